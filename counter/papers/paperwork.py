"""From a dossier in the book to its paper: read, set in type, kept, printed, noted."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from counter.papers import kinds, preview_draft, preview_window
from counter.papers.kinds import Paper
from counter.papers.printers import Machine, Outlets, OwnPrinter, SystemMachine
from counter.papers.prints import Sheets, Wish
from db import catalog
from db.dossiers import access, page, prints, units
from db.engine import Store
from office.dossiers.dossier import RECEIPT, VISIT_RECEIPT
from office.dossiers.dossier_records import DossierPage
from office.errors import Known, PreviewBroke, PrintBroke, SecondCopyMissing
from office.forms.page_printers import PagePrinter
from office.history import Op, new_key
from office.qt.tasks import Tasks
from office.thermal.printing import Printer

log = logging.getLogger(__name__)
MOST = 50  # that wait for the database; older ones are forgotten


T = TypeVar("T")
Pages = tuple[DossierPage, ...]


class PaperNotes:
    """What came out here since the program began, whoever was at work, and what the history does
    not tell yet."""

    def __init__(self, store: Store, tasks: Tasks) -> None:
        self._store, self._tasks = store, tasks
        self._here: set[tuple[int, str]] = set()
        self._waiting: dict[Op, tuple[int, str]] = {}

    def came_out_here(self, dossier_ids: tuple[int, ...], kind: str) -> bool:
        """Whether this paper came out here, for every dossier on it."""
        return all((each, kind) in self._here for each in dossier_ids)

    def note(
        self, dossier_ids: tuple[int, ...], kind: str, actor: str, then: Callable[[], object]
    ) -> None:
        """A paper that `actor` asked for is out. `then` follows once nothing waits to be noted."""
        for each in dossier_ids:
            self._here.add((each, kind))
            self._waiting[Op(new_key(), actor, self._store.now())] = (each, kind)
        for oldest in list(self._waiting)[:-MOST]:
            del self._waiting[oldest]
        self._tasks.run(
            partial(self._write, dict(self._waiting)),
            partial(self._written, then),
            lambda _later: None,
        )

    def _write(self, wanted: dict[Op, tuple[int, str]]) -> list[Op]:
        """As far as it goes; the key of each makes a second try safe."""
        done: list[Op] = []
        for op, (dossier_id, kind) in wanted.items():
            try:
                self._store.write(op, prints.came_out, dossier_id, kind)
            except Known:
                log.info("A paper that came out could not be noted yet")
                break
            done.append(op)
        return done

    def _written(self, then: Callable[[], object], done: list[Op]) -> None:
        for op in done:
            self._waiting.pop(op, None)
        if not self._waiting:
            then()


@dataclass(frozen=True, slots=True)
class Printed:
    """How a print ended: the PDF that was kept, and the trouble if paper did not come. `told` is
    what the officer should know though it came."""

    dossier_id: int
    kind: str
    pdf: Path | None
    trouble: Known | None = None
    told: Known | None = None
    paper: Paper | None = field(default=None, repr=False)

    @property
    def came_out(self) -> bool:
        """Whether there is paper: a second copy that is missing takes nothing from the first."""
        return self.trouble is None or isinstance(self.trouble, SecondCopyMissing)


class Paperwork(QObject):
    """Prints a dossier's papers. Asking returns at once; `ended` tells how it went."""

    ended = Signal(object)  # Printed
    troubled = Signal(str)  # why paper did not come, and what to do
    noted = Signal()  # whatever came out so far stands in the history

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        device: Tasks,
        printer: PagePrinter,
        folder: Path,
        *,
        actor: str,
        machine: str = "",
        thermal: Printer | None = None,
        own: OwnPrinter | None = None,
        known: Machine | None = None,
        notes: PaperNotes | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`thermal` prints receipts on a roll instead of A4 pages; `folder` keeps the PDFs. `own`
        is what the officer chose among the printers `known` to this computer, `notes` what came
        out here before."""
        super().__init__(parent)
        self._store, self._tasks, self._device = store, tasks, device
        self._known = known or SystemMachine()
        self._outlets = Outlets(printer, thermal, self._known)
        self._notes = notes or PaperNotes(store, tasks)
        self._actor, self._machine = actor, machine
        self._own, self._folder = own, folder
        self._latest: Paper | None = None

    def print_receipt(self, dossier_id: int) -> None:
        """The receipt with the appointment; marked as a reprint if it was printed before."""
        self.print(dossier_id, RECEIPT)

    def print_supplement_request(self, dossier_id: int) -> None:
        """The list of what is to be brought."""
        self.print(dossier_id, "supplement_request")

    def print_refusal(self, dossier_id: int) -> None:
        """Why the dossier was not received."""
        self.print(dossier_id, "refusal")

    def print(self, dossier_id: int, kind: str) -> None:
        """One of `office.dossiers.dossier.PAPERS` of one dossier."""
        self._print((dossier_id,), kind)

    def print_visit(self, dossier_ids: tuple[int, ...]) -> None:
        """One receipt for several dossiers of one visit."""
        self._print(dossier_ids, VISIT_RECEIPT)

    # Looking before it is printed, and where

    def look(self, wish: Wish, wide: int, then: Callable[[Sheets | None], None]) -> None:
        """The pages that would be printed; right after a print, those that were."""
        self._tasks.run(
            partial(_safely, PreviewBroke, partial(self._read_wish, wish)),
            partial(self._set_for_look, wish, wide, then),
            partial(self._not_shown, then),
        )

    def draw(self, sheets: Sheets, wide: int, then: Callable[[Sheets | None], None]) -> None:
        """The same pages, larger or smaller."""
        self._device.run(
            partial(_safely, PreviewBroke, partial(self._drawn, sheets, wide)),
            lambda pictures: then(replace(sheets, pictures=pictures)),
            partial(self._not_shown, then),
        )

    def printers(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """The printers of this computer, asked in the device's worker."""
        work = partial(_safely, PreviewBroke, self._known.names)
        self._device.run(
            work,
            lambda names: then(names or ()),
            lambda trouble: self.troubled.emit(trouble.message()),
        )

    def chosen_printer(self) -> str:
        """The officer's, "" for the counter's."""
        return self._own.name if self._own is not None else ""

    def choose_printer(self, name: str) -> None:
        """Remember it for this officer."""
        if self._own is not None:
            self._own.choose(name)

    def has_roll(self) -> bool:
        """Whether the counter has a printer with a roll."""
        return self._outlets.roll is not None

    # From the book to paper

    def _print(self, dossier_ids: tuple[int, ...], kind: str) -> None:
        failed = partial(self._failed, dossier_ids[0], kind)

        def press(pages: Pages) -> None:
            again, own, now = self._again(pages, kind), self.chosen_printer(), self._store.now()
            work = partial(self._press, pages, kind, again, own, now)
            self._device.run(partial(_safely, PrintBroke, work), self._finished, failed)

        read = partial(self._read, dossier_ids, access.PRINT)
        self._tasks.run(partial(_safely, PrintBroke, read), press, failed)

    def _read(self, dossier_ids: tuple[int, ...], what: str) -> Pages:
        return tuple(self._page(each, what) for each in dossier_ids)

    def _page(self, dossier_id: int, what: str) -> DossierPage:
        now = self._store.now()
        self._store.touch(
            access.note, what, dossier_id, actor=self._actor, machine=self._machine, now=now
        )
        return self._store.read(page.dossier_page, dossier_id, now=now)

    def _again(self, pages: Pages, kind: str) -> bool:
        ids = tuple(each.dossier.dossier_id for each in pages)
        return self._notes.came_out_here(ids, kind) or kinds.printed_before(pages, kind)

    def _press(self, pages: Pages, kind: str, again: bool, own: str, now: datetime) -> Printed:
        """In the device's worker: the form, its PDF, its paper."""
        paper = kinds.set_in_type(pages, kind, now, again=again)
        made = Printed(pages[0].dossier.dossier_id, kind, self._keep(paper), paper=paper)
        try:
            return replace(made, told=self._outlets.come_out(paper, own))
        except Known as trouble:
            return replace(made, trouble=trouble)

    def _keep(self, paper: Paper) -> Path:
        """The PDF in its folder, written before paper is asked for."""
        path = self._folder / f"{paper.name}.pdf"
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_bytes(paper.pdf)
        except OSError:
            log.warning("A PDF could not be kept")
        return path

    def _finished(self, printed: Printed) -> None:
        if printed.came_out and printed.paper is not None:
            self._latest = printed.paper
            ids = tuple(dossier_id for dossier_id, _version in printed.paper.dossiers)
            self._notes.note(ids, printed.kind, self._actor, self._are_noted)
        self._tell(printed)

    def _are_noted(self) -> None:
        self.noted.emit()

    def _failed(self, dossier_id: int, kind: str, trouble: Known) -> None:
        self._tell(Printed(dossier_id, kind, None, trouble))

    def _tell(self, printed: Printed) -> None:
        self.ended.emit(printed)
        for said in (printed.trouble, printed.told):
            if said is not None:
                self.troubled.emit(said.message())

    # Looking

    def _read_wish(self, wish: Wish) -> Pages:
        if wish.sketch is None:
            return self._read(wish.dossier_ids, access.VIEW)
        office = self._store.read(catalog.profile_of)
        name = self._store.read(units.names_of).get(self._actor, self._actor)
        now = self._store.now()
        return (preview_draft.page_of(wish.sketch, office, self._actor, name, now),)

    def _set_for_look(
        self, wish: Wish, wide: int, then: Callable[[Sheets | None], None], pages: Pages
    ) -> None:
        own, now, latest = self.chosen_printer(), self._store.now(), self._latest
        again = wish.sketch is None and self._again(pages, wish.kind)
        read = tuple((each.dossier.dossier_id, each.dossier.version) for each in pages)
        same = latest is not None and (latest.kind, latest.dossiers) == (wish.kind, read)

        def work() -> Sheets:
            paper = latest if same else None
            paper = paper or kinds.set_in_type(pages, wish.kind, now, again=again)
            roll = self._outlets.on_roll(wish.kind, own)
            fit = min(wide, self._outlets.strip(paper).width) if roll else wide
            mine = Sheets(
                wish=wish, paper=paper, pictures=(), wide=fit, fresh=not same, roll=roll,
                printer=own,
            )  # fmt: skip
            return replace(mine, pictures=self._drawn(mine, fit))

        self._device.run(partial(_safely, PreviewBroke, work), then, partial(self._not_shown, then))

    def _drawn(self, sheets: Sheets, wide: int) -> tuple[QImage, ...]:
        if sheets.roll:
            return preview_window.from_roll(self._outlets.strip(sheets.paper), wide)
        return preview_window.drawn(sheets.paper.pdf, wide)

    def _not_shown(self, then: Callable[[Sheets | None], None], trouble: Known) -> None:
        self.troubled.emit(trouble.message())
        then(None)


def _safely(broken: type[Known], work: Callable[[], T]) -> T:
    """`work`, with an unexpected error logged and told in words: nobody waits for a paper that
    will not come."""
    try:
        return work()
    except Known:
        raise
    except Exception as unexpected:
        log.exception("Unexpected in paperwork")
        raise broken() from unexpected
