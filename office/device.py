"""What staff are told about a machine that people use alone, such as the kiosk's printer."""

from datetime import timedelta
from enum import StrEnum

from office.errors import CoverOpen, Known, PaperOut, PrinterBusy, PrinterUnreachable
from office.texts import N_

SILENT_AFTER = timedelta(minutes=5)  # a device not heard of for so long was switched off or moved


class DeviceTrouble(StrEnum):
    """What is wrong with a device, as it is stored."""

    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    UNREACHABLE = "unreachable"
    BUSY = "busy"
    TROUBLE = "trouble"
    PAPER_LOW = "paper_low"


TROUBLE_TITLES = {
    DeviceTrouble.PAPER_OUT: N_("hết giấy"),
    DeviceTrouble.COVER_OPEN: N_("mở nắp"),
    DeviceTrouble.UNREACHABLE: N_("không nối được máy in"),
    DeviceTrouble.BUSY: N_("máy in bận quá lâu"),
    DeviceTrouble.TROUBLE: N_("máy in trục trặc"),
    DeviceTrouble.PAPER_LOW: N_("sắp hết giấy"),
}

_BY_CAUSE: dict[type[Known], DeviceTrouble] = {
    PaperOut: DeviceTrouble.PAPER_OUT,
    CoverOpen: DeviceTrouble.COVER_OPEN,
    PrinterUnreachable: DeviceTrouble.UNREACHABLE,
    PrinterBusy: DeviceTrouble.BUSY,
}


def printer_trouble(cause: Known | None, *, paper_low: bool = False) -> DeviceTrouble | None:
    """What a print's cause or a printer's answer means to staff; None when all is well."""
    if cause is not None:
        return _BY_CAUSE.get(type(cause), DeviceTrouble.TROUBLE)
    return DeviceTrouble.PAPER_LOW if paper_low else None
