"""Translations: what the source says, what a catalogue lacks, and the compiled files.

`python assets/tools/catalogues.py` compiles every catalogue and lists what is not translated.
Vietnamese stands in the source as `text(…)` and `N_(…)`, and as the docstrings of `office.errors`.
"""

import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HOUSE = Path(__file__).resolve().parent.parent.parent
LOCALES = HOUSE / "assets" / "locale"
ROOMS = ("office", "kiosk", "counter", "display")  # text() in db is SQL
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
MARKS = {"text": None, "N_": None}


def messages(*rooms: str) -> dict[str, str]:
    """Every text of the rooms (all of them by default), with the file that says it."""
    found: dict[str, str] = {}
    for room in rooms or ROOMS:
        said = extract_from_dir(HOUSE / room, method_map=[("**.py", "python")], keywords=MARKS)
        for file, _line, message, _comments, _context in said:
            if isinstance(message, str) and message:
                found.setdefault(message, f"{room}/{file}")
    if not rooms or "office" in rooms:
        found |= dict.fromkeys(_errors(), "office/errors.py")
    return found


def _errors() -> list[str]:
    sys.path.insert(0, str(HOUSE))
    from office import errors

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [kind.__doc__ or "" for kind in kinds if issubclass(kind, errors.Known)]


def catalogue(language: str) -> Catalog:
    """A language's translations."""
    with (_folder(language) / "mot-cua.po").open("rb") as file:
        read = read_po(file, locale=language, ignore_obsolete=True)
    read.creation_date = read.revision_date = NO_DATE  # else every compilation differs
    return read


def missing(language: str, *rooms: str) -> list[str]:
    """The texts of the rooms that the language does not have."""
    has = catalogue(language)
    known = {str(one.id) for one in has if one.id and one.string and not one.fuzzy}
    return [f"{place}: {said}" for said, place in messages(*rooms).items() if said not in known]


def spoiled(language: str) -> list[str]:
    """Translations whose {fields} are not those of the source."""
    return [
        str(one.id)
        for one in catalogue(language)
        if one.string and _fields(str(one.id)) != _fields(str(one.string))
    ]


def _fields(said: str) -> set[str]:
    return set(re.findall(r"{(\w+)", said))


def compiled(language: str) -> bytes:
    """What the compiled file must hold."""
    file = BytesIO()
    write_mo(file, catalogue(language))
    return file.getvalue()


def compiled_file(language: str) -> Path:
    """Where the compiled file lies."""
    return _folder(language) / "mot-cua.mo"


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(file.parent.parent.name for file in LOCALES.glob("*/LC_MESSAGES/mot-cua.po"))


def _folder(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES"


def main() -> int:
    """Compiles all and tells what is left to do."""
    wrong = 0
    for language in languages():
        compiled_file(language).write_bytes(compiled(language))
        for line in [*missing(language), *spoiled(language)]:
            print(f"{language}: {line}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
