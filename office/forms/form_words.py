"""Days, moments and sums as forms write them, in the office's own time."""

from datetime import date, datetime

from office.dates import WEEKDAYS
from office.profile import VIETNAM


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
