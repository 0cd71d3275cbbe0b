"""Ctrl+C in a terminal, and the system's own stop, end a program as closing its window does."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def ended_by_signals(end: Callable[[], object]) -> Iterator[None]:
    """Meanwhile SIGINT and SIGTERM call `end`, as soon as Qt lets Python run. Main thread only."""
    before = {
        each: signal.signal(each, lambda *_: end()) for each in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
