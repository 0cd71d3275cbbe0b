"""A form's record as the JSON its template reads: strings only, cleaned, nothing to be run.

A moment becomes all the ways forms write it, a sum ends in đồng, a QR is drawn. None becomes "".
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from office.forms import codes, form_words
from office.forms.form_data import (
    ExtensionForm,
    FormOffice,
    ReceiptForm,
    RefusalForm,
    ResultReceiptForm,
    StopForm,
    SupplementForm,
    VisitReceiptForm,
)
from office.forms.form_tables import ControlSheetForm, HandOverListForm, RegisterForm, TableForm
from office.profile import VIETNAM

Form = (
    ReceiptForm
    | VisitReceiptForm
    | SupplementForm
    | RefusalForm
    | ExtensionForm
    | StopForm
    | ResultReceiptForm
    | ControlSheetForm
    | HandOverListForm
    | RegisterForm
    | TableForm
)
Value = str | list["Value"] | dict[str, "Value"]


def values(form: Form) -> dict[str, Value]:
    """The form as its template reads it."""
    made = _record(form)
    if isinstance(form, ReceiptForm):
        made["bars"] = codes.code128_svg(form.code) if form.code else ""
    return made


def _record(record: Any) -> dict[str, Value]:
    return {each.name: _field(each.name, getattr(record, each.name)) for each in fields(record)}


def _field(name: str, value: Any) -> Value:
    if name == "qr":
        return codes.qr_svg(value) if value else ""
    if name == "lookup":
        return in_fours(value)
    if name.endswith("_vnd") and value is not None:
        return form_words.money(value)
    return _value(value)


def _value(value: Any) -> Value:
    if is_dataclass(value):
        return _record(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    raise TypeError(f"a form cannot print {value!r}")


def _moment(at: datetime) -> Value:
    local = at.astimezone(VIETNAM)
    return {
        "moment": form_words.moment(at),
        "due": form_words.due_moment(at),
        "day": form_words.long_day(local.date()),
        "clock": f"{local:%H:%M}",
        "date": f"{local:%d/%m/%Y}",
    }


def _text(text: str) -> str:
    """Each line of it without marks that no eye sees."""
    from office.thermal.typeset import (
        clean,  # brings Pillow, which a program at its start does not need
    )

    return "\n".join(clean(line) for line in text.strip().splitlines())


def in_fours(lookup: str) -> str:
    """`ABCD-EF23`: a short code as people read it out."""
    return "-".join(lookup[start : start + 4] for start in range(0, len(lookup), 4))


# In this order: a truth is an int, and a moment is a day.
_WRITERS: dict[type, Callable[[Any], Value]] = {
    type(None): lambda _: "",
    bool: lambda yes: "1" if yes else "",
    str: _text,
    int: form_words.number,
    float: form_words.number,
    datetime: _moment,
    date: form_words.long_day,
}


def author(office: FormOffice) -> str:
    """Who a document is of."""
    return _text(office.title)
