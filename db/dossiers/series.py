"""Numbers that are given once: of a dossier on a day, of a letter in a year."""

from sqlalchemy import Date, bindparam, text

from db.entry import Entry
from office.profile import VIETNAM

# As text: SQLAlchemy compiles an upsert anew each time, which costs more than running it.
_NEXT_NUMBER = text(
    """
    INSERT INTO dossier_series (site_id, series, day, last) VALUES (:site, :series, :day, 1)
    ON CONFLICT (site_id, series, day) DO UPDATE SET last = dossier_series.last + 1
    RETURNING last
    """
).bindparams(bindparam("day", type_=Date))


def next_number(entry: Entry, series: str, *, by_year: bool = False) -> int:
    """The next number of a series on this day, or of this year. Never given twice."""
    day = entry.now.astimezone(VIETNAM).date()
    day = day.replace(month=1, day=1) if by_year else day
    bound = {"site": entry.site_id, "series": series, "day": day}
    return int(entry.conn.execute(_NEXT_NUMBER, bound).scalar_one())
