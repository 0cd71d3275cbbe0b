"""Seeds `assets/calendar/vietnam.csv`; run by name: `python assets/tools/workdays.py`.

What the library `holidays` knows, and what it is known to lack. Years not yet announced are
guesses and say so in their source; an office compares every year with the announcement.
"""

import re
import sys
from datetime import date
from pathlib import Path

import holidays

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from office.dossiers import marked_days, workdays  # noqa: E402
from office.dossiers.marked_days import DayKind, MarkedDay  # noqa: E402

YEARS = range(2024, 2031)
ANNOUNCED = 2026  # the last year whose holidays the government has laid out
LIBRARY = f"holidays {holidays.__version__}"
GUESS = f"{LIBRARY}, dự kiến: chờ thông báo hằng năm"
NEW_YEAR_2026 = "văn bản 12729/VPCP-KGVX ngày 25/12/2025, theo baohiemxahoi.gov.vn"
LACKING = (
    MarkedDay(date(2026, 1, 2), DayKind.SWAP_OFF, "Hoán đổi với 10/01", NEW_YEAR_2026),
    MarkedDay(date(2026, 1, 10), DayKind.SWAP_WORK, "Làm bù cho 02/01", NEW_YEAR_2026),
)
COMPENSATORY = " (nghỉ bù)"
SWAPPED = re.compile(r"Ngày nghỉ \(thay cho ngày (\d\d/\d\d)/(\d{4})\)")


def main() -> None:
    """Writes the table."""
    days = seed()
    workdays.BUNDLED.parent.mkdir(exist_ok=True)
    workdays.BUNDLED.write_text(marked_days.days_text(days), encoding="utf-8", newline="\n")
    print(f"{len(days)} days in {workdays.BUNDLED.relative_to(ROOT)}")


def seed() -> tuple[MarkedDay, ...]:
    """The table, in the order of days."""
    known = holidays.country_holidays("VN", years=YEARS, language="vi")
    days = [marked for day, title in known.items() for marked in days_of(day, title)]
    return tuple(sorted([*days, *LACKING], key=lambda marked: marked.day))


def days_of(day: date, title: str) -> list[MarkedDay]:
    """A day off of the library, with the Saturday worked for it if there is one."""
    swapped = SWAPPED.fullmatch(title)
    if swapped:
        worked = date(int(swapped[2]), *map(int, swapped[1].split("/")[::-1]))
        return [
            MarkedDay(day, DayKind.SWAP_OFF, f"Hoán đổi với {swapped[1]}", LIBRARY),
            MarkedDay(worked, DayKind.SWAP_WORK, f"Làm bù cho {day:%d/%m}", LIBRARY),
        ]
    plain = told(title.removesuffix(COMPENSATORY))
    if title.endswith(COMPENSATORY):
        return [MarkedDay(day, DayKind.COMPENSATORY, f"Nghỉ bù {plain}", source(day, plain))]
    return [MarkedDay(day, DayKind.HOLIDAY, plain, source(day, plain))]


def told(title: str) -> str:
    """The library names each day of Tết; people read one name."""
    if "Tết" in title and "Dương lịch" not in title:
        return "Tết Nguyên đán"
    return title.replace("Ngày Giỗ Tổ", "Giỗ Tổ")


def source(day: date, title: str) -> str:
    """Tết and the days around 2 September are laid out anew each year; the others stand."""
    moves = title == "Tết Nguyên đán" or (title == "Quốc khánh" and (day.month, day.day) != (9, 2))
    return GUESS if moves and day.year > ANNOUNCED else LIBRARY


if __name__ == "__main__":
    main()
