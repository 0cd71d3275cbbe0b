"""The demo to play with, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

COUNTER = "3"  # among the stage's windows; the others are closed in the same way
ROOT = Path(__file__).resolve().parent.parent.parent

PLAYS_AND_CLOSES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from demo import office, windows
from demo.citizens import Kiosk

services = {each.letter: each for each in office.commune().services}

def ready(stage):
    def play():
        assert all(window.isVisible() for window in stage.windows)
        assert office.HOST.pin in stage.paper.help.text()
        Kiosk(stage.kiosk).take(services["A"])
        stage.windows[int(sys.argv[2])].close()
    QTimer.singleShot(0, play)

sys.exit(windows.show("sqlite", Path(sys.argv[1]), ready=ready))
"""


def test_closing_a_window_ends_the_demo_and_keeps_what_happened(tmp_path):
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", PLAYS_AND_CLOSES, str(out), COUNTER],
        capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    told = json.loads((out / "summary.json").read_text())
    assert (told["issued"], told["printed"], told["verified"]["faults"]) == (1, 1, 0)
    kept = {each.name for each in out.iterdir()}
    assert {"ticket.escpos", "ticket.png", "counter.png", "wall.png"} <= kept
