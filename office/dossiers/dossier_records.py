"""What screens and papers show of dossiers, as plain values: answers of the database's reads."""

from dataclasses import dataclass
from datetime import date, datetime

from office.dossiers.deadlines import Running
from office.dossiers.dossier import Dossier, DossierState, Move, ReturnBy, Role
from office.dossiers.draft import PaperLine
from office.people.person import Person
from office.procedure import PausePolicy, Procedure
from office.profile import Office, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenView:
    """A dossier as its holder may see it at a kiosk or in a message: no personal data.

    `lacking` are papers of the procedure's own list that were asked for; `lacks_more` says that
    the letter names others. `fetch_at` are the counters that give results, `ready` whether the
    result lies at the desk. `result_service` is the kiosk's service for fetching it, if any.
    """

    dossier_id: int
    code: str
    title: str
    state: DossierState
    received_at: datetime | None
    due_at: datetime | None
    running: Running | None
    extended: bool
    lacking: tuple[str, ...]
    lacks_more: bool
    return_by: ReturnBy
    ready: bool
    fetch_at: tuple[int, ...]
    result_service: str | None
    settled_at: datetime | None
    returned_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A line of the control sheet. `accepted_*` are None until the receiver confirmed."""

    hand_over_id: int
    from_unit: Unit
    to_unit: Unit
    handed_by: str
    handed_at: datetime
    accepted_by: str | None
    accepted_at: datetime | None
    lead: bool
    taken_back: bool
    with_result: bool
    standing: str | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A unit that has the dossier now, and how far it is there. `hand_over_id` names the line of
    the control sheet by which it came; None where it began at the desk."""

    unit: Unit
    hand_over_id: int | None
    lead: bool
    accepted: bool
    login: str | None
    officer_name: str | None
    step: str
    due_at: datetime | None
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Words that went with a move, with the letter's number of its year."""

    kind: Move
    number: int | None
    text: str
    items: tuple[str, ...]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseShown:
    """A stretch in which the clock stood; `until` None while it stands."""

    kind: Move
    policy: PausePolicy
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """One event of a dossier: what, when, by whom (name where known), and its own few facts."""

    version: int
    kind: Move
    at: datetime
    by: str
    detail: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file kept beside the database, named by its hash. `paper` counts from 1."""

    attachment_id: int
    paper: int | None
    sha256: str
    size: int
    media: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedTo:
    """Who got the result. Personal data."""

    name: str
    paper_shown: str
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """Everything about one dossier, with personal data: whoever reads it is logged."""

    office: Office
    dossier: Dossier
    procedure: Procedure
    people: dict[Role, Person]
    papers: tuple[PaperLine, ...]
    post_address: str
    authorisation: str
    note: str
    running: Running | None
    days_left: int | None
    holdings: tuple[Holding, ...]
    hand_overs: tuple[HandOver, ...]
    letters: tuple[Letter, ...]
    pauses: tuple[PauseShown, ...]
    events: tuple[EventShown, ...]
    files: tuple[AttachedFile, ...]
    returned_to: ReturnedTo | None
    officer_name: str

    @property
    def printed(self) -> frozenset[str]:
        """The papers that came out already, of `office.dossiers.dossier.PAPERS`."""
        prints = (each for each in self.events if each.kind is Move.PRINT)
        return frozenset(str(each.detail["paper"]) for each in prints)

    @property
    def case(self) -> int:
        """Which of the procedure's cases was chosen, as the event that opened it tells."""
        case = self.events[0].detail.get("case") if self.events else 0
        return case if isinstance(case, int) else 0

    @property
    def submitter(self) -> Person:
        """Who brought it."""
        return self.people[Role.SUBMITTER]

    @property
    def owner(self) -> Person:
        """Whose dossier it is."""
        return self.people.get(Role.OWNER, self.submitter)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """A line of a list of dossiers. `owner` is a name, `id_number` masked."""

    dossier: Dossier
    owner: str
    id_number: str
    running: Running | None
    days_left: int | None
    holder: str | None
    step: str
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBoard:
    """A unit's work list, due soon first: what it works on, what waits to be accepted, and what
    it has settled in the last week."""

    version: int
    office: Office
    unit: Unit
    login: str
    officer_name: str
    today: date
    mine: tuple[DossierLine, ...]
    arriving: tuple[DossierLine, ...]
    done: tuple[DossierLine, ...]
    units: tuple[Unit, ...]
    colleagues: tuple[tuple[str, str], ...]
    unconfirmed_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to look for among all dossiers; empty fields do not narrow. `words` is a code or its
    end, a name without accents, a phone or an identity number."""

    words: str = ""
    procedure_code: str = ""
    states: tuple[DossierState, ...] = ()
    received_from: date | None = None
    received_to: date | None = None
    most: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, and whether there is more than was asked for. `near` where nobody is
    called so: these are whom the words may have meant."""

    lines: tuple[DossierLine, ...]
    more: bool
    near: bool = False
