"""How a list of dossiers is grouped and narrowed: what is late and due first. Plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from office.dossiers.deadlines import Running
from office.dossiers.dossier import PAUSED, DossierState
from office.dossiers.dossier_records import DossierLine
from office.texts import N_, text

ALL = "all"
OVERDUE, TODAY, SOON, IN_TIME, STOOD = "overdue", "today", "soon", "in_time", "paused"
RESULTS, TO_SEND, WAITING = "results", "to_send", "waiting"
UNIT_GROUPS = {
    OVERDUE: N_("Quá hạn"),
    TODAY: N_("Hôm nay"),
    SOON: N_("Sắp đến hạn"),
    IN_TIME: N_("Trong hạn"),
    STOOD: N_("Tạm dừng"),
}
DESK_GROUPS = {
    RESULTS: N_("Chờ trả kết quả"),
    TO_SEND: N_("Chờ giao phòng"),
    WAITING: N_("Chờ người dân"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over its lines; no count where the title tells it."""

    key: str
    title: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter with how many lines it leaves."""

    key: str
    title: str
    count: int


Entry = Group | DossierLine


def group_of(line: DossierLine) -> str:
    """In a unit's list: how it stands against its due date."""
    if line.dossier.state in PAUSED or line.dossier.paused_since is not None:
        return STOOD
    if line.running is Running.OVERDUE:
        return OVERDUE
    if line.running is not None and line.days_left is not None and line.days_left <= 0:
        return TODAY
    return SOON if line.running is Running.DUE_SOON else IN_TIME


def desk_group_of(line: DossierLine) -> str:
    """At the one-stop desk: what the desk has to do with it."""
    if line.dossier.state is DossierState.RESULT_READY:
        return RESULTS
    return WAITING if line.dossier.state in PAUSED else TO_SEND


def chips(lines: Sequence[DossierLine], *, desk: bool) -> tuple[Chip, ...]:
    """All, then each group, with their counts."""
    titles = DESK_GROUPS if desk else UNIT_GROUPS
    keys = _keys(lines, desk=desk)
    first = Chip(ALL, text("Tất cả"), len(lines))
    return (first, *(Chip(key, text(title), keys.count(key)) for key, title in titles.items()))


def grouped(lines: Sequence[DossierLine], chosen: str, *, desk: bool) -> list[Entry]:
    """The lines of the chosen filter under their headings; a group without lines is left out."""
    titles = DESK_GROUPS if desk else UNIT_GROUPS
    keys = _keys(lines, desk=desk)
    entries: list[Entry] = []
    for key, title in titles.items():
        mine = [line for line, of in zip(lines, keys, strict=True) if of == key]
        if mine and chosen in (ALL, key):
            entries += [Group(key, text(title), len(mine)), *mine]
    return entries


def _keys(lines: Sequence[DossierLine], *, desk: bool) -> list[str]:
    return [desk_group_of(line) if desk else group_of(line) for line in lines]
