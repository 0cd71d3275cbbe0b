"""The tables. `site_id` leads every key; a row's id is the site's version that made it."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from office.history import stamp
from office.ticket import AT_DESK, Lane, State

REVISION = "0002"

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "fk": "%(table_name)s_%(referred_table_name)s_fk",
        "pk": "%(table_name)s_pk",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware instant: timestamptz on PostgreSQL, sortable UTC text on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect):  # type: ignore[no-untyped-def]
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(27))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        if value is None or dialect.name != "sqlite":
            return value
        return stamp(value)

    def process_result_value(  # same reading for both engines
        self,
        value: object,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC) if isinstance(value, datetime) else None


def _one_of(column: str, values: type[State] | type[Lane]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"ticket_{column}_known")


_AT_DESK = text("state IN ({})".format(", ".join(f"'{state}'" for state in AT_DESK)))
_WAITING = text("state = 'waiting'")
_DONE = text("state IN ('finished', 'no_show')")
CALL_KINDS = "kind IN ('call', 'recall', 'take_over', 'undo')"

# The hot row: whoever updates it is the site's one writer until commit.
site = Table(
    "site",
    metadata,
    Column("site_id", String(40), primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("business_date", Date),
    Column("is_open", Boolean, nullable=False),
    Column("rules", Text, nullable=False),
)

# What papers and screens say about the office; changes only when a catalogue is loaded.
office = Table(
    "office",
    metadata,
    Column("site_id", String(40), primary_key=True),
    Column("profile", Text, nullable=False),
    Column("proof_key", String(64), nullable=False),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

service = Table(
    "service",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("service_id", String(40), nullable=False),
    Column("letter", String(3), nullable=False),
    Column("width", Integer, nullable=False),
    Column("daily_limit", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("profile", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "service_id"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

counter = Table(
    "counter",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("counter_id", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    PrimaryKeyConstraint("site_id", "counter_id"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)


counter_service = Table(
    "counter_service",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("counter_id", Integer, nullable=False),
    Column("service_id", String(40), nullable=False),
    PrimaryKeyConstraint("site_id", "counter_id", "service_id"),
    ForeignKeyConstraint(["site_id", "counter_id"], ["counter.site_id", "counter.counter_id"]),
    ForeignKeyConstraint(["site_id", "service_id"], ["service.site_id", "service.service_id"]),
)

# `turn` is the place in the present round of calls, see office.ordering.next_turn.
lane_turn = Table(
    "lane_turn",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("service_id", String(40), nullable=False),
    Column("turn", Integer, nullable=False),
    PrimaryKeyConstraint("site_id", "service_id"),
    ForeignKeyConstraint(["site_id", "service_id"], ["service.site_id", "service.service_id"]),
)

procedure = Table(
    "procedure",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("code", String(40), nullable=False),
    Column("service_id", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("profile", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "code"),
    ForeignKeyConstraint(["site_id", "service_id"], ["service.site_id", "service.service_id"]),
)

officer = Table(
    "officer",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("login", String(40), nullable=False),
    Column("name", String(120), nullable=False),
    Column("secret_hash", String(200), nullable=False),
    Column("failed", Integer, nullable=False),
    Column("locked_until", Instant),
    Column("active", Boolean, nullable=False),
    PrimaryKeyConstraint("site_id", "login"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

shift = Table(
    "shift",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("shift_id", BigInteger, nullable=False),
    Column("login", String(40), nullable=False),
    Column("counter_id", Integer, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("closed_at", Instant),
    PrimaryKeyConstraint("site_id", "shift_id"),
    ForeignKeyConstraint(["site_id", "login"], ["officer.site_id", "officer.login"]),
    ForeignKeyConstraint(["site_id", "counter_id"], ["counter.site_id", "counter.counter_id"]),
)
Index(
    "shift_one_per_counter",
    shift.c.site_id,
    shift.c.counter_id,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)
Index(
    "shift_one_per_officer",
    shift.c.site_id,
    shift.c.login,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

# `minute` and `in_minute` count the numbers of the present minute, against an emptied paper roll.
number_series = Table(
    "number_series",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("business_date", Date, nullable=False),
    Column("series", String(3), nullable=False),
    Column("last", Integer, nullable=False),
    Column("minute", BigInteger, nullable=False),
    Column("in_minute", Integer, nullable=False),
    PrimaryKeyConstraint("site_id", "business_date", "series"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

ticket = Table(
    "ticket",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("ticket_id", BigInteger, nullable=False),
    Column("business_date", Date, nullable=False),
    Column("label", String(10), nullable=False),
    Column("service_id", String(40), nullable=False),
    Column("lane", String(8), nullable=False),
    Column("language", String(5), nullable=False),
    Column("state", String(9), nullable=False),
    Column("rank", BigInteger, nullable=False),
    Column("queued_version", BigInteger, nullable=False),
    Column("last_version", BigInteger, nullable=False),
    Column("counter_id", Integer),
    Column("calls", Integer, nullable=False),
    Column("no_shows", Integer, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("called_at", Instant),
    Column("started_at", Instant),
    Column("ended_at", Instant),
    PrimaryKeyConstraint("site_id", "ticket_id"),
    UniqueConstraint("site_id", "business_date", "label", name="ticket_one_label_a_day"),
    ForeignKeyConstraint(["site_id", "service_id"], ["service.site_id", "service.service_id"]),
    _one_of("state", State),
    _one_of("lane", Lane),
    CheckConstraint(
        "(state NOT IN ('called', 'serving')) OR counter_id IS NOT NULL",
        name="ticket_at_desk_has_counter",
    ),
)
Index(
    "ticket_one_at_a_counter",
    ticket.c.site_id,
    ticket.c.counter_id,
    unique=True,
    sqlite_where=_AT_DESK,
    postgresql_where=_AT_DESK,
)
Index(
    "ticket_line",
    ticket.c.site_id,
    ticket.c.lane,
    ticket.c.rank,
    ticket.c.queued_version,
    sqlite_where=_WAITING,
    postgresql_where=_WAITING,
)
Index(
    "ticket_done",
    ticket.c.site_id,
    ticket.c.business_date,
    sqlite_where=_DONE,
    postgresql_where=_DONE,
)

# What staff should know about the kiosks' printers: the present only, no history.
device = Table(
    "device",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("name", String(40), nullable=False),
    Column("trouble", String(20)),
    Column("since", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    PrimaryKeyConstraint("site_id", "name"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)

# Append-only: one row per transition, no personal data, chained by hash.
event = Table(
    "event",
    metadata,
    Column("site_id", String(40), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("op_key", String(36), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("subject", BigInteger),
    Column("actor", String(40), nullable=False),
    Column("at", String(27), nullable=False),
    Column("detail", Text, nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    PrimaryKeyConstraint("site_id", "version"),
    UniqueConstraint("op_key", name="event_one_op_key"),
    ForeignKeyConstraint(["site_id"], ["site.site_id"]),
)
Index(
    "event_calls",
    event.c.site_id,
    event.c.version,
    sqlite_where=text(CALL_KINDS),
    postgresql_where=text(CALL_KINDS),
)
