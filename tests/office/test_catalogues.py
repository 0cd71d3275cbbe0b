from assets.tools import catalogues
from office.errors import HistoryBroken, MoveNotAllowed
from office.texts import ENGLISH, PSEUDO, text

# Where Vietnamese stands in the source that nobody is to translate, and why.
VIETNAMESE_ONLY = {
    "office/forms/": "circulars prescribe the printed forms, and so their words",
    "office/reports/": "registers and reports are such papers too; heads of columns are marked",
    "office/dossiers/dossier.py": "the one-stop desk's own name, as the papers print it",
    "office/speech/calls.py": "said aloud; the English call has words of its own",
    "office/speech/numerals.py": "said aloud",
    "office/sms/messages.py": "answers a question in Vietnamese; a text message tells no language",
    "office/command_line.py": "for whoever administers the office",
    "office/people/": "what stands on identity cards",
    "office/thermal/papers.py": "accents to try a printer with",
    "office/settings/": "settings as files and documents tell them, and the faults of such files",
    "office/profile.py": "the office's settings, as its catalogue tells them",
    "office/dossiers/marked_days.py": "faults of a file of days, told where it is loaded",
    "db/": "the administrator's commands and what they find, at a terminal",
    "counter/calendar/edits.py": "a mark in the data: this day is only expected",
    "kiosk/parts/footer.py": "a language is named in itself",
    "display/voice/playing.py": "the product's name",
}


def test_english_is_complete_for_the_whole_product() -> None:
    assert catalogues.missing("en") == []


def test_a_catalogue_has_no_text_that_nobody_says() -> None:
    for language in catalogues.languages():
        assert catalogues.gone(language) == []


def test_vietnamese_that_cannot_be_translated_has_its_reason() -> None:
    found = catalogues.unmarked()
    forgotten = [line for line in found if not line.startswith(tuple(VIETNAMESE_ONLY))]
    needless = [place for place in VIETNAMESE_ONLY if not any(x.startswith(place) for x in found)]

    assert (forgotten, needless) == ([], [])


def test_texts_are_found_wherever_they_stand() -> None:
    said = catalogues.messages()

    places = {place.partition("/")[0] for place in said.values()}
    assert places == {"office", "kiosk", "counter", "display", "db"}
    assert (
        said["Ngày cuối ở trước ngày đầu. Xin xem lại --from và --to."]
        == "db/reports/report_commands.py"
    )
    assert said["Chỉ sáng"] == "counter/calendar/legend.py"  # marked where it is stored
    assert "Vì sao hủy? Bấm một lý do." in said
    assert "title" not in said  # a field of the catalogue's file, asked by a method named text


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


def test_a_sentence_of_two_lines_is_translated_too() -> None:
    broken = HistoryBroken(faults="sự kiện 3: …")

    assert broken.message().endswith("báo ngay:\nsự kiện 3: …")
    assert broken.message(ENGLISH).startswith("The history is no longer whole")
