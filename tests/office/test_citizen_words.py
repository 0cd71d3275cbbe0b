"""What a citizen reads of a dossier, in every state, in both languages and by text message."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from office.dossiers import citizen_words
from office.dossiers.citizen_words import Mark, Mood
from office.dossiers.deadlines import Running
from office.dossiers.dossier import DossierState, ReturnBy
from office.dossiers.dossier_records import CitizenView
from office.profile import VIETNAM
from office.sms import messages
from office.texts import ENGLISH

NOW = datetime(2026, 11, 23, 8, 5, tzinfo=VIETNAM)
RECEIVED = NOW - timedelta(days=3)
HOTLINE = "0218 385 0000"
S = DossierState


def view(**parts) -> CitizenView:
    plain = CitizenView(
        dossier_id=7,
        code="H15.50.05.13-261120-0975",
        title="Xác nhận tình trạng hôn nhân",
        state=S.IN_PROCESS,
        received_at=RECEIVED,
        due_at=datetime(2026, 11, 26, 9, 15, tzinfo=VIETNAM),
        running=Running.IN_TIME,
        extended=False,
        lacking=(),
        lacks_more=False,
        return_by=ReturnBy.DESK,
        ready=False,
        fetch_at=(2, 3),
        result_service="ket-qua",
        settled_at=None,
        returned_at=None,
    )
    return replace(plain, **parts)


STILL = {"running": None}
DONE = {"running": None, "settled_at": NOW}
PAPERS = ("Giấy chứng sinh", "Tờ khai", "Bản vẽ", "Ảnh")
# name: what differs, the headline, words of the block, the marks of the steps, the mood
CASES = {
    "received": ({"state": S.RECEIVED}, "chưa đến ngày hẹn", "từ 09:15, Thứ Năm, 26/11/2026",
                 "done done now ahead", Mood.WORKING),
    "soon": ({"running": Running.DUE_SOON}, "sắp đến ngày hẹn", "nhớ mang giấy hẹn",
             "done done now ahead", Mood.WORKING),
    "no limit": ({"due_at": None, "running": None}, "Đang giải quyết.", "Chưa định ngày",
                 "done done now ahead", Mood.WORKING),
    "late": ({"running": Running.OVERDUE}, "Chúng tôi xin lỗi", HOTLINE, "done done now ahead",
             Mood.LATE),
    "put off": ({"extended": True}, "Chúng tôi xin lỗi", "26/11/2026", "done done now ahead",
                Mood.WORKING),
    "by post": ({"return_by": ReturnBy.POST}, "chưa đến ngày hẹn", "không cần đến",
                "done done now ahead", Mood.WORKING),
    "supplement": ({"state": S.AWAITING_SUPPLEMENT, "lacking": PAPERS[:1], **STILL},
                   "còn thiếu giấy tờ", "• Giấy chứng sinh", "done now ahead ahead",
                   Mood.YOUR_TURN),
    "letter": ({"state": S.AWAITING_SUPPLEMENT, "lacks_more": True, **STILL}, "còn thiếu",
               "Theo phiếu yêu cầu", "done now ahead ahead", Mood.YOUR_TURN),
    "advised": ({"state": S.AWAITING_SUPPLEMENT, "received_at": None, "due_at": None, **STILL},
                "còn thiếu", "gặp cán bộ", "done now ahead ahead", Mood.YOUR_TURN),
    "finance": ({"state": S.AWAITING_FINANCE, **STILL}, "nộp thuế, phí", "biên lai",
                "done done now ahead", Mood.YOUR_TURN),
    "ready": ({"state": S.RESULT_READY, "ready": True, **DONE}, "mời bạn nhận", "Quầy 2, 3",
              "done done done now", Mood.READY),
    "on its way": ({"state": S.RESULT_READY, **DONE}, "đang chuyển về quầy", "26/11/2026",
                   "done done done now", Mood.READY),
    "on its way late": ({"state": S.RESULT_READY, "due_at": RECEIVED, **DONE}, "đang chuyển",
                        "Xin quay lại sau", "done done done now", Mood.READY),
    "posted": ({"state": S.RESULT_READY, "return_by": ReturnBy.POST, "ready": True, **DONE},
               "qua bưu điện", "không cần đến", "done done done now", Mood.READY),
    "electronic": ({"state": S.RESULT_READY, "return_by": ReturnBy.ELECTRONIC, **DONE},
                   "qua mạng", "không cần đến", "done done done now", Mood.READY),
    "returned": ({"state": S.RETURNED, "returned_at": NOW, **DONE}, "đã được trả",
                 "Thứ Hai, 23/11/2026", "done done done done", Mood.READY),
    "refused": ({"state": S.REFUSED, **DONE}, "không được giải quyết", "phiếu từ chối",
                "done ended", Mood.OVER),
    "not taken": ({"state": S.REFUSED, "received_at": None, **DONE}, "không được tiếp nhận",
                  "phiếu từ chối", "done ended", Mood.OVER),
    "withdrawn": ({"state": S.WITHDRAWN, **DONE}, "rút lại", "23/11/2026", "done ended",
                  Mood.OVER),
    "stopped": ({"state": S.STOPPED, **DONE}, "dừng giải quyết", "thông báo dừng", "done ended",
                Mood.OVER),
}  # fmt: skip
cases = pytest.mark.parametrize("name", CASES)


def test_every_state_a_citizen_can_see_is_tried() -> None:
    states = {view(**parts).state for parts, *_rest in CASES.values()}

    assert states == set(DossierState) - {DossierState.VOIDED}


@cases
def test_each_state_is_told_in_plain_words(name: str) -> None:
    parts, headline, words, marks, mood = CASES[name]
    mine = view(**parts)
    told = citizen_words.block(mine, NOW, hotline=HOTLINE)

    assert headline in citizen_words.headline(mine)
    assert words in f"{told.lead} {told.main} {told.note}"
    assert told.lead
    assert told.main
    assert [Mark(mark) for mark in marks.split()] == [
        step.mark for step in citizen_words.steps(mine, NOW)
    ]
    assert citizen_words.mood(mine) is mood


@cases
def test_english_has_no_vietnamese_left(name: str) -> None:
    mine = view(**CASES[name][0])
    told = citizen_words.block(mine, NOW, hotline=HOTLINE, language=ENGLISH)
    steps = citizen_words.steps(mine, NOW, ENGLISH)
    said = [citizen_words.headline(mine, ENGLISH), told.lead, told.main, told.note]
    said += [words for step in steps for words in (step.title, step.note)]
    named = " ".join(said).replace(PAPERS[0], "").replace("•", "")

    assert named.isascii(), named


@cases
def test_a_text_message_is_one_message_of_plain_letters(name: str) -> None:
    mine = view(**CASES[name][0], code="000.00.00.H15.50.05.13-261120-0975001")
    said = citizen_words.sms_answer(mine, NOW, hotline=HOTLINE)

    assert len(said) <= 160
    assert said == messages.plain(said)
    assert said.startswith(f"HS {mine.code}: ")


def test_who_waits_too_long_gets_the_apology_and_the_hotline() -> None:
    late = view(running=Running.OVERDUE, extended=True)

    assert citizen_words.headline(late) == "Hồ sơ bị trễ hẹn. Chúng tôi xin lỗi."
    assert "Chung toi xin loi" in citizen_words.sms_answer(late, NOW, hotline=HOTLINE)
    assert HOTLINE in citizen_words.sms_answer(late, NOW, hotline=HOTLINE)


def test_more_papers_than_fit_are_left_to_the_letter() -> None:
    mine = view(state=S.AWAITING_SUPPLEMENT, lacking=PAPERS, **STILL)
    lines = citizen_words.block(mine, NOW).main.splitlines()

    assert lines == ["• Giấy chứng sinh", "• Tờ khai", "và giấy tờ khác"]


def test_a_paper_named_by_a_whole_sentence_is_cut_at_a_word() -> None:
    long = "Giấy tờ chứng minh quyền sử dụng đất theo quy định của pháp luật về đất đai và nhà ở"
    mine = view(state=S.AWAITING_SUPPLEMENT, lacking=(long,), **STILL)
    said = citizen_words.block(mine, NOW).main

    assert said == "• Giấy tờ chứng minh quyền sử dụng đất theo quy định của pháp…"


def test_days_are_told_as_people_say_them() -> None:
    old = view(received_at=datetime(2025, 3, 7, 9, tzinfo=VIETNAM))
    received, complete, now, ahead = citizen_words.steps(old, NOW)

    assert (received.note, complete.note) == ("Thứ Sáu, 07/03/2025",) * 2
    assert now.note == "Hôm nay, 23/11"
    assert ahead.note == "Hẹn Thứ Năm, 26/11"


@pytest.mark.parametrize(
    ("parts", "may"),
    [
        ({"ready": True}, True),
        ({"ready": False}, False),
        ({"ready": True, "return_by": ReturnBy.POST}, False),
        ({"ready": True, "result_service": None}, False),
    ],
)
def test_a_number_for_the_result_is_offered_only_where_it_can_be_fetched(parts, may) -> None:
    assert citizen_words.may_fetch(view(state=S.RESULT_READY, **parts)) is may
