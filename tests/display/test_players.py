"""Where the sound goes, with real child processes."""

import os
import sys
import threading
from pathlib import Path

import pytest

from display.voice import children, playing
from display.voice.clips import SHIPPED
from display.voice.players import DevicePlayer, FilePlayer, SilentPlayer
from office.errors import NoSound

WAV = (SHIPPED / "so-1.wav").read_bytes()


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


class WhenFileExists(threading.Event):
    """Is set as soon as a file has content, without a thread that waits for it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def wait(self, timeout: float | None = None) -> bool:
        super().wait(timeout)
        return self._file.exists() and bool(self._file.read_text())


@pytest.mark.skipif(sys.platform == "win32", reason="looks for the process as POSIX does")
def test_a_player_that_hangs_is_killed(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    hang = f"import os, time; open({str(pid_file)!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    DevicePlayer(python(hang)).play(WAV, WhenFileExists(pid_file))

    with pytest.raises(ProcessLookupError):
        os.kill(int(pid_file.read_text()), 0)


def test_a_loudspeaker_that_does_not_answer_is_no_sound() -> None:
    with pytest.raises(NoSound):
        DevicePlayer(python("import time; time.sleep(60)"), check_limit=0).check()


def test_the_player_gets_the_sound_and_its_exit_code_counts(tmp_path: Path) -> None:
    copy = tmp_path / "copy.wav"
    keep = f"import shutil, sys; shutil.copy(sys.argv[1], {str(copy)!r})"

    DevicePlayer(python(keep)).play(WAV, threading.Event())

    assert copy.read_bytes() == WAV
    with pytest.raises(NoSound):
        DevicePlayer(python("raise SystemExit(3)")).play(WAV, threading.Event())
    with pytest.raises(NoSound):
        DevicePlayer(python("raise SystemExit(3)")).check()


def test_the_real_child_answers_whether_this_machine_has_sound() -> None:
    code = children.run(children.module("display.voice.playing"), threading.Event(), limit=30)

    assert code in (0, playing.NO_SOUND)


def test_a_call_is_played_to_its_end_on_a_real_device_without_sound() -> None:
    import miniaudio

    with playing.open_device([miniaudio.Backend.NULL]) as device:
        assert playing.play(WAV, device)


def test_the_null_backend_is_not_taken_for_a_loudspeaker() -> None:
    assert not playing.audible("Null")
    assert playing.audible("ALSA")


def test_a_folder_collects_the_calls(tmp_path: Path) -> None:
    player = FilePlayer(tmp_path / "calls")
    player.check()
    player.play(WAV, threading.Event())
    player.play(WAV, threading.Event())

    assert [file.name for file in player.files] == ["call-001.wav", "call-002.wav"]
    assert player.files[1].read_bytes() == WAV


def test_a_silent_wall_misses_nothing() -> None:
    SilentPlayer().check()
    SilentPlayer().play(WAV, threading.Event())
