"""Fields to type into: one line edit and one text edit, with the usual menu in Vietnamese."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from office.qt import icons, look
from office.texts import N_, text

ROW = 32  # px of a field in a form
PADDING = 22  # px of a field that no letter is drawn on
PINK = "#FBEAE9"
# What Qt calls the actions of a field's menu, and their words: Qt itself speaks no Vietnamese.
MENU = {
    "edit-undo": N_("Hoàn tác"),
    "edit-redo": N_("Làm lại"),
    "edit-cut": N_("Cắt"),
    "edit-copy": N_("Sao chép"),
    "edit-paste": N_("Dán"),
    "edit-delete": N_("Xóa"),
    "select-all": N_("Chọn tất cả"),
}


def is_enter(event: QKeyEvent) -> bool:
    """Either of a keyboard's two Enter keys, whatever is held with it."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _in_vietnamese(menu: QMenu) -> QMenu:
    """Cut, copy, paste and the rest, as far as they have words of ours."""
    for action in menu.actions():
        _words, tab, key = action.text().partition("\t")
        if action.objectName() in MENU:
            action.setText(text(MENU[action.objectName()]) + tab + key)
        elif not action.isSeparator():
            action.setVisible(False)
    return menu


def _pop_up(menu: QMenu, event: QContextMenuEvent) -> None:
    menu.exec(event.globalPos())
    menu.deleteLater()


def _style(radius: int, padding: str, *, doubtful: bool = False) -> str:
    ground, border, wide = (PINK, look.RED, 2) if doubtful else (look.PAPER, look.BORDER, 1)
    return (
        f"QLineEdit, QPlainTextEdit {{ background: {ground}; color: {look.INK};"
        f" border: {wide}px solid {border}; border-radius: {radius}px; padding: {padding};"
        f" selection-background-color: {look.NAVY}; selection-color: {look.PAPER};"
        f" placeholder-text-color: {look.INK_2}; }}"
    )


class LineEdit(QLineEdit):
    """A line to type into."""

    def __init__(
        self,
        name: str,
        value: str = "",
        *,
        px: int = 15,
        height: int = ROW,
        radius: int = 8,
        padding: tuple[int, int] = (10, 10),
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is for screen readers; `padding` is px at the left and at the right."""
        super().__init__(value, parent)
        self.ring_radius = radius
        self._padding = f"0 {padding[1]}px 0 {padding[0]}px"
        self.setAccessibleName(name)
        self.setFont(look.font(px))
        self.setFixedHeight(height)
        self.setPlaceholderText(hint)
        self.setStyleSheet(_style(radius, self._padding))

    def take_plain_letters(self) -> None:
        """Digits and codes: an input method would make accented letters of them."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def vietnamese_menu(self) -> QMenu:
        """The usual menu."""
        return _in_vietnamese(self.createStandardContextMenu())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Pops the menu up."""
        _pop_up(self.vietnamese_menu(), event)


class TextEdit(QPlainTextEdit):
    """Sentences to type. Enter is the form's, with Shift it begins a line; Tab goes on."""

    ring_radius = 8
    said = Signal()

    def __init__(self, name: str, value: str = "") -> None:
        super().__init__(value)
        self.setAccessibleName(name)
        self.setFont(look.font(15))
        self.setFixedHeight(96)
        self.setTabChangesFocus(True)
        self.setStyleSheet(_style(8, "4px 6px"))
        self.textChanged.connect(self.said)

    def value(self) -> str:
        """What was typed."""
        return self.toPlainText()

    def vietnamese_menu(self) -> QMenu:
        """The usual menu."""
        return _in_vietnamese(self.createStandardContextMenu())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Pops the menu up."""
        _pop_up(self.vietnamese_menu(), event)

    def event(self, event: QEvent) -> bool:
        """Enter is left to the form."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_enter(event)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            event.ignore()
            return True
        return super().event(event)


class Field(LineEdit):
    """A line of a form that shows what a draft says, except while somebody types in it. `left` is
    sent when the focus goes, with or without a change."""

    left = Signal()
    entered = Signal()

    def __init__(self, name: str, *, plain: bool = False, most: int = 300, hint: str = "") -> None:
        """`most` letters; `plain` where no input method may make others of them."""
        super().__init__(name, radius=6, padding=(8, 8), hint=hint)
        self.setMaxLength(most)
        self._doubtful = False
        self._typed = False  # since the focus came
        self.textEdited.connect(self._edited)
        if plain:
            self.take_plain_letters()

    def show_text(self, said: str) -> None:
        """What the draft says, unless somebody is typing here."""
        if said != self.text() and not (self._typed and self.hasFocus()):
            self.setText(said)
            if not self.hasFocus():
                self._show_beginning()

    def begin(self) -> None:
        """Another draft: whatever is being typed here belonged to the one before."""
        self._typed = False

    def mark(self, *, doubtful: bool) -> None:
        """A red frame around what should be looked at."""
        if doubtful != self._doubtful:
            self._doubtful = doubtful
            self.setStyleSheet(_style(self.ring_radius, self._padding, doubtful=doubtful))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self._typed = False
        self._show_beginning()
        self.left.emit()

    def _edited(self, _said: str) -> None:
        self._typed = True

    def _show_beginning(self) -> None:
        """A text starts where people begin to read; what has no room is told by the tool tip."""
        self.setCursorPosition(0)
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        self.setToolTip(self.text() if wide > self.width() - PADDING else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it has room."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self._show_beginning()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next thing."""
        if is_enter(event) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class IconField(LineEdit):
    """A line with an icon before the words and, if any, a key printed behind them."""

    def __init__(
        self,
        name: str,
        icon: str,
        *,
        px: int = 18,
        height: int = 44,
        key: str = "",
        room: int = 12,
        hint: str = "",
    ) -> None:
        """`room` px behind the words stay free, and what the key takes."""
        right = room + (caps_width(caps(key)) + 8 if key else 0)
        super().__init__(name, px=px, height=height, padding=(31, right), hint=hint)
        self._icon, self._key = icon, key

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the field, then its icon and key."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        icons.paint(painter, self._icon, QRectF(9, middle - 8, 16, 16), look.INK_2, 2)
        if self._key:
            at = QPointF(self.width() - 8 - caps_width(caps(self._key)), middle)
            paint_caps(painter, at, caps(self._key), look.INK_2)


class SearchField(IconField):
    """Where to type to find somebody in a list."""

    def __init__(self, name: str, key: str, *, hint: str = "", width: int = 220) -> None:
        """`hint` stands in the empty field; the name does where none is given."""
        super().__init__(name, "search", px=13, height=32, key=key, hint=hint or name)
        self.setFixedWidth(width)
