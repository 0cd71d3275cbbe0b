"""The house measured: how its code is cut into files and rooms, beside the aims.

`python -m benchmarks.house [FOLDER]`. Measures are hints about where to look, so nothing fails by
them; the reasons stand in `docs/decisions/0017-the-house-redrawn.md`.
"""

import ast
import io
import sys
import tokenize
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

PRODUCT = ("counter", "kiosk", "display", "db", "office", "demo", "benchmarks")
BEFORE = 37_694  # lines of product code when the house was redrawn, by this count


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One file of the product, read once. Lines of code are those that are neither blank, comment
    nor docstring."""

    path: Path
    name: str
    lines: int
    code: int
    comments: int  # lines that are nothing else
    remarks: int  # comments beside code
    import_lines: int
    classes: tuple[str, ...]
    imports: frozenset[str]

    @property
    def is_room(self) -> bool:
        """Whether it only says what a folder is for."""
        return self.path.name == "__init__.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One row of the table: what, today's value, the aim, and whether it is reached."""

    title: str
    value: str
    aim: str
    reached: bool


def measures(root: Path) -> list[Measure]:
    """Every measure of the house that stands in `root`."""
    modules = [_read(path, root) for path in _files(root)]
    return [
        _largest_folder(modules),
        _median_file(modules),
        _longest_file(modules),
        _classes_twice(modules),
        _share_of_imports(modules),
        _single_importers(modules),
        _comments(modules),
        _code(modules),
        _not_strict(modules, root),
    ]


def _files(root: Path) -> Iterator[Path]:
    for package in PRODUCT:
        yield from sorted((root / package).rglob("*.py"))


def _read(path: Path, root: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    parts = path.relative_to(root).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    comments, remarks, code = _lines_of(source, _docstring_lines(tree))
    return Module(
        path=path.relative_to(root),
        name=name,
        lines=source.count("\n"),
        code=code,
        comments=comments,
        remarks=remarks,
        import_lines=sum(_height(node) for node in ast.walk(tree) if _is_import(node)),
        classes=tuple(node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)),
        imports=frozenset(_imported(tree)),
    )


def _lines_of(source: str, docstrings: set[int]) -> tuple[int, int, int]:
    """How many lines are a comment, how many have one beside code, and how many carry code."""
    comments = remarks = 0
    code: set[int] = set()
    quiet = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            alone = not token.line[: token.start[1]].strip()
            comments, remarks = comments + alone, remarks + (not alone)
        elif token.type not in quiet:
            code.update(range(token.start[0], token.end[0] + 1))
    return comments, remarks, len(code - docstrings)


def _docstring_lines(tree: ast.Module) -> set[int]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, holders) and ast.get_docstring(node, clean=False) is not None:
            found.update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return found


def _is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _height(node: ast.AST) -> int:
    assert isinstance(node, ast.Import | ast.ImportFrom)
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _imported(tree: ast.Module) -> Iterator[str]:
    """Names that may be modules: `from db import engine` gives `db` and `db.engine`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _largest_folder(modules: list[Module]) -> Measure:
    folders = Counter(str(each.path.parent) for each in modules)
    folder, size = folders.most_common(1)[0]
    return Measure(
        title="largest flat folder", value=f"{size} ({folder})", aim="≤ 25", reached=size <= 25
    )


def _median_file(modules: list[Module]) -> Measure:
    whole = _median_line(modules)
    rooms = {
        package: _median_line([each for each in modules if each.path.parts[0] == package])
        for package in PRODUCT
    }
    shown = ", ".join(f"{package} {size}" for package, size in rooms.items())
    return Measure(
        title="file of the median line",
        value=f"{whole} lines ({shown})",
        aim="220–350",
        reached=220 <= whole <= 350,
    )


def _median_line(modules: list[Module]) -> int:
    """The length of the file in which the median line of all lives."""
    sizes = sorted(each.lines for each in modules)
    middle, seen = sum(sizes) / 2, 0
    for size in sizes:
        seen += size
        if seen >= middle:
            return size
    return 0


def _longest_file(modules: list[Module]) -> Measure:
    longest = max(modules, key=lambda each: each.lines)
    return Measure(
        title="longest file",
        value=f"{longest.lines} lines ({longest.path})",
        aim="≤ 700",
        reached=longest.lines <= 700,
    )


def _classes_twice(modules: list[Module]) -> Measure:
    homes: dict[str, set[str]] = defaultdict(set)
    for each in modules:
        for name in each.classes:
            homes[name].add(each.name)
    twice = sorted(name for name, where in homes.items() if len(where) > 1)
    return Measure(
        title="class names used twice",
        value=f"{len(twice)} of {len(homes)}" + (f" ({', '.join(twice)})" if twice else ""),
        aim="≤ 10",
        reached=len(twice) <= 10,
    )


def _share_of_imports(modules: list[Module]) -> Measure:
    share = 100 * sum(e.import_lines for e in modules) / sum(e.lines for e in modules)
    return Measure(
        title="lines that import", value=f"{share:.1f} %", aim="≤ 6.5 %", reached=share <= 6.5
    )


def _single_importers(modules: list[Module]) -> Measure:
    """A file that only one other file imports may be a part of that one, cut off by length."""
    importers: Counter[str] = Counter()
    for each in modules:
        importers.update(each.imports)
    files = [each for each in modules if not each.is_room]
    single = sum(importers[each.name] == 1 for each in files)
    share = 100 * single / len(files)
    return Measure(
        title="files with one importer",
        value=f"{single} of {len(files)}, {share:.0f} %",
        aim="≤ 30 %",
        reached=share <= 30,
    )


def _comments(modules: list[Module]) -> Measure:
    lines = sum(each.lines for each in modules) / 1000
    rate = sum(each.comments for each in modules) / lines
    beside = sum(each.remarks for each in modules) / lines
    return Measure(
        title="comment lines per thousand",
        value=f"{rate:.1f}, and {beside:.1f} beside code",
        aim="10–30",
        reached=10 <= rate <= 30,
    )


def _code(modules: list[Module]) -> Measure:
    lines = sum(each.code for each in modules)
    return Measure(
        title="lines of product code",
        value=f"{lines:,}",
        aim=f"< {BEFORE:,}",
        reached=lines < BEFORE,
    )


def _not_strict(modules: list[Module], root: Path) -> Measure:
    strict = _strict_patterns(root)
    left = [e for e in modules if not any(fnmatch(e.name, pattern) for pattern in strict)]
    return Measure(
        title="files outside mypy's strict mode",
        value=f"{len(left)} of {len(modules)}",
        aim="no rule, presenter or state",
        reached=not any(each.name.startswith(("office.", "db.", "kiosk.flow")) for each in left),
    )


def _strict_patterns(root: Path) -> list[str]:
    """The modules of which pyproject.toml asks everything; `office.*` is `office` itself, too."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = []
    for override in settings["tool"]["mypy"]["overrides"]:
        if override.get("disallow_untyped_defs"):
            found += override["module"]
    return found + [each.removesuffix(".*") for each in found]


def main(argv: list[str]) -> int:
    """Prints the table. Always 0."""
    for each in measures(Path(argv[0]) if argv else Path(__file__).resolve().parents[1]):
        mark = "✓" if each.reached else "·"
        print(f"  {mark} {each.title:34} {each.value}   (aim {each.aim})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
