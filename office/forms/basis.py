"""Which forms the law prescribes on a day: one folder of `assets/forms` for each legal basis."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from office import assets
from office.errors import Known

FORMS = assets.FOLDER / "forms"
OWN = "office"  # the office's own papers, prescribed by nobody


class BasisUnknown(Known):
    """Không có bộ mẫu “{basis}”. Xin chọn lại bộ mẫu trong phần cài đặt của đơn vị."""


class FormNotPrescribed(Known):
    """Bộ mẫu {basis} không có mẫu “{form}”. Xin dùng bộ mẫu mới hơn hoặc lập văn bản riêng."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """One form of a basis: its template, its title, the number printed (“Mẫu số 01”), and what
    its document number ends in."""

    path: Path
    title: str
    number: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A legal basis: its short name (the folder), its citation, and its first day."""

    basis_id: str
    title: str
    effective_from: date
    files: dict[str, FormFile]


@cache
def bases() -> tuple[Basis, ...]:
    """Every legal basis there are templates for, the oldest first."""
    folders = [file.parent for file in FORMS.glob("*/forms.toml") if file.parent.name != OWN]
    return tuple(sorted(map(_read, folders), key=lambda basis: basis.effective_from))


def basis_on(day: date, chosen: str | None = None) -> Basis:
    """The basis in force on `day`, or the one the office has chosen (empty or None: by the day).

    A day before every basis has the oldest. `BasisUnknown` when the chosen one does not exist.
    """
    if chosen:
        found = next((basis for basis in bases() if basis.basis_id == chosen), None)
        if found is None:
            raise BasisUnknown(basis=chosen)
        return found
    in_force = [basis for basis in bases() if basis.effective_from <= day]
    return in_force[-1] if in_force else bases()[0]


def has(basis: Basis, kind: str) -> bool:
    """Whether a form can be printed on this basis."""
    return kind in basis.files or kind in _own().files


def file_of(basis: Basis, kind: str) -> FormFile:
    """The form of that meaning; `FormNotPrescribed` where this basis has none."""
    found = basis.files.get(kind) or _own().files.get(kind)
    if found is None:
        raise FormNotPrescribed(basis=basis.basis_id, form=_title(kind))
    return found


@cache
def _own() -> Basis:
    return _read(FORMS / OWN)


def _title(kind: str) -> str:
    titles = (basis.files[kind].title for basis in reversed(bases()) if kind in basis.files)
    return next(titles, kind)


def _read(folder: Path) -> Basis:
    told = tomllib.loads((folder / "forms.toml").read_text("utf-8"))
    files = {
        kind: FormFile(
            path=folder / form["file"],
            title=form["title"],
            number=form.get("number", ""),
            suffix=form.get("suffix", ""),
        )
        for kind, form in told["forms"].items()
    }
    return Basis(
        basis_id=folder.name,
        title=told["title"],
        effective_from=told["effective_from"],
        files=files,
    )
