"""Answers by text message: what is understood, what is sent, what is left alone, and gammu-smsd."""

import logging
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from db import catalog
from db import sms as program
from db.dossiers import intake
from db.engine import Store, make_engine
from office.dossiers.codes import Asked
from office.dossiers.dossier import Dossier
from office.profile import DossierRules
from office.settings import settings
from office.sms import messages
from office.sms.limits import MOST, Limits, Turn
from office.sms.spool import Spool
from tests import dossiers as made
from tests import make, stores

WHO, OTHER, OWN = "+84912000345", "0987 000 111", "0911222333"
CODE = "H15.50.05.13-261123-0975"
ASKED = Asked(code=CODE)
SHORT = Asked(lookup="WQ7KBM2W")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("HS WQ7KBM2W", SHORT),
        ("hs wq7kbm2w", SHORT),
        ("Hs  wq7k bm2w", SHORT),
        ("HS: WQ7K-BM2W.", SHORT),
        ("HSWQ7KBM2W", SHORT),
        ("Hồ sơ WQ7KBM2W", SHORT),
        ("HS WQ7KBM2W cảm ơn", SHORT),
        ("HS <WQ7KBM2W>", SHORT),
        ("HS H15.50.05.13-261123-0975", ASKED),
        ("hs h15.50.05.13-261123-0975 xin cảm ơn ạ", ASKED),
        ("HS H15.50.05.13 - 261123 - 0975", ASKED),
        ("HS\nH15.50.05.13-261123-0975", ASKED),
        (" H15.50.05.13-261123-0975 ", ASKED),
        ("WQ7KBM2W", None),
        ("HS", None),
        ("HS alo", None),
        ("xin chào", None),
        ("", None),
        ("HS " + "A" * 5000, None),
        ("HS \u202eWQ7KBM2\u0000", None),
        ("💬 khuyến mãi 50% HS", None),
    ],
)
def test_what_is_understood_as_a_question(words: str, asked: Asked | None) -> None:
    assert messages.question(messages.content(words.encode())) == asked


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8", "latin-1"])
def test_a_message_is_read_in_whatever_letters_the_daemon_stored_it(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    words = "HS ABCD é" if encoding == "latin-1" else "Hồ sơ ABCD"

    assert messages.content(mark + words.encode(encoding)) == words


@pytest.mark.parametrize(
    ("sender", "one"),
    [
        ("+84912000345", "84912000345"),
        ("0912000345", "84912000345"),
        ("0912 000-345", "84912000345"),
        ("+4915112345678", "4915112345678"),
        ("VIETTEL", ""),
        ("1414", ""),
        ("19001234", ""),
        ("+84", ""),
        ("../../etc", ""),
        ("", ""),
    ],
)
def test_only_telephones_are_answered_and_each_is_one(sender: str, one: str) -> None:
    assert messages.same_number(sender) == one


def test_answers_are_plain_letters_of_one_message() -> None:
    for said in (messages.HELP, messages.UNKNOWN, messages.ENOUGH):
        plain = messages.sentence(said)
        assert plain.isascii()
        assert len(plain) <= messages.LONGEST
        assert not plain.endswith("...")
    assert messages.plain("Đường “Ươm” – 5 % € [x]_\u200b💬") == 'Duong "Uom" - 5 % E (x)_'
    assert len(messages.fit(["Ầ" * 400])) == messages.LONGEST


def test_a_phone_is_answered_five_times_an_hour_then_told_then_left_alone(tmp_path: Path) -> None:
    clock = stores.Clock()
    limits = Limits(tmp_path / "answers.json", b"key")
    turns = []
    for _ in range(MOST + 3):
        clock.forward(minutes=1)
        turns.append(limits.take("84912000345", clock()))
    other = limits.take("84987000111", clock())
    clock.forward(minutes=60)

    assert turns == [Turn.ANSWER] * MOST + [Turn.SAY_ENOUGH] + [Turn.DROP] * 2
    assert other is Turn.ANSWER
    assert limits.take("84912000345", clock()) is Turn.ANSWER


def test_the_count_outlives_a_restart_but_no_number_is_kept_and_nothing_past_the_hour(
    tmp_path: Path,
) -> None:
    file, clock = tmp_path / "answers.json", stores.Clock()
    for _ in range(MOST):
        Limits(file, b"key").take("84912000345", clock())
    assert Limits(file, b"key").take("84912000345", clock()) is Turn.SAY_ENOUGH
    assert "912000" not in file.read_text()
    clock.forward(minutes=61)
    Limits(file, b"key").forget(clock())

    assert file.read_text() == "{}"


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[1]", b'{"a": 5}', b"\xff\x00", b'{"a": ["x"]}'])
def test_a_spoilt_count_begins_anew(tmp_path: Path, spoilt: bytes) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(spoilt)

    assert Limits(file, b"key").take("84912000345", make.MORNING) is Turn.ANSWER


@dataclass
class Desk:
    """The answering program on a small office, with a daemon that the test plays."""

    site: stores.Site
    folder: Path
    clerk: program.Clerk
    mine: Dossier
    sent: int = 0

    def receive(self, words: str, sender: str = WHO, part: int = 0, name: str = "") -> Path:
        self.sent += 1
        name = name or f"IN20261123_0841{self.sent:02d}_00_{sender}_{part:02d}.txt"
        path = self.folder / "inbox" / name
        path.write_bytes(words.encode("utf-16"))
        return path

    def answers(self) -> list[tuple[str, str]]:
        """What goes out next: number and words."""
        self.clerk.look()
        self.clerk.look()
        out = sorted((self.folder / "outbox").iterdir())
        found = [(each.name.split("_")[3], each.read_text(encoding="ascii")) for each in out]
        for each in out:
            each.unlink()
        return found


@pytest.fixture
def desk(tmp_path: Path, prepared_file: Path) -> Iterator[Desk]:
    clock = stores.Clock()
    url = f"sqlite:///{shutil.copy(prepared_file, tmp_path / 'office.db')}"
    store = Store(make_engine(url), stores.SITE, clock=clock, patience=0)
    site = stores.Site(store, clock)
    site.open()
    site.do(catalog.load, made.catalog(dossier=DossierRules(sms=True)))
    for folder in ("inbox", "outbox"):
        (tmp_path / folder).mkdir()
    limits = Limits(tmp_path / "answers.json", b"key")
    clerk = program.Clerk(store, Spool(tmp_path), limits, OWN)
    mine = site.do(intake.register, made.draft(), counter_id=1, by=1)
    yield Desk(site, tmp_path, clerk, mine)
    store.close()


def test_a_question_is_answered_once_and_nothing_of_it_stays(desk: Desk) -> None:
    desk.receive(f"hs {desk.mine.lookup}")
    desk.receive(f"HỒ SƠ {desk.mine.code}", OTHER)

    answers = desk.answers()
    assert [number for number, _said in answers] == [WHO, "+84987000111"]
    for _number, said in answers:
        assert said.startswith(f"HS {desk.mine.code}: Dang giai quyet, chua den ngay hen.")
        assert "01/12/2026" in said, "24/11 is a holiday"
        assert "Binh" not in said
    assert list((desk.folder / "inbox").iterdir()) == []
    assert desk.answers() == []


def test_an_unknown_code_and_rubbish_get_a_calm_sentence(desk: Desk) -> None:
    desk.receive("HS ZZZZZZZZ")
    desk.receive("xin chào", OTHER)

    assert dict(desk.answers()) == {
        WHO: messages.sentence(messages.UNKNOWN),
        "+84987000111": messages.sentence(messages.HELP),
    }


def test_two_answering_machines_do_not_keep_each_other_talking(desk: Desk) -> None:
    said = []
    for _ in range(4):
        desk.receive("Toi dang ban, se goi lai sau.")
        said += desk.answers()

    assert len(said) == 1


@pytest.mark.parametrize(
    ("sender", "part"), [("VIETTEL", 0), ("1414", 0), (OWN, 0), ("+84 911222333", 0), (WHO, 1)]
)
def test_no_answer_to_short_numbers_names_itself_or_a_second_part(desk, sender, part) -> None:
    desk.receive(f"HS {desk.mine.lookup}", sender, part)

    assert desk.answers() == []
    assert list((desk.folder / "inbox").iterdir()) == []


def test_a_flood_of_one_phone_ends_in_silence_and_others_are_answered(desk: Desk) -> None:
    for _ in range(20):
        desk.receive(f"HS {desk.mine.lookup}")
    desk.receive(f"HS {desk.mine.lookup}", OTHER)
    numbers = [number for number, _words in desk.answers()]

    assert numbers.count(WHO) == MOST + 1
    assert numbers.count("+84987000111") == 1


def test_a_message_that_is_still_being_written_waits(desk: Desk) -> None:
    path = desk.receive("HS ")
    desk.clerk.look()
    path.write_bytes(f"HS {desk.mine.lookup}".encode("utf-16"))
    desk.clerk.look()
    assert list((desk.folder / "outbox").iterdir()) == []

    assert len(desk.answers()) == 1


def test_files_that_are_no_messages_stay_as_they_are(desk: Desk) -> None:
    for name in ("readme.txt", "IN20261123_084101_00_+84912000345_00.bin", "new-01.tmp"):
        desk.receive("HS ZZZZZZZZ", name=name)

    assert desk.answers() == []
    assert len(list((desk.folder / "inbox").iterdir())) == 3


def test_while_the_database_is_away_questions_wait_and_are_not_counted(desk: Desk, caplog) -> None:
    desk.receive(f"HS {desk.mine.lookup}")
    away = desk.folder / "office.db"
    hidden = away.rename(desk.folder / "away.db")
    desk.site.store.close()
    away.mkdir()
    with caplog.at_level(logging.DEBUG):
        for _ in range(MOST + 2):
            assert desk.answers() == []
    away.rmdir()
    hidden.rename(away)

    assert len(desk.answers()) == 1
    for secret in ("912000345", desk.mine.lookup, desk.mine.code):
        assert secret not in caplog.text


class Broken(Limits):
    """Counts no phone but one."""

    def take(self, number: str, *args, **kwargs) -> Turn:
        if number in messages.same_number(WHO):
            raise ZeroDivisionError(number)
        return super().take(number, *args, **kwargs)


def test_a_bug_with_one_message_is_logged_without_its_number_and_the_next_is_answered(
    desk: Desk, logged_errors
) -> None:
    limits = Broken(desk.folder / "answers.json", b"key")
    desk.clerk = program.Clerk(desk.site.store, Spool(desk.folder), limits)
    desk.receive(f"HS {desk.mine.lookup}")
    desk.receive(f"HS {desk.mine.lookup}", OTHER)

    assert [number for number, _words in desk.answers()] == ["+84987000111"]
    (logged,) = [record.getMessage() for record in logged_errors]
    assert "ZeroDivisionError in test_sms.py" in logged
    assert "912000345" not in logged


def test_it_runs_until_it_is_told_to_stop(desk: Desk, tmp_path: Path, capsys) -> None:
    file, ended = tmp_path / "settings.toml", Event()
    file.write_text(
        f'[database]\nurl = "sqlite:///{(tmp_path / "office.db").as_posix()}"\n'
        f'[sms]\nspool = "{tmp_path.as_posix()}"\n'
    )

    assert program.main(["--settings", str(file)], ended=ended, ready=ended.set) == 0
    assert "Đang trả lời tin nhắn" in capsys.readouterr().out


def test_without_the_offices_word_it_does_not_begin(desk: Desk, capsys) -> None:
    desk.site.do(catalog.load, made.catalog())
    mine = settings.SmsSettings(spool=str(desk.folder))

    assert program.run(desk.site.store, mine, Event()) == 1
    assert "sms = true" in capsys.readouterr().err


def test_without_the_daemons_folders_it_says_what_to_do(desk: Desk, capsys) -> None:
    mine = settings.SmsSettings(spool=str(desk.folder / "none"))

    assert program.run(desk.site.store, mine, Event()) == 1
    assert "gammu-smsd" in capsys.readouterr().err


RC = """
[gammu]
model = dummy
connection = none
port = {folder}/modem

[smsd]
service = files
inboxpath = {folder}/inbox/
outboxpath = {folder}/outbox/
sentsmspath = {folder}/sent/
errorsmspath = {folder}/error/
inboxformat = unicode
logfile = {folder}/smsd.log
commtimeout = 1
receivefrequency = 1
statusfrequency = 0
loopsleep = 1
checksecurity = 0
checknetwork = 0
checkbattery = 0
checksignal = 0
"""


@pytest.mark.skipif(not shutil.which("gammu-smsd"), reason="gammu-smsd is not installed")
@pytest.mark.skipif(not shutil.which("gammu"), reason="gammu is not installed")
def test_a_real_gammu_smsd_brings_the_question_and_sends_the_answer(
    desk: Desk, qtbot: QtBot
) -> None:
    for name in ("modem", "sent", "error"):
        (desk.folder / name).mkdir()
    rc = desk.folder / "gammu.rc"
    rc.write_text(RC.format(folder=desk.folder))
    save = ["gammu", "-c", str(rc), "savesms", "TEXT", "-folder", "1", "-unread", "-sender", WHO]
    subprocess.run(
        save, input=f"HS {desk.mine.lookup}", text=True, check=True, capture_output=True, timeout=20
    )
    sent = desk.folder / "sent"
    with subprocess.Popen(
        ["gammu-smsd", "-c", str(rc)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as daemon:
        try:
            qtbot.waitUntil(lambda: bool(desk.clerk.look()) or any(sent.iterdir()), timeout=20_000)
            qtbot.waitUntil(lambda: any(sent.iterdir()), timeout=20_000)
        finally:
            daemon.terminate()
    (answer,) = sent.iterdir()

    assert WHO in answer.name
    assert answer.read_text().startswith(f"HS {desk.mine.code}: Dang giai quyet")
    assert list((desk.folder / "error").iterdir()) == []
