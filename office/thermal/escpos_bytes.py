"""The few ESC/POS commands a paper needs: initialise, raster, feed and cut, status. No text.

From Epson's command reference; common to the printers that offices buy.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops

from office.errors import CoverOpen, PaperOut, PrinterBusy, PrinterTrouble

INITIALISE = b"\x1b@"
FEED_AND_CUT = b"\x1dVB\x00"  # feeds to the cutter, then a partial cut
RECEIPT = b"\x1dr\x01"  # answered in turn, so only after everything before it was printed
BAND = 256


def status_query(number: int) -> bytes:
    """DLE EOT 1 to 4: answered at once, even while the printer is offline."""
    return bytes((0x10, 0x04, number))


def raster_bands(picture: Image.Image) -> list[bytes]:
    """`GS v 0` for each 256 rows or fewer, which small printers still hold in memory."""
    ink = ImageChops.invert(picture.convert("1"))
    wide = (ink.width + 7) // 8
    bands = []
    for top in range(0, ink.height, BAND):
        rows = min(BAND, ink.height - top)
        head = b"\x1dv0\x00" + wide.to_bytes(2, "little") + rows.to_bytes(2, "little")
        bands.append(head + ink.crop((0, top, ink.width, top + rows)).tobytes())
    return bands


def paper_bytes(picture: Image.Image) -> bytes:
    """One paper from initialise to cut."""
    return INITIALISE + b"".join(raster_bands(picture)) + FEED_AND_CUT


def is_status(byte: int) -> bool:
    """Whether a byte from the printer can be an answer to DLE EOT."""
    return byte & 0x93 == 0x12


def is_receipt(byte: int) -> bool:
    """Whether a byte from the printer can be an answer to `RECEIPT`."""
    return byte & 0x90 == 0x00


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a printer says it is. `answered` False means unknown, never "paper fine"."""

    answered: bool
    trouble: PrinterTrouble | None = None
    paper_low: bool = False


UNKNOWN = Status(answered=False)


def status_from(answers: dict[int, int]) -> Status:
    """What the answers to DLE EOT 1 to 4 mean; a missing answer leaves the whole unknown."""
    paper = answers.get(4, 0)
    trouble = _trouble(answers)
    complete = all(number in answers for number in (1, 2, 3, 4))
    return Status(
        answered=complete or trouble is not None, trouble=trouble, paper_low=bool(paper & 0x0C)
    )


def _trouble(answers: dict[int, int]) -> PrinterTrouble | None:
    printer, offline, error, paper = (answers.get(number, 0) for number in (1, 2, 3, 4))
    if offline & 0x04:
        return CoverOpen()
    if offline & 0x20 or paper & 0x60:
        return PaperOut()
    if offline & 0x40 or error & 0x6C:  # cutter jam, overheated head, broken part
        return PrinterTrouble()
    return PrinterBusy() if printer & 0x08 else None
