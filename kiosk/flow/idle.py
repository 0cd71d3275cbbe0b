"""Counts the quiet seconds of a session: a warning first, then the end."""

WARNING_SECONDS = 20


class Idle:
    """Twenty seconds to answer, as often as somebody wants."""

    def __init__(self, quiet_seconds: int) -> None:
        self._patience, self._quiet = quiet_seconds, 0

    def touched(self) -> None:
        """Somebody is there."""
        self._quiet = 0

    def second(self) -> int | None:
        """One more quiet second: None while all is well, then the seconds left, 0 is the end."""
        self._quiet += 1
        over = self._quiet - self._patience
        return None if over < 0 else max(0, WARNING_SECONDS - over)
