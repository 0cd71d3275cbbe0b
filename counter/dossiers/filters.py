"""What a search is narrowed by: procedure, states and days, in a small pane under the field."""

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from counter.controls import layouts
from counter.controls.fields import LineEdit
from counter.dossiers import moments
from office.dossiers.dossier import OPEN, STATE_TITLES, DossierState
from office.dossiers.dossier_records import Search
from office.profile import VIETNAM
from office.qt import icons, look
from office.qt.widgets import Card
from office.texts import N_, text

_ARROW = icons.FOLDER / "arrow-down.svg"
COMBO = (
    f"QComboBox {{ background: {look.PAPER}; color: {look.INK}; border: 1px solid {look.BORDER};"
    " border-radius: 8px; padding: 0 10px; }"
    " QComboBox::drop-down { border: none; width: 26px; }"
    f" QComboBox::down-arrow {{ image: url({_ARROW.as_posix()}); width: 14px; height: 14px; }}"
    f" QComboBox QAbstractItemView {{ background: {look.PAPER}; color: {look.INK};"
    f" selection-background-color: {look.MIST}; selection-color: {look.INK}; }}"
)
STATES: tuple[tuple[str, tuple[DossierState, ...]], ...] = (
    (N_("Mọi trạng thái"), ()),
    (N_("Đang giải quyết"), OPEN),
    *((title, (state,)) for state, title in STATE_TITLES.items()),
)


class FilterPane(Card):
    """Changes to it search at once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(radius=8, width=1, ground=look.PAGE)
        self.procedure = _combo(text("Thủ tục"))
        self.state = _combo(text("Trạng thái"))
        self.since = LineEdit(text("Nhận từ ngày"), px=13, hint=text("ngày/tháng/năm"))
        self.until = LineEdit(text("đến ngày"), px=13, hint=text("ngày/tháng/năm"))
        for title, _states in STATES:
            self.state.addItem(text(title))
        self.procedure.addItem(text("Mọi thủ tục"), "")
        self.procedure.setMinimumContentsLength(20)
        self.procedure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for line in (self.since, self.until):
            line.setFixedWidth(142)
            line.textChanged.connect(lambda _: self.changed.emit())
        for combo in (self.procedure, self.state):
            combo.currentIndexChanged.connect(lambda _: self.changed.emit())
        row = layouts.across(
            _label(text("Thủ tục")), self.procedure, 8, _label(text("Trạng thái")), self.state, 8,
            _label(text("Nhận từ")), self.since, _label(text("đến")), self.until,
            margins=(16, 8, 16, 8),
        )  # fmt: skip
        self.setLayout(row)

    def offer_procedures(self, procedures: tuple[tuple[str, str], ...]) -> None:
        """Procedures by code and title, once they are known."""
        if self.procedure.count() == len(procedures) + 1:
            return
        self.procedure.blockSignals(True)
        while self.procedure.count() > 1:
            self.procedure.removeItem(1)
        for code, title in procedures:
            self.procedure.addItem(title, code)
        self.procedure.blockSignals(False)

    def narrows(self) -> bool:
        """Whether anything is chosen here."""
        return any(
            (self.procedure.currentIndex() > 0, self.state.currentIndex() > 0,
             self.since.text().strip(), self.until.text().strip())
        )  # fmt: skip

    def reset(self) -> None:
        """Narrow by nothing; no search is begun."""
        for part in (self.procedure, self.state, self.since, self.until):
            part.blockSignals(True)
        self.procedure.setCurrentIndex(0)
        self.state.setCurrentIndex(0)
        self.since.clear()
        self.until.clear()
        for part in (self.procedure, self.state, self.since, self.until):
            part.blockSignals(False)

    def search(self, words: str, now: datetime) -> Search:
        """The search for these words, narrowed by what is chosen."""
        return Search(
            words=words,
            procedure_code=self.procedure.currentData() or "",
            states=STATES[max(0, self.state.currentIndex())][1],
            received_from=_day(self.since.text(), now),
            received_to=_day(self.until.text(), now),
        )


def _day(typed: str, now: datetime) -> date | None:
    at = moments.parse(typed, now, time(), past=True)
    return at.astimezone(VIETNAM).date() if at else None


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setFont(look.font(13))
    made.setFixedHeight(32)
    made.setStyleSheet(COMBO)
    return made


def _label(said: str) -> QWidget:
    made = layouts.words(said, 13, look.SEMIBOLD, look.INK_2)
    made.setFixedWidth(made.sizeHint().width())
    return made
