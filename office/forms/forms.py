"""The printed forms of a dossier, as PDF and as pictures of the same pages.

Both block and are called in a worker. Several records of one form make one document. How they
look is in `assets/forms`, one template for each form and legal basis; see
docs/decisions/0012-forms-typst.md.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from office.forms import form_words, typesetter
from office.forms.form_basis import Basis, FormFile, basis_on, file_of, has
from office.forms.form_tables import TableForm
from office.forms.form_values import Form, author, values

__all__ = ["Basis", "Form", "basis_on", "has", "render_pdf", "render_png"]


def render_pdf(form: Form | Sequence[Form], *, basis: Basis, day: date) -> bytes:
    """One form, or many of one kind, as a PDF. `day` is the day that stands on the paper.

    `FormNotPrescribed` where the basis has no such form.
    """
    file, data = _document(form, basis, day)
    return typesetter.pdf(file.path, data, day=day)


def render_png(
    form: Form | Sequence[Form], *, basis: Basis, day: date, dpi: int = 200
) -> tuple[bytes, ...]:
    """The pages that `render_pdf` makes, each as a PNG of `dpi` dots per inch."""
    file, data = _document(form, basis, day)
    return typesetter.pictures(file.path, data, dpi=dpi)


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
        "day": form_words.long_day(day),
        "forms": [values(each) for each in forms],
    }
