"""The program's one feed, shared by pages that come and go."""

from office.qt.live import Feed


class Tap(Feed):
    """One page's share of the program's feed: it comes and goes, the feed listens on."""

    def __init__(self, source: Feed) -> None:
        super().__init__()
        self._open = False
        source.poked.connect(self._ring)

    def start(self) -> None:
        """Begins to pass the rings on."""
        self._open = True

    def close(self) -> None:
        """Passes no more on."""
        self._open = False

    def _ring(self) -> None:
        if self._open:
            self.poked.emit()
