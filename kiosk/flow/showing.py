"""What the kiosk shows at this moment: one value, in which every part of its inside has a share."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.flow.snapshot import Snapshot


class Showing(QObject):
    """Holds the present snapshot and tells each new one once."""

    changed = Signal(object)  # Snapshot

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.snapshot = Snapshot()

    def set(self, **parts: Any) -> None:
        """The same moment with other parts."""
        self.show(replace(self.snapshot, **parts))

    def show(self, snapshot: Snapshot) -> None:
        """Another moment."""
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self.changed.emit(snapshot)
