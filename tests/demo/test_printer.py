"""The virtual printer and its window."""

import pytest
from PIL import Image

from demo.paper_window import PaperWindow
from demo.virtual_printer import VirtualPrinter, picture_of
from office.errors import PaperOut
from office.thermal.printing import Outcome
from tests.escpos_decoder import decode


def drawn(height: int = 300) -> Image.Image:
    picture = Image.new("1", (576, height), "white")
    picture.paste("black", (40, 20, 400, 90))
    return picture


def test_the_virtual_printer_burns_what_any_printer_would(qapp, tmp_path):
    printer = VirtualPrinter(tmp_path / "paper.escpos")
    for height in (300, 620):
        printer.print(drawn(height))

    assert (tmp_path / "paper.escpos").read_bytes() == b"".join(printer.papers)
    for paper, height in zip(printer.papers, (300, 620), strict=True):
        [expected] = decode(paper)
        assert picture_of(paper).tobytes() == expected.tobytes() == drawn(height).tobytes()


def test_without_a_roll_nothing_is_printed_and_the_cause_is_told(qapp, tmp_path):
    printer = VirtualPrinter(tmp_path / "paper.escpos")
    printer.set_empty(True)

    verdict = printer.print(drawn())

    assert verdict.outcome is Outcome.FAILED
    assert isinstance(verdict.cause, PaperOut)
    assert printer.papers == []


def test_the_newest_paper_lies_first_and_fits_the_window(qtbot, tmp_path):
    printer = VirtualPrinter(tmp_path / "paper.escpos")
    window = PaperWindow(printer)
    qtbot.addWidget(window)
    window.resize(900, 400)
    window.show()
    for height in (300, 620):
        printer.print(drawn(height))

    assert [each.whole.height() for each in window.papers] == [620, 300]
    assert all(each.pixmap().height() <= 400 for each in window.papers)


def test_the_roll_can_be_taken_out_in_the_window(qtbot, tmp_path):
    printer = VirtualPrinter(tmp_path / "paper.escpos")
    window = PaperWindow(printer)
    qtbot.addWidget(window)

    window.roll.click()

    assert printer.is_empty


@pytest.mark.parametrize("wrong", [b"", b"A-001", b"\x1b@A-001\x1dVB\x00"])
def test_what_is_no_picture_is_refused(wrong):
    with pytest.raises(ValueError, match="not"):
        picture_of(wrong)
