"""Who held a dossier, when its clock stood, what was attached: as the events tell it, and whether
the tables say the same. A part of `db.verify_dossiers`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from db.dossiers.tables import attachment, dossier_pause, hand_over, hand_over_receipt, holding
from office.dossiers.dossier import DESK, Move
from office.history import stamp

PAUSING = (Move.REQUEST_SUPPLEMENT, Move.REQUIRE_FINANCE)
ENDING = (Move.REFUSE, Move.STOP, Move.WITHDRAW, Move.VOID)
GOING_ON = (Move.RECEIVE_SUPPLEMENT, Move.FINANCE_DONE, *ENDING)
LETTING_GO = (Move.RETURN_RESULT, *ENDING)
# What of the tables follows from the events, in the order of the tuples below.
LINE = (
    "dossier_id", "from_unit", "to_unit", "handed_by", "handed_at", "lead", "taken_back",
    "with_result", "standing", "due_at",
)  # fmt: skip
RECEIPT = ("accepted_by", "accepted_at")
PAUSE = ("dossier_id", "kind", "policy", "since", "until")
HOLDING = ("hand_over_id", "lead", "accepted", "login", "step", "due_at", "since", "held")
FILE = ("dossier_id", "paper", "sha256", "size", "media")

Told = dict[Any, tuple[Any, ...]]


@dataclass(slots=True)
class Held:
    """How a unit has a dossier, or had it last."""

    hand_over_id: int | None
    since: str
    lead: bool = True
    accepted: bool = True
    login: str | None = None
    step: str = ""
    due_at: str | None = None
    held: bool = True


@dataclass(slots=True)
class Hands:
    """Hand-overs, receipts, pauses, holdings and files as the events tell them."""

    lines: Told = field(default_factory=dict)
    receipts: Told = field(default_factory=dict)
    pauses: Told = field(default_factory=dict)
    open_pauses: dict[int, int] = field(default_factory=dict)
    holdings: dict[int, dict[str, Held]] = field(default_factory=dict)
    files: Told = field(default_factory=dict)

    def open(self, row: Row[Any]) -> None:
        """A dossier begins at the desk."""
        self.holdings[row.subject] = {DESK: Held(None, row.at, login=row.actor)}

    def follow(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> None:
        """Applies one event of a dossier that is known."""
        self._clock(row, move, detail)
        mine = self.holdings.setdefault(row.subject, {})
        match move:
            case Move.ACCEPT:
                self._sign(row, detail["hand_over"], mine[detail["unit"]])
            case Move.ASSIGN:
                at_work = mine[detail["unit"]]
                at_work.login, at_work.step = detail["login"], detail["step"]
            case Move.HAND_OVER | Move.TAKE_BACK | Move.RECORD_RESULT:
                self._hand_over(row, move, detail, mine)
            case Move.ATTACH:
                self.files[row.version] = (row.subject, *(detail[name] for name in FILE[1:]))
            case _ if move in LETTING_GO:
                if "hand_over" in detail:  # the desk signed as it gave the result
                    self._sign(row, detail["hand_over"], mine[DESK])
                _let_go(mine, *mine)

    def unit_holds(self, dossier_id: int) -> bool:
        """Whether a unit other than the desk has it now."""
        units = self.holdings[dossier_id].items()
        return any(each.held for unit_id, each in units if unit_id != DESK)

    def _sign(self, row: Row[Any], number: int, at_work: Held) -> None:
        self.receipts[number] = (row.actor, row.at)
        at_work.accepted, at_work.login = True, row.actor

    def _clock(self, row: Row[Any], move: Move, detail: dict[str, Any]) -> None:
        """A pause begins or ends; by a clock that was put back it ends when it began."""
        if move in PAUSING:
            self.open_pauses[row.subject] = row.version
            self.pauses[row.version] = (row.subject, move.value, detail["policy"], row.at, None)
        elif move in GOING_ON and (number := self.open_pauses.pop(row.subject, None)) is not None:
            *told, since, _until = self.pauses[number]
            self.pauses[number] = (*told, since, max(since, row.at))

    def _hand_over(
        self, row: Row[Any], move: Move, detail: dict[str, Any], mine: dict[str, Held]
    ) -> None:
        giver, taker, leads = detail["from"], detail["to"], detail.get("lead", True)
        with_result, taken_back = move is Move.RECORD_RESULT, move is Move.TAKE_BACK
        kept = not leads and taker in mine and mine[taker].held
        if with_result:
            _let_go(mine, *mine)
        elif taken_back or leads or kept or (taker == DESK and not mine[giver].lead):
            _let_go(mine, giver)
        due, number = detail.get("due"), None
        if giver != taker:  # the desk's own result is no hand-over
            number = row.version
            self.lines[number] = (
                row.subject, giver, taker, row.actor, row.at, leads, taken_back, with_result,
                detail.get("standing"), due,
            )  # fmt: skip
        if kept:
            return  # who asked for help kept the dossier all the while
        accepted = taken_back or number is None
        login = row.actor if accepted else None
        mine[taker] = Held(number, row.at, leads, accepted, login, due_at=due)

    def compare(self, conn: Connection, site_id: str) -> list[str]:
        """The tables against the events: what differs, in words."""
        held = {
            (number, unit_id): tuple(getattr(each, name) for name in HOLDING)
            for number, units in self.holdings.items()
            for unit_id, each in units.items()
        }
        looked_at: tuple[tuple[str, Told, Table, tuple[str, ...]], ...] = (
            ("phiếu kiểm soát", self.lines, hand_over, LINE),
            ("ký nhận", self.receipts, hand_over_receipt, RECEIPT),
            ("lần dừng tính giờ", self.pauses, dossier_pause, PAUSE),
            ("nơi giữ hồ sơ", held, holding, HOLDING),
            ("tệp đính kèm", self.files, attachment, FILE),
        )
        wrong: list[str] = []
        for what, told, table, fields in looked_at:
            wrong += _differences(what, told, _stored(conn, site_id, table, fields))
        return wrong


def plain(value: object) -> object:
    """A column's value as events tell it."""
    return stamp(value) if isinstance(value, datetime) else value


def _let_go(mine: dict[str, Held], *units: str) -> None:
    for each in units:
        mine[each].held = False


def _stored(
    conn: Connection, site_id: str, table: Table, fields: tuple[str, ...]
) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The rows by what follows `site_id` in their key: a number, or a tuple where it is more."""
    key = [column.name for column in table.primary_key][1:]
    columns = [table.c[name] for name in (*key, *fields)]
    for row in conn.execute(select(*columns).where(table.c.site_id == site_id)):
        number = row[0] if len(key) == 1 else tuple(row[: len(key)])
        yield number, tuple(plain(value) for value in row[len(key) :])


def _differences(
    what: str, told: Told, stored: Iterable[tuple[Any, tuple[Any, ...]]]
) -> Iterator[str]:
    for number, fields in stored:
        if told.pop(number, None) != fields:
            yield f"{what} {number} khác với lịch sử"
    for number in told:
        yield f"{what} {number} mất khỏi sổ"
