"""One question more, where a service asks it: which procedure somebody came for."""

from PySide6.QtWidgets import QWidget

from db.queue.records import KioskProcedure
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.pages.question import TilesPage
from kiosk.parts.scale import Scale
from kiosk.parts.tile import Tile, place_tiles
from office.texts import text

ICON_SHARE = 0.2  # every procedure of a service has the same icon: its words tell it apart


class ProcedurePage(TilesPage):
    """The procedures most asked for, and a way on for everybody else."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.apart = self.other = Tile("circle-question-mark", share=ICON_SHARE, parent=self)
        self.other.clicked.connect(lambda: flow.choose_procedure(None))

    def say(self, snapshot: Snapshot) -> None:
        """The question and its answers. Procedures have a Vietnamese title only."""
        self.ask(text("Bạn làm thủ tục nào?", snapshot.language), snapshot)
        self.other.set_texts(text("Việc khác / chưa rõ", snapshot.language))
        service = snapshot.service
        if service is not None:
            icon = service.service.icon
            self.offer(service.procedures, lambda each: self._tile(each, icon))

    def place(self, scale: Scale, height: float) -> None:
        """The question's row, and the tiles in what is left."""
        tiles = [*self.tiles, self.other]
        columns = 3 if len(tiles) > 4 else 2
        place_tiles(tiles, scale, self.place_question(scale), height, columns=columns, most=420)

    def _tile(self, procedure: KioskProcedure, icon: str) -> Tile:
        tile = Tile(icon, share=ICON_SHARE, parent=self)
        tile.set_texts(procedure.title)
        tile.clicked.connect(lambda: self.flow.choose_procedure(procedure.code))
        return tile
