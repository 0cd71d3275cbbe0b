"""Which papers of a dossier came out, so that the next one is marked as a second one."""

from db.dossiers import moves
from db.entry import Entry
from office.dossiers.dossier import PAPERS, Dossier, Move


def came_out(entry: Entry, dossier_id: int, paper: str) -> Dossier:
    """Notes that one of `PAPERS` came out; who, when and which, and nothing of its words.

    Nothing of the dossier changes, not its version either: a gesture on the dossier as an officer
    sees it is not refused because somebody printed meanwhile.
    """
    if paper not in PAPERS:
        raise ValueError(f"no paper of a dossier: {paper!r}")
    mine, _edition = moves.find(entry, dossier_id, None)
    entry.record(Move.PRINT, dossier_id, paper=paper)
    return mine
