"""A wish for a number, from the last tap until the number is there or refused."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from db.queue.records import IssuedTicket
from kiosk.flow import words
from kiosk.flow.chores import Chores
from kiosk.flow.clerk import Clerk, Gesture
from kiosk.flow.snapshot import Showing
from office import history
from office.errors import Known, Refused
from office.qt.tasks import Tasks
from office.ticket import Lane


class Wishes(QObject):
    """One wish at a time. It keeps its key however often it is sent, so that no tap, retry or
    lost answer makes a second ticket."""

    granted = Signal(str, object)  # key, IssuedTicket

    def __init__(
        self,
        showing: Showing,
        clerk: Clerk,
        tasks: Tasks,
        chores: Chores,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._showing, self._clerk, self._tasks, self._chores = showing, clerk, tasks, chores
        self._wish: Gesture | None = None

    def make(self, lane: Lane) -> None:
        """A number for what was chosen on the screen."""
        shown = self._showing.snapshot
        assert shown.service_id is not None
        found, service = shown.dossier, shown.service
        only = service.only_procedure if service and not found else None
        self._wish = Gesture(
            history.new_key(), shown.service_id, lane, shown.language,
            procedure_code=shown.procedure_code or only,
            dossier_id=found.view.dossier_id if found else None,
        )  # fmt: skip
        self._send(self._wish)

    def send_again(self) -> None:
        """What was wished for and did not come, once more."""
        if self._wish is not None and not self._showing.snapshot.issuing:
            self._send(self._wish)

    def drop(self) -> None:
        """Nobody waits any more: what the wish may have brought becomes void."""
        if self._wish is not None:
            self._chores.leave(self._wish.key)
            self._wish = None

    def _send(self, wish: Gesture) -> None:
        self._showing.set(issuing=True)
        self._tasks.run(
            partial(self._clerk.issue, wish),
            partial(self._was_issued, wish),
            partial(self._was_not_issued, wish),
        )

    def _was_issued(self, wish: Gesture, issued: IssuedTicket) -> None:
        if wish is not self._wish:  # its holder left while the database was silent
            self._chores.leave(wish.key)
            return
        self._wish = None
        self._showing.set(
            issuing=False, issued=issued, trouble=None, refused=None, note=None, warning=None,
            paper_trouble=None, may_print_again=True, seconds_left=None,
        )  # fmt: skip
        self.granted.emit(wish.key, issued)

    def _was_not_issued(self, wish: Gesture, trouble: Known) -> None:
        if wish is not self._wish:
            self._chores.leave(wish.key)
        elif isinstance(trouble, Refused):
            self._wish = None
            self._showing.set(issuing=False, refused=self._in_words(trouble))
        else:
            self._showing.set(issuing=False, trouble=words.for_citizens(trouble))

    def _in_words(self, refusal: Refused) -> Refused:
        """A limit names the service as the tile does."""
        shown = self._showing.snapshot
        if shown.service is None or "service" not in refusal.fields:
            return refusal
        title = words.service_title(shown.service.service, shown.language)
        return type(refusal)(**{**refusal.fields, "service": title})
