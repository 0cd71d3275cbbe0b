import pytest

from office import errors
from office.device import TROUBLE_TITLES, DeviceTrouble, printer_trouble
from office.texts import ENGLISH, text


@pytest.mark.parametrize(
    ("cause", "trouble"),
    [
        (errors.PaperOut(), DeviceTrouble.PAPER_OUT),
        (errors.CoverOpen(), DeviceTrouble.COVER_OPEN),
        (errors.PrinterUnreachable(), DeviceTrouble.UNREACHABLE),
        (errors.PrinterBusy(), DeviceTrouble.BUSY),
        (errors.PrinterTrouble(), DeviceTrouble.TROUBLE),
        (None, None),
    ],
)
def test_each_cause_has_its_word_for_staff(cause, trouble):
    assert printer_trouble(cause) is trouble


def test_paper_that_is_nearly_out_is_told_but_never_hides_a_cause():
    assert printer_trouble(None, paper_low=True) is DeviceTrouble.PAPER_LOW
    assert printer_trouble(errors.CoverOpen(), paper_low=True) is DeviceTrouble.COVER_OPEN


def test_every_trouble_has_a_title_in_both_languages():
    for trouble in DeviceTrouble:
        title = TROUBLE_TITLES[trouble]
        assert text(title, ENGLISH) != title
