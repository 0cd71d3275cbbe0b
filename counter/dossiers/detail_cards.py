"""A dossier at a glance: its way, how its date arose, its papers, its journal."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton, allow
from counter.controls.shortcuts import press
from counter.dossiers import life
from counter.dossiers.cards import JournalCard, PapersCard
from counter.dossiers.clock_card import ClockCard
from counter.dossiers.life_view import EDGE, LifeView
from counter.dossiers.state import OpenDossier
from office.dossiers import due_account
from office.dossiers.dossier_records import DossierPage
from office.profile import Unit
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

WHOLE, ATTACH, FILES = "J", "E", "A"


class DetailCards(QWidget):
    """The way over three cards; keys of papers and journal stand in the feet of theirs."""

    def __init__(self) -> None:
        super().__init__()
        self._page: DossierPage | None = None
        self.life = LifeView()
        self.clock, self.papers, self.journal = ClockCard(), PapersCard(), JournalCard()
        self.all = KeyButton(text("Xem toàn bộ"), WHOLE, px=13, height=30)
        self.attach = KeyButton(text("Đính kèm"), ATTACH, px=13, height=30)
        self.files = KeyButton(text("Xem ảnh, tệp"), FILES, px=13, height=30)
        self._counts = layouts.words("", 13, color=look.INK_2)
        self._lay_out()
        self.life.resized.connect(self._show_life)
        for button, key in ((self.all, WHOLE), (self.attach, ATTACH), (self.files, FILES)):
            press(button, button, key)

    def show_dossier(
        self, opened: OpenDossier, units: Mapping[str, Unit], now: datetime, *, may_attach: bool
    ) -> None:
        """Paint it."""
        self._page = page = opened.page
        self._counts.setText(life.counts(page))
        self._show_life()
        self.clock.show_account(due_account.account_of(page, opened.calendar, now))
        self.papers.show_page(page)
        self.journal.show_page(page, units)
        allow(self.attach, may_attach)
        allow(self.files, bool(page.files))

    def _show_life(self) -> None:
        """As many stops as have room."""
        if self._page is not None:
            self.life.show_stops(life.stops_of(self._page, self.life.room_for()))

    def _lay_out(self) -> None:
        way = Card(radius=8, width=1)
        title = layouts.words(text("Đường đi của hồ sơ"), 15, look.SEMIBOLD)
        for words in (title, self._counts):
            words.setFixedHeight(24)
        head = layouts.across(title, -1, self._counts, margins=(EDGE, 0, 0, 0))
        way.setLayout(layouts.down(head, 8, self.life, margins=(16 - EDGE, 8, 16, 6)))
        for button in (self.attach, self.files):
            self.papers.foot.addWidget(button)
        self.papers.foot.addStretch(1)
        self.journal.foot.addStretch(1)
        self.journal.foot.addWidget(self.all)
        below = layouts.across(self.clock, self.papers, self.journal, gap=12)
        for place in range(3):
            below.setStretch(place, 1)
        column = layouts.down(way, 12, below)
        column.setStretch(2, 1)
        self.setLayout(column)
