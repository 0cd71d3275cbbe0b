"""A fault in the worker is told to whoever asked for that work, and to nobody else.

Every command that a screen can ask for, on both engines: another job's fault changes nothing, and
after its own the person reads a calm sentence, tries again, and it is done once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa

import counter
from counter.calendar.year_desk import YearDesk
from counter.dossiers.state import Gesture
from counter.dossiers.viewing import FileRoom
from counter.dossiers.worklist import WorkList
from counter.intake.book import Book
from counter.intake.drafts import DraftKeeper, Drafts
from counter.intake.intake import Intake
from counter.papers.paperwork import PaperNotes, Paperwork
from counter.queue.desk import Desk
from counter.sign_in.entrance import Entrance
from db import catalog
from db.dossiers import circulation, life
from db.engine import Store, make_engine
from db.queue import shifts
from db.tables import event
from office.dossiers.codes import asked
from office.dossiers.dossier import Move
from office.dossiers.dossier_records import Search
from office.dossiers.filestore import FileStore
from office.dossiers.marked_days import DayKind, MarkedDay
from office.errors import NotOnShift, Unexpected
from office.history import new_key
from office.qt.live import ManualFeed
from office.qt.presenter import Presenter, State
from office.ticket import Kind
from tests import dossiers as made
from tests import stores
from tests.by_hand import ByHand, LooseStore, TellsAll, broken, calmly
from tests.counter.dossier_room import Printed, Units
from tests.counter.hands import BINH
from tests.reach import reaching, using

SECRET = "dung mat khau 5"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
YEAR = 2027  # in November the year to be confirmed is the next one
OFF = MarkedDay(date(YEAR, 12, 10), DayKind.LOCAL_OFF, "Lễ hội")


class House:
    """An office with people waiting and dossiers on their way, and a program that obeys a test."""

    def __init__(self, url, folder) -> None:
        clock = stores.Clock()
        self.site = stores.Site(Store(make_engine(url), stores.SITE, clock=clock), clock)
        self.store, self.tasks = LooseStore(self.site.store), ByHand()
        self.folder, self.printed = folder, Printed()
        self.ended: list[str] = []
        self.presenters: list[Any] = []

    def desk(self, *gestures: str) -> Desk:
        """Counter 3 after some gestures, with three people who have come."""
        self.site.open()
        self.waiting = [self.site.issue() for _ in range(3)]
        desk = Desk(self.store, self.tasks, ManualFeed(), counter_id=3, login=stores.login(3),
                    clock=count().__next__)  # fmt: skip
        desk.ended.connect(self.ended.append)
        self.begin(desk)
        for gesture in gestures:
            getattr(desk, gesture)()
            self.tasks.finish_all()
        return desk

    def with_silent_counter(self) -> Desk:
        """The same, after counter 1 called somebody and went silent."""
        desk = self.desk()
        self.lost = self.site.call(1)
        self.site.clock.forward(seconds=31)
        desk.beat()
        desk.look_again()
        self.tasks.finish_all()
        return desk

    def work_list(self) -> WorkList:
        """A unit's officer with one dossier that they work on, open, and two that arrived."""
        self.units = Units(self.site)
        self.held = self.units.held()
        self.arrived = [self.units.register() for _ in range(2)]
        self.units.send(*self.arrived, accepted=False)
        self.photo = self.folder / "anh.png"
        self.photo.write_bytes(PNG)
        files = FileRoom(FileStore(self.folder / "kept"), self.folder / "viewing")
        room = WorkList(self.store, self.tasks, ManualFeed(), self.printed, login="bao",
                        files=files, clock=count().__next__)  # fmt: skip
        self.begin(room)
        room.open(self.held.dossier_id)
        self.tasks.finish_all()
        self.seen, self.listed = room.state.opened.page.dossier.version, room.state.board.arriving
        self.first = self.arrived[0].dossier_id
        return room

    def with_file(self) -> WorkList:
        """The same, where the dossier has a file."""
        room = self.work_list()
        room.attach(self.held.dossier_id, self.photo, None)
        self.tasks.finish_all()
        return room

    def files_of(self, room: WorkList) -> Any:
        return room.state.opened.page.files

    def unread_year(self) -> YearDesk:
        """The calendar before it was read."""
        self.site.open()
        self.site.do(catalog.load, made.catalog())
        room = YearDesk(self.store, self.tasks, login=stores.login(1), clock=count().__next__)
        self.presenters.append(room)
        return room

    def clean_year(self) -> YearDesk:
        """The calendar of this year."""
        room = self.unread_year()
        room.start()
        self.tasks.finish_all()
        return room

    def year(self) -> YearDesk:
        """The same, with a day that was marked."""
        room = self.clean_year()
        assert room.mark(OFF.day, OFF) == ""
        return room

    def intake(self) -> Intake:
        """Everything that a dossier needs is entered."""
        self.site.open()
        self.site.do(catalog.load, made.catalog())
        keeper = DraftKeeper(Drafts(self.folder), 3, stores.login(3), self.site.clock)
        mine = Intake(
            self.store, self.tasks, keeper, self.printed, counter_id=3, login=stores.login(3)
        )
        self.begin(mine)
        mine.people.scan(BINH)
        self.tasks.finish_all()
        mine.choosing.choose(made.BIRTH.code)
        mine.all_papers()
        return mine

    def entrance(self) -> Entrance:
        """The way in; the secret of officer-3 is known."""
        self.site.open(1)
        known = shifts.hash_secret(SECRET)
        self.site.store.touch(catalog.put_officer, stores.login(3), "Cán bộ 3", known)
        door = Entrance(self.store, self.tasks, ManualFeed())
        self.begin(door)
        return door

    def begin(self, presenter: Any) -> None:
        self.presenters.append(presenter)
        presenter.start()
        self.tasks.finish_all()

    def done(self) -> tuple[str, ...]:
        """The kinds of all that is in the history, oldest first, and the papers after them."""
        query = sa.select(event.c.kind).order_by(event.c.version)
        events = self.site.store.read(lambda conn, _site: tuple(conn.scalars(query)))
        return (*events, *(kind for _dossier, kind in self.printed.papers))

    def close(self) -> None:
        for each in self.presenters:
            each.stop()
        self.tasks.finish_all()
        self.site.store.close()


@pytest.fixture
def house(qapp, site_url, tmp_path):
    made_house = House(site_url, tmp_path)
    yield made_house
    made_house.close()


@dataclass(frozen=True)
class Command:
    """One thing that a screen can ask for: from which moment, by which press, and what it does;
    or what is seen after it where it only looks."""

    begin: Callable[[House], Any]
    press: Callable[[House, Any], object]
    does: tuple[str, ...] = ()
    seen: Callable[[House, Any], bool] = lambda *_: True


def _move(house: House, room: WorkList) -> None:
    """On the open dossier, as it stood when the form was filled in."""
    gesture = Gesture(Move.REQUEST_SUPPLEMENT, life.request_supplement, (("Bản vẽ",), "thiếu"))
    room.do(gesture, seen=house.seen)


def _accept(house: House, room: WorkList) -> None:
    line = next(each for each in house.listed if each.dossier.dossier_id == house.first)
    room.move(house.first, Gesture(Move.ACCEPT, circulation.accept), seen=line.dossier.version)


def _cancel(house: House, desk: Desk) -> None:
    desk.cancel(house.waiting[0].ticket_id, "left")


def _is_open(house: House, room: WorkList) -> bool:
    return room.state.opened.page.dossier.code == house.arrived[0].code


FIRST = Search(words="tran thi binh")
COMMANDS: dict[tuple[type, str], Command] = {
    (Desk, "call_next"): Command(
        House.desk, lambda _, desk: desk.call_next(), (Kind.CALL,)
    ),
    (Desk, "call_chosen"): Command(
        House.desk, lambda at, desk: desk.call_chosen(at.waiting[1].ticket_id), (Kind.CALL,)
    ),
    (Desk, "recall"): Command(
        lambda at: at.desk("call_next"), lambda _, desk: desk.recall(), (Kind.RECALL,)
    ),
    (Desk, "start_serving"): Command(
        lambda at: at.desk("call_next"), lambda _, desk: desk.start_serving(), (Kind.START,)
    ),
    (Desk, "finish"): Command(
        lambda at: at.desk("call_next"), lambda _, desk: desk.finish(), (Kind.FINISH,)
    ),
    (Desk, "no_show"): Command(
        lambda at: at.desk("call_next"), lambda _, desk: desk.no_show(), (Kind.NO_SHOW,)
    ),
    (Desk, "restore"): Command(
        lambda at: at.desk("call_next", "no_show"),
        lambda at, desk: desk.restore(at.waiting[0].ticket_id), (Kind.RESTORE,),
    ),
    (Desk, "cancel"): Command(House.desk, _cancel, (Kind.CANCEL,)),
    (Desk, "take_over"): Command(
        House.with_silent_counter, lambda at, desk: desk.take_over(at.lost.ticket_id),
        (Kind.TAKE_OVER,),
    ),
    (Desk, "undo"): Command(
        lambda at: at.desk("call_next", "no_show", "call_next"), lambda _, desk: desk.undo(),
        (Kind.UNDO,),
    ),
    (Desk, "sign_out"): Command(House.desk, lambda _, desk: desk.sign_out(), (Kind.SIGN_OUT,)),
    (WorkList, "open"): Command(
        House.work_list, lambda at, room: room.open(at.arrived[0].dossier_id), seen=_is_open
    ),
    (WorkList, "scan"): Command(
        House.work_list, lambda at, room: room.scan(at.arrived[0].code), seen=_is_open
    ),
    (WorkList, "ask_for"): Command(
        House.work_list, lambda at, room: room.ask_for(asked(at.arrived[0].code)), seen=_is_open
    ),
    (WorkList, "search"): Command(
        House.work_list, lambda _, room: room.search(FIRST),
        seen=lambda _, room: room.state.answered and len(room.state.found.lines) == 3,
    ),
    (WorkList, "do"): Command(
        House.work_list, _move, (Move.REQUEST_SUPPLEMENT, "supplement_request")
    ),
    (WorkList, "move"): Command(House.work_list, _accept, (Move.ACCEPT,)),
    (WorkList, "accept_all"): Command(
        House.work_list, lambda _, room: room.accept_all(), (Move.ACCEPT, Move.ACCEPT)
    ),
    (WorkList, "attach"): Command(
        House.work_list, lambda at, room: room.attach(at.held.dossier_id, at.photo, None),
        (Move.ATTACH,),
    ),
    (WorkList, "view_file"): Command(
        House.with_file, lambda at, room: room.view_file(at.files_of(room)[0]),
        seen=lambda at, _: len(list((at.folder / "viewing").iterdir())) == 1,
    ),
    (YearDesk, "turn"): Command(
        House.clean_year, lambda _, room: room.turn(1),
        seen=lambda _, room: room.state.board.year == YEAR + 1,
    ),
    (YearDesk, "look_again"): Command(
        House.year, lambda _, room: room.look_again(), seen=lambda _, room: not room.state.edited
    ),
    (YearDesk, "start"): Command(
        House.unread_year, lambda _, room: room.start(),
        seen=lambda _, room: room.state.board.year == YEAR,
    ),
    (YearDesk, "save"): Command(House.year, lambda _, room: room.save(), (Kind.CALENDAR,)),
    (YearDesk, "confirm"): Command(
        House.year, lambda _, room: room.confirm(), (Kind.CALENDAR, Kind.CONFIRM_YEAR)
    ),
    (Book, "save"): Command(
        House.intake, lambda _, mine: mine.book.save(), (Move.REGISTER, "receipt")
    ),
    (Book, "advise"): Command(
        House.intake, lambda _, mine: mine.book.advise(("Giấy chứng sinh",), "Thiếu"),
        (Move.ADVISE, "supplement_request"),
    ),
    (Book, "refuse"): Command(
        House.intake, lambda _, mine: mine.book.refuse("Không thuộc thẩm quyền"),
        (Move.REFUSE, "refusal"),
    ),
    (Entrance, "sign_in"): Command(
        House.entrance, lambda _, door: door.sign_in(stores.login(3), SECRET, 3), (Kind.SIGN_IN,)
    ),
}  # fmt: skip
BY_ITSELF = {
    (Desk, "beat"): "goes on by itself every ten seconds",
    (Desk, "leave"): "the window is closed, nobody is there to hear",
    (WorkList, "start"): "the procedures to narrow a search by come with the next start",
    (YearDesk, "ask_touched"): "a number beside a form; the form works without it",
}
ELSEWHERE = {
    Intake: "what it looks up by itself is an aid; saving is the book's",
    Paperwork: "a paper has words of its own for a fault, see test_paperwork",
    PaperNotes: "written behind the officer's back, and again with the next paper",
}
LOOKS = [key for key, each in COMMANDS.items() if not each.does]
GESTURES = [key for key in COMMANDS if key not in LOOKS]
told = pytest.mark.usefixtures("logged_errors")


def name_of(key: tuple[type, str]) -> str:
    return f"{key[0].__name__}.{key[1]}"


def never(value: object) -> None:
    raise AssertionError(value)


def said(house: House, mine: Any) -> str:
    """What stands on the screen about what was asked last."""
    notice = getattr(mine.state, "notice", None)
    said = (notice.words if notice else "", getattr(mine.state, "said", ""))
    return next(filter(None, (*said, getattr(mine.state, "trouble", ""), *house.ended)), "")


CALM = (
    Unexpected().message(),
    "Có lỗi trong phần mềm, đã ghi vào nhật ký. Bản nháp vẫn còn.",
    NotOnShift(counter=3).message(),  # who has signed out sees that they have
)


def in_trouble(state: Any) -> bool:
    """Whether a screen tells of something that was not done."""
    notice = getattr(state, "notice", None)
    told = notice is not None and notice.trouble
    return bool(told or getattr(state, "trouble", getattr(state, "said", "")))


def test_every_command_that_a_screen_can_ask_for_is_tried():
    asking = using(counter, "_tasks", "run") - ELSEWHERE.keys()
    presenters = {
        each for each in Presenter.__subclasses__() if each.__module__.startswith("counter.")
    }
    asked_for = {
        (each, name) for each in asking | presenters for name in reaching("run", each)
    }  # fmt: skip

    assert asked_for == COMMANDS.keys() | BY_ITSELF.keys()


@told
@pytest.mark.parametrize("key", COMMANDS, ids=name_of)
def test_a_fault_in_another_job_changes_nothing(house, key, logged_errors):
    """Nor one in the look after what was written: it is done, and never said to have failed."""
    command = COMMANDS[key]
    mine = command.begin(house)
    before, state = house.done(), mine.state
    house.tasks.run(broken, never, lambda _: None)
    house.tasks.finish_all()
    assert mine.state is state

    def written() -> None:
        if house.done()[len(before) :] == _events(command):
            house.store.after = calmly
            house.store.break_once("reading")

    house.store.after = written if command.does else calmly
    shown: list[State] = []
    mine.changed.connect(shown.append)
    house.tasks.run(broken, never, lambda _: None)
    command.press(house, mine)
    house.tasks.run(broken, never, lambda _: None)
    house.tasks.finish_all()

    assert not any(map(in_trouble, shown))
    assert house.done()[len(before) :] == command.does
    assert command.seen(house, mine)
    assert len(logged_errors) >= 3


def _events(command: Command) -> tuple[str, ...]:
    return tuple(each for each in command.does if isinstance(each, Kind | Move))


@told
@pytest.mark.parametrize("key", GESTURES, ids=name_of)
def test_after_faults_of_its_own_a_gesture_is_made_again_and_done_once(house, key):
    """Before it was written, then after, where the person may have seen since what was done."""
    command = COMMANDS[key]
    mine = command.begin(house)
    before = house.done()
    for fault in ("before", "after"):
        house.store.break_once(fault)
        command.press(house, mine)
        house.tasks.finish_all()
        assert said(house, mine) in CALM
        assert not mine.state.running

    command.press(house, mine)
    house.tasks.finish_all()

    assert house.done()[len(before) :] == command.does
    assert not mine.state.running


@told
@pytest.mark.parametrize("key", LOOKS, ids=name_of)
def test_after_a_fault_of_its_own_a_look_is_asked_for_again_and_answered(house, key):
    command = COMMANDS[key]
    mine = command.begin(house)
    house.store.break_once("before", "reading")
    command.press(house, mine)
    house.tasks.finish_all()
    assert said(house, mine) == Unexpected().message()
    assert not mine.state.running

    command.press(house, mine)
    house.tasks.finish_all()

    assert not in_trouble(mine.state)
    assert command.seen(house, mine)


# Each safeguard taken out is noticed


def same(_house: House, patch: Any) -> None:
    patch.setattr(Presenter, "_key_of", lambda *_: new_key())


def undone_by_version(_house: House, patch: Any) -> None:
    plain = Desk._gesture
    patch.setattr(Desk, "_gesture", lambda *args, **_what: plain(*args))


def told_to_all(house: House, _patch: Any) -> None:
    house.tasks = TellsAll()


def look_counts(_house: House, patch: Any) -> None:
    patch.setattr("counter.queue.desk.done_and_seen", lambda write, look: (write(), look()))


@told
@pytest.mark.parametrize(
    ("taken_out", "name", "notices"),
    [
        (same, "call_next", test_after_faults_of_its_own_a_gesture_is_made_again_and_done_once),
        (undone_by_version, "undo",
         test_after_faults_of_its_own_a_gesture_is_made_again_and_done_once),
        (told_to_all, "call_next", test_a_fault_in_another_job_changes_nothing),
        (look_counts, "call_next", test_a_fault_in_another_job_changes_nothing),
    ],
)  # fmt: skip
def test_a_safeguard_that_is_taken_out_is_noticed(  # noqa: PLR0917
    house, monkeypatch, logged_errors, taken_out, name, notices
):
    taken_out(house, monkeypatch)
    more = (logged_errors,) if notices is test_a_fault_in_another_job_changes_nothing else ()

    with pytest.raises(AssertionError):
        notices(house, (Desk, name), *more)


# What was seen to go wrong


@told
def test_two_people_are_not_called_because_of_another_jobs_fault(house):
    desk = house.desk()
    house.tasks.run(broken, never, lambda _: None)
    desk.call_next()
    house.tasks.finish()
    if desk.state.notice is not None:  # Xin thử lại
        desk.call_next()
    house.tasks.finish_all()

    assert desk.state.running is None
    assert house.done().count(Kind.CALL) == 1


@told
@pytest.mark.parametrize("wait", [0, 9])
def test_who_tries_a_call_again_hears_whom_they_had_called(house, wait):
    desk = house.desk()
    house.store.break_once("after")
    desk.call_next()
    house.tasks.finish_all()
    house.site.clock.forward(seconds=wait)
    desk.call_next()
    house.tasks.finish_all()

    assert desk.state.notice.words == "Đã gọi A-001"
    assert desk.state.held.label == "A-001"


@told
def test_a_code_scanned_before_a_fault_opens_its_dossier_and_replaces_none_later(house):
    room = house.work_list()
    room.open(house.arrived[0].dossier_id)
    room.ask_for(asked(house.arrived[1].code))
    house.store.break_once("reading")
    house.tasks.finish_all()
    assert room.state.opened.page.dossier.code == house.arrived[1].code
    assert in_trouble(room.state), "that the first one was not opened is told"
    room.open(house.held.dossier_id)
    house.tasks.finish_all()

    assert room.state.opened.page.dossier.code == house.held.code


@told
def test_words_typed_before_a_fault_are_looked_up_all_the_same(house):
    room = house.work_list()
    room.open(house.arrived[0].dossier_id)
    room.search(FIRST)
    house.store.break_once("reading")
    house.tasks.finish_all()

    assert room.state.answered
    assert len(room.state.found.lines) == 3
