"""Which page the wall shows, and in which languages."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from db.queue.records import Announcement, Day, WallBoard
from display.board import Board
from display.picture.view import Habits, Moment, Page, View, view_of
from office.profile import PriorityNumbering
from office.settings.kinds import Hours
from tests import make
from tests.display import halls

SHUT = Day(business_date=make.TODAY, is_open=False)
NIGHT = Habits(night=Hours(time(18), time(6)))


def seen(read: WallBoard | None, habits: Habits = Habits(), now: datetime = halls.NOW) -> View:  # noqa: B008
    board = Board()
    if read is not None:
        board.look(read, now, 100.0)
    return view_of(read, board, habits, Moment(now=now, tick=100.0))


def at(hour: int) -> datetime:
    return halls.NOW.replace(hour=hour)


def page(read: WallBoard | None, **parts: object) -> Page:
    return seen(read, **parts).page  # type: ignore[arg-type]


def test_before_the_first_read_the_wall_is_starting():
    assert page(None) is Page.STARTING


def test_an_open_day_without_calls_is_empty():
    assert page(halls.board()) is Page.EMPTY


def test_an_open_day_with_calls_shows_them():
    view = seen(halls.board(halls.call(), *halls.past()))

    assert view.page is Page.CALLS
    assert [each.call.label for each in view.faces] == ["A-012"]
    assert len(view.rows) == 5


@pytest.mark.parametrize("calls", [(), (halls.call(),)])
def test_a_closed_day_says_so_and_shows_no_number(calls: tuple[Announcement, ...]):
    view = seen(halls.board(*calls, day=SHUT), now=at(19))

    assert view.page is Page.CLOSED
    assert (view.faces, view.rows) == ((), ())
    assert view.standing is not None
    assert view.standing.opens_at == at(7).replace(minute=30, second=0) + timedelta(days=1)


def test_at_night_the_wall_is_dark():
    assert page(halls.board(day=SHUT), habits=NIGHT, now=at(19)) is Page.NIGHT
    assert page(halls.board(day=SHUT), habits=NIGHT, now=at(5)) is Page.NIGHT
    assert page(halls.board(day=SHUT), habits=NIGHT, now=at(6)) is Page.CLOSED
    assert page(halls.board(day=SHUT), now=at(19)) is Page.CLOSED


def test_a_call_keeps_the_night_away_for_a_while():
    late = halls.board(halls.call(called_at=at(19)))

    assert page(late, habits=NIGHT, now=at(19) + timedelta(minutes=14)) is Page.CALLS
    assert page(late, habits=NIGHT, now=at(19) + timedelta(minutes=16)) is Page.NIGHT


def languages(mode: str, language: str) -> str:
    return Habits(language_mode=mode).language_of(halls.call(language=language))


def test_english_stands_on_a_guests_card_or_on_all_or_on_none():
    assert languages("ticket", "en") == "en"
    assert languages("ticket", "vi") == "vi"
    assert languages("vi+en", "vi") == "en"
    assert languages("vi", "en") == "vi"


def test_the_same_minute_is_the_same_picture():
    read = halls.board(halls.call())

    assert seen(read) == seen(read, now=halls.NOW + timedelta(seconds=20))
    assert seen(read) != seen(read, now=halls.NOW + timedelta(seconds=50))


def test_a_flash_is_another_picture_and_still_where_nobody_wants_it():
    board = Board()
    board.look(halls.board(), halls.NOW, 0.0)
    board.look(halls.board(fresh=(halls.call(),), version=9999999), halls.NOW, 0.0)
    moments = [Moment(now=halls.NOW, tick=n / 10) for n in range(60)]
    read = halls.board(halls.call())

    def looks(habits: Habits) -> set[bool]:
        return {view_of(read, board, habits, each).faces[0].pale for each in moments}

    assert looks(Habits()) == {True, False}
    assert looks(Habits(motion=False)) == {False}


def test_priority_is_explained_only_where_its_numbers_are_their_own():
    view = halls.STATES["priority"]
    assert view.office is not None
    shared = replace(view.office.rules, priority_numbering=PriorityNumbering.SERVICE_SERIES)

    assert view.priority_series == "UT"
    assert replace(view, office=replace(view.office, rules=shared)).priority_series == ""
