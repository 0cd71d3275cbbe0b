"""The page of a closed office: why, when it opens again, and its hours."""

from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.pages.hours_card import HoursCard
from kiosk.parts.scale import Scale
from kiosk.parts.sheet import Sheet
from office import dates, hours
from office.profile import VIETNAM
from office.qt import look
from office.qt.widgets import Card, Picture, Words
from office.texts import text


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
