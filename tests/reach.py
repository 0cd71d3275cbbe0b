"""Which methods come to the worker in the end, read from their code, so that none is forgotten."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import CodeType, FunctionType, ModuleType


def using(package: ModuleType, *names: str) -> set[type]:
    """The classes of a package whose own code uses all these names."""
    found = set()
    for each in walk_packages(package.__path__, f"{package.__name__}."):
        module = import_module(each.name)
        for mine in vars(module).values():
            if isinstance(mine, type) and mine.__module__ == each.name:
                used = {name for method in _methods(mine) for name in _names(method.__code__)}
                if used.issuperset(names):
                    found.add(mine)
    return found


def reaching(target: str, mine: type, others: Iterable[type] = ()) -> set[str]:
    """The public methods of `mine` whose code leads to something called `target`, also through
    methods of `others`. Names alone are looked at: rather too many than too few."""
    known: dict[str, set[str]] = {}
    for each in (*mine.__mro__, *others):
        for method in _methods(each):
            known.setdefault(method.__name__, set()).update(_names(method.__code__))
    found = {name for name, used in known.items() if target in used}
    while more := {name for name, used in known.items() if used & found} - found:
        found |= more
    return {
        name for name in found & vars(mine).keys()
        if not name.startswith("_")
    }  # fmt: skip


def _methods(mine: type) -> list[FunctionType]:
    return [each for each in vars(mine).values() if isinstance(each, FunctionType)]


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)
