"""The table of the counter's pages. A new one is a row here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from platform import node

from counter.calendar import year_words
from counter.calendar.page import CalendarPage
from counter.calendar.year_desk import YearDesk
from counter.controls.page import Page
from counter.controls.shortcuts import Key
from counter.dossiers.pages import DossierPages
from counter.dossiers.worklist import WorkList
from counter.queue.leading import Way
from counter.seat import Means, Seat
from db.calendar import year_board
from db.engine import Store
from office.qt.live import Tap
from office.texts import N_, text


class Who(Enum):
    """Who signs in here."""

    DESK = auto()  # an officer at a counter
    UNIT = auto()  # one who works in a unit and sits at no counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody at work, and what a page is built from. `seat` is None in a unit; `tell` says on
    the open page what went wrong elsewhere."""

    means: Means
    login: str
    seat: Seat | None
    tell: Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow(Way):
    """A page: how one comes to it from the desk, who may see it, how it is built.

    It is built when it is opened and gone when it is left. Who has no desk works on the first
    page that they may see. `news` is read for its line on the desk.
    """

    seen_by: frozenset[Who]
    build: Callable[[Officer], Page]
    news: Callable[[Store], str] | None = None


def rows_for(who: Who) -> tuple[PageRow, ...]:
    """The pages that somebody may see."""
    return tuple(row for row in PAGES if who in row.seen_by)


def _dossiers(officer: Officer) -> DossierPages:
    """A unit's own dossiers, or those that the one-stop desk holds, under the call bar."""
    means, seat = officer.means, officer.seat
    room = WorkList(
        means.store, means.tasks, Tap(means.feed),
        means.prints(officer.login, officer.tell),
        login=officer.login, machine=node(), files=means.files,
    )  # fmt: skip
    if seat is None:
        room.entered.connect(means.memory.worked_in)
        pages = DossierPages(room, text("Ra ca"), Key.SIGN_OUT)
        pages.setWindowTitle(text("Hồ sơ của phòng"))
        return pages
    bar = seat.page_bar(whole=True)
    bar.said.connect(lambda notice: room.tell(notice.words, trouble=notice.trouble))
    return DossierPages(room, text("Về bàn"), Key.OPEN_DESK, above=bar)


def _calendar(officer: Officer) -> CalendarPage:
    means, seat = officer.means, officer.seat
    room = YearDesk(means.store, means.tasks, login=officer.login)
    return CalendarPage(room, above=seat.page_bar(whole=False) if seat else None)


def _unconfirmed_years(store: Store) -> str:
    return year_words.unconfirmed(store.read(year_board.unconfirmed_now, now=store.now()))


DOSSIERS = PageRow(
    key=Key.DOSSIERS,
    title=N_("Tra hồ sơ"),
    seen_by=frozenset({Who.DESK, Who.UNIT}),
    build=_dossiers,
)
CALENDAR = PageRow(
    key=Key.CALENDAR,
    title=N_("Xem lịch"),
    line=N_("Lịch làm việc"),
    icon="calendar-days",
    seen_by=frozenset({Who.DESK}),
    build=_calendar,
    news=_unconfirmed_years,
)
PAGES = (DOSSIERS, CALENDAR)
