"""Figures through the real commands: published reports come out, and what is past stays."""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import catalog
from db.dossiers import circulation, intake, life
from db.engine import Store, make_engine
from db.reports import figures, reports
from office import errors
from office.dossiers.dossier import OPEN, PAUSED, Dossier, Move
from office.procedure import Channel, OnlineLevel
from office.profile import VIETNAM, SettleRule
from office.reports import figure_sheets
from office.reports.figures import By, Figures, FiguresReport, Period, overdue_before, percent
from tests import dossiers as made
from tests import stores

UNIT = "kinh-te"
YEAR = 2026


def at(day: date, clock: str = "09:00") -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), VIETNAM)


@pytest.fixture
def office(site):
    """The small office with its procedures and units, and one officer in a unit."""
    site.do(catalog.load, made.catalog())
    site.store.touch(catalog.put_officer, "bao", "Trương Gia Bảo", "")
    site.store.touch(catalog.put_in_unit, "bao", UNIT)
    return site


class Desk:
    """An officer of the desk who works at given instants, in whatever order they come."""

    def __init__(self, office: stores.Site) -> None:
        self.office = office

    def do(self, when: datetime, command: Any, *args: Any, by: str = "officer-1") -> Dossier:
        self.office.clock.now = when
        return self.office.store.write(stores.op(self.office.store, by), command, *args)

    def receive(self, when: datetime, draft: Any = None) -> Dossier:
        return self.do(when, intake.register, draft or made.draft(made.BUILD))


def spread(first: date, last: date, count: int) -> Iterator[datetime]:
    """So many instants of office hours, evenly over the days."""
    span = (last - first).days + 1
    for number in range(count):
        day, rest = divmod(number * span, count)
        yield at(first + timedelta(days=day), "08:00") + timedelta(minutes=rest * 480 // count)


def build(office: stores.Site, told: "Told", part: int) -> None:
    """A period in which the settled got their result early or, every third, on the day itself; the
    latest received are still in process within their time."""
    desk = Desk(office)
    late = told.period.last - timedelta(days=5)
    received, settled = told.received // part, told.settled // part
    for number, when in enumerate(spread(told.period.first, late - timedelta(days=16), settled)):
        online = Channel.ONLINE if number % 4 == 0 else Channel.COUNTER
        mine = desk.receive(when, made.draft(made.BUILD, channel=online))
        on_the_day = number % 3 == 0 and not told.all_early
        done = mine.due_at if on_the_day else when + timedelta(days=number % 7)
        desk.do(done, circulation.record_result, mine.dossier_id)
    for when in spread(late, told.period.last, received - settled):
        desk.receive(when)
    office.clock.now = told.period.end


@dataclass(frozen=True)
class Told:
    """What an office told of a period: so many received, so many of them settled in time."""

    period: Period
    received: int
    settled: int
    all_early: bool = False


PUBLISHED = {
    "a year": Told(Period(date(2019, 1, 1), date(2019, 12, 31)), 1429, 1264),
    "half a year": Told(Period(date(2020, 1, 1), date(2020, 6, 30)), 322, 317),
    "all early": Told(Period(date(2015, 1, 1), date(2015, 12, 31)), 83, 83, all_early=True),
}


def assert_told(office: stores.Site, told: Told, part: int = 1) -> None:
    """The figures are those that were published, and no other."""
    received, settled = told.received // part, told.settled // part
    found = figures.figures(office.store, told.period).total
    on_time = 0 if told.all_early else (settled + 2) // 3
    online = (settled + 3) // 4

    assert found == Figures(
        received_online=online,
        received_desk=received - online,
        early=settled - on_time,
        on_time=on_time,
        within=received - settled,
    )
    assert made.balanced(found)
    assert percent(found.on_time_rate) == "100 %"


@pytest.fixture
def quick_office(prepared_file: Path, tmp_path: Path) -> Iterator[stores.Site]:
    """The small office in a file on a disk in memory, where there is one: thousands of commits."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        path = shutil.copy(prepared_file, Path(folder) / "office.db")
        clock = stores.Clock()
        store = Store(make_engine(f"sqlite:///{path}"), stores.SITE, clock=clock)
        made_here = stores.Site(store, clock)
        made_here.do(catalog.load, made.catalog())
        yield made_here
        store.close()


def test_37_services_are_told_with_the_published_shares(office: stores.Site, tmp_path: Path):
    levels = [OnlineLevel.LEVEL_2] * 8 + [OnlineLevel.LEVEL_3] * 29
    services = tuple(
        replace(made.BIRTH, code=f"9.{number:06}", online=level)
        for number, level in enumerate(levels)
    )
    office.do(catalog.load, replace(made.catalog(), procedures=services))

    report = reports.write_figures(office.store, PUBLISHED["a year"].period, tmp_path / "nam.pdf")

    assert [(each.title, each.count, percent(each.share, 2)) for each in report.services] == [
        ("mức độ 2", 8, "21,62 %"),
        ("mức độ 3", 29, "78,38 %"),
    ]
    said = "37 = mức độ 2 8 (21,62 %), mức độ 3 29 (78,38 %)."
    assert said in figure_sheets.figures_sheet(report).note
    assert any(said in note for note in figure_sheets.figures_form(report).notes)


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_an_office_published_comes_out_of_its_own_commands(quick_office, name):
    build(quick_office, PUBLISHED[name], 1)
    assert_told(quick_office, PUBLISHED[name])


@pytest.mark.postgres
@pytest.mark.parametrize("part", [10, pytest.param(1, marks=pytest.mark.long)])
def test_what_an_office_published_comes_out_of_a_server_too(new_postgres_url, part):
    url = new_postgres_url()
    stores.prepare(url)
    clock = stores.Clock()
    store = Store(make_engine(url), stores.SITE, clock=clock)
    office = stores.Site(store, clock)
    office.do(catalog.load, made.catalog())
    build(office, PUBLISHED["a year"], part)
    assert_told(office, PUBLISHED["a year"], part)
    store.close()


class Lives:
    """Dossiers that live at random, and a naive tally of what happened to each of them."""

    def __init__(self, office: stores.Site, seed: int) -> None:
        self.desk = Desk(office)
        self.chance = random.Random(seed)
        self.now: dict[int, Dossier] = {}
        self.settled: list[tuple[datetime, str]] = []

    def day(self, day: date, actions: int) -> None:
        """One day's gestures, in the order of the clock."""
        for minute in sorted(self.chance.sample(range(480), actions)):
            when = at(day, "08:00") + timedelta(minutes=minute)
            if self.chance.random() < 0.4:
                self.begin(when)
            else:
                self.go_on(when)

    def begin(self, when: datetime) -> None:
        procedure = self.chance.choice(made.PROCEDURES)
        draft = made.draft(procedure, channel=self.chance.choice(list(Channel)))
        wanted = self.chance.choices(("register", "advise", "refuse"), (8, 1, 1))[0]
        begun = {
            "register": (intake.register, draft),
            "advise": (intake.advise, draft, ("Tờ khai",), ""),
            "refuse": (intake.refuse_intake, draft, "Không thuộc thẩm quyền"),
        }[wanted]
        mine = self.desk.do(when, *begun)
        self.now[mine.dossier_id] = mine

    def go_on(self, when: datetime) -> None:
        alive = [each for each in self.now.values() if each.moves - {Move.CORRECT, Move.VOID}]
        if not alive:
            return
        mine = self.chance.choice(alive)
        at_unit = mine.unit_id == UNIT
        later = max(when, mine.due_at or when) + timedelta(days=self.chance.randrange(1, 9))
        moves = {
            Move.HAND_OVER: (circulation.hand_over, UNIT),
            Move.RECORD_RESULT: (circulation.record_result,),
            Move.REQUEST_SUPPLEMENT: (life.request_supplement, ("Bản vẽ",), ""),
            Move.RECEIVE_SUPPLEMENT: (life.receive_supplement,),
            Move.REQUIRE_FINANCE: (life.require_finance,),
            Move.FINANCE_DONE: (life.finance_done,),
            Move.EXTEND: (life.extend, later, "Chờ xác minh"),
            Move.WITHDRAW: (life.withdraw, "Đổi ý"),
            Move.STOP: (life.stop, "Không đủ điều kiện"),
            Move.REFUSE: (life.refuse, "Sai thẩm quyền"),
            Move.RETURN_RESULT: (life.return_result, "Trần Thị Bình", "CCCD"),
        }
        able = [move for move in moves if move in mine.moves]
        weights = [6 if move is Move.RECORD_RESULT else 2 for move in able]
        if not able:
            return
        move = self.chance.choices(able, weights)[0]
        if at_unit and move is Move.HAND_OVER:
            return
        desk_does = (Move.RETURN_RESULT, Move.RECEIVE_SUPPLEMENT, Move.FINANCE_DONE)
        by = "bao" if at_unit and move not in desk_does else "officer-1"
        command, *rest = moves[move]
        try:
            done = self.desk.do(when, command, mine.dossier_id, *rest, by=by)
        except errors.Refused:
            return
        self.now[mine.dossier_id] = done
        if move is Move.RECORD_RESULT:
            self.settled.append((when, mine.unit_id))

    def units_that_settled(self, month: Period) -> Counter[str]:
        """How many results each unit recorded in a month."""
        return Counter(unit for when, unit in self.settled if month.start <= when < month.end)

    def seen(self, end: datetime) -> dict[str, int]:
        """What somebody who looks through all dossiers at `end` counts."""
        counted = dict.fromkeys(("within", "beyond", "awaiting", "early", "on_time", "late"), 0)
        late = overdue_before(end, SettleRule.BY_DATE)
        for each in self.now.values():
            if each.received_at is None:
                continue
            if each.standing:
                counted[each.standing] += 1
            elif each.state in OPEN:
                since = each.paused_since
                stood = since is not None and each.due_at >= overdue_before(
                    since, SettleRule.BY_DATE
                )
                missed = each.due_at is not None and each.due_at < late and not stood
                counted["beyond" if missed else "within"] += 1
                counted["awaiting"] += each.state in PAUSED
        return counted


MONTHS = (
    Period(date(YEAR, 8, 1), date(YEAR, 8, 31)),
    Period(date(YEAR, 9, 1), date(YEAR, 9, 30)),
    Period(date(YEAR, 10, 1), date(YEAR, 10, 31)),
)


def live_through(lives: Lives, month: Period) -> dict[By, FiguresReport]:
    """A month goes by; its figures at its last midnight are what somebody counts by hand."""
    before = lives.seen(month.start)
    for ahead in range((month.last - month.first).days + 1):
        lives.day(month.first + timedelta(days=ahead), 4)
    office = lives.desk.office
    office.clock.now = month.end
    told = {by: figures.figures(office.store, month, by=by) for by in By}
    counted = lives.seen(month.end)
    for name in ("early", "on_time", "late"):
        counted[name] -= before[name]
    assert {name: getattr(told[By.UNIT].total, name) for name in counted} == counted
    assert units_of(told[By.UNIT]) == lives.units_that_settled(month)
    return told


def units_of(report: FiguresReport) -> dict[str, int]:
    return {line.key: line.figures.settled for line in report.lines if line.figures.settled}


@pytest.fixture
def lived(office) -> tuple[stores.Site, dict[Period, dict[By, FiguresReport]]]:
    """Three months of random lives, with each month's figures as they were at its end."""
    lives = Lives(office, seed=3)
    return office, {month: live_through(lives, month) for month in MONTHS}


def test_figures_balance_and_a_past_month_says_the_same_for_ever(lived):
    office, told = lived
    for month, told_by in told.items():
        for by, was in told_by.items():
            again = figures.figures(office.store, month, by=by)
            assert (again.lines, again.total) == (was.lines, was.total), (month.words(), by)
            assert all(made.balanced(line.figures) for line in again.lines)
            assert sum((line.figures for line in again.lines), Figures()) == again.total

    whole = figures.figures(office.store, Period(MONTHS[0].first, MONTHS[-1].last)).total
    months = sum((reports[By.UNIT].total for reports in told.values()), Figures())
    for name in ("received", "settled", "ended", "returned", "turned_away"):
        assert getattr(whole, name) == getattr(months, name), name
    assert min(getattr(months, name) for name in Figures.__slots__) > 0


def test_an_intake_that_was_a_mistake_is_in_no_figure(office):
    desk = Desk(office)
    morning = at(MONTHS[0].first)
    mine = desk.receive(morning)
    desk.receive(morning)
    desk.do(morning, life.void, mine.dossier_id, "Nhập hai lần")

    assert figures.figures(office.store, MONTHS[0]).total == Figures(received_desk=1, within=1)


def test_whoever_looks_on_hears_of_every_part_and_may_stop_the_work(quick_office):
    store, heard = quick_office.store, []
    figures.figures(store, MONTHS[0], progress=lambda done, of: heard.append((done, of)))
    whole = heard[-1][1]

    assert heard == [(done, whole) for done in range(whole + 1)]

    def stop(done: int, _of: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        figures.figures(store, MONTHS[0], progress=stop)
