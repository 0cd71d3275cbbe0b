"""The dossier's tables. People stand in `dossier_person` and `dossier_note`, nowhere else.

`site_id` leads every key; a row's id is the site's version that made it. A million dossiers are
counted and searched, so `dossier` is narrow: papers and the procedure's text lie beside it.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

from db.tables import Instant, metadata
from office.dossiers.dossier import OPEN, DossierState, Role

_OPEN = text("state IN ({})".format(", ".join(f"'{each}'" for each in OPEN)))
_OF_DOSSIER = ["site_id", "dossier_id"]
_DOSSIER = ["dossier.site_id", "dossier.dossier_id"]


# Sorted by bytes on PostgreSQL too, so that a prefix is a range and both engines use the index.
def _key(length: int) -> TypeEngine[str]:
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def _one_of(column: str, values: type[DossierState] | type[Role], name: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)


unit = Table(
    "unit",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("unit_id", String(40), nullable=False),
    Column("title", String(200), nullable=False),
    Column("active", Boolean, nullable=False),
    PrimaryKeyConstraint("site_id", "unit_id"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

# Who works in a unit. Officers who are not here work at the one-stop desk.
unit_officer = Table(
    "unit_officer",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("login", String(40), nullable=False),
    Column("unit_id", String(40), nullable=False),
    PrimaryKeyConstraint("site_id", "login"),
    ForeignKeyConstraint(["site_id", "login"], ["officer.site_id", "officer.login"]),
    ForeignKeyConstraint(["site_id", "unit_id"], ["unit.site_id", "unit.unit_id"]),
)

# The working calendar, a year at a time, and who confirmed that year.
work_year = Table(
    "work_year",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("year", Integer, nullable=False),
    Column("days", Text, nullable=False),
    Column("confirmed_by", String(40)),
    Column("confirmed_at", Instant),
    PrimaryKeyConstraint("site_id", "year"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

# A procedure as it stood when a dossier was received; `edition` is a hash of the profile.
procedure_edition = Table(
    "procedure_edition",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("edition", String(16), nullable=False),
    Column("profile", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "edition"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

dossier_series = Table(
    "dossier_series",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("series", String(40), nullable=False),
    Column("day", Date, nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("site_id", "series", "day"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

dossier = Table(
    "dossier",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("code", _key(48), nullable=False),
    Column("lookup", String(8), nullable=False),
    Column("external_code", _key(48), nullable=False),
    Column("procedure_code", String(40), nullable=False),
    Column("edition", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("field", String(120), nullable=False),
    Column("service_id", String(40), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("state", String(20), nullable=False),
    Column("unit_id", String(40), nullable=False),
    Column("ticket_id", BigInteger),
    Column("counter_id", Integer),
    Column("officer", String(40), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("received_at", Instant),
    Column("first_due_at", Instant),
    Column("due_at", Instant),
    Column("paused_since", Instant),
    Column("settled_at", Instant),
    Column("settled_by", String(40)),
    Column("standing", String(8)),
    Column("returned_at", Instant),
    Column("return_by", String(12), nullable=False),
    Column("fee_vnd", BigInteger),
    Column("fee_paid", Boolean, nullable=False),
    Column("sets", Integer, nullable=False),
    Column("extensions", Integer, nullable=False),
    Column("last_version", BigInteger, nullable=False),
    PrimaryKeyConstraint("site_id", "dossier_id"),
    UniqueConstraint("site_id", "code", name="dossier_one_code"),
    UniqueConstraint("site_id", "lookup", name="dossier_one_lookup"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
    _one_of("state", DossierState, "dossier_state_known"),
    CheckConstraint(
        "(state <> 'returned') OR returned_at IS NOT NULL", name="dossier_returned_has_time"
    ),
)
Index(
    "dossier_external",
    dossier.c.site_id,
    dossier.c.external_code,
    unique=True,
    sqlite_where=text("external_code <> ''"),
    postgresql_where=text("external_code <> ''"),
)
Index(
    "dossier_open",
    dossier.c.site_id,
    dossier.c.due_at,
    sqlite_where=_OPEN,
    postgresql_where=_OPEN,
)
Index("dossier_received", dossier.c.site_id, dossier.c.received_at)
# Their last columns tell a period's few old dossiers from its many new ones without a look at them.
Index("dossier_settled", dossier.c.site_id, dossier.c.settled_at, dossier.c.received_at)
Index("dossier_returned", dossier.c.site_id, dossier.c.returned_at, dossier.c.settled_at)
Index("dossier_by_procedure", dossier.c.site_id, dossier.c.procedure_code, dossier.c.received_at)
Index(
    "dossier_by_state",
    dossier.c.site_id,
    dossier.c.state,
    dossier.c.procedure_code,
    dossier.c.received_at,
)
Index("dossier_newest_of_state", dossier.c.site_id, dossier.c.state, dossier.c.received_at)
Index("dossier_by_officer", dossier.c.site_id, dossier.c.officer, dossier.c.received_at)
Index(
    "dossier_by_ticket",
    dossier.c.site_id,
    dossier.c.ticket_id,
    sqlite_where=text("ticket_id IS NOT NULL"),
    postgresql_where=text("ticket_id IS NOT NULL"),
)

# The list of papers as handed in, and whose words go with it: post address, authorisation.
dossier_content = Table(
    "dossier_content",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("papers", Text, nullable=False),
    Column("post_address", Text, nullable=False),
    Column("authorisation", Text, nullable=False),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "dossier_id"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
)

# Personal data. `name_key` is the folded name, `given_key` the same from its last word on, so
# that "nguyen van" and "van an" are both prefixes.
dossier_person = Table(
    "dossier_person",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("role", String(10), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("name", String(200), nullable=False),
    Column("name_key", _key(200), nullable=False),
    Column("given_key", _key(200), nullable=False),
    Column("id_number", _key(20), nullable=False),
    Column("born", String(10), nullable=False),
    Column("sex", String(6)),
    Column("address", Text, nullable=False),
    Column("phone", _key(20), nullable=False),
    Column("email", String(120), nullable=False),
    PrimaryKeyConstraint("site_id", "dossier_id", "role"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
    _one_of("role", Role, "dossier_person_role_known"),
)
# The newest dossier of a name first: the search reads as far as it shows and no further.
for _column in ("name_key", "given_key", "id_number", "phone"):
    Index(
        f"dossier_person_{_column}",
        dossier_person.c.site_id,
        dossier_person.c[_column],
        dossier_person.c.dossier_id.desc(),
    )

# Personal data. Each name that is on a dossier, once, from each of its words on: the search finds
# "thi binh" and "binh" in "tran thi binh" as beginnings.
dossier_name = Table(
    "dossier_name",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("tail", _key(200), nullable=False),
    Column("name_key", _key(200), nullable=False),
    PrimaryKeyConstraint("site_id", "tail", "name_key"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
    sqlite_with_rowid=False,
)
# The words of those names, each once: what a word with a slip of the key may have meant.
dossier_word = Table(
    "dossier_word",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("word", _key(200), nullable=False),
    PrimaryKeyConstraint("site_id", "word"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
    sqlite_with_rowid=False,
)

# Words that go on a form or explain a move (reasons, what is to be supplied). They may name a
# person, so they are never in an event. `number` is the letter's number of the year.
dossier_note = Table(
    "dossier_note",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("note_id", BigInteger, nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("number", Integer),
    Column("text", Text, nullable=False),
    Column("items", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "note_id"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
)
Index("dossier_note_of", dossier_note.c.site_id, dossier_note.c.dossier_id)

# To whom a result was given. Personal data.
dossier_return = Table(
    "dossier_return",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("name", String(200), nullable=False),
    Column("paper_shown", String(120), nullable=False),
    Column("tracking", String(60), nullable=False),
    PrimaryKeyConstraint("site_id", "dossier_id"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
)

# When the clock stood, and by which right. `until` is None while it stands.
dossier_pause = Table(
    "dossier_pause",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("pause_id", BigInteger, nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("policy", String(10), nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    PrimaryKeyConstraint("site_id", "pause_id"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
)
Index("dossier_pause_of", dossier_pause.c.site_id, dossier_pause.c.dossier_id)

# The control sheet: one row for each hand-over, and one for each receipt of it. Both are final:
# a trigger refuses every change (see the migration).
hand_over = Table(
    "hand_over",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("hand_over_id", BigInteger, nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("from_unit", String(40), nullable=False),
    Column("to_unit", String(40), nullable=False),
    Column("handed_by", String(40), nullable=False),
    Column("handed_at", Instant, nullable=False),
    Column("lead", Boolean, nullable=False),
    Column("taken_back", Boolean, nullable=False),
    Column("with_result", Boolean, nullable=False),
    Column("standing", String(8)),
    Column("due_at", Instant),
    PrimaryKeyConstraint("site_id", "hand_over_id"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
)
# With its last column the latest line of a dossier is found without sorting.
Index("hand_over_of", hand_over.c.site_id, hand_over.c.dossier_id, hand_over.c.hand_over_id)
Index("hand_over_at", hand_over.c.site_id, hand_over.c.handed_at)
hand_over_receipt = Table(
    "hand_over_receipt",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("hand_over_id", BigInteger, nullable=False),
    Column("accepted_by", String(40), nullable=False),
    Column("accepted_at", Instant, nullable=False),
    PrimaryKeyConstraint("site_id", "hand_over_id"),
    ForeignKeyConstraint(
        ["site_id", "hand_over_id"], ["hand_over.site_id", "hand_over.hand_over_id"]
    ),
)

# Who has the papers now: the present of the control sheet, one row a unit and dossier.
holding = Table(
    "holding",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("unit_id", String(40), nullable=False),
    Column("hand_over_id", BigInteger),
    Column("lead", Boolean, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("login", String(40)),
    Column("step", String(12), nullable=False),
    Column("due_at", Instant),
    Column("since", Instant, nullable=False),
    Column("held", Boolean, nullable=False),
    PrimaryKeyConstraint("site_id", "dossier_id", "unit_id"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
)
Index(
    "holding_now",
    holding.c.site_id,
    holding.c.unit_id,
    sqlite_where=text("held"),
    postgresql_where=text("held"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("attachment_id", BigInteger, nullable=False),
    Column("dossier_id", BigInteger, nullable=False),
    Column("paper", Integer),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media", String(60), nullable=False),
    PrimaryKeyConstraint("site_id", "attachment_id"),
    ForeignKeyConstraint(_OF_DOSSIER, _DOSSIER),
)
Index("attachment_of", attachment.c.site_id, attachment.c.dossier_id)

# What a ticket is for, where the kiosk knew: a procedure, or a result to fetch.
ticket_purpose = Table(
    "ticket_purpose",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("ticket_id", BigInteger, nullable=False),
    Column("procedure_code", String(40)),
    Column("dossier_id", BigInteger),
    PrimaryKeyConstraint("site_id", "ticket_id"),
    ForeignKeyConstraint(["site_id", "ticket_id"], ["ticket.site_id", "ticket.ticket_id"]),
)

# Who looked at whose data: append-only, kept beside the history because looking changes nothing.
access = Table(
    "access",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("access_id", String(36), nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("machine", String(60), nullable=False),
    Column("what", String(20), nullable=False),
    Column("dossier_id", BigInteger),
    PrimaryKeyConstraint("site_id", "access_id"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)
Index("access_of", access.c.site_id, access.c.dossier_id)
