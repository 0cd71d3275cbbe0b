"""What an officer has entered of a dossier so far, and what it still lacks."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from office.dossiers.dossier import ReturnBy, Role
from office.people.person import Person
from office.procedure import Channel, Procedure
from office.texts import N_


class PaperState(StrEnum):
    """A line of the list of papers at intake."""

    HAVE = "have"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper of a dossier, as asked for and as handed in."""

    title: str
    originals: int = 1
    copies: int = 0
    conditional: bool = False
    state: PaperState = PaperState.MISSING
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an officer has entered so far. `owner` and `fetcher` None mean the submitter.

    `case` counts the procedure's cases of one channel (fees of their own). `fee_vnd` None takes
    the catalogue's. `sets` is the number of sets of papers (số lượng hồ sơ). `edition` is that of
    the procedure whose papers and limit the officer saw.
    """

    procedure_code: str = ""
    channel: Channel = Channel.COUNTER
    case: int = 0
    submitter: Person = field(default_factory=Person)
    owner: Person | None = None
    fetcher: Person | None = None
    authorisation: str = ""
    papers: tuple[PaperLine, ...] = ()
    sets: int = 1
    return_by: ReturnBy = ReturnBy.DESK
    post_address: str = ""
    fee_vnd: int | None = None
    fee_paid: bool = False
    external_code: str = ""
    note: str = ""
    ticket_id: int | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something a draft lacks: the field to go to, and the sentence beside it."""

    field: str
    sentence: str


def paper_lines(procedure: Procedure) -> tuple[PaperLine, ...]:
    """The procedure's papers as an empty list to tick. Conditional ones begin as not needed."""
    return tuple(
        PaperLine(
            title=each.title,
            originals=each.originals,
            copies=each.copies,
            conditional=each.conditional,
            state=PaperState.NOT_NEEDED if each.conditional else PaperState.MISSING,
        )
        for each in procedure.papers
    )


def all_papers(lines: tuple[PaperLine, ...]) -> tuple[PaperLine, ...]:
    """Everything that is asked for is there ("đủ cả"); conditional papers stay as they are."""
    return tuple(
        each if each.state is PaperState.NOT_NEEDED else replace(each, state=PaperState.HAVE)
        for each in lines
    )


def turn_paper(lines: tuple[PaperLine, ...], number: int) -> tuple[PaperLine, ...]:
    """The paper's next state, by its number from 1: there, missing, and not needed where the
    paper is conditional. A number that is none changes nothing."""
    if not 1 <= number <= len(lines):
        return lines
    line = lines[number - 1]
    order = [PaperState.MISSING, PaperState.HAVE]
    if line.conditional:
        order.append(PaperState.NOT_NEEDED)
    following = order[(order.index(line.state) + 1) % len(order)]
    return (*lines[: number - 1], replace(line, state=following), *lines[number:])


NAME_MISSING = {
    Role.SUBMITTER: N_("Chưa có họ tên người nộp."),
    Role.OWNER: N_("Chưa có tên chủ hồ sơ."),
    Role.FETCHER: N_("Chưa có tên người nhận kết quả."),
}


def missing(draft: Draft) -> tuple[Missing, ...]:
    """What must be there before a dossier is received, in the order of the pane."""
    found: list[Missing] = []
    for role, person in people_of(draft).items():
        if not person.name:
            found.append(Missing(f"{role.value}.name", NAME_MISSING[role]))
    if not draft.procedure_code:
        found.append(Missing("procedure", N_("Chưa chọn thủ tục.")))
    lacking = [
        str(number)
        for number, line in enumerate(draft.papers, 1)
        if line.state is PaperState.MISSING
    ]
    if lacking:
        sentence = N_("Còn thiếu giấy tờ số {numbers}.")
        found.append(Missing("papers", sentence.format(numbers=", ".join(lacking))))
    if draft.return_by is ReturnBy.POST and not draft.post_address:
        found.append(Missing("post_address", N_("Chưa có địa chỉ gửi bưu chính.")))
    return tuple(found)


def people_of(draft: Draft) -> dict[Role, Person]:
    """The dossier's people by role; who is the same person stands once, as submitter."""
    people = {Role.SUBMITTER: draft.submitter}
    if draft.owner is not None:
        people[Role.OWNER] = draft.owner
    if draft.fetcher is not None:
        people[Role.FETCHER] = draft.fetcher
    return people
