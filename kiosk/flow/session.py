"""One person's time before the kiosk: seconds of quiet, a warning, and the end that wipes all."""

from PySide6.QtCore import QObject, Signal

from kiosk.flow.snapshot import Page, Paper, Showing

WARNING_SECONDS = 20


class Idle:
    """Twenty seconds to answer, as often as somebody wants."""

    def __init__(self, quiet_seconds: int) -> None:
        self._patience, self._quiet = quiet_seconds, 0

    def touched(self) -> None:
        """Somebody is there."""
        self._quiet = 0

    def second(self) -> int | None:
        """One more quiet second: None while all is well, then the seconds left, 0 is the end."""
        self._quiet += 1
        over = self._quiet - self._patience
        return None if over < 0 else max(0, WARNING_SECONDS - over)


class Session(QObject):
    """Ends when the citizen is done, when a number stood long enough, or when nobody is there."""

    ended = Signal()

    def __init__(self, showing: Showing, idle_seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = showing
        self._idle = Idle(idle_seconds)

    def touched(self) -> None:
        """Somebody is there."""
        self._idle.touched()
        shown = self._showing.snapshot
        left = shown.seconds_whole if shown.seconds_left is not None else None
        self._showing.set(warning=None, seconds_left=left)

    def second(self) -> None:
        """A second has passed."""
        if self._showing.snapshot.page is Page.TICKET:
            self._count_down()
        elif self._showing.snapshot.is_personal:
            self._showing.set(warning=self._idle.second())
            if self._showing.snapshot.warning == 0:
                self.end()
        else:
            self.touched()

    def end(self) -> None:
        """Wipes language, choice, code and number: the next person begins afresh."""
        self.ended.emit()
        self._idle.touched()
        self._showing.show(self._showing.snapshot.wiped())

    def _count_down(self) -> None:
        shown = self._showing.snapshot
        if shown.seconds_left is not None and shown.paper is not Paper.PRINTING:
            self._showing.set(seconds_left=shown.seconds_left - 1)
            if shown.seconds_left <= 1:
                self.end()
