"""Run by Alembic: migrates on the connection it is given by db.schema."""

from alembic import context

from db.dossiers import tables  # noqa: F401 - its tables belong to the metadata
from db.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
