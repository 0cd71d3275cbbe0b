"""The program's log: a small file beside the data, so that a mistake can be looked at later.

It holds what went wrong and where, never anything of a citizen.
"""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

BYTES = 1_000_000
OLD_FILES = 2
LEFT_OUT = "(left out)"
# PostgreSQL tells the row in DETAIL and sometimes in CONTEXT, up to the end of its line.
_ROWS = re.compile(r"(?<=DETAIL:).*|(?<=CONTEXT:).*|(?<=\[parameters:).*")
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(name: str, folder: Path) -> None:
    """Writes warnings and worse to standard error and to `folder/NAME.log`, if that can be
    written: a full disk must not keep a program from starting."""
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    _add(root, logging.StreamHandler())
    try:
        _add(root, _file(folder / f"{name}.log"))
    except OSError as trouble:
        root.warning("no log file: %s", trouble)


class WithoutRows(logging.Formatter):
    """Leaves out what a database adds to its errors: the row that failed, a statement's values.
    They may hold a name or a number."""

    def format(self, record: logging.LogRecord) -> str:
        return _ROWS.sub(LEFT_OUT, super().format(record))


def _add(root: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(WithoutRows(FORMAT))
    root.addHandler(handler)


def _file(path: Path) -> logging.Handler:
    path.parent.mkdir(parents=True, exist_ok=True)
    return RotatingFileHandler(path, maxBytes=BYTES, backupCount=OLD_FILES, encoding="utf-8")
