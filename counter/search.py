"""Finding by typing: accents, case, spaces and the đ are folded away."""

import re
import unicodedata


def fold(said: str) -> str:
    """`Đăng ký khai sinh` as `dang ky khai sinh`; anything but letters and digits is a space."""
    flat = unicodedata.normalize("NFD", said.casefold().replace("đ", "d"))
    bare = "".join(mark for mark in flat if not unicodedata.combining(mark))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def found(asked: str, said: str) -> bool:
    """Whether every word asked for is in what is said, in any order, spaces typed or not."""
    wanted, folded = fold(asked), fold(said)
    packed = folded.replace(" ", "")
    return wanted.replace(" ", "") in packed or all(word in packed for word in wanted.split())
