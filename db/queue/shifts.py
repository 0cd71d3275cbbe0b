"""Who works at which counter or in which unit: sign in, signs of life, sign out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from db.dossiers.tables import unit_officer
from db.engine import Store
from db.entry import Entry
from db.queue.records import Shift
from db.tables import counter, officer, shift
from office import errors
from office.history import Op, new_key
from office.profile import VIETNAM
from office.shift import UnitShift, is_alive
from office.ticket import Kind

TRIES = 5
LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class _Account:
    name: str
    secret_hash: str
    failed: int
    locked_until: datetime | None


# A hash of nothing anybody knows: an unknown login costs the same time as a wrong secret.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHRzYWx0$3ZkWl5cCkX2D8pQGkUXZ1mVYyMGgXcZ1oU5eS2s0c9E"
)


def hash_secret(secret: str) -> str:
    """The argon2id hash to store for a PIN or password."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(secret)


def _matches(secret_hash: str, secret: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(secret_hash, secret)
    except VerificationError:
        return False


def sign_in(store: Store, login: str, secret: str, counter_id: int, *, op: Op) -> Shift:
    """Opens a shift, after checking the secret outside the site's lock (it takes 50 ms).

    Five wrong tries lock the account for fifteen minutes. `op.actor` becomes the login.
    """
    _check_secret(store, login, secret, op.at)
    return store.write(Op(op.key, login, op.at), open_shift, login, counter_id)


def sign_in_unit(store: Store, login: str, secret: str, *, op: Op) -> UnitShift:
    """Signs in an officer of a unit, who sits at no counter; secrets and lock-out as for a shift.

    `NoUnit` for somebody who is in no unit: the one-stop desk's officers choose a counter.
    """
    _check_secret(store, login, secret, op.at)
    return store.write(Op(op.key, login, op.at), enter_unit, login)


def _check_secret(store: Store, login: str, secret: str, at: datetime) -> None:
    """Checks a secret outside the site's lock; a wrong one is counted and told."""
    account = store.read(_account, login)
    if account is not None and account.locked_until and account.locked_until > at:
        raise errors.LockedOut(until=f"{account.locked_until.astimezone(VIETNAM):%H:%M}")
    right = _matches(account.secret_hash if account else _NOBODY, secret)
    if account is None:
        raise errors.WrongSecret(left=TRIES - 1)
    if not right:
        failed = store.write(Op(new_key(), login, at), note_failure, login)
        raise errors.WrongSecret(left=max(0, TRIES - failed))


def note_failure(entry: Entry, login: str) -> int:
    """Counts a wrong secret; the fifth locks the account. Answers how many there were."""
    failed = 1 + (
        entry.conn.scalar(
            select(officer.c.failed).where(
                officer.c.site_id == entry.site_id, officer.c.login == login
            )
        )
        or 0
    )
    locked = entry.now + LOCKED_FOR if failed >= TRIES else None
    _set_officer(entry, login, failed=0 if locked else failed, locked_until=locked)
    entry.record(Kind.WRONG_SECRET, None, failed=failed, locked=locked is not None)
    return failed


def open_shift(entry: Entry, login: str, counter_id: int) -> Shift:
    """Seats an officer at a counter. A silent program's shift there gives way; a live one does
    not, and an officer sits at one counter only."""
    known = entry.conn.scalar(
        select(counter.c.active).where(
            counter.c.site_id == entry.site_id, counter.c.counter_id == counter_id
        )
    )
    if not known:
        raise errors.CounterUnknown(counter=counter_id)
    for other in entry.conn.execute(_open_shifts(entry.site_id)):
        _give_way(entry, other, login, counter_id)
    name = entry.conn.scalar(
        select(officer.c.name).where(officer.c.site_id == entry.site_id, officer.c.login == login)
    )
    _set_officer(entry, login, failed=0, locked_until=None)
    entry.conn.execute(
        insert(shift),
        {
            "site_id": entry.site_id,
            "shift_id": entry.version,
            "login": login,
            "counter_id": counter_id,
            "opened_at": entry.now,
            "seen_at": entry.now,
        },
    )
    entry.record(Kind.SIGN_IN, entry.version, counter=counter_id)
    return Shift(
        shift_id=entry.version,
        login=login,
        name=name or login,
        counter_id=counter_id,
        opened_at=entry.now,
    )


def enter_unit(entry: Entry, login: str) -> UnitShift:
    """Notes that an officer of a unit has signed in; wrong tries are forgotten."""
    row = entry.conn.execute(
        select(officer.c.name, unit_officer.c.unit_id)
        .join(
            unit_officer,
            (unit_officer.c.site_id == officer.c.site_id)
            & (unit_officer.c.login == officer.c.login),
        )
        .where(officer.c.site_id == entry.site_id, officer.c.login == login)
    ).first()
    if row is None:
        raise errors.NoUnit()
    _set_officer(entry, login, failed=0, locked_until=None)
    entry.record(Kind.SIGN_IN, None, unit=row.unit_id)
    return UnitShift(login=login, name=row.name, unit_id=row.unit_id)


def sign_out(entry: Entry, counter_id: int) -> None:
    """Ends the actor's shift at a counter."""
    done = entry.conn.execute(
        update(shift)
        .where(
            shift.c.site_id == entry.site_id,
            shift.c.counter_id == counter_id,
            shift.c.login == entry.op.actor,
            shift.c.closed_at.is_(None),
        )
        .values(closed_at=entry.now)
    )
    if done.rowcount:
        entry.record(Kind.SIGN_OUT, None, counter=counter_id)


def beat(conn: Connection, site_id: str, login: str, counter_id: int, *, now: datetime) -> None:
    """A sign of life, run by `Store.touch` every ten seconds. `NotOnShift` if it has ended."""
    done = conn.execute(
        update(shift)
        .where(
            shift.c.site_id == site_id,
            shift.c.counter_id == counter_id,
            shift.c.login == login,
            shift.c.closed_at.is_(None),
        )
        .values(seen_at=now)
    )
    if not done.rowcount:
        raise errors.NotOnShift(counter=counter_id)


def _account(conn: Connection, site_id: str, login: str) -> _Account | None:
    row = conn.execute(
        select(
            officer.c.name, officer.c.secret_hash, officer.c.failed, officer.c.locked_until
        ).where(officer.c.site_id == site_id, officer.c.login == login, officer.c.active)
    ).first()
    return None if row is None else _Account(*row)


def _open_shifts(site_id: str):  # type: ignore[no-untyped-def]
    return (
        select(shift.c.shift_id, shift.c.login, shift.c.counter_id, shift.c.seen_at, officer.c.name)
        .join(officer, (officer.c.site_id == shift.c.site_id) & (officer.c.login == shift.c.login))
        .where(shift.c.site_id == site_id, shift.c.closed_at.is_(None))
    )


def _give_way(entry: Entry, other, login: str, counter_id: int) -> None:  # type: ignore[no-untyped-def]
    """Ends another open shift that stands in the way, or refuses in its name."""
    mine, here = other.login == login, other.counter_id == counter_id
    if not mine and not here:
        return
    alive = is_alive(other.seen_at, entry.now)
    if alive and here and not mine:
        raise errors.CounterTaken(counter=counter_id, officer=other.name)
    if alive and mine and not here:
        raise errors.OfficerElsewhere(counter=other.counter_id)
    entry.conn.execute(
        update(shift)
        .where(shift.c.site_id == entry.site_id, shift.c.shift_id == other.shift_id)
        .values(closed_at=entry.now)
    )


def _set_officer(entry: Entry, login: str, **changed: object) -> None:
    entry.conn.execute(
        update(officer)
        .where(officer.c.site_id == entry.site_id, officer.c.login == login)
        .values(**changed)
    )
