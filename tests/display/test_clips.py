"""The voice pack, and calls read back from their sound."""

import shutil
import wave
from pathlib import Path

import numpy as np
import pytest

from display.voice.clips import RATE, SHIPPED, ClipPack, NoSynthesiser, encoded, render
from office.speech import calls
from office.speech.calls import CLIPS, Clip, Pause, Reading
from tests.display.hearing import heard, samples

PACK = ClipPack.load()
SILENT = NoSynthesiser()
A_012 = ["moi-cong-dan", "chu-a", "so-0", "so-1", "so-2", "den-quay-so", "so-3"]


def test_the_shipped_pack_has_every_clip_there_is() -> None:
    assert PACK.lacks() == ()
    assert {file.stem for file in SHIPPED.glob("*.wav")} == set(CLIPS)


def test_the_shipped_pack_is_small() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 4_000_000


@pytest.mark.parametrize("key", CLIPS)
def test_each_clip_is_long_enough_loud_enough_and_not_clipped(key: str) -> None:
    sound = np.asarray(PACK.sounds[key], float) / 32768

    assert 0.15 < len(sound) / RATE < 2.5
    assert 0.05 < np.sqrt(np.mean(sound**2)) < 0.2
    assert np.abs(sound).max() < 0.95


@pytest.mark.parametrize("key", CLIPS)
def test_no_clip_is_taken_for_another(key: str) -> None:
    assert heard(render((Clip(key),), PACK, SILENT), PACK) == [key]


def test_phrases_are_spoken_at_3_5_to_4_syllables_a_second() -> None:
    for key in ("moi-cong-dan", "moi-khach-hang", "den-quay-so"):
        syllables = len(CLIPS[key].split())
        assert 3.4 <= syllables / (len(PACK.sounds[key]) / RATE) <= 4.1


UT_005_EN = [
    *("chuong", 0.4),
    *("moi-cong-dan", "chu-u", "chu-t", "so-0", "so-0", "so-5", "den-quay-so", "muoi", "so-2"),
    1.2,
    *("moi-cong-dan", "chu-u", "chu-t", "so-0", "so-0", "so-5", "den-quay-so", "muoi", "so-2"),
    *(1.2, "en-number", "en-letter-u", "en-letter-t", "en-zero", "en-zero", "en-five"),
    *("en-go-to-counter", "en-twelve"),
]
DD_121_MIXED = [
    *("chuong", 0.4, "moi-khach-hang", "chu-dd", "so-1", "so-2", "muoi-chuc", "mot-sau-muoi"),
    *("den-quay-so", "so-1", "tram", "le", "so-4"),
]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (calls.call("A-012", 3), ["chuong", 0.4, *A_012, 1.2, *A_012]),
        (calls.call("UT-005", 12, "en"), UT_005_EN),
        (
            calls.call(
                *("Đ-121", 104, "vi"),
                Reading(mode="mixed", public="khách hàng", zero_word="lẻ"),
                times=1,
            ),
            DD_121_MIXED,
        ),
    ],
)
def test_a_rendered_call_is_heard_word_for_word(
    call: tuple[calls.Item, ...], words: list[str | float]
) -> None:
    assert heard(render(call, PACK, SILENT), PACK) == words


def test_words_in_another_order_are_heard_in_another_order() -> None:
    wrong = tuple(Clip(key) for key in ("chu-a", "so-1", "so-0", "so-2"))

    assert heard(render(wrong, PACK, SILENT), PACK) == ["chu-a", "so-1", "so-0", "so-2"]


def test_a_sound_that_is_no_clip_is_not_taken_for_one() -> None:
    alien = render((Clip("so-1"),), PACK, SILENT)[:44]
    noise = np.random.default_rng(1).integers(-9000, 9000, RATE).astype("<i2")

    assert heard(alien + noise.tobytes(), PACK) in ([], ["?"])
    assert heard(encoded(PACK.sounds["so-1"][::-1]), PACK) == ["?"]


def test_a_quieter_call_says_the_same() -> None:
    call = calls.call("B-340", 7)
    loud, quiet = render(call, PACK, SILENT), render(call, PACK, SILENT, volume=25)

    assert heard(quiet, PACK, volume=25) == heard(loud, PACK)
    assert abs(samples(quiet)).max() == pytest.approx(abs(samples(loud)).max() / 4, abs=1)


def own_pack(tmp_path: Path, *lost: str) -> Path:
    """A copy of the shipped pack without some clips."""
    folder = shutil.copytree(SHIPPED, tmp_path / "own")
    for key in lost:
        (folder / f"{key}.wav").unlink()
    return folder


def test_a_pack_says_what_is_still_to_be_recorded(tmp_path: Path) -> None:
    folder = own_pack(tmp_path, "so-1")
    (folder / "so-2.wav").write_bytes(b"RIFF, but no sound")
    (folder / "so-3.wav").write_bytes(b"")

    assert ClipPack.load(folder).lacks() == ("so-1", "so-2", "so-3")
    assert ClipPack.load(tmp_path / "nothing").lacks() == tuple(CLIPS)


def test_a_recording_of_another_rate_in_stereo_is_taken_too(tmp_path: Path) -> None:
    folder = own_pack(tmp_path)
    tone = np.sin(np.arange(44_100) / 44_100 * 2 * np.pi * 440) * 9000
    with wave.open(str(folder / "so-1.wav"), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(44_100)
        out.writeframes(np.repeat(tone, 2).astype("<i2").tobytes())

    sound = np.asarray(ClipPack.load(folder).sounds["so-1"], float)

    assert len(sound) == pytest.approx(RATE, abs=50)
    assert np.abs(np.fft.rfft(sound)).argmax() == pytest.approx(440, abs=2)


def test_a_number_with_a_word_missing_is_not_said_at_all(tmp_path: Path) -> None:
    pack = ClipPack.load(own_pack(tmp_path, "so-1"))

    assert heard(render(calls.call("A-012", 3), pack, SILENT), pack) == ["chuong"]


def test_a_pack_without_english_still_speaks_vietnamese(tmp_path: Path) -> None:
    pack = ClipPack.load(own_pack(tmp_path, "en-number", "en-zero"))

    spoken = heard(render(calls.call("A-012", 3, "en"), pack, SILENT), pack)

    assert spoken == ["chuong", 0.4, *A_012, 1.2, *A_012]


class OneVoice:
    """Says everything as "so-9" of the shipped pack, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def speak(self, clip: Clip) -> bytes | None:
        self.asked.append(clip.words)
        return encoded(PACK.sounds["so-9"])


def test_the_synthesiser_says_what_the_pack_lacks_and_only_that(tmp_path: Path) -> None:
    voice = OneVoice()
    pack = ClipPack.load(own_pack(tmp_path, "so-1", "chuong"))

    spoken = heard(render(calls.call("A-012", 3, times=1), pack, voice), pack)

    assert voice.asked == ["một"]
    assert spoken == [0.4, "moi-cong-dan", "chu-a", "so-0", "so-9", "so-2", "den-quay-so", "so-3"]


def test_pauses_last_as_long_as_asked() -> None:
    sound = samples(render((Pause(0.5),), PACK, SILENT))

    assert len(sound) == RATE / 2
    assert not sound.any()
