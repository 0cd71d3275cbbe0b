"""The white band on top: which office, what day and time, how many wait."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.snapshot import Page, Snapshot
from kiosk.parts.scale import LEAST_TEXT, USUAL, Scale
from office import dates
from office.profile import VIETNAM
from office.qt import look
from office.qt.widgets import RIGHT, Emblem, Words
from office.texts import text


class Header(QWidget):
    """Emblem and office on the left, date, waiting people and clock on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._emblem = Emblem(10, self)
        self._authority = Words(parent=self, color=look.INK_2)
        self._title = Words(parent=self, color=look.NAVY, weight=look.BOLD)
        self._date = Words(parent=self, color=look.INK_2, align=RIGHT)
        self._waiting = Words(parent=self, weight=look.BOLD, align=RIGHT)
        self._clock = Words(parent=self, color=look.NAVY, weight=look.BOLD, align=RIGHT, wrap=False)
        self._scale = USUAL

    @staticmethod
    def tall(scale: Scale) -> float:
        """Its height in drawn pixels."""
        if scale.portrait:
            return 116 if scale.low else 160
        return 84 if scale.low else 136

    def arrange(self, scale: Scale) -> None:
        """Places its parts: the right side takes what it needs, the names get the rest."""
        self._scale = scale
        tall, margin = self.tall(scale), scale.margin
        disc = 60 if scale.compact else 84
        scale.square(self._emblem, margin, (tall - disc) / 2, disc)
        taken = self._place_clock(scale, tall)
        left = margin + disc + (16 if scale.compact else 24)
        self._place_names(scale, left, scale.width - margin - taken - 24 - left, tall)

    def _place_names(self, scale: Scale, left: float, width: float, tall: float) -> None:
        line, px = (42, 28) if scale.compact else (52, 38)
        top = tall / 2 - (line + 42) / 2
        self._authority.setVisible(bool(self._authority.text()))
        scale.write(self._authority, left, top, width, 42, px=28)
        scale.write(self._title, left, top + 42, width, line, px=px)
        least = scale.text(LEAST_TEXT)
        if not (self._authority.text() and self._authority.fits(least) and self._title.fits(least)):
            self._authority.hide()  # a long name needs the whole height
            scale.write(self._title, left, 0, width, tall - 4, px=px)

    def _place_clock(self, scale: Scale, tall: float) -> float:
        """Places clock, date and waiting people; answers the width they take."""
        end, half = scale.width - scale.margin, tall / 2
        clock = self._wish(self._clock, 44 if scale.compact else 66)
        date, waiting = self._wish(self._date, 28), self._wish(self._waiting, 28)
        self._date.setVisible(not scale.portrait)
        px = 44 if scale.compact else 66
        if scale.portrait:
            wide = max(clock, waiting)
            rows = 60 if scale.low else 84
            top = half - (rows + 42) / 2 if self._waiting.text() else half - rows / 2
            scale.write(self._clock, end - wide, top, wide, rows, px=px)
            scale.write(self._waiting, end - wide, top + rows, wide, 42, px=28)
            return wide
        scale.write(self._clock, end - clock, 0, clock, tall, px=px)
        wide = max(date, waiting)
        right = end - clock - (20 if scale.compact else 28)
        top = half - 42 if self._waiting.text() else half - 21
        scale.write(self._date, right - wide, top, wide, 42, px=28)
        scale.write(self._waiting, right - wide, half, wide, 42, px=28)
        return end - right + wide

    def _wish(self, words: Words, px: float) -> float:
        words.set_px(self._scale.text(px), self._scale.text(LEAST_TEXT))
        return (words.sizeHint().width() + 4) / self._scale.unit if words.text() else 0

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Paints one moment."""
        office, language = snapshot.office, snapshot.language
        if office is not None:
            authority, title = words.office_names(office, language)
            self._authority.setText(authority)
            self._title.setText(title)
        if snapshot.now is not None:
            local = snapshot.now.astimezone(VIETNAM)
            self._date.setText(dates.full_date(local.date(), language))
            self._clock.setText(dates.clock(local))
        self._waiting.setText(_waiting(snapshot))
        self.arrange(self._scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the white ground and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.PAPER))
        line = max(1, round(self._scale.px(2)))
        below = self.rect().adjusted(0, self.height() - line, 0, 0)
        painter.fillRect(below, QColor(look.HAIRLINE))


def _waiting(snapshot: Snapshot) -> str:
    if snapshot.page not in (Page.HOME, Page.PROCEDURE, Page.PRIORITY) or snapshot.board is None:
        return ""
    count = snapshot.board.waiting
    return text("{count} người đang chờ", snapshot.language).format(count=count)
