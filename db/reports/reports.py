"""Registers, hand-over lists and figures out of the store into files, with progress."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.engine import Store
from db.reports import figures, hand_over_lists, registers
from office.profile import VIETNAM
from office.reports import figure_sheets, register_sheets, report_files
from office.reports.figures import By, FiguresReport, Period
from office.reports.registers import HandOverList, RegisterHead, RegisterWanted, Tally

Progress = Callable[[int, int], object]  # so many of so many are done


def write_register(
    store: Store,
    wanted: RegisterWanted,
    path: Path,
    progress: Progress | None = None,
    files: Callable[[RegisterHead, tuple[Path, ...]], object] | None = None,
) -> Tally:
    """Writes the register of the dossiers wanted. Personal data: note it with `db.access` first.
    To cancel, let `progress` raise: nothing is left on the disk.

    A long one in print makes several files. `files` hears which, before the work begins.
    """
    report_files.check_kind(path)
    tell = progress or _silent
    above = registers.head(store, wanted)
    tally, made = Tally(), report_files.book_files(path, above.count)
    if files:
        files(above, made)
    tell(0, above.count)
    lines = registers.lines(store, above)

    def told(rows: int) -> None:
        tell(rows, above.count)

    if path.suffix.lower() == ".pdf":
        parts = register_sheets.register_parts(
            above, tally.through(lines), len(made), report_files.BOOK_PART
        )
        report_files.write_book(made, parts, office=above.office, day=today(store), progress=told)
    else:
        table = register_sheets.register_sheet(above, lines, tally)
        report_files.write_table(path, table, told)
    return tally


def write_hand_over_lists(
    store: Store, day: date, path: Path, *, unit_id: str = ""
) -> tuple[HandOverList, ...]:
    """Writes what went between the desk and the units (or one unit) on a day. Personal data."""
    report_files.check_kind(path)
    lists = store.read(hand_over_lists.hand_over_lists, day, unit_id=unit_id)
    if not lists:
        raise report_files.ReportEmpty
    report_files.write(
        path,
        lambda: register_sheets.hand_over_sheet(lists),
        lambda: register_sheets.hand_over_forms(lists),
        count=sum(len(each.lines) for each in lists),
        office=lists[0].office,
        day=day,
    )
    return lists


def write_figures(
    store: Store,
    period: Period,
    path: Path,
    *,
    by: By | None = None,
    progress: Progress | None = None,
) -> FiguresReport:
    """Writes a period's figures. To cancel, let `progress` raise: nothing is left on the disk."""
    report_files.check_kind(path)
    report = figures.figures(store, period, by=by, progress=progress)
    report_files.write(
        path,
        lambda: figure_sheets.figures_sheet(report),
        lambda: figure_sheets.figures_form(report),
        count=len(report.lines),
        office=report.office,
        day=today(store),
    )
    return report


def today(store: Store) -> date:
    """The office's day."""
    return store.now().astimezone(VIETNAM).date()


def _silent(_done: int, _all: int) -> None:
    """Nobody listens."""
