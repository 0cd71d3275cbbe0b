"""Reads a form back from its PDF as its reader does."""

from functools import lru_cache

import pypdfium2

from office.forms import forms
from office.forms.values import Form
from tests import form_samples as samples

NEW, OLD = "TT03-2025", "TT01-2018"


@lru_cache(maxsize=64)
def _made(form: Form | tuple[Form, ...], basis: str) -> bytes:
    return forms.render_pdf(form, basis=forms.basis_on(samples.DAY, basis), day=samples.DAY)


def pdf_of(form: Form | tuple[Form, ...], basis: str = NEW) -> pypdfium2.PdfDocument:
    """The document, of the samples' day."""
    return pypdfium2.PdfDocument(_made(form, basis))


def words(text: str) -> str:
    """On one line, with single spaces."""
    return " ".join(text.split())


def pages(form: Form | tuple[Form, ...], basis: str = NEW) -> list[str]:
    """What each page says, on one line."""
    return [words(page.get_textpage().get_text_range()) for page in pdf_of(form, basis)]


def said(form: Form | tuple[Form, ...], basis: str = NEW) -> str:
    """What all its pages say, on one line."""
    return " ".join(pages(form, basis))


def copies(form: Form, basis: str = NEW) -> tuple[str, str]:
    """The left and the right half of a sheet."""
    text = pdf_of(form, basis)[0].get_textpage()
    return words(text.get_text_bounded(right=421)), words(text.get_text_bounded(left=421))


def in_order(text: str, *phrases: str) -> None:
    """Every phrase stands there, one after the other."""
    start = 0
    for phrase in phrases:
        found = text.find(phrase, start)
        assert found >= 0, f"{phrase!r} not in {text[start:]!r}"
        start = found + len(phrase)


def tight(text: str) -> str:
    """Without spaces: a line may break anywhere in a word that is too long."""
    return "".join(text.split())
