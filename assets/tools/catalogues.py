"""Translations: what the source says, what a catalogue lacks, and the compiled files.

`python assets/tools/catalogues.py` brings every catalogue up to the source: texts that nobody says
any more go out, new ones come in without a translation and are listed; then it compiles them.
Vietnamese stands in the source as `text(…)` and `N_(…)`, and as the docstrings of `Known` errors.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from inspect import cleandoc
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOUSE = Path(__file__).resolve().parent.parent.parent
LOCALES = HOUSE / "assets" / "locale"
ROOMS = ("office", "kiosk", "counter", "display", "db")
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
WIDTH = 100
SPEAKS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)  # have a docstring
# Lower case and not đ alone: a word, and neither a code's pattern nor a sum of money.
ACCENTED = re.compile("[ăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


@cache
def messages() -> dict[str, str]:
    """Every text of the product, with the file that says it first."""
    found: dict[str, str] = {}
    for place, tree in _sources().items():
        said = [(each.lineno, each.col_offset, _words(each)) for each in _marked(tree)]
        for *_where, words in sorted([*said, *_sentences(tree)]):
            found.setdefault(words, place)
    return found


def unmarked() -> list[str]:
    """Vietnamese that no translator gets to see: neither marked nor a docstring."""
    return [
        f"{place}: {_words(each)}"
        for place, tree in _sources().items()
        for each in _strings(tree)
        if ACCENTED.search(_words(each))
    ]


@cache
def _sources() -> dict[str, ast.Module]:
    files = [file for room in ROOMS for file in sorted((HOUSE / room).rglob("*.py"))]
    return {file.relative_to(HOUSE).as_posix(): ast.parse(file.read_bytes()) for file in files}


def _marks(tree: ast.Module) -> set[str]:
    """What the file has from `office.texts`: in `db/`, another `text` is SQL."""
    taken = [each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)]
    names = {alias.name for each in taken if each.module == "office.texts" for alias in each.names}
    return names & {"text", "N_"}


def _marked(tree: ast.Module) -> Iterator[ast.Constant]:
    marks = _marks(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in marks:
            said = call.args[0]
            ways = (said.body, said.orelse) if isinstance(said, ast.IfExp) else (said,)
            yield from (each for each in ways if isinstance(each, ast.Constant) and _words(each))


def _sentences(tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    for each in ast.walk(tree):
        if isinstance(each, ast.ClassDef) and each.name in _known():
            yield from ((one.lineno, 0, cleandoc(_words(one))) for one in _docstring(each))


@cache
def _known() -> frozenset[str]:
    """The names of `Known` and all that come from it."""
    walked = (each for tree in _sources().values() for each in ast.walk(tree))
    classes = [each for each in walked if isinstance(each, ast.ClassDef)]
    known = {"Known"}
    while more := {each.name for each in classes if known & set(_bases(each))} - known:
        known |= more
    return frozenset(known)


def _bases(kind: ast.ClassDef) -> Iterator[str]:
    for base in kind.bases:
        yield base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


def _docstring(place: ast.AST) -> Iterator[ast.Constant]:
    if isinstance(place, SPEAKS) and ast.get_docstring(place) is not None:
        first = place.body[0]
        assert isinstance(first, ast.Expr)
        assert isinstance(first.value, ast.Constant)
        yield first.value


def _strings(tree: ast.Module) -> Iterator[ast.Constant]:
    seen = {id(each) for each in _marked(tree)}
    seen |= {id(said) for each in ast.walk(tree) for said in _docstring(each)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and id(each) not in seen:
            yield each


def _words(said: ast.Constant) -> str:
    return said.value if isinstance(said.value, str) else ""


def catalogue(language: str) -> Catalog:
    """A language's translations."""
    with catalogue_file(language).open("rb") as file:
        read = read_po(file, locale=language, ignore_obsolete=True)
    read.creation_date = read.revision_date = NO_DATE  # else every compilation differs
    return read


def missing(language: str) -> list[str]:
    """The texts that the language does not have."""
    has = catalogue(language)
    known = {str(one.id) for one in has if one.id and one.string and not one.fuzzy}
    return [f"{place}: {said}" for said, place in messages().items() if said not in known]


def gone(language: str) -> list[str]:
    """The texts of a catalogue that nobody says any more."""
    said = messages()
    return [str(one.id) for one in catalogue(language) if one.id and one.id not in said]


def spoiled(language: str) -> list[str]:
    """Translations whose {fields}, or spaces at the ends, are not those of the source."""
    return [
        str(one.id)
        for one in catalogue(language)
        if one.id and one.string and _frame(str(one.id)) != _frame(str(one.string))
    ]


def _frame(said: str) -> tuple[set[str], bool, bool]:
    return set(re.findall(r"{\w+[^}]*}", said)), said[:1] == " ", said[-1:] == " "


def brought_up(language: str) -> bytes:
    """The catalogue in the order of the source, with all its texts and no others."""
    old, new = catalogue(language), Catalog(locale=language)
    for said, place in messages().items():
        has = old.get(said)
        flags = (has.flags if has else set()) & {"fuzzy"}
        new.add(said, has.string if has else "", locations=[(place, 1)], flags=flags)
    file = BytesIO()
    write_po(file, new, width=WIDTH, include_lineno=False, omit_header=True)
    head = catalogue_file(language).read_bytes().split(b"\n\n")[0]
    return head + b"\n\n" + file.getvalue()


def compiled(language: str) -> bytes:
    """What the compiled file must hold."""
    file = BytesIO()
    write_mo(file, catalogue(language))
    return file.getvalue()


def catalogue_file(language: str) -> Path:
    """Where the translations are written."""
    return LOCALES / language / "LC_MESSAGES" / "mot-cua.po"


def compiled_file(language: str) -> Path:
    """Where the compiled file lies."""
    return catalogue_file(language).with_suffix(".mo")


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(file.parent.parent.name for file in LOCALES.glob("*/LC_MESSAGES/mot-cua.po"))


def main() -> int:
    """Brings all up to the source, compiles them and tells what is left to do."""
    wrong = 0
    for language in languages():
        catalogue_file(language).write_bytes(brought_up(language))
        compiled_file(language).write_bytes(compiled(language))
        for line in [*missing(language), *spoiled(language)]:
            print(f"{language}: {line}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
