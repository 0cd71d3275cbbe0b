"""Where a counter's papers come out, from its settings."""

import sys

from office.forms.page_printers import CupsPages, NullPages, PagePrinter
from office.settings import CounterSettings
from office.thermal.printing import Printer, printer_from

COPIES = 2  # of a receipt on a roll: one for the citizen, one for the office


def printers_of(mine: CounterSettings) -> tuple[PagePrinter, Printer | None]:
    """The printer for pages, and the one for receipts on a roll if the counter has one."""
    if mine.printer == "pdf":
        return NullPages(), None
    kind, _, name = mine.printer.partition(":")
    if kind == "page":
        return _system(name), None
    return NullPages(), printer_from(mine.printer, mine.paper_mm, COPIES)


def _system(name: str) -> PagePrinter:
    if sys.platform != "win32":
        return CupsPages(name)
    from counter.qt_pages import QtPages

    return QtPages(name)
