"""The dossier: units, working calendar, dossiers with their people, papers and ways."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def key(length: int) -> sa.types.TypeEngine[str]:
    """Sorted by bytes on PostgreSQL too: a prefix is then a range of the index."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


OPEN = sa.text("state IN ('received', 'in_process', 'awaiting_supplement', 'awaiting_finance')")

# A line of the control sheet is final: it is never changed and never taken away.
FINAL = ("hand_over", "hand_over_receipt")
REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% rows are final', TG_TABLE_NAME; END $$
"""


def upgrade() -> None:
    op.create_table(
        "access",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("access_id", sa.String(length=36), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("machine", sa.String(length=60), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("access_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "access_id", name=op.f("access_pk")),
    )
    op.create_index("access_of", "access", ["site_id", "dossier_id"], unique=False)
    op.create_table(
        "dossier",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("code", key(48), nullable=False),
        sa.Column("lookup", sa.String(length=8), nullable=False),
        sa.Column("external_code", key(48), nullable=False),
        sa.Column("procedure_code", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=True),
        sa.Column("counter_id", sa.Integer(), nullable=True),
        sa.Column("officer", sa.String(length=40), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("received_at", INSTANT, nullable=True),
        sa.Column("first_due_at", INSTANT, nullable=True),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("paused_since", INSTANT, nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("settled_by", sa.String(length=40), nullable=True),
        sa.Column("standing", sa.String(length=8), nullable=True),
        sa.Column("returned_at", INSTANT, nullable=True),
        sa.Column("return_by", sa.String(length=12), nullable=False),
        sa.Column("fee_vnd", sa.BigInteger(), nullable=True),
        sa.Column("fee_paid", sa.Boolean(), nullable=False),
        sa.Column("sets", sa.Integer(), nullable=False),
        sa.Column("extensions", sa.Integer(), nullable=False),
        sa.Column("last_version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(state <> 'returned') OR returned_at IS NOT NULL", name="dossier_returned_has_time"
        ),
        sa.CheckConstraint(
            "state IN ('received', 'in_process', 'awaiting_supplement', 'awaiting_finance', "
            "'result_ready', 'returned', 'refused', 'withdrawn', 'stopped', 'voided')",
            name="dossier_state_known",
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("dossier_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "dossier_id", name=op.f("dossier_pk")),
        sa.UniqueConstraint("site_id", "code", name="dossier_one_code"),
        sa.UniqueConstraint("site_id", "lookup", name="dossier_one_lookup"),
    )
    op.create_index(
        "dossier_by_officer", "dossier", ["site_id", "officer", "received_at"], unique=False
    )
    op.create_index(
        "dossier_by_procedure",
        "dossier",
        ["site_id", "procedure_code", "received_at"],
        unique=False,
    )
    op.create_index(
        "dossier_newest_of_state", "dossier", ["site_id", "state", "received_at"], unique=False
    )
    op.create_index(
        "dossier_by_state",
        "dossier",
        ["site_id", "state", "procedure_code", "received_at"],
        unique=False,
    )
    op.create_index(
        "dossier_by_ticket",
        "dossier",
        ["site_id", "ticket_id"],
        unique=False,
        sqlite_where=sa.text("ticket_id IS NOT NULL"),
        postgresql_where=sa.text("ticket_id IS NOT NULL"),
    )
    op.create_index(
        "dossier_external",
        "dossier",
        ["site_id", "external_code"],
        unique=True,
        sqlite_where=sa.text("external_code <> ''"),
        postgresql_where=sa.text("external_code <> ''"),
    )
    op.create_index(
        "dossier_open",
        "dossier",
        ["site_id", "due_at"],
        unique=False,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index("dossier_received", "dossier", ["site_id", "received_at"], unique=False)
    op.create_index(
        "dossier_settled", "dossier", ["site_id", "settled_at", "received_at"], unique=False
    )
    op.create_index(
        "dossier_returned", "dossier", ["site_id", "returned_at", "settled_at"], unique=False
    )
    op.create_table(
        "dossier_series",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("dossier_series_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "series", "day", name=op.f("dossier_series_pk")),
    )
    op.create_table(
        "procedure_edition",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.String(length=16), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.site_id"], name=op.f("procedure_edition_site_fk")
        ),
        sa.PrimaryKeyConstraint("site_id", "edition", name=op.f("procedure_edition_pk")),
    )
    op.create_table(
        "unit",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("unit_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "unit_id", name=op.f("unit_pk")),
    )
    op.create_table(
        "work_year",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=40), nullable=True),
        sa.Column("confirmed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f("work_year_site_fk")),
        sa.PrimaryKeyConstraint("site_id", "year", name=op.f("work_year_pk")),
    )
    op.create_table(
        "attachment",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("attachment_id", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("paper", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("attachment_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "attachment_id", name=op.f("attachment_pk")),
    )
    op.create_index("attachment_of", "attachment", ["site_id", "dossier_id"], unique=False)
    op.create_table(
        "dossier_content",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("post_address", sa.Text(), nullable=False),
        sa.Column("authorisation", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("dossier_content_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "dossier_id", name=op.f("dossier_content_pk")),
    )
    op.create_table(
        "dossier_note",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("note_id", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("dossier_note_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "note_id", name=op.f("dossier_note_pk")),
    )
    op.create_index("dossier_note_of", "dossier_note", ["site_id", "dossier_id"], unique=False)
    op.create_table(
        "dossier_pause",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("pause_id", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("policy", sa.String(length=10), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("dossier_pause_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "pause_id", name=op.f("dossier_pause_pk")),
    )
    op.create_index("dossier_pause_of", "dossier_pause", ["site_id", "dossier_id"], unique=False)
    op.create_table(
        "dossier_person",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", key(200), nullable=False),
        sa.Column("given_key", key(200), nullable=False),
        sa.Column("id_number", key(20), nullable=False),
        sa.Column("born", sa.String(length=10), nullable=False),
        sa.Column("sex", sa.String(length=6), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", key(20), nullable=False),
        sa.Column("email", sa.String(length=120), nullable=False),
        sa.CheckConstraint(
            "role IN ('submitter', 'owner', 'fetcher')", name="dossier_person_role_known"
        ),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("dossier_person_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "dossier_id", "role", name=op.f("dossier_person_pk")),
    )
    op.create_index(
        "dossier_person_given_key",
        "dossier_person",
        ["site_id", "given_key", sa.text("dossier_id DESC")],
        unique=False,
    )
    op.create_index(
        "dossier_person_id_number",
        "dossier_person",
        ["site_id", "id_number", sa.text("dossier_id DESC")],
        unique=False,
    )
    op.create_index(
        "dossier_person_name_key",
        "dossier_person",
        ["site_id", "name_key", sa.text("dossier_id DESC")],
        unique=False,
    )
    op.create_index(
        "dossier_person_phone",
        "dossier_person",
        ["site_id", "phone", sa.text("dossier_id DESC")],
        unique=False,
    )
    for table, column in (("dossier_name", ("tail", "name_key")), ("dossier_word", ("word",))):
        op.create_table(
            table,
            sa.Column("site_id", sa.String(length=40), nullable=False),
            *(sa.Column(name, key(200), nullable=False) for name in column),
            sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name=op.f(f"{table}_site_fk")),
            sa.PrimaryKeyConstraint("site_id", *column, name=op.f(f"{table}_pk")),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "dossier_return",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("paper_shown", sa.String(length=120), nullable=False),
        sa.Column("tracking", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("dossier_return_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "dossier_id", name=op.f("dossier_return_pk")),
    )
    op.create_table(
        "hand_over",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("hand_over_id", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("from_unit", sa.String(length=40), nullable=False),
        sa.Column("to_unit", sa.String(length=40), nullable=False),
        sa.Column("handed_by", sa.String(length=40), nullable=False),
        sa.Column("handed_at", INSTANT, nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("with_result", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.String(length=8), nullable=True),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("hand_over_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "hand_over_id", name=op.f("hand_over_pk")),
    )
    op.create_index(
        "hand_over_of", "hand_over", ["site_id", "dossier_id", "hand_over_id"], unique=False
    )
    op.create_index("hand_over_at", "hand_over", ["site_id", "handed_at"], unique=False)
    op.create_table(
        "holding",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("hand_over_id", sa.BigInteger(), nullable=True),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=True),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "dossier_id"],
            ["dossier.site_id", "dossier.dossier_id"],
            name=op.f("holding_dossier_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "dossier_id", "unit_id", name=op.f("holding_pk")),
    )
    op.create_index(
        "holding_now",
        "holding",
        ["site_id", "unit_id"],
        unique=False,
        sqlite_where=sa.text("held"),
        postgresql_where=sa.text("held"),
    )
    op.create_table(
        "unit_officer",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "login"],
            ["officer.site_id", "officer.login"],
            name=op.f("unit_officer_officer_fk"),
        ),
        sa.ForeignKeyConstraint(
            ["site_id", "unit_id"],
            ["unit.site_id", "unit.unit_id"],
            name=op.f("unit_officer_unit_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "login", name=op.f("unit_officer_pk")),
    )
    op.create_table(
        "hand_over_receipt",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("hand_over_id", sa.BigInteger(), nullable=False),
        sa.Column("accepted_by", sa.String(length=40), nullable=False),
        sa.Column("accepted_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id", "hand_over_id"],
            ["hand_over.site_id", "hand_over.hand_over_id"],
            name=op.f("hand_over_receipt_hand_over_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "hand_over_id", name=op.f("hand_over_receipt_pk")),
    )
    op.create_table(
        "ticket_purpose",
        sa.Column("site_id", sa.String(length=40), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("procedure_code", sa.String(length=40), nullable=True),
        sa.Column("dossier_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["site_id", "ticket_id"],
            ["ticket.site_id", "ticket.ticket_id"],
            name=op.f("ticket_purpose_ticket_fk"),
        ),
        sa.PrimaryKeyConstraint("site_id", "ticket_id", name=op.f("ticket_purpose_pk")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSE)
        for table in FINAL:
            op.execute(
                f"CREATE TRIGGER {table}_is_final BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
        return
    for table in FINAL:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} rows are final'); END"
            )


def downgrade() -> None:

    op.drop_table("ticket_purpose")
    op.drop_table("hand_over_receipt")
    op.drop_table("unit_officer")
    op.drop_index(
        "holding_now",
        table_name="holding",
        sqlite_where=sa.text("held"),
        postgresql_where=sa.text("held"),
    )
    op.drop_table("holding")
    op.drop_index("hand_over_at", table_name="hand_over")
    op.drop_index("hand_over_of", table_name="hand_over")
    op.drop_table("hand_over")
    op.drop_table("dossier_return")
    op.drop_table("dossier_word")
    op.drop_table("dossier_name")
    op.drop_index("dossier_person_phone", table_name="dossier_person")
    op.drop_index("dossier_person_name_key", table_name="dossier_person")
    op.drop_index("dossier_person_id_number", table_name="dossier_person")
    op.drop_index("dossier_person_given_key", table_name="dossier_person")
    op.drop_table("dossier_person")
    op.drop_index("dossier_pause_of", table_name="dossier_pause")
    op.drop_table("dossier_pause")
    op.drop_index("dossier_note_of", table_name="dossier_note")
    op.drop_table("dossier_note")
    op.drop_table("dossier_content")
    op.drop_index("attachment_of", table_name="attachment")
    op.drop_table("attachment")
    op.drop_table("work_year")
    op.drop_table("unit")
    op.drop_table("procedure_edition")
    op.drop_table("dossier_series")
    op.drop_index("dossier_settled", table_name="dossier")
    op.drop_index("dossier_returned", table_name="dossier")
    op.drop_index("dossier_received", table_name="dossier")
    op.drop_index(
        "dossier_open",
        table_name="dossier",
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.drop_index(
        "dossier_external",
        table_name="dossier",
        sqlite_where=sa.text("external_code <> ''"),
        postgresql_where=sa.text("external_code <> ''"),
    )
    op.drop_index(
        "dossier_by_ticket",
        table_name="dossier",
        sqlite_where=sa.text("ticket_id IS NOT NULL"),
        postgresql_where=sa.text("ticket_id IS NOT NULL"),
    )
    op.drop_index("dossier_newest_of_state", table_name="dossier")
    op.drop_index("dossier_by_state", table_name="dossier")
    op.drop_index("dossier_by_procedure", table_name="dossier")
    op.drop_index("dossier_by_officer", table_name="dossier")
    op.drop_table("dossier")
    op.drop_index("access_of", table_name="access")
    op.drop_table("access")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change")
