"""The catalogue is read whole, or refused whole with the line and the reason."""

import json
import os
from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.assets import CATALOGS, COMMUNE, FOLDER
from office.errors import BadFile
from office.ordering import Ratio
from office.procedure import Channel, Unit
from office.profile import ClosedDay, PriorityNumbering, Service, Session
from office.settings.catalog import Catalog, read_catalog
from office.settings.national import free_letter, slug

ICONS = FOLDER / "icons"

SMALL = """\
[office]
site = "mau"
authority = "Trung tâm"
title = "XÃ MẪU"

[rules]
priority_ratio = "1:3"
priority_numbering = "service"
priority_series = "Đ"

[hours]
monday = ["07:30-11:30", "13:30-17:00"]
saturday = ["08:00-11:00"]

[[closed_day]]
date = 2026-11-24
title = "Ngày Văn hóa Việt Nam"

[[priority_class]]
id = "cao-tuoi"
title = "Từ 60 tuổi"
title_en = "Aged 60"
icon = "elderly"

[[service]]
id = "ho-tich"
letter = "A"
title = "Hộ tịch"
title_en = "Civil status"
width = 3
daily_limit = 200
bring = ["Thẻ căn cước"]
ask_procedure = true

[[service]]
id = "ket-qua"
letter = "H"
title = "Nhận kết quả"
title_en = "Results"
tone = "result"

[[counter]]
number = 1
services = ["ho-tich"]

[[counter]]
number = 2
services = ["ho-tich", "ket-qua"]

[[procedure]]
code = "1.001193"
title = "Đăng ký khai sinh"
service = "ho-tich"
field = "Hộ tịch"
limit = "1 working_day"
limit_post = "5 calendar_day"
fee = 0
fee_online = 8000
cutoff = "15:00"
papers = [
    "Tờ khai",
    { title = "Giấy chứng sinh", copies = 1 },
]

[[procedure]]
code = "1.000656"
title = "Đăng ký khai tử"
service = "ho-tich"
field = "Hộ tịch"
channels = ["counter"]
limit = "none"
"""


def read(folder: Path, text: str, name: str = "danh-muc.toml") -> Catalog:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_catalog(path)


def line_of(text: str, part: str, nth: int = 1) -> int:
    """The line of the nth line that holds `part`."""
    return [number for number, line in enumerate(text.split("\n"), 1) if part in line][nth - 1]


def refusal(folder: Path, text: str, name: str = "danh-muc.toml") -> tuple[object, str]:
    with pytest.raises(BadFile) as refused:
        read(folder, text, name)
    assert refused.value.fields["file"] == name
    return refused.value.fields["line"], str(refused.value.fields["reason"])


def test_a_catalogue_says_what_its_file_says(tmp_path):
    catalog = read(tmp_path, SMALL)

    office = catalog.office
    assert office is not None
    assert (office.site_id, office.title) == ("mau", "XÃ MẪU")
    assert office.rules.ratio == Ratio(1, 3)
    assert office.rules.priority_numbering is PriorityNumbering.SERVICE_SERIES
    assert office.rules.tickets_per_minute == 20
    assert office.week[0] == (
        Session(time(7, 30), time(11, 30)),
        Session(time(13, 30), time(17, 0)),
    )
    assert office.week[1] == ()
    assert office.week[5] == (Session(time(8, 0), time(11, 0)),)
    assert office.closed_days == (ClosedDay(date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),)
    assert [service.letter for service in catalog.services] == ["A", "H"]
    assert catalog.services[0].bring == ("Thẻ căn cước",)
    assert catalog.services[1].tone == "result"
    assert [service.ask_procedure for service in catalog.services] == [True, False]
    assert catalog.counters[1].services == ("ho-tich", "ket-qua")


def test_limits_and_fees_are_by_channel_and_none_is_not_free(tmp_path):
    birth, death = read(tmp_path, SMALL).procedures

    by_channel = {row.channel: row for row in birth.channels}
    assert (by_channel[Channel.COUNTER].value, by_channel[Channel.COUNTER].fee_vnd) == (1, 0)
    assert by_channel[Channel.POST].unit is Unit.CALENDAR_DAY
    assert by_channel[Channel.ONLINE].fee_vnd == 8000
    assert birth.cutoff == time(15, 0)
    assert birth.short_title == birth.title
    assert [(paper.originals, paper.copies) for paper in birth.papers] == [(1, 0), (1, 1)]
    (row,) = death.channels
    assert (row.value, row.unit, row.fee_vnd) == (None, None, None)


def test_priority_first_is_a_ratio_without_ordinary_calls(tmp_path):
    text = SMALL.replace('"1:3"', '"priority_first"')

    office = read(tmp_path, text).office

    assert office is not None
    assert office.rules.ratio == Ratio(1, 0)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_are_right_whatever_the_editor(tmp_path, ending):
    text = SMALL.replace('letter = "H"', 'letter = "A"')

    line, _ = refusal(tmp_path, "\ufeff" + text.replace("\n", ending))

    assert line == line_of(text, 'letter = "A"', 2)


# What is replaced, by what, a part of the line that must be named (and which such line), and a
# part of the reason.
BAD = [
    ("mau", "không hợp lệ!", 'site = "', 1, "site"),
    ('title = "XÃ MẪU"', 'titel = "XÃ MẪU"', "titel", 1, "không biết mục “titel”"),
    ("[rules]", "[luat]", "[luat]", 1, "không biết mục “luat”"),
    ('title = "XÃ MẪU"\n', "", "[office]", 1, "thiếu “title”"),
    ('title = "XÃ MẪU"', 'title = "  "', 'title = "  "', 1, "để trống"),
    ('title = "XÃ MẪU"', "title = 5", "title = 5", 1, "phải là chữ"),
    ('title = "XÃ MẪU"', 'title = "X\\u0007"', "X\\u0007", 1, "ký tự điều khiển"),
    ('title = "XÃ MẪU"', 'title = "X\\u202e"', "X\\u202e", 1, "ký tự điều khiển"),
    ('"1:3"', '"3"', "priority_ratio", 1, "2:1"),
    ('"1:3"', '"0:1"', "priority_ratio", 1, "2:1"),
    ('"service"\npriority_series', '"khac"\npriority_series', "priority_numbering", 1, "own"),
    ('priority_series = "Đ"', 'priority_series = "A"', 'letter = "A"', 1, "số ưu tiên"),
    ('priority_series = "Đ"', 'priority_series = "a1"', "priority_series", 1, "chữ in hoa"),
    ("07:30-11:30", "07:30-13:45", "monday", 1, "chồng lên nhau"),
    ("07:30-11:30", "11:30-07:30", "11:30-07:30", 1, "đóng trước khi mở"),
    ("08:00-11:00", "8h-11h", "saturday", 1, "07:30-11:30"),
    ("08:00-11:00", "08:00-24:00", "saturday", 1, "07:30-11:30"),
    ("saturday =", "thubay =", "thubay", 1, "thubay"),
    ("2026-11-24", '"2026-02-30"', "2026-02-30", 1, "ngày có thật"),
    ("2026-11-24", "2026-11-24T08:00:00", "2026-11-24T", 1, "ngày có thật"),
    ("2026-11-24", "2026-13-01", "2026-13-01", 1, "sai cú pháp"),
    ('letter = "H"', 'letter = "A"', 'letter = "A"', 2, "đã dùng cho “Hộ tịch”"),
    ('letter = "H"', 'letter = "h"', 'letter = "h"', 1, "chữ in hoa"),
    ('letter = "H"', 'letter = "HHHH"', "HHHH", 1, "chữ in hoa"),
    ('id = "ket-qua"', 'id = "ho-tich"', 'id = "ho-tich"', 2, "đã có ở trên"),
    ('id = "ket-qua"', 'id = "Kết quả"', "Kết quả", 1, "chữ thường không dấu"),
    ("width = 3", "width = 1", "width", 1, "từ 2 đến 6"),
    ("width = 3", "width = 7", "width", 1, "từ 2 đến 6"),
    ("width = 3", "width = true", "width", 1, "số nguyên"),
    ("daily_limit = 200", "daily_limit = -1", "daily_limit", 1, "từ 0"),
    ('bring = ["Thẻ căn cước"]', 'bring = "Thẻ"', "bring", 1, "danh sách"),
    ('tone = "result"', 'tone = "vui"', "vui", 1, "result"),
    ("ask_procedure = true", "ask_procedure = 1", "ask_procedure", 1, "true"),
    ('title_en = "Results"\n', "", "[[service]]", 2, "thiếu “title_en”"),
    ('services = ["ho-tich"]', 'services = ["dat-dai"]', "dat-dai", 1, "không có lĩnh vực"),
    ('services = ["ho-tich"]', "services = []", "services = []", 1, "chưa có lĩnh vực"),
    (', "ket-qua"]', "]", "[[service]]", 2, "không quầy nào phục vụ “Nhận kết quả”"),
    ('["ho-tich", "ket-qua"]', '["ho-tich", "ket-qua", "ket-qua"]', '"ket-qua"]', 1, "hai lần"),
    ("number = 2", "number = 1", "number = 1", 2, "đã có ở trên"),
    ("number = 2", "number = 0", "number = 0", 1, "từ 1"),
    ('code = "1.000656"', 'code = "1.001193"', "1.001193", 2, "đã có ở trên"),
    ('code = "1.000656"', 'code = "=1+1"', "=1+1", 1, "mã thủ tục"),
    ('"ho-tich"\nfield', '"dat-dai"\nfield', "dat-dai", 1, "không có lĩnh vực"),
    ("width = 3", "# width = 3\nwidth = 1", "width = 1", 1, "từ 2 đến 6"),
    ('limit = "none"', 'limit = "5 ngày"', "5 ngày", 1, "working_day"),
    ('limit = "none"', 'limit = "-5 hour"', "-5 hour", 1, "working_day"),
    ('limit = "none"\n', "", "[[procedure]]", 2, "thiếu “limit”"),
    ("fee = 0", "fee = -1", "fee = -1", 1, "từ 0"),
    ("fee = 0", "fee = 0.5", "fee = 0.5", 1, "số nguyên"),
    ('["counter"]', '["fax"]', "fax", 1, "counter"),
    ('["counter"]', '["counter"]\nfee_post = 1', "fee_post", 1, "post"),
    ('cutoff = "15:00"', 'cutoff = "25:00"', "25:00", 1, "15:00"),
    ("copies = 1", "copies = -1", "copies = -1", 1, "từ 0"),
    ("copies = 1", "copy = 1", "copy = 1", 1, "không biết mục “copy”"),
    ('"Tờ khai",', "7,", "7,", 1, "phải là chữ"),
    ('"Tờ khai",', '"Tờ khai,', '"Tờ khai,', 1, "sai cú pháp"),
    ('site = "mau"', 'site = "mau"\nsite = "hai"', "hai", 1, "sai cú pháp"),
]


@pytest.mark.parametrize("case", BAD, ids=lambda case: case[1])
def test_a_bad_entry_is_named_with_its_line(tmp_path, case):
    old, new, part, nth, reason = case
    assert old in SMALL
    text = SMALL.replace(old, new, 1)

    line, said = refusal(tmp_path, text)

    assert line == line_of(text, part, nth)
    assert reason in said


def test_an_office_without_hours_is_refused(tmp_path):
    first, last = line_of(SMALL, "[hours]"), line_of(SMALL, "saturday")
    lines = SMALL.split("\n")
    text = "\n".join(lines[:first] + lines[last:])

    line, reason = refusal(tmp_path, text)

    assert (line, "giờ làm việc" in reason) == (first, True)


def test_an_office_without_services_is_refused(tmp_path):
    _, reason = refusal(tmp_path, SMALL[: SMALL.index("[[service]]")])

    assert "[[service]]" in reason


def test_a_formula_in_a_title_stays_plain_text(tmp_path):
    text = SMALL.replace('"Hộ tịch"\ntitle_en', "\"=cmd|' /C calc'!A0 <b>\"\ntitle_en")

    assert read(tmp_path, text).services[0].title == "=cmd|' /C calc'!A0 <b>"


def test_combining_accents_are_composed(tmp_path):
    text = SMALL.replace("XÃ MẪU", "XA\u0303 MA\u0302\u0303U")

    office = read(tmp_path, text).office

    assert office is not None
    assert office.title == "XÃ MẪU"


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [
        (b"", 1, "rỗng"),
        (b" \n\n", 1, "rỗng"),
        (b"# only a comment", 1, "[office]"),
        (b'[office]\nsite = "mau"\ntitle = "X\xc3 M\xea"\n', 3, "UTF-8"),
        ("[office]".encode("utf-16"), 1, "UTF-8"),
        (b"\n\n\x00", 3, "cú pháp"),
        (b"a = 1\nb = " + b"[" * 50_000, 2, "lồng nhau"),
        (b"a = 1\nb = " + b"9" * 5000, 2, "số quá dài"),
        (b"b = 1\n" + b"a." * 2_000_000 + b"a = 1", 2, "dấu chấm"),
        (b"{", 1, "JSON"),
        (b"[[service", 1, "cú pháp"),
    ],
)
def test_what_is_no_catalogue_at_all_is_refused(tmp_path, raw, line, reason):
    path = tmp_path / "rac.toml"
    path.write_bytes(raw)

    with pytest.raises(BadFile) as refused:
        read_catalog(path)

    assert refused.value.fields["line"] == line
    assert reason in refused.value.message()


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "lon.toml"
    with path.open("wb") as huge:
        huge.truncate(50_000_000)

    with pytest.raises(BadFile, match="lớn hơn"):
        read_catalog(path)


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(BadFile, match="không mở được"):
        read_catalog(tmp_path / "khong-co.toml")


@pytest.mark.parametrize("name", [".", "/dev/zero"])
def test_what_is_no_file_is_no_catalogue(tmp_path, name):
    with pytest.raises(BadFile):
        read_catalog(tmp_path / name)


# ---- the presets ----------------------------------------------------------------------------


def test_the_commune_has_forty_procedures_in_six_services():
    catalog = read_catalog(COMMUNE)

    count = Counter(procedure.service_id for procedure in catalog.procedures)
    assert len(catalog.procedures) >= 40
    assert len(count) >= 6
    assert [(service.letter, service.title) for service in catalog.services] == [
        ("A", "Hộ tịch"),
        ("B", "Chứng thực"),
        ("C", "Đất đai – Xây dựng"),
        ("D", "Cư trú – Căn cước"),
        ("E", "Bảo trợ xã hội"),
        ("H", "Nhận kết quả"),
        ("K", "Hộ kinh doanh"),
    ]
    assert len(catalog.counters) == 6


def test_the_commune_keeps_saturday_morning_and_known_days_off():
    office = read_catalog(COMMUNE).office

    assert office is not None
    assert office.week[5] == (Session(time(7, 30), time(11, 30)),)
    assert office.week[6] == ()
    days = {closed.day for closed in office.closed_days}
    assert {date(2026, 11, 24), date(2026, 8, 31), date(2027, 2, 6)} <= days
    assert date(2026, 8, 22) not in days


def test_the_department_has_the_41_procedures_by_field():
    catalog = read_catalog(CATALOGS / "department.toml")

    assert Counter(procedure.field for procedure in catalog.procedures) == {
        "Báo chí": 6,
        "Xuất bản, In và Phát hành": 15,
        "Phát thanh, Truyền hình và Thông tin điện tử": 14,
        "Bưu chính": 6,
    }
    assert [service.title for service in catalog.services] == list(
        dict.fromkeys(procedure.field for procedure in catalog.procedures)
    )


@pytest.mark.parametrize("name", ["commune.toml", "department.toml"])
def test_presets_are_complete_for_screens_in_two_languages(name):
    catalog = read_catalog(CATALOGS / name)

    assert catalog.office is not None
    assert len(catalog.office.classes) == 6
    assert catalog.office.title_en
    assert catalog.office.notice_en
    for titled in (*catalog.services, *catalog.office.classes):
        assert titled.title_en.isascii()
        assert (ICONS / f"{titled.icon}.svg").exists()
    for service in catalog.services:
        assert service.hint
        assert service.hint_en
        assert len(service.bring) == len(service.bring_en) > 0
    for procedure in catalog.procedures:
        assert procedure.papers
        for row in procedure.channels:
            assert (row.value is None) == (row.unit is None)


# ---- the national catalogue's shape ---------------------------------------------------------


def national(**changes: object) -> dict[str, object]:
    """One procedure in the national shape."""
    return {
        "code": "1.001193",
        "name": "Thủ tục đăng ký khai sinh",
        "short_name": "Đăng ký khai sinh",
        "field": "Hộ tịch",
        "queue_group": "HT",
        "level": ["Cấp xã"],
        "decision_no": None,
        "channels": [
            {
                "channel": "counter",
                "time_value": 1,
                "time_unit": "working_day",
                "fee_vnd": 0,
                "fee_raw": None,
            },
            {"channel": "post", "time_value": None, "time_unit": None, "fee_vnd": None},
        ],
        "deadline_rule": {"type": "same_day", "cutoff": "15:00"},
        "papers": [
            {"group": None, "name": "Tờ khai", "original": 1, "copy": 0, "conditional": False},
            {"group": "Nộp", "name": "Giấy", "original": 0, "copy": 1, "conditional": True},
        ],
        "verified": True,
    } | changes


def as_json(*procedures: dict[str, object]) -> str:
    return json.dumps(
        {"meta": {"count": 1}, "procedures": procedures}, ensure_ascii=False, indent=1
    )


def test_national_procedures_come_with_the_services_they_need(tmp_path):
    text = as_json(
        national(),
        national(code="2", field="Báo chí", queue_group="TTTT"),
        national(code="3", field="Bưu chính", queue_group="TTTT"),
    )

    catalog = read(tmp_path, text, "quoc-gia.json")

    assert catalog.office is None
    assert catalog.counters == ()
    assert [(service.service_id, service.letter) for service in catalog.services] == [
        ("ho-tich", "HT"),
        ("bao-chi", "BC"),
        ("buu-chinh", "BCA"),
    ]
    birth = catalog.procedures[0]
    assert (birth.service_id, birth.level, birth.cutoff) == ("ho-tich", "Cấp xã", time(15, 0))
    assert [(row.value, row.fee_vnd) for row in birth.channels] == [(1, 0), (None, None)]
    assert [paper.conditional for paper in birth.papers] == [False, True]


def test_national_procedures_join_the_services_an_office_has(tmp_path):
    path = tmp_path / "quoc-gia.json"
    path.write_text(as_json(national(), national(code="2", field="BÁO CHÍ", queue_group="TTTT")))
    known = (
        Service(service_id="ho-tich", letter="A", title="Hộ tịch", title_en="Civil status"),
        Service(service_id="bc", letter="BC", title="Báo chí", title_en="Press"),
    )

    catalog = read_catalog(path, known)

    assert catalog.services == ()
    assert [procedure.service_id for procedure in catalog.procedures] == ["ho-tich", "bc"]


def test_an_added_service_takes_no_letter_that_is_in_use(tmp_path):
    path = tmp_path / "quoc-gia.json"
    path.write_text(as_json(national()))
    known = (Service(service_id="khac", letter="HT", title="Khác", title_en="Other"),)

    (service,) = read_catalog(path, known).services

    assert service.letter == "HTA"


@pytest.mark.parametrize(
    ("changes", "part", "nth", "reason"),
    [
        ({"code": "1.001193"}, '"1.001193"', 2, "đã có ở trên"),
        ({"code": 7}, '"code": 7', 1, "phải là chữ"),
        ({"la": 1}, '"la"', 1, "không biết mục “la”"),
        ({"channels": []}, '"channels": []', 1, "channels"),
        ({"channels": [{"channel": "fax"}]}, '"fax"', 1, "counter"),
        (
            {"channels": [{"channel": "post", "time_value": 3, "time_unit": None}]},
            '"time_value": 3',
            1,
            "time_unit",
        ),
        (
            {"channels": [{"channel": "post", "time_value": -3, "time_unit": "hour"}]},
            '"time_value": -3',
            1,
            "từ 1",
        ),
        ({"channels": [{"channel": "post", "fee_vnd": -1}]}, '"fee_vnd": -1', 1, "từ 0"),
        ({"papers": [{"name": "A"}, {"name": "B\u0007"}]}, "u0007", 1, "ký tự điều khiển"),
        ({"papers": [{"name": "A"}, 5]}, " 5", 1, "đối tượng"),
        ({"field": "\ud800"}, "ud800", 1, "ký tự điều khiển"),
    ],
)
def test_a_bad_national_entry_is_named_with_its_line(tmp_path, changes, part, nth, reason):
    data = {"meta": {}, "procedures": [national(), national(code="2") | changes]}
    text = json.dumps(data, indent=1)

    line, said = refusal(tmp_path, text, "quoc-gia.json")

    assert line == line_of(text, part, nth)
    assert reason in said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"procedures": [\n{"code": }]}', 2),
        ("[]", 1),
        ('{"procedures": []}', 1),
        ('{\n"procedures": 5}', 2),
        ('{"procedures": [\n5]}', 2),
        ('{"a": ' + "[" * 100_000, 1),
        ('{"a": \n' + "9" * 5000 + "}", 2),
        ('{\n"khac": 1}', 2),
    ],
)
def test_what_is_no_national_file_is_refused(tmp_path, text, line):
    found, _ = refusal(tmp_path, text, "quoc-gia.json")

    assert found == line


def test_letters_and_ids_are_made_from_vietnamese_words():
    assert slug("Đăng ký, quản lý cư trú") == "dang-ky-quan-ly-cu-tru"
    assert free_letter(slug("Báo chí"), set()) == "BC"
    assert free_letter(slug("Báo chí"), {"BC", "BCA"}) == "BCB"
    assert free_letter("", set()) == "X"


@pytest.mark.skipif("MOTCUA_NATIONAL_JSON" not in os.environ, reason="no national file given")
def test_the_real_national_file_is_read():
    catalog = read_catalog(Path(os.environ["MOTCUA_NATIONAL_JSON"]))

    assert len(catalog.procedures) == 65
    assert len({service.letter for service in catalog.services}) == len(catalog.services)
    have = {service.service_id for service in catalog.services}
    assert {procedure.service_id for procedure in catalog.procedures} <= have


# ---- anything at all ------------------------------------------------------------------------

anything = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read_or_refuse(folder: Path, raw: bytes, name: str) -> None:
    path = folder / name
    path.write_bytes(raw)
    line: object = 1
    try:
        read_catalog(path)
    except BadFile as refused:
        line = refused.fields["line"]
    assert line in range(1, raw.count(b"\n") + 2)


@anything
@given(raw=st.binary(max_size=200), name=st.sampled_from(["a.toml", "a.json"]))
def test_random_bytes_are_read_or_refused_with_a_line(tmp_path, raw, name):
    read_or_refuse(tmp_path, raw, name)


values = st.sampled_from(
    ["-1", "true", "1e9", "[]", "{}", '""', '"x"', "[[1]]", "2026-01-01", "nan", '["a", 1]']
) | st.text(max_size=12)


@anything
@given(line=st.integers(0, SMALL.count("\n") - 1), value=values)
def test_a_catalogue_with_one_value_changed_is_read_or_refused(tmp_path, line, value):
    lines = SMALL.split("\n")
    key, equals, _ = lines[line].partition("=")
    lines[line] = f"{key}= {value}" if equals else value

    read_or_refuse(tmp_path, "\n".join(lines).encode(errors="surrogatepass"), "a.toml")


@anything
@given(start=st.integers(0, len(SMALL)), length=st.integers(0, 60), middle=st.text(max_size=20))
def test_a_catalogue_with_a_piece_torn_out_is_read_or_refused(tmp_path, start, length, middle):
    torn = SMALL[:start] + middle + SMALL[start + length :]

    read_or_refuse(tmp_path, torn.encode(errors="surrogatepass"), "a.toml")


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
nested = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@anything
@given(key=st.sampled_from([*national(), "channels", "papers"]), value=nested)
def test_a_national_file_with_anything_in_it_is_read_or_refused(tmp_path, key, value):
    text = json.dumps({"procedures": [national(), national(code="2") | {key: value}]}, indent=1)

    read_or_refuse(tmp_path, text.encode(), "a.json")
