"""Which printer a counter's setting names."""

import pytest

from counter.__main__ import paperwork_of
from counter.papers.printers import printers_of
from office.forms.page_printers import CupsPages, NullPages
from office.settings.settings import CounterSettings
from office.thermal.printing import FilePrinter, ThermalPrinter


@pytest.mark.parametrize(
    ("written", "pages", "roll"),
    [
        ("pdf", NullPages(), None),
        ("page", CupsPages(""), None),
        ("page:HP LaserJet", CupsPages("HP LaserJet"), None),
        ("tcp:192.168.1.50:9100", NullPages(), ThermalPrinter),
        ("file:/tmp/roll.bin", NullPages(), FilePrinter),
    ],
)
def test_the_setting_names_the_printer(written, pages, roll):
    page, thermal = printers_of(CounterSettings(printer=written))

    assert page == pages
    assert thermal is None if roll is None else isinstance(thermal, roll)


def test_signing_in_brings_an_officers_printer_back(site, tasks, memory, tmp_path):
    memory.prints_at("officer-1", "HP, tầng 2")
    made = paperwork_of(site.store, tasks, tasks, CounterSettings(), tmp_path, memory=memory)

    assert made("Officer-1", print).chosen_printer() == "HP, tầng 2"
    assert made("officer-2", print).chosen_printer() == ""
