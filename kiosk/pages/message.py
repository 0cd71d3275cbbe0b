"""One calm message instead of a page, and the question over it: is somebody still there?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Page, Snapshot
from kiosk.parts.buttons import Button
from kiosk.parts.scale import FINGER, GAP, Scale
from kiosk.parts.sheet import Sheet
from office import dates, hours
from office.errors import DailyLimit, DatabaseUnreachable, DayClosed
from office.qt import icons, look
from office.qt.widgets import CENTER, Card, Picture, Words
from office.texts import text


class MessagePage(Sheet):
    """An icon, a headline, a sentence, a second one, and up to two answers."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self._card = Card(parent=self)
        self._icon = Picture("info", 10, look.NAVY, icons.THIN, self._card)
        self._head = Words(parent=self._card, weight=look.BOLD)
        self._what = Words(parent=self._card)
        self._more = Words(parent=self._card, color=look.INK_2)
        self.first = Button("rotate-ccw", main=True, px=40, parent=self)
        self.second = Button("arrow-left", px=40, parent=self)

    def tell(self, icon: str, head: str, what: str, more: str = "", color: str = look.NAVY) -> None:
        """What the page says."""
        self._icon.show_icon(icon, color)
        self._head.setText(head)
        self._head.set_color(look.INK if color == look.NAVY else color)
        self._what.setText(what)
        self._more.setText(more)

    def offer(self, first: str = "", second: str = "") -> None:
        """The answers; an empty one is not there."""
        self.first.set_words(first)
        self.second.set_words(second)
        self.first.setVisible(bool(first))
        self.second.setVisible(bool(second))

    def place(self, scale: Scale, height: float) -> None:
        """A card in the middle, answers below it."""
        margin, compact = scale.margin, scale.compact
        inner = scale.width - 2 * margin
        answers = not (self.first.isHidden() and self.second.isHidden())
        button = (100 if compact else 150) if answers else 0
        pad = 20 if compact else 44
        gap = GAP if answers else 0
        tall = height - 2 * pad - button - gap
        scale.put(self._card, margin, pad, inner, tall)
        self._place_card(scale, inner, tall)
        top = pad + tall + gap
        shown = [b for b in (self.second, self.first) if not b.isHidden()]
        wide = (inner - (len(shown) - 1) * GAP) / max(1, len(shown))
        for n, answer in enumerate(shown):
            answer.put(scale, margin + n * (wide + GAP), top, wide, max(button, FINGER))

    def _place_card(self, scale: Scale, width: float, height: float) -> None:
        compact = scale.compact
        pad = 36 if compact else 80
        icon = 110 if compact else 180
        if scale.portrait:
            scale.square(self._icon, pad, pad, icon)
            left, top = float(pad), float(pad + icon + 30)
        else:
            scale.square(self._icon, pad, (height - icon) / 2, icon)
            left, top = pad + icon + pad, pad * 0.7
        wide, room = width - left - pad, min(height - top - pad * 0.7, 620)
        if not scale.portrait:
            top = (height - room) / 2
        scale.write(self._head, left, top, wide, room * 0.34, px=48 if compact else 80)
        scale.write(
            self._what, left, top + room * 0.36, wide, room * 0.36, px=36 if compact else 46
        )
        scale.write(
            self._more, left, top + room * 0.74, wide, room * 0.26, px=30 if compact else 36
        )


class TroublePage(MessagePage):
    """The database does not answer, or the program has just begun."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.first.clicked.connect(flow.retry)
        self.second.clicked.connect(flow.leave)

    def say(self, snapshot: Snapshot) -> None:
        """What happened, that nothing is lost, and since when."""
        language = snapshot.language
        if snapshot.page is Page.STARTING:
            self.tell(
                "clock", text("Máy đang khởi động…", language), text("Xin chờ một lát.", language)
            )
            self.offer()
            return
        trouble = snapshot.trouble or DatabaseUnreachable()
        gone = isinstance(trouble, DatabaseUnreachable)
        head = text("Máy đang nối lại", language) if gone else text("Xin chờ một chút", language)
        what = trouble.message(language)
        self.tell("wifi-off" if gone else "info", head, what, _meanwhile(snapshot), look.RED)
        asked = snapshot.service_id is not None
        retry = text("Thử lại", language) if asked and not snapshot.lost_since else ""
        self.offer(retry, text("Thôi, không lấy số nữa", language) if asked else "")


def _meanwhile(snapshot: Snapshot) -> str:
    more = text("Cần gấp, xin đến gặp cán bộ hướng dẫn.", snapshot.language)
    if snapshot.lost_since is None:
        return more
    since = text("Từ lúc {time}.", snapshot.language)
    return f"{since.format(time=dates.clock(snapshot.lost_since))} {more}"


class RefusedPage(MessagePage):
    """What was asked for is not to be had now, and when it will be."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.second.clicked.connect(flow.back)

    def say(self, snapshot: Snapshot) -> None:
        """The reason and the next opening."""
        language, refusal = snapshot.language, snapshot.refused
        if refusal is None:
            return
        more, office = "", snapshot.office
        tomorrow = isinstance(refusal, DailyLimit | DayClosed)
        if tomorrow and office is not None and snapshot.now is not None:
            opens = hours.next_day_opening(office, snapshot.now)
            if opens is not None:
                day = dates.full_date(opens.date(), language)
                sentence = text("Mở cửa lại: {day}, từ {time}.", language)
                more = sentence.format(day=day, time=dates.clock(opens))
        head = text("Chưa lấy được số", language)
        self.tell("info", head, refusal.message(language), more)
        self.offer(second=text("Quay lại", language))


class IdleWarning(QWidget):
    """A card with the seconds left; the page behind stays to be seen, but darker."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._card = Card(parent=self)
        self._head = Words(parent=self._card, weight=look.BOLD, align=CENTER)
        self._what = Words(parent=self._card, color=look.INK_2, align=CENTER)
        self.stay = Button("check", main=True, px=44, parent=self._card)
        self.stay.clicked.connect(flow.touched)
        self.hide()

    def say(self, snapshot: Snapshot) -> None:
        """The question, and when all will be wiped."""
        language = snapshot.language
        self._head.setText(text("Bạn còn ở đó không?", language))
        what = text("Màn hình sẽ về trang đầu sau {seconds} giây.", language)
        self._what.setText(what.format(seconds=snapshot.warning or 0))
        self.stay.set_words(text("Tôi còn đây", language))

    def arrange(self, scale: Scale) -> None:
        """A card in the middle of the whole window."""
        scale.put(self, 0, 0, scale.width, scale.height)
        wide = min(1100, scale.width - 2 * scale.margin)
        tall = 430 if scale.compact else 500
        scale.put(self._card, (scale.width - wide) / 2, (scale.height - tall) / 2, wide, tall)
        pad = 40
        inner = wide - 2 * pad
        button = 120 if scale.compact else 150
        scale.write(self._head, pad, 30, inner, 110, px=48 if scale.compact else 64)
        scale.write(self._what, pad, 140, inner, 110, px=32 if scale.compact else 40)
        self.stay.put(scale, pad, tall - pad - button, inner, button)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere will do."""
        event.accept()
        self._flow.touched()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key will do."""
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()
            self._flow.touched()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darkens what is behind."""
        QPainter(self).fillRect(self.rect(), QColor(11, 28, 44, 190))
