"""The demo to play with: kiosk, wall, counter and paper side by side on one screen."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from db import engine as engines
from demo import office, placing
from demo.album import Album, KeepingPlayer
from demo.house import House
from demo.page_tray import PageTray
from demo.paper_window import PaperWindow
from demo.summary import Seen, Summary, sum_up, write_register
from demo.virtual_printer import VirtualPrinter
from display.voice.players import DevicePlayer
from office.qt import look, program
from office.qt.garbage import collected_here
from office.thermal.printing import Outcome

HELP = (
    "Bấm máy lấy số, rồi vào ca ở quầy: tên “{login}”, mã PIN {pin}; F8 gọi số, F4 nhận hồ sơ"
    " (giấy tờ in ra tệp PDF trong {papers}). Đóng cửa sổ nào cũng là kết thúc xem thử."
)
NOTICED_MS = 200  # how soon Ctrl+C in the terminal is noticed
Ready = Callable[["Stage"], None]


def show(engine: str, out: Path, *, ready: Ready = lambda _stage: None) -> int:
    """Runs until a window is closed; 0 if the history is whole."""
    where = placing.places(_screen())
    os.environ["QT_SCALE_FACTOR"] = f"{where.factor:.4f}"
    app = program.application("demo")
    look.load_fonts()
    out.mkdir(parents=True, exist_ok=True)
    with collected_here(), office.throw_away(engine) as (url, folder):
        office.prepare(url, engines.utc_now, always_open=True)
        open_store = partial(engines.open_store, url)
        with closing(House(open_store, folder, PageTray(out / "giay-to"))) as house:
            stage = Stage(house, where, out)
            stopped = _stops_on_ctrl_c(stage)
            ready(stage)
            app.exec()
            stopped.stop()
            seen = stage.seen()
        with closing(open_store()) as store:
            register = write_register(store, out / "register.xlsx")
            summary = sum_up(engine, store, url, seen, register)
    summary.save(out / "summary.json")
    return _told(summary, out)


class Stage(QObject):
    """The four windows. Closing one closes the demo."""

    def __init__(self, house: House, where: placing.Places, out: Path) -> None:
        super().__init__()
        host = office.HOST
        self.out, self._left = out, False
        self.printer = VirtualPrinter(house.folder / "paper.escpos")
        self.player = KeepingPlayer(DevicePlayer(), house.folder / "calls")
        self.kiosk = house.kiosk(self.printer)
        self.wall = house.wall(self.player)
        self.counter = house.counter(host.counter_id)
        self.tray = house.tray
        self.paper = PaperWindow(
            self.printer, HELP.format(login=host.login, pin=host.pin, papers=out / "giay-to")
        )
        self.album = Album(out, self.kiosk, self.printer)
        self.spoken: set[int] = set()
        self.labels: set[str] = set()
        self.wall.hall.signals.finished.connect(self.spoken.add)
        self.kiosk.flow.changed.connect(self._kiosk_changed)
        self.windows: tuple[QWidget, ...] = (
            self.wall.window, self.kiosk.window, self.paper, self.counter.window
        )  # fmt: skip
        for window, rect in zip(
            self.windows, (where.wall, where.kiosk, where.paper, where.counter), strict=True
        ):
            window.setGeometry(rect)
            window.show()
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any window that is closed ends the demo."""
        if event.type() == QEvent.Type.Close and watched in self.windows:
            self.leave()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """The last pictures while everything still stands; then the end."""
        if self._left:
            return
        self._left = True
        self.album.photograph(self.counter.window, "counter")
        self.album.photograph(self.wall.window, "wall")
        QTimer.singleShot(0, QApplication.quit)

    def seen(self) -> Seen:
        """What was seen and heard outside the database."""
        self.player.keep(self.out / "call.wav")
        printed = [each for each in self.printer.verdicts if each.outcome is Outcome.PRINTED]
        return Seen(
            labels=tuple(self.labels),
            papers=sum(each.papers for each in printed),
            spoken=len(self.spoken),
            sounds=len(self.player.files),
            dossiers=self.tray.codes,
            forms=self.tray.printed,
            pdfs=len(self.tray.jobs),
        )

    def _kiosk_changed(self, shown: object) -> None:
        issued = getattr(shown, "issued", None)
        if issued is not None:
            self.labels.add(issued.ticket.label)


def _screen() -> QRect:
    """The room on the main screen, asked before the windows are scaled to it."""
    os.environ.pop("QT_SCALE_FACTOR", None)
    probe = QGuiApplication(sys.argv[:1])
    found = QGuiApplication.primaryScreen().availableGeometry()
    probe.shutdown()
    return QRect(found)


def _stops_on_ctrl_c(stage: Stage) -> QTimer:
    def stop(_number: int, _frame: FrameType | None) -> None:
        stage.leave()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    timer = QTimer(stage, interval=NOTICED_MS)  # lets Python look at the signal
    timer.timeout.connect(lambda: None)
    timer.start()
    return timer


def _told(summary: Summary, out: Path) -> int:
    """People leave whenever they like: only a broken history is wrong here."""
    verified = summary.figures["verified"]
    broken = verified["faults"] or verified["recount"]["chain"] != "unbroken"
    print(summary.in_words(out))
    return 1 if broken else 0
