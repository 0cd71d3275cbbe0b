"""The queue: site, services, counters, officers, tickets, events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")

# The doorbell: one for each event, at commit. It carries nothing; receivers read again.
DOORBELL = """
CREATE FUNCTION ring_doorbell() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_notify('mot_cua', ''); RETURN NULL; END $$
"""
RING = """
CREATE TRIGGER event_rings AFTER INSERT ON event
FOR EACH STATEMENT EXECUTE FUNCTION ring_doorbell()
"""


def upgrade() -> None:
    op.create_table(
        "site",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("site_id", name=op.f("site_pk")),
    )
    op.create_table(
        "counter",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("counter_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "counter_id", name=op.f("counter_pk")),
    )
    op.create_table(
        "device",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("trouble", sa.String(length=20), nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("device_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "name", name=op.f("device_pk")),
    )
    op.create_table(
        "event",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("op_key", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("event_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "version", name=op.f("event_pk")),
        sa.UniqueConstraint("op_key", name="event_one_op_key"),
    )
    op.create_index(
        "event_calls",
        "event",
        ["site_id", "version"],
        unique=False,
        sqlite_where=sa.text("kind IN ('call', 'recall', 'take_over', 'undo')"),
        postgresql_where=sa.text("kind IN ('call', 'recall', 'take_over', 'undo')"),
    )
    op.create_table(
        "number_series",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("series", sa.String(length=3), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("in_minute", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("number_series_site_fk")),
        sa.PrimaryKeyConstraint(
            "site_id", "business_date", "series", name=op.f("number_series_pk")
        ),
    )
    op.create_table(
        "office",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("proof_key", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("office_site_fk")),
        sa.PrimaryKeyConstraint("site_id", name=op.f("office_pk")),
    )
    op.create_table(
        "officer",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("secret_hash", sa.String(length=200), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("locked_until", INSTANT, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("officer_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "login", name=op.f("officer_pk")),
    )
    op.create_table(
        "service",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("letter", sa.String(length=3), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("daily_limit", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("service_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "service_id", name=op.f("service_pk")),
    )
    op.create_table(
        "counter_service",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "counter_id"],
            ["counter.site_id", "counter.counter_id"],
            name=op.f("counter_service_counter_fk"),
        ),
        sa.ForeignKeyConstraint(
            ["site_id", "service_id"],
            ["service.site_id", "service.service_id"],
            name=op.f("counter_service_service_fk"),
        ),
        sa.PrimaryKeyConstraint(
            "site_id", "counter_id", "service_id", name=op.f("counter_service_pk")
        ),
    )
    op.create_table(
        "lane_turn",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "service_id"],
            ["service.site_id", "service.service_id"],
            name=op.f("lane_turn_service_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "service_id", name=op.f("lane_turn_pk")),
    )
    op.create_table(
        "procedure",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "service_id"],
            ["service.site_id", "service.service_id"],
            name=op.f("procedure_service_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "code", name=op.f("procedure_pk")),
    )
    op.create_table(
        "shift",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("shift_id", sa.BigInteger(), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["site_id", "counter_id"],
            ["counter.site_id", "counter.counter_id"],
            name=op.f("shift_counter_fk"),
        ),
        sa.ForeignKeyConstraint(
            ["site_id", "login"],
            ["officer.site_id", "officer.login"],
            name=op.f("shift_officer_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "shift_id", name=op.f("shift_pk")),
    )
    op.create_index(
        "shift_one_per_counter",
        "shift",
        ["site_id", "counter_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "shift_one_per_officer",
        "shift",
        ["site_id", "login"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "ticket",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("label", sa.String(length=10), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("lane", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("queued_version", sa.BigInteger(), nullable=False),
        sa.Column("last_version", sa.BigInteger(), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("no_shows", sa.Integer(), nullable=False),
        sa.Column("issued_at", INSTANT, nullable=False),
        sa.Column("called_at", INSTANT, nullable=True),
        sa.Column("started_at", INSTANT, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "(state NOT IN ('called', 'serving')) OR counter_id IS NOT NULL",
            name="ticket_at_desk_has_counter",
        ),
        sa.CheckConstraint("lane IN ('priority', 'ordinary')", name="ticket_lane_known"),
        sa.CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'finished', 'no_show', "
            "'cancelled', 'expired')",
            name="ticket_state_known",
        ),
        sa.ForeignKeyConstraint(
            ["site_id", "service_id"],
            ["service.site_id", "service.service_id"],
            name=op.f("ticket_service_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "ticket_id", name=op.f("ticket_pk")),
        sa.UniqueConstraint("site_id", "business_date", "label", name="ticket_one_label_a_day"),
    )
    op.create_index(
        "ticket_done",
        "ticket",
        ["site_id", "business_date"],
        unique=False,
        sqlite_where=sa.text("state IN ('finished', 'no_show')"),
        postgresql_where=sa.text("state IN ('finished', 'no_show')"),
    )
    op.create_index(
        "ticket_line",
        "ticket",
        ["site_id", "lane", "rank", "queued_version"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ticket_one_at_a_counter",
        "ticket",
        ["site_id", "counter_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(DOORBELL)
        op.execute(RING)


def downgrade() -> None:
    op.drop_index(
        "ticket_one_at_a_counter",
        table_name="ticket",
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.drop_index(
        "ticket_line",
        table_name="ticket",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index(
        "ticket_done",
        table_name="ticket",
        sqlite_where=sa.text("state IN ('finished', 'no_show')"),
        postgresql_where=sa.text("state IN ('finished', 'no_show')"),
    )
    op.drop_table("ticket")
    op.drop_index(
        "shift_one_per_officer",
        table_name="shift",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_index(
        "shift_one_per_counter",
        table_name="shift",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_table("shift")
    op.drop_table("procedure")
    op.drop_table("lane_turn")
    op.drop_table("counter_service")
    op.drop_table("service")
    op.drop_table("officer")
    op.drop_table("office")
    op.drop_table("number_series")
    op.drop_index(
        "event_calls",
        table_name="event",
        sqlite_where=sa.text("kind IN ('call', 'recall', 'take_over', 'undo')"),
        postgresql_where=sa.text("kind IN ('call', 'recall', 'take_over', 'undo')"),
    )
    op.drop_table("event")
    op.drop_table("device")
    op.drop_table("counter")
    op.drop_table("site")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION ring_doorbell")
