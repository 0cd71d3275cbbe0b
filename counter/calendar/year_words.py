"""What the calendar page says about days and years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counter.calendar import edits
from counter.calendar.year_desk import YearState
from db.calendar.year_board import Touched
from office import dates
from office.dossiers import marked_days
from office.dossiers.deadline_words import hours_in_words, spans
from office.dossiers.marked_days import DayKind, MarkedDay
from office.dossiers.workdays import WorkCalendar
from office.profile import VIETNAM, Session
from office.texts import N_, text

KINDS = (
    DayKind.HOLIDAY,
    DayKind.COMPENSATORY,
    DayKind.SWAP_OFF,
    DayKind.SWAP_WORK,
    DayKind.LOCAL_OFF,
    DayKind.MORNING,
    DayKind.AFTERNOON,
    DayKind.OWN_HOURS,
)
TITLES = {
    DayKind.HOLIDAY: N_("Nghỉ lễ"),
    DayKind.COMPENSATORY: N_("Nghỉ bù"),
    DayKind.SWAP_OFF: N_("Nghỉ hoán đổi"),
    DayKind.SWAP_WORK: N_("Làm bù"),
    DayKind.LOCAL_OFF: N_("Nghỉ riêng"),
    DayKind.MORNING: N_("Chỉ làm sáng"),
    DayKind.AFTERNOON: N_("Chỉ làm chiều"),
    DayKind.OWN_HOURS: N_("Giờ riêng"),
}
MOST_NAMED = 12
ORDINARY = N_("Ngày thường")
WEEKEND = N_("Cuối tuần")


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Days of one kind and name: `16–20/02`, `Tết Nguyên đán`, `nghỉ lễ`."""

    days: str
    title: str
    kind: str
    guess: bool
    last: date


def kind_title(kind: DayKind | None) -> str:
    """A kind as the page calls it."""
    return text(TITLES[kind] if kind else ORDINARY)


def special_days(days: Iterable[MarkedDay], *, confirmed: bool) -> list[SpecialDays]:
    """The marked days, those of one name together; guesses are told until the year is
    confirmed."""
    groups: dict[tuple[str, DayKind, tuple[Session, ...], bool], list[MarkedDay]] = {}
    for each in days:
        guess = not confirmed and edits.is_guess(each)
        groups.setdefault((each.title, each.kind, each.hours, guess), []).append(each)
    found = []
    for (title, kind, _hours, guess), group in groups.items():
        said = spans([each.day for each in group])
        if said.count(",") > 1:
            said = f"{group[0].day:%d/%m} … {group[-1].day:%d/%m}"
        found.append(SpecialDays(said, title, kind_title(kind).lower(), guess, group[-1].day))
    return found


def tally(days: Sequence[MarkedDay]) -> str:
    """`14 ngày nghỉ · 2 làm bù · 1 giờ riêng`."""
    counts = (
        (marked_days.OFF, N_("{n} ngày nghỉ")),
        (frozenset({DayKind.SWAP_WORK}), N_("{n} làm bù")),
        (marked_days.ODD, N_("{n} giờ riêng")),
    )
    found = [(sum(each.kind in kinds for each in days), words) for kinds, words in counts]
    return " · ".join(text(words).format(n=n) for n, words in found if n)


def working_days(calendar: WorkCalendar, year: int) -> int:
    """How many working days a year has."""
    first, last = date(year - 1, 12, 31), date(year, 12, 31)
    return calendar.working_days_to(last) - calendar.working_days_to(first)


def day_words(day: date, marked: MarkedDay | None, calendar: WorkCalendar) -> str:
    """`Thứ Ba, 24/11/2026 · Nghỉ lễ: Ngày Văn hóa Việt Nam`."""
    what = text(ORDINARY) if calendar.is_working(day) else text(WEEKEND)
    if marked is not None:
        what = f"{kind_title(marked.kind)}: {marked.title}"
        if marked.hours:
            what = f"{what} ({hours_in_words(marked)})"
    return f"{dates.full_date(day)} · {what}"


def differences(bundled: Sequence[MarkedDay], days: Sequence[MarkedDay]) -> str:
    """How the year differs from the table that came with the product, in a sentence."""
    mine, theirs = ({each.day: each for each in table} for table in (days, bundled))
    added = [day for day in mine if day not in theirs]
    left = [day for day in theirs if day not in mine]
    other = [
        day
        for day in mine
        if day in theirs
        and (mine[day].kind, mine[day].hours) != (theirs[day].kind, theirs[day].hours)
    ]
    parts = ((added, N_("thêm {days}")), (left, N_("bỏ {days}")), (other, N_("đổi {days}")))
    said = [text(words).format(days=shortened(found)) for found, words in parts if found]
    if not said:
        return text("Giống bảng kèm phần mềm.")
    return text("So với bảng kèm phần mềm: {what}.").format(what="; ".join(said))


def guesses(days: Sequence[MarkedDay]) -> str:
    """Which days are only supposed, in a sentence; nothing where all were announced."""
    found = [each.day for each in days if edits.is_guess(each)]
    if not found:
        return ""
    said = text("Còn {n} ngày dự kiến, chờ thông báo: {days}.")
    return said.format(n=len(found), days=shortened(found))


def shortened(days: Sequence[date]) -> str:
    """The days as spans; of many the first and the last."""
    if len(days) <= MOST_NAMED:
        return spans(sorted(days))
    said = text("{first} … {last} ({n} ngày)")
    return said.format(first=f"{min(days):%d/%m}", last=f"{max(days):%d/%m}", n=len(days))


def touched_words(touched: Touched | None) -> str:
    """What a change does to dossiers that run already."""
    if touched is None or not touched.running:
        return (
            "" if touched is None else text("Không có hồ sơ đang giải quyết nào qua ngày thay đổi.")
        )
    said = text("{n} hồ sơ đang giải quyết có thời hạn qua ngày thay đổi. Ngày hẹn đã in vẫn giữ.")
    words = said.format(n=touched.running)
    if touched.paused:
        more = text("{n} hồ sơ đang tạm dừng sẽ tính theo lịch mới khi đi tiếp.")
        words = f"{words} {more.format(n=touched.paused)}"
    return words


def summary(state: YearState) -> list[str]:
    """What somebody confirms: sentences to read through before it."""
    board = state.board
    assert board is not None
    calendar = state.calendar
    first, last = date(board.year, 1, 1), date(board.year, 12, 31)
    off, odd = len(calendar.holidays(first, last)), len(calendar.odd_days(first, last))
    said = text("{n} ngày làm việc; {off} ngày nghỉ trong tuần, {made} ngày làm bù.")
    found = [
        said.format(
            n=working_days(calendar, board.year),
            off=off,
            made=len(calendar.make_up_days(first, last)),
        )
    ]
    if odd:
        found.append(text("{n} ngày làm nửa buổi hoặc giờ riêng.").format(n=odd))
    found.append(differences(board.bundled, state.days))
    found.append(guesses(state.days))
    if state.edited:
        found.append(touched_words(state.touched))
    return [each for each in found if each]


def unsaved(before: Sequence[MarkedDay], after: Sequence[MarkedDay]) -> str:
    """How many days are changed and not saved yet."""
    count = len(edits.changed_days(before, after))
    return text("{n} ngày đã đổi, chưa lưu.").format(n=count)


def first_lines(said: Iterable[str]) -> str:
    """The sentences there are, one below the other."""
    return "\n".join(each for each in said if each)


def standing(state: YearState) -> tuple[str, str]:
    """Whether the year is confirmed, in an icon and words."""
    board = state.board
    assert board is not None
    if board.confirmed_at is None:
        return "circle-alert", text("Chưa xác nhận năm {year}").format(year=board.year)
    if state.edited:
        return "circle-alert", text("Đã đổi, cần xác nhận lại")
    said = text("Đã xác nhận {day} · {who}")
    day = f"{board.confirmed_at.astimezone(VIETNAM):%d/%m/%Y}"
    return "circle-check", said.format(day=day, who=board.confirmed_by)


def year_button(year: int, state: YearState) -> str:
    """`2027`, or `2027 chưa xác nhận` for this year and the next."""
    board = state.board
    assert board is not None
    soon = year in (board.today.year, board.today.year + 1)
    if soon and year not in board.calendar.confirmed:
        return text("{year} chưa xác nhận").format(year=year)
    return str(year)


def unconfirmed(years: Sequence[int]) -> str:
    """Which years should be confirmed by now, "" for none."""
    said = text("Lịch năm {years} chưa được xác nhận")
    return said.format(years=", ".join(map(str, years))) if years else ""
