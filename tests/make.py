"""Records for tests, each with something sensible in every field that a test does not name."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from db.queue.records import (
    CounterBoard,
    Day,
    DeskTicket,
    OtherCounter,
    SignInBoard,
    SignInCounter,
    Undoable,
    WaitingTicket,
)
from office.profile import VIETNAM, Office, Service, Session
from office.ticket import Lane, State, Ticket

TODAY = date(2026, 11, 23)  # a Monday
MORNING = datetime(2026, 11, 23, 8, 41, 14, tzinfo=VIETNAM)
HALF_DAYS = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17, 0)))
SERVICES = {
    "A": Service(service_id="ho-tich", letter="A", title="Hộ tịch", title_en="Civil status"),
    "B": Service(
        service_id="chung-thuc", letter="B", title="Chứng thực", title_en="Certified copies"
    ),
    "C": Service(service_id="dat-dai", letter="C", title="Đất đai", title_en="Land"),
}


def office(**parts: Any) -> Office:
    """A commune's centre, open on weekdays."""
    return replace(
        Office(
            site_id="phuong-hoa-binh",
            authority="UBND phường Hòa Bình",
            title="Trung tâm Phục vụ hành chính công",
            hotline="0218 385 0000",
            week=(HALF_DAYS,) * 5 + ((), ()),
        ),
        **parts,
    )


def ticket(label: str = "A-012", minutes_ago: float = 28, **parts: Any) -> Ticket:
    """A ticket by its label, issued some minutes before `MORNING`."""
    number = int(label.rpartition("-")[2])
    issued = MORNING - timedelta(minutes=minutes_ago)
    series = label.partition("-")[0]
    return replace(
        Ticket(
            site_id="phuong-hoa-binh",
            ticket_id=100 * (ord(series[0]) - 60) + number,
            business_date=TODAY,
            label=label,
            service_id=SERVICES.get(series, SERVICES["A"]).service_id,
            lane=Lane.PRIORITY if series == "UT" else Lane.ORDINARY,
            language="vi",
            state=State.WAITING,
            rank=number,
            queued_version=number,
            counter_id=None,
            calls=0,
            no_shows=0,
            issued_at=issued,
            called_at=None,
            started_at=None,
            ended_at=None,
        ),
        **parts,
    )


def service_of(one: Ticket) -> Service:
    """The service a made ticket is for."""
    return next(each for each in SERVICES.values() if each.service_id == one.service_id)


def waiting(
    label: str, minutes_ago: float = 9, next_up: bool = False, **parts: Any
) -> WaitingTicket:
    """A line of the waiting list."""
    one = ticket(label, minutes_ago, **parts)
    return WaitingTicket(ticket=one, service=service_of(one), next_up=next_up)


def desk_ticket(label: str = "A-012", state: State = State.SERVING, **parts: Any) -> DeskTicket:
    """A ticket at counter 3, called 26 minutes after its issue."""
    called = MORNING - timedelta(seconds=134)
    started = called if state is State.SERVING else None
    fields: dict[str, Any] = {
        "counter_id": 3,
        "calls": 1,
        "called_at": called,
        "started_at": started,
        **parts,
    }
    one = ticket(label, state=state, **fields)
    return DeskTicket(ticket=one, service=service_of(one), usual_minutes=12)


def other(counter_id: int, name: str | None, label: str = "", **parts: Any) -> OtherCounter:
    """Another counter, with the ticket it serves."""
    alive = parts.pop("alive", True)
    began = MORNING - timedelta(minutes=parts.pop("minutes", 4), seconds=8)
    fields: dict[str, Any] = {"counter_id": counter_id, "state": State.SERVING, "calls": 1} | parts
    one = ticket(label, called_at=began, started_at=began, **fields) if label else None
    return OtherCounter(counter_id=counter_id, officer_name=name, alive=alive, ticket=one)


def undoable(kind: str = "call", label: str = "A-012", seconds: float = 7) -> Undoable:
    """A gesture that may be undone for some seconds after `MORNING`."""
    return Undoable(version=77, kind=kind, label=label, until=MORNING + timedelta(seconds=seconds))


def counter_board(**parts: Any) -> CounterBoard:
    """Counter 3 with nobody there and nobody waiting."""
    half_past_seven = MORNING.replace(hour=7, minute=30, second=0)
    issued = (14, 22, 19)
    return replace(
        CounterBoard(
            version=80,
            office=office(),
            day=Day(business_date=TODAY, is_open=True),
            counter_id=3,
            services=tuple(SERVICES.values()),
            officer_login="lethuha",
            officer_name="Lê Thu Hà",
            desk=None,
            waiting=(),
            waiting_priority=0,
            missed=(),
            others=(),
            undoable=None,
            last_label=None,
            last_ended_at=None,
            served_today=0,
            average_seconds=None,
            issued_by_half_hour=tuple(
                (half_past_seven + timedelta(minutes=30 * n), count)
                for n, count in enumerate(issued)
            ),
        ),
        **parts,
    )


def sign_in_board(*counters: SignInCounter) -> SignInBoard:
    """The sign-in page's board with six counters, the first and fifth taken."""
    taken = {1: "Phạm Minh Tuấn", 5: "Hoàng Thị Yến"}
    services = tuple(SERVICES.values())
    made = counters or tuple(
        SignInCounter(counter_id=n, services=services, officer_name=taken.get(n), alive=True)
        for n in range(1, 7)
    )
    return SignInBoard(office=office(), day=Day(business_date=TODAY, is_open=True), counters=made)
