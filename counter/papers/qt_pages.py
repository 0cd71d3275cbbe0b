"""Pages through Qt's own printing, for Windows: the pictures of the PDF's pages, one side each."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from office.errors import PagePrinterTrouble
from office.forms.page_printers import Pictures
from office.texts import N_

DPI = 300


@dataclass(frozen=True, slots=True)
class QtPages:
    """A printer of the system by name, "" for its default; `to_file` prints to a PDF instead."""

    name: str = ""
    to_file: Path | None = None

    def print(self, pdf: bytes, title: str, pictures: Pictures) -> None:  # noqa: ARG002
        """Draws every page as it was set. Untried on a real Windows."""
        printer = self._printer()
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        pages = [QImage.fromData(page) for page in pictures(DPI)]
        painter = QPainter()
        for number, page in enumerate(pages):
            layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), _turned(page), QMarginsF())
            printer.setPageLayout(layout)
            begun = painter.begin(printer) if number == 0 else printer.newPage()
            if not begun:
                named = self.name or N_("mặc định")
                raise PagePrinterTrouble(printer=named, reason=N_("máy in từ chối"))
            painter.drawImage(painter.viewport(), page)
        painter.end()

    def _printer(self) -> QPrinter:
        if self.to_file is not None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.to_file))
            return printer
        default = QPrinterInfo.defaultPrinter()
        info = QPrinterInfo.printerInfo(self.name) if self.name else default
        if info.isNull():
            named = self.name or N_("mặc định")
            raise PagePrinterTrouble(printer=named, reason=N_("máy tính không có máy in này"))
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def _turned(page: QImage) -> QPageLayout.Orientation:
    if page.width() > page.height():
        return QPageLayout.Orientation.Landscape
    return QPageLayout.Orientation.Portrait
