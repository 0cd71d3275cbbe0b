"""What the morning came to: counted where it happened, and counted again by other means."""

import contextlib
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.engine import Store
from db.verify import Report, verify

GENESIS = "0" * 64
CHAINED = "site_id, version, op_key, kind, subject, actor, at, detail"
Rows = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen outside the database: on the kiosk's screen, at the printer, at the voice."""

    labels: tuple[str, ...]
    papers: int
    spoken: int
    sounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """The database read with its plain driver and the chain hashed without the product's code."""

    kinds: Mapping[str, int]
    states: Mapping[str, int]
    labels: tuple[str, ...]
    unbroken: bool

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
    return Recount(
        kinds=dict(sorted(Counter(str(each[3]) for each in events).items())),
        states=dict(sorted(Counter(str(state) for _label, state in found).items())),
        labels=tuple(str(label) for label, _state in found),
        unbroken=_unbroken(events),
    )


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
            f"Đã kiểm tra {told['verified']['events']} sự kiện và"
            f" {told['verified']['tickets']} phiếu, đếm lại khớp. Ảnh và số liệu ở {out}."
        )

    def save(self, path: Path) -> None:
        """As JSON that people can read too."""
        told = json.dumps(self.figures, ensure_ascii=False, indent=2)
        path.write_text(told + "\n", encoding="utf-8")


def sum_up(engine: str, store: Store, url: str, seen: Seen) -> Summary:
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
        "verified": {
            "events": report.events,
            "tickets": report.tickets,
            "faults": len(report.faults),
            "recount": {
                "events": again.events,
                "tickets": len(again.labels),
                "chain": "unbroken" if again.unbroken else "broken",
                "kinds": again.kinds,
                "states": again.states,
            },
        },
    }
    return Summary(figures=figures, doubts=tuple(doubts(report, again, seen)))


def doubts(report: Report, again: Recount, seen: Seen) -> Iterator[str]:
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
    ):
        if one != other:
            yield f"{what} không khớp: {one} và {other}"
