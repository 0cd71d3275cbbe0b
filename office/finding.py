"""Finding a procedure by a few letters of its name or code, with or without accents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from office.people.plain_text import clean_text, fold

_LONGEST = 100  # letters of a query that are looked at
_WORDS = 8
_CODE_LEAST = 3  # digits that are looked for inside codes
_SHORTEST_MISTYPED = 3
_FEW = 8  # answers; below it a slip of the fingers is thought of

_Places = dict[str, set[int]]  # where in the entries a word or a piece stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to find. `weight` brings it forward among equals: how usual it is anywhere."""

    key: str
    code: str
    title: str
    short_title: str = ""
    weight: int = 0


class _Hit(IntEnum):
    """How well an entry answers, best first."""

    SAME = 0
    BEGINS = 1
    INSIDE = 2
    MISTYPED = 3
    ALIKE = 4


@dataclass(frozen=True, slots=True)
class _Names:
    """An entry's names as they are searched: solid between line ends, as words, as initials."""

    words: frozenset[str]
    solid: str
    initials: str
    accented: str
    length: int


def _names(entry: Entry) -> _Names:
    names = [search_key(name) for name in (entry.title, entry.short_title) if name]
    solid = [name.replace(" ", "") for name in names]
    initials = ["".join(word[0] for word in name.split()) for name in names]
    return _Names(
        words=frozenset(word for name in names for word in name.split()),
        solid="\n".join(("", *solid, "")),
        initials="\n".join(("", *initials, "")),
        accented=f"{entry.title} {entry.short_title}".casefold(),
        length=len(solid[0]) if solid else 0,
    )


class Index:
    """Names and codes made ready once, searched at every key: some ms for three thousand."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._names = [_names(entry) for entry in self._entries]
        self._codes = [_code(entry.code) for entry in self._entries]
        self._by_word: _Places = defaultdict(set)
        self._by_piece: _Places = defaultdict(set)
        for place, names in enumerate(self._names):
            for word in names.words:
                self._by_word[word].add(place)
            for piece in _pieces(names.solid):
                self._by_piece[piece].add(place)
        self._slips: dict[str, set[str]] = defaultdict(set)
        for word in self._by_word:
            for spelling in _spellings(word):
                self._slips[spelling].add(word)

    def find(
        self, query: str, most: int = 8, frequent: Mapping[str, int] | None = None
    ) -> tuple[str, ...]:
        """The keys of at most `most` entries, best first.

        `frequent` counts how often this officer took an entry: among answers that are as good the
        frequent come first, and without a query they are the answer, then those of some weight.
        Spaces, accents, case, y for i, the order of the words, initials for words and one wrong
        letter in a word do not matter.
        """
        counts = frequent or {}
        asked = clean_text(query, _LONGEST)
        words = search_key(asked).split()[:_WORDS]
        hits = self._hits(asked, words) if words else self._usual(counts)
        ranked = sorted(hits, key=lambda at: (hits[at], *self._order(at, asked, words, counts)))
        return tuple(self._entries[place].key for place in ranked[:most])

    def _usual(self, counts: Mapping[str, int]) -> dict[int, int]:
        return {
            place: _Hit.SAME
            for place, entry in enumerate(self._entries)
            if counts.get(entry.key, 0) > 0 or entry.weight > 0
        }

    def _hits(self, asked: str, words: list[str]) -> dict[int, int]:
        """Places and how well they answer."""
        solid = "".join(words)
        hits: dict[int, int] = {}
        for hit, places in (
            (_Hit.SAME, self._holding(f"\n{solid}\n")),
            *self._by_code(_code(asked)),
            (_Hit.BEGINS, set.intersection(*map(self._begun, words))),
            (_Hit.BEGINS, self._with_initials(f"\n{solid}")),
            (_Hit.INSIDE, set.intersection(*map(self._anywhere, words))),
            (_Hit.INSIDE, self._holding(solid) if len(solid) > 2 else set()),
        ):
            for place in places:
                hits.setdefault(place, hit)
        if len(hits) < _FEW:
            for place in set.intersection(*map(self._mistyped, words)):
                hits.setdefault(place, _Hit.MISTYPED)
        return hits or self._alike(solid)

    def _holding(self, solid: str) -> set[int]:
        return {place for place, names in enumerate(self._names) if solid in names.solid}

    def _with_initials(self, initials: str) -> set[int]:
        return {place for place, names in enumerate(self._names) if initials in names.initials}

    def _begun(self, word: str) -> set[int]:
        """Where a word begins so."""
        return self._union(known for known in self._by_word if known.startswith(word))

    def _anywhere(self, word: str) -> set[int]:
        """Where it begins a word, is the initials of some words, or several words in one."""
        initials = self._with_initials(word) if len(word) > 1 else set()
        return self._begun(word) | initials | (self._holding(word) if len(word) > 3 else set())

    def _mistyped(self, word: str) -> set[int]:
        """Where a word begins so, or is one letter longer, shorter or other."""
        if len(word) < _SHORTEST_MISTYPED:
            return self._begun(word)
        meant = (self._slips.get(spelling, set()) for spelling in _spellings(word))
        return self._begun(word) | self._union(known for either in meant for known in either)

    def _union(self, words: Iterable[str]) -> set[int]:
        return set().union(*(self._by_word[word] for word in words))

    def _by_code(self, part: str) -> Iterator[tuple[_Hit, set[int]]]:
        """A whole code, how one begins, some digits of one; or one that the office made longer."""
        if len(part) < _CODE_LEAST or not any(letter.isdecimal() for letter in part):
            return
        codes = list(enumerate(self._codes))
        yield _Hit.SAME, {n for n, code in codes if code == part}
        yield _Hit.BEGINS, {n for n, code in codes if code.startswith(part)}
        yield _Hit.BEGINS, {n for n, code in codes if len(code) >= 7 and part.startswith(code)}
        yield _Hit.INSIDE, {n for n, code in codes if part in code}

    def _alike(self, solid: str) -> dict[int, int]:
        """Where at least half of the query's three-letter pieces stand, in whatever order."""
        pieces = frozenset(_pieces(solid))
        shared = Counter(at for piece in pieces for at in self._by_piece.get(piece, ()))
        return {
            place: _Hit.ALIKE + len(pieces) - same
            for place, same in shared.items()
            if same * 2 >= len(pieces)
        }

    def _order(
        self, place: int, asked: str, words: list[str], counts: Mapping[str, int]
    ) -> tuple[int, int, bool, int, int, int]:
        """Among answers as good: this officer's, the usual, as accented, whole words, short."""
        entry, names = self._entries[place], self._names[place]
        return (
            -counts.get(entry.key, 0),
            -entry.weight,
            asked.casefold() not in names.accented,
            -len(names.words.intersection(words)),
            names.length,
            place,
        )


def search_key(words: str) -> str:
    """`fold`, with i for y: kỹ and kĩ, lý and lí are the same word."""
    return fold(words).replace("y", "i")


def _code(written: str) -> str:
    return re.sub(r"[^0-9a-z]", "", written.casefold())


def _pieces(solid: str) -> list[str]:
    return [solid[n : n + 3] for n in range(len(solid) - 2)]


def _spellings(word: str) -> set[str]:
    """The word, and it without one of its letters: two words one slip apart share a spelling."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
