"""What one process of the hammer sent and what it was told, line by line, kept before sending."""

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Gesture:
    """One operation key: the verb, when it was first sent, and the answer if one came.

    Times are monotonic nanoseconds, the same clock for every process of the machine.
    """

    key: str
    verb: str
    arguments: dict[str, Any]
    sent: int
    answered: int | None = None
    answer: dict[str, Any] = field(default_factory=dict)


class Journal:
    """Appends whole lines: what was written survives a kill -9."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def sent(self, key: str, verb: str, arguments: dict[str, Any]) -> None:
        self._append({"key": key, "verb": verb, "arguments": arguments})

    def answered(self, key: str, **answer: Any) -> None:
        self._append({"key": key, "answer": answer})

    def _append(self, line: dict[str, Any]) -> None:
        os.write(self._file, json.dumps({**line, "at": time.monotonic_ns()}).encode() + b"\n")


def read(path: Path) -> list[Gesture]:
    """The gestures of a journal in the order in which they were sent."""
    found: dict[str, Gesture] = {}
    lines = path.read_text().splitlines() if path.exists() else []
    for line in map(json.loads, lines):
        if "verb" in line:
            found[line["key"]] = Gesture(line["key"], line["verb"], line["arguments"], line["at"])
        else:
            found[line["key"]].answer = line["answer"]
            found[line["key"]].answered = line["at"]
    return list(found.values())
