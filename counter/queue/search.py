"""Finding by typing: accents, case, spaces and the đ are folded away."""

from office.people.plain_text import fold


def found(asked: str, said: str) -> bool:
    """Whether every word asked for is in what is said, in any order, spaces typed or not."""
    wanted, folded = fold(asked), fold(said)
    packed = folded.replace(" ", "")
    return wanted.replace(" ", "") in packed or all(word in packed for word in wanted.split())
