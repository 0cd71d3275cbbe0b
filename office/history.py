"""The office's history: who did what when, each event chained to the one before it."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Op:
    """One gesture: its key (the same key again gets the first answer), who made it, and when.

    `actor` is a device or an officer's login, never a citizen. `at` is an aware instant.
    """

    key: str
    actor: str
    at: datetime

    def step(self, purpose: str) -> "Op":
        """A part of the gesture: made again, it finds its own step again."""
        return replace(self, key=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.key}:{purpose}")))


def new_key() -> str:
    """A fresh operation key."""
    return str(uuid.uuid4())


def stamp(at: datetime) -> str:
    """An instant as events carry it: UTC, microseconds, always the same length."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(detail: dict[str, object]) -> str:
    """The one spelling of an event's detail, so that its hash can be computed again."""
    return json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


FIELDS = ("site_id", "version", "op_key", "kind", "subject", "actor", "at", "detail")


def chain(prev_hash: str, event: Mapping[str, object]) -> str:
    """The hash that ties an event to the whole history before it (SHA-256, hex).

    `event` holds at least `FIELDS`, `at` as `stamp` and `detail` as `canonical` wrote them.
    """
    fields = [prev_hash, *(event[name] for name in FIELDS)]
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
