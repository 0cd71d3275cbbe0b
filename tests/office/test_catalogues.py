from assets.tools import catalogues
from office.errors import MoveNotAllowed
from office.texts import ENGLISH, PSEUDO, text


def test_english_is_complete_for_all_that_citizens_see() -> None:
    said = catalogues.missing("en", "kiosk", "office")
    by_citizens = [
        line
        for line in said
        if line.startswith(("kiosk/", "office/papers", "office/citizen", "office/e"))
    ]

    assert by_citizens == []


def test_every_translation_keeps_its_fields() -> None:
    for language in catalogues.languages():
        assert catalogues.spoiled(language) == []


def test_compiled_catalogues_are_up_to_date() -> None:
    for language in catalogues.languages():
        assert catalogues.compiled_file(language).read_bytes() == catalogues.compiled(language)


def test_an_unknown_text_stays_vietnamese() -> None:
    assert text("Quay lại", ENGLISH) == "Back"
    assert text("Chưa ai dịch câu này", ENGLISH) == "Chưa ai dịch câu này"
    assert text("", ENGLISH) == ""


def test_the_pseudo_language_marks_and_lengthens_every_text() -> None:
    said = text("Hôm nay bạn cần làm việc gì?", PSEUDO)

    assert said.startswith("[Hôm nay")
    assert len(said) >= 1.4 * len("Hôm nay bạn cần làm việc gì?")
    assert text("{count} người", PSEUDO).format(count=3).startswith("[3 người")


def test_words_inside_an_error_are_translated_too() -> None:
    refused = MoveNotAllowed(label="A-001", state="Đang gọi", move="in lại")

    assert "“Called”" in refused.message(ENGLISH)
    assert "to reprint" in refused.message(ENGLISH)
