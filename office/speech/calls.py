"""What a call says: a closed grammar of clips and pauses, so that nothing else can be spoken."""

from dataclasses import dataclass
from datetime import datetime, time

from office.profile import VIETNAM
from office.settings.kinds import Hours
from office.speech import numerals
from office.texts import ENGLISH, VIETNAMESE
from office.ticket import parse_label

CHIME = "chuong"
AFTER_CHIME = 0.4
BETWEEN_TIMES = 1.2

# D as in "vitamin D"; Đ by its sound, or the two could not be told apart.
_VI_LETTERS = (
    "A a, B bê, C xê, D đê, Đ đờ, E e, F ép, G giê, H hát, I i, J gi, K ca, L lờ, M mờ, N nờ, O o, "
    "P pê, Q quy, R rờ, S sờ, T tê, U u, V vê, W vê kép, X ích, Y i dài, Z dét"
)


def _names(table: str) -> dict[str, str]:
    pairs = (entry.partition(" ") for entry in table.split(", "))
    return {letter: name for letter, _, name in pairs}


VI_LETTERS = _names(_VI_LETTERS)
# Engines name a single capital letter rightly; spelled out, "ay" came out as "eye".
EN_LETTERS = {letter: "D bar" if letter == "Đ" else letter for letter in VI_LETTERS}
VI_WORD_KEYS = {
    **{word: f"so-{digit}" for digit, word in enumerate(numerals.VI_DIGITS)},
    "mười": "muoi",
    "mươi": "muoi-chuc",
    "mốt": "mot-sau-muoi",
    "tư": "tu-sau-muoi",
    "lăm": "lam-sau-muoi",
    "linh": "linh",
    "lẻ": "le",
    "trăm": "tram",
    "nghìn": "nghin",
    "ngàn": "ngan",
}
EN_WORD_KEYS = {
    word: f"en-{word}"
    for word in (*numerals.EN_SMALL, *numerals.EN_TENS, "hundred", "thousand", "and")
}


def letter_key(letter: str, language: str) -> str:
    """The clip of one letter: `chu-a`, `en-letter-a`; Đ is `dd`."""
    ascii_name = "dd" if letter == "Đ" else letter.lower()
    return f"en-letter-{ascii_name}" if language == ENGLISH else f"chu-{ascii_name}"


CLIPS: dict[str, str] = {
    CHIME: "",
    "moi-cong-dan": "Mời công dân có số thứ tự",
    "moi-khach-hang": "Mời khách hàng có số thứ tự",
    "den-quay-so": "đến quầy số",
    "en-number": "Number",
    "en-go-to-counter": "please go to counter",
    **{key: word for word, key in VI_WORD_KEYS.items()},
    **{letter_key(letter, VIETNAMESE): name for letter, name in VI_LETTERS.items()},
    **{key: word for word, key in EN_WORD_KEYS.items()},
    **{letter_key(letter, ENGLISH): name for letter, name in EN_LETTERS.items()},
}


@dataclass(frozen=True, slots=True)
class Clip:
    """One recorded piece of speech. Only keys of `CLIPS` exist."""

    key: str

    def __post_init__(self) -> None:
        if self.key not in CLIPS:
            raise ValueError(f"no such clip: {self.key!r}")

    @property
    def words(self) -> str:
        """What is heard; empty for the chime."""
        return CLIPS[self.key]

    @property
    def language(self) -> str:
        """The language it is spoken in."""
        return ENGLISH if self.key.startswith("en-") else VIETNAMESE


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence."""

    seconds: float


Item = Clip | Pause

CHOICES = {
    "mode": ("digits", "mixed"),
    "zero_word": ("linh", "lẻ"),
    "four_word": ("tư", "bốn"),
    "thousand": ("nghìn", "ngàn"),
    "public": ("công dân", "khách hàng"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How an office reads its calls; `CHOICES` holds what each may be.

    `mode` "digits" reads A-025 as "A không hai năm", "mixed" as "A không hai mươi lăm".
    """

    mode: str = "digits"
    zero_word: str = "linh"
    four_word: str = "tư"
    thousand: str = "nghìn"
    public: str = "công dân"

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}")


DEFAULT = Reading()


def number_words(number: int, language: str, reading: Reading = DEFAULT) -> tuple[str, ...]:
    """`number` as the words of `language`."""
    if language == ENGLISH:
        return numerals.english(number)
    return numerals.vietnamese(
        number,
        zero_word=reading.zero_word,
        four_word=reading.four_word,
        thousand=reading.thousand,
    )


def _clips_of(words: tuple[str, ...], language: str) -> tuple[Clip, ...]:
    keys = EN_WORD_KEYS if language == ENGLISH else VI_WORD_KEYS
    return tuple(Clip(keys[word]) for word in words)


def read_label(label: str, language: str, reading: Reading = DEFAULT) -> tuple[Clip, ...]:
    """A ticket's label letter by letter, then its digits as `reading.mode` wants them.

    Mixed reads the last two digits as a number unless they begin with 0: A-005 stays
    "A không không năm", as it is printed.
    """
    series, digits = parse_label(label)
    head, tail = digits, ""
    if reading.mode == "mixed" and digits[-2] != "0":
        head, tail = digits[:-2], digits[-2:]
    words = [word for digit in head for word in number_words(int(digit), language, reading)]
    if tail:
        words += number_words(int(tail), language, reading)
    letters = tuple(Clip(letter_key(letter, language)) for letter in series)
    return letters + _clips_of(tuple(words), language)


def sentence(
    label: str, counter_id: int, language: str, reading: Reading = DEFAULT
) -> tuple[Clip, ...]:
    """ "Mời công dân có số thứ tự A không một hai đến quầy số ba", or the same in English."""
    if language == ENGLISH:
        opening, link = Clip("en-number"), Clip("en-go-to-counter")
    else:
        key = "moi-cong-dan" if reading.public == "công dân" else "moi-khach-hang"
        opening, link = Clip(key), Clip("den-quay-so")
    counter = _clips_of(number_words(counter_id, language, reading), language)
    return (opening, *read_label(label, language, reading), link, *counter)


def call(
    label: str,
    counter_id: int,
    language: str = VIETNAMESE,
    reading: Reading = DEFAULT,
    *,
    times: int = 2,
) -> tuple[Item, ...]:
    """A whole call: chime, the Vietnamese sentence `times` times, then English if wanted.

    Vietnamese is always said: the officer and the neighbours help a guest who hears it.
    """
    spoken = sentence(label, counter_id, VIETNAMESE, reading)
    items: tuple[Item, ...] = (Clip(CHIME), Pause(AFTER_CHIME), *spoken)
    for _ in range(times - 1):
        items += (Pause(BETWEEN_TIMES), *spoken)
    if language == ENGLISH:
        items += (Pause(BETWEEN_TIMES), *sentence(label, counter_id, ENGLISH, reading))
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """When and how loud an office speaks. Times are the office's, volumes 0 to 100.

    `by_hour` are (from, volume): each holds until the next, `volume` before the first.
    `quiet` are the hours without voice.
    """

    volume: int = 80
    muted: bool = False
    by_hour: tuple[tuple[time, int], ...] = ()
    quiet: tuple[Hours, ...] = ()

    def __post_init__(self) -> None:
        for volume in (self.volume, *(volume for _, volume in self.by_hour)):
            if not 0 <= volume <= 100:
                raise ValueError(f"volume must be 0 to 100, not {volume}")

    def at(self, moment: datetime) -> int:
        """The volume at `moment`; 0 while the office is silent."""
        clock = moment.astimezone(VIETNAM).time()
        if self.muted or any(hours.cover(clock) for hours in self.quiet):
            return 0
        passed = [entry for entry in sorted(self.by_hour) if entry[0] <= clock]
        return passed[-1][1] if passed else self.volume
