"""Searches as officers make them at a counter, for people and dossiers that are there and not."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial

import sqlalchemy as sa

from benchmarks import dossiers
from benchmarks.queue import p50_ms
from db.dossiers.tables import dossier_person
from db.engine import Store
from db.search import dossier_search
from office.dossiers.dossier import DossierState
from office.dossiers.dossier_records import DossierLine, Search
from office.profile import VIETNAM

NOW = datetime(dossiers.YEAR + 1, 1, 2, 2, tzinfo=UTC)
DAYS = 12  # from each of which somebody is looked for
TIMES = 3
OPEN = (DossierState.RECEIVED, DossierState.IN_PROCESS, DossierState.AWAITING_SUPPLEMENT)
RARE = (DossierState.STOPPED, DossierState.VOIDED, DossierState.AWAITING_FINANCE)


def measure(store: Store) -> dict[str, list[float]]:
    """Milliseconds by kind of search; each is made three times."""
    taken: dict[str, list[float]] = {}
    for name, wanted in searches(store):
        found = partial(store.read, dossier_search.find, wanted, now=NOW)
        taken.setdefault(name, []).extend(p50_ms(found, TIMES))
    return taken


def searches(store: Store) -> Iterator[tuple[str, Search]]:
    """The mix: kinds of search and one of each for somebody of every month."""
    for number in range(DAYS):
        day = date(dossiers.YEAR, number % 12 + 1, 15)
        wanted = Search(received_to=day, most=1)
        (line,) = store.read(dossier_search.find, wanted, now=NOW).lines
        yield from _by_code(line)
        yield from _by_name(line.owner)
        yield from _by_phone(store, line.dossier.dossier_id)
        yield from _narrowed(line, RARE[number % len(RARE)])


def _by_code(line: DossierLine) -> Iterator[tuple[str, Search]]:
    code = line.dossier.code
    yield "code", Search(words=code)
    yield "lookup", Search(words=line.dossier.lookup)
    yield "short_code", Search(words=code.split("-", 1)[1])
    yield "code_begun", Search(words=code[:10])
    yield "no_such_code", Search(words="261399-0001")


def _by_name(name: str) -> Iterator[tuple[str, Search]]:
    words = name.split()
    yield "name", Search(words=name)
    yield "name_begun", Search(words=name[: len(words[0]) + 3])
    yield "family_name", Search(words="Nguyễn")
    yield "given_name", Search(words=words[-1])
    yield "middle_and_given_name", Search(words=" ".join(words[1:]))
    yield "middle_name", Search(words="Thị Kim")
    yield "family_and_given_name", Search(words=f"{words[0]} {words[-1]}")
    yield "name_with_a_slip", Search(words=f"{words[0][:1]}{words[0][2:]} {' '.join(words[1:])}")
    yield "nobody", Search(words="Kristoffer Amundsen")
    yield "nobody_so_called", Search(words=f"{words[0]} Wolfgang")
    yield "one_letter", Search(words=words[-1][:1])


def _by_phone(store: Store, dossier_id: int) -> Iterator[tuple[str, Search]]:
    person = dossier_person.c
    wanted = sa.select(person.phone, person.id_number).where(person.dossier_id == dossier_id)
    phone, number = store.read(lambda conn, _site: conn.execute(wanted).all())[0]
    yield "phone", Search(words=phone)
    yield "phone_begun", Search(words=phone[:5])
    yield "id_number", Search(words=number)


def _narrowed(line: DossierLine, rare: DossierState) -> Iterator[tuple[str, Search]]:
    one = line.dossier
    words = line.owner.split()
    day = (one.received_at or one.opened_at).astimezone(VIETNAM).date()
    yield "everything", Search()
    yield "procedure", Search(procedure_code=one.procedure_code)
    yield "procedure_open", Search(procedure_code=one.procedure_code, states=OPEN)
    yield "state", Search(states=(rare,))
    yield "day", Search(received_from=day, received_to=day)
    yield (
        "day_returned",
        Search(received_from=day, received_to=day, states=(DossierState.RETURNED,)),
    )
    yield "name_in_procedure", Search(words=words[0], procedure_code=one.procedure_code)
    yield "name_open", Search(words=words[-1], states=OPEN)
    yield (
        "name_in_month",
        Search(words=words[0], received_from=day - timedelta(days=30), received_to=day),
    )
    yield "name_in_state", Search(words=words[0], states=(rare,))
