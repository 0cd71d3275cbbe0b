"""What a gesture asks before it is made: its fields, what it will do, and the move it becomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter.dossiers.state import Gesture
from office.dossiers.dossier import Move
from office.dossiers.dossier_records import DossierPage, UnitBoard
from office.dossiers.workdays import WorkCalendar

Values = Mapping[str, Any]


def always(_values: Values) -> bool:
    """A field that is always there."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing to say. It is there while `when` holds for what was said so far."""

    name: str
    label: str
    when: Callable[[Values], bool] = always


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of several: pairs of value and title."""

    options: tuple[tuple[Any, str], ...]
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Field):
    """Any of several; the value is the tuple of those ticked."""

    options: tuple[tuple[Any, str], ...]
    value: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Field):
    """A line to type."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Field):
    """Sentences to type."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Field):
    """A day and hour; up and down go by working days. None while it cannot be read."""

    value: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who asks, about which dossier, when."""

    page: DossierPage
    calendar: WorkCalendar
    board: UnitBoard
    now: datetime

    @property
    def unit_id(self) -> str:
        """The unit in whose name the gesture is made."""
        return self.board.unit.unit_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A form: a title, fields, a sentence on what will happen, and the gesture.

    While what was said is not `possible` it cannot be confirmed. `ready` says that nothing need
    be typed: the confirming key has the focus. `variant` tells forms of one move apart.
    """

    move: Move
    title: str
    fields: tuple[Field, ...] = ()
    confirm: str
    will: Callable[[Values], str]
    gesture: Callable[[Values], Gesture]
    possible: Callable[[Values], bool] = always
    ready: bool = False
    variant: str = ""

    def first_values(self) -> dict[str, Any]:
        """What stands in the fields at first."""
        return {each.name: getattr(each, "value", None) for each in self.fields}
