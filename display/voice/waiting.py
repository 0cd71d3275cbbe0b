"""The calls that wait to be spoken, and which of them comes next."""

from collections import OrderedDict
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A call that waits to be spoken, with the versions it stands for."""

    versions: tuple[int, ...]
    ticket_id: int
    label: str
    counter_id: int
    language: str
    again: bool


class WaitingCalls:
    """First calls in order, then repeats in order; one entry per ticket."""

    def __init__(self) -> None:
        self._first: OrderedDict[int, Waiting] = OrderedDict()
        self._repeats: OrderedDict[int, Waiting] = OrderedDict()

    def __len__(self) -> int:
        return len(self._first) + len(self._repeats)

    def add(self, call: Waiting) -> None:
        """Puts `call` at the end of its kind.

        While a call of the same ticket waits, both become one that says what is newest and
        stands for both versions. It keeps its place; a repeat that is called anew is a first call.
        """
        before = self._first.get(call.ticket_id) or self._repeats.get(call.ticket_id)
        if before is not None:
            versions = before.versions + call.versions
            call = replace(call, versions=versions, again=before.again and call.again)
        if call.again:
            self._repeats[call.ticket_id] = call
            return
        self._repeats.pop(call.ticket_id, None)
        self._first[call.ticket_id] = call

    def drop(self, ticket_id: int) -> tuple[int, ...]:
        """Forgets a ticket's call; the versions it stood for."""
        waits = self._first.pop(ticket_id, None) or self._repeats.pop(ticket_id, None)
        return waits.versions if waits else ()

    def take(self) -> Waiting:
        """The next to be spoken; KeyError if none waits."""
        return (self._first or self._repeats).popitem(last=False)[1]
