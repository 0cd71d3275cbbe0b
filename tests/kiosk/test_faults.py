"""A fault in a worker is told to whoever asked for that work, and to nobody else.

Every gesture that comes to a worker, on both engines: another job's fault changes nothing, and
after its own the citizen reads a calm sentence, tries again, and has one number on one paper.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import text

from db import catalog
from db.queue import shifts
from kiosk.flow import chores, search, session, slips, snapshot, wishes
from kiosk.flow.clerk import Clerk
from kiosk.flow.flow import KioskFlow
from kiosk.flow.press import Press
from kiosk.flow.printer_watch import PrinterWatch
from kiosk.flow.searched import Miss
from kiosk.flow.snapshot import Page, Paper, Snapshot
from office.dossiers.codes import qr_text
from office.errors import DatabaseBusy
from office.history import new_key
from office.profile import PriorityClass
from office.ticket import Kind
from tests import dossiers as made
from tests import stores
from tests.by_hand import TellsAll, broken
from tests.kiosk.rig import Rig, register
from tests.reach import reaching

ELDERLY = PriorityClass(class_id="a", title="Từ 60 tuổi", title_en="60 or over", icon="elderly")
DEATH = replace(made.BIRTH, code="1.000656", title="Đăng ký khai tử", short_title="Đăng ký khai tử")
PARTS = (
    chores.Chores, search.Search, session.Session, snapshot.Showing, slips.Slips, wishes.Wishes,
    Press, PrinterWatch,
)  # fmt: skip
told = pytest.mark.usefixtures("logged_errors")


@pytest.fixture
def rig(qapp, tmp_path, site_url):
    """A kiosk's inside on a Monday morning, where a service may ask for the procedure."""
    kiosk = Rig(tmp_path, site_url, stores.Clock())
    yield kiosk
    kiosk.close()


def open_(rig: Rig, *, classes: tuple[PriorityClass, ...] = (), ask: bool = False) -> None:
    """The home page, as its office asks for priority and procedure."""
    whole = made.catalog()
    office = replace(whole.office, classes=classes)
    services = tuple(
        replace(each, ask_procedure=ask and each.service_id == "ho-tich") for each in whole.services
    )
    procedures = (*whole.procedures, DEATH)
    loaded = replace(whole, office=office, services=services, procedures=procedures)
    stores.Site(rig.real, rig.clock).do(catalog.load, loaded)
    rig.start()


def asked_for_priority(rig: Rig) -> None:
    open_(rig, classes=(ELDERLY,))
    rig.flow.choose("ho-tich")


def asked_for_procedure(rig: Rig) -> None:
    open_(rig, ask=True)
    rig.flow.choose("ho-tich")


def shown_a_dossier(rig: Rig) -> None:
    looking_up(rig)
    rig.flow.scanned(scan_of(rig))
    rig.finish()
    assert rig.shown.page is Page.FOUND


def looking_up(rig: Rig) -> None:
    open_(rig)
    stores.Site(rig.real, rig.clock).do(shifts.open_shift, stores.login(1), 1, by=1)
    rig.mine = register(rig)  # type: ignore[attr-defined]
    rig.flow.look_up()


def typed(rig: Rig) -> None:
    looking_up(rig)
    for letter in rig.mine.lookup[:-1]:  # type: ignore[attr-defined]
        rig.flow.type_letter(letter)


def with_a_number(rig: Rig) -> None:
    open_(rig)
    rig.flow.choose("ho-tich")
    rig.finish()


def without_an_answer(rig: Rig) -> None:
    """A number was asked for, and the database was busy."""
    open_(rig)

    def busy() -> None:
        rig.store.before = lambda: None
        raise DatabaseBusy

    rig.store.before = busy
    rig.flow.choose("ho-tich")
    rig.finish()


def lost(rig: Rig) -> None:
    without_an_answer(rig)
    rig.flow.lost(rig.clock())


def left(rig: Rig) -> None:
    """Whoever took a number went away before they saw it."""
    open_(rig)
    rig.flow.choose("ho-tich")
    rig.flow.leave()
    rig.finish()


def after_a_crash(rig: Rig) -> None:
    """A number was given, and its paper never came."""
    open_(rig)
    rig.flow.choose("ho-tich")
    rig.tasks.finish_all()
    rig.restart()


def scan_of(rig: Rig) -> str:
    mine = rig.mine  # type: ignore[attr-defined]
    return qr_text(stores.SITE, mine.code, mine.lookup)


def see(rig: Rig) -> None:
    """The database is read, by itself."""
    rig.flow.show_board(Clerk(rig.real, rig.journal, "kiosk-1").board())


def again(rig: Rig) -> None:
    """What the page of trouble offers."""
    assert rig.shown.page is Page.TROUBLE
    rig.flow.retry()


def type_last_again(rig: Rig) -> None:
    rig.flow.erase_letter()
    rig.flow.type_letter(rig.mine.lookup[-1])  # type: ignore[attr-defined]


def has_a_number(rig: Rig) -> bool:
    return rig.shown.page is Page.TICKET and rig.shown.paper is Paper.PRINTED


def has_the_dossier(rig: Rig) -> bool:
    return rig.shown.page is Page.FOUND


@dataclass(frozen=True)
class Gesture:
    """One gesture: from which moment, by which touch, how it is tried again (None: the same
    touch), what it does, how many papers come, and what stands on the screen then."""

    begin: Callable[[Rig], object]
    touch: Callable[[Rig], object]
    again: Callable[[Rig], object] | None = None
    does: tuple[str, ...] = ()
    papers: int = 0
    seen: Callable[[Rig], bool] = lambda _: True


def number(begin: Callable[[Rig], object], touch: Callable[[Rig], object]) -> Gesture:
    """A gesture that ends in a number."""
    return Gesture(begin, touch, again, (Kind.ISSUE,), 1, has_a_number)


GESTURES = {
    "choose": number(open_, lambda rig: rig.flow.choose("ho-tich")),
    "choose_procedure": number(
        asked_for_procedure, lambda rig: rig.flow.choose_procedure(DEATH.code)
    ),
    "choose_priority": number(asked_for_priority, lambda rig: rig.flow.choose_priority(True)),
    "take_for_dossier": number(shown_a_dossier, lambda rig: rig.flow.take_for_dossier(False)),
    "retry": number(without_an_answer, lambda rig: rig.flow.retry()),
    "found": number(lost, lambda rig: rig.flow.found()),
    "print_again": Gesture(
        with_a_number, lambda rig: rig.flow.print_again(), None, (Kind.PRINT_AGAIN,), 1,
        has_a_number,
    ),
    "scanned": Gesture(
        looking_up, lambda rig: rig.flow.scanned(scan_of(rig)), seen=has_the_dossier
    ),
    "type_letter": Gesture(
        typed, lambda rig: rig.flow.type_letter(rig.mine.lookup[-1]), type_last_again,
        seen=has_the_dossier,
    ),
    "show_board: a day begins": Gesture(lambda _: None, see, None, (Kind.OPEN_DAY,)),
    "show_board: after a crash": Gesture(after_a_crash, see, None, (Kind.PRINT_AGAIN,), 1),
    "show_board: nobody waited": Gesture(left, see, None, (Kind.CANCEL,)),
}  # fmt: skip
BY_ITSELF = {"second": "the printer is asked, and staff are told, again and again"}


def test_every_gesture_that_comes_to_a_worker_is_tried() -> None:
    tried = {name.partition(":")[0] for name in GESTURES}

    assert reaching("run", KioskFlow, PARTS) == tried | BY_ITSELF.keys()


def done(rig: Rig) -> tuple[tuple[str, ...], int]:
    """The kinds of all events, oldest first, and how many papers came out."""
    query = text("SELECT kind FROM event ORDER BY version")
    kinds = rig.real.read(lambda conn, _: tuple(conn.scalars(query)))
    return kinds, len(rig.printer.pictures)


def effect(rig: Rig, before: tuple[tuple[str, ...], int]) -> tuple[tuple[str, ...], int]:
    kinds, papers = done(rig)
    return kinds[len(before[0]) :], papers - before[1]


def others_break(rig: Rig) -> None:
    for worker in (rig.tasks, rig.device):
        worker.run(broken, lambda _: None, lambda _: None)


@told
@pytest.mark.parametrize("name", GESTURES)
def test_a_fault_in_another_job_changes_nothing(rig: Rig, name: str) -> None:
    mine = GESTURES[name]
    mine.begin(rig)
    before, shown = done(rig), rig.shown
    others_break(rig)
    rig.finish()
    assert rig.shown is shown

    moments: list[Snapshot] = []
    rig.flow.changed.connect(moments.append)
    others_break(rig)
    mine.touch(rig)
    others_break(rig)
    rig.tasks.finish_all()
    others_break(rig)
    rig.finish()

    assert effect(rig, before) == (mine.does, mine.papers)
    assert mine.seen(rig)
    assert not [each for each in moments if in_trouble(each) - in_trouble(shown)]


def in_trouble(moment: Snapshot) -> set[object]:
    """What a moment tells of what went wrong."""
    failed = moment.paper if moment.paper is Paper.FAILED else None
    told = (moment.trouble, moment.note, moment.printer, moment.search.miss, failed)
    return {each for each in told if each is not None}


@told
@pytest.mark.parametrize("name", GESTURES)
def test_after_faults_of_its_own_a_gesture_is_made_again_and_done_once(rig: Rig, name: str) -> None:
    """Before it was written, after, and in the look that follows."""
    mine = GESTURES[name]
    mine.begin(rig)
    before, touch = done(rig), mine.touch
    for fault in ("before", "after", "reading") if mine.does else ("reading",):
        rig.store.break_once(fault)
        touch(rig)
        rig.finish()
        assert not rig.shown.issuing
        assert rig.shown.paper is not Paper.PRINTING or rig.shown.issued is None
        if name not in BY_THEMSELVES:
            assert "Việc này chưa làm được" in said(rig) or rig.shown.search.miss is Miss.BROKEN
        touch = mine.again or mine.touch

    touch(rig)
    rig.finish()

    assert effect(rig, before) == (mine.does, mine.papers)
    assert mine.seen(rig)


BY_THEMSELVES = [name for name in GESTURES if name.startswith("show_board")]


def said(rig: Rig) -> str:
    """What the citizen reads of the last trouble."""
    return " ".join(each.message() for each in (rig.shown.trouble, rig.shown.note) if each)


# Each safeguard taken out is noticed


@told
def test_a_worker_that_tells_all_is_noticed(rig: Rig) -> None:
    rig.restart(TellsAll)

    with pytest.raises(AssertionError):
        test_a_fault_in_another_job_changes_nothing(rig, "print_again")


@told
@pytest.mark.parametrize("name", ["choose", "print_again"])
def test_a_try_with_another_key_is_noticed(rig: Rig, monkeypatch, name: str) -> None:
    plain = rig.real.write
    monkeypatch.setattr(
        rig.real, "write", lambda op, *args: plain(replace(op, key=new_key()), *args)
    )

    with pytest.raises(AssertionError):
        test_after_faults_of_its_own_a_gesture_is_made_again_and_done_once(rig, name)


# What was seen to go wrong


@told
def test_a_paper_in_the_making_is_not_given_up_because_of_another_jobs_fault(rig: Rig) -> None:
    open_(rig)
    rig.flow.choose("ho-tich")
    rig.tasks.finish_all()  # the number is there, its paper is in the making
    rig.tasks.run(broken, lambda _: None, lambda _: None)
    rig.tasks.finish_all()
    if rig.shown.paper is Paper.FAILED:
        rig.flow.print_again()
    rig.finish()

    assert rig.shown.paper is Paper.PRINTED
    assert rig.shown.printer is None, "nobody is told of a printer in trouble"
    assert rig.marked() == [False]


@told
def test_a_paper_that_is_out_is_not_asked_for_again_because_its_note_broke(
    rig: Rig, monkeypatch
) -> None:
    open_(rig)
    monkeypatch.setattr(rig.journal, "settled", lambda *_: broken())
    rig.flow.choose("ho-tich")
    rig.finish()

    assert rig.shown.paper is Paper.PRINTED
