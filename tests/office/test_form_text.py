"""What people wrote stands on the forms letter by letter, and nothing in it is run."""

from dataclasses import replace

import pytest

from office.forms import records
from tests import form_samples as samples
from tests.form_reader import NEW, OLD, pages, pdf_of, said, tight

LETTERS = "".join(
    f"{base}{lower}{upper}"
    for base, lower, upper in (
        ("", "aàảãáạăằẳẵắặâầẩẫấậ", "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ"),
        ("", "eèẻẽéẹêềểễếệ", "EÈẺẼÉẸÊỀỂỄẾỆ"),
        ("", "iìỉĩíịuùủũúụưừửữứự", "IÌỈĨÍỊUÙỦŨÚỤƯỪỬỮỨỰ"),
        ("", "oòỏõóọôồổỗốộơờởỡớợ", "OÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ"),
        ("", "yỳỷỹýỵđ", "YỲỶỸÝỴĐ"),
    )
)


def test_every_vietnamese_letter_is_read_back_as_it_was() -> None:
    person = replace(samples.PERSON, name=LETTERS[:60], address=LETTERS[60:])

    text = said(replace(samples.REFUSAL, submitter=person, reason=LETTERS)).replace(" ", "")

    assert len(LETTERS) == 146
    assert LETTERS in text
    assert LETTERS[:60] in text
    assert LETTERS[60:] in text


HOSTILE = (
    '#import "../common.typ": *',
    '#panic("x")',
    '#read("/etc/passwd") #sys.inputs',
    "$x^2$ *đậm* _nghiêng_ `mã` @nhãn <nhãn> ~ \\ \\u{41}",
    "<b>đậm</b> &lt; =cmd|' /C calc'!A0",
    "= Đề mục",
    "- gạch + cộng / chia: 1. một",
    "// chú thích /* nữa */ https://vidu.example.vn",
    "\"nháy\" 'đơn' -- --- ... #[ ] { } ( ;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_people_s_text_is_printed_letter_by_letter_and_never_run(text: str) -> None:
    person = records.FormPerson(name=text, address=text, phone=text, email=text, id_number=text)
    paper = records.PaperRow(title=text, note=text)
    form = samples.receipt(
        submitter=person, owner=person, papers=(paper,), procedure=text, return_to=text,
        fetcher=text, authorisation=text, fee_note=text, officer=text, limit=text,
    )  # fmt: skip
    letter = replace(samples.EXTENSION, person=person, reason=text, copy_to=text, signer=text)
    table = replace(samples.TABLE, title="Bảng", period=text, rows=((text,) * 6,), notes=(text,))

    for made, times in ((form, 2 * 11), (letter, 5), (table, 8)):
        assert tight(said(made)).count(tight(text)) >= times


@pytest.mark.parametrize(
    ("name", "basis"),
    [
        (("Nguyễn Ẩn Ưỡng Hậu " * 11)[:200].strip(), NEW),
        ("Ậ" * 200, OLD),
        ("=cmd|' /C calc'!A0<b>" * 9, NEW),
    ],
)
def test_a_name_of_two_hundred_letters_stands_whole_on_each_copy_of_a_receipt(name, basis) -> None:
    form = samples.receipt(submitter=replace(samples.PERSON, name=name))
    sheets = pages(form, basis)

    assert len(sheets) == 2  # a copy each, where both had one sheet
    for sheet in sheets:
        assert tight(sheet).count(tight(name)) == 2  # whose it is, and under the signature


def test_marks_that_nobody_sees_are_left_out_and_lines_of_a_reason_are_kept() -> None:
    name = "Trần\u202e Thị\x00\x1b Bi\u0300nh\ud800"
    reason = "Thiếu giấy tờ:\n- Tờ khai\r\n- Ảnh"
    form = replace(samples.REFUSAL, submitter=replace(samples.PERSON, name=name), reason=reason)
    lines = pdf_of(form)[0].get_textpage().get_text_range().splitlines()

    assert "Tiếp nhận hồ sơ của: Trần Thị Bình" in lines
    assert {"Thiếu giấy tờ:", "- Tờ khai", "- Ảnh"} <= set(lines)
