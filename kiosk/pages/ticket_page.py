"""The page of a number: large, with the wait, and what becomes of the paper."""

from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.pages.facts import Facts
from kiosk.pages.paper_panel import PaperPanel
from kiosk.parts.chip import Chip
from kiosk.parts.foot import TicketFoot
from kiosk.parts.scale import LEAST_TEXT, Scale
from kiosk.parts.sheet import Sheet
from office.qt import look
from office.qt.widgets import CENTER, Card, Words
from office.texts import text


class TicketPage(Sheet):
    """The number has the same place and size whether paper comes or not."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self._head = Words(parent=self, weight=look.BOLD)
        self._chip = Chip(self)
        self._card = Card(parent=self)
        self._number = Words(
            parent=self, weight=look.BOLD, color=look.NAVY_2, align=CENTER, wrap=False
        )
        self._facts = Facts(self)
        self.foot = TicketFoot(flow, self)
        self.panel = PaperPanel(self)

    def say(self, snapshot: Snapshot) -> None:
        """Everything about one number."""
        issued, language = snapshot.issued, snapshot.language
        if issued is None:
            return
        self._head.setText(text("Số thứ tự của bạn", language))
        self._chip.say(issued.service.icon, words.service_title(issued.service, language))
        self._number.setText(issued.ticket.label)
        self._facts.say(issued, snapshot)
        self.foot.say(snapshot)
        self.panel.say(snapshot)

    def place(self, scale: Scale, height: float) -> None:
        """Number, wait and buttons on the left; the paper on the right or below."""
        if scale.portrait:
            self._place_upright(scale, height)
            return
        left = round(scale.width * (0.62 if scale.compact else 0.658))
        foot = TicketFoot.tall(scale)
        self._place_number(scale, left, height - foot)
        self.foot.arrange(scale, 0, height - foot, left)
        self.panel.arrange(scale, left, 0, scale.width - left, height)

    def _place_upright(self, scale: Scale, height: float) -> None:
        foot = TicketFoot.tall(scale)
        half = (height - foot) * 0.56
        self._place_number(scale, scale.width, half)
        self.panel.arrange(scale, 0, half, scale.width, height - foot - half)
        self.foot.arrange(scale, 0, height - foot, scale.width)

    def _place_number(self, scale: Scale, width: float, height: float) -> None:
        margin, compact = scale.margin, scale.compact
        inner = width - 2 * margin
        top, row = (8, 64) if compact else (40, 72)
        head = inner * 0.5
        scale.write(self._head, margin, top, head, row, px=34 if compact else 44)
        self._chip.put(scale, margin + head, top, inner - head, row)
        facts = (220 if scale.portrait else 180) if compact else 252
        card = height - top - row - facts - (16 if compact else 56)
        card_top = top + row + (8 if compact else 28)
        scale.put(self._card, margin, card_top, inner, card)
        # digits have no accents: the empty parts of their line may reach over the card's edges
        over = card * 0.14
        self._number.set_px(scale.text(420), scale.text(LEAST_TEXT))
        scale.put(self._number, margin + 20, card_top - over, inner - 40, card + 2 * over)
        self._facts.arrange(scale, margin, card_top + card, inner, facts)
