from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
import zxingcpp
from PIL import Image

from office.thermal import papers
from office.thermal.papers import Big, Check, Cut, Pair, Text, Weight
from office.thermal.raster import raster
from office.thermal.sheet import SHEETS
from office.thermal.strips import draw
from office.thermal.typeset import font, lines_of
from tests import slips

WIDTHS = [(80, 576), (58, 384)]
Marks = npt.NDArray[np.bool_]
both_widths = pytest.mark.parametrize(("width_mm", "dots"), WIDTHS)


def ink(picture: Image.Image) -> Marks:
    """True where the head burns."""
    return np.asarray(np.asarray(picture.convert("L")) == 0, dtype=np.bool_)


def rows(marks: Marks) -> Marks:
    """Which rows have ink."""
    return np.array([row.any() for row in marks])


def runs(marks: Marks) -> list[int]:
    """How long each stretch of marks is."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marks.astype(int), [0]])))
    return [int(end - start) for start, end in edges.reshape(-1, 2)]


def longer(text: str) -> str:
    """A translation 40 % longer, with accents at both ends."""
    return f"Ẫ{text} {text[: len(text) * 2 // 5]}ự"


@both_widths
def test_a_ticket_is_a_ready_picture_as_wide_as_the_head(width_mm: int, dots: int) -> None:
    picture = slips.picture(width_mm)

    assert picture.mode == "1"
    assert picture.width == dots


@both_widths
@pytest.mark.parametrize("label", ["UT-005", "A-012", "M-888", "ABC-000123"])
def test_the_number_is_at_least_nine_millimetres_high(width_mm: int, dots: int, label: str) -> None:
    with_number = ink(slips.picture(width_mm, label=label))
    tallest = max(runs(rows(with_number)))

    alone = ink(raster((Big(label), Cut()), width_mm))
    assert all(height >= 72 for height in runs(rows(alone)))
    assert tallest >= 72


@both_widths
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_code_on_the_picture_reads_as_its_payload(
    width_mm: int, dots: int, language: str
) -> None:
    grey = np.asarray(slips.picture(width_mm, language=language).convert("L"))

    payload = papers.ticket_payload(slips.facts(language=language), slips.OFFICE)
    assert [found.text for found in zxingcpp.read_barcodes(grey)] == [payload]


@both_widths
def test_little_paper_is_wasted_above_below_and_between(width_mm: int, dots: int) -> None:
    filled = rows(ink(slips.picture(width_mm)))

    assert filled[:9].any()
    assert filled[-9:].any()
    assert max(runs(~filled)) < 60


@both_widths
def test_long_texts_stay_inside_the_margins(width_mm: int, dots: int) -> None:
    service = replace(
        slips.SERVICE,
        title=longer("Đăng ký hộ kinh doanh, giấy phép và các thủ tục có điều kiện"),
        bring=(*map(longer, slips.SERVICE.bring), "w" * 90),
    )
    office = replace(
        slips.OFFICE,
        authority=longer(slips.OFFICE.authority),
        title=longer(slips.OFFICE.title),
        hotline="1900 0000 – 024 3800 1234 – 024 3800 5678",
    )
    many = tuple(range(1, 12))
    page = ink(
        slips.picture(
            width_mm, service=service, office=office, again=True, ahead=123456, counters=many
        )
    )

    margin = SHEETS[dots].margin - 3  # a slanted letter may lean over by a dot or two
    assert not page[:, :margin].any()
    assert not page[:, dots - margin :].any()


@both_widths
@pytest.mark.parametrize("long", ["ẪỰ " * 40, "ẴỢg" * 60, "x" * 100])
def test_no_line_is_lost_or_cut_however_long_the_text(width_mm: int, dots: int, long: str) -> None:
    """The strip has a white rim: no accent and no tail was left outside."""
    sheet = SHEETS[dots]
    for item in (Text(long), Check(long), Pair(long, "1"), Pair("a", long), Pair(long, long)):
        marks = ink(draw(item, sheet).point(lambda value: 255 if value > 140 else 0, mode="1"))
        assert not marks[0].any()
        assert not marks[-1].any()
        assert not marks[:, : sheet.margin - 3].any()
        assert not marks[:, dots - sheet.margin + 3 :].any()


def test_a_wrapped_text_says_every_word() -> None:
    said = "Bản chính giấy khai sinh, sổ hộ khẩu cũ và giấyxácnhậncưtrúviếtliềnkhôngcáchnào"
    lines = lines_of(said, font(Weight.REGULAR, 28), 200)

    assert "".join(lines).replace(" ", "") == said.replace(" ", "")
    assert all(font(Weight.REGULAR, 28).getlength(line) <= 200 for line in lines)


@both_widths
def test_a_reprint_differs_only_by_its_mark(width_mm: int, dots: int) -> None:
    first = ink(slips.picture(width_mm))
    again = ink(slips.picture(width_mm, again=True))
    more = again.shape[0] - first.shape[0]

    same_above = next(row for row in range(len(first)) if (first[row] != again[row]).any())
    mark = again[same_above : same_above + more]
    assert more > 40
    assert mark.sum() > 1000
    assert (again[same_above + more + 20 :] == first[same_above + 20 :]).all()


@pytest.mark.parametrize("hostile", slips.HOSTILE)
def test_hostile_texts_become_dots_within_the_width(hostile: str) -> None:
    service = replace(slips.SERVICE, title=hostile, bring=(hostile,))
    picture = slips.picture(service=service, office=replace(slips.OFFICE, hotline=hostile))

    assert picture.width == 576


def test_command_and_direction_marks_leave_no_trace() -> None:
    plain = raster((Text("Hộ tịch @ V khai sinh"),), 80)
    marked = raster((Text("Hộ\u202e tịch\u200f \x1b@\x1dV\r\nkhai\x00 sinh\ud800"),), 80)

    assert plain.tobytes() == marked.tobytes()


def test_letters_written_in_two_ways_look_the_same() -> None:
    composed = raster((Text("Ế Ộ Ự ẵ"),), 80)
    taken_apart = raster((Text("E\u0302\u0301 O\u0323\u0302 U\u031b\u0323 a\u0306\u0303"),), 80)

    assert composed.tobytes() == taken_apart.tobytes()


def test_the_same_paper_is_the_same_dots() -> None:
    assert slips.picture().tobytes() == slips.picture().tobytes()


@both_widths
def test_the_trial_paper_reaches_both_edges(width_mm: int, dots: int) -> None:
    page = ink(raster(papers.test_paper("null", slips.facts().issued_at), width_mm))

    assert page[:, 0].any()
    assert page[:, -1].any()
