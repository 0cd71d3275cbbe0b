"""The page of a closed office: why, until when, and the hours of the week."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.parts.scale import Scale
from kiosk.parts.sheet import Sheet
from office import dates, hours
from office.hours import WeekRow
from office.profile import VIETNAM, Office, Session
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


class ClosedPage(Sheet):
    """No number to take; the footer's look-up works all the same."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self._icon = Picture("calendar-off", 10, look.NAVY, parent=self)
        self._why = Words(parent=self, weight=look.BOLD)
        self._detail = Words(parent=self, color=look.INK_2)
        self._block = Card(parent=self, ground=look.NAVY, border=look.NAVY)
        self._again = Words(parent=self._block, color=look.PAPER)
        self._day = Words(parent=self._block, color=look.PAPER, weight=look.BOLD)
        self._time = Words(parent=self._block, color=look.PAPER, weight=look.BOLD)
        self._hours = HoursCard(self)

    def say(self, snapshot: Snapshot) -> None:
        """Reason, next opening, hours."""
        standing, office, language = snapshot.standing, snapshot.office, snapshot.language
        if standing is None or office is None or snapshot.now is None:
            return
        why = words.why_closed(standing, language)
        if snapshot.closed_by_hand:
            why = text("Hôm nay đã ngừng cấp số", language)
        self._why.setText(why)
        detail = text("Máy tạm ngừng cấp số.", language)
        if standing.title:
            day = snapshot.now.astimezone(VIETNAM).date()
            detail = f"{day:%d/%m} – {standing.title}. {detail}"
        self._detail.setText(detail)
        opens = standing.opens_at
        if snapshot.closed_by_hand:  # it stays closed today, whatever the hours say
            opens = hours.next_day_opening(office, snapshot.now)
        self._block.setVisible(opens is not None)
        if opens is not None:
            self._again.setText(text("Mở cửa lại", language))
            self._day.setText(dates.full_date(opens.date(), language))
            from_time = text("từ {time}", language).format(time=dates.clock(opens))
            self._time.setText(from_time)
        self._hours.say(office, language)

    def place(self, scale: Scale, height: float) -> None:
        """Reason and opening on the left, hours on the right; upright one below the other."""
        margin, compact = scale.margin, scale.compact
        gap = 24 if compact else 48
        inner = scale.width - 2 * margin
        bottom = 24 if compact else 48
        if scale.portrait:
            top = self._place_head(scale, margin, inner)
            block = 260 if compact else 330
            self._place_block(scale, margin, top, inner, block)
            left = height - top - block - gap - bottom
            self._hours.arrange(scale, margin, top + block + gap, inner, min(left, 760))
            return
        wide = inner * 0.59 - gap / 2
        top = self._place_head(scale, margin, wide)
        self._place_block(scale, margin, top, wide, height - top - bottom)
        right = margin + wide + gap
        card = height - 2 * bottom
        self._hours.arrange(scale, right, bottom, inner - wide - gap, card)

    def _place_head(self, scale: Scale, left: float, width: float) -> float:
        compact = scale.compact
        top = 20 if compact else 44
        icon = 72 if compact else 96
        scale.square(self._icon, left, top, icon)
        words_left = left + icon + 24
        wide = left + width - words_left
        scale.write(self._why, words_left, top - 8, wide, icon + 16, px=44 if compact else 72)
        below = 84 if compact else 96
        scale.write(self._detail, left, top + icon + 8, width, below, px=30 if compact else 34)
        return top + icon + 8 + below + (8 if compact else 20)

    def _place_block(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        scale.put(self._block, x, y, width, height)
        pad = 28 if scale.compact else 52
        line = min((height - 2 * pad) / 3.4, 70 if scale.compact else 100)
        inner, top = width - 2 * pad, (height - 3.4 * line) / 2
        scale.write(self._again, pad, top, inner, line, px=34 if scale.compact else 42)
        scale.write(self._day, pad, top + line, inner, line * 1.4, px=50 if scale.compact else 84)
        px = 44 if scale.compact else 64
        scale.write(self._time, pad, top + line * 2.4, inner, line, px=px)
