"""`./run demo`: kiosk, counter and wall on a throw-away office; scripted where nobody looks."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the windows, or plays the morning: 0 if everything happened as it should."""
    asked = _arguments(argv)
    if asked.scripted or not has_screen():
        return _scripted(asked.engine, asked.out)
    from demo import windows

    return windows.show(asked.engine, asked.out)


def has_screen() -> bool:
    """Whether windows can be seen here."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _scripted(engine: str, out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("QT_SCALE_FACTOR", None)
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from demo import script
    from demo.local_postgres import NoPostgres
    from office.errors import Known

    qInstallMessageHandler(_without_chatter)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    try:
        summary = script.play(engine, out)
    except (script.NotHappened, NoPostgres, Known) as reason:
        print(f"Buổi sáng mẫu dừng giữa chừng: {reason}.", file=sys.stderr)
        return 1
    del app
    for doubt in summary.doubts:
        print(f"Buổi sáng mẫu chưa khớp: {doubt}.", file=sys.stderr)
    if not summary.doubts:
        print(summary.in_words(out))
    return 1 if summary.doubts else 0


def _without_chatter(_kind: object, _place: object, words: str) -> None:
    if "propagateSizeHints" not in words:  # what a platform without a screen says of any window
        print(words, file=sys.stderr)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run demo", description="Xem thử cả ba màn hình trên một máy"
    )
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
