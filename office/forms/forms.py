"""The printed forms of a dossier, as PDF and as pictures of the same pages. Blocks."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from office.assets import FONTS
from office.forms.basis import FORMS, Basis, FormFile, basis_on, file_of, has
from office.forms.records import TableForm
from office.forms.values import Form, author, long_day, values

if TYPE_CHECKING:
    import typst

TURNS_KEPT = 12  # a few more than the compiler remembers
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_one_at_a_time = Lock()  # a compiler is not made for two threads


@cache
def _compiler() -> "typst.Compiler":
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    nowhere = FORMS / "no-packages"
    return typst.Compiler(
        root=FORMS, font_paths=fonts, package_path=nowhere, package_cache_path=nowhere
    )


def pdf(template: Path, data: dict[str, Any], *, day: date) -> bytes:
    """The document; the same data of the same day gives the same bytes."""
    made = datetime.combine(day, time(), UTC)
    with _one_at_a_time:
        done = _compiler().compile(
            input=template, format="pdf", sys_inputs=_inputs(data), timestamp=made
        )
    assert isinstance(done, bytes)
    return done


def pictures(template: Path, data: dict[str, Any], *, dpi: int) -> tuple[bytes, ...]:
    """The same pages, each as a PNG."""
    with _one_at_a_time:
        done = _compiler().compile(input=template, format="png", ppi=dpi, sys_inputs=_inputs(data))
    assert done is not None
    return (done,) if isinstance(done, bytes) else tuple(done)


def pages_in(made: bytes) -> int:
    """How many pages a document of `pdf` has."""
    return len(_PAGE.findall(made))


def forget() -> None:
    """Lets go of what the compiler keeps of earlier documents: it forgets what it did not need for
    ten compilations, so it is given little ones. Else a book in parts takes memory for all."""
    with _one_at_a_time:
        for _ in range(TURNS_KEPT):
            _compiler().compile(input=b"x", format="pdf")


def _inputs(data: dict[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


__all__ = ["Basis", "Form", "basis_on", "has", "render_pdf", "render_png"]


def render_pdf(form: Form | Sequence[Form], *, basis: Basis, day: date) -> bytes:
    """One form, or many of one kind, as a PDF. `day` is the day that stands on the paper.

    `FormNotPrescribed` where the basis has no such form.
    """
    file, data = _document(form, basis, day)
    return pdf(file.path, data, day=day)


def render_png(
    form: Form | Sequence[Form], *, basis: Basis, day: date, dpi: int = 200
) -> tuple[bytes, ...]:
    """The pages that `render_pdf` makes, each as a PNG of `dpi` dots per inch."""
    file, data = _document(form, basis, day)
    return pictures(file.path, data, dpi=dpi)


def _document(
    form: Form | Sequence[Form], basis: Basis, day: date
) -> tuple[FormFile, dict[str, Any]]:
    forms = tuple(form) if isinstance(form, Sequence) else (form,)
    kinds = {type(each) for each in forms}
    if len(kinds) != 1:
        raise ValueError("a document is made of forms of one kind, and of one at least")
    first = forms[0]
    file = file_of(basis, first.kind)
    return file, {
        "title": first.title if isinstance(first, TableForm) else file.title,
        "author": author(first.office),
        "number": file.number,
        "suffix": file.suffix,
        "basis": basis.title,
        "day": long_day(day),
        "forms": [values(each) for each in forms],
    }
