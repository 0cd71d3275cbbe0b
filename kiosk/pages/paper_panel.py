"""Beside the number: the paper coming out of its slot, or what to do where none comes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.snapshot import Paper, Snapshot
from kiosk.flow.words import first_sentence
from kiosk.parts.scale import LEAST_TEXT, USUAL, Scale
from office import dates
from office.qt import icons, look
from office.qt.widgets import CENTER, LEFT, Card, Picture, Words
from office.texts import text

MOST = 3
BOTTOM_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
BOTTOM_CENTER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
TOP_CENTER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class Steps(QWidget):
    """Up to three steps, spread over the height they get."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._discs: list[QRect] = []
        self._bold = [Words(parent=self, weight=look.BOLD) for _ in range(MOST)]
        self._plain = [Words(parent=self) for _ in range(MOST)]
        self._scale = USUAL

    def say(self, steps: Sequence[tuple[str, str]]) -> None:
        """What to do, in order."""
        self._count = len(steps)
        for n in range(MOST):
            bold, plain = steps[n] if n < len(steps) else ("", "")
            self._bold[n].setText(bold)
            self._plain[n].setText(plain)
            self._bold[n].setVisible(bool(bold))
            self._plain[n].setVisible(bool(plain))

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Steps of equal height."""
        self._scale = scale
        scale.put(self, x, y, width, height)
        each = min(height / max(1, self._count), 180 if scale.compact else 240)
        disc = 56 if scale.compact else 72
        px = 30 if scale.compact else 38
        left = disc + (18 if scale.compact else 32)
        self._discs = []
        for n in range(self._count):
            top = n * each
            half = each / 2
            self._discs.append(scale.rect(0, top + (each - disc) / 2, disc, disc))
            row = min(half, 84 if scale.compact else 100)
            scale.write(self._bold[n], left, top + half - row, width - left, row, px=px)
            scale.write(self._plain[n], left, top + half, width - left, row, px=px - 2)
            self._bold[n].setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            self._plain[n].setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.update()

    def fit(self) -> bool:
        """Whether every step can be read in the room it has."""
        least = self._scale.text(LEAST_TEXT)
        return all(words.fits(least) for words in self._bold + self._plain if words.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the numbered discs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(self._scale.text(32), look.BOLD))
        for number, disc in enumerate(self._discs, 1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.NAVY))
            painter.drawEllipse(QRectF(disc))
            painter.setPen(QColor(look.PAPER))
            painter.drawText(QRectF(disc), int(Qt.AlignmentFlag.AlignCenter), str(number))


class InQueue(Card):
    """A tick and one or two sentences on a soft ground; not there without room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(radius=14, ground=look.MIST, border=look.MIST, parent=parent)
        self._icon = Picture("circle-check", 10, look.TEAL, parent=self)
        self._number = Words(parent=self, weight=look.BOLD)
        self._staff = Words(parent=self)

    def say(self, snapshot: Snapshot) -> None:
        """Staff are named only once they were told."""
        language, told = snapshot.language, snapshot.staff_told
        self._number.setText(text("Số đã vào hàng chờ.", language))
        words = text("Đã báo cán bộ lúc {at}.", language)
        self._staff.setText(words.format(at=dates.clock(told)) if told else "")
        self._staff.setVisible(told is not None)

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """One sentence in the middle, or two below one another."""
        scale.put(self, x, y, width, height)
        icon = 36 if scale.compact else 44
        pad, gap = (18, 16) if scale.compact else (28, 24)
        scale.square(self._icon, pad, (height - icon) / 2, icon)
        left, px = pad + icon + gap, 28 if scale.compact else 32
        wide = width - left - 16
        both = not self._staff.isHidden()
        tall = height / 2 if both else height
        scale.write(self._number, left, 0, wide, tall, px=px)
        scale.write(self._staff, left, tall, wide, tall, px=max(28, px - 2))
        self._number.setAlignment(BOTTOM_LEFT if both else LEFT)
        self._staff.setAlignment(TOP_LEFT)
        least = scale.text(LEAST_TEXT)
        told = [self._number, self._staff] if both else [self._number]
        self.setVisible(all(words.fits(least) for words in told))


class NoPaper(QWidget):
    """What went wrong, that the number holds, and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = USUAL
        self._failed = True
        self._icon = QRectF()
        self._edge = QRectF()
        self._what = Words(parent=self, weight=look.BOLD, color=look.RED)
        self._still = Words(parent=self, weight=look.BOLD)
        self._steps = Steps(self)
        self._in_queue = InQueue(self)

    def say(self, snapshot: Snapshot) -> None:
        """The trouble in a few words, then what to do."""
        language = snapshot.language
        self._failed = snapshot.paper is Paper.FAILED
        trouble = snapshot.paper_trouble
        what = words.first_sentence(trouble, language) if trouble else ""
        self._what.setText(what or text("Máy này không in phiếu.", language))
        self._what.set_color(look.RED if self._failed else look.NAVY)
        self._still.setText(text("Bạn vẫn có số.", language))
        label = snapshot.issued.ticket.label if snapshot.issued else ""
        remember = text("Ghi nhớ số {label}", language).format(label=label)
        steps = [
            (remember, text("hoặc chụp lại màn hình", language)),
            (text("Ngồi chờ, nghe loa", language), text("và nhìn màn hình gọi số", language)),
        ]
        if self._failed:
            guide = text("Xin báo cán bộ hướng dẫn", language)
            steps.append((text("Cần phiếu giấy?", language), guide))
        self._steps.say(steps)
        self._in_queue.say(snapshot)
        self.update()

    def arrange(self, scale: Scale, width: float, height: float) -> None:
        """Headline on top, steps below, the calm words at the bottom where there is room."""
        self._scale = scale
        compact = scale.compact
        across, down = (width, 12) if scale.portrait else (12, height)
        self._edge = QRectF(scale.rect(0, 0, across, down))
        pad = 34 if compact else 60
        box = 64 if compact else 104
        top = 26 if compact else 56
        self._icon = QRectF(scale.rect(pad, top, box, box))
        left = pad + box + (18 if compact else 32)
        px, what, still = (30, 118, 46) if compact else (46, 130, 66)
        scale.write(self._what, left, top - 8, width - left - 20, what, px=px)
        needed = self._what.heightForWidth(self._what.width()) / scale.unit + 4
        tall = min(what, max(needed, box / 2 + 8))
        scale.write(self._what, left, top - 8, width - left - 20, tall, px=px)
        scale.write(self._still, left, top - 8 + tall, width - left - 20, still, px=px)
        steps = top - 8 + tall + still + (8 if compact else 24)
        self._place_rest(scale, steps, width, height)

    def _place_rest(self, scale: Scale, top: float, width: float, height: float) -> None:
        pad, card, below = (34, 92, 16) if scale.compact else (60, 124, 56)
        left = pad - 12 if scale.compact else pad
        self._in_queue.arrange(scale, left, height - below - card, width - 2 * left, card)
        self._steps.arrange(scale, pad, top, width - pad - 20, height - below - card - 16 - top)
        if self._in_queue.isHidden() or not self._steps.fit():
            self._in_queue.hide()
            self._steps.arrange(scale, pad, top, width - pad - 20, height - top - 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints ground, edge and icon."""
        painter = QPainter(self)
        color = look.RED if self._failed else look.NAVY
        painter.fillRect(self.rect(), QColor(look.PAPER))
        painter.fillRect(self._edge, QColor(color))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(self._icon, self._scale.px(14), self._scale.px(14))
        side = self._icon.width() * 0.22
        spot = self._icon.adjusted(side, side, -side, -side)
        icons.paint(
            painter, "printer-x" if self._failed else "ticket", spot, look.PAPER, icons.STRONG
        )


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
            self._head.setAlignment(BOTTOM_CENTER)
            self._sub.setAlignment(TOP_CENTER)
            scale.write(self._head, pad, height * 0.2, half - pad, height * 0.36, px=px)
            scale.write(self._sub, pad, height * 0.56, half - pad, height * 0.3, px=36)
            self._draw = QRectF(scale.rect(half + pad, pad, half - 2 * pad, height - 2 * pad))
            return
        self._head.setAlignment(BOTTOM_CENTER)
        self._sub.setAlignment(TOP_CENTER)
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


class PaperPanel(QWidget):
    """One of the two, by what became of the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take, self._none = TakePaper(self), NoPaper(self)

    def say(self, snapshot: Snapshot) -> None:
        """Shows the one that fits."""
        without = snapshot.paper in (Paper.FAILED, Paper.NONE)
        self._take.setVisible(not without)
        self._none.setVisible(without)
        (self._none if without else self._take).say(snapshot)

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Both take the whole place."""
        scale.put(self, x, y, width, height)
        for panel in (self._take, self._none):
            scale.put(panel, 0, 0, width, height)
            panel.arrange(scale, width, height)
