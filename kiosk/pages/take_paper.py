"""Navy, beside the number: the slot, the paper coming out of it, and an arrow to it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from kiosk.flow.snapshot import Paper, Snapshot
from kiosk.flow.words import first_sentence
from kiosk.parts.scale import USUAL, Scale
from office.qt import look
from office.qt.widgets import CENTER, Words
from office.texts import text

BOTTOM = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class TakePaper(QWidget):
    """Asks to take the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = USUAL
        self._head = Words(parent=self, weight=look.BOLD, color=look.PAPER, align=CENTER)
        self._sub = Words(parent=self, color=look.PAPER, align=CENTER)
        self._label = ""
        self._draw = QRectF()

    def say(self, snapshot: Snapshot) -> None:
        """Asks to wait, then to take it."""
        language = snapshot.language
        printing = snapshot.paper is Paper.PRINTING
        head = text("Đang in phiếu…", language) if printing else text("Mời bạn lấy phiếu", language)
        self._head.setText(head)
        self._sub.setText(_below(snapshot))
        self._label = snapshot.issued.ticket.label if snapshot.issued else ""
        self.update()

    def arrange(self, scale: Scale, width: float, height: float) -> None:
        """Words above or beside the drawing."""
        self._scale = scale
        compact = scale.compact
        pad = 24 if compact else 48
        px = 40 if compact else 60
        if width > height * 1.3:
            half = width * 0.5
            self._head.setAlignment(BOTTOM)
            self._sub.setAlignment(TOP)
            scale.write(self._head, pad, height * 0.2, half - pad, height * 0.36, px=px)
            scale.write(self._sub, pad, height * 0.56, half - pad, height * 0.3, px=36)
            self._draw = QRectF(scale.rect(half + pad, pad, half - 2 * pad, height - 2 * pad))
            return
        self._head.setAlignment(BOTTOM)
        self._sub.setAlignment(TOP)
        top = 24 if compact else 40
        head = 130 if compact else 160
        scale.write(self._head, pad, top, width - 2 * pad, head, px=px)
        sub = 130 if compact else 120
        scale.write(self._sub, pad, top + head, width - 2 * pad, sub, px=30 if compact else 38)
        used = top + head + sub
        self._draw = QRectF(scale.rect(pad, used, width - 2 * pad, height - used - pad))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints ground, slot, paper and arrow."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.NAVY))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._draw
        slot = QRectF(0, box.top(), min(box.width(), box.height() * 0.66), box.height() * 0.06)
        slot.moveCenter(QPointF(box.center().x(), slot.center().y()))
        painter.setPen(QPen(QColor(look.PAPER), max(2.0, self._scale.px(4))))
        painter.setBrush(QColor(look.NAVY_2))
        painter.drawRoundedRect(slot, slot.height() / 2, slot.height() / 2)
        paper = QRectF(0, slot.center().y(), slot.width() * 0.74, box.height() * 0.38)
        paper.moveLeft(box.center().x() - paper.width() / 2)
        self._paint_paper(painter, paper)
        self._paint_arrow(painter, QRectF(box.left(), paper.bottom() + box.height() * 0.08,
                                          box.width(), box.height() * 0.45))  # fmt: skip

    def _paint_paper(self, painter: QPainter, paper: QRectF) -> None:
        tooth = paper.width() / 12
        edge = [paper.topRight(), paper.topLeft()]
        for n in range(13):
            down = paper.bottom() - (0 if n % 2 else tooth * 0.6)
            edge.append(QPointF(paper.left() + n * tooth, down))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.PAPER))
        painter.drawPolygon(QPolygonF(edge))
        painter.setPen(QColor(look.INK))
        px = paper.height() * 0.42
        face = look.font(px, look.BOLD)
        while px > 8 and _wide(face, self._label) > paper.width() * 0.86:
            px -= 1
            face = look.font(px, look.BOLD)
        painter.setFont(face)
        upper = QRectF(paper.left(), paper.top(), paper.width(), paper.height() * 0.68)
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignCenter), self._label)
        for share, at in ((0.78, 0.68), (0.5, 0.8)):
            line = QRectF(0, paper.top() + paper.height() * at, paper.width() * share, 0)
            line.setHeight(max(2.0, self._scale.px(4)))
            line.moveLeft(paper.center().x() - line.width() / 2)
            painter.fillRect(line, QColor(look.BORDER))

    def _paint_arrow(self, painter: QPainter, room: QRectF) -> None:
        tall = room.height()
        middle, half = room.center().x(), min(tall * 0.45, room.width() * 0.3)
        neck, shaft = room.top() + tall * 0.48, half * 0.36
        points = [
            QPointF(middle - shaft, room.top()), QPointF(middle + shaft, room.top()),
            QPointF(middle + shaft, neck), QPointF(middle + half, neck),
            QPointF(middle, room.bottom()), QPointF(middle - half, neck),
            QPointF(middle - shaft, neck),
        ]  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.PAPER))
        painter.drawPolygon(QPolygonF(points))


def _below(snapshot: Snapshot) -> str:
    """What was refused, what to do when in doubt, or where to look."""
    language = snapshot.language
    if snapshot.note is not None:
        return first_sentence(snapshot.note, language)
    if snapshot.paper is Paper.UNSURE:
        return text("Không thấy phiếu? Bấm “In lại”.", language)
    return text("ở khe ngay bên dưới", language)


def _wide(face: QFont, label: str) -> int:
    return QFontMetrics(face).horizontalAdvance(label)
