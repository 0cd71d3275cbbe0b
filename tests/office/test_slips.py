"""What a word may have meant when one key slipped."""

import pytest

from office.people.slips import near


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("trn", "tran"), ("traan", "tran"), ("trsn", "tran"), ("tarn", "tran"), ("bih", "binh"),
     ("guyen", "nguyen"), ("nguye", "nguyen"), ("nguyenn", "nguyen")],
)  # fmt: skip
def test_a_letter_left_out_put_in_changed_or_swapped_is_one_slip(typed, meant):
    assert meant in near(typed)
    assert typed in near(meant)


@pytest.mark.parametrize(("typed", "other"), [("tran", "tran"), ("tran", "trung"), ("ab", "abc")])
def test_the_word_itself_two_slips_and_short_words_are_not(typed, other):
    assert other not in near(typed)


@pytest.mark.parametrize("typed", ["", "a", "le", "0912", "日本語", "a'b"])
def test_nothing_is_near_what_is_short_or_no_plain_letters(typed):
    assert near(typed) == frozenset()
