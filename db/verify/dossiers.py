"""Do the dossiers follow from their events? The dossiers' part of `db.verify`."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from db import catalog
from db.dossiers.editions import key_of
from db.dossiers.tables import dossier, procedure_edition
from db.verify.hands import Hands, plain
from office import proof
from office.dossiers.dossier import DESK, MOVES, PAPERS, DossierState, Move, after
from office.procedure import Procedure

OPENING = (Move.REGISTER, Move.ADVISE)
# What a move may change on the dossier; its event tells the new value under the same name.
CHANGING = (
    "received_at", "first_due_at", "due_at", "paused_since", "settled_at", "settled_by", "standing",
    "returned_at", "return_by", "fee_paid", "extensions", "unit_id", "external_code",
)  # fmt: skip


@dataclass(slots=True)
class DossierReplay:
    """The dossiers as the events tell them."""

    dossiers: dict[int, dict[str, Any]] = field(default_factory=dict)
    hands: Hands = field(default_factory=Hands)

    def follow(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> list[str]:
        """Applies one event; answers what is wrong with it."""
        if move in OPENING or "code" in detail:
            return self._open(row, move, detail)
        known = self.dossiers.get(row.subject)
        if known is None:
            return [f"sự kiện {row.version}: nói về một hồ sơ chưa có"]
        if move is Move.PRINT:
            return _print(row, detail)
        was, state = DossierState(known["state"]), DossierState(detail["state"])
        self.hands.follow(row, move, detail)
        known |= {name: detail[name] for name in CHANGING if name in detail}
        known |= {"state": state.value, "last_version": row.version}
        unit_holds = self.hands.unit_holds(row.subject)
        if move in MOVES[was] and state is after(was, move, unit_holds=unit_holds, code=""):
            return []
        return [f"sự kiện {row.version}: {known['code']} không thể {move} khi {was}"]

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
            "settled_by": DESK if move is Move.REFUSE else None,
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
            self.hands.open(row)
        if row.subject != row.version:
            return [f"sự kiện {row.version}: số hồ sơ không trùng số sự kiện"]
        return []

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
        wrong += self.hands.compare(conn, site_id)
        return count, wrong


def _print(row: Row[Any], detail: dict[str, Any]) -> list[str]:
    """A paper that came out changes nothing; it only has to be one there is."""
    if set(detail) == {"paper"} and detail["paper"] in PAPERS:
        return []
    return [f"sự kiện {row.version}: nói về một giấy tờ không có"]


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
    return derived and all(plain(getattr(row, name)) == value for name, value in told.items())


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
        if key_of(row.profile) != row.edition:
            wrong.append(f"bản thủ tục {row.edition} đã bị sửa")
        elif row.edition not in used:
            wrong.append(f"bản thủ tục {row.edition} không có trong lịch sử")
        else:
            whole[row.edition] = msgspec.json.decode(row.profile, type=Procedure)
    return whole, wrong
