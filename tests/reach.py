"""Which methods come to the worker in the end, read from their code, so that none is forgotten."""

from collections.abc import Iterable, Iterator
from types import CodeType, FunctionType


def reaching(target: str, mine: type, others: Iterable[type] = ()) -> set[str]:
    """The public methods of `mine` whose code leads to something called `target`, also through
    methods of `others`. Names alone are looked at: rather too many than too few."""
    known: dict[str, set[str]] = {}
    for each in (*mine.__mro__, *others):
        for name, method in vars(each).items():
            if isinstance(method, FunctionType):
                known.setdefault(name, set()).update(_names(method.__code__))
    found = {name for name, used in known.items() if target in used}
    while more := {name for name, used in known.items() if used & found} - found:
        found |= more
    return {
        name for name in found & vars(mine).keys()
        if not name.startswith("_")
    }  # fmt: skip


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)
