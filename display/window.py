"""The wall's window: full screen on the screen it is set to, without a cursor."""

from PySide6.QtCore import QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from display.picture.wall import Wall
from office.settings.settings import DisplaySettings
from office.texts import text

QUIT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Q)


class WallWindow(QWidget):
    """Holds the wall. Ctrl+Q quits; Escape leaves the full screen only where that is set."""

    closed = Signal()

    def __init__(self, wall: Wall, *, escape: bool = False) -> None:
        super().__init__()
        self.wall, self._escape = wall, escape
        self.setWindowTitle(text("Màn hình hiển thị"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wall)

    def sizeHint(self) -> QSize:
        """A size to try it out in a window."""
        return QSize(1280, 720)

    def show_as(self, chosen: DisplaySettings) -> None:
        """Shows it on the screen and in the way the settings name."""
        screen = screen_for(chosen.screen)
        self.setScreen(screen)
        self.move(screen.geometry().topLeft())
        if not chosen.fullscreen:
            self.resize(self.sizeHint())
            self.show()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Q, and Escape where it may."""
        if event.keyCombination() == QUIT:
            self.close()
            return
        if event.key() == Qt.Key.Key_Escape and self._escape and self.isFullScreen():
            self.unsetCursor()
            self.showNormal()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that it is closed."""
        super().closeEvent(event)
        self.closed.emit()


def screen_for(number: int) -> QScreen:
    """The PC's screen with this number; the main one while that is not plugged in."""
    screens = QGuiApplication.screens()
    main = QGuiApplication.primaryScreen()
    ordered = [main, *(each for each in screens if each is not main)]
    return ordered[number - 1] if number <= len(ordered) else main
