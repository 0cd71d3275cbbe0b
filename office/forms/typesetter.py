"""Typst: templates and JSON in, PDF or pictures out. Blocks; to be called in a worker.

The compiler sees `assets/forms` and `assets/fonts` and nothing else of the machine: no system
font, no package, no other folder. It is imported and made at the first form.
"""

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from office.assets import FONTS
from office.forms.form_basis import FORMS

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
