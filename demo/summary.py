"""What the morning came to: counted where it happened, and counted again by other means."""

import contextlib
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from platform import node
from typing import Any

from db.dossiers import access
from db.engine import Store
from db.reports import reports
from db.verify.history import Report, verify
from demo.office import ACTOR
from office.reports.figures import Period
from office.reports.registers import RegisterWanted, Tally

GENESIS = "0" * 64
CHAINED = "site_id, version, op_key, kind, subject, actor, at, detail"
COUNTED = ("intake_actions", "intake_actions_with_phone")
Rows = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen outside the database: on the screens, at the printers, at the voice.

    `dossiers` are the codes that the intake showed; `forms` are papers that came out, `pdfs` the
    files of their pages, `prints` how often one came out where all of them were noted.
    `intake_actions` are the actions of the counted intakes, if any.
    """

    labels: tuple[str, ...]
    papers: int
    spoken: int
    sounds: int
    dossiers: tuple[str, ...] = ()
    forms: int = 0
    pdfs: int = 0
    prints: int | None = None
    intake_actions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """The database read with its plain driver and the chain hashed without the product's code."""

    kinds: Mapping[str, int]
    states: Mapping[str, int]
    labels: tuple[str, ...]
    unbroken: bool
    dossiers: tuple[str, ...] = ()
    dossier_states: Mapping[str, int] = field(default_factory=dict)
    standings: Mapping[str, int] = field(default_factory=dict)

    @property
    def events(self) -> int:
        """How many events there are."""
        return sum(self.kinds.values())

    @property
    def calls(self) -> int:
        """How often a number was called, recalls included."""
        return self.kinds.get("call", 0) + self.kinds.get("recall", 0)


def recount(url: str) -> Recount:
    """Counts everything again."""
    with _rows_of(url) as rows:
        events = rows(f"SELECT {CHAINED}, prev_hash, hash FROM event ORDER BY version")
        found = rows("SELECT label, state FROM ticket ORDER BY ticket_id")
        books = rows("SELECT code, state, standing FROM dossier ORDER BY dossier_id")
    return Recount(
        kinds=_tally(each[3] for each in events),
        states=_tally(state for _label, state in found),
        labels=tuple(str(label) for label, _state in found),
        unbroken=_unbroken(events),
        dossiers=tuple(str(code) for code, _state, _standing in books),
        dossier_states=_tally(state for _code, state, _standing in books),
        standings=_tally(standing for _code, _state, standing in books if standing),
    )


def _tally(values: Iterable[object]) -> Mapping[str, int]:
    return dict(sorted(Counter(str(each) for each in values).items()))


def write_register(store: Store, path: Path) -> Tally:
    """The day's register of dossiers as a file, as an administrator would write it."""
    store.touch(access.note, access.EXPORT, None, actor=ACTOR, machine=node()[:60], now=store.now())
    today = reports.today(store)
    return reports.write_register(store, RegisterWanted(period=Period(today, today)), path)


def _unbroken(events: list[tuple[Any, ...]]) -> bool:
    before = GENESIS
    for number, (*fields, prev_hash, own) in enumerate(events, 1):
        told = json.dumps([before, *fields], ensure_ascii=False, separators=(",", ":"))
        if (fields[1], prev_hash, own) != (
            number,
            before,
            hashlib.sha256(told.encode()).hexdigest(),
        ):
            return False
        before = own
    return True


@contextlib.contextmanager
def _rows_of(url: str) -> Iterator[Rows]:
    connection: Any
    if url.startswith("sqlite"):
        import sqlite3

        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    else:
        import psycopg

        connection = psycopg.connect(url.replace("+psycopg", ""))
    with contextlib.closing(connection):
        yield lambda query: connection.execute(query).fetchall()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The morning's numbers, and every reason to doubt them."""

    figures: Mapping[str, Any]
    doubts: tuple[str, ...]

    def in_words(self, out: Path) -> str:
        """What happened, in a few lines."""
        told = self.figures
        return (
            f"Đã cấp {told['issued']} số, in {told['printed']} phiếu, gọi {told['called']} lượt,"
            f" đọc {told['announced']} lượt, xong {told['finished']}, vắng {told['no_show']}.\n"
            f"Đã nhận {told['dossiers']} hồ sơ, trả {told['returned']} kết quả: trước hạn"
            f" {told['early']}, đúng hạn {told['on_time']}, trễ hạn {told['late']}.\n"
            f"Đã kiểm tra {told['verified']['events']} sự kiện, {told['verified']['tickets']} phiếu"
            f" và {told['verified']['dossiers']} hồ sơ, đếm lại khớp. Ảnh và số liệu ở {out}."
        )

    def save(self, path: Path) -> None:
        """As JSON that people can read too."""
        told = json.dumps(self.figures, ensure_ascii=False, indent=2)
        path.write_text(told + "\n", encoding="utf-8")


def sum_up(engine: str, store: Store, url: str, seen: Seen, register: Tally) -> Summary:
    """Puts the figures together and compares them with each other."""
    report, again = store.read(verify), recount(url)
    figures = {
        "engine": engine,
        "issued": len(again.labels),
        "printed": seen.papers,
        "called": again.calls,
        "announced": seen.spoken,
        "finished": again.states.get("finished", 0),
        "no_show": again.states.get("no_show", 0),
        "dossiers": len(again.dossiers),
        "returned": again.dossier_states.get("returned", 0),
        **{name: again.standings.get(name, 0) for name in ("early", "on_time", "late")},
        **dict(zip(COUNTED, sorted(seen.intake_actions), strict=False)),
        "verified": {
            "events": report.events,
            "tickets": report.tickets,
            "dossiers": report.dossiers,
            "faults": len(report.faults),
            "recount": _told(again),
        },
    }
    return Summary(figures=figures, doubts=tuple(doubts(report, again, seen, register)))


def _told(again: Recount) -> Mapping[str, Any]:
    return {
        "events": again.events,
        "tickets": len(again.labels),
        "dossiers": len(again.dossiers),
        "chain": "unbroken" if again.unbroken else "broken",
        "kinds": again.kinds,
        "states": again.states,
        "dossier_states": again.dossier_states,
    }


def _prints(again: Recount, seen: Seen) -> tuple[int, int]:
    told = again.kinds.get("print", 0)
    return told, told if seen.prints is None else seen.prints


def doubts(report: Report, again: Recount, seen: Seen, register: Tally) -> Iterator[str]:
    """Every pair of figures that should be equal and is not."""
    yield from report.faults
    if not again.unbroken:
        yield "đếm lại: chuỗi sự kiện bị đứt"
    ended = sum(again.states.get(state, 0) for state in ("finished", "no_show"))
    for what, one, other in (
        ("sự kiện: kiểm tra và đếm lại", report.events, again.events),
        ("phiếu: kiểm tra và đếm lại", report.tickets, len(again.labels)),
        ("số trên màn hình và trong sổ", sorted(seen.labels), sorted(again.labels)),
        ("số đã cấp và số khác nhau", len(again.labels), len(set(again.labels))),
        ("số đã cấp và phiếu đã in", len(again.labels), seen.papers),
        ("lượt gọi và lượt đọc", again.calls, seen.spoken),
        ("lượt đọc và tệp âm thanh", seen.spoken, seen.sounds),
        ("số đã cấp và số đã phục vụ hoặc vắng", len(again.labels), ended),
        ("hồ sơ: kiểm tra và đếm lại", report.dossiers, len(again.dossiers)),
        ("hồ sơ trên màn hình và trong sổ", sorted(seen.dossiers), sorted(again.dossiers)),
        ("hồ sơ trong sổ và trong sổ theo dõi", len(again.dossiers), register.dossiers),
        ("hồ sơ đã trả: đếm lại và sổ theo dõi",
         again.dossier_states.get("returned", 0), register.returned),
        ("hồ sơ đã trả: đếm lại và sự kiện",
         again.dossier_states.get("returned", 0), again.kinds.get("return", 0)),
        ("kết quả: đếm lại và sự kiện",
         sum(again.standings.values()), again.kinds.get("result", 0)),
        ("giấy tờ hồ sơ đã in và tệp PDF", seen.forms, seen.pdfs),
        ("giấy tờ hồ sơ đã in và sự kiện", *_prints(again, seen)),
    ):  # fmt: skip
        if one != other:
            yield f"{what} không khớp: {one} và {other}"
