"""Where the counters' pages come out: each job as a PDF, and how every print ended."""

from collections.abc import Callable
from pathlib import Path
from platform import node

from counter.papers.paperwork import Paperwork, Printed
from counter.papers.prints import PrintsFor
from db.engine import Store
from office.forms.page_printers import FilePages, Pictures
from office.qt.tasks import Tasks

DPI = 200


class PageTray:
    """A page printer that keeps what came out. `folder` gets every job as a file too."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._pictures: dict[str, Pictures] = {}
        self.jobs: dict[str, bytes] = {}
        self.ended: list[Printed] = []
        self._out: dict[Paperwork, int] = {}
        self._noted: dict[Paperwork, int] = {}

    def print(self, pdf: bytes, title: str, pictures: Pictures) -> None:
        """One job. Called in a device worker."""
        if self._folder is not None:
            FilePages(self._folder).print(pdf, title, pictures)
        self._pictures[title] = pictures
        self.jobs[title] = pdf

    @property
    def printed(self) -> int:
        """How many papers came out, one printed twice counted once."""
        well = {(each.dossier_id, each.kind) for each in self.ended if each.trouble is None}
        return len(well)

    @property
    def prints(self) -> int:
        """How often a dossier's paper came out, also a second time."""
        return sum(self._out.values())

    @property
    def all_noted(self) -> bool:
        """Whether the history tells of all of them."""
        return self._noted == self._out

    @property
    def codes(self) -> tuple[str, ...]:
        """The dossiers that some paper came out for."""
        return tuple(sorted({title.rpartition("-")[0] for title in self.jobs}))

    def picture(self, title: str) -> bytes:
        """The first page of a job as PNG."""
        return self._pictures[title](DPI)[0]

    def prints_for(self, store: Store, tasks: Tasks, device: Tasks, papers: Path) -> PrintsFor:
        """What a counter prints with; its own PDFs stay in `papers`."""

        def made(login: str, tell: Callable[[str], None]) -> Paperwork:
            paperwork = Paperwork(store, tasks, device, self, papers, actor=login, machine=node())
            paperwork.troubled.connect(tell)
            paperwork.ended.connect(lambda printed: self._ended(paperwork, printed))
            paperwork.noted.connect(lambda: self._are_noted(paperwork))
            return paperwork

        return made

    def _ended(self, by: Paperwork, printed: Printed) -> None:
        self.ended.append(printed)
        if printed.came_out and printed.paper is not None:
            self._out[by] = self._out.get(by, 0) + len(printed.paper.dossiers)

    def _are_noted(self, by: Paperwork) -> None:
        self._noted[by] = self._out.get(by, 0)
