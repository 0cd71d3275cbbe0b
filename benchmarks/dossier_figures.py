"""Dossiers: registering, searching and counting among a million, the pane, the paper."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import dossiers, queue, searching
from benchmarks.dossier_raw import RawRegister
from benchmarks.queue import p50_ms
from counter.__main__ import build, paperwork_of
from counter.intake.drafts import Drafts
from counter.memory import Memory
from counter.papers.paperwork import Paperwork
from db import catalog, engine
from db.dossiers import intake, rows
from db.dossiers.page import dossier_page
from db.engine import Store
from db.reports import figures
from office.dossiers import codes
from office.dossiers.dossier_records import DossierPage
from office.forms import forms, letters
from office.forms.page_printers import FilePages
from office.forms.records import ReceiptForm
from office.qt.live import ManualFeed
from office.qt.tasks import Tasks
from office.reports.figures import By, Period
from office.settings.settings import CounterSettings
from tests import dossiers as made
from tests import stores

MANY = 1_000_000
TURNS = 40
PAPERS = 10
OPENINGS = 20
PAGES = 40
PATIENCE_S = 30.0


def register_ratio(url: str) -> dict[str, float]:
    """p50 of ours and of the plain driver, in turns of ten so that a slow moment hits both."""
    _small_office(url)
    with closing(engine.open_store(url)) as store:
        draft = made.draft(made.BIRTH)
        plain = RawRegister(url, made.BIRTH.code, rows.pack_papers(draft.papers))
        ours, theirs = [], []
        for turn in range(TURNS + 2):
            mine = p50_ms(lambda: _register(store, draft), 10)
            raw = p50_ms(plain.register, 10)
            if turn >= 2:  # the first two warm caches
                ours += mine
                theirs += raw
        plain.close()
    p50, limit = statistics.median(ours), statistics.median(theirs)
    return {"p50_ms": p50, "raw_p50_ms": limit, "ratio": p50 / limit}


def among_a_million(url: str, say: Callable[[str], None]) -> dict[str, Any]:
    """Searches as officers make them, and the year's report, in a full book."""
    dossiers.prepare(url)
    say("    một triệu hồ sơ")
    (filled,) = p50_ms(partial(dossiers.fill, url, MANY), 1)
    with closing(Store(engine.make_engine(url), stores.SITE)) as store:
        say("    tra cứu")
        searched = searching.measure(store)
        say("    báo cáo năm")
        year = Period(date(dossiers.YEAR, 1, 1), date(dossiers.YEAR, 12, 31))
        reports = {
            str(by or "whole"): p50_ms(partial(figures.figures, store, year, by=by), 1)[0] / 1000
            for by in (None, *By)
        }
    return {
        "fill_s": filled / 1000,
        "search_p95_ms": statistics.quantiles(
            [each for taken in searched.values() for each in taken], n=20
        )[-1],
        "searches_p50_ms": {name: statistics.median(taken) for name, taken in searched.items()},
        "year_report_s": max(reports.values()),
        "year_reports_s": reports,
    }


def on_screen(url: str, place: Path) -> dict[str, float]:
    """The pane from its key to its picture, the receipt from the key to the printer, 40 pages."""
    _small_office(url)
    with _counter(url, place) as (counter, store, paperwork):
        pane = p50_ms(lambda: _open_pane(counter), OPENINGS)
        papers = p50_ms(lambda: _receipt(store, paperwork), PAPERS)
        page = _page(store)
    form = letters.receipt(page)
    basis = forms.basis_on(stores.DAY)
    sheets = [[_another(form, 100 * turn + n) for n in range(PAGES)] for turn in range(4)]
    together = [p50_ms(partial(_render, each, basis), 1)[0] for each in sheets][1:]
    return {
        "pane_ms": max(pane),
        "receipt_ms": max(papers),
        "forms_40_pages_ms": statistics.median(together),
    }


def _another(form: ReceiptForm, number: int) -> ReceiptForm:
    """The same receipt with a code of its own: typst remembers what it has set before."""
    code = codes.code_for("H99.01", stores.DAY, number + 1)
    return replace(form, code=code, qr=codes.qr_text(stores.SITE, code, form.lookup))


def _render(sheets: list[ReceiptForm], basis: forms.Basis) -> bytes:
    return forms.render_pdf(sheets, basis=basis, day=stores.DAY)


def _small_office(url: str) -> None:
    queue.prepare(url)
    procedures = replace(made.catalog(), office=None, services=(), counters=(), units=())
    with closing(engine.open_store(url)) as store:
        store.write(stores.op(store), catalog.load, procedures)


def _register(store: Store, draft: Any) -> Any:
    op = stores.op(store, stores.login(1))
    return store.write(op, intake.register, draft, counter_id=1)


def _page(store: Store) -> DossierPage:
    mine = _register(store, made.draft(made.BUILD))
    return store.read(dossier_page, mine.dossier_id, now=store.now())


@contextmanager
def _counter(url: str, place: Path) -> Iterator[tuple[Any, Store, Paperwork]]:
    """The counter program at work, its prints going to a folder."""
    _app = QApplication.instance() or QApplication(sys.argv[:1])
    store, tasks, device = engine.open_store(url), Tasks("database"), Tasks("device")
    prints = paperwork_of(store, tasks, device, CounterSettings(), place / "papers")
    counter: Any = build(
        store,
        tasks,
        feed=ManualFeed(),
        memory=Memory(place / "counter.ini"),
        drafts=Drafts(place / "drafts"),
        prints=prints,
    )
    printer = FilePages(place / "printed")
    paperwork = Paperwork(
        store, tasks, device, printer, place / "papers", actor=stores.login(1), machine="bench"
    )
    counter.work_at(1, stores.login(1))
    counter.window.show()
    _until(lambda: counter.seat.desk.state.board is not None and counter.seat.intake.state.ready)
    yield counter, store, paperwork
    counter.stop()
    tasks.close()
    device.close()
    store.close()


def _open_pane(counter: Any) -> None:
    """From the key to a painted pane; putting it away again is quick and counted too."""
    counter.seat.turn()
    counter.seat.pane.grab()
    counter.seat.turn()


def _receipt(store: Store, paperwork: Paperwork) -> None:
    ended: list[object] = []
    paperwork.ended.connect(ended.append)
    mine = _register(store, made.draft(made.BUILD))
    paperwork.print_receipt(mine.dossier_id)
    _until(lambda: bool(ended))
    paperwork.ended.disconnect(ended.append)


def _until(seen: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    loop, waker = QEventLoop(), QTimer(interval=1)
    waker.timeout.connect(loop.quit)
    waker.start()
    while not seen():
        if time.monotonic() > ends:
            raise TimeoutError("the counter did not come up")
        loop.exec()
    waker.stop()


def measure(
    new_file: Callable[[], str], new_database: Callable[[], str], say: Callable[[str], None]
) -> dict[str, Any]:
    """All figures of dossiers; of two engines the slower one counts. The full books come last:
    the machine writes on for a while after they were filled."""
    found: dict[str, Any] = {"by_engine": {}}
    with tempfile.TemporaryDirectory(prefix="mot-cua-bench-") as place:
        found |= on_screen(new_file(), Path(place))
    for name, new in (("sqlite", new_file), ("postgres", new_database)):
        say(f"  {name}")
        told = register_ratio(new())
        found["by_engine"][name] = {
            "register_p50_ms": told["p50_ms"],
            "register_raw_p50_ms": told["raw_p50_ms"],
            "register_ratio": told["ratio"],
            **among_a_million(new(), say),
        }
    for figure in ("register_ratio", "search_p95_ms", "year_report_s"):
        found[figure] = max(each[figure] for each in found["by_engine"].values())
    return found
