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
from PySide6.QtCore import Qt, QTimer
from demo import hands, office, windows
from demo.citizens import Kiosk
from demo.dossiers_day import BINH
from demo.fingers import Fingers
from demo.hands import until
from demo.officers import sign_in

services = {each.letter: each for each in office.commune().services}

def take_papers_in(stage):
    fingers = Fingers(stage.counter)
    sign_in(fingers, office.HOST)
    until(lambda: stage.counter.seat and stage.counter.seat.intake.state.ready, "quầy")
    intake = stage.counter.seat.intake
    fingers.press(Qt.Key.Key_F4)
    fingers.scan(BINH)
    until(lambda: intake.state.draft.submitter.name, "tên")
    fingers.write("dkks")
    fingers.press(Qt.Key.Key_Return)
    until(lambda: intake.state.procedure, "thủ tục")
    fingers.write("0")
    fingers.press(Qt.Key.Key_Return, hands.CTRL)
    until(lambda: stage.tray.printed, "giấy hẹn")
    fingers.press(Qt.Key.Key_Escape)

def ready(stage):
    def play():
        assert all(window.isVisible() for window in stage.windows)
        assert office.HOST.pin in stage.paper.help.text()
        assert "F4" in stage.paper.help.text()
        Kiosk(stage.kiosk).take(services["A"])
        take_papers_in(stage)
        stage.windows[int(sys.argv[2])].close()
    QTimer.singleShot(0, play)

sys.exit(windows.show("sqlite", Path(sys.argv[1]), ready=ready))
"""


def test_closing_a_window_ends_the_demo_and_keeps_what_happened(tmp_path):
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", PLAYS_AND_CLOSES, str(out), COUNTER],
        capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen",
             "XDG_DATA_HOME": str(tmp_path / "own"), "LOCALAPPDATA": str(tmp_path / "own")},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    told = json.loads((out / "summary.json").read_text())
    assert (told["issued"], told["printed"], told["verified"]["faults"]) == (1, 1, 0)
    assert (told["dossiers"], told["verified"]["dossiers"]) == (1, 1)
    [receipt] = (out / "giay-to").iterdir()
    assert receipt.name.endswith("-receipt.pdf")
    assert not (tmp_path / "own").exists()  # what the counter keeps went with the demo
    kept = {each.name for each in out.iterdir()}
    assert {"ticket.escpos", "ticket.png", "counter.png", "wall.png"} <= kept
