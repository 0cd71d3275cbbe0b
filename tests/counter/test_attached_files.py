"""Photos and PDFs of a dossier: attached by keys, opened by keys, missed calmly."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from sqlalchemy import select

from counter.__main__ import files_of
from counter.controls.numbered import Item
from counter.dossiers import attached, offers
from counter.dossiers.cards import ROW
from counter.dossiers.viewing import FileRoom
from db import catalog
from db.dossiers import attachments, circulation, life
from db.dossiers.page import dossier_page
from db.dossiers.tables import access
from office import errors
from office.dossiers.dossier import DESK, Move
from office.dossiers.draft import PaperState
from office.dossiers.filestore import FileStore
from office.history import Op, new_key
from office.settings.settings import DatabaseSettings
from tests import dossiers as made
from tests import screens
from tests.counter.dossier_room import DESK_LOGIN, UNIT, Units, shown
from tests.counter.held import Held
from tests.counter.test_screens import settle, wrong_with

KEY = Qt.Key
JPEG, PDF = b"\xff\xd8\xff photo", b"%PDF-1.7 paper"


class Viewer(QObject):
    """The system's viewer: keeps what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show_url(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer():
    made_viewer = Viewer()
    QDesktopServices.setUrlHandler("file", made_viewer, "show_url")
    yield made_viewer
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def units(site):
    return Units(site)


@pytest.fixture
def files(tmp_path):
    return FileRoom(FileStore(tmp_path / "kept"), tmp_path / "viewing")


@pytest.fixture
def hands(units, tasks, qtbot, files):
    """Shows an officer's pages with one dossier open."""
    opened = []

    def show(one, login="bao", room=files, size=(1366, 768)):
        opened.append(shown(units, tasks, qtbot, login, size, files=room))
        opened[-1].open(one)
        return opened[-1]

    yield show
    for each in opened:
        each.room.stop()


def photo(folder: Path, data: bytes = JPEG, name: str = "anh.jpg") -> Path:
    place = folder / name
    place.write_bytes(data)
    return place


def attach(units, files, one, source, paper=None):
    op = Op(new_key(), "bao", units.store.now())
    attachments.attach_file(units.store, files.store, one.dossier_id, source, op=op, paper=paper)


def choose(screen, source: Path) -> None:
    """Types a name into the open dialog and confirms."""
    dialog = screen.detail.findChild(QFileDialog)
    with screen.qtbot.waitExposed(dialog):
        dialog.activateWindow()
    field = dialog.findChild(QLineEdit)
    field.setText(str(source))
    screen.qtbot.keyClick(field, KEY.Key_Return)
    screen.settle()


def page_of(units, one):
    return units.store.read(dossier_page, one.dossier_id, now=units.store.now())


def looks(units):
    query = select(access.c.actor, access.c.what, access.c.dossier_id, access.c.machine)
    return [tuple(row) for row in units.store.read(lambda conn, _: conn.execute(query).all())]


def test_a_photo_is_attached_to_a_paper_by_keys_alone(units, hands, tmp_path):
    mine = units.held()
    screen = hands(mine)
    screen.press(KEY.Key_E, KEY.Key_2)
    choose(screen, photo(tmp_path))
    [file] = page_of(units, mine).files

    assert (file.paper, file.media) == (2, "image/jpeg")
    assert screen.said().startswith("Đính kèm tệp")
    said = screen.detail.cards.papers._lines.accessibleName()
    assert "2  Giấy tờ về quyền sử dụng đất: 1 bản sao · có ảnh" in said
    assert said.count("có ảnh") == 1


def test_a_pdf_of_the_whole_dossier_is_told_apart(units, hands, tmp_path):
    mine = units.held()
    screen = hands(mine)
    screen.press(KEY.Key_E, KEY.Key_4)
    choose(screen, photo(tmp_path, PDF, "ho-so.pdf"))

    assert [each.paper for each in page_of(units, mine).files] == [None]
    said = [each.text for each in screens.texts(screen.pages)]
    assert "3 loại · có ảnh 0 · 1 tệp chung" in said


def test_what_is_no_picture_is_refused_in_words_and_nothing_is_noted(units, hands, tmp_path):
    mine = units.held()
    screen = hands(mine)
    screen.press(KEY.Key_E, KEY.Key_1)
    choose(screen, photo(tmp_path, b"MZ virus", "anh.jpg"))

    assert screen.said() == (
        "Chưa đính kèm được “anh.jpg”: không phải ảnh JPEG, PNG hay tệp PDF. Xin chọn tệp khác."
    )
    assert page_of(units, mine).files == ()


def test_the_file_goes_to_the_dossier_it_was_chosen_for(units, hands, tmp_path):
    mine, other = units.held(), units.held()
    screen = hands(mine)
    screen.press(KEY.Key_E, KEY.Key_1)
    screen.open(other)
    choose(screen, photo(tmp_path))

    assert [len(page_of(units, each).files) for each in (mine, other)] == [1, 0]


def test_without_a_place_for_files_the_key_says_why(units, hands):
    screen = hands(units.held(), room=None)
    screen.press(KEY.Key_E)

    why = errors.AttachmentsNowhere().message()
    assert screen.said() == why
    assert screen.detail.cards.attach.toolTip() == why


def test_a_copy_under_way_when_the_officer_leaves_does_not_stay(  # noqa: PLR0917
    units, hands, files, tasks, tmp_path, viewer, qtbot
):
    mine = units.held()
    attach(units, files, mine, photo(tmp_path), 1)
    screen = hands(mine)
    done = []
    with Held(tasks):
        screen.qtbot.keyClick(QApplication.focusWidget(), KEY.Key_A)
        assert screen.room.state.running
        screen.room.stop()
        tasks.run(lambda: list(files.folder.glob("*")), done.append, lambda _: None)
    qtbot.waitUntil(lambda: bool(done))

    assert len(done[0]) == 1  # it was made
    assert list(files.folder.glob("*")) == []
    assert viewer.shown == []


def test_the_only_file_opens_at_once_as_a_copy_and_the_look_is_noted_first(
    units, hands, files, viewer, tmp_path
):
    mine = units.held()
    attach(units, files, mine, photo(tmp_path), 1)
    screen = hands(mine)
    before = looks(units)
    screen.press(KEY.Key_A)

    [copy] = viewer.shown
    assert copy.suffix == ".jpg"
    assert copy.read_bytes() == JPEG
    assert not copy.is_relative_to(files.store.folder)
    assert not os.access(copy, os.W_OK) or os.geteuid() == 0
    assert copy.stat().st_mode & 0o777 == 0o400
    assert looks(units)[len(before) :] == [("bao", "view", mine.dossier_id, "may-3")]


def test_several_files_are_listed_and_opened_by_digit_or_enter(
    units, hands, files, viewer, tmp_path
):
    mine = units.held()
    attach(units, files, mine, photo(tmp_path, PDF, "a.pdf"))
    attach(units, files, mine, photo(tmp_path), 1)
    attach(units, files, mine, photo(tmp_path, JPEG + b"2"), 1)
    screen = hands(mine)
    screen.press(KEY.Key_A, KEY.Key_Return, KEY.Key_3)

    said = [each.text() for each in screen.detail.numbered.buttons]
    assert said == [
        "1. Đơn đề nghị cấp giấy phép · ảnh 1", "1. Đơn đề nghị cấp giấy phép · ảnh 2",
        "Cả hồ sơ · PDF",
    ]  # fmt: skip
    assert [place.read_bytes() for place in viewer.shown] == [JPEG, PDF]
    assert viewer.shown[1].suffix == ".pdf"


def test_a_click_on_a_paper_opens_its_photo(units, hands, files, viewer, tmp_path):
    mine = units.held()
    attach(units, files, mine, photo(tmp_path), 2)
    screen = hands(mine)
    lines = screen.detail.cards.papers._lines
    for row in (0, 1):  # the first has none
        screen.qtbot.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(30, row * ROW + 10))
        screen.settle()

    assert [place.read_bytes() for place in viewer.shown] == [JPEG]


@pytest.mark.parametrize("harm", [Path.unlink, lambda place: place.write_bytes(b"other")])
def test_a_lost_or_changed_file_is_told_calmly_and_not_shown(units, hands, files, viewer, harm):
    mine = units.held()
    attach(units, files, mine, photo(files.store.folder.parent), 1)
    screen = hands(mine)
    harm(files.store.path(page_of(units, mine).files[0].sha256))
    screen.press(KEY.Key_A)

    assert screen.said() == errors.AttachmentLost().message()
    assert viewer.shown == []


def test_no_copy_stays_when_the_officer_leaves(units, hands, files, viewer, tmp_path):
    mine = units.held()
    attach(units, files, mine, photo(tmp_path), 1)
    screen = hands(mine)
    screen.press(KEY.Key_A)
    assert [place.exists() for place in viewer.shown] == [True]
    screen.room.stop()

    assert [place.exists() for place in viewer.shown] == [False]


def test_a_copy_that_was_changed_meanwhile_is_made_anew(units, files, tmp_path):
    mine = units.held()
    attach(units, files, mine, photo(tmp_path), 1)
    [file] = page_of(units, mine).files
    copy = files.copy(file, mine.code)
    copy.chmod(0o600)
    copy.write_bytes(b"painted over")

    assert files.copy(file, mine.code).read_bytes() == JPEG


def test_attaching_is_offered_where_the_command_allows_it(units):
    held, ready = units.held(), units.ready()
    away = units.register()
    units.send(away, accepted=False)
    gone = units.ready()
    units.by(DESK_LOGIN, life.return_result, gone.dossier_id, "Bình", "CCCD")
    elsewhere = units.held()
    units.by("bao", circulation.hand_over, elsewhere.dossier_id, "van-hoa")
    for one in (held, ready, away, gone, elsewhere):
        page = page_of(units, one)
        for login, unit in ((DESK_LOGIN, DESK), ("bao", UNIT), ("van", "van-hoa")):
            told = offers.may_attach(page, unit)
            try:
                units.by(login, life.attach, one.dossier_id, "0" * 64, 1, media="image/png")
            except errors.Refused:
                assert not told, (page.dossier.state, unit)
            else:
                assert told, (page.dossier.state, unit)


def test_more_papers_than_digits_are_still_reached(units, hands):
    mine = units.held()
    screen = hands(mine)
    pressed = []
    items = [Item(f"Giấy {n}", lambda n=n: pressed.append(n)) for n in range(1, 15)]
    screen.detail._show_numbered("Giấy nào?", tuple(items))
    settle(QApplication)
    screen.press(KEY.Key_9, KEY.Key_0, KEY.Key_5)

    assert pressed == [9, 14]


def test_papers_without_room_are_told_and_stand_in_the_whole(units, hands, files, viewer, tmp_path):
    many = tuple(replace(made.BUILD.papers[0], title=f"Giấy {n}") for n in range(1, 11))
    wordy = replace(made.BUILD, papers=many)
    units.site.do(catalog.load, replace(made.catalog(), procedures=(wordy,)))
    mine = units.held(wordy)
    screen = hands(mine)
    lines = screen.detail.cards.papers._lines
    most = lines.shown()
    assert 1 < most < 9
    attach(units, files, mine, photo(tmp_path), most)  # stands where “and … more” is told
    screen.look()
    screen.qtbot.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(30, (most - 1) * ROW + 10))
    screen.settle()
    screen.press(KEY.Key_J)

    assert viewer.shown == []
    said = [each.text for each in screens.texts(screen.pages)]
    assert "9. Giấy 9: 1 bản chính" in said


def test_a_paper_that_is_not_needed_is_not_offered(units):
    page = page_of(units, units.register(made.BIRTH))
    titles = [each.title.partition(". ")[2] for each in attached.papers_for(page, print)]
    unneeded = [each.title for each in page.papers if each.state is PaperState.NOT_NEEDED]

    assert unneeded
    assert not set(unneeded) & set(titles)
    assert Move.ATTACH in page.dossier.moves


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=str)
def test_card_and_lists_of_files_are_whole_and_readable(units, hands, files, tmp_path, size):
    mine = units.held()
    for n in range(9):
        attach(units, files, mine, photo(tmp_path, JPEG + bytes([n])), n % 4 or None)
    screen = hands(mine, size=size)
    wrong = []
    for begin in (lambda: None, screen.detail.files.show_all, screen.detail.files.ask_paper):
        begin()
        settle(QApplication)
        wrong += wrong_with(screen.pages)
        wrong += screens.nameless(screen.pages)

    assert wrong == []


def test_files_lie_where_the_settings_say_or_beside_a_file_of_a_database(tmp_path):
    beside = files_of(DatabaseSettings(url=f"sqlite:///{tmp_path / 'office.db'}"))
    chosen = files_of(DatabaseSettings(url="postgresql://server/office", files=str(tmp_path)))

    assert beside is not None
    assert beside.store.folder == tmp_path / "office.db.files"
    assert chosen is not None
    assert chosen.store.folder == tmp_path
    assert files_of(DatabaseSettings(url="postgresql://server/office")) is None
