from datetime import time
from pathlib import Path

import pytest

from assets.tools import settings_docs
from office.errors import BadSettings
from office.settings import settings
from office.settings.kinds import PRINTERS, SCANNERS, Hours


def write(folder: Path, content: str | bytes) -> Path:
    file = folder / "settings.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def refusal(folder: Path, content: str | bytes) -> BadSettings:
    with pytest.raises(BadSettings) as caught:
        settings.load(write(folder, content))
    return caught.value


def test_an_empty_file_means_the_defaults(tmp_path):
    assert settings.load(write(tmp_path, "")) == settings.Settings()


def test_the_example_holds_the_defaults():
    assert settings.load(settings_docs.EXAMPLE) == settings.Settings()


@pytest.mark.parametrize("name", settings.SECTIONS)
def test_the_example_names_every_setting(name):
    said = settings_docs.EXAMPLE.read_text(encoding="utf-8").split(f"\n[{name}]")[1].split("\n[")[0]

    for key in settings.SECTIONS[name].settings:
        assert f"\n{key} = " in said or f"\n# {key} = " in said


def test_what_is_written_is_what_is_set(tmp_path):
    found = settings.load(
        write(
            tmp_path,
            '[database]\nurl = "postgresql://kiosk1@10.0.0.5/motcua"\nsite = "xa-an-binh"\n'
            '[kiosk]\nprinter = "tcp:10.0.0.7:9100"\npaper_mm = 58\nscreen_inches = 15\n'
            '[display]\nquiet = ["11:30-13:30"]\nnight = "18:00-06:00"\n'
            '[voice]\nzero_word = "lẻ"\n',
        )
    )

    assert found.database.url == "postgresql://kiosk1@10.0.0.5/motcua"
    assert found.database.site == "xa-an-binh"
    assert (found.kiosk.printer, found.kiosk.paper_mm) == ("tcp:10.0.0.7:9100", 58)
    assert found.kiosk.screen_inches == 15
    assert found.display.quiet == (Hours(time(11, 30), time(13, 30)),)
    assert found.display.night == Hours(time(18), time(6))
    assert found.voice.zero_word == "lẻ"


def test_the_machines_own_file_is_read_when_none_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    (tmp_path / "mot-cua").mkdir()
    write(tmp_path / "mot-cua", "[kiosk]\ncopies = 2\n")

    assert settings.load().kiosk.copies == 2


def test_a_machine_without_a_file_has_the_defaults(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))

    assert settings.load() == settings.Settings()


def test_the_default_database_is_a_file_among_the_users_data(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))

    url = settings.Settings().database.url

    assert url == f"sqlite:///{(tmp_path / 'mot-cua' / 'office.db').as_posix()}"


@pytest.mark.parametrize(
    ("content", "line", "key", "word"),
    [
        ("[kiosk]\n\n# khổ giấy\npaper_mm = 70\n", 4, "kiosk.paper_mm", "80 | 58"),
        ('[kiosk]\npaper_mm = "80"\n', 2, "kiosk.paper_mm", "80 | 58"),
        ("[kiosk]\ncopies = true\n", 2, "kiosk.copies", "1 | 2"),
        ("[kiosk]\nfullscreen = 1\n", 2, "kiosk.fullscreen", "true | false"),
        ("[kiosk]\nscreen_inches = nan\n", 2, "kiosk.screen_inches", "từ 7 đến 100"),
        ("[kiosk]\nidle_seconds = 9.5\n", 2, "kiosk.idle_seconds", "số nguyên từ 15 đến 600"),
        ('[kiosk]\nname = "ki ốt"\n', 2, "kiosk.name", "chữ không dấu"),
        ('[kiosk]\nname = ""\n', 2, "kiosk.name", "chữ không dấu"),
        ('[kiosk]\nprinter = "tcp:10.0.0.7"\n', 2, "kiosk.printer", "tcp:MÁY:CỔNG"),
        ('[kiosk]\nprinter = "tcp:10.0.0.7:70000"\n', 2, "kiosk.printer", "tcp:MÁY:CỔNG"),
        ('[kiosk]\nprinter = "may-in"\n', 2, "kiosk.printer", "null"),
        ("[kiosk]\npriter = 1\n", 2, "kiosk.priter", "Có phải “printer” không?"),
        ("[kioks]\ncopies = 1\n", 1, "kioks", "Có phải “kiosk” không?"),
        ("kiosk = 5\n", 1, "kiosk", "[kiosk]"),
        ('[counter]\ndock = "giua"\n', 2, "counter.dock", '"top" | "bottom"'),
        ('[counter]\nscanner = "usb"\n', 2, "counter.scanner", "keyboard"),
        ('[counter]\nscanner = "serial:"\n', 2, "counter.scanner", "serial:CỔNG"),
        ("\nkiosk.copies = 1\nkiosk.paper_mm = 1\n", 3, "kiosk.paper_mm", "80 | 58"),
        ('[display]\nquiet = [\n  "11:30",\n]\n', 3, "display.quiet", "danh sách giờ"),
        ('[display]\nquiet = []\nnight = "25:00-06:00"\n', 3, "display.night", "18:00-06:00"),
        ("[display]\nhistory_rows = 9\n", 2, "display.history_rows", "từ 3 đến 8"),
        ('[database]\nurl = "mysql://x/y"\n', 2, "database.url", "postgresql://"),
        ("[kiosk]\ncopies = 1\ncopies = 2\n", 3, "copies", "chỉ được ghi một lần"),
        ("[kiosk]\ncopies = 1\n[kiosk]\n", 3, "[kiosk]", "chỉ được mở một lần"),
        ("[kiosk]\nprinter = null\n", 2, "printer", "dấu nháy"),
        ("[kiosk]\nprinter\n", 2, "printer", "thiếu dấu “=”"),
        ('[kiosk]\nprinter = "null', 2, "printer", "TOML"),
        ("[kiosk]\nprinter = " + 2000 * "[", 2, "printer", "lồng nhau quá sâu"),
        (b'[kiosk]\nname = "m\xe1y"\n', 2, "", "UTF-8"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number_and_what_is_allowed(
    tmp_path, content, line, key, word
):
    error = refusal(tmp_path, content)

    assert (error.fields["line"], error.fields["key"]) == (line, key)
    assert word in str(error.fields["reason"])
    assert str(tmp_path) in str(error)
    assert f"dòng {line}" in str(error)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSettings, match=r"khong-co\.toml"):
        settings.load(tmp_path / "khong-co.toml")


def test_a_refused_address_does_not_repeat_its_password(tmp_path):
    error = refusal(tmp_path, '[database]\nurl = "postgres:/kiosk:bi-mat@10.0.0.5/x"\n')

    assert "bi-mat" not in str(error)


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path):
    file = write(tmp_path, b"\xef\xbb\xbf[kiosk]\r\ncopies = 2\r\n")

    assert settings.load(file).kiosk.copies == 2


@pytest.mark.parametrize(
    ("address", "kind", "parts"),
    [
        ("null", "null", {}),
        ("file:/tmp/a b.bin", "file", {"path": "/tmp/a b.bin"}),
        ("tcp:10.0.0.7:9100", "tcp", {"host": "10.0.0.7", "port": "9100"}),
        ("usb:04b8:0E15", "usb", {"vendor": "04b8", "product": "0E15"}),
        ("serial:/dev/ttyUSB0:9600", "serial", {"device": "/dev/ttyUSB0", "baud": "9600"}),
        ("cups:TM T82", "cups", {"name": "TM T82"}),
        ("windows:POS-80", "windows", {"name": "POS-80"}),
    ],
)
def test_every_kind_of_printer_can_be_named(tmp_path, address, kind, parts):
    found = settings.load(write(tmp_path, f'[kiosk]\nprinter = "{address}"\n')).kiosk.printer

    match = PRINTERS[kind].fullmatch(found)
    assert match is not None
    assert match.groupdict() == parts


@pytest.mark.parametrize(
    ("scanner", "device"),
    [
        ("", None),
        ("keyboard", None),
        ("serial:/dev/ttyACM0", "/dev/ttyACM0"),
        ("serial:COM3", "COM3"),
    ],
)
def test_every_kind_of_scanner_can_be_named(tmp_path, scanner, device):
    found = settings.load(write(tmp_path, f'[counter]\nscanner = "{scanner}"\n')).counter.scanner

    match = SCANNERS.fullmatch(found)
    assert match is not None
    assert match["device"] == device


@pytest.mark.parametrize(
    ("start", "end", "inside", "outside"),
    [(11, 13, (11, 12), (10, 13)), (22, 6, (22, 0, 5), (6, 12, 21))],
)
def test_hours_run_past_midnight(start, end, inside, outside):
    hours = Hours(time(start), time(end))

    assert all(hours.cover(time(hour)) for hour in inside)
    assert not any(hours.cover(time(hour)) for hour in outside)
