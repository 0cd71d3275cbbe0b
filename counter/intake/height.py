"""How the sections of the intake pane share its height, and which part is in sight."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.controls.choices import Choice
from counter.controls.fields import ROW, Field
from counter.controls.form_fields import Head
from counter.intake.appointment import AppointmentPanel
from counter.intake.papers import PapersPanel

LOW = 880  # px of a low screen, beside the bar: rows are nearer there
LEAST = 120  # px of the list of papers at the least
ABOVE = 40  # px that stay in sight above and below what has the focus
ROOMY = (16, 6, 16, 8)
NEAR = (16, 3, 16, 4)


class Heights:
    """Keeps the due date with its reason in sight while papers are ticked, and when it is saved."""

    def __init__(
        self,
        scroll: QScrollArea,
        middle: QWidget,
        papers: PapersPanel,
        appointment: AppointmentPanel,
    ) -> None:
        self._scroll, self._middle = scroll, middle
        self._papers, self._appointment = papers, appointment

    def set_near(self, near: bool, sections: tuple[QWidget, ...]) -> None:
        """Rows a little nearer to each other, or as they are where there is room."""
        for section in sections:
            for line in (*section.findChildren(Field), *section.findChildren(Choice)):
                line.setFixedHeight(ROW - 4 if near else ROW)
            for head in section.findChildren(Head):
                head.setFixedHeight(24 if near else 28)
            layout = section.layout()
            if layout is not None:
                layout.setContentsMargins(*(NEAR if near else ROOMY))
        self._papers.list.set_near(near)

    def share(self) -> None:
        """The list of papers takes what the due date leaves, before it scrolls in itself."""
        around = self._papers.height() - self._papers.list.height()
        free = self._scroll.viewport().height() - around - self._due().height()
        self._papers.list.set_most(max(LEAST, free))

    def follow(self, held: QWidget | None, save: QWidget) -> None:
        """Brings into sight what the hands are at, and what belongs to it."""
        if held is save:
            self._scroll.ensureWidgetVisible(self._appointment, 0, 0)
        elif held is self._papers.list:
            due = self._due()
            self._scroll.ensureVisible(0, due.center().y(), 0, due.height() // 2 + 1)
            self._scroll.ensureVisible(0, self._papers.y(), 0, 0)
        elif held is not None and self._middle.isAncestorOf(held):
            at = held.mapTo(self._middle, held.rect().center())
            self._scroll.ensureVisible(0, at.y(), 0, held.height() // 2 + ABOVE)

    def _due(self) -> QRect:
        """Where date, reason and warning stand in what scrolls."""
        high = self._appointment.told_until()
        corner = self._appointment.mapTo(self._middle, QPoint(0, 0))
        return QRect(corner.x(), corner.y(), self._appointment.width(), high)
