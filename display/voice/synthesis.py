"""Speech for what a pack lacks: pyttsx3, always in a child process.

Two pyttsx3 engines in one process lock each other, and a driver may hang for good. So the
child is `python -m display.synthesis LANGUAGE OUT.wav WORDS`, it only writes a file, and it is
killed after five seconds.
"""

import logging
import sys
import tempfile
import threading
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from display.voice import children
from display.voice.clips import RATE, decoded
from office.speech.calls import Clip

log = logging.getLogger(__name__)

NO_VOICE = 3
SPEED = 130
LIMIT = 5.0
SHORTEST, LONGEST = 0.1, 15.0
QUIETEST = 500  # of 32767: less is silence, as some drivers write when they fail
PREFERRED = {"vi": ("vi",), "en": ("en-gb", "en-us", "en")}


class SpokenSynthesiser:
    """Speaks single clips with the machine's own voice; each is made once and kept.

    After a time-out it gives up until the program starts again: a call must not wait five
    seconds for each of its words.
    """

    def __init__(self, command: Sequence[str] | None = None, *, limit: float = LIMIT) -> None:
        self._command = command or children.module("display.voice.synthesis")
        self._limit = limit
        self._made: dict[str, bytes | None] = {}
        self._hung = False

    def speak(self, clip: Clip) -> bytes | None:
        """The clip as a WAV file, or None if this machine has no voice for it."""
        if clip.key not in self._made and not self._hung:
            self._made[clip.key] = self._make(clip)
        return self._made.get(clip.key)

    def _make(self, clip: Clip) -> bytes | None:
        with tempfile.TemporaryDirectory(prefix="mot-cua-") as folder:
            file = Path(folder) / "clip.wav"
            code = self._run([*self._command, clip.language, str(file), clip.words])
            wav = file.read_bytes() if code == 0 and file.exists() else b""
        if usable(wav):
            return wav
        log.warning("no synthetic speech for clip %s (exit %s)", clip.key, code)
        return None

    def _run(self, command: Sequence[str]) -> int | None:
        code = children.run(command, threading.Event(), limit=self._limit)
        self._hung = code is None
        return code


def usable(wav: bytes) -> bool:
    """Whether a file is speech: it can be read, lasts a sensible time and is not silent."""
    try:
        sound = decoded(wav)
    except ValueError:
        return False
    return SHORTEST <= len(sound) / RATE <= LONGEST and _peak(sound) >= QUIETEST


def _peak(sound: "array[int]") -> int:
    return max(map(abs, sound))


def voice_for(language: str, voices: Iterable[Any]) -> Any | None:
    """The machine's voice for `language`, or None: a Vietnamese number read by an English voice
    is understood by nobody."""
    spoken = [(tag, voice) for voice in voices for tag in _tags(voice)]
    for wanted in PREFERRED[language]:
        for tag, voice in spoken:
            if tag == wanted:
                return voice
    return next((voice for tag, voice in spoken if tag.split("-")[0] == language), None)


def _tags(voice: Any) -> list[str]:
    """Language tags as `vi-vn`; some drivers give bytes with a priority in front."""
    tags = [
        tag.decode(errors="ignore") if isinstance(tag, bytes) else str(tag)
        for tag in voice.languages or ()
    ]
    return ["".join(c for c in tag if c.isprintable()).lower().replace("_", "-") for tag in tags]


def main(arguments: list[str]) -> int:
    """The exit code: 0 when the file was written, 3 when there is no voice for the language."""
    language, file, words = arguments
    import pyttsx3

    engine = pyttsx3.init()
    voice = voice_for(language, engine.getProperty("voices"))
    if voice is None:
        return NO_VOICE
    engine.setProperty("voice", voice.id)
    engine.setProperty("rate", SPEED)
    engine.save_to_file(words, file)
    engine.runAndWait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
