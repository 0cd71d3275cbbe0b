"""Renders the voice pack `assets/voice/espeak-vi`; run by name: `assets/tools/voice_pack.py`.

Needs espeak-ng and numpy. Each clip is trimmed, brought to one loudness and checked; an office
replaces the pack by a folder of its own recordings with the same file names.
"""

import io
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from office.speech import calls  # noqa: E402

TARGET = ROOT / "assets" / "voice" / "espeak-vi"
RATE = 22050
# Words a minute for espeak-ng; phrases come out at 3.5 to 4 syllables a second, and a single
# number word, said alone, a little slower so that it is understood in a full hall.
PHRASE_SPEED = {"vi": 162, "en": 150}
WORD_SPEED = {"vi": 150, "en": 140}
LETTER_SPEED = {"vi": 120, "en": 130}
VOICES = {"vi": "vi", "en": "en-gb"}
SPELLED = {"chu-j": "di"}  # the same sound; espeak-ng drops the vowel of "gi"
CHIME_HZ = (880, 1174, 1568)
CHIME_APART = 0.16
LOUDNESS = 0.13  # root mean square of a whole clip, about -18 dBFS
HIGHEST_PEAK = 0.9
RMS_BAND = (0.05, 0.2)
SHORTEST = 0.15

Samples = NDArray[np.float64]


def main() -> None:
    """Writes every clip and the pack's card."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.wav"):
        old.unlink()
    for key in calls.CLIPS:
        clip = levelled(chime() if key == calls.CHIME else trimmed(spoken(calls.Clip(key))))
        check(key, clip)
        write(TARGET / f"{key}.wav", clip)
    (TARGET / "pack.toml").write_text(card(), encoding="utf-8")
    size = sum(file.stat().st_size for file in TARGET.iterdir())
    print(f"{len(calls.CLIPS)} clips, {size / 1e6:.2f} MB in {TARGET.relative_to(ROOT)}")


def spoken(clip: calls.Clip) -> Samples:
    """The clip's words by espeak-ng, between -1 and 1."""
    speed = speed_of(clip)[clip.language]
    command = ["espeak-ng", "--stdout", "-v", VOICES[clip.language]]
    command += ["-s", str(speed), SPELLED.get(clip.key, clip.words)]
    made = subprocess.run(command, capture_output=True, check=True, timeout=20).stdout
    with wave.open(io.BytesIO(made)) as file:
        if (file.getframerate(), file.getsampwidth(), file.getnchannels()) != (RATE, 2, 1):
            raise SystemExit(f"espeak-ng gave another format for {clip.key}")
        frames = file.readframes(len(made))
    return np.frombuffer(frames, "<i2") / 32768


def speed_of(clip: calls.Clip) -> dict[str, int]:
    """Phrases flow; a letter said alone is the easiest to mishear."""
    if clip.key.startswith(("chu-", "en-letter-")):
        return LETTER_SPEED
    return PHRASE_SPEED if len(clip.words.split()) > 2 else WORD_SPEED


def chime() -> Samples:
    """Three rising tones that ring out."""
    moments = np.arange(int(RATE * 1.1)) / RATE
    sound = np.zeros_like(moments)
    for place, pitch in enumerate(CHIME_HZ):
        since = moments - place * CHIME_APART
        ring = np.exp(-since.clip(0) * 6) * (since >= 0) * (since / 0.004).clip(0, 1)
        sound += ring * np.sin(2 * np.pi * pitch * since)
    return faded(sound)


def trimmed(sound: Samples) -> Samples:
    """Without the silence around it: 1 % of the peak is heard, 8 ms before and 25 ms after stay."""
    loud = np.flatnonzero(np.abs(sound) > np.abs(sound).max() * 0.01)
    start, end = max(loud[0] - int(RATE * 0.008), 0), loud[-1] + int(RATE * 0.025)
    return faded(sound[start:end])


def faded(sound: Samples) -> Samples:
    """Soft edges of 5 ms, so that joints do not click."""
    edge = np.linspace(0, 1, int(RATE * 0.005))
    soft = sound.copy()
    soft[: len(edge)] *= edge
    soft[-len(edge) :] *= edge[::-1]
    return soft


def levelled(sound: Samples) -> Samples:
    """At the pack's loudness, or as near to it as its peak allows."""
    wanted = LOUDNESS / np.sqrt(np.mean(sound**2))
    return sound * min(wanted, HIGHEST_PEAK / np.abs(sound).max())


def check(key: str, sound: Samples) -> None:
    """Stops at a clip that nobody could understand."""
    seconds, rms = len(sound) / RATE, float(np.sqrt(np.mean(sound**2)))
    if seconds < SHORTEST or not RMS_BAND[0] <= rms <= RMS_BAND[1]:
        raise SystemExit(f"{key}: {seconds:.2f} s at {rms:.3f} cannot be used")


def write(file: Path, sound: Samples) -> None:
    """One WAV: mono, 16 bit."""
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.round(sound * 32767).astype("<i2").tobytes())


def card() -> str:
    """`pack.toml`: where the sound comes from, and the words of each clip for a recorder."""
    version = subprocess.run(["espeak-ng", "--version"], capture_output=True, check=True, text=True)
    made_with = version.stdout.split("Data at")[0].strip()
    lines = [
        "# A voice pack: one WAV per line of [clips]. To speak with a voice of your own, record",
        "# the same words into files of the same names in another folder and set [voice] pack.",
        'title = "espeak-ng, giọng miền Bắc"',
        f'source = "{made_with}, voices vi and en-gb; made by assets/tools/voice_pack.py"',
        'licence = "MIT, as the product; eSpeak NG itself (GPL-3.0-or-later) is not shipped"',
        f"sample_rate = {RATE}",
        "",
        "[clips]",
        *(f'{key} = "{words or "(ba tiếng chuông)"}"' for key, words in calls.CLIPS.items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
