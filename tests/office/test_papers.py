from dataclasses import fields, replace

from office import proof
from office.ordering import Estimate
from office.thermal import papers
from office.thermal.papers import Badge, Big, Check, Cut, Pair, QrBeside, Text
from office.ticket import Lane
from tests import slips


def texts_of(paper: papers.Paper) -> list[str]:
    """Every text on it from top to bottom."""
    found: list[str] = []
    for item in paper:
        match item:
            case Text() | Big() | Badge() | Check():
                found.append(item.text)
            case Pair():
                found += [item.left, item.right]
            case QrBeside():
                found += [line.text for line in item.lines if isinstance(line, Text)]
    return found


def test_a_ticket_says_where_what_and_how_long() -> None:
    assert texts_of(slips.paper()) == [
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "PHƯỜNG HÒA BÌNH",
        "PHIẾU SỐ THỨ TỰ",
        "UT-005",
        "ƯU TIÊN",
        "Chứng thực",
        "Quầy 1 hoặc Quầy 3",
        "Trước bạn",
        "2 người",
        "Chờ dự kiến",
        "5–10 phút",
        "Lấy số lúc",
        "08:07, 23/11/2026",
        "Mang theo:",
        "Bản chính giấy tờ cần sao y",
        "Căn cước hoặc VNeID",
        "Lệ phí: 2.000 đồng/trang",
        "Mã tra cứu số của bạn",
        "Đường dây nóng",
        "1900 0000",
        "Vui lòng giữ phiếu và chờ gọi số.",
        "Xin cảm ơn!",
    ]


def test_a_paper_ends_with_its_cut() -> None:
    assert slips.paper()[-1] == Cut()


def test_no_time_is_promised_where_it_would_be_a_guess() -> None:
    assert "Chờ dự kiến" not in texts_of(slips.paper(estimate=None))


def test_a_wait_from_nothing_is_told_as_its_upper_end() -> None:
    assert papers.estimate_text(Estimate(0, 5)) == "dưới 5 phút"
    assert papers.estimate_text(Estimate(10, 20)) == "10–20 phút"


def test_counters_are_named_one_by_one() -> None:
    assert papers.counters_text((2,)) == "Quầy 2"
    assert papers.counters_text((1, 2, 3)) == "Quầy 1, Quầy 2 hoặc Quầy 3"
    assert not any("Quầy" in line for line in texts_of(slips.paper(counters=())))


def test_only_a_priority_ticket_bears_the_star() -> None:
    assert Badge("ƯU TIÊN", star=True) in slips.paper()
    assert not any(isinstance(item, Badge) for item in slips.paper(lane=Lane.ORDINARY))


def test_a_reprint_keeps_the_number_and_is_marked() -> None:
    first, again = slips.paper(), slips.paper(again=True)

    assert [item for item in again if item not in first] == [Badge("IN LẠI")]
    assert Big("UT-005") in again


def test_the_qr_is_a_look_up_text_that_the_office_recognises() -> None:
    code = next(item for item in slips.paper() if isinstance(item, QrBeside))

    asked = proof.check_payload(slips.KEY, code.payload)
    assert asked == proof.LookUp("hoa-binh", slips.DAY, "UT-005")


def test_a_ticket_has_no_room_for_a_person() -> None:
    assert {field.name for field in fields(papers.TicketFacts)} == {
        "label",
        "lane",
        "service",
        "ahead",
        "estimate",
        "counters",
        "issued_at",
        "business_date",
        "language",
        "proof",
    }


def test_an_english_ticket_names_office_service_and_papers_in_english() -> None:
    said = texts_of(slips.paper(language="en"))

    assert said[:2] == ["PUBLIC ADMINISTRATIVE SERVICE CENTRE", "HOA BINH WARD"]
    assert "Certified copies" in said
    assert "The original papers" in said


def test_where_english_is_missing_the_vietnamese_stands() -> None:
    service = replace(slips.SERVICE, title_en="", bring_en=())
    office = replace(slips.OFFICE, title_en="", authority_en="")
    said = texts_of(slips.paper(language="en", service=service, office=office))

    assert {"PHƯỜNG HÒA BÌNH", "Chứng thực", "Căn cước hoặc VNeID"} <= set(said)


def test_without_a_hotline_none_is_named() -> None:
    assert "Đường dây nóng" not in texts_of(slips.paper(office=replace(slips.OFFICE, hotline="")))


def test_the_trial_paper_shows_every_stacked_accent_and_the_printers_name() -> None:
    said = " ".join(texts_of(papers.test_paper("tcp:10.0.0.5:9100", slips.facts().issued_at)))

    assert all(letter in said for letter in "ẲẾỖỘỢỰđ")
    assert "tcp:10.0.0.5:9100" in said
    assert "08:07, 23/11/2026" in said
