"""Who has the papers, told from the control sheet alone: its lines are read from the last back."""

from sqlalchemy import Connection, text

from tests.promises.naive_dossiers import DESK

_LINES = text(
    "SELECT line.dossier_id, line.hand_over_id, from_unit, to_unit, lead, taken_back, with_result, "
    "receipt.accepted_by AS signed FROM hand_over line LEFT JOIN hand_over_receipt receipt "
    "ON receipt.hand_over_id = line.hand_over_id ORDER BY line.hand_over_id DESC"
)
# The desk's own results and the end of a dossier are no hand-over: history tells when they were.
_ENDS = text(
    "SELECT subject, kind, version FROM event WHERE kind IN "
    "('result', 'refuse', 'stop', 'withdraw', 'void', 'return') ORDER BY version"
)
Held = dict[str, tuple[bool, bool]]


def read_backwards(conn: Connection, _site: str, dossiers: list[int]) -> dict[int, Held]:
    """For each dossier the units that hold it: whether as leader, and whether they signed."""
    lines = conn.execute(_LINES).all()
    ends = {row.subject: row for row in conn.execute(_ENDS)}
    found = {}
    for number in dossiers:
        end = ends.get(number)
        own = [row for row in lines if row.dossier_id == number]
        if end is not None and end.kind != "result":
            found[number] = {}
        elif end is not None:
            since = [row for row in own if row.hand_over_id > end.version]
            with_it = [row for row in own if row.hand_over_id == end.version]
            found[number] = _held(since, with_it, DESK)
        else:
            found[number] = _held(own, [], DESK)
    return found


def _held(lines: list, brought: list, beginner: str) -> Held:  # type: ignore[type-arg]
    """Each unit by its latest line; who is in none holds what it began with."""
    units = {unit for row in lines for unit in (row.from_unit, row.to_unit)} | {beginner}
    held = {}
    for unit in units:
        stand = _stand(unit, lines)
        if stand is None and unit == beginner:
            stand = (True, all(row.signed for row in brought))
        if stand:
            held[unit] = stand
    return held


def _stand(unit: str, lines: list) -> tuple[bool, bool] | bool | None:  # type: ignore[type-arg]
    """What the latest line that says something about a unit says: how it holds, False for not at
    all, None where no line says."""
    for place, row in enumerate(lines):
        earlier = lines[place + 1 :]
        if row.to_unit == unit:
            if not row.lead and _had_it(unit, earlier):
                return _stand(unit, earlier)
            return row.lead, bool(row.signed or row.taken_back)
        if row.from_unit == unit and (row.lead or row.taken_back):
            return False
        if row.from_unit == unit and row.to_unit == DESK:
            stand = _stand(unit, earlier)
            return stand if isinstance(stand, tuple) and stand[0] else False
        if row.from_unit == unit and _had_it(row.to_unit, earlier):
            return False
    return None


def _had_it(unit: str, lines: list) -> bool:  # type: ignore[type-arg]
    """Whether help that goes to a unit only comes back to it."""
    stand = _stand(unit, lines)
    return unit == DESK if stand is None else bool(stand)
