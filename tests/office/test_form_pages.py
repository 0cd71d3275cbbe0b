"""The forms as paper: pages, fonts, codes a scanner reads, and text that is never cut off."""

import ctypes
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFont

from office.forms import forms
from office.forms.records import RegisterSums
from office.forms.values import Form
from office.thermal.typeset import FONTS
from tests import form_samples as samples
from tests.form_reader import NEW, OLD, pages, pdf_of, said, tight

A4 = (595, 842)
LANDSCAPE = (842, 595)


def codes_on(form: Form, basis: str = NEW) -> list[tuple[str, str]]:
    """Every code that a scanner reads in the form's pictures at 200 dpi, page after page."""
    pictures = forms.render_png(
        form, basis=forms.basis_on(samples.DAY, basis), day=samples.DAY, dpi=200
    )
    found = [
        code
        for picture in pictures
        for code in zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))
    ]
    return sorted((code.symbology.name, code.text) for code in found)


QR = ("QRCode", samples.QR)
BARS = ("Code128", samples.CODE)


@pytest.mark.parametrize("basis", [NEW, OLD])
def test_a_scanner_reads_both_codes_on_both_copies(basis: str) -> None:
    assert codes_on(samples.RECEIPT, basis) == [BARS, BARS, QR, QR]


def test_a_scanner_reads_every_code_of_a_long_form() -> None:
    rows = [("QRCode", row.qr) for row in samples.VISIT.rows]

    assert codes_on(samples.CONTROL) == [QR]
    assert codes_on(samples.VISIT) == sorted(rows * 2)
    assert codes_on(samples.receipt(papers=samples.many_papers(12))) == [BARS, BARS, QR, QR]


def test_pictures_are_the_pages_of_the_document() -> None:
    basis = forms.basis_on(samples.DAY)
    pictures = forms.render_png(samples.register(20), basis=basis, day=samples.DAY, dpi=72)

    assert [Image.open(BytesIO(picture)).size for picture in pictures] == [LANDSCAPE] * 2
    assert len(pictures) == len(pdf_of(samples.register(20)))


@pytest.mark.parametrize("form", samples.ALL, ids=lambda form: form.kind)
def test_each_form_has_its_pages_of_its_size(form: Form) -> None:
    wide = form.kind in {"receipt", "dossier_register"}
    count = 2 if form.kind == "receipt_many" else 1

    sizes = [(round(page.get_width()), round(page.get_height())) for page in pdf_of(form)]

    assert sizes == [LANDSCAPE if wide else A4] * count


def fonts_in(document: pypdfium2.PdfDocument) -> set[str]:
    """The fonts that the texts of a document use."""
    raw, name = pypdfium2.raw, ctypes.create_string_buffer(200)
    found = set()
    for page in document:
        for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(piece)
            assert raw.FPDFFont_GetIsEmbedded(font) == 1
            raw.FPDFFont_GetBaseFontName(font, name, len(name))
            found.add(name.value.decode().split("+")[-1])
    return found


@pytest.mark.parametrize("form", samples.ALL, ids=lambda form: form.kind)
def test_only_our_own_fonts_are_embedded(form: Form) -> None:
    styles = ("Regular", "Bold", "Italic", "BoldItalic")

    assert fonts_in(pdf_of(form)) <= {f"MotCuaSerif-{style}" for style in styles}


def outside(form: Form | tuple[Form, ...], basis: str = NEW) -> list[str]:
    """Letters nearer than 8 mm to a side of the page, or 5 mm to its top or foot."""
    found = []
    for page in pdf_of(form, basis):
        wide, high = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, foot, right, top = text.get_charbox(index)
            if right > left and not (
                left > 22 and right < wide - 22 and foot > 14 and top < high - 14
            ):
                found.append(text.get_text_range(index, 1))
    return found


LONG = "Nguyễn Phúc Hoàng Thị Thanh Thảo " * 6
UNBROKEN = "x" * 200


@pytest.mark.parametrize("words_given", [LONG, UNBROKEN], ids=["words", "one word"])
@pytest.mark.parametrize("form", samples.ALL, ids=lambda form: form.kind)
def test_long_text_wraps_and_is_never_clipped(form: Form, words_given: str) -> None:
    long = stretched(form, words_given.strip())

    assert outside(long) == []
    assert tight(said(long)).count(tight(words_given)) >= count_of(long, words_given.strip())


STRETCHED = {"name", "address", "procedure", "reason", "officer", "unit", "period", "result"}


def stretched(record: Any, text: str) -> Any:
    """The record with a long text wherever people's words stand."""
    changed = {}
    for name in record.__slots__:
        value = getattr(record, name)
        if name in STRETCHED:
            changed[name] = text
        elif name in {"submitter", "owner", "person", "receiver"} and hasattr(value, "name"):
            changed[name] = stretched(value, text)
        elif name == "rows" and value and hasattr(value[0], "__slots__"):
            changed[name] = tuple(stretched(row, text) for row in value)
    return replace(record, **changed)


def count_of(record: Any, text: str) -> int:
    """How often a record holds the text."""
    if isinstance(record, tuple):
        return sum(count_of(each, text) for each in record)
    if hasattr(record, "__slots__"):
        return sum(count_of(getattr(record, name), text) for name in record.__slots__)
    return int(record == text)


@pytest.mark.parametrize("basis", [NEW, OLD])
def test_a_copy_that_no_longer_fits_on_a5_goes_to_pages_of_its_own(basis: str) -> None:
    counts = {}
    for papers in (0, 3, 6, 8, 9, 10, 11, 12, 14, 40):
        form = samples.receipt(papers=samples.many_papers(papers))
        counts[papers] = len(pdf_of(form, basis))
        assert outside(form, basis) == []
        for number in range(1, papers + 1):
            assert said(form, basis).count(f"Giấy tờ thứ {number} của hồ sơ") == 2

    assert counts[6] == 1
    assert counts[12] == 2
    assert counts[40] == 4
    assert list(counts.values()) == sorted(counts.values())


def test_many_papers_flow_over_pages_with_the_head_of_the_table_and_page_numbers() -> None:
    text = pages(samples.receipt(papers=samples.many_papers(40)))

    assert all("Thành phần hồ sơ Bản chính Bản sao" in page for page in text)
    for page, (copy, number) in zip(
        text, (("1: Lưu", 1), ("1: Lưu", 2), ("2: Giao", 1), ("2: Giao", 2)), strict=True
    ):
        assert f"Liên {copy}" in page
        assert f"Trang {number}/2" in page
    assert "NGƯỜI NỘP HỒ SƠ" in text[1]


def test_a_register_counts_each_page_and_at_the_end_the_whole() -> None:
    text = pages(samples.register(40))
    told = [int(page.split("Cộng trang này: ")[1].split(" hồ sơ")[0]) for page in text]

    sets = [int(page.split(" bộ. Đã trả")[0].rsplit(" ", 1)[1]) for page in text]
    assert (sum(told), sum(sets)) == (40, 60)
    assert all("Nhận và trả kết quả" in page for page in text)
    assert "Cộng cả sổ: 40 hồ sơ, 60 bộ. Đã trả 5, còn 35." in text[-1]
    assert "Cộng cả sổ" not in text[0]


def test_a_part_of_a_register_goes_on_where_the_one_before_ended() -> None:
    before = RegisterSums(1200, 2400, 7)
    middle = replace(samples.register(40), first_page=84, before=before, more=True)
    text = pages(middle)

    numbers = [page.split("Cộng trang này")[1].split(". ")[2] for page in text]
    assert numbers == ["Trang 84", "Trang 85"]
    assert "SỔ THEO DÕI HỒ SƠ" not in text[0]
    assert "Cộng cả sổ" not in text[-1]
    last = pages(replace(middle, more=False))
    assert "Cộng cả sổ: 1240 hồ sơ, 2460 bộ. Đã trả 12, còn 1228." in last[-1]


def test_the_pages_of_a_document_are_counted() -> None:
    for form in (samples.register(40), samples.RECEIPT):
        made = forms.render_pdf(form, basis=forms.basis_on(samples.DAY), day=samples.DAY)
        assert forms.pages_in(made) == len(pypdfium2.PdfDocument(made))


def test_a_control_sheet_has_room_for_five_and_never_cuts_a_hand_over_in_two() -> None:
    rows = samples.CONTROL.rows

    assert said(samples.CONTROL).count("Người giao") == 5
    assert said(replace(samples.CONTROL, rows=())).count("1. Giao:") == 5
    for page in pages(replace(samples.CONTROL, rows=rows * 4)):
        assert page.count("1. Giao:") == page.count("Người nhận") > 0


def test_many_receipts_make_one_document_in_order() -> None:
    numbers = range(100, 108)
    batch = tuple(
        samples.receipt(number=f"0{number}", book_number=str(number)) for number in numbers
    )

    text = pages(batch)

    assert len(text) == 8
    for page, number in zip(text, numbers, strict=True):
        assert page.count(f"Số: 0{number}/TNHS") == page.count(f"Số thứ tự: {number}") == 2


def test_letters_measure_as_in_times() -> None:
    # Times New Roman, in 2048 parts of an em: its public widths of these letters.
    font = ImageFont.truetype(FONTS / "MotCuaSerif-Regular.ttf", 2048)
    widths = {"A": 1479, "a": 909, "m": 1593, "0": 1024, " ": 512, "W": 1933}

    assert {letter: round(font.getlength(letter)) for letter in widths} == widths
    assert all(one < two for one, two in pairwise(sorted(widths.values())))


def test_two_threads_may_ask_at_once() -> None:
    basis = forms.basis_on(samples.DAY)
    wanted = [samples.receipt(number=str(number)) for number in range(8)]

    def render(form: Form) -> bytes:
        return forms.render_pdf(form, basis=basis, day=samples.DAY)

    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(render, wanted))

    assert at_once == [render(form) for form in wanted]
