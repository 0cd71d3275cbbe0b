"""What is new on the wall, said once: who stands on the cards, who is about to, who was called."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db.queue.records import WALL_CALLS, Announcement, WallBoard

MOST_CARDS = 3
STALE = timedelta(seconds=60)  # after an outage, older calls are no news
SHARE = timedelta(seconds=10)  # calls closer than this stand side by side
STAND = 12.0  # seconds a card stays at least
OUTAGE = timedelta(seconds=5)  # the wall looks every 2 s: a longer gap means that it was cut off


def worth_speaking(called_at: datetime, now: datetime, link_was_lost: bool) -> bool:
    """Whether a call is still news: after an outage, nobody is helped by one of a minute ago."""
    return not link_was_lost or now - called_at <= STALE


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A call on the left side. `shown_at` and `flash_at` are readings of the wall's stopwatch;
    `flash_at` is None for a call that was not news."""

    call: Announcement
    shown_at: float
    flash_at: float | None
    speaking: bool


@dataclass(frozen=True, slots=True)
class News:
    """What the voice has to do: calls to say, in order, and tickets to be silent about."""

    say: tuple[Announcement, ...] = ()
    withdraw: tuple[int, ...] = ()


class Board:
    """Follows the office's calls. Knows no clock: every gesture brings `tick`, a stopwatch."""

    def __init__(self, history_rows: int = 5) -> None:
        self.history_rows = history_rows
        self.since = 0
        self._looked_at: datetime | None = None
        self._calls: tuple[Announcement, ...] = ()
        self._cards: list[Card] = []
        self._calling: list[Card] = []  # wait for a place on the left, `shown_at` still to come
        self._unspoken: dict[int, set[int]] = {}  # ticket -> versions the voice has not finished
        self._speaking: int | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The left side, from top to bottom."""
        return tuple(
            replace(each, speaking=each.call.ticket_id == self._speaking) for each in self._cards
        )

    @property
    def calling(self) -> tuple[Announcement, ...]:
        """Calls that wait for a place on the left, first come first; shown small until then."""
        return tuple(each.call for each in self._calling)

    @property
    def rows(self) -> tuple[Announcement, ...]:
        """What was called before, newest first."""
        ahead = self._tickets()
        past = [each for each in self._calls if each.ticket_id not in ahead]
        return tuple(past[: self.history_rows])

    def look(self, board: WallBoard, now: datetime, tick: float) -> News:
        """Takes in what was read. `now` is the office's clock."""
        before, self._looked_at = self._looked_at, now
        self._calls = board.calls
        if before is None:
            self._begin(board, now, tick)
            return News()
        fresh = [each for each in board.fresh if each.version > self.since]
        self.since = board.version
        withdrawn = self._drop_undone()
        cut_off = now - before > OUTAGE
        say = tuple(each for each in fresh if worth_speaking(each.called_at, now, cut_off))
        self._take_quietly([each for each in fresh if each not in say], tick)
        for each in say:
            self._take(each, tick)
        self.settle(tick)
        self._fill(tick)
        return News(say=say, withdraw=withdrawn)

    def started(self, version: int, tick: float) -> None:
        """The voice began to say this call."""
        self._speaking = self._ticket_of(version)
        self.settle(tick)

    def finished(self, version: int, tick: float) -> None:
        """The voice is done with this call, heard or not."""
        ticket_id = self._ticket_of(version)
        if ticket_id is None:
            return
        self._unspoken[ticket_id].discard(version)
        if not self._unspoken[ticket_id]:
            del self._unspoken[ticket_id]
        if self._speaking == ticket_id:
            self._speaking = None
        self.settle(tick)

    def settle(self, tick: float) -> None:
        """Lets cards that had their time make room for calls that wait."""
        while self._calling and self._make_room(self._calling[0].call, tick):
            self._cards.append(replace(self._calling.pop(0), shown_at=tick))

    def _begin(self, board: WallBoard, now: datetime, tick: float) -> None:
        """Shows the state as it is; what was called before the wall began is not news."""
        self.since = board.version
        newest = board.calls[:1]
        together = [
            each
            for each in board.calls[:MOST_CARDS]
            if abs(newest[0].called_at - each.called_at) < SHARE
        ]
        self._cards = [
            _card(each, tick - (now - each.called_at).total_seconds(), None)
            for each in reversed(together)
        ]

    def _take(self, call: Announcement, tick: float) -> None:
        """A call that is news: it flashes, where its ticket stands or at the end of its kind."""
        self._unspoken.setdefault(call.ticket_id, set()).add(call.version)
        card = _card(call, tick, tick)
        if (place := _place_of(call, self._cards)) is not None:
            self._cards[place] = card
            return
        if (place := _place_of(call, self._calling)) is not None:
            before = self._calling.pop(place)
            if not before.call.again or call.again:
                again = before.call.again and call.again
                self._calling.insert(place, replace(card, call=replace(call, again=again)))
                return
        firsts = sum(not each.call.again for each in self._calling)
        self._calling.insert(len(self._calling) if call.again else firsts, card)

    def _take_quietly(self, missed: list[Announcement], tick: float) -> None:
        """Calls that went by while the wall was cut off: the newest stands on the left."""
        for each in missed:
            if (place := _place_of(each, self._cards)) is not None:
                self._cards[place] = replace(self._cards[place], call=each)
        newest = self._calls[0] if self._calls else None
        if newest in missed and newest.ticket_id not in self._tickets():
            self._calling.append(_card(newest, tick, None))

    def _fill(self, tick: float) -> None:
        """After the only card was undone, the call before it stands there again."""
        if self._calls and not self._cards and not self._calling:
            self._cards = [_card(self._calls[0], tick, None)]

    def _make_room(self, coming: Announcement, tick: float) -> bool:
        done = [each for each in self._cards if self._may_leave(each, tick)]
        for each in done:
            if abs(coming.called_at - each.call.called_at) >= SHARE:
                self._cards.remove(each)
        if len(self._cards) < MOST_CARDS:
            return True
        still = [each for each in done if each in self._cards]
        if still:
            self._cards.remove(still[0])
        return bool(still)

    def _may_leave(self, card: Card, tick: float) -> bool:
        return card.call.ticket_id not in self._unspoken and tick - card.shown_at >= STAND

    def _drop_undone(self) -> tuple[int, ...]:
        """Removes calls that no longer stand; the tickets the voice was still to say."""
        standing = {each.ticket_id for each in self._calls}
        oldest = self._calls[-1].version if len(self._calls) >= WALL_CALLS else 0

        def stands(card: Card) -> bool:
            return card.call.ticket_id in standing or card.call.version < oldest

        gone = [each.call.ticket_id for each in (*self._cards, *self._calling) if not stands(each)]
        self._cards = [each for each in self._cards if stands(each)]
        self._calling = [each for each in self._calling if stands(each)]
        if self._speaking in gone:
            self._speaking = None
        return tuple(each for each in gone if self._unspoken.pop(each, None))

    def _tickets(self) -> set[int]:
        return {each.call.ticket_id for each in (*self._cards, *self._calling)}

    def _ticket_of(self, version: int) -> int | None:
        return next((ticket for ticket, left in self._unspoken.items() if version in left), None)


def _card(call: Announcement, shown_at: float, flash_at: float | None) -> Card:
    return Card(call=call, shown_at=shown_at, flash_at=flash_at, speaking=False)


def _place_of(call: Announcement, cards: list[Card]) -> int | None:
    tickets = [each.call.ticket_id for each in cards]
    return tickets.index(call.ticket_id) if call.ticket_id in tickets else None
