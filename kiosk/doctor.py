"""`kiosk --doctor`: prints a test ticket and says in a sentence what became of it."""

from datetime import datetime

from office.texts import text
from office.thermal import papers
from office.thermal.printing import Outcome, Printer, Verdict
from office.thermal.raster import raster


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
