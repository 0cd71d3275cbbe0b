"""The window in which a paper is looked at: the very pages that are printed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton
from counter.controls.numbered import Item, NumberedPanel
from counter.controls.page import ON_TOP
from counter.controls.shortcuts import Key, press
from counter.papers.prints import Sheets
from office.qt import look
from office.qt.focus_ring import FocusRing
from office.qt.widgets import CENTER, Card
from office.texts import text

PRINT, PRINTER, ZOOM = "I", "M", "Z"
LEVELS = (1.0, 1.5, 2.0)  # times the width of the window
EDGE = 16  # px around a page
BAR = 10  # px for the scroll bar
ROUND = 10  # px around the page's room, where its focus ring stands
LEAST = 800  # px: narrower than that, the window covers what it would stand beside
SIDEWAYS = layouts.SCROLL.replace(":vertical", ":horizontal").replace("width: 8px", "height: 8px")
SIDEWAYS = SIDEWAYS.replace("min-height", "min-width")


def drawn(pdf: bytes, wide: int) -> tuple[QImage, ...]:
    """Every page, `wide` pixels from edge to edge. Blocks: for a worker, and for one at a time."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_page(page, wide) for page in document)


def from_roll(picture: Any, wide: int) -> tuple[QImage, ...]:
    """A paper of a roll, dot by dot where there is room for its dots."""
    grey = picture.convert("L")
    data = grey.tobytes()
    dots = QImage(data, grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8)
    if wide == grey.width:
        return (dots.copy(),)
    smooth = Qt.TransformationMode.SmoothTransformation
    return (dots.scaledToWidth(wide, smooth).convertToFormat(QImage.Format.Format_RGB32),)


def _page(page: Any, wide: int) -> QImage:
    # a page's width is rarely whole: a hair less than asked for is never a pixel more
    bitmap = page.render(scale=(wide - 0.01) / page.get_width(), rev_byteorder=True)
    picture = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888
    )
    return picture.copy()  # the bitmap's memory goes with it


class PreviewWindow(QWidget):
    """Esc closes it; arrows and Page keys scroll."""

    left = Signal()
    zoomed = Signal(float)
    print_asked = Signal()
    printer_asked = Signal()

    def __init__(self) -> None:
        super().__init__(None, ON_TOP)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._level = 0
        self.title = layouts.words("", 18, look.BOLD)
        self.said = layouts.words("", 13, look.SEMIBOLD, wrap=True)
        self._strip = Card(radius=0, ground="#FFF1C9", border="#FFF1C9", width=0)
        self._strip.setLayout(layouts.across(self.said, margins=(EDGE, 6, EDGE, 6)))
        self._waiting = layouts.words(text("Đang dựng trang…"), 18, color=look.INK_2, align=CENTER)
        self.pages: list[QLabel] = []
        self._column = layouts.down(gap=EDGE, margins=(EDGE, EDGE, EDGE, EDGE))
        self.area = QScrollArea()
        self.printers = NumberedPanel()
        self.print = KeyButton(text("In"), PRINT, icon="printer", dress=MAIN)
        self.printer = KeyButton(text("Máy in"), PRINTER)
        self.zoom = KeyButton(text("Phóng to"), ZOOM)
        self.close_it = KeyButton(text("Đóng"), Key.BACK)
        self._lay_out()
        self._connect()

    def stand_at(self, room: QRect) -> None:
        """Show in that place of the screen."""
        self.setGeometry(room)
        self.show()
        self.raise_()
        self.activateWindow()
        self.area.setFocus()

    def fit(self) -> int:
        """How many pixels a page may be wide to need no scrolling sideways."""
        room = self.width() - 2 * (EDGE + ROUND) - BAR - 2
        return round(room * self.devicePixelRatioF())

    def show_waiting(self, title: str, printer: str) -> None:
        """The window stands before its page is made."""
        self._level = 0
        self.setWindowTitle(title)
        self.title.setText(title)
        self._say_printer(printer)
        self._strip.hide()
        self.print.hide()
        self.zoom.setEnabled(False)
        self._show_pages(())
        self._waiting.show()
        self._back_to_pages()

    def show_sheets(self, sheets: Sheets) -> None:
        """The paper, and what kind of look it is."""
        self.said.setText(sheets.said)
        self._strip.show()
        self._say_printer(sheets.printer)
        self.print.setVisible(sheets.wish.sketch is None)
        self.zoom.setEnabled(True)
        self._say_zoom()
        self.show_pictures(sheets.pictures)

    def show_pictures(self, pictures: Sequence[QImage]) -> None:
        """The pages, pixel by pixel; where somebody was on the page they stay."""
        bar = self.area.verticalScrollBar()
        at = bar.value() / max(1, bar.maximum())
        self._waiting.hide()
        self._show_pages(pictures)
        # the bars know how far they go once the pages are laid out
        QTimer.singleShot(0, self, lambda: bar.setValue(round(at * bar.maximum())))

    def show_printers(self, items: Sequence[Item], note: str = "") -> None:
        """A list to choose from, in the place of the page; `note` says what a choice means."""
        self._body.setCurrentWidget(self.printers)
        self._foot.hide()
        self.printers.show_items(text("In ở máy nào?"), items, note)

    def _show_pages(self, pictures: Sequence[QImage]) -> None:
        for old in self.pages:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.pages = []
        for number, picture in enumerate(pictures, 1):
            page = QLabel()
            pixmap = QPixmap.fromImage(picture)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            page.setPixmap(pixmap)
            page.setFixedSize(pixmap.deviceIndependentSize().toSize())
            page.setAccessibleName(text("Trang {n}").format(n=number))
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(page)

    def _say_printer(self, name: str) -> None:
        shown = name if len(name) <= 28 else name[:27] + "…"
        self.printer.say(text("Máy in: {name}").format(name=shown or text("theo quầy")))

    def _say_zoom(self) -> None:
        last = self._level == len(LEVELS) - 1
        self.zoom.say(text("Vừa khung") if last else text("Phóng to"))

    def _zoom(self) -> None:
        self._level = (self._level + 1) % len(LEVELS)
        self._say_zoom()
        self.zoomed.emit(LEVELS[self._level])

    def _back_to_pages(self) -> None:
        self._body.setCurrentWidget(self.area)
        self._foot.show()
        self.area.setFocus()

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(48)
        head.setLayout(layouts.across(self.title, -1, margins=(EDGE, 0, EDGE, 0)))
        inside = QWidget()
        inside.setObjectName("pages")
        inside.setStyleSheet(f"#pages {{ background: {look.MIST}; }}")
        self._column.insertWidget(0, self._waiting)
        inside.setLayout(self._column)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(text("Trang giấy"))
        self.area.setStyleSheet(
            layouts.SCROLL + SIDEWAYS + f"QScrollArea {{ background: {look.MIST}; }}"
        )
        self._body = QStackedWidget()
        self._body.addWidget(self.area)
        self._body.addWidget(self.printers)
        self._body.setContentsMargins(ROUND, ROUND, ROUND, 0)
        self._foot = QWidget()
        self._foot.setLayout(
            layouts.across(
                self.print, self.printer, self.zoom, -1, self.close_it, gap=11,
                margins=(EDGE, 10, EDGE, 10),
            )
        )  # fmt: skip
        whole = layouts.down(head, self._strip, self._body, self._foot, margins=(1, 1, 1, 1))
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.ring = FocusRing(self, look.FINE_RING)
        self.print.clicked.connect(self.print_asked)
        self.printer.clicked.connect(self.printer_asked)
        self.zoom.clicked.connect(self._zoom)
        self.close_it.clicked.connect(self.left)
        self.printers.left.connect(self._back_to_pages)
        for button, key in (
            (self.print, PRINT), (self.printer, PRINTER), (self.zoom, ZOOM),
            (self.close_it, Key.BACK),
        ):  # fmt: skip
            press(button, button, key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the paper, with a line around what has no frame of the system's."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.PAPER))
        painter.setPen(QPen(QColor(look.BORDER), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def beside(area: QRect, taken: QRect) -> QRect:
    """The part of the screen at the left of what is `taken`, as high as it; all of it and that
    too where there is too little room."""
    wide = taken.left() - area.left()
    if wide < LEAST:
        return QRect(area.left(), taken.top(), taken.right() + 1 - area.left(), taken.height())
    return QRect(area.left(), taken.top(), wide, taken.height())
