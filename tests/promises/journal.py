"""What one process of the hammer sent and what it was told, line by line, kept before sending."""

import contextlib
import json
import os
import time
from collections.abc import Iterator
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
    """Appends lines: what was written survives a kill -9, but the last line may be torn by it."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        if path.stat().st_size and not path.read_bytes().endswith(b"\n"):
            os.write(self._file, b"\n")

    def sent(self, key: str, verb: str, arguments: dict[str, Any]) -> None:
        self._append({"key": key, "verb": verb, "arguments": arguments})

    def answered(self, key: str, **answer: Any) -> None:
        self._append({"key": key, "answer": answer})

    def _append(self, line: dict[str, Any]) -> None:
        os.write(self._file, json.dumps({**line, "at": time.monotonic_ns()}).encode() + b"\n")


def read(path: Path) -> list[Gesture]:
    """The gestures of a journal in the order in which they were sent.

    A torn line tells of a gesture that was not sent yet, or of an answer nobody was given.
    """
    found: dict[str, Gesture] = {}
    for line in _whole_lines(path):
        if "verb" in line:
            found[line["key"]] = Gesture(line["key"], line["verb"], line["arguments"], line["at"])
        else:
            found[line["key"]].answer = line["answer"]
            found[line["key"]].answered = line["at"]
    return list(found.values())


def _whole_lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text().splitlines() if path.exists() else ():
        with contextlib.suppress(json.JSONDecodeError):
            yield json.loads(line)
