"""Prints a test ticket and says in a sentence what became of it."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from office.command_line import parser_of
from office.errors import Known
from office.settings import settings
from office.texts import text
from office.thermal import papers
from office.thermal.printing import Outcome, Printer, Verdict, printer_from
from office.thermal.raster import raster


def main(argv: Sequence[str] | None = None) -> int:
    """Looks at the printer of this machine's kiosk; 1 when it does not print."""
    parser = parser_of("doctor", text("in một phiếu thử rồi thoát"))
    parser.add_argument("--settings", type=Path, metavar="TỆP", help=text("tệp cài đặt TOML"))
    try:
        mine = settings.load(parser.parse_args(argv).settings).kiosk
    except Known as trouble:
        print(trouble.message(), file=sys.stderr)
        return 1
    said, well = doctor(printer_from(mine.printer, mine.paper_mm), mine.printer, datetime.now(UTC))
    print(said)
    return 0 if well else 1


def doctor(printer: Printer, spec: str, at: datetime) -> tuple[str, bool]:
    """The verdict in words, and whether all is well."""
    width = printer.paper_mm
    verdict = printer.print(raster(papers.test_paper(spec, at), width))
    return sentence(verdict, spec), verdict.outcome is not Outcome.FAILED


def sentence(verdict: Verdict, spec: str) -> str:
    """What a print's end means to whoever stands before the printer."""
    low = " " + text("Giấy sắp hết.") if verdict.paper_low else ""
    if verdict.outcome is Outcome.FAILED:
        why = verdict.cause.message() if verdict.cause else ""
        return text("Chưa in được phiếu thử. {why}").format(why=why)
    if verdict.outcome is Outcome.SENT:
        said = text(
            "Đã gửi phiếu thử tới {printer}, máy in không xác nhận. Xin xem phiếu có ra không."
        )
        return said.format(printer=spec)
    if not verdict.papers:
        return text('Máy này không có máy in (printer = "{printer}").').format(printer=spec)
    return text("Đã in phiếu thử ra {printer}.").format(printer=spec) + low


if __name__ == "__main__":
    sys.exit(main())
