"""Looking a dossier or a ticket up: a code typed or scanned, what it brings, and a calm no."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from kiosk.flow import searched
from kiosk.flow.clerk import Clerk
from kiosk.flow.searched import CODE_LENGTH, LETTERS, NOTHING, Guesses, Miss, Searched
from kiosk.flow.snapshot import Page, Showing
from office.dossiers import codes
from office.errors import Known, Unexpected
from office.qt.tasks import Tasks

log = logging.getLogger(__name__)

AGAIN_AFTER = 3  # seconds
_OPENED_ON = (Page.HOME, Page.CLOSED)
_SCANNED_ON = (*_OPENED_ON, Page.LOOKUP, Page.FOUND)
_ASKED_ON = (Page.PROCEDURE, Page.PRIORITY, Page.REFUSED)


@dataclass(frozen=True, slots=True)
class _Asking:
    """One code that is asked for; `unknown` is what to say where it brings nothing."""

    work: Callable[[], Any] = field(repr=False)
    unknown: Miss


class Search(QObject):
    """Asks for one code at a time, and again by itself while the database is busy.

    What was scanned and is no code of ours is forgotten at once.
    """

    def __init__(
        self, showing: Showing, clerk: Clerk, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._showing, self._clerk, self._tasks = showing, clerk, tasks
        self._guesses = Guesses()
        self._asking: _Asking | None = None
        self._rest = 0

    @property
    def state(self) -> Searched:
        """The look-up as it shows."""
        return self._showing.snapshot.search

    def open(self) -> None:
        """Asks for a code."""
        if self._is_on(*_OPENED_ON):
            self._show(Searched(is_open=True))

    @Slot()
    def wipe(self) -> None:
        """Nothing of this search stays."""
        self._asking = None
        self._show(NOTHING)

    def type(self, letter: str) -> None:
        """One more letter of the short code; the last one asks."""
        now = self.state
        letter = letter.upper().translate(codes.READ_AS)
        if not self._is_on(Page.LOOKUP) or now.busy or len(now.typed) >= CODE_LENGTH:
            return
        if len(letter) != 1 or letter not in LETTERS:
            return
        self._set(typed=now.typed + letter, miss=None)
        if len(self.state.typed) == CODE_LENGTH:
            asked = codes.asked(self.state.typed)
            assert asked is not None
            self._ask(_Asking(partial(self._clerk.find_dossier, asked), Miss.UNKNOWN))

    def erase(self) -> None:
        """Takes the last letter back."""
        if self._is_on(Page.LOOKUP) and not self.state.busy:
            self._asking = None
            self._set(typed=self.state.typed[:-1], miss=None)

    def scanned(self, text: str) -> None:
        """A scanner has read something: a receipt, a ticket, or neither. Not while a number is
        asked for or shown. Amid the questions a paper of this office takes their place, and all
        else changes nothing."""
        office = self._showing.snapshot.office
        if not self._is_on(*_SCANNED_ON, *_ASKED_ON) or self.state.busy or office is None:
            return
        miss = searched.why_not(text, office.site_id)
        if miss is None:
            self._showing.show(self._showing.snapshot.without_choice())
            self._ask(_Asking(self._find(text), Miss.NO_PAPER))
        elif self._is_on(*_SCANNED_ON):
            self._asking = None
            self._show(Searched(is_open=True, miss=miss))

    def second(self) -> None:
        """A second has passed: the rest after wrong codes grows shorter, then all begins anew;
        what a busy database did not answer is asked again."""
        if self.state.miss is Miss.TOO_MANY:
            left = self._guesses.wait(self._clerk.store.now())
            self._show(replace(self.state, wait=left) if left else Searched(is_open=True))
        elif self.state.miss is Miss.BUSY and self._is_on(Page.LOOKUP):
            self._rest -= 1
            if self._rest <= 0 and self._asking is not None:
                self._ask(self._asking)

    def _find(self, scan: str) -> Callable[[], Any]:
        asked = codes.asked(scan)
        if asked is None:
            return partial(self._clerk.find_ticket, scan)
        return partial(self._clerk.find_dossier, asked)

    def _ask(self, asking: _Asking) -> None:
        wait = self._guesses.wait(self._clerk.store.now())
        if wait:
            self._missed(Miss.TOO_MANY, wait)
            return
        self._asking = asking
        self._set(is_open=True, busy=True, miss=None, found=None)
        self._tasks.run(asking.work, partial(self._answered, asking), partial(self._failed, asking))

    def _answered(self, asking: _Asking, found: Any) -> None:
        if asking is not self._asking:  # whoever asked has gone
            return
        if found is not None:
            self._asking = None
            self._show(Searched(is_open=True, found=found))
            return
        now = self._clerk.store.now()
        self._guesses.wrong(now)
        wait = self._guesses.wait(now)
        self._missed(Miss.TOO_MANY if wait else asking.unknown, wait)

    def _failed(self, asking: _Asking, trouble: Known) -> None:
        if asking is not self._asking:
            return
        if isinstance(trouble, Unexpected):
            self._missed(Miss.BROKEN)
            return
        log.warning("Not looked up: %s", trouble)
        self._missed(Miss.BUSY)
        self._asking, self._rest = asking, AGAIN_AFTER

    def _missed(self, miss: Miss, wait: int = 0) -> None:
        """What was typed stays, to be put right letter by letter."""
        self._asking = None
        self._set(is_open=True, busy=False, miss=miss, wait=wait, found=None)

    def _is_on(self, *pages: Page) -> bool:
        shown = self._showing.snapshot
        return shown.page in pages and not shown.issuing

    def _set(self, **parts: Any) -> None:
        self._show(replace(self.state, **parts))

    def _show(self, state: Searched) -> None:
        self._showing.set(search=state)
