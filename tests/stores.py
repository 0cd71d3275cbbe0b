"""A small office in a real database: three services, three counters with their officers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from db import catalog, engine, schema
from db.engine import Store
from db.queue import shifts, tickets
from office.history import Op, new_key
from office.profile import Counter, Rules
from office.settings.catalog import Catalog
from office.ticket import Lane, Ticket
from tests import make

SITE = "phuong-hoa-binh"
DAY = make.TODAY
COUNTERS = {
    1: ("ho-tich",),
    2: ("ho-tich", "chung-thuc"),
    3: ("ho-tich", "chung-thuc", "dat-dai"),
}
RULES = Rules(tickets_per_minute=0)


class Clock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime = make.MORNING) -> None:
        self.now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **parts: float) -> None:
        self.now += timedelta(**parts)


def small_catalog(**rules: Any) -> Catalog:
    """The catalogue of the small office, with some rules changed."""
    return Catalog(
        office=make.office(rules=replace(RULES, **rules)),
        services=tuple(make.SERVICES.values()),
        counters=tuple(
            Counter(counter_id=number, services=services) for number, services in COUNTERS.items()
        ),
        procedures=(),
    )


def prepare(url: str, **rules: Any) -> None:
    """Makes the schema and the small office in an empty database."""
    schema.init(url)
    store = Store(engine.make_engine(url), SITE, clock=Clock())
    store.touch(catalog.create_site)
    store.write(op(store), catalog.load, small_catalog(**rules))
    for number in COUNTERS:
        store.touch(catalog.put_officer, login(number), f"Cán bộ {number}", "")
    store.close()


def login(counter_id: int) -> str:
    """The officer who sits at a counter in tests."""
    return f"officer-{counter_id}"


def op(store: Store, actor: str = "test", key: str | None = None) -> Op:
    """A gesture made now."""
    return Op(key or new_key(), actor, store.now())


class Site:
    """Gestures at a store, short to write in a test."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock

    def open(self, *counters: int, day: date = DAY) -> "Site":
        """Opens the day and seats officers (all three by default)."""
        self.store.write(op(self.store), tickets.open_day, day)
        for number in counters or COUNTERS:
            self.do(shifts.open_shift, login(number), number, by=number)
        return self

    def issue(self, service: str = "ho-tich", *, priority: bool = False) -> Ticket:
        """A citizen takes a number."""
        lane = Lane.PRIORITY if priority else Lane.ORDINARY
        return self.store.write(op(self.store), tickets.issue_ticket, service, lane=lane)

    def call(self, counter: int = 3) -> Ticket | None:
        """A counter calls the next."""
        return self.do(tickets.call_next, counter, by=counter)

    def at(self, command: Callable[..., Any], counter: int, *args: Any) -> Any:
        """A command whose first argument is the counter that makes it."""
        return self.do(command, counter, *args, by=counter)

    def do(self, command: Callable[..., Any], *args: Any, by: int = 0, **kwargs: Any) -> Any:
        """A command by a counter's officer (0: by the kiosk)."""
        actor = login(by) if by else "kiosk"
        return self.store.write(op(self.store, actor), command, *args, **kwargs)

    def set_rules(self, **rules: Any) -> None:
        """Loads the catalogue again with other rules."""
        self.do(catalog.load, small_catalog(**rules))
