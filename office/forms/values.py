"""A form's record as the JSON its template reads: strings only, cleaned, nothing to be run."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from office.dates import WEEKDAYS
from office.forms import codes
from office.forms.records import (
    ControlSheetForm,
    ExtensionForm,
    FormOffice,
    HandOverListForm,
    ReceiptForm,
    RefusalForm,
    RegisterForm,
    ResultReceiptForm,
    StopForm,
    SupplementForm,
    TableForm,
    VisitReceiptForm,
)
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


def long_day(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`, `ngày 05 tháng 3 năm 2026`.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: a zero stands before days below 10 and the months 1 and 2.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day:%d} tháng {month} năm {day.year}"


def moment(at: datetime) -> str:
    """`08 giờ 45 phút, ngày 23 tháng 11 năm 2026`; the month always has two digits."""
    local = at.astimezone(VIETNAM)
    return f"{local:%H} giờ {local:%M} phút, ngày {local:%d} tháng {local:%m} năm {local.year}"


def due_moment(at: datetime) -> str:
    """A moment with its weekday: `08 giờ 45 phút, thứ Ba ngày 01 tháng 12 năm 2026`."""
    local = at.astimezone(VIETNAM)
    weekday = WEEKDAYS[local.weekday()]
    return moment(at).replace(", ngày", f", {weekday[0].lower()}{weekday[1:]} ngày")


def number(value: float) -> str:
    """`1.234.567`, `97,5`: Vietnamese form, decimals only where there are some."""
    if isinstance(value, float) and not value.is_integer():
        whole, _, decimals = f"{value:,.2f}".rstrip("0").partition(".")
        return f"{whole.replace(',', '.')},{decimals}"
    return f"{int(value):,}".replace(",", ".")


def money(vnd: int) -> str:
    """`16.000 đồng`, and `không thu` for nothing."""
    return f"{number(vnd)} đồng" if vnd else "không thu"


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
        return money(value)
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
        "moment": moment(at),
        "due": due_moment(at),
        "day": long_day(local.date()),
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
    int: number,
    float: number,
    datetime: _moment,
    date: long_day,
}


def author(office: FormOffice) -> str:
    """Who a document is of."""
    return _text(office.title)
