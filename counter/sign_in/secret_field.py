"""A field for a password or PIN: an eye to look at it, and a word when Caps Lock is on."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from counter.controls.fields import IconField
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import Key, caps, press
from office.qt import icons, look
from office.texts import text


class SecretField(IconField):
    """Dots, unless the eye is open."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        room = caps_width(caps(Key.SHOW_SECRET)) + 44
        super().__init__(text("Mật khẩu hoặc mã PIN"), "lock", room=room)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setMaxLength(200)
        self.eye = _Eye(self)
        self.eye.toggled.connect(self._look)
        press(self, self.eye, Key.SHOW_SECRET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock by what it does to a letter."""
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)  # pressed again, most likely to end it
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The eye stays at the end."""
        super().resizeEvent(event)
        size = self.eye.sizeHint()
        self.eye.setGeometry(
            self.width() - size.width() - 6, (self.height() - 32) // 2, size.width(), 32
        )

    def _look(self, open_eye: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if open_eye else QLineEdit.EchoMode.Password)


class _Eye(QAbstractButton):
    ring_radius = 6

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = Key.SHOW_SECRET
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(text("Hiện mật khẩu"))
        self.setText(text("Hiện mật khẩu"))

    def sizeHint(self) -> QSize:
        return QSize(caps_width(caps(self.key)) + 34, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_caps(painter, QPointF(0, self.height() / 2), caps(self.key), look.INK_2)
        name = "eye-off" if self.isChecked() else "eye"
        icons.paint(painter, name, QRectF(self.width() - 26, 7, 18, 18), look.INK_2, 2)
