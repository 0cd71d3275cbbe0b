"""Making and upgrading the schema. Nobody migrates implicitly at start-up."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from db import engine as engines
from db import troubles
from office import errors


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "db:migrations")
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Brings an empty or older database to the newest revision, in one transaction."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(_config(connection), "head")
        connection.commit()


def init(url: str) -> None:
    """Makes a new database, or brings an older one up to date. Data that is there stays."""
    engine = engines.make_engine(url)
    try:
        if engine.dialect.name == "sqlite":
            _prepare_place(Path(engine.url.database or ""))
        migrate(engine)
    except DBAPIError as trouble:
        raise troubles.known(trouble, engine.url.database or "") or trouble from trouble
    finally:
        engine.dispose()


def _prepare_place(path: Path) -> None:
    from db.filesystem import check_sqlite_file, on_network_share

    if on_network_share(path):
        raise errors.DatabaseOnNetworkShare(path=path)
    if path.exists() and path.stat().st_size:
        check_sqlite_file(path)
    path.parent.mkdir(parents=True, exist_ok=True)
