"""What a call says, word by word."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.settings.kinds import Hours
from office.speech import calls, numerals
from office.speech.calls import Clip, Loudness, Pause, Reading
from office.ticket import label_for

SOUTH = Reading(zero_word="lẻ", four_word="bốn", thousand="ngàn")
MIXED = Reading(mode="mixed")

VIETNAMESE_TABLE = {
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    115: "một trăm mười lăm",
    554: "năm trăm năm mươi tư",
    1000: "một nghìn",
    1001: "một nghìn không trăm linh một",
    1005: "một nghìn không trăm linh năm",
    1015: "một nghìn không trăm mười lăm",
    1021: "một nghìn không trăm hai mươi mốt",
    1100: "một nghìn một trăm",
    9999: "chín nghìn chín trăm chín mươi chín",
}


@pytest.mark.parametrize(("number", "words"), VIETNAMESE_TABLE.items())
def test_vietnamese_numbers_are_read_as_the_table_says(number: int, words: str) -> None:
    assert " ".join(numerals.vietnamese(number)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(24, "hai mươi bốn"), (105, "một trăm lẻ năm"), (1005, "một ngàn không trăm lẻ năm")],
)
def test_an_office_of_the_south_hears_its_own_words(number: int, words: str) -> None:
    assert " ".join(calls.number_words(number, "vi", SOUTH)) == words


DIGITS = "không một hai ba bốn năm sáu bảy tám chín"
ONES = " one two three four five six seven eight nine"
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def naive_vietnamese(number: int) -> str:
    """A second reading of 0 to 999 by rewriting text, sharing nothing with the first."""
    names = dict(zip("0123456789", DIGITS.split(), strict=True))
    spelled = " ".join(
        f"{names[digit]} {unit}".strip()
        for digit, unit in zip(str(number), ["trăm", "mươi", ""][-len(str(number)) :], strict=True)
    )
    for found, put in [
        ("không mươi không", ""),
        ("không mươi", "linh"),
        ("một mươi năm", "mười lăm"),
        ("một mươi không", "mười"),
        ("một mươi", "mười"),
        ("mươi không", "mươi"),
        ("mươi một", "mươi mốt"),
        ("mươi bốn", "mươi tư"),
        ("mươi năm", "mươi lăm"),
    ]:
        spelled = spelled.replace(found, put)
    return spelled.strip()


def test_0_to_999_in_vietnamese_agree_with_a_second_reading() -> None:
    read = [" ".join(numerals.vietnamese(number)) for number in range(1000)]

    assert read == [naive_vietnamese(number) for number in range(1000)]
    assert len(set(read)) == 1000


def naive_english(number: int) -> str:
    ones = ONES.split(" ")
    table = ones + TEENS.split()
    table += [f"{ten} {one}".strip() for ten in TENS.split() for one in ones]
    table += [
        f"{one} hundred and {rest}" if rest else f"{one} hundred"
        for one in ones[1:]
        for rest in table[:100]
    ]
    return table[number] or "zero"


def test_0_to_999_in_english_agree_with_a_second_reading() -> None:
    read = [" ".join(numerals.english(number)) for number in range(1000)]

    assert read == [naive_english(number) for number in range(1000)]
    assert len(set(read)) == 1000


@pytest.mark.parametrize(
    ("number", "words"),
    [(1000, "one thousand"), (1005, "one thousand and five"), (1100, "one thousand one hundred")],
)
def test_english_thousands(number: int, words: str) -> None:
    assert " ".join(numerals.english(number)) == words


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_without_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="0 to 9999"):
        numerals.vietnamese(number)
    with pytest.raises(ValueError, match="0 to 9999"):
        numerals.english(number)


def said(clips: tuple[calls.Item, ...]) -> str:
    return " · ".join(
        item.words or item.key if isinstance(item, Clip) else f"{item.seconds} s" for item in clips
    )


def test_a_call_is_chime_sentence_and_sentence_again() -> None:
    sentence = "Mời công dân có số thứ tự · a · không · một · hai · đến quầy số · ba"

    assert said(calls.call("A-012", 3)) == f"chuong · 0.4 s · {sentence} · 1.2 s · {sentence}"


def test_a_guest_who_chose_english_hears_english_after_the_vietnamese() -> None:
    call = said(calls.call("A-012", 3, "en"))

    assert call.startswith(said(calls.call("A-012", 3)))
    assert call.endswith("1.2 s · Number · A · zero · one · two · please go to counter · three")


def test_in_a_rush_each_sentence_is_said_once() -> None:
    assert said(calls.call("A-012", 3, times=1)).count("Mời công dân") == 1
    assert said(calls.call("A-012", 3, "en", times=1)).count("Number") == 1


@pytest.mark.parametrize(
    ("label", "digits", "mixed"),
    [
        ("A-025", "a không hai năm", "a không hai mươi lăm"),
        ("A-005", "a không không năm", "a không không năm"),
        ("A-100", "a một không không", "a một không không"),
        ("A-110", "a một một không", "a một mười"),
        ("B-124", "bê một hai bốn", "bê một hai mươi tư"),
        ("UT-005", "u tê không không năm", "u tê không không năm"),
        ("Đ-0121", "đờ không một hai một", "đờ không một hai mươi mốt"),
        ("D-15", "đê một năm", "đê mười lăm"),
    ],
)
def test_labels_are_read_digit_by_digit_or_mixed(label: str, digits: str, mixed: str) -> None:
    assert " ".join(clip.words for clip in calls.read_label(label, "vi")) == digits
    assert " ".join(clip.words for clip in calls.read_label(label, "vi", MIXED)) == mixed


def test_the_counter_is_read_as_a_number() -> None:
    words = [clip.words for clip in calls.sentence("A-001", 21, "vi")]

    assert words[-4:] == ["đến quầy số", "hai", "mươi", "mốt"]


def test_a_bank_calls_its_customers_khach_hang() -> None:
    first = calls.sentence("A-001", 1, "vi", Reading(public="khách hàng"))[0]

    assert first.words == "Mời khách hàng có số thứ tự"


def test_every_letter_of_a_language_has_its_own_name() -> None:
    letters = set("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")

    for names in (calls.VI_LETTERS, calls.EN_LETTERS):
        assert set(names) == letters
        assert len(set(names.values())) == len(letters)


def test_no_two_clips_of_a_language_share_their_words() -> None:
    spoken = [(Clip(key).language, words) for key, words in calls.CLIPS.items()]

    assert len(set(spoken)) == len(spoken)


@given(st.text())
def test_nothing_from_outside_can_be_spoken(text: str) -> None:
    if text in calls.CLIPS:
        return
    with pytest.raises(ValueError, match="no such clip"):
        Clip(text)
    with pytest.raises(ValueError, match="not a ticket label"):
        calls.call(f"A-001{text or ' '}x", 1)


LABELS = st.builds(
    label_for,
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ", min_size=1, max_size=3),
    st.integers(0, 999_999),
    st.just(6),
)


@given(
    LABELS,
    st.integers(1, 9999),
    st.sampled_from(["vi", "en"]),
    st.sampled_from(["digits", "mixed"]),
)
def test_every_label_can_be_called_to_every_counter(
    label: str, counter_id: int, language: str, mode: str
) -> None:
    items = calls.call(label, counter_id, language, Reading(mode=mode))

    assert all(isinstance(item, Clip | Pause) for item in items)


@pytest.mark.parametrize("name", calls.CHOICES)
def test_a_reading_takes_only_the_words_it_knows(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        Reading(**{name: "gì đó"})


def at(hour: int, minute: int = 0) -> datetime:
    """An instant by the office's clock."""
    return datetime(2026, 3, 2, (hour - 7) % 24, minute, tzinfo=UTC)


def test_volume_follows_the_hour() -> None:
    loud = Loudness(volume=60, by_hour=((time(13), 40), (time(7, 30), 90)))

    assert [loud.at(at(*clock)) for clock in [(7,), (7, 30), (12, 59), (13,), (22,)]] == [
        *(60, 90, 90, 40, 40)
    ]


def test_quiet_hours_are_silent_even_past_midnight() -> None:
    loud = Loudness(volume=60, quiet=(Hours(time(11, 30), time(13)), Hours(time(22), time(6))))

    hours = [(11, 29), (11, 30), (12, 59), (13,), (22,), (2,), (6,)]
    assert [loud.at(at(*clock)) for clock in hours] == [60, 0, 0, 60, 0, 0, 60]


def test_mute_is_silent_and_a_wrong_volume_is_refused() -> None:
    assert Loudness(muted=True).at(at(9)) == 0
    with pytest.raises(ValueError, match="0 to 100"):
        Loudness(volume=101)
