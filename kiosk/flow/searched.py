"""What a code is and what looking it up brought: plain values."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from db.queue.records import IssuedTicket
from office import proof
from office.dossiers import codes
from office.dossiers.dossier_records import CitizenView

CODE_LENGTH = 8
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # of a short code
MOST_WRONG = 5
WITHIN = timedelta(minutes=1)


LONGEST = 200  # letters; our own papers' codes have fewer than a hundred
_OURS = re.compile(r"\s*MOTCUA:[12]:(?P<site>[^:\s]+):")
# Twelve digits, perhaps the nine of an old number, and a day of birth further on.
_DAY = r"(?:0[1-9]|[12]\d|3[01])[/.-]?(?:0[1-9]|1[0-2])[/.-]?(?:19|20)\d\d"
_CARD = re.compile(rf"\s*\d{{12}}(?:\d{{9}})?\D.*\D{_DAY}\D", re.DOTALL)


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


def why_not(scan: str, site_id: str) -> Miss | None:
    """Why a scan is none that this office could know; None where it is worth a look.

    Whatever a card says is not read any further: its shape is enough to say what it is.
    """
    if _CARD.match(scan[:LONGEST]):
        return Miss.CARD
    paper = _OURS.match(scan[:LONGEST])
    if len(scan) > LONGEST:
        return Miss.FOREIGN
    if paper is not None and paper["site"] != site_id:
        return Miss.ELSEWHERE
    known = scan.strip().startswith(proof.PREFIX) or codes.asked(scan) is not None
    return None if known else Miss.FOREIGN
