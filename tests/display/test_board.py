"""What is new on the wall: nothing lost, nothing twice, nothing out of order."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.queue.records import WALL_CALLS, Announcement, WallBoard
from display.board import MOST_CARDS, STAND, Board, News
from tests.display import halls


@dataclass
class Office:
    """Calls as the database tells them, a wall that follows, and a voice that waits."""

    board: Board = field(default_factory=Board)
    now: float = 0.0
    version: int = 10
    events: list[Announcement] = field(default_factory=list)
    to_say: list[Announcement] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    spoken_from_cards: bool = True

    def call(
        self, label: str = "A-001", counter: int = 3, *, again: bool = False, ago: float = 0
    ) -> int:
        self.version += 1
        at = halls.NOW + timedelta(seconds=self.now - ago)
        one = halls.call(label, counter, version=self.version, called_at=at, again=again)
        self.events.append(one)
        return self.version

    def undo(self, version: int) -> None:
        self.version += 1
        self.events = [each for each in self.events if each.version != version]

    def read(self) -> WallBoard:
        latest: dict[int, Announcement] = {}
        for each in reversed(self.events):
            latest.setdefault(each.ticket_id, each)
        fresh = tuple(each for each in self.events if each.version > self.board.since)
        calls = tuple(latest.values())[:WALL_CALLS]
        return halls.board(*calls, fresh=fresh, version=self.version)

    def look(self) -> News:
        news = self.board.look(self.read(), halls.NOW + timedelta(seconds=self.now), self.now)
        self.to_say += news.say
        self.withdrawn += news.withdraw
        self.to_say = [each for each in self.to_say if each.ticket_id not in news.withdraw]
        return news

    def begin(self) -> "Office":
        self.look()
        return self

    def after(self, seconds: float) -> "Office":
        """Time passes; the wall looks every two seconds as it does in an office."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + 2)
            self.look()
        return self

    def speak(self, seconds: float = 8) -> None:
        """The voice says the next call."""
        call = self.to_say.pop(0)
        version = call.version
        self.board.started(version, self.now)
        self.after(seconds)
        self.spoken_from_cards &= call.label in self.cards
        self.board.finished(version, self.now)
        self.said.append(version)

    @property
    def cards(self) -> list[str]:
        return [each.call.label for each in self.board.cards]

    @property
    def calling(self) -> list[str]:
        return [each.label for each in self.board.calling]

    @property
    def rows(self) -> list[str]:
        return [each.label for each in self.board.rows]

    @property
    def seen(self) -> list[str]:
        return [*self.cards, *self.calling, *self.rows]


@pytest.fixture
def office() -> Office:
    return Office()


def called(office: Office, label: str, counter: int = 3) -> None:
    """A call that was spoken and has had its time."""
    office.call(label, counter)
    office.look()
    office.speak(14)


def test_calls_from_before_the_start_are_shown_and_not_spoken(office):
    for number in range(1, 5):
        office.call(f"A-00{number}")
        office.now += 60

    assert office.look().say == ()
    assert (office.cards, office.rows) == (["A-004"], ["A-003", "A-002", "A-001"])


def test_a_call_after_the_start_is_on_a_card_at_once_and_said_once(office):
    office.begin()
    office.call("A-012")

    assert [each.label for each in office.look().say] == ["A-012"]
    assert office.cards == ["A-012"]
    assert office.look().say == ()


def test_the_same_read_twice_says_nothing_twice(office):
    office.begin()
    office.call("A-012")
    read = office.read()

    assert len(office.board.look(read, halls.NOW, 0).say) == 1
    assert office.board.look(read, halls.NOW, 0).say == ()


def test_calls_within_ten_seconds_stand_side_by_side(office):
    office.begin()
    for label in ("A-012", "UT-005", "B-032"):
        office.call(label)
        office.after(4)

    assert office.cards == ["A-012", "UT-005", "B-032"]
    assert office.calling == []


def test_a_later_call_stands_alone_when_the_one_before_had_its_time(office):
    office.begin()
    called(office, "A-011")
    office.call("A-012")
    office.look()

    assert (office.cards, office.rows) == (["A-012"], ["A-011"])


def test_no_card_leaves_before_it_stood_twelve_seconds(office):
    office.begin()
    office.call("A-011")
    office.look()
    office.speak(STAND - 1)
    office.call("A-012")
    office.look()

    assert office.cards == ["A-011", "A-012"]


def test_no_card_leaves_before_it_was_spoken(office):
    office.begin()
    office.call("A-011")
    office.look()
    office.after(30)
    office.call("A-012")
    office.look()

    assert office.cards == ["A-011", "A-012"]


def test_a_card_is_marked_while_it_is_spoken(office):
    office.begin()
    office.call("A-011")
    version = office.call("A-012")
    office.look()
    office.board.started(version, office.now)

    assert [each.speaking for each in office.board.cards] == [False, True]
    office.board.finished(version, office.now)
    assert not any(each.speaking for each in office.board.cards)


def test_twenty_calls_at_once_are_all_seen_at_once_and_spoken_in_order(office):
    office.begin()
    labels = [f"A-{number:03}" for number in range(1, 21)]
    versions = [office.call(label, 1 + place % 12) for place, label in enumerate(labels)]
    office.look()

    assert sorted(office.seen) == labels
    assert office.cards == labels[:3]
    assert office.calling == labels[3:]
    while office.to_say:
        office.speak(6)
        assert office.seen[: len(office.cards)] == office.cards
    assert office.said == versions
    office.after(STAND * 7)
    assert office.calling == []
    assert office.cards == labels[-3:]
    assert office.rows == labels[-4:-9:-1]


def test_a_burst_drains_in_silence_too(office):
    office.begin()
    versions = [office.call(f"A-{number:03}") for number in range(1, 21)]
    office.look()
    for version in versions:
        office.board.finished(version, office.now)
    office.after(STAND * 7)

    assert office.calling == []


def test_the_call_that_is_spoken_stands_on_a_card_in_a_burst(office):
    office.begin()
    for number in range(1, 21):
        office.call(f"A-{number:03}")
    office.look()
    while office.to_say:
        office.speak(6)

    assert office.spoken_from_cards


@pytest.mark.parametrize("rows", range(3, 9))
def test_as_many_rows_as_the_office_likes_newest_first(rows):
    office = Office(Board(rows)).begin()
    for number in range(1, 13):
        called(office, f"A-{number:03}")

    assert office.rows == [f"A-{number:03}" for number in range(11, 11 - rows, -1)]


def test_a_ticket_stands_in_one_place_only(office):
    office.begin()
    called(office, "A-001")
    called(office, "A-002")
    office.call("A-001", 5)
    office.look()

    assert (office.cards, office.rows) == (["A-001"], ["A-002"])
    assert office.board.cards[0].call.counter_id == 5


def test_a_recall_flashes_and_is_said_again(office):
    office.begin()
    called(office, "A-001")
    office.call("A-001", again=True)
    news = office.look()

    assert [(each.label, each.again) for each in news.say] == [("A-001", True)]
    assert office.board.cards[0].flash_at == office.now


def test_a_recalled_row_comes_back_to_the_left(office):
    office.begin()
    called(office, "A-001")
    called(office, "A-002")
    office.call("A-001", again=True)
    office.look()

    assert (office.cards, office.rows) == (["A-001"], ["A-002"])


def test_a_repeat_waits_behind_first_calls(office):
    office.begin()
    called(office, "A-008")
    called(office, "A-009")
    for number in range(1, 4):
        office.call(f"A-00{number}")
    office.call("A-008", again=True)
    office.call("A-004")
    office.look()

    assert office.cards == ["A-001", "A-002", "A-003"]
    assert office.calling == ["A-004", "A-008"]


def test_a_repeat_that_waits_and_is_called_anew_goes_before_repeats(office):
    office.begin()
    for number in range(1, 4):
        office.call(f"A-00{number}")
    office.call("B-001", again=True)
    office.call("B-002", again=True)
    office.look()
    office.call("B-002", 5)
    office.look()

    assert office.calling == ["B-002", "B-001"]


def test_an_undone_call_disappears_and_is_not_spoken(office):
    office.begin()
    called(office, "A-001")
    version = office.call("A-002")
    office.look()
    office.undo(version)
    office.look()

    assert (office.cards, office.rows) == (["A-001"], [])
    assert office.withdrawn == [halls.call("A-002").ticket_id]


def test_an_undone_call_disappears_from_those_that_wait(office):
    office.begin()
    versions = [office.call(f"A-00{number}") for number in range(1, 7)]
    office.look()
    office.undo(versions[4])
    office.look()

    assert office.calling == ["A-004", "A-006"]


def test_a_call_that_was_spoken_is_not_withdrawn_again(office):
    office.begin()
    version = office.call("A-002")
    office.look()
    office.speak(4)
    office.undo(version)
    office.look()

    assert office.withdrawn == []
    assert office.seen == []


def test_calls_older_than_the_read_reaches_are_not_taken_for_undone(office):
    office.begin()
    for number in range(1, 41):
        office.call(f"A-{number:03}")
        if number % 10 == 0:
            office.look()

    assert office.cards == ["A-001", "A-002", "A-003"]
    assert len(office.calling) == 37


def test_after_an_outage_the_true_state_is_shown_and_old_calls_are_not_spoken(office):
    office.begin()
    called(office, "A-001")
    office.now += 300
    office.call("A-002", ago=240)
    office.call("A-003", ago=61)
    office.call("A-004", ago=59)

    assert [each.label for each in office.look().say] == ["A-004"]
    assert (office.cards, office.rows) == (["A-004"], ["A-003", "A-002", "A-001"])


def test_after_an_outage_with_old_calls_only_the_newest_stands_on_the_left(office):
    office.begin()
    called(office, "A-001")
    office.now += 300
    office.call("A-002", ago=240)
    office.call("A-003", ago=120)

    assert office.look().say == ()
    assert (office.cards, office.rows) == (["A-003"], ["A-002", "A-001"])
    assert office.board.cards[0].flash_at is None


def test_without_an_outage_a_call_is_spoken_however_old_its_time_is(office):
    office.begin()
    office.call("A-001", ago=120)

    assert [each.label for each in office.look().say] == ["A-001"]


def test_another_days_calls_take_the_old_ones_away(office):
    office.begin()
    called(office, "A-001")
    office.events.clear()
    office.version += 1
    office.look()

    assert office.seen == []


def test_a_database_that_was_put_back_is_shown_as_it_is(office):
    office.begin()
    called(office, "A-001")
    called(office, "A-002")
    office.events.pop()
    office.version -= 1

    assert office.look().say == ()
    assert office.seen == ["A-001"]


def test_a_clock_set_back_does_not_hold_cards(office):
    office.begin()
    called(office, "A-001")
    yesterday = replace(
        halls.call("A-002", version=office.version + 1), called_at=halls.NOW - timedelta(days=1)
    )
    office.version += 1
    office.events.append(yesterday)
    office.look()

    assert office.cards == ["A-002"]


GESTURES = st.lists(
    st.tuples(
        st.sampled_from(["call", "call", "call", "recall", "undo", "wait", "speak", "look"]),
        st.integers(0, 30),
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(GESTURES)
def test_whatever_happens_nothing_is_lost_doubled_or_out_of_order(gestures):
    office = Office().begin()
    heard: list[int] = []
    undone: set[int] = set()
    for gesture, number in gestures:
        before = {each.call.ticket_id: each for each in office.board.cards}
        if gesture in ("call", "recall"):
            office.call(f"A-{number:03}", 1 + number % 9, again=gesture == "recall")
        elif gesture == "undo" and office.events and office.events[-1].version == office.version:
            undone.add(office.version)
            office.undo(office.version)
        elif gesture == "wait":
            office.now += number / 2
        elif gesture == "speak" and office.to_say:
            version = office.to_say.pop(0).version
            office.board.started(version, office.now)
            office.board.finished(version, office.now)
        news = office.look()
        heard += [each.version for each in news.say]
        left_early(office, before)
        everything_stands(office)

    assert heard == sorted(set(heard))
    assert {each.version for each in office.events} <= set(heard) | undone


def everything_stands(office: Office) -> None:
    """The left side holds at most three, nobody twice, and the newest calls are all seen."""
    assert len(office.cards) <= MOST_CARDS
    assert len(set(office.seen)) == len(office.seen)
    newest = office.read().calls
    places = len(office.cards) + len(office.calling)
    seen = set(office.seen)
    missing = [each.label for each in newest if each.label not in seen]
    assert len(newest) - len(missing) >= min(len(newest), places + office.board.history_rows)
    unspoken = {each.label for each in office.to_say}
    assert unspoken <= {*office.cards, *office.calling}
    assert bool(newest) == bool(office.cards)


def left_early(office: Office, before: dict) -> None:
    """No card left before it was spoken and stood its time, unless its call was undone."""
    here = {each.call.ticket_id for each in office.board.cards}
    standing = {each.ticket_id for each in office.events}
    unspoken = {each.ticket_id for each in office.to_say}
    for ticket_id, card in before.items():
        if ticket_id not in here and ticket_id in standing:
            assert ticket_id not in unspoken
            assert office.now - card.shown_at >= STAND
