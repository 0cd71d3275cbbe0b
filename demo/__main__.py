"""`./run demo`: kiosk, counter and wall on a throw-away office; scripted where nobody looks."""

import argparse
import os
import socket
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from office.command_line import parser_of

if TYPE_CHECKING:
    from demo.summary import Summary


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the windows, or plays the morning: 0 if everything happened as it should."""
    asked = _arguments(argv)
    if asked.scripted or not has_screen():
        return _scripted(asked.engine, asked.out)
    return _open(asked.engine, asked.out)


def has_screen() -> bool:
    """Whether windows can be seen here. A DISPLAY that nobody answers would end Qt at once."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return answers(os.environ.get("DISPLAY", ""))


def answers(display: str) -> bool:
    """Whether an X server listens at a DISPLAY such as `:0` or `pc:10.0`."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not (colon and number.isdigit()):
        return False
    if host not in ("", "unix"):
        return _connects(socket.AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, "\0" + path)


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as probe:
        probe.settimeout(1)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _open(engine: str, out: Path) -> int:
    from demo import windows
    from demo.local_postgres import NoPostgres
    from office.errors import Known

    try:
        return windows.show(engine, out)
    except (NoPostgres, Known, OSError) as reason:
        print(f"Chưa mở được bản xem thử: {reason}", file=sys.stderr)
        return 1


def _scripted(engine: str, out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("QT_SCALE_FACTOR", None)
    from PySide6.QtCore import qInstallMessageHandler

    from demo import script
    from office.qt import program
    from office.qt.garbage import collected_here

    qInstallMessageHandler(_without_chatter)
    app = program.application("demo")
    with collected_here():
        code = told(partial(script.play, engine, out), out)
    app.shutdown()
    return code


def told(play: "Callable[[], Summary]", out: Path) -> int:
    """Plays and says how it went: 0 if everything happened and every figure agrees."""
    from demo.hands import NotHappened
    from demo.local_postgres import NoPostgres
    from office.errors import Known

    try:
        summary = play()
    except (NotHappened, NoPostgres, Known, OSError) as reason:
        print(f"Buổi sáng mẫu dừng giữa chừng: {reason}", file=sys.stderr)
        return 1
    for doubt in summary.doubts:
        print(f"Buổi sáng mẫu chưa khớp: {doubt}", file=sys.stderr)
    if summary.doubts:
        return 1
    print(summary.in_words(out))
    return 0


def _without_chatter(_kind: object, _place: object, words: str) -> None:
    if "propagateSizeHints" not in words:  # what a platform without a screen says of any window
        print(words, file=sys.stderr)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = parser_of("demo", "Xem thử cả ba màn hình trên một máy")
    parser.add_argument("--scripted", action="store_true", help="tự chạy một buổi sáng mẫu")
    parser.add_argument(
        "--engine", choices=("sqlite", "postgres"), default="sqlite", help="cơ sở dữ liệu"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("out"), metavar="THƯ_MỤC", help="nơi để ảnh và số liệu"
    )
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
