"""What the wall shows at one instant, in plain values: the same view is the same picture."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from db.queue.records import Announcement, WallBoard
from display.board import Board, Card
from display.picture import motion
from office import hours
from office.hours import Standing
from office.profile import VIETNAM, Office, PriorityNumbering
from office.settings.kinds import Hours
from office.texts import ENGLISH, VIETNAMESE
from office.ticket import Lane

AWAKE = timedelta(minutes=15)  # a call keeps the night screen away for so long


class Page(StrEnum):
    """Which of its pages the wall shows."""

    STARTING = "starting"
    EMPTY = "empty"
    CALLS = "calls"
    CLOSED = "closed"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A card as it looks now."""

    call: Announcement
    english: bool
    speaking: bool = False
    pale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything a picture of the wall depends on, but for the screen's size."""

    page: Page
    now: datetime  # in Vietnam, to the minute
    version: int = 0
    office: Office | None = None
    faces: tuple[Face, ...] = ()
    calling: tuple[Announcement, ...] = ()
    rows: tuple[Announcement, ...] = ()
    history_rows: int = 5
    lost_since: datetime | None = None
    silent: bool = False
    standing: Standing | None = None
    trouble: str = ""

    @property
    def priority_series(self) -> str:
        """The letters of priority numbers if one is on the left and they need explaining."""
        if self.office is None:
            return ""
        rules = self.office.rules
        own = rules.priority_numbering is PriorityNumbering.OWN_SERIES
        here = any(each.call.lane is Lane.PRIORITY for each in self.faces)
        return rules.priority_series if own and here else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How this wall is set: `language_mode` and `night` as in the settings, `motion` may flash."""

    language_mode: str = "ticket"
    night: Hours | None = None
    motion: bool = True

    def language_of(self, call: Announcement) -> str:
        """In which language, beside Vietnamese, a call is shown and said."""
        match self.language_mode:
            case "vi":
                return VIETNAMESE
            case "vi+en":
                return ENGLISH
        return call.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a view is made, and how the wall's links and loudspeaker are then."""

    now: datetime
    tick: float
    lost_since: datetime | None = None
    silent: bool = False


def view_of(read: WallBoard | None, board: Board, habits: Habits, moment: Moment) -> View:
    """What to show of the latest read and the board that follows the calls."""
    local = moment.now.astimezone(VIETNAM).replace(second=0, microsecond=0)
    if read is None:
        return View(page=Page.STARTING, now=local, lost_since=moment.lost_since)
    page = _page(read, board, habits, moment.now)
    calls = page is Page.CALLS
    return View(
        page=page,
        now=local,
        version=read.version,
        office=read.office,
        faces=_faces(board.cards, habits, moment) if calls else (),
        calling=board.calling if calls else (),
        rows=board.rows if calls else (),
        history_rows=board.history_rows,
        lost_since=moment.lost_since,
        silent=moment.silent and page is not Page.NIGHT,
        standing=hours.standing(read.office, local) if not read.day.is_open else None,
    )


def _page(read: WallBoard, board: Board, habits: Habits, now: datetime) -> Page:
    newest = max((each.call.called_at for each in board.cards), default=None)
    busy = read.day.is_open and newest is not None and now - newest < AWAKE
    if habits.night and not busy and habits.night.cover(now.astimezone(VIETNAM).time()):
        return Page.NIGHT
    if not read.day.is_open:
        return Page.CLOSED
    return Page.CALLS if board.cards else Page.EMPTY


def _faces(cards: tuple[Card, ...], habits: Habits, moment: Moment) -> tuple[Face, ...]:
    def face(card: Card) -> Face:
        return Face(
            call=card.call,
            english=habits.language_of(card.call) == ENGLISH,
            speaking=card.speaking,
            pale=motion.is_pale(card.flash_at, moment.tick, motion=habits.motion),
        )

    return tuple(face(each) for each in cards)
