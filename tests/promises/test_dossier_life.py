"""A dossier lives as it would in a drawer beside a wall calendar, whatever happens in any order."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import bindparam, text

from db import catalog
from db.dossiers import circulation, intake, life, prints
from db.verify import history
from office import errors
from office.dossiers.dossier import PAPERS, Dossier
from office.procedure import Channel, ChannelLimit, PausePolicy, Procedure, Unit
from office.profile import VIETNAM
from tests import dossiers as made
from tests import stores
from tests.promises.control_sheet import read_backwards
from tests.promises.naive_dossiers import A_DAY, DESK, MAY, Folder, Law, NaiveDossiers, No, minute
from tests.stores import Site

PEOPLE = {
    **{stores.login(number): DESK for number in stores.COUNTERS},
    "bao": "kinh-te",
    "lan": "van-hoa",
}
ACTORS = (*PEOPLE, "nobody")
UNITS = ("kinh-te", "van-hoa", DESK, "gone")
# By weight: left to choose evenly, hypothesis ends most dossiers at once.
WEIGHTS = {
    "register": 5, "advise": 2, "refuse_intake": 1, "hand_over": 12, "accept": 9, "take_back": 4,
    "assign": 2, "supplement": 5, "supplied": 6, "finance": 4, "financed": 5, "extend": 3,
    "refuse": 1, "stop": 1, "withdraw": 1, "void": 2, "correct": 1, "result": 5, "return": 4,
    "notify": 1, "amend": 2, "attach": 1, "print": 2, "time_passes": 9, "clock_is_put_back": 2,
}  # fmt: skip
LIKELY = [each for each, n in WEIGHTS.items() if each in MAY for _ in range(n)]
CLOSED = ("returned", "refused", "withdrawn", "stopped", "voided")
# Hypothesis likes small numbers and repeats them: it says how the dice fall, they say what is.
seeds = strategies.integers(0, 1_000_000)
# An ordinary morning, after the cut-off, a Saturday off and days before one that is worked, the
# last minute before Tết, a month's and a year's last day.
STARTS = (
    "2026-11-23T08:41", "2026-11-23T15:01", "2026-12-05T10:00", "2026-08-20T09:00",
    "2027-02-04T17:00", "2027-01-31T11:30", "2026-12-31T11:30",
)  # fmt: skip
AHEAD = (3, 47, 170, 480, A_DAY, 3 * A_DAY, 9 * A_DAY, 25 * A_DAY, 50 * A_DAY)
BACK = (2, 95, 30 * 60, 4 * A_DAY)
STEPS = ("", "appraise", "sign")


def limited(base: Procedure, code: str, *channels: tuple[int | None, Unit | None], **parts: Any):
    """A procedure with one counter case for each limit."""
    cases = tuple(
        ChannelLimit(channel=Channel.COUNTER, value=value, unit=unit, fee_vnd=1000 * number)
        for number, (value, unit) in enumerate(channels, 1)
    )
    return replace(base, code=code, channels=cases, **parts)


CASES = limited(made.BIRTH, "1.000001", (5, Unit.WORKING_DAY), (2, Unit.WORKING_DAY))
SAME_DAY = limited(made.CERTIFY, "1.000002", (1, Unit.WORKING_DAY), cutoff=time(15, 0))
DAYS = limited(made.BUILD, "1.000003", (15, Unit.CALENDAR_DAY))
MONTH = limited(made.BUILD, "1.000004", (1, Unit.MONTH), supplement=PausePolicy.RESTART)
HOURS = limited(made.BIRTH, "1.000005", (20, Unit.HOUR), supplement=PausePolicy.CONTINUE)
FREE = limited(made.BIRTH, "1.000006", (None, None))
AGAIN = limited(made.BIRTH, "1.000007", (3, Unit.WORKING_DAY), supplement=PausePolicy.RESTART)
BROUGHT = (
    (CASES, 0, Law(5, "working_day")),
    (CASES, 1, Law(2, "working_day")),
    (SAME_DAY, 0, Law(0, "working_day", cutoff=15 * 60)),
    (DAYS, 0, Law(15, "calendar_day")),
    (MONTH, 0, Law(1, "month", "restart")),
    (HOURS, 0, Law(20, "hour", "continue")),
    (FREE, 0, Law(None, "")),
    (AGAIN, 0, Law(3, "working_day", "restart")),
)
PROCEDURES = (CASES, SAME_DAY, DAYS, MONTH, HOURS, FREE, AGAIN)
ENDING = {
    "refuse": life.refuse, "stop": life.stop, "withdraw": life.withdraw,
    "void": life.void,
}  # fmt: skip
WAITING = {"supplement": life.request_supplement, "finance": life.require_finance}
GOING_ON = {"supplied": life.receive_supplement, "financed": life.finance_done}
SMALL: dict[str, tuple[Any, dict[str, Any]]] = {
    "correct": (life.correct, {"words": "Sai tên"}),
    "notify": (life.notify, {"means": "phone"}),
    "attach": (life.attach, {"sha256": "0" * 64, "size": 7, "media": "image/png"}),
}
NAMED = ("lead", "fee_paid", "media")
Way = tuple[Any, dict[str, Any], Callable[[], Folder]]
_ROW = text("SELECT site.version, dossier.* FROM site, dossier WHERE dossier_id = :dossier")
_ROW = _ROW.bindparams(bindparam("dossier"))
_HELD = text(
    "SELECT unit_id, lead, accepted, login, step FROM holding WHERE dossier_id = :dossier AND held"
)
_VERSION = text("SELECT version FROM site")


def print_seen(entry: Any, number: int, paper: str, *, seen: int | None) -> Dossier:
    """What somebody saw does not matter to the paper that came out."""
    del seen
    return prints.came_out(entry, number, paper)


class Rounds:
    """What was lived through, over all examples."""

    steps = 0
    answered = 0
    repeated = 0
    seen: set[tuple[str, str]] = set()


class Gesture(NamedTuple):
    """What it is about, who makes it, and what they had on the screen."""

    it: Folder
    actor: str
    seen: int | None


class DossierLife(RuleBasedStateMachine):
    """Some weeks at the office, lived in the database and in the drawer."""

    def __init__(self, site: Site, drawer: NaiveDossiers, base: int, rounds: Rounds) -> None:
        super().__init__()
        self.site, self.drawer, self.base, self.rounds = site, drawer, base, rounds
        self.folders: list[Folder] = []
        self.touched: Folder | None = None

    @initialize(start=strategies.sampled_from(STARTS), seed=seeds)
    def begin(self, start: str, seed: int) -> None:
        self.dice = random.Random(seed)
        self.site.clock.now = datetime.fromisoformat(start).replace(tzinfo=VIETNAM, second=14)
        self._tell_time()
        self.bring("register", stores.login(1), 4 * seed + 1)

    @rule(seed=seeds)
    def something_happens(self, seed: int) -> None:
        self.dice.seed(f"{seed} {self.dice.random()}")
        pick, chance = self.dice.randrange(10_000), self.dice.randrange(10_000)
        what = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        actor = self.dice.choice(ACTORS)
        if what in ("register", "advise", "refuse_intake"):
            self.bring(what, actor if chance % 5 == 0 else stores.login(1), pick)
        elif what in ("time_passes", "clock_is_put_back"):
            getattr(self, what)(pick)
        else:
            what, folder = self.choose(what, pick)
            if chance % 6:
                actor = self.somebody_who_may(folder, what, chance)
            self.move(folder, what, actor, pick, self.look(folder, chance))

    def bring(self, how: str, actor: str, pick: int) -> None:
        procedure, case, law = BROUGHT[pick // 4 % len(BROUGHT)]
        draft = made.draft(procedure, case=case)
        lacks = pick % 4 == 0
        if lacks:
            draft = replace(draft, papers=made.paper_lines(procedure))
        at_counter = {"counter_id": 1} if pick % 2 and actor == stores.login(1) else {}
        command, words = {
            "register": (intake.register, ()),
            "advise": (intake.advise, (("Bản sao",), "")),
            "refuse_intake": (intake.refuse_intake, ("Sai nơi nhận",)),
        }[how]
        made_now = self.same(
            how,
            lambda op: self.site.store.write(op, command, draft, *words, **at_counter),
            lambda: self.drawer.take_in(how, law, actor, lacks=lacks),
            actor,
            pick,
        )
        if made_now is not None:
            self.folders.append(made_now)

    def move(self, it: Folder, what: str, actor: str, pick: int, seen: int | None) -> None:
        way = getattr(self, f"way_to_{what}", self.way_to_do_a_small_thing)
        command, words, on_paper = way(what, Gesture(it, actor, seen), pick)
        known = {name: words.pop(name) for name in list(words) if name in NAMED}
        known["seen"] = None if seen is None else self.base + seen
        self.same(
            what,
            lambda op: self.site.store.write(op, command, it.number, *words.values(), **known),
            on_paper,
            actor,
            pick,
        )

    def way_to_hand_over(self, _what: str, by: Gesture, pick: int) -> Way:
        to, lead = self.receiver(by, pick), pick % 3 > 0
        on_paper = lambda: self.drawer.hand_over(*by, to, lead=lead)  # noqa: E731
        return circulation.hand_over, {"to": to, "lead": lead}, on_paper

    def way_to_accept(self, _what: str, by: Gesture, _pick: int) -> Way:
        return circulation.accept, {}, lambda: self.drawer.accept(*by)

    def way_to_take_back(self, _what: str, by: Gesture, pick: int) -> Way:
        to = self.unsigned(by.it, pick)
        return circulation.take_back, {"to": to}, lambda: self.drawer.take_back(*by, to)

    def way_to_assign(self, _what: str, by: Gesture, pick: int) -> Way:
        others = [each for each in PEOPLE if PEOPLE[each] == PEOPLE.get(by.actor)]
        among = others if others and pick % 4 else ACTORS
        login, step = among[pick // 4 % len(among)], STEPS[pick % 3]
        on_paper = lambda: self.drawer.assign(*by, login, step)  # noqa: E731
        return circulation.assign, {"login": login, "step": step}, on_paper

    def way_to_result(self, _what: str, by: Gesture, _pick: int) -> Way:
        return circulation.record_result, {}, lambda: self.drawer.result(*by)

    def way_to_wait(self, what: str, by: Gesture, _pick: int) -> Way:
        words = {"items": ("Bản sao",), "reason": ""} if what == "supplement" else {}
        return WAITING[what], words, lambda: self.drawer.wait(by.it, what, by.actor, by.seen)

    way_to_supplement = way_to_finance = way_to_wait

    def way_to_go_on(self, what: str, by: Gesture, _pick: int) -> Way:
        return GOING_ON[what], {}, lambda: self.drawer.go_on(by.it, what, by.actor, by.seen)

    way_to_supplied = way_to_financed = way_to_go_on

    def way_to_extend(self, _what: str, by: Gesture, pick: int) -> Way:
        due = (by.it.due or self.drawer.now) + (pick % 9 - 1) * A_DAY
        words = {"due_at": instant(due), "reason": "Chờ thẩm định"}
        return life.extend, words, lambda: self.drawer.extend(*by, due)

    def way_to_end(self, what: str, by: Gesture, pick: int) -> Way:
        why = pick % 5 > 0
        on_paper = lambda: self.drawer.end(by.it, what, by.actor, by.seen, why=why)  # noqa: E731
        return ENDING[what], {"reason": "Lý do" if why else " \n"}, on_paper

    way_to_refuse = way_to_stop = way_to_withdraw = way_to_void = way_to_end

    def way_to_return(self, _what: str, by: Gesture, pick: int) -> Way:
        named = pick % 4 > 0
        words = {"name": "Trần Thị Bình" if named else "\u200b", "paper": "CCCD"}
        return life.return_result, words, lambda: self.drawer.give(*by, named=named)

    def way_to_amend(self, _what: str, by: Gesture, pick: int) -> Way:
        paid = pick % 2 == 0
        return life.amend, {"fee_paid": paid}, lambda: self.drawer.amend(*by, paid=paid)

    def way_to_print(self, _what: str, by: Gesture, pick: int) -> Way:
        paper = PAPERS[pick % len(PAPERS)]
        return print_seen, {"paper": paper}, lambda: self.drawer.print(by.it)

    def way_to_do_a_small_thing(self, what: str, by: Gesture, _pick: int) -> Way:
        command, words = SMALL[what]
        on_paper = lambda: self.drawer.small(by.it, what, by.actor, by.seen)  # noqa: E731
        return command, dict(words), on_paper

    def same(
        self,
        what: str,
        really: Callable[[Any], Dossier],
        on_paper: Callable[[], Folder],
        actor: str,
        pick: int,
    ) -> Folder | None:
        """Does it in the database and in the drawer: one answer, or the same refusal; and a key
        that is sent twice is answered as the first time."""
        op = stores.op(self.site.store, actor)
        before = self.drawer.gestures
        try:
            it = on_paper()
        except No as no:
            with pytest.raises(getattr(errors, str(no))):
                really(op)
            self.rounds.seen.add((what, str(no)))
            return None
        answer = really(op)
        it.number = it.number or answer.dossier_id
        assert told(answer) == kept(it, self.base)
        if pick % 5 == 0 and self.drawer.gestures > before:
            assert really(op) == answer
            self.rounds.repeated += 1
        self.rounds.answered += 1
        self.rounds.seen.add((what, it.state))
        self.touched = it
        return it

    def time_passes(self, pick: int) -> None:
        self.site.clock.forward(minutes=AHEAD[pick % len(AHEAD)])
        self._tell_time()

    def clock_is_put_back(self, pick: int) -> None:
        self.site.clock.forward(minutes=-BACK[pick % len(BACK)])
        self._tell_time()

    def _tell_time(self) -> None:
        self.drawer.now = minute(self.site.clock.now)

    @invariant()
    def both_stand_the_same(self) -> None:
        self.rounds.steps += 1
        it, self.touched = self.touched, None
        if it is None:
            return
        row, held = self.site.store.read(
            lambda conn, _site: (
                conn.execute(_ROW, {"dossier": it.number}).one(),
                conn.execute(_HELD, {"dossier": it.number}).all(),
            )
        )
        assert row.version == self.base + self.drawer.gestures
        assert (row.code, row.state, row.unit_id) == (it.code, it.state, it.lead)
        assert {each.unit_id: tuple(each)[1:] for each in held} == {
            unit: (hand.lead, hand.signed, hand.by, hand.step) for unit, hand in it.hands.items()
        }

    def teardown(self) -> None:
        assert self.site.store.read(history.verify).faults == ()
        mine = [each.number for each in self.folders]
        assert self.site.store.read(read_backwards, mine) == {
            each.number: {
                unit: (hand.lead, hand.signed) for unit, hand in each.hands.items()
            }
            for each in self.folders
        }  # fmt: skip

    # Whom and what it is about: mostly what makes sense.

    def choose(self, what: str, pick: int) -> tuple[str, Folder]:
        """Mostly a dossier that this can happen to, or something that can happen to one."""
        alive = [each for each in self.folders if each.state not in CLOSED] or self.folders
        among = alive if pick % 7 else self.folders
        folder = among[pick // 7 % len(among)]
        possible = [each for each in LIKELY if folder.state in MAY[each].split()]
        if pick % 7 and what not in possible and possible:
            what = possible[pick // 70 % len(possible)]
        return what, folder

    def somebody_who_may(self, it: Folder, what: str, chance: int) -> str:
        """Somebody who has it; who has not signed, if it is to be signed for."""
        units = list(it.hands) or [DESK]
        if what == "accept":
            units = [unit for unit, hand in it.hands.items() if not hand.signed] or units
        elif what == "take_back":
            units = [hand.got_from for hand in it.hands.values() if hand.got_from] or units
        elif what in ("supplied", "return", "void", "correct") or (chance % 3 == 0):
            units = [DESK]
        unit = units[chance // 3 % len(units)]
        there = [login for login, of in PEOPLE.items() if of == unit]
        return there[chance // 7 % len(there)]

    def receiver(self, by: Gesture, pick: int) -> str:
        helps = by.it.hands.get(PEOPLE.get(by.actor, ""))
        if helps and not helps.lead and pick % 2:
            return by.it.lead
        free = [unit for unit in UNITS if unit not in by.it.hands]
        return (free if pick % 5 and free else UNITS)[pick // 5 % len(free or UNITS)]

    def unsigned(self, it: Folder, pick: int) -> str:
        waits = [unit for unit, hand in it.hands.items() if not hand.signed]
        return waits[pick % len(waits)] if waits and pick % 5 else UNITS[pick % len(UNITS)]

    def look(self, it: Folder, chance: int) -> int | None:
        """The version somebody had on the screen: the present one, none, or an old one."""
        return (it.touched - 1, None, it.touched)[min(chance // 6 % 10, 2)]


def instant(number: int) -> datetime:
    """The opposite of `minute`."""
    day, clock = divmod(number, A_DAY)
    begins = datetime.fromordinal(day).replace(tzinfo=VIETNAM)
    return begins + timedelta(minutes=clock)


def told(answer: Dossier) -> tuple[Any, ...]:
    """What the database answered, in the drawer's words."""
    instants = (
        answer.opened_at, answer.received_at, answer.first_due_at, answer.due_at,
        answer.paused_since, answer.settled_at, answer.returned_at,
    )  # fmt: skip
    return (
        answer.code, answer.state, answer.unit_id, answer.version,
        *(at and minute(at) for at in instants),
        answer.standing, answer.extensions, answer.fee_paid,
    )  # fmt: skip


def kept(it: Folder, base: int) -> tuple[Any, ...]:
    """The folder in the same order."""
    return (
        it.code, it.state, it.lead, base + it.touched,
        it.opened, it.received, it.promised, it.due, it.stands_since, it.settled, it.returned,
        it.came_out, it.put_off, it.paid,
    )  # fmt: skip


def prepared(site: Site) -> Site:
    """The office with divisions, an officer in each, and procedures of every kind."""
    site.open()
    site.do(catalog.load, replace(made.catalog(), procedures=PROCEDURES))
    for login, unit in PEOPLE.items():
        if unit != DESK:
            site.store.touch(catalog.put_officer, login, f"Cán bộ {login}", "")
            site.store.touch(catalog.put_in_unit, login, unit)
    return site


def live(site: Site, examples: int, *, same_each_time: bool = True) -> Rounds:
    """Lives so many times fifty steps, each as hypothesis thinks them up."""
    prepared(site)
    rounds, drawer = Rounds(), NaiveDossiers(PEOPLE)
    rounds.seen = set()
    base = int(site.store.read(lambda conn, _site: conn.scalar(_VERSION)) or 0)
    quiet = settings(
        max_examples=examples,
        stateful_step_count=50,
        derandomize=same_each_time,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # all examples share a database: none can be made smaller
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: DossierLife(site, drawer, base, rounds), settings=quiet)
    return rounds


def test_a_dossier_lives_as_in_a_drawer_beside_a_wall_calendar(quick_site: Site):
    rounds = live(quick_site, examples=22)

    assert rounds.steps >= 1000
    assert rounds.answered >= 500
    assert rounds.repeated >= 60
    moves = {what for what, _ in rounds.seen}
    assert moves >= set(WEIGHTS) - {"time_passes", "clock_is_put_back"}


@pytest.mark.long
def test_a_dossier_lives_so_for_very_long(quick_site: Site):
    assert live(quick_site, examples=400, same_each_time=False).steps >= 18_000
