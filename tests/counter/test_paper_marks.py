"""IN LẠI stands on every receipt but the first that came out, whoever prints and wherever."""

import sqlite3
from contextlib import closing

import pytest

from counter.__main__ import paperwork_of
from counter.papers.paperwork import Paperwork
from db import catalog
from db.dossiers import intake
from db.dossiers import page as dossier_page
from db.engine import Store, make_engine
from db.verify import history
from office.dossiers.dossier import Move
from office.forms.page_printers import CupsPages, FilePages
from office.qt.tasks import Tasks
from office.settings.settings import CounterSettings
from tests import dossiers as made
from tests import stores
from tests.counter.held import Held
from tests.counter.test_paperwork import ended, text_of


@pytest.fixture
def workers(qapp):
    database, device = Tasks("database"), Tasks("device")
    yield database, device
    database.close()
    device.close()


@pytest.fixture
def office(site_url):
    """The office on both engines."""
    clock = stores.Clock()
    with closing(Store(make_engine(site_url), stores.SITE, clock=clock)) as store:
        site = stores.Site(store, clock).open()
        site.do(catalog.load, made.catalog())
        yield site


def paperwork(store, workers, tmp_path, printer=None, actor="officer-1"):
    printer = printer or FilePages(tmp_path / "out")
    return Paperwork(store, *workers, printer, tmp_path / "papers", actor=actor)


def register(office):
    return office.do(intake.register, made.draft(made.BUILD), counter_id=1, by=1)


def said(qtbot, p, ask):
    printed = ended(qtbot, p, ask)
    assert printed.trouble is None
    return text_of(printed.pdf).lower()


def prints_of(store, mine):
    page = store.read(dossier_page.dossier_page, mine.dossier_id, now=store.now())
    return [each for each in page.events if each.kind is Move.PRINT]


def test_another_program_marks_the_second_receipt(office, workers, site_url, tmp_path, qtbot):
    """As after a restart, and as at another PC."""
    mine = register(office)
    here = paperwork(office.store, workers, tmp_path)
    with qtbot.waitSignal(here.noted):
        first = said(qtbot, here, lambda: here.print_receipt(mine.dossier_id))
    with closing(Store(make_engine(site_url), stores.SITE, clock=office.clock)) as elsewhere:
        there = paperwork(elsewhere, workers, tmp_path, actor="officer-2")
        with qtbot.waitSignal(there.noted):
            second = said(qtbot, there, lambda: there.print_receipt(mine.dossier_id))

    assert "in lại" not in first
    assert "in lại" in second
    assert [each.by for each in prints_of(office.store, mine)] == ["Cán bộ 1", "Cán bộ 2"]
    assert office.store.read(history.verify).faults == ()


def test_a_paper_that_did_not_come_is_not_noted(office, workers, tmp_path, qtbot):
    mine = register(office)
    broken = paperwork(office.store, workers, tmp_path, CupsPages("khong-co"))
    ended(qtbot, broken, lambda: broken.print_receipt(mine.dossier_id))
    again = paperwork(office.store, workers, tmp_path)

    assert "in lại" not in said(qtbot, again, lambda: again.print_receipt(mine.dossier_id))


def test_a_receipt_for_a_visit_is_a_second_one_only_for_the_same_dossiers(
    office, workers, tmp_path, qtbot
):
    ids = tuple(register(office).dossier_id for _ in range(3))
    p = paperwork(office.store, workers, tmp_path)
    told = [said(qtbot, p, lambda some=some: p.print_visit(some)) for some in (ids[:2], ids, ids)]

    assert ["in lại" in each for each in told] == [False, False, True]


class Holds:
    """Paper comes, and the first time somebody takes the database for long at that moment."""

    def __init__(self, holder, folder):
        self.holder, self.pages, self.held = holder, FilePages(folder), False

    def print(self, pdf, title, pictures):
        self.pages.print(pdf, title, pictures)
        if not self.held:
            self.held = True
            self.holder.execute("BEGIN IMMEDIATE")


@pytest.fixture
def impatient(prepared_file, tmp_path):
    """An office whose store gives up soon, and a connection that can hold it up."""
    path = tmp_path / "office.db"
    path.write_bytes(prepared_file.read_bytes())
    clock = stores.Clock()
    store = Store(make_engine(f"sqlite:///{path}"), stores.SITE, clock=clock, patience=0.05)
    site = stores.Site(store, clock).open()
    site.do(catalog.load, made.catalog())
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with closing(store), closing(holder):
        yield site, holder


def test_a_note_that_fails_bothers_nobody_and_comes_with_the_next_paper(
    impatient, workers, tmp_path, qtbot
):
    office, holder = impatient
    one, two = register(office), register(office)
    told = []
    p = paperwork(office.store, workers, tmp_path, Holds(holder, tmp_path / "out"))
    p.troubled.connect(told.append)
    printed = ended(qtbot, p, lambda: p.print_receipt(one.dossier_id))
    with qtbot.waitCallback() as tried:  # what the worker does next comes after the note
        workers[0].run(lambda: None, tried, tried)

    assert (printed.came_out, told, prints_of(office.store, one)) == (True, [], [])

    holder.execute("ROLLBACK")
    with qtbot.waitSignal(p.noted):
        ended(qtbot, p, lambda: p.print_receipt(two.dossier_id))

    assert [len(prints_of(office.store, each)) for each in (one, two)] == [1, 1]
    assert told == []
    assert office.store.read(history.verify).faults == ()


def test_a_note_that_failed_is_made_up_for_by_the_next_officers_paper(
    impatient, workers, tmp_path, qtbot
):
    office, holder = impatient
    one, two = register(office), register(office)
    mine = CounterSettings(printer=f"file:{tmp_path / 'roll.bin'}")
    made_by = paperwork_of(office.store, *workers, mine, tmp_path / "papers")
    before = made_by("officer-1", print)
    with qtbot.waitSignal(before.ended, timeout=10_000), Held(workers[1]):
        before.print_receipt(one.dossier_id)
        for _ in range(2):  # it was read, and waits for the printer
            with qtbot.waitCallback() as tried:
                workers[0].run(lambda: None, tried, tried)
        holder.execute("BEGIN IMMEDIATE")
    with qtbot.waitCallback() as tried:
        workers[0].run(lambda: None, tried, tried)
    holder.execute("ROLLBACK")
    assert prints_of(office.store, one) == []

    after = made_by("officer-2", print)
    with qtbot.waitSignal(after.noted, timeout=10_000):
        after.print_receipt(two.dossier_id)

    told = [[line.by for line in prints_of(office.store, each)] for each in (one, two)]
    assert told == [["Cán bộ 1"], ["Cán bộ 2"]]
