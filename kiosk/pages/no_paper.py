"""White, beside the number: there is no paper, the number holds all the same."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.snapshot import Paper, Snapshot
from kiosk.pages.in_queue import InQueue
from kiosk.pages.steps import Steps
from kiosk.parts.scale import USUAL, Scale
from office.qt import icons, look
from office.qt.widgets import Words
from office.texts import text


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
