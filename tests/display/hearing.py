"""Reads a rendered call back: cuts it greedily into the clips of its pack, by correlation."""

import io
import wave

import numpy as np
from numpy.typing import NDArray

from display.voice.clips import RATE, ClipPack, louder

Samples = NDArray[np.float64]
ALIKE = 0.99
A_PAUSE = 0.2  # shorter silences are the gaps between words


def samples(wav: bytes) -> Samples:
    """The samples of one of our WAV files."""
    with wave.open(io.BytesIO(wav)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)


def heard(wav: bytes, pack: ClipPack, volume: int = 100) -> list[str | float]:
    """Keys of the clips and lengths of the pauses in a call; "?" ends it where nothing fits."""
    sound, found, place = samples(wav), list[str | float](), 0
    clips = {
        key: np.trim_zeros(np.asarray(louder(clip, volume), float))
        for key, clip in pack.sounds.items()
    }
    while len(rest := np.trim_zeros(sound[place:], "f")):
        pause = (len(sound) - place - len(rest)) / RATE
        if pause >= A_PAUSE:
            found.append(round(pause, 1))
        key = _best(rest, clips)
        if key is None:
            return [*found, "?"]
        found.append(key)
        place = len(sound) - len(rest) + len(clips[key])
    return found


def _best(rest: Samples, clips: dict[str, Samples]) -> str | None:
    likeness = {key: _likeness(rest, clip) for key, clip in clips.items()}
    key = max(likeness, key=lambda each: (round(likeness[each], 4), len(clips[each])))
    return key if likeness[key] >= ALIKE else None


def _likeness(rest: Samples, clip: Samples) -> float:
    if len(rest) < len(clip):
        return 0.0
    part = rest[: len(clip)]
    return float(part @ clip / (np.linalg.norm(part) * np.linalg.norm(clip)))
