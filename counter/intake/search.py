"""Finding a procedure at the desk: the index with what it finds, and which letters answer."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from db.dossiers.editions import Edition
from office.finding import Entry, Index, search_key
from office.procedure import Procedure

MOST = 5
Spans = tuple[tuple[int, int], ...]  # from, to: letters of a title


class Finder:
    """The procedures that may be chosen, made ready for searching once."""

    def __init__(self, editions: Sequence[Edition], frequent: Mapping[str, int]) -> None:
        self.by_code = {each.procedure.code: each for each in editions}
        self.keys = tuple(each.key for each in editions)
        self.frequent = frequent
        self._index = Index([_entry(each.procedure) for each in editions])

    def knows(self, editions: Sequence[Edition], frequent: Mapping[str, int]) -> bool:
        """Whether it was made of exactly these."""
        return self.keys == tuple(each.key for each in editions) and self.frequent == frequent

    def find(self, query: str, most: int = MOST) -> tuple[Procedure, ...]:
        """What answers, best first; without a query what this officer takes in most."""
        keys = self._index.find(query, most, self.frequent)
        return tuple(self.by_code[key].procedure for key in keys)


def _entry(one: Procedure) -> Entry:
    return Entry(key=one.code, code=one.code, title=one.title, short_title=one.short_title)


def title(one: Procedure) -> str:
    """The name officers know it by."""
    return one.short_title or one.title


def matched(said: str, query: str) -> Spans:
    """The letters of a title that answer a query: its words, its letters in a row, or initials."""
    words = search_key(query).split()
    if not words:
        return ()
    solid, places = _solid(said)
    at = solid.find("".join(words))
    if at >= 0 and places[at] in _begins(said):
        return _joined([places[n] for n in range(at, at + len("".join(words)))])
    found = [place for word in words for place in _word(said, word)]
    return _joined(sorted(set(found))) or _initials(said, "".join(words))


def _solid(said: str) -> tuple[str, list[int]]:
    """The title's letters without accents and spaces, and where each of them stands."""
    letters, places = [], []
    for place, letter in enumerate(said):
        for plain in search_key(letter):
            letters.append(plain)
            places.append(place)
    return "".join(letters), places


def _begins(said: str) -> list[int]:
    """Where words begin."""
    before = " " + said
    return [n for n, (one, two) in enumerate(pairwise(before)) if one == " " and two != " "]


def _word(said: str, word: str) -> list[int]:
    for begin in _begins(said):
        solid, places = _solid(said[begin:].split(" ", maxsplit=1)[0])
        if solid.startswith(word):
            return [begin + place for place in places[: len(word)]]
    return []


def _initials(said: str, asked: str) -> Spans:
    begins = _begins(said)
    first = "".join(search_key(said[n])[:1] or "-" for n in begins)
    at = first.find(asked)
    return _joined(begins[at : at + len(asked)]) if at >= 0 else ()


def _joined(places: list[int]) -> Spans:
    """Letters side by side as one span."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] >= place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
