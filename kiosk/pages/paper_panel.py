"""Beside the number: take the paper, or what to do without one."""

from PySide6.QtWidgets import QWidget

from kiosk.flow.snapshot import Paper, Snapshot
from kiosk.pages.no_paper import NoPaper
from kiosk.pages.take_paper import TakePaper
from kiosk.parts.scale import Scale


class PaperPanel(QWidget):
    """One of the two, by what became of the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take, self._none = TakePaper(self), NoPaper(self)

    def say(self, snapshot: Snapshot) -> None:
        """Shows the one that fits."""
        without = snapshot.paper in (Paper.FAILED, Paper.NONE)
        self._take.setVisible(not without)
        self._none.setVisible(without)
        (self._none if without else self._take).say(snapshot)

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Both take the whole place."""
        scale.put(self, x, y, width, height)
        for panel in (self._take, self._none):
            scale.put(panel, 0, 0, width, height)
            panel.arrange(scale, width, height)
