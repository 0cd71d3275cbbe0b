"""What the intake pane paints: one snapshot, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from counter.intake.drafts import Kept
from db.dossiers.editions import Edition
from office.dossiers import deadline_words
from office.dossiers.deadlines import Due
from office.dossiers.dossier import Dossier, DossierState, Role
from office.dossiers.draft import Draft, Missing, missing
from office.dossiers.due import limit_for
from office.dossiers.entered import clean_draft, unread
from office.people.doubts import Doubt
from office.people.identity import CardReading
from office.people.person import Person
from office.procedure import Channel, ChannelLimit, Procedure, terms_of
from office.profile import CodeSource, DossierRules
from office.texts import N_

STOPS = ("name", "born", "address")  # where a doubtful scan makes the officer look


@dataclass(frozen=True, slots=True)
class Mark:
    """What a scan told of a person: how many fields, and what is doubtful until looked at."""

    fields: int
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeState:
    """Everything the pane paints.

    `found` are the procedures that answer `query`, `picked` the one that Enter takes. `earlier`
    is who came before with the submitter's number, `other` a card of somebody else than who stands
    there as `other_role`.
    `at_desk` is the ticket at the desk where the draft belongs to another one. `until` are the
    years nobody has confirmed that the due date lies in. `unkept`: this machine's disk refuses the
    draft. `said` is the latest sentence.
    """

    kept: Kept = field(default_factory=Kept)
    ready: bool = False
    rules: DossierRules = field(default_factory=DossierRules)
    query: str = ""
    found: tuple[Procedure, ...] = ()
    picked: int = 0
    edition: Edition | None = None
    marks: Mapping[Role, Mark] = field(default_factory=dict)
    earlier: Person | None = None
    other: CardReading | None = None
    other_role: Role = Role.SUBMITTER
    at_desk: str = ""
    due: Due | None = None
    reason: str = ""
    until: tuple[int, ...] = ()
    today: date | None = None
    running: bool = False
    saved: Dossier | None = None
    unkept: bool = False
    said: str = ""
    trouble: bool = False

    @property
    def draft(self) -> Draft:
        """What has been entered."""
        return self.kept.draft

    @property
    def visit(self) -> tuple[int, ...]:
        """What one person has handed in so far, one by one: their one receipt has these."""
        made = self.saved
        received = made is not None and made.state is DossierState.RECEIVED
        return (*self.kept.visit, made.dossier_id) if made and received else self.kept.visit

    @property
    def procedure(self) -> Procedure | None:
        """The procedure that was chosen."""
        return self.edition.procedure if self.edition else None

    @property
    def limit(self) -> ChannelLimit | None:
        """Time and fee of the procedure by the draft's channel and case."""
        chosen = self.procedure
        return terms_of(chosen, self.draft.channel, self.draft.case) if chosen else None

    @property
    def cases(self) -> int:
        """How many cases the procedure has by this channel."""
        chosen = self.procedure
        mine = self.draft.channel
        return sum(each.channel is mine for each in chosen.channels) if chosen else 0

    @property
    def fee(self) -> int | None:
        """What is to be paid; None where nobody knows."""
        if self.draft.fee_vnd is not None:
            return self.draft.fee_vnd
        return self.limit.fee_vnd if self.limit else None

    @property
    def lacking(self) -> tuple[Missing, ...]:
        """What must be there before it can be saved, in the order of the pane."""
        found = missing(clean_draft(self.draft))
        names = sum(each.field.endswith(".name") for each in found)
        found = found[:names] + unread(self.draft) + found[names:]
        wants_code = self.rules.code_source is CodeSource.EXTERNAL
        if wants_code and not self.draft.external_code.strip():
            found += (Missing("external_code", N_("Chưa có mã hồ sơ của hệ thống tỉnh.")),)
        return found

    @property
    def limit_words(self) -> str:
        """`5 ngày làm việc`."""
        return limit_words(self.procedure, self.draft.channel, self.draft.case)


def limit_words(procedure: Procedure | None, channel: Channel, case: int = 0) -> str:
    """How long a procedure takes, in words; empty without one."""
    if procedure is None:
        return ""
    return deadline_words.limit_in_words(limit_for(procedure, channel, case))


def next_stop(state: IntakeState) -> str:
    """Where the officer's hands are wanted: the field's name as in `Missing`, or `save`."""
    mark = state.marks.get(Role.SUBMITTER)
    doubtful = {each.field for each in mark.doubts} if mark else set()
    stops = [name for name in STOPS if name in doubtful]
    if stops:
        return f"submitter.{stops[0]}"
    if state.other is not None or state.earlier is not None:
        return "offer"
    if state.draft.submitter == Person():
        return "submitter.id_number"
    lacking = state.lacking
    return lacking[0].field if lacking else "save"
