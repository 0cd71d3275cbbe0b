"""Fields to type into, with an icon in front and something useful behind."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from office.qt import icons, look
from office.texts import N_, text

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
STYLE = (
    "QLineEdit {{ background: {paper}; color: {ink}; border: 1px solid {border};"
    " border-radius: 8px; padding-left: {left}px; padding-right: {right}px;"
    " selection-background-color: {navy}; selection-color: {paper};"
    " placeholder-text-color: {ink2}; }}"
)


class IconField(QLineEdit):
    """A field with an icon before the words and, if any, a key printed behind them."""

    ring_radius = 8

    def __init__(
        self,
        name: str,
        icon: str,
        *,
        px: int = 18,
        height: int = 44,
        key: str = "",
        room: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self.setAccessibleName(name)
        self.setFont(look.font(px))
        self.setFixedHeight(height)
        right = room + (caps_width(caps(key)) + 8 if key else 0)
        self.setStyleSheet(
            STYLE.format(
                paper=look.PAPER,
                ink=look.INK,
                border=look.BORDER,
                navy=look.NAVY,
                ink2=look.INK_2,
                left=31,
                right=right,
            )
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, in Vietnamese."""
        menu = self.vietnamese_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def vietnamese_menu(self) -> QMenu:
        """Cut, copy, paste and the rest, as far as they have words of ours."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            _words, tab, key = action.text().partition("\t")
            if action.objectName() in MENU:
                action.setText(text(MENU[action.objectName()]) + tab + key)
            elif not action.isSeparator():
                action.setVisible(False)
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the field, then its icon and key."""
        super().paintEvent(_event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        icons.paint(painter, self._icon, QRectF(9, middle - 8, 16, 16), look.INK_2, 2)
        if self._key:
            at = QPointF(self.width() - 8 - caps_width(caps(self._key)), middle)
            paint_caps(painter, at, caps(self._key), look.INK_2)


class SearchField(IconField):
    """Where to type to find somebody in the list."""

    def __init__(self, hint: str, key: str) -> None:
        super().__init__(hint, "search", px=13, height=32, key=key)
        self.setPlaceholderText(hint)
        self.setFixedWidth(220)
