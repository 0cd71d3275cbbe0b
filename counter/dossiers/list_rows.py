"""How one line or heading of a list of dossiers is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from counter.controls.painting import is_shortened, say
from counter.dossiers import groups, words
from counter.dossiers.groups import Group
from office.dossiers.dossier_records import DossierLine
from office.qt import icons, look
from office.qt.table import RECORD_ROLE

LINE, HEADING = 36, 28
PAD, RIGHT_PAD = 16, 12
LEFT, DUE, CODE, TITLE, OWNER, STEP, HOLDER = range(7)
GROUND = "#F7F8F9"  # of headings
MARKS = {
    groups.OVERDUE: ("circle-alert", look.RED),
    groups.TODAY: ("hourglass", look.INK),
    groups.SOON: ("hourglass", look.INK),
    groups.IN_TIME: ("clock", look.INK_2),
    groups.STOOD: ("circle-pause", look.INK_2),
}
Index = QModelIndex | QPersistentModelIndex


class LinePainter(QStyledItemDelegate):
    """Paints headings across the row, and of a line what the table says in each column."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(RECORD_ROLE), Group)
        return QSize(48, HEADING if heading else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, room = index.data(RECORD_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(one, Group):
            _heading(painter, room, one, begin=_begin_of_row(option))
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._line(painter, room, index, chosen=chosen)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What has no room in its column, whole."""
        said = hidden_words(index, option.rect.width())
        QToolTip.showText(event.globalPos(), said, view, option.rect)  # without words it goes
        return True

    def _line(self, painter: QPainter, room: QRectF, index: Index, *, chosen: bool) -> None:
        one, said, column = index.data(RECORD_ROLE), str(index.data()), index.column()
        painter.fillRect(room, QColor(look.MIST if chosen else look.PAPER))
        _hairline(painter, room)
        if column == LEFT:
            if chosen:
                edge = QRectF(room.left(), room.top(), 4, room.height())
                painter.fillRect(edge, QColor(look.NAVY))
            _left(painter, room, one, said)
            return
        own = bool(getattr(index.model(), "own", True))
        bold = column == TITLE and chosen
        say(
            painter,
            room.adjusted(0, 1, -RIGHT_PAD, -1),
            said,
            weight=look.SEMIBOLD if bold else look.REGULAR,
            color=_color(one, column) if own else look.INK,
        )


def hidden_words(index: Index, wide: int) -> str:
    """The words of a cell `wide` px wide that are painted shortened there; else nothing."""
    if not index.isValid() or isinstance(index.data(RECORD_ROLE), Group):
        return ""
    said, room = str(index.data()), wide - RIGHT_PAD
    return said if index.column() != LEFT and is_shortened(said, room, LINE - 2) else ""


def _begin_of_row(option: QStyleOptionViewItem) -> float:
    table = option.widget
    return table.columnViewportPosition(LEFT) if isinstance(table, QTableView) else 0


def _heading(painter: QPainter, room: QRectF, group: Group, *, begin: float) -> None:
    """Each cell paints its part of the words that run across the row."""
    painter.fillRect(room, QColor(GROUND))
    _hairline(painter, room)
    painter.setClipRect(room)
    color = look.RED if group.key == groups.OVERDUE else look.INK
    at = QRectF(begin + PAD, room.top(), 2000, room.height())
    wide = say(painter, at, group.title, 13, weight=look.SEMIBOLD, color=color)
    count = str(group.count) if group.count is not None else ""
    say(painter, at.adjusted(wide + 8, 0, 0, 0), count, 13, color=look.INK_2)


def _left(painter: QPainter, room: QRectF, one: DossierLine, said: str) -> None:
    """How long is left, with an icon: never in colour alone."""
    key = groups.group_of(one)
    icon, color = MARKS[key]
    if one.dossier.settled_at is not None:
        icon, color = "circle-check", look.TEAL
    spot = QRectF(room.left() + PAD, room.center().y() - 7, 14, 14)
    icons.paint(painter, icon, spot, color, 2)
    urgent = key in (groups.OVERDUE, groups.TODAY, groups.SOON)
    weight = look.SEMIBOLD if urgent else look.REGULAR
    ink = {groups.OVERDUE: look.RED, groups.STOOD: look.INK_2}.get(key, look.INK)
    say(painter, room.adjusted(PAD + 22, 1, -8, -1), said, weight=weight, color=ink)


def _color(one: DossierLine, column: int) -> str:
    if column == STEP and words.is_unnamed(one):
        return look.RED
    return look.INK_2 if column == HOLDER and one.holder is None else look.INK


def _hairline(painter: QPainter, room: QRectF) -> None:
    at = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
    painter.fillRect(at, QColor(look.HAIRLINE))
