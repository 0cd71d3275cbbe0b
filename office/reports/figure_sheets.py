"""A period's figures as a table for files and as a report to print."""

from office import dates
from office.forms.letters import office_head
from office.forms.records import Cell, TableColumn, TableForm
from office.forms.values import number
from office.profile import VIETNAM
from office.reports.exports import Column, ColumnKind, Sheet, Value
from office.reports.figures import BY_TITLES, Figures, FiguresReport, Share, percent, rounded
from office.texts import N_

TITLE = N_("Báo cáo tiếp nhận và giải quyết hồ sơ")
# Title in a file, heading in print (where the groups stand in words), and the figure.
COUNTS = (
    (N_("Tiếp nhận: trực tuyến"), N_("Nhận trực tuyến"), "received_online"),
    (N_("Tiếp nhận: trực tiếp, BCCI"), N_("Nhận trực tiếp, BCCI"), "received_desk"),
    (N_("Kỳ trước chuyển sang"), N_("Kỳ trước chuyển sang"), "carried_over"),
    (N_("Đã giải quyết: trước hạn"), N_("Đã giải quyết trước hạn"), "early"),
    (N_("Đã giải quyết: đúng hạn"), N_("Đã giải quyết đúng hạn"), "on_time"),
    (N_("Đã giải quyết: quá hạn"), N_("Đã giải quyết quá hạn"), "late"),
    (N_("Đang giải quyết: trong hạn"), N_("Đang giải quyết trong hạn"), "within"),
    (N_("Đang giải quyết: quá hạn"), N_("Đang giải quyết quá hạn"), "beyond"),
)
FILE_ONLY = (
    (N_("Trong đó chờ bổ sung, nghĩa vụ tài chính"), "awaiting"),
    (N_("Từ chối giải quyết"), "refused"),
    (N_("Rút hồ sơ"), "withdrawn"),
    (N_("Dừng giải quyết"), "stopped"),
    (N_("Đã trả kết quả"), "returned"),
    (N_("Không tiếp nhận tại quầy"), "turned_away"),
)
RATE = N_("Tỷ lệ trước và đúng hạn")
ENDED = N_("Từ chối, rút, dừng")


def figures_sheet(report: FiguresReport) -> Sheet:
    """Every figure in a column of its own; the last row is the sum of the others."""
    counts = [(title, name) for title, _heading, name in COUNTS] + list(FILE_ONLY)
    return Sheet(
        title=TITLE,
        subtitle=(report.office.title, *_when(report)),
        columns=(
            Column(_first(report), width=36),
            *(Column(title, ColumnKind.NUMBER, 12) for title, _name in counts),
            Column(RATE, ColumnKind.PERCENT, 12),
        ),
        rows=[_file_row(line.title, line.figures) for line in report.lines],
        totals=_file_row(N_("Cộng"), report.total),
        note="\n".join(filter(None, (balance(report.total), services(report.services)))),
    )


def figures_form(report: FiguresReport) -> TableForm:
    """The report to print, on A4 across."""
    period = report.period.words()
    return TableForm(
        office=office_head(report.office),
        title=TITLE,
        period="; ".join((period, *_when(report)[1:])),
        columns=(
            TableColumn(title=_first(report), width=28),
            *(TableColumn(title=heading, number=True) for _title, heading, _name in COUNTS),
            TableColumn(title=ENDED, number=True),
            TableColumn(title=RATE, number=True, width=12),
        ),
        rows=tuple(_print_row(line.title, line.figures) for line in report.lines),
        totals=_print_row(N_("Cộng"), report.total),
        notes=tuple(
            filter(None, (balance(report.total), beside(report.total), services(report.services)))
        ),
        landscape=True,
    )


def balance(total: Figures) -> str:
    """`Phải giải quyết 886 (nhận trong kỳ 818, …) = đã giải quyết 808 + …`, for who checks."""
    return (
        f"Phải giải quyết {number(total.to_settle)} (nhận trong kỳ {number(total.received)}, "
        f"kỳ trước chuyển sang {number(total.carried_over)}) = "
        f"đã giải quyết {number(total.settled)} + đang giải quyết {number(total.in_process)} + "
        f"từ chối, rút, dừng {number(total.ended)}."
    )


def beside(total: Figures) -> str:
    """What the printed table has no column for."""
    return (
        f"Đang chờ bổ sung hoặc nghĩa vụ tài chính: {number(total.awaiting)}. "
        f"Đã trả kết quả trong kỳ: {number(total.returned)}. "
        f"Không tiếp nhận tại quầy (không tính ở trên): {number(total.turned_away)}."
    )


def services(shares: tuple[Share, ...]) -> str:
    """`37 thủ tục: mức độ 2: 8 (21,62 %), mức độ 3: 29 (78,38 %).`; "" where no level is told."""
    if not shares:
        return ""
    told = ", ".join(f"{each.title} {each.count} ({percent(each.share, 2)})" for each in shares)
    count = sum(each.count for each in shares)
    return f"Thủ tục của đơn vị theo mức độ trực tuyến: {number(count)} = {told}."


def _first(report: FiguresReport) -> str:
    return BY_TITLES[report.by] if report.by else N_("Đơn vị")


def _when(report: FiguresReport) -> tuple[str, ...]:
    if report.complete:
        return (report.period.words(),)
    local = report.as_of.astimezone(VIETNAM)
    return (
        report.period.words(),
        f"số liệu tính đến {dates.clock(local)} ngày {local:%d/%m/%Y}",
    )


def _file_row(title: str, counted: Figures) -> tuple[Value, ...]:
    names = [name for *_titles, name in COUNTS + FILE_ONLY]
    rate = counted.on_time_rate
    shown = None if rate is None else rounded(rate, 4)
    return (title, *(getattr(counted, name) for name in names), shown)


def _print_row(title: str, counted: Figures) -> tuple[Cell, ...]:
    names = [name for *_titles, name in COUNTS]
    return (
        title,
        *(getattr(counted, name) for name in names),
        counted.ended,
        percent(counted.on_time_rate),
    )
