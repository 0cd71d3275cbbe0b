"""A program that dies the moment its commit is done, or just before: a process of its own."""

import os
import signal
import sys
from typing import Any

from db.engine import Store, make_engine
from db.entry import Entry
from db.queue import tickets
from office.history import Op
from tests import stores


def die() -> None:
    """As a power cut does: nothing is said, nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


def and_die(entry: Entry, *args: Any) -> None:
    """Does the work and dies before its commit."""
    tickets.issue_ticket(entry, *args)
    die()


def main(url: str, key: str, moment: str) -> None:
    store = Store(make_engine(url), stores.SITE, clock=stores.Clock())
    command = and_die if moment == "before" else tickets.issue_ticket
    store.write(Op(key, "kiosk", store.now()), command, "ho-tich")
    die()


if __name__ == "__main__":
    main(*sys.argv[1:])
