"""The office's week, hotline and website on a white card."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.parts.scale import Scale
from office import dates, hours
from office.hours import WeekRow
from office.profile import Office, Session
from office.qt import look
from office.qt.widgets import RIGHT, Card, Picture, Words
from office.texts import text

NOON = 12


@dataclass(slots=True)
class Line:
    """A line of the card: a heading, or what on the left and when on the right."""

    left: Words
    right: Words
    heading: bool
    icon: Picture | None = None


class HoursCard(Card):
    """As many lines as the office's week needs, spread over the card's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clock = Picture("clock", 10, look.NAVY, parent=self)
        self._head = Words(parent=self, weight=look.BOLD)
        self._lines: list[Line] = []
        self._said: tuple[Office, str] | None = None

    def say(self, office: Office, language: str) -> None:
        """Builds the lines for an office in a language."""
        if self._said == (office, language):
            return
        self._said = (office, language)
        for old in self._lines:
            for part in filter(None, (old.left, old.right, old.icon)):
                part.hide()
                part.deleteLater()
        self._lines = []
        self._head.setText(text("Giờ làm việc", language))
        for row in hours.week_rows(office):
            self._add(_days(row, language), "", heading=True)
            for session in row.sessions:
                self._add(_half(session, language), _span(session))
        if office.website:
            self._contact("globe", office.website)
        if office.hotline:
            self._contact("phone", office.hotline)

    def _contact(self, icon: str, value: str) -> None:
        words = Words(value, parent=self, color=look.NAVY, weight=look.BOLD)
        line = Line(words, Words(parent=self), heading=True)
        line.icon = Picture(icon, 10, look.NAVY, parent=self)
        words.show()
        line.icon.show()
        self._lines.append(line)

    def _add(self, left: str, right: str, *, heading: bool = False) -> None:
        color = look.NAVY if heading else look.INK_2
        weight = look.BOLD if heading else look.REGULAR
        line = Line(
            Words(left, parent=self, color=color, weight=weight),
            Words(right, parent=self, weight=look.BOLD, align=RIGHT),
            heading,
        )
        line.left.show()
        line.right.setVisible(bool(right))
        self._lines.append(line)

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Places the lines."""
        scale.put(self, x, y, width, height)
        compact = scale.compact
        pad = 24 if compact else 44
        top, icon = float(pad), 44 if compact else 52
        scale.square(self._clock, pad, top, icon)
        left = pad + icon + 18
        scale.write(
            self._head, left, top - 6, width - left - pad, icon + 12, px=34 if compact else 42
        )
        top += icon + (10 if compact else 24)
        each = min((height - top - pad) / max(1, len(self._lines)), 84)
        inner = width - 2 * pad
        for line in self._lines:
            share = 1.0 if line.heading else 0.42
            size = 30 if compact else 36
            aside = 0 if line.icon is None else 64
            if line.icon is not None:
                scale.square(line.icon, pad, top + (each - 44) / 2, 44)
            scale.write(line.left, pad + aside, top, inner * share - aside, each, px=size)
            scale.write(
                line.right, pad + inner * share, top, inner * (1 - share), each, px=size + 2
            )
            top += each


def _days(row: WeekRow, language: str) -> str:
    first = dates.weekday(row.first, language)
    if row.first == row.last:
        return first
    return f"{first} – {dates.weekday(row.last, language)}"


def _half(session: Session, language: str) -> str:
    if session.opens.hour < NOON:
        return text("Sáng", language)
    return text("Chiều", language)


def _span(session: Session) -> str:
    return f"{session.opens:%H:%M} – {session.closes:%H:%M}"
