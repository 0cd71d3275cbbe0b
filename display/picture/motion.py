"""What moves on the wall: the flash of a new call, and the drift that spares the glass."""

from math import ceil, floor

PHASE = 0.6  # seconds between two changes: never more than two in one second
FLASHES = 3
STEP = 2  # pixels the picture drifts each minute
REACH = 8  # pixels it strays from its place at most


def is_pale(flash_at: float | None, tick: float, *, motion: bool) -> bool:
    """Whether a card that became news at `flash_at` is in the pale half of its flash now.

    All cards change at the same instants, so that two of them cannot make a faster flicker.
    """
    if flash_at is None or not motion:
        return False
    phase = floor(tick / PHASE) - ceil(flash_at / PHASE)
    return 0 <= phase < 2 * FLASHES and phase % 2 == 0


def is_flashing(flash_at: float | None, tick: float) -> bool:
    """Whether a flash is still under way."""
    return flash_at is not None and tick < flash_at + PHASE * (2 * FLASHES + 1)


def drift(minute: int) -> tuple[int, int]:
    """How far the picture is moved in this minute: there and back, never two minutes alike."""
    return _there_and_back(minute, 2 * REACH // STEP), _there_and_back(minute // 2, 5)


def _there_and_back(minute: int, steps: int) -> int:
    place = minute % (2 * steps)
    return (place if place <= steps else 2 * steps - place) * STEP - REACH
