"""A part of a page that scrolls only where it must."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from counter.controls import layouts
from office.qt import look


class FittedArea(QScrollArea):
    """As high as what is in it; it scrolls only where there is less room."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            layouts.SCROLL
            + f"QScrollArea, QScrollArea > QWidget > QWidget {{ background: {look.PAPER}; }}"
        )

    def sizeHint(self) -> QSize:
        """All of it."""
        inside = self.widget()
        return inside.sizeHint() if inside is not None else QSize(200, 0)

    def minimumSizeHint(self) -> QSize:
        """A field or two."""
        return QSize(200, min(120, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it grew or shrank."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
