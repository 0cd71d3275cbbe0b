"""Speech for what a pack lacks, by real child processes."""

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from display.voice.clips import ClipPack, render, seconds
from display.voice.synthesis import SpokenSynthesiser, usable, voice_for
from office.speech import calls
from office.speech.calls import Clip
from tests.display.hearing import samples

needs_speech = pytest.mark.skipif(
    shutil.which("espeak-ng") is None and sys.platform == "linux",
    reason="NO SPEECH ENGINE HERE: install espeak-ng to try pyttsx3 for real",
)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@needs_speech
def test_pyttsx3_speaks_vietnamese_and_english_in_a_child_process() -> None:
    synthesiser = SpokenSynthesiser(limit=60)

    phrase = synthesiser.speak(Clip("den-quay-so"))
    english = synthesiser.speak(Clip("en-go-to-counter"))

    assert phrase is not None
    assert english is not None
    assert usable(phrase)
    assert 0.5 < seconds(phrase) < 4
    assert phrase != english


@needs_speech
def test_an_office_without_a_pack_still_speaks(tmp_path: Path) -> None:
    call = calls.call("A-012", 3, times=1)
    wav = render(call, ClipPack.load(tmp_path), SpokenSynthesiser(limit=60))

    assert seconds(wav) > 4
    assert np.abs(samples(wav)).max() > 3000


def test_a_speech_engine_that_hangs_is_killed_and_not_asked_again(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    hang = f"import time; open({str(asked)!r}, 'a').write('x'); time.sleep(60)"
    synthesiser = SpokenSynthesiser(python(hang), limit=2)

    assert synthesiser.speak(Clip("so-1")) is None
    assert synthesiser.speak(Clip("so-2")) is None
    assert asked.read_text() == "x"


def test_each_clip_is_made_once(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    source = str(speech_file())
    code = f"import shutil, sys; open({str(asked)!r}, 'a').write('x'); "
    code += f"shutil.copy({source!r}, sys.argv[2])"
    synthesiser = SpokenSynthesiser(python(code), limit=60)

    assert synthesiser.speak(Clip("so-1")) == synthesiser.speak(Clip("so-1")) is not None
    assert asked.read_text() == "x"


def speech_file() -> Path:
    from display.voice.clips import SHIPPED

    return SHIPPED / "so-1.wav"


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "pass",
        "import sys; open(sys.argv[2], 'wb').write(b'no sound')",
        "import sys, wave; f = wave.open(sys.argv[2], 'wb'); f.setparams((1, 2, 22050, 0, 'NONE',"
        " '')); f.writeframes(bytes(44100)); f.close()",
    ],
    ids=["no voice", "no file", "not a sound", "silence"],
)
def test_an_engine_that_fails_is_passed_over_calmly(code: str) -> None:
    assert SpokenSynthesiser(python(code), limit=60).speak(Clip("so-1")) is None


def voices(*tags: list[str | bytes]) -> list[SimpleNamespace]:
    return [SimpleNamespace(id=str(tag), languages=tag) for tag in tags]


@pytest.mark.parametrize(
    ("language", "machine", "chosen"),
    [
        ("vi", voices(["vi-vn-x-south"], ["vi"]), "['vi']"),
        ("vi", voices(["en-US"], ["vi_VN"]), "['vi_VN']"),
        ("vi", voices([b"\x05vi"]), "[b'\\x05vi']"),
        ("en", voices(["vi"], ["en-us"], ["en-gb"]), "['en-gb']"),
    ],
)
def test_a_voice_of_the_language_is_chosen(
    language: str, machine: list[SimpleNamespace], chosen: str
) -> None:
    voice = voice_for(language, machine)

    assert voice is not None
    assert voice.id == chosen


def test_vietnamese_is_never_read_by_another_language_s_voice() -> None:
    assert voice_for("vi", voices(["en-us"], ["fr"], [])) is None
