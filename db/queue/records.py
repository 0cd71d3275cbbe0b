"""What screens show, as plain values: the answers of the boards and of commands."""

from dataclasses import dataclass
from datetime import date, datetime

from office.device import DeviceTrouble
from office.ordering import Estimate
from office.profile import Office, Service
from office.ticket import Lane, Ticket

WALL_CALLS = 20  # the most a `WallBoard` shows


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTroubleNow:
    """A device that needs somebody, and since when."""

    name: str
    trouble: DeviceTrouble
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The stored business day. `business_date` is None before the first one."""

    business_date: date | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class KioskProcedure:
    """A procedure as the kiosk asks for it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskService:
    """A tile: the service, how many wait for it, and whether the day's limit is reached.

    `only_procedure` is the code of the service's procedure where it has exactly one;
    `procedures` are those to choose from where the service asks.
    """

    service: Service
    waiting: int
    full: bool
    only_procedure: str | None = None
    procedures: tuple[KioskProcedure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskBoard:
    """Everything the kiosk's home shows."""

    version: int
    office: Office
    day: Day
    services: tuple[KioskService, ...]
    waiting: int
    estimate: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedTicket:
    """A ticket as its holder sees it: people before them, honest wait, where they may be called.

    `proof` is the signed short code in the QR; it carries no personal data.
    """

    ticket: Ticket
    service: Service
    ahead: int
    estimate: Estimate | None
    counters: tuple[int, ...]
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTicket:
    """A line of the waiting list, in calling order for one counter.

    `procedure_title`, `dossier_id` and `dossier_code` tell what it is for, where the kiosk knew.
    """

    ticket: Ticket
    service: Service
    next_up: bool
    procedure_title: str | None = None
    dossier_id: int | None = None
    dossier_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTicket:
    """The ticket at a counter, with the service's usual serving time in minutes if known, and
    what it is for as in `WaitingTicket`."""

    ticket: Ticket
    service: Service
    usual_minutes: int | None
    procedure_title: str | None = None
    dossier_id: int | None = None
    dossier_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCounter:
    """Another counter in a few words. `alive` False: signed in, but its program went silent."""

    counter_id: int
    officer_name: str | None
    alive: bool
    ticket: Ticket | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """The counter's latest gesture that may still be undone, and until when."""

    version: int
    kind: str
    label: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterBoard:
    """Everything a counter shows. `missed` are today's no-shows, newest first.

    `last_label` and `last_ended_at` tell the ticket this counter finished last; `served_today`
    and `average_seconds` what this counter did today; `issued_by_half_hour` pairs the half
    hour's start with the tickets issued in it today. `devices` are the machines in trouble.
    """

    version: int
    office: Office
    day: Day
    counter_id: int
    services: tuple[Service, ...]
    officer_login: str | None
    officer_name: str | None
    desk: DeskTicket | None
    waiting: tuple[WaitingTicket, ...]
    waiting_priority: int
    missed: tuple[WaitingTicket, ...]
    others: tuple[OtherCounter, ...]
    undoable: Undoable | None
    last_label: str | None
    last_ended_at: datetime | None
    served_today: int
    average_seconds: int | None
    issued_by_half_hour: tuple[tuple[datetime, int], ...]
    devices: tuple[DeviceTroubleNow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One call as the wall shows and speaks it. `version` orders calls; `again` is a recall."""

    version: int
    ticket_id: int
    label: str
    lane: Lane
    counter_id: int
    language: str
    called_at: datetime
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WallBoard:
    """The hall display: the day's latest calls, newest first, one per ticket, undone ones left
    out; `fresh` are all calls after the version asked for, oldest first, recalls included."""

    version: int
    office: Office
    day: Day
    calls: tuple[Announcement, ...]
    fresh: tuple[Announcement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInCounter:
    """A counter on the sign-in page: who sits there, and whether their program is alive."""

    counter_id: int
    services: tuple[Service, ...]
    officer_name: str | None
    alive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInBoard:
    """What the sign-in page shows."""

    office: Office
    day: Day
    counters: tuple[SignInCounter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """An officer's presence at a counter."""

    shift_id: int
    login: str
    name: str
    counter_id: int
    opened_at: datetime
