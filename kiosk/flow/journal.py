"""The kiosk's own small journal: what it asked for, got and printed, safe against power cuts.

One JSON line a step, forced to the disk before the step is taken. At the next start it tells
which tickets were left between commit and paper.
"""

import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

log = logging.getLogger(__name__)

KEEP_LINES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A gesture whose end is not known: asked for, perhaps issued, not known to be on paper."""

    key: str
    asked_at: datetime
    ticket_id: int | None = None


class Journal:
    """Steps of gestures in one file. Any thread may write; a broken disk never stops the kiosk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lines = 0
        with suppress(OSError):
            self._lines = len(self._read())

    def asked(self, key: str, at: datetime) -> None:
        """Before the command is sent."""
        self._write({"step": "asked", "key": key, "at": at.isoformat()})

    def issued(self, key: str, ticket_id: int) -> None:
        """The number exists."""
        self._write({"step": "issued", "key": key, "ticket": ticket_id})

    def settled(self, key: str, how: str) -> None:
        """Nothing is left to do: printed, refused, shown without paper, or made void."""
        self._write({"step": "settled", "key": key, "how": how})
        if self._lines > KEEP_LINES:
            self.compact()

    def unsettled(self) -> list[Unsettled]:
        """What is open, oldest first. A line torn by a power cut counts as never written."""
        try:
            return self._unsettled()
        except OSError as trouble:
            log.error("Journal not read: %s", trouble)
            return []

    def _unsettled(self) -> list[Unsettled]:
        found: dict[str, Unsettled] = {}
        for line in self._read():
            key = line["key"]
            match line["step"]:
                case "asked":
                    at = datetime.fromisoformat(line["at"])
                    found.setdefault(key, Unsettled(key=key, asked_at=at))
                case "issued" if key in found:
                    found[key] = replace(found[key], ticket_id=line["ticket"])
                case "settled":
                    found.pop(key, None)
        return list(found.values())

    def compact(self) -> None:
        """Keeps only what is open, in a new file that takes the old one's place at once."""
        with self._lock:
            fresh = self._path.with_suffix(".new")
            try:
                steps = [step for one in self._unsettled() for step in _steps(one)]
                with fresh.open("w", encoding="utf-8") as file:
                    file.writelines(_line(step) for step in steps)
                    file.flush()
                    os.fsync(file.fileno())
                fresh.replace(self._path)
            except OSError as trouble:
                log.error("Journal not compacted: %s", trouble)
                return
            self._lines = len(steps)

    def _write(self, step: dict[str, Any]) -> None:
        with self._lock:
            try:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(_line(step))
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as trouble:  # the ticket matters more than its insurance
                log.error("Journal not written: %s", trouble)
            self._lines += 1

    def _read(self) -> list[dict[str, Any]]:
        if not self._path.exists():
            return []
        lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        return [step for step in map(_parsed, lines) if step is not None]


def _line(step: dict[str, Any]) -> str:
    # a leading line break shields a step from a torn line before it
    return "\n" + json.dumps(step) + "\n"


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        step = json.loads(line)
    except ValueError:
        return None
    return step if isinstance(step, dict) and {"step", "key"} <= step.keys() else None


def _steps(one: Unsettled) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = [
        {"step": "asked", "key": one.key, "at": one.asked_at.isoformat()}
    ]
    if one.ticket_id is not None:
        steps.append({"step": "issued", "key": one.key, "ticket": one.ticket_id})
    return steps
