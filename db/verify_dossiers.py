"""Do the dossiers follow from their events? The dossiers' part of `db.verify`."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from db.dossier_tables import dossier, hand_over, hand_over_receipt, procedure_edition
from office.dossier import DESK, MOVES, TARGETS, DossierState, Move
from office.history import stamp
from office.procedure import Procedure

OPENING = (Move.REGISTER, Move.ADVISE)
# What a move may change on the dossier; its event tells the new value under the same name.
CHANGING = (
    "received_at", "first_due_at", "due_at", "paused_since", "settled_at", "standing",
    "returned_at", "return_by", "fee_paid", "extensions", "unit_id", "external_code",
)  # fmt: skip


@dataclass(slots=True)
class DossierReplay:
    """The dossiers as the events tell them."""

    dossiers: dict[int, dict[str, Any]] = field(default_factory=dict)
    lines: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    receipts: dict[int, tuple[Any, ...]] = field(default_factory=dict)

    def follow(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> list[str]:
        """Applies one event; answers what is wrong with it."""
        if move in OPENING or "code" in detail:
            return self._open(row, move, detail)
        known = self.dossiers.get(row.subject)
        if known is None:
            return [f"sự kiện {row.version}: nói về một hồ sơ chưa có"]
        wrong = []
        was, state = DossierState(known["state"]), DossierState(detail["state"])
        if move not in MOVES[was] or TARGETS.get(move, state) is not state:
            wrong.append(f"sự kiện {row.version}: {known['code']} không thể {move} khi {was}")
        known |= {name: detail[name] for name in CHANGING if name in detail}
        known |= {"state": state.value, "last_version": row.version}
        self._hands(row, move, detail)
        return wrong

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
        if row.subject != row.version:
            return [f"sự kiện {row.version}: số hồ sơ không trùng số sự kiện"]
        return []

    def _hands(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> None:
        if move is Move.ACCEPT:
            self.receipts[detail["hand_over"]] = (row.actor, row.at)
        if detail.get("from", DESK) != detail.get("to", DESK):
            self.lines[row.version] = (
                row.subject, detail["from"], detail["to"], row.actor, row.at,
                move is Move.TAKE_BACK, move is Move.RECORD_RESULT,
            )  # fmt: skip

    def compare(self, conn: Connection, site_id: str) -> tuple[int, list[str]]:
        """The tables against the events: how many dossiers there are, and what differs."""
        wrong = _editions(conn, site_id)
        count = 0
        editions = _texts(conn, site_id)
        for row in conn.execute(select(dossier).where(dossier.c.site_id == site_id)):
            count += 1
            told = self.dossiers.pop(row.dossier_id, None)
            if told is None or not _same(row, told, editions):
                wrong.append(f"hồ sơ {row.code} khác với lịch sử")
        wrong += [f"hồ sơ {each['code']} mất khỏi sổ" for each in self.dossiers.values()]
        wrong += _differences("phiếu kiểm soát", self.lines, _lines(conn, site_id))
        wrong += _differences("ký nhận", self.receipts, _receipts(conn, site_id))
        return count, wrong


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


def _texts(conn: Connection, site_id: str) -> dict[str, Procedure]:
    found = conn.execute(
        select(procedure_edition.c.edition, procedure_edition.c.profile).where(
            procedure_edition.c.site_id == site_id
        )
    )
    return {row.edition: msgspec.json.decode(row.profile, type=Procedure) for row in found}


def _editions(conn: Connection, site_id: str) -> list[str]:
    """An edition is named by the hash of its text, so a changed text shows."""
    found = conn.execute(
        select(procedure_edition.c.edition, procedure_edition.c.profile).where(
            procedure_edition.c.site_id == site_id
        )
    )
    return [
        f"bản thủ tục {row.edition} đã bị sửa"
        for row in found
        if hashlib.sha256(row.profile.encode()).hexdigest()[:16] != row.edition
    ]


def _lines(conn: Connection, site_id: str) -> Iterable[tuple[int, tuple[Any, ...]]]:
    found = conn.execute(select(hand_over).where(hand_over.c.site_id == site_id))
    for row in found:
        yield (
            row.hand_over_id,
            (
                row.dossier_id, row.from_unit, row.to_unit, row.handed_by, stamp(row.handed_at),
                row.taken_back, row.with_result,
            ),
        )  # fmt: skip


def _receipts(conn: Connection, site_id: str) -> Iterable[tuple[int, tuple[Any, ...]]]:
    found = conn.execute(select(hand_over_receipt).where(hand_over_receipt.c.site_id == site_id))
    for row in found:
        yield row.hand_over_id, (row.accepted_by, stamp(row.accepted_at))


def _differences(
    what: str, told: dict[int, tuple[Any, ...]], stored: Iterable[tuple[int, tuple[Any, ...]]]
) -> list[str]:
    wrong = []
    for number, fields in stored:
        if told.pop(number, None) != fields:
            wrong.append(f"{what} {number} khác với lịch sử")
    return wrong + [f"{what} {number} mất khỏi sổ" for number in told]
