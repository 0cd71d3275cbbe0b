"""The kiosk's one window: header, a page, footer; keys; the second's beat."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Page, Snapshot
from kiosk.pages.closed import ClosedPage
from kiosk.pages.found import FoundPage
from kiosk.pages.home import HomePage
from kiosk.pages.lookup import LookupPage
from kiosk.pages.message import IdleWarning, RefusedPage, TroublePage
from kiosk.pages.question import PriorityPage, ProcedurePage
from kiosk.pages.ticket import TicketPage
from kiosk.parts.footer import Footer
from kiosk.parts.header import Header
from kiosk.parts.scale import Scale
from kiosk.parts.sheet import Sheet
from kiosk.parts.touch import Touch
from office.qt import look
from office.qt.focus_ring import FocusRing
from office.qt.serial_scanner import scanner_from
from office.texts import text


class KioskWindow(QWidget):
    """Shows the flow's snapshots; every press and key goes to the flow."""

    def __init__(
        self, flow: KioskFlow, *, inches: float = look.USUAL_INCHES, scanner: str = "keyboard"
    ) -> None:
        """`scanner` is as `KioskSettings` has it; it is heard from `start` to `stop`."""
        super().__init__()
        look.load_fonts()
        self.flow, self._inches = flow, inches
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.header = Header(self)
        trouble = TroublePage(flow, self)
        self.pages: dict[Page, Sheet] = {
            Page.STARTING: trouble,
            Page.HOME: HomePage(flow, self),
            Page.PROCEDURE: ProcedurePage(flow, self),
            Page.PRIORITY: PriorityPage(flow, self),
            Page.LOOKUP: LookupPage(flow, self),
            Page.FOUND: FoundPage(flow, self),
            Page.TICKET: TicketPage(flow, self),
            Page.CLOSED: ClosedPage(flow, self),
            Page.REFUSED: RefusedPage(flow, self),
            Page.TROUBLE: trouble,
        }
        self.footer = Footer(flow, self)
        self.warning = IdleWarning(flow, self)
        self._ring = FocusRing(self)
        self.scanner = scanner_from(scanner, hears=self._is_this)
        self.scanner.scanned.connect(self._scanned)
        self._beat = QTimer(self, interval=1000)
        self._beat.timeout.connect(flow.second)
        self.shown: Sheet = trouble
        self._kind: Page | None = None
        self._locked = False
        flow.changed.connect(self.show_snapshot)
        self.show_snapshot(flow.snapshot)

    def start(self) -> None:
        """Begins to count seconds and to hear the scanner; harmless when it does already."""
        if not self._beat.isActive():
            self._beat.start()
            self.scanner.start()

    def stop(self) -> None:
        """Counts and hears no more."""
        self._beat.stop()
        self.scanner.close()

    def show_as(self, *, fullscreen: bool) -> None:
        """Over the whole screen, where nobody can close it, or as a window."""
        self._locked = fullscreen
        if fullscreen:
            self.showFullScreen()
            return
        self.resize(1280, 720)
        self.show()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Paints one moment. Only the page in sight is brought up to date."""
        self.setWindowTitle(text("Máy lấy số", snapshot.language))
        page = self.pages[snapshot.page]
        self.header.show_snapshot(snapshot)
        page.show_snapshot(snapshot)
        self.footer.setVisible(snapshot.page is not Page.TICKET)
        if not self.footer.isHidden():
            self.footer.show_snapshot(snapshot)
        if snapshot.page is not self._kind:
            self.shown.show_snapshot(snapshot)  # out of sight, it keeps nothing of anybody either
            self.shown, self._kind = page, snapshot.page
            self._fresh()
        for each in self.pages.values():
            each.setVisible(each is page)
        self._show_warning(snapshot)

    def _show_warning(self, snapshot: Snapshot) -> None:
        warned = snapshot.warning is not None
        if warned:
            self.warning.say(snapshot)
        if warned == self.warning.isHidden():
            self.warning.setVisible(warned)
            self.warning.raise_()  # once: the focus ring rises over it
            self._fresh()

    def _is_this(self, window: QWidget) -> bool:
        return window is self

    def _scanned(self, raw: str | bytes) -> None:
        self.flow.scanned(raw if isinstance(raw, str) else raw.decode("utf-8", "replace"))

    def _fresh(self) -> None:
        """A new question begins without a focus, so that Tab starts at its first answer."""
        self.setFocus()

    def targets(self) -> list[QWidget]:
        """What can be pressed now, in reading order."""
        top = self.warning if not self.warning.isHidden() else self
        found = [
            each for each in top.findChildren(Touch)
            if each.isVisibleTo(self) and (top is not self or not self.warning.isAncestorOf(each))
        ]  # fmt: skip
        step = max(1.0, 60 * self.scale.unit)
        return sorted(found, key=lambda each: _reading(each, self, step))

    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        """Tab goes through what can be pressed now, in reading order, around and around."""
        targets = self.targets()
        if not targets:
            return False
        now = self.focusWidget()
        step = 1 if next else -1
        at = targets.index(now) + step if now in targets else (0 if next else -1)
        targets[at % len(targets)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @property
    def scale(self) -> Scale:
        """The sizes for the present window."""
        return Scale.of(max(1, self.width()), max(1, self.height()), self._inches)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arranges everything for another size."""
        super().resizeEvent(event)
        scale = self.scale
        top, bottom = Header.tall(scale), Footer.tall(scale)
        scale.put(self.header, 0, 0, scale.width, top)
        self.header.arrange(scale)
        scale.put(self.footer, 0, scale.height - bottom, scale.width, bottom)
        self.footer.arrange(scale)
        for kind, page in self.pages.items():
            end = scale.height if kind is Page.TICKET else scale.height - bottom
            scale.put(page, 0, top, scale.width, end - top)
            page.arrange(scale, end - top)
        self.warning.arrange(scale)
        self._ring.set_scale(scale.unit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A citizen's Alt+F4 closes nothing; the system's own signals end the program."""
        event.setAccepted(not self._locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, digits choose, letters make a code; all else is a sign of life."""
        self.flow.touched()
        digit = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self.flow.back()
        elif event.key() == Qt.Key.Key_Backspace:
            self.shown.erase_letter()
        elif event.text().isalnum() and self.shown.type_letter(event.text()):
            pass
        elif 0 <= digit <= 9 and not event.isAutoRepeat():
            self.shown.press_digit(digit)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A finger anywhere is a sign of life."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.flow.touched()
        return super().event(event)


def _reading(widget: QWidget, window: QWidget, step: float) -> tuple[int, int]:
    at = widget.mapTo(window, widget.rect().topLeft())
    return round(at.y() / step), at.x()
