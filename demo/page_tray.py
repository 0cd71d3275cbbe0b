"""Where the counters' pages come out: each job as a PDF, and how every print ended."""

from collections.abc import Callable
from pathlib import Path
from platform import node

from counter.paperwork import Paperwork, Printed
from counter.prints import PrintsFor
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
            paperwork.ended.connect(self.ended.append)
            return paperwork

        return made
