"""The fields of an identity card found in what a scanner gave, by their shape, not their place.

`number|old number|name|ddmmyyyy|Nam or Nữ|address|ddmmyyyy` on cards from 2021, four empty fields
more on those from 01/07/2024. Twelve digits, a date, the sex and a date hold the rest in place:
whatever sign came for the bar, and whether the old number or the address is missing.
"""

import itertools
import re
from dataclasses import dataclass

WHOLE = 7  # fields of a card

_DATE = re.compile(r"[0-9]{8}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[12][0-9]{3}")
_FULL_DATE = re.compile(r"[0-9]{8}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}")
_OLD_NUMBER = re.compile(r"[0-9]{0,12}")
# Nam, Nu, or N and the remains of ữ.
_SEX = re.compile(r"[Nn](?:[Aa][Mm]|[Uu]|[^A-Za-z]{0,15})")
_BARS_LEAST = 3
# When the bars were lost altogether: the first digits, letters, date, sex and the last date.
_BARE = re.compile(
    r"([0-9]{12})([0-9]{9})?([^0-9]+)([0-9]{8})"
    r"([Nn](?:[Aa][Mm]|[Uu]|ữ|Ữ))((?:(?![0-9]{12}).)+?)([0-9]{8})",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, repr=False)
class CardText:
    """One card's fields as scanned. `bar` is what stood between them, "" if nothing did."""

    number: str
    old_number: str = ""
    name: str = ""
    born: str = ""
    sex: str = ""
    address: str = ""
    issued: str = ""
    bar: str = "|"
    fields: int = WHOLE


def cards_in(text: str) -> tuple[dict[str, list[CardText]], int]:
    """The cards of one burst by number, and how many numbers were seen, legible card or not."""
    bare = _without_bars(text)
    if bare:
        return {bare.number: [bare]}, 1
    bar = _bar(text)
    if bar is None:
        return {}, 0
    ends = [*_starts(text, bar), len(text)]
    seen: set[str] = set()
    cards: dict[str, list[CardText]] = {}
    for start, end in itertools.pairwise(ends):
        chunk = text[start:end]
        seen.add(chunk[:12])
        card = _between_bars(chunk, bar)
        if card is not None:
            cards.setdefault(card.number, []).append(card)
    return cards, len(seen)


def _bar(text: str) -> str | None:
    """What stands between the fields: the bar, or a sign after twelve digits that comes again."""
    found = re.search(r"(?<![0-9])[0-9]{12}([^0-9])", text)
    bar = "|" if "|" in text else found and found[1]
    return bar if bar and text.count(bar) >= _BARS_LEAST else None


def _starts(text: str, bar: str) -> list[int]:
    """Where twelve digits stand before a bar; not those of an old number behind another.

    The last date of a card may stand right before them, when two scans ran together.
    """
    number = rf"(?<![0-9A-Za-z])(?:[0-9]{{8}})?([0-9]{{12}})(?={re.escape(bar)})"
    starts: list[int] = []
    for found in re.finditer(number, text):
        if not starts or found.start(1) != starts[-1] + 12 + len(bar):
            starts.append(found.start(1))
    return starts


def _between_bars(chunk: str, bar: str) -> CardText | None:
    number, *rest = (part.strip() for part in chunk.strip().split(bar))
    count = 1 + len(rest)
    old = rest.pop(0) if rest and _OLD_NUMBER.fullmatch(rest[0]) else ""
    born_at = next((n for n, part in enumerate(rest) if n and _DATE.fullmatch(part)), None)
    if born_at is None:
        return None
    after = rest[born_at + 1 :]
    sex = after.pop(0) if after and _SEX.fullmatch(after[0]) else ""
    ends = next((n for n, part in enumerate(after) if _FULL_DATE.fullmatch(part)), None)
    if not sex and ends is None:
        return None
    issued = "" if ends is None else after[ends]
    address = bar.join(part for part in after[:ends] if part and not part.isdecimal())
    return CardText(
        number=number,
        old_number=old,
        name=bar.join(rest[:born_at]),
        born=rest[born_at],
        sex=sex,
        address=address,
        issued=issued,
        bar=bar,
        fields=count,
    )


def _without_bars(text: str) -> CardText | None:
    found = _BARE.fullmatch(text.strip())
    if found is None:
        return None
    number, old, name, born, sex, address, issued = (part or "" for part in found.groups())
    return CardText(number, old, name, born, sex, address, issued, bar="")
