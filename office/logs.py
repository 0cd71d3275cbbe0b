"""The program's log: a small file beside the data, so that a mistake can be looked at later.

It holds what went wrong and where, never anything of a citizen.
"""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

BYTES = 1_000_000
OLD_FILES = 2
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


def _add(root: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(handler)


def _file(path: Path) -> logging.Handler:
    path.parent.mkdir(parents=True, exist_ok=True)
    return RotatingFileHandler(path, maxBytes=BYTES, backupCount=OLD_FILES, encoding="utf-8")
