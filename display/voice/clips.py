"""The voice pack: a folder of WAV clips, joined into the sound of one call."""

import io
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from office import assets
from office.speech.calls import CLIPS, Clip, Item, Pause

SHIPPED = assets.FOLDER / "voice" / "espeak-vi"
RATE = 22050
GAP = 0.06  # between two words, so that digits stand apart

Sound = array  # of 16-bit samples, one channel, RATE a second


class Synthesiser(Protocol):
    """Makes the clips that a pack lacks."""

    def speak(self, clip: Clip) -> bytes | None:
        """The clip as a WAV file, or None if it cannot be said here."""


class NoSynthesiser:
    """For machines without speech: says nothing."""

    def speak(self, clip: Clip) -> bytes | None:
        """None."""


def decoded(wav: bytes) -> "Sound[int]":
    """A sound file's samples at our rate, whatever the recorder's rate and channels were.

    ValueError if it is no sound file.
    """
    try:
        with wave.open(io.BytesIO(wav)) as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE):
                return array("h", file.readframes(file.getnframes()))
    except (wave.Error, EOFError):
        pass  # not a plain WAV: perhaps one of the other kinds
    return _converted(wav)


def _converted(wav: bytes) -> "Sound[int]":
    import miniaudio

    try:
        return miniaudio.decode(wav, miniaudio.SampleFormat.SIGNED16, 1, RATE).samples
    except miniaudio.DecodeError as error:
        raise ValueError("not a sound file") from error


def encoded(sound: "Sound[int]") -> bytes:
    """A WAV file of `sound`."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sound.tobytes())
    return file.getvalue()


def seconds(wav: bytes) -> float:
    """How long one of our own WAV files lasts."""
    with wave.open(io.BytesIO(wav)) as file:
        return file.getnframes() / file.getframerate()


@dataclass(frozen=True, slots=True)
class ClipPack:
    """The clips of one folder, by key."""

    folder: Path
    sounds: dict[str, "Sound[int]"]

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> "ClipPack":
        """Reads the clips it finds. A file that is missing or damaged is simply lacking."""
        found = {key: _read(folder / f"{key}.wav") for key in CLIPS}
        return cls(folder, {key: sound for key, sound in found.items() if sound})

    def lacks(self) -> tuple[str, ...]:
        """The clips that are still to be recorded."""
        return tuple(key for key in CLIPS if key not in self.sounds)


def _read(file: Path) -> "Sound[int] | None":
    try:
        return decoded(file.read_bytes())
    except (OSError, ValueError):
        return None


def render(
    call: tuple[Item, ...], pack: ClipPack, synthesiser: Synthesiser, *, volume: int = 100
) -> bytes:
    """The call as one WAV file.

    If a word can be had neither from the pack nor from the synthesiser, its language stays
    silent and the chime alone calls: a number with a digit missing would call somebody else.
    """
    sounds = {item: _sound(item, pack, synthesiser) for item in call if isinstance(item, Clip)}
    dumb = {clip.language for clip, sound in sounds.items() if clip.words and not sound}
    joined: Sound[int] = array("h")
    after_clip = False
    for item in call:
        if isinstance(item, Pause):
            joined.extend(silence(item.seconds))
        elif not (item.words and item.language in dumb):
            joined.extend(silence(GAP) if after_clip else ())
            joined.extend(sounds[item] or ())
        after_clip = isinstance(item, Clip)
    return encoded(louder(joined, volume))


def _sound(clip: Clip, pack: ClipPack, synthesiser: Synthesiser) -> "Sound[int] | None":
    if clip.key in pack.sounds:
        return pack.sounds[clip.key]
    spoken = synthesiser.speak(clip) if clip.words else None
    return decoded(spoken) if spoken else None


def silence(length: float) -> "Sound[int]":
    """So many seconds of nothing."""
    return array("h", bytes(2 * round(length * RATE)))


def louder(sound: "Sound[int]", volume: int) -> "Sound[int]":
    """`sound` at `volume` per cent of its height."""
    if volume == 100:
        return sound
    return array("h", (sample * volume // 100 for sample in sound))
