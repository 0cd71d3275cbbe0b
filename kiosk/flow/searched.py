"""A look-up as the screens show it, and how many wrong codes are too many. Plain values."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from db.queue.records import IssuedTicket
from office.dossiers.dossier_records import CitizenView

CODE_LENGTH = 8
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # of a short code
MOST_WRONG = 5
WITHIN = timedelta(minutes=1)


class Miss(StrEnum):
    """Why a look-up brought nothing."""

    UNKNOWN = "unknown"  # a code that was typed
    NO_PAPER = "no_paper"  # a paper that was scanned; perhaps its intake was a mistake
    ELSEWHERE = "elsewhere"  # a receipt or ticket of another office
    CARD = "card"
    FOREIGN = "foreign"  # a QR that is no receipt's and no ticket's
    TOO_MANY = "too_many"
    BUSY = "busy"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class FoundDossier:
    """A dossier as its holder may see it, and the service at which to meet an officer about it."""

    view: CitizenView
    service_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """`is_open` while a code is being asked for; `wait` are the seconds until the next may be
    tried; `typed` and `found` are the citizen's own and go with the session."""

    is_open: bool = False
    typed: str = field(default="", repr=False)
    busy: bool = False
    miss: Miss | None = None
    wait: int = 0
    found: FoundDossier | IssuedTicket | None = field(default=None, repr=False)


NOTHING = Searched()


class Guesses:
    """Counts wrong codes of this machine, whoever types them: five a minute, then a rest."""

    def __init__(self) -> None:
        self._wrong: list[datetime] = []

    def wrong(self, now: datetime) -> None:
        """One more wrong code."""
        self._wrong = [*self._wrong[1 - MOST_WRONG :], now]

    def wait(self, now: datetime) -> int:
        """Seconds until the next code may be tried. A clock that was put back ends the rest."""
        if len(self._wrong) < MOST_WRONG:
            return 0
        rest = self._wrong[0] + WITHIN - now
        return max(0, ceil(rest.total_seconds())) if rest <= WITHIN else 0
