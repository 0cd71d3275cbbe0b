"""The child process that plays: `python -m display.voice.playing [FILE.wav]`; without a file
it only looks whether there is sound. Exit 0: played, 3: this machine has no sound."""

import sys
import threading
import time
from pathlib import Path
from typing import Any

from display.voice.clips import RATE, decoded, seconds

NO_SOUND = 3
TAIL = 0.3  # the device still holds a buffer when the last sample was handed over


def open_device(backends: list[Any] | None = None) -> Any:
    """The machine's default loudspeaker; `MiniaudioError` if it has none.

    ALSA lists "Discard all samples" on a machine without a card, and miniaudio falls back to a
    backend called Null where no sound system is installed: only opening the device tells.
    """
    import miniaudio

    device = miniaudio.PlaybackDevice(
        miniaudio.SampleFormat.SIGNED16, 1, RATE, backends=backends, app_name="Một Cửa"
    )
    if backends is None and not audible(device.backend):
        device.close()
        raise miniaudio.MiniaudioError("only the null backend")
    return device


def audible(backend: str) -> bool:
    """Whether a backend leads to a loudspeaker."""
    return backend != "Null"


def play(wav: bytes, device: Any) -> bool:
    """Plays to the end; False if the device took too long."""
    import miniaudio

    done = threading.Event()
    stream = miniaudio.stream_with_callbacks(
        miniaudio.stream_raw_pcm_memory(decoded(wav), 1, 2), end_callback=done.set
    )
    next(stream)
    device.start(stream)
    played = done.wait(seconds(wav) + 2)
    time.sleep(TAIL)
    return played


def main(files: list[str]) -> int:
    """The exit code."""
    import miniaudio

    try:
        device = open_device()
    except miniaudio.MiniaudioError:
        return NO_SOUND
    with device:
        if files and not play(Path(files[0]).read_bytes(), device):
            return NO_SOUND
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
