"""A setting, declared once: readers, messages, defaults, documents and pages all go by it.

A section is made first, then the record that holds its settings as attributes:

    KIOSK = Section("kiosk", Scope.PC, "Máy lấy số")

    @KIOSK.held
    @dataclass(frozen=True, slots=True, kw_only=True)
    class KioskSettings:
        copies: int = KIOSK.setting(Choice((1, 2)), 1, "Số liên mỗi phiếu.")

A key declared twice, one that no attribute holds, and `find` with a key that nobody declared are
errors at import.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from office.settings.kinds import Kind, as_written

T = TypeVar("T")
R = TypeVar("R")


class Scope(StrEnum):
    """Whose a setting is: the office's, from its catalogue, or one PC's, from the file there."""

    OFFICE = "office"
    PC = "pc"


class Misdeclared(Exception):
    """A key that stands there twice, nowhere, or where nobody reads it: a bug, seen at import."""


NEEDED: Any = object()  # the default of what a file must say


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """What is known of one key. `told` is for people: the first sentence is its short text.

    `default` holds where the file says nothing: a value, a function that makes one on this PC, or
    NEEDED.
    """

    section: str
    name: str
    scope: Scope
    kind: Kind[T]
    default: T | Callable[[], T]
    told: str

    @property
    def title(self) -> str:
        """The short text."""
        return self.told.partition(". ")[0].rstrip(".")

    @property
    def about(self) -> str:
        """The long text behind the short one, "" where that says it all."""
        return self.told.partition(". ")[2]

    @property
    def key(self) -> str:
        """Its one name: `kiosk.copies`."""
        return f"{self.section}.{self.name}"

    @property
    def needed(self) -> bool:
        """Whether a file must say it."""
        return self.default is NEEDED

    @property
    def default_as_written(self) -> str:
        """The default as it stands in a file; "" where there is none, or each PC has its own."""
        return "" if self.needed or callable(self.default) else as_written(self.default)


class Section:
    """A table of a file with the settings in it; `listed` for one that stands there many times,
    each with another value of its first key."""

    def __init__(
        self, name: str, scope: Scope, title: str, about: str = "", *, listed: bool = False
    ) -> None:
        self.name, self.scope, self.listed = name, scope, listed
        self.title, self.about = title, about
        self.settings: dict[str, Setting[Any]] = {}
        self.declared = 0  # more than `settings` where one has lost its place to another

    def setting(
        self, kind: Kind[T], default: T | Callable[[], T], told: str, *, key: str = ""
    ) -> T:
        """Declares a setting; the answer is the dataclass field of the attribute that holds it.
        `key` is its name in the file where the attribute has another."""
        self.declared += 1
        setting = Setting(
            section=self.name, name=key, scope=self.scope, kind=kind, default=default, told=told
        )
        known = {"section": self, "setting": setting}
        if setting.needed:
            return cast(T, field(metadata=known))
        make: Any = default if callable(default) else lambda: default
        return cast(T, field(default_factory=make, metadata=known))

    def held(self, record: type[R]) -> type[R]:
        """Marks the record that holds the settings of this section, each in an attribute."""
        own = cast(Any, record)  # a dataclass, which cannot be told of a type
        for attribute in (each for each in fields(own) if each.metadata.get("section") is self):
            setting = replace(attribute.metadata["setting"], name=_key(attribute))
            if setting.name in self.settings:
                raise Misdeclared(f"{setting.key} stands there twice")
            self.settings[setting.name] = setting
        return record


def attributes(record: type[Any]) -> dict[str, Setting[Any]]:
    """The declarations of a record by the attribute that holds each."""
    declared = [each for each in fields(record) if "setting" in each.metadata]
    return {each.name: each.metadata["section"].settings[_key(each)] for each in declared}


def _key(attribute: Field[Any]) -> str:
    return attribute.metadata["setting"].name or attribute.name


def by_name(*sections: Section) -> dict[str, Section]:
    """The sections of a file by name."""
    found: dict[str, Section] = {}
    for section in sections:
        if section.name in found:
            raise Misdeclared(f"[{section.name}] stands there twice")
        if not section.settings or len(section.settings) < section.declared:
            raise Misdeclared(f"[{section.name}] declares what no attribute of its record holds")
        found[section.name] = section
    return found


def find(sections: Mapping[str, Section], key: str) -> Setting[Any]:
    """What is declared for `kiosk.copies`; `Misdeclared` where nothing is."""
    name, _, last = key.partition(".")
    if name in sections and last in sections[name].settings:
        return sections[name].settings[last]
    raise Misdeclared(f"{key} is not declared")
