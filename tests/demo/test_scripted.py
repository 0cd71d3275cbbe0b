"""The scripted morning, out of the installed product, judged by what it leaves behind."""

import json
import subprocess
from contextlib import closing
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image

from display.voice.clips import SHIPPED, ClipPack
from office.dossiers.codes import CODE, Asked, asked
from tests import installed
from tests.display.hearing import heard
from tests.escpos_decoder import decode

SIZES = {
    "kiosk-home": (1920, 1080), "kiosk-priority": (1920, 1080), "kiosk-ticket": (1920, 1080),
    "counter": (1366, 768), "wall": (1920, 1080), "intake": (420, 1024), "lookup": (1920, 1080),
    "receipt": (2339, 1654),
}  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    """What one run of the installed product wrote."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [installed.install(folder) / "mot-cua-demo", "--scripted"],
        capture_output=True, text=True, env=installed.environment(folder / "home"), cwd=folder,
        check=False,
    )  # fmt: skip
    folder = folder / "out"
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


def test_every_dossier_of_the_morning_is_told_and_counted_again(out):
    told = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    verified, again = told["verified"], told["verified"]["recount"]

    assert told["dossiers"] == verified["dossiers"] == again["dossiers"] == 4
    assert again["dossier_states"] == {"received": 1, "returned": told["returned"]}
    assert (told["early"], told["on_time"], told["late"]) == (2, 1, 0)
    assert told["early"] + told["on_time"] == told["returned"] == again["kinds"]["return"]
    for kind in ("advise", "supplied", "hand_over", "accept", "result"):
        assert again["kinds"][kind] >= 1
    assert told["intake_actions"] <= 10
    assert told["intake_actions"] < told["intake_actions_with_phone"] <= 21


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


def test_the_receipt_is_a_picture_of_its_page_and_its_code_leads_to_the_dossier(out):
    texts = {each.text for each in zxingcpp.read_barcodes(opened(out / "receipt.png"))}
    [code] = [each for each in texts if CODE.fullmatch(each)]
    [qr] = [each for each in texts if each.startswith("MOTCUA:2:")]

    assert asked(qr) == Asked(code=code, lookup=qr.rpartition(":")[2])
    assert code in words_of(out / "receipt.pdf")
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in words_of(out / "receipt.pdf")


def test_the_control_sheet_names_every_hand_that_had_the_dossier(out):
    said = words_of(out / "control-sheet.pdf")

    for name in ("Đỗ Quang Huy", "Trương Gia Bảo", "Ngô Ngọc Lan", "Trước hạn"):
        assert name in said


def test_the_register_has_a_line_for_each_dossier(out):
    book = openpyxl.load_workbook(out / "register.xlsx")
    rows = book.active.iter_rows(values_only=True)
    codes = [row[1] for row in rows if CODE.fullmatch(str(row[1]))]

    assert len(codes) == len(set(codes)) == 4


def words_of(pdf: Path) -> str:
    with closing(pdfium.PdfDocument(pdf)) as document:
        return document[0].get_textpage().get_text_range()
