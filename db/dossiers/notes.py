"""Words that go on a letter or explain a move: beside the history, never in it."""

import msgspec
from sqlalchemy import insert

from db.dossiers import series
from db.dossiers.tables import dossier_note
from db.entry import Entry
from office.dossiers.dossier import Move

_NOTE = insert(dossier_note)


def keep(
    entry: Entry,
    dossier_id: int,
    kind: Move,
    words: str,
    items: tuple[str, ...] = (),
    *,
    numbered: bool = False,
) -> int | None:
    """Keeps the words of a move beside the history, with the letter's number of the year.

    Whoever calls has made them harmless (`office.dossiers.entered`).
    """
    number = series.next_number(entry, f"letter:{kind.value}", by_year=True) if numbered else None
    entry.conn.execute(
        _NOTE,
        {
            "site_id": entry.site_id,
            "note_id": entry.version,
            "dossier_id": dossier_id,
            "kind": kind.value,
            "number": number,
            "text": words,
            "items": msgspec.json.encode(items).decode(),
        },
    )
    return number
