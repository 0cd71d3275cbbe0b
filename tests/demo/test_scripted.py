"""The scripted morning as anybody starts it, judged by what it leaves behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from display.clips import SHIPPED, ClipPack
from tests.display.hearing import heard
from tests.escpos_decoder import decode

ROOT = Path(__file__).resolve().parent.parent.parent
SIZES = {
    "kiosk-home": (1920, 1080), "kiosk-priority": (1920, 1080), "kiosk-ticket": (1920, 1080),
    "counter": (1366, 768), "wall": (1920, 1080),
}  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    """What one run wrote."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--scripted", "--out", str(folder)],
        capture_output=True, text=True, env=environment, cwd=folder.parent, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def opened(path: Path) -> Image.Image:
    with Image.open(path) as file:
        return file.copy()


def test_every_figure_agrees_with_every_other(out):
    told = json.loads((out / "summary.json").read_text(encoding="utf-8"))

    assert told["engine"] == "sqlite"
    assert told["issued"] == told["printed"] >= 12
    assert told["called"] == told["announced"] > told["issued"]
    assert told["finished"] + told["no_show"] == told["issued"]
    assert told["no_show"] == 1
    verified, again = told["verified"], told["verified"]["recount"]
    assert verified["faults"] == 0
    assert (verified["events"], verified["tickets"]) == (again["events"], told["issued"])
    assert again["chain"] == "unbroken"
    for kind in ("undo", "restore", "no_show", "recall", "wrong_secret", "print_again"):
        assert again["kinds"][kind] >= 1


def test_the_pictures_have_the_true_sizes_of_the_screens(out):
    found = {name: opened(out / f"{name}.png").size for name in SIZES}

    assert found == SIZES


def test_the_ticket_is_a_paper_whose_code_leads_to_it(out):
    [paper] = decode((out / "ticket.escpos").read_bytes())
    shown = opened(out / "ticket.png")

    assert paper.width == 576
    assert shown.convert("1").tobytes() == paper.tobytes()
    [code] = zxingcpp.read_barcodes(paper.convert("L"))
    assert code.text.startswith("MOTCUA:1:hoa-binh:2026-11-23:UT-004:")


def test_the_kiosk_shows_the_same_code_as_the_paper(out):
    on_screen = zxingcpp.read_barcodes(opened(out / "kiosk-ticket.png"))
    on_paper = zxingcpp.read_barcodes(opened(out / "ticket.png").convert("L"))

    assert [each.text for each in on_screen] == [each.text for each in on_paper]


def test_the_call_is_a_sentence_of_the_voice_pack(out):
    words = heard((out / "call.wav").read_bytes(), ClipPack.load(SHIPPED), volume=80)

    assert words[:3] == ["chuong", 0.4, "moi-cong-dan"]
    assert words.count("den-quay-so") == 2
    assert "?" not in words
