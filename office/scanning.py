"""Scans told from typing: by the pace of the keys, or as records of a serial line.

A scanner that types gives a key every few milliseconds and ends with Enter; nobody types so. Keys
are held back for one gap: those of a scan never reach the field that has the focus, and typed ones
come to it in their order, a thirtieth of a second late.
"""

import re
from dataclasses import dataclass, field
from typing import Generic, TypeVar

K = TypeVar("K")

GAP_MS = 30
AT_LEAST = 8  # letters of the shortest scan
VARIED = 4  # different letters in it: a key that is kept down repeats fast, but only itself
SURE = 5  # letters without a gap after which nobody can be typing
PATIENCE = 5  # gaps that a sure scan may pause: a radio link, a busy machine
MOST = 4000  # bytes of a record; no card has as many


@dataclass(frozen=True, slots=True)
class Answer(Generic[K]):
    """What to do with a key: first let `give_back` through in this order, then it unless `hold`.

    `scan` is the text of a scan that this key has ended; the keys of a scan are not given back.
    """

    hold: bool
    give_back: tuple[K, ...] = ()
    scan: str = field(default="", repr=False)


class Burst(Generic[K]):
    """Hears every key of a window and holds back what may be a scan.

    Keys that are given back are not to be heard again: their pace is no longer that of the hand.
    `K` is what the caller gives back to the field, such as a key event; times are those at which
    the keys were pressed, in milliseconds, not those at which the program looked.
    """

    def __init__(self, gap_ms: int = GAP_MS) -> None:
        self._gap_ms = gap_ms
        self._held: list[tuple[str, K]] = []
        self._last_ms = 0
        self._scanned_ms: int | None = None

    @property
    def due_ms(self) -> int | None:
        """When to call `idle` if no key comes before; None while nothing is held."""
        return self._last_ms + self._allowed() if self._held else None

    def key(self, text: str, at_ms: int, key: K) -> Answer[K]:
        """A key that types `text`; one that types nothing (Shift, Alt) only keeps time."""
        late = self._give_back() if self._is_late(at_ms) else ()
        self._last_ms = at_ms
        if not text:
            return Answer(hold=False, give_back=late)
        self._scanned_ms = None
        self._held.append((text, key))
        return Answer(hold=True, give_back=late)

    def enter(self, at_ms: int) -> Answer[K]:
        """Enter: the end of a scan, or an Enter that goes through behind what was typed."""
        if not self._held:
            return Answer(hold=self._is_second(at_ms))
        scan = "".join(text for text, _ in self._held)
        if self._is_late(at_ms) or len(scan) < AT_LEAST or len(set(scan)) < VARIED:
            return self.other()
        self._held.clear()
        self._scanned_ms = at_ms
        return Answer(hold=True, scan=scan)

    def other(self) -> Answer[K]:
        """A key or click that no scanner makes: an arrow, Ctrl+C, a repeating key, a new focus."""
        self._scanned_ms = None
        return Answer(hold=False, give_back=self._give_back())

    def idle(self, at_ms: int) -> Answer[K]:
        """The timer for `due_ms`: what is held was typed if nothing followed in time."""
        return Answer(hold=False, give_back=self._give_back() if self._is_late(at_ms) else ())

    def _allowed(self) -> int:
        return self._gap_ms * (PATIENCE if len(self._held) >= SURE else 1)

    def _is_late(self, at_ms: int) -> bool:
        """Whether too long passed since the last key; a clock that went back has lost its count."""
        return bool(self._held) and not 0 <= at_ms - self._last_ms < self._allowed()

    def _is_second(self, at_ms: int) -> bool:
        """Whether this is the second half of a scanner's CR LF, which would press a button."""
        since = None if self._scanned_ms is None else at_ms - self._scanned_ms
        self._scanned_ms = None
        return since is not None and 0 <= since < self._gap_ms

    def _give_back(self) -> tuple[K, ...]:
        keys = tuple(key for _, key in self._held)
        self._held.clear()
        return keys


class SerialRecords:
    """Scans out of the pieces in which a serial line delivers bytes, cut at CR, LF or both.

    UTF-8 has neither byte inside a letter, so letters cut in two are whole again in a record.
    """

    def __init__(self) -> None:
        self._open = b""

    def split_lines(self, piece: bytes) -> tuple[bytes, ...]:
        """The records that `piece` ends. One without end beyond any card's length is dropped."""
        *whole, last = re.split(rb"[\r\n]+", self._open + piece)
        self._open = last if len(last) <= MOST else b""
        return tuple(record for record in whole if 0 < len(record) <= MOST)

    def rest(self) -> bytes:
        """What came without an end, once the line was silent: a scanner that sends no Enter."""
        rest, self._open = self._open, b""
        return rest
