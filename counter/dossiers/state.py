"""What the dossiers' screens paint, as one snapshot, and a gesture that changes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.dossiers.dossier import Dossier, Move
from office.dossiers.dossier_records import DossierPage, Found, Search, UnitBoard
from office.dossiers.workdays import WorkCalendar
from office.qt.presenter import State


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """The dossier on the screen, with the calendar by which its dates are told."""

    page: DossierPage
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the database: the unit's list and the open dossier, if there is one."""

    board: UnitBoard
    opened: OpenDossier | None


@dataclass(frozen=True, slots=True)
class Gesture:
    """A move to make: the command and its arguments after the dossier's id."""

    move: Move
    command: Callable[..., Dossier]
    args: tuple[Any, ...] = ()
    kwargs: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkListState(State):
    """Everything the panels paint: one snapshot. `at_once` says that a scan opened the dossier;
    `found` answers `found_for`, while `wanted` may be something newer."""

    board: UnitBoard | None = None
    opened: OpenDossier | None = None
    found: Found | None = None
    found_for: Search | None = None
    wanted: Search | None = None
    procedures: tuple[tuple[str, str], ...] = ()
    at_once: bool = False

    @property
    def answered(self) -> bool:
        """Whether what was found is what is looked for now."""
        return self.found is not None and self.found_for == self.wanted
