"""The virtual printer as a window: papers side by side, the newest first."""

from io import BytesIO

from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from demo.virtual_printer import VirtualPrinter, picture_of
from office.qt import look

MOST = 30
EDGE = 10
STYLE = (
    f"QWidget {{ background: {look.PAGE}; color: {look.INK}; }}"
    f"QLabel#paper {{ background: {look.PAPER}; border: 1px solid {look.BORDER}; padding: 6px; }}"
    f"QPushButton {{ background: {look.PAPER}; color: {look.NAVY}; padding: 6px 14px;"
    f" border: 1px solid {look.BORDER}; border-radius: 8px; }}"
    f"QPushButton:checked {{ background: {look.NAVY}; color: {look.PAPER}; }}"
    f"QPushButton:focus {{ border: 2px solid {look.NAVY}; }}"
)


class PaperWindow(QWidget):
    """Shows what the bytes burn, and lets somebody take the roll out. `help_line` stands above."""

    def __init__(self, printer: VirtualPrinter, help_line: str = "") -> None:
        super().__init__()
        self._printer = printer
        self.setWindowTitle("Máy in ảo")
        self.setStyleSheet(STYLE)
        self.papers: list[PaperLabel] = []
        self.help = QLabel(help_line)
        self.help.setWordWrap(True)
        self.help.setFont(look.font(15, look.SEMIBOLD))
        self.roll = QPushButton("Rút cuộn giấy")
        self.roll.setCheckable(True)
        self.roll.setFont(look.font(15, look.SEMIBOLD))
        self._empty = QLabel("Phiếu in ra sẽ hiện ở đây, phiếu mới nhất đứng đầu.")
        self._empty.setFont(look.font(15))
        self._lay_out()
        self.roll.toggled.connect(self._roll_toggled)
        printer.came_out.connect(self.show_paper)

    def show_paper(self, paper: bytes) -> None:
        """One more paper, before the others."""
        label = PaperLabel(picture_of(paper))
        self.papers.insert(0, label)
        self._row.insertWidget(0, label)
        self._empty.hide()
        for old in self.papers[MOST:]:
            old.deleteLater()
        del self.papers[MOST:]
        self._fit()
        self._area.horizontalScrollBar().setValue(0)

    def _roll_toggled(self, out: bool) -> None:
        self._printer.set_empty(out)
        self.roll.setText("Lắp cuộn giấy" if out else "Rút cuộn giấy")

    def _lay_out(self) -> None:
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(EDGE)
        self._row.addWidget(self._empty)
        self._row.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        above = QHBoxLayout()
        above.addWidget(self.help, 1)
        above.addWidget(self.roll)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, EDGE, 16, EDGE)
        column.addLayout(above)
        column.addWidget(self._area, 1)

    def _fit(self) -> None:
        for each in self.papers:
            each.fit(self._area.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Papers are as tall as the window lets them be."""
        super().resizeEvent(event)
        self._fit()


class PaperLabel(QLabel):
    """One paper, scaled softly."""

    def __init__(self, picture: Image.Image) -> None:
        super().__init__()
        self.setObjectName("paper")
        file = BytesIO()
        picture.save(file, "PNG")
        self.whole = QPixmap()
        self.whole.loadFromData(file.getvalue())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fit(self, height: int) -> None:
        """As tall as `height`, never larger than it was printed."""
        ratio = self.devicePixelRatioF()
        room = QSize(100000, max(60, height - 2 * EDGE))
        size = self.whole.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.boundedTo(self.whole.size())
        mode = Qt.TransformationMode.SmoothTransformation
        drawn = self.whole.scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio, mode)
        drawn.setDevicePixelRatio(ratio)
        self.setPixmap(drawn)
