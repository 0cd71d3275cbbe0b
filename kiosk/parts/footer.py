"""The dark band below: languages, look-up and help; under a number, print again and done."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import PER_PAGE, Page, Paper, Snapshot
from kiosk.parts.buttons import FootButton
from kiosk.parts.scale import FINGER, GAP, LEAST_TEXT, USUAL, Scale
from kiosk.parts.touch import CENTERED, Piece, Touch
from office.qt import look
from office.qt.widgets import Picture, Words
from office.texts import ENGLISH, VIETNAMESE, text

NAMES = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}  # each language names itself


class Band(QWidget):
    """The dark ground; every band is as tall as every other."""

    @staticmethod
    def tall(scale: Scale) -> float:
        """Its height in drawn pixels."""
        return (FINGER if scale.low else 112) + 2 * _pad(scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the dark ground."""
        QPainter(self).fillRect(self.rect(), QColor(look.NAVY_2))


class Footer(Band):
    """Languages and the look-up on the left, on the right the turning of pages; between them where
    to ask, where there is room."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = USUAL
        self.languages = {
            VIETNAMESE: FootButton("languages", self),
            ENGLISH: FootButton("globe", self),
        }
        self._phone = Picture("circle-question-mark", 10, look.PAPER, parent=self)
        self._help = Words(parent=self, color=look.PAPER)
        self.look_up = FootButton("search", self)
        self.look_up.clicked.connect(flow.look_up)
        self._look_up = "", ""
        self.before, self.after = FootButton("arrow-left", self), FootButton("arrow-right", self)
        for language, button in self.languages.items():
            button.set_words(NAMES[language])
            button.clicked.connect(lambda _=False, language=language: flow.speak(language))
        self.before.clicked.connect(lambda: flow.turn(-1))
        self.after.clicked.connect(lambda: flow.turn(1))
        self.before.hide()
        self.after.hide()

    def arrange(self, scale: Scale) -> None:
        """Places its parts in slots of equal width."""
        self._scale = scale
        pad = _pad(scale)
        high = self.tall(scale) - 2 * pad
        turns = [each for each in (self.before, self.after) if not each.isHidden()]
        first = [*self.languages.values()]
        first += [self.look_up] if not self.look_up.isHidden() else []
        slots = len(first) + len(turns) if scale.portrait else 6
        wide = (scale.width - 2 * scale.margin - (slots - 1) * GAP) / slots
        at = [scale.margin + n * (wide + GAP) for n in range(slots)]
        for left, button in zip(at, first, strict=False):
            button.put(scale, left, pad, wide, high)
        short, whole = self._look_up
        self.look_up.set_words(short if scale.portrait else whole, whole)
        more = wide * 0.6 if scale.compact and len(first) == 3 and not scale.portrait else 0.0
        if more:  # its words on one line
            self.look_up.put(scale, at[2], pad, wide + more, high)
        for left, button in zip(at[slots - len(turns) :], turns, strict=True):
            button.put(scale, left, pad, wide, high)
        self._phone.setVisible(not scale.portrait)
        self._help.setVisible(not scale.portrait)
        if not scale.portrait:
            end = at[-len(turns)] - GAP if turns else scale.width - scale.margin
            self._place_help(at[len(first)] + more, end, pad, high)

    def _place_help(self, left: float, end: float, pad: float, high: float) -> None:
        scale, icon = self._scale, 46
        scale.square(self._phone, left + 16, pad + (high - icon) / 2, icon)
        words = left + 16 + icon + 20
        scale.write(self._help, words, pad, end - words, high, px=30)
        fits = self._help.fits(scale.text(LEAST_TEXT))
        self._help.setVisible(fits)
        self._phone.setVisible(fits)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Paints one moment."""
        language = snapshot.language
        for name, button in self.languages.items():
            button.set_on(name == language)
        self.before.set_words(text("Quay lại", language), text("Quay lại trang trước", language))
        self.after.set_words(text("Việc khác", language), text("Trang sau: việc khác", language))
        self._look_up = text("Tra cứu", language), text("Tra cứu hồ sơ", language)
        self.look_up.setVisible(snapshot.page in (Page.HOME, Page.CLOSED))
        services = len(snapshot.board.services) if snapshot.board else 0
        at_home = snapshot.page is Page.HOME
        self.before.setVisible(at_home and snapshot.home_page > 0)
        self.after.setVisible(at_home and (snapshot.home_page + 1) * PER_PAGE < services)
        turning = not (self.before.isHidden() and self.after.isHidden())
        self._help.setText(_help(snapshot, short=turning))
        self.arrange(self._scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the dark ground."""
        QPainter(self).fillRect(self.rect(), QColor(look.NAVY_2))


def _help(snapshot: Snapshot, *, short: bool) -> str:
    if snapshot.issuing:
        return text("Đang lấy số, xin chờ…", snapshot.language)
    hotline = snapshot.office.hotline if snapshot.office else ""
    if short or not hotline:
        return text("Cần giúp? Xin hỏi cán bộ hướng dẫn.", snapshot.language)
    words = text("Cần giúp? Xin hỏi cán bộ hoặc gọi {hotline}.", snapshot.language)
    return words.format(hotline=hotline)


class DoneButton(Touch):
    """White, with a ring that empties while the number stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._left, self._whole = 0, 1

    def say(self, word: str, left: int | None, whole: int) -> None:
        """The word, and how many seconds of how many are left."""
        self._left, self._whole = left or 0, whole
        self.set_words(word)

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """Ground and ring."""
        self.card(painter, sink, look.PAPER, look.PAPER)
        ring = self._ring().translated(0, sink)
        width = max(3.0, self.scale.px(8))
        painter.setPen(QPen(QColor(look.HAIRLINE), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        painter.setPen(QPen(QColor(look.NAVY), width, c=Qt.PenCapStyle.FlatCap))
        share = self._left / self._whole
        painter.drawArc(ring, 90 * 16, round(share * 360 * 16))

    def layout_pieces(self) -> Iterator[Piece]:
        """The seconds inside the ring, the word beside it."""
        ring, pad = self._ring(), round(self.scale.px(14))
        inside = ring.toRect().adjusted(-4, 0, 4, 0)
        yield self.fit(
            str(self._left), inside, 28, weight=look.BOLD, color=look.NAVY, align=CENTERED
        )
        room = self.rect().adjusted(round(ring.right()) + pad, 4, -pad, -4)
        yield self.fit(self.text(), room, 40, weight=look.BOLD, color=look.NAVY, align=CENTERED)

    def _ring(self) -> QRectF:
        side = min(self.height() * 0.68, self.scale.px(76))
        return QRectF(self.scale.px(26), (self.height() - side) / 2, side, side)


class TicketFoot(Band):
    """Nothing to press while the paper is under way: a second tap must not take the number off."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale, self._wide = USUAL, 1264.0
        self._words = Words(parent=self, color=look.PAPER)
        self.again = FootButton("printer", self)
        self.done = DoneButton(self)
        self.again.clicked.connect(flow.print_again)
        self.done.clicked.connect(flow.done)

    def say(self, snapshot: Snapshot) -> None:
        """Which buttons there are, or a word while there are none."""
        language, paper = snapshot.language, snapshot.paper
        busy = paper is Paper.PRINTING
        self.done.setVisible(not busy)
        self.again.setVisible(not busy and snapshot.may_print_again)
        failed = paper is Paper.FAILED
        self.again.set_words(text("Thử in lại", language) if failed else text("In lại", language))
        self.done.say(text("Xong", language), snapshot.seconds_left, snapshot.seconds_whole)
        self._words.setText(text("Xin chờ một lát.", language) if busy else "")

    def arrange(self, scale: Scale, x: float, y: float, width: float) -> None:
        """Two buttons on the right, words in what is left."""
        self._scale, self._wide = scale, width
        tall = self.tall(scale)
        scale.put(self, x, y, width, tall)
        pad = _pad(scale)
        high, end = tall - 2 * pad, width - scale.margin
        done, again = (220, 200) if scale.compact else (268, 268)
        self.done.put(scale, end - done, pad, done, high)
        self.again.put(scale, end - done - GAP - again, pad, again, high)
        left = scale.margin
        taken = 0.0 if self.done.isHidden() else done + GAP
        taken += 0.0 if self.again.isHidden() else again + GAP
        scale.write(self._words, left, pad, end - taken - left, high, px=30)


def _pad(scale: Scale) -> int:
    return 11 if scale.low else 20
