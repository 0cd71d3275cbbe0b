"""A unit's screens on a real office, for tests: officers, dossiers, and pages that are shown."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from counter.controls.shortcuts import Key
from counter.dossiers.pages import DossierPages
from counter.dossiers.viewing import FileRoom
from counter.dossiers.worklist import WorkList
from counter.papers.prints import NullPrints
from db import catalog
from db.dossiers import circulation, intake
from db.queue import shifts
from office.dossiers.dossier import Dossier
from office.qt.live import ManualFeed
from office.qt.tasks import Tasks
from tests import dossiers as made
from tests import stores

UNIT, OTHER = "kinh-te", "van-hoa"
OFFICERS = (
    ("bao", "Trương Gia Bảo", UNIT),
    ("tam", "Ngô Thanh Tâm", UNIT),
    ("van", "Nguyễn Hoàng Phương Thảo Vân", OTHER),
)
DESK_LOGIN = stores.login(1)
LONG = replace(
    made.AN, name="Công ty TNHH Một thành viên Đầu tư Xây dựng và Thương mại Hòa Bình Xanh"
)


class Printed(NullPrints):
    """Remembers what was to be printed."""

    def __init__(self) -> None:
        self.papers: list[tuple[int, str]] = []

    def print_receipt(self, dossier_id: int) -> None:
        self.print(dossier_id, "receipt")

    def print_supplement_request(self, dossier_id: int) -> None:
        self.print(dossier_id, "supplement_request")

    def print_refusal(self, dossier_id: int) -> None:
        self.print(dossier_id, "refusal")

    def print(self, dossier_id: int, kind: str) -> None:
        self.papers.append((dossier_id, kind))


class Units:
    """The office with officers in two units, and dossiers on their way."""

    def __init__(self, site: stores.Site) -> None:
        self.site, self.store, self.clock = site, site.store, site.clock
        site.open()
        site.do(catalog.load, made.catalog())
        for login, name, unit in OFFICERS:
            site.store.touch(catalog.put_officer, login, name, "")
            site.store.touch(catalog.put_in_unit, login, unit)

    def by(self, login: str, command: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """A command by an officer named by login."""
        return self.store.write(stores.op(self.store, login), command, *args, **kwargs)

    def register(self, procedure: Any = made.BUILD, who: Any = made.BINH, **parts: Any) -> Dossier:
        """A dossier at the desk."""
        return self.by(DESK_LOGIN, intake.register, made.draft(procedure, who, **parts),
                       counter_id=1)  # fmt: skip

    def send(self, *mine: Dossier, accepted: bool = True, by: str = "bao") -> None:
        """Hands dossiers over to the unit."""
        for each in mine:
            self.by(DESK_LOGIN, circulation.hand_over, each.dossier_id, UNIT)
            if accepted:
                self.by(by, circulation.accept, each.dossier_id)

    def held(self, procedure: Any = made.BUILD, who: Any = made.BINH) -> Dossier:
        """A dossier that the unit works on."""
        mine = self.register(procedure, who)
        self.send(mine)
        return mine

    def ready(self, procedure: Any = made.BUILD, **parts: Any) -> Dossier:
        """A dossier whose result lies at the desk."""
        mine = self.register(procedure, **parts)
        return self.by(DESK_LOGIN, circulation.record_result, mine.dossier_id)

    def forward(self, **parts: float) -> None:
        """Time goes on, and the counter's program with it."""
        self.clock.forward(**parts)
        self.store.touch(shifts.beat, DESK_LOGIN, 1, now=self.store.now())


class Hands:
    """Pages that are shown, and the keys an officer presses on them."""

    def __init__(self, pages: DossierPages, printed: Printed, qtbot: Any) -> None:
        self.pages, self.room, self.printed, self.qtbot = pages, pages.room, printed, qtbot
        self.list, self.detail = pages.list, pages.detail

    def press(self, *keys: Any) -> None:
        """Into whatever has the focus."""
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.pages, key)
            self.settle()

    def type(self, words: str) -> None:
        """Plain letters into the focused field; accents cannot be pressed."""
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def settle(self) -> None:
        """Until what was asked is answered."""
        self.qtbot.waitUntil(lambda: not self.room.state.running)
        QApplication.processEvents()  # what was just made is shown by the next turn

    def look(self) -> None:
        """Reads anew."""
        before = self.room.state.board
        self.room.look_again()
        self.qtbot.waitUntil(lambda: self.room.state.board is not before)

    def open(self, one: Dossier) -> None:
        """Opens a dossier."""
        self.room.open(one.dossier_id)
        self.settle()

    def said(self) -> str:
        """The latest sentence."""
        notice = self.room.state.notice
        return notice.words if notice else ""

    def begin(self, move: Any, **values: Any) -> dict[str, QWidget]:
        """A form, with some of its fields filled in; its inputs by name."""
        self.detail.begin(move)
        form = self.detail.form
        for name, value in values.items():
            fill(form.inputs[name], value)
        return form.inputs  # type: ignore[return-value]

    def confirm(self) -> None:
        """Enter."""
        self.press(Qt.Key.Key_Return)


def fill(field: Any, value: Any) -> None:
    """Puts a value into a field as if it were typed or chosen."""
    if hasattr(field, "setPlainText"):
        field.setPlainText(value)
    elif hasattr(field, "setText"):
        field.setText(value)
    else:
        field.set_value(value)
        field.said.emit()


def shown(
    units: Units, tasks: Tasks, qtbot: Any, login: str, size: tuple[int, int] = (1366, 768),
    *, files: FileRoom | None = None,
) -> Hands:  # fmt: skip
    """The pages of an officer, read once and active."""
    printed = Printed()
    room = WorkList(
        units.store, tasks, ManualFeed(), printed, login=login, machine="may-3", files=files,
        clock=count().__next__,
    )  # fmt: skip
    pages = DossierPages(room, "Ra ca", Key.SIGN_OUT)
    qtbot.addWidget(pages)
    pages.resize(*size)
    with qtbot.waitActive(pages):
        pages.show()
        pages.activateWindow()
    pages.begin()
    room.start()
    qtbot.waitUntil(lambda: room.state.board is not None and room.state.procedures != ())
    return Hands(pages, printed, qtbot)
