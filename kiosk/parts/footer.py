"""The dark band below: the languages, the look-up, the way to more tiles, and where to ask."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import PER_PAGE, Page, Snapshot
from kiosk.parts.buttons import FootButton
from kiosk.parts.scale import FINGER, GAP, LEAST_TEXT, USUAL, Scale
from office.qt import look
from office.qt.widgets import Picture, Words
from office.texts import ENGLISH, VIETNAMESE, text

NAMES = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}  # each language names itself


class Footer(QWidget):
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

    @staticmethod
    def tall(scale: Scale) -> float:
        """Its height in drawn pixels."""
        return FINGER + 2 * 11 if scale.low else 112 + 2 * 20

    def arrange(self, scale: Scale) -> None:
        """Places its parts in slots of equal width."""
        self._scale = scale
        pad = 11 if scale.low else 20
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
