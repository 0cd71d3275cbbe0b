"""A key pressed while another gesture runs: the last one waits its turn."""

from collections.abc import Callable
from dataclasses import dataclass

from counter.queue import sentences
from db.queue.records import CounterBoard
from office.ticket import Kind

AT_DESK = (Kind.CALL, Kind.RECALL, Kind.START, Kind.FINISH, Kind.NO_SHOW)  # move who is at a desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The gesture that waits. `seen` is the ticket at the desk when its key was pressed."""

    kind: Kind
    seen: int | None
    begin: Callable[[], None]

    def still_means(self, board: CounterBoard) -> bool:
        """Whether its key can be pressed now, and strikes nobody the officer had not seen."""
        if self.kind not in AT_DESK:
            return True
        if board.desk is not None and board.desk.ticket.ticket_id != self.seen:
            return False
        if self.kind is Kind.CALL:
            return sentences.can_call(board)
        return board.desk is not None and self.kind in board.desk.ticket.moves
