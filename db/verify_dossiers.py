"""Do the dossiers follow from their events? The dossiers' part of `db.verify`."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, select

from db import catalog
from db.dossier_tables import (
    attachment,
    dossier,
    dossier_pause,
    hand_over,
    hand_over_receipt,
    holding,
    procedure_edition,
)
from office import proof
from office.dossier import DESK, MOVES, DossierState, Move, after
from office.history import stamp
from office.procedure import Procedure

OPENING = (Move.REGISTER, Move.ADVISE)
# What a move may change on the dossier; its event tells the new value under the same name.
CHANGING = (
    "received_at", "first_due_at", "due_at", "paused_since", "settled_at", "standing",
    "returned_at", "return_by", "fee_paid", "extensions", "unit_id", "external_code",
)  # fmt: skip
PAUSING = (Move.REQUEST_SUPPLEMENT, Move.REQUIRE_FINANCE)
ENDING = (Move.REFUSE, Move.STOP, Move.WITHDRAW, Move.VOID)
GOING_ON = (Move.RECEIVE_SUPPLEMENT, Move.FINANCE_DONE, *ENDING)
LETTING_GO = (Move.RETURN_RESULT, *ENDING)
# What of the other tables follows from the events.
LINE = (
    "dossier_id", "from_unit", "to_unit", "handed_by", "handed_at", "lead", "taken_back",
    "with_result", "standing", "due_at",
)  # fmt: skip
RECEIPT = ("accepted_by", "accepted_at")
PAUSE = ("dossier_id", "kind", "policy", "since", "until")
HOLDING = ("hand_over_id", "lead", "accepted", "login", "step", "due_at", "since", "held")
FILE = ("dossier_id", "paper", "sha256", "size", "media")


@dataclass(slots=True)
class DossierReplay:
    """The dossiers as the events tell them."""

    dossiers: dict[int, dict[str, Any]] = field(default_factory=dict)
    lines: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    receipts: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    pauses: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    open_pauses: dict[int, int] = field(default_factory=dict)
    holdings: dict[int, dict[str, dict[str, Any]]] = field(default_factory=dict)
    files: dict[int, tuple[Any, ...]] = field(default_factory=dict)

    def follow(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> list[str]:
        """Applies one event; answers what is wrong with it."""
        if move in OPENING or "code" in detail:
            return self._open(row, move, detail)
        known = self.dossiers.get(row.subject)
        if known is None:
            return [f"sự kiện {row.version}: nói về một hồ sơ chưa có"]
        was, state = DossierState(known["state"]), DossierState(detail["state"])
        self._clock(row, move, detail)
        self._hands(row, move, detail)
        if move is Move.ATTACH:
            self.files[row.version] = (row.subject, *(detail[name] for name in FILE[1:]))
        known |= {name: detail[name] for name in CHANGING if name in detail}
        known |= {"state": state.value, "last_version": row.version}
        if move in MOVES[was] and state is self._after(row.subject, was, move):
            return []
        return [f"sự kiện {row.version}: {known['code']} không thể {move} khi {was}"]

    def _after(self, dossier_id: int, was: DossierState, move: Move) -> DossierState:
        units = self.holdings[dossier_id].items()
        unit_holds = any(held["held"] for unit_id, held in units if unit_id != DESK)
        return after(was, move, unit_holds=unit_holds, code="")

    def _open(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> list[str]:
        received = move is Move.REGISTER
        self.dossiers[row.subject] = {
            "code": detail["code"],
            "procedure_code": detail["procedure"],
            "edition": detail["edition"],
            "channel": detail["channel"],
            "state": detail["state"],
            "unit_id": DESK,
            "ticket_id": detail["ticket"],
            "counter_id": detail["counter"],
            "officer": row.actor,
            "opened_at": row.at,
            "received_at": row.at if received else None,
            "first_due_at": detail["due"],
            "due_at": detail["due"],
            "paused_since": None,
            "settled_at": row.at if move is Move.REFUSE else None,
            "standing": None,
            "returned_at": None,
            "return_by": detail["return_by"],
            "fee_vnd": detail["fee"],
            "fee_paid": detail["fee_paid"],
            "external_code": detail["external"],
            "sets": detail["sets"],
            "extensions": 0,
            "last_version": row.version,
        }
        if move is not Move.REFUSE:
            self.holdings[row.subject] = {DESK: _held(row, None)}
        if row.subject != row.version:
            return [f"sự kiện {row.version}: số hồ sơ không trùng số sự kiện"]
        return []

    def _clock(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> None:
        """A pause begins or ends; by a clock that was put back it ends when it began."""
        if move in PAUSING:
            self.open_pauses[row.subject] = row.version
            self.pauses[row.version] = (row.subject, move.value, detail["policy"], row.at, None)
        elif move in GOING_ON and (number := self.open_pauses.pop(row.subject, None)) is not None:
            *told, since, _until = self.pauses[number]
            self.pauses[number] = (*told, since, max(since, row.at))

    def _hands(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> None:
        mine = self.holdings.setdefault(row.subject, {})
        match move:
            case Move.ACCEPT:
                self.receipts[detail["hand_over"]] = (row.actor, row.at)
                mine[detail["unit"]] |= {"accepted": True, "login": row.actor}
            case Move.ASSIGN:
                mine[detail["unit"]] |= {"login": detail["login"], "step": detail["step"]}
            case Move.HAND_OVER | Move.TAKE_BACK | Move.RECORD_RESULT:
                self._hand_over(row, move, detail, mine)
            case _ if move in LETTING_GO:
                _let_go(mine, *mine)

    def _hand_over(
        self,
        row: Row[Any],
        move: Move,
        detail: dict[str, Any],
        mine: dict[str, dict[str, Any]],
    ) -> None:
        giver, taker, leads = detail["from"], detail["to"], detail.get("lead", True)
        with_result, taken_back = move is Move.RECORD_RESULT, move is Move.TAKE_BACK
        if with_result:
            _let_go(mine, *mine)
        elif taken_back or leads or taker == DESK:
            _let_go(mine, giver)
        has_line = giver != taker
        due = detail.get("due")
        if has_line:
            self.lines[row.version] = (
                row.subject, giver, taker, row.actor, row.at, leads, taken_back, with_result,
                detail.get("standing"), due,
            )  # fmt: skip
        if taken_back and not leads and mine.get(taker, {}).get("held"):
            return
        accepted = taken_back or not has_line
        number = row.version if has_line else None
        mine[taker] = _held(row, number, lead=leads, accepted=accepted, due=due)

    def compare(self, conn: Connection, site_id: str) -> tuple[int, list[str]]:
        """The tables against the events: how many dossiers there are, and what differs."""
        editions, wrong = _editions(conn, site_id, {e["edition"] for e in self.dossiers.values()})
        lookups = _Lookups(catalog.proof_key(conn, site_id), site_id)
        count = 0
        for row in conn.execute(select(dossier).where(dossier.c.site_id == site_id)):
            count += 1
            told = self.dossiers.pop(row.dossier_id, None)
            if told is None or not _same(row, told, editions) or not lookups.fits(row):
                wrong.append(f"hồ sơ {row.code} khác với lịch sử")
        wrong += [f"hồ sơ {each['code']} mất khỏi sổ" for each in self.dossiers.values()]
        held = {
            (number, unit_id): tuple(fields.values())
            for number, units in self.holdings.items()
            for unit_id, fields in units.items()
        }
        tables: tuple[tuple[str, dict[Any, tuple[Any, ...]], Table, int, tuple[str, ...]], ...] = (
            ("phiếu kiểm soát", self.lines, hand_over, 1, LINE),
            ("ký nhận", self.receipts, hand_over_receipt, 1, RECEIPT),
            ("lần dừng tính giờ", self.pauses, dossier_pause, 1, PAUSE),
            ("nơi giữ hồ sơ", held, holding, 2, HOLDING),
            ("tệp đính kèm", self.files, attachment, 1, FILE),
        )
        for what, told, table, keys, fields in tables:
            wrong += _differences(what, told, _stored(conn, site_id, table, keys, fields))
        return count, wrong


def _held(
    row: Row[Any],
    number: int | None,
    *,
    lead: bool = True,
    accepted: bool = True,
    due: str | None = None,
) -> dict[str, Any]:
    """What a unit that has got a dossier holds, in the order of `HOLDING`."""
    return {
        "hand_over_id": number,
        "lead": lead,
        "accepted": accepted,
        "login": row.actor if accepted else None,
        "step": "",
        "due_at": due,
        "since": row.at,
        "held": True,
    }


def _let_go(mine: dict[str, dict[str, Any]], *units: str) -> None:
    for each in units:
        mine[each]["held"] = False


@dataclass(frozen=True, slots=True)
class _Lookups:
    """Whether a receipt's short code is the one made from the dossier's code."""

    key: bytes
    site_id: str

    def fits(self, row: Row[Any]) -> bool:
        tries = (proof.lookup_code(self.key, self.site_id, row.code, n) for n in range(9))
        return row.lookup in tries


def _same(row: Row[Any], told: dict[str, Any], editions: dict[str, Procedure]) -> bool:
    procedure = editions.get(row.edition)
    derived = procedure is not None and (row.title, row.field, row.service_id) == (
        procedure.short_title,
        procedure.field,
        procedure.service_id,
    )
    return derived and all(_plain(getattr(row, name)) == value for name, value in told.items())


def _plain(value: object) -> object:
    return stamp(value) if isinstance(value, datetime) else value


def _editions(
    conn: Connection, site_id: str, used: set[str]
) -> tuple[dict[str, Procedure], list[str]]:
    """The procedures as they stood, and what is wrong: an edition is named by the hash of its
    text, so a changed text shows; one that no dossier was received by came from elsewhere."""
    found = conn.execute(
        select(procedure_edition.c.edition, procedure_edition.c.profile).where(
            procedure_edition.c.site_id == site_id
        )
    )
    whole, wrong = {}, []
    for row in found:
        if hashlib.sha256(row.profile.encode()).hexdigest()[:16] != row.edition:
            wrong.append(f"bản thủ tục {row.edition} đã bị sửa")
        elif row.edition not in used:
            wrong.append(f"bản thủ tục {row.edition} không có trong lịch sử")
        else:
            whole[row.edition] = msgspec.json.decode(row.profile, type=Procedure)
    return whole, wrong


def _stored(
    conn: Connection, site_id: str, table: Table, keys: int, fields: tuple[str, ...]
) -> Iterable[tuple[Any, tuple[Any, ...]]]:
    """Rows by what follows `site_id` in their key, one column or a pair."""
    key = [column.name for column in table.primary_key][1 : keys + 1]
    columns = [table.c[name] for name in (*key, *fields)]
    for row in conn.execute(select(*columns).where(table.c.site_id == site_id)):
        number = row[0] if keys == 1 else tuple(row[:keys])
        yield number, tuple(_plain(value) for value in row[keys:])


def _differences(
    what: str, told: dict[Any, tuple[Any, ...]], stored: Iterable[tuple[Any, tuple[Any, ...]]]
) -> list[str]:
    wrong = []
    for number, fields in stored:
        if told.pop(number, None) != fields:
            wrong.append(f"{what} {number} khác với lịch sử")
    return wrong + [f"{what} {number} mất khỏi sổ" for number in told]
