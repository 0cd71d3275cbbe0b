"""What a word may have meant when one key slipped: pure, for names folded to plain letters."""

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 3  # nearly every word of two letters is one slip from every other


def near(word: str) -> frozenset[str]:
    """The words one slip away: a letter left out, put in, changed, or two that changed places.

    None for a word of one or two letters, nor for what is not plain letters.
    """
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return frozenset()
    return frozenset(_slips(word)) - {word}


def _slips(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
