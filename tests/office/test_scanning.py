import pytest

from office.people.identity import CardReading, read_card
from office.scanning import Answer, Burst, SerialRecords

CARD = "079301000025||Trần Thị Bình|02032001|Nữ|Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh|10062022"


class Field:
    """What a field with the focus gets, when a window's keys go through a `Burst`.

    As an event filter does: what is given back comes first, and a timer looks when it is due.
    """

    def __init__(self) -> None:
        self.burst: Burst[str] = Burst()
        self.text = ""
        self.scans: list[str] = []

    def _do(self, answer: Answer[str], key: str) -> None:
        self.text += "".join(answer.give_back) + ("" if answer.hold else key)
        if answer.scan:
            self.scans.append(answer.scan)

    def _timer(self, until_ms: int) -> None:
        due = self.burst.due_ms
        if due is not None and due <= until_ms:
            self._do(self.burst.idle(due), "")

    def press(self, text: str, at_ms: int) -> None:
        self._timer(at_ms)
        if text == "\n":
            self._do(self.burst.enter(at_ms), text)
        else:
            self._do(self.burst.key(text, at_ms, text), text)

    def hear(self, text: str, every_ms: int, start_ms: int = 0) -> int:
        """Keys at one pace; the time of the last of them."""
        for n, letter in enumerate(text):
            self.press(letter, start_ms + n * every_ms)
        return start_ms + (len(text) - 1) * every_ms

    def rest(self) -> "Field":
        self._timer(10**9)
        return self


@pytest.mark.parametrize("every_ms", [0, 1, 5, 15, 29])
def test_fast_keys_with_enter_are_a_scan_and_the_field_gets_none_of_it(every_ms) -> None:
    field = Field()

    field.hear(CARD + "\n", every_ms)

    assert field.scans == [CARD]
    assert field.rest().text == ""
    assert isinstance(read_card(field.scans[0]), CardReading)


@pytest.mark.parametrize("every_ms", [30, 45, 120, 1000])
def test_typing_is_never_a_scan_and_loses_no_letter(every_ms) -> None:
    field = Field()

    field.hear("Trần Thị Bình 079301000025\n", every_ms)

    assert field.scans == []
    assert field.rest().text == "Trần Thị Bình 079301000025\n"


def test_typed_keys_come_in_their_order_at_most_a_gap_late() -> None:
    burst: Burst[str] = Burst()

    assert burst.key("a", 100, "a") == Answer(hold=True)
    assert burst.due_ms == 130
    assert burst.idle(129) == Answer(hold=False)
    assert burst.idle(130) == Answer(hold=False, give_back=("a",))
    assert burst.due_ms is None
    assert burst.key("b", 131, "b") == Answer(hold=True)
    assert burst.key("c", 140, "c") == Answer(hold=True)
    assert burst.key("d", 200, "d") == Answer(hold=True, give_back=("b", "c"))


def test_two_keys_pressed_almost_together_are_typing() -> None:
    field = Field()

    field.hear("an", 8)
    field.hear("h\n", 90, start_ms=120)

    assert field.scans == []
    assert field.rest().text == "anh\n"


def test_what_was_typed_before_a_scan_is_not_swallowed() -> None:
    field = Field()

    last = field.hear("anh", 90)
    field.hear(CARD + "\n", 2, start_ms=last + 30)

    assert field.scans == [CARD]
    assert field.rest().text == "anh"


def test_what_is_typed_after_a_scan_is_not_swallowed() -> None:
    field = Field()

    last = field.hear(CARD + "\n", 2)
    field.hear("x\n", 90, start_ms=last + 30)

    assert field.scans == [CARD]
    assert field.rest().text == "x\n"


def test_two_scans_are_two_and_a_line_feed_behind_enter_presses_nothing() -> None:
    field = Field()

    field.hear(CARD + "\n\n" + CARD + "\n", 2)

    assert field.scans == [CARD, CARD]
    assert field.rest().text == ""


def test_an_enter_long_after_a_scan_is_a_persons() -> None:
    field = Field()

    last = field.hear(CARD + "\n", 2)
    field.press("\n", last + 30)

    assert field.text == "\n"


@pytest.mark.parametrize("fast", ["079301", "07930100002", "a" * 40, "ababab" * 9])
def test_fast_keys_that_are_too_few_too_alike_or_without_enter_are_given_back(fast) -> None:
    field = Field()

    field.hear(fast + ("\n" if fast != "07930100002" else ""), 3)

    assert field.scans == []
    assert field.rest().text.rstrip("\n") == fast


def test_shift_and_alt_between_letters_keep_the_pace_and_reach_the_field() -> None:
    burst: Burst[str] = Burst()
    for n, letter in enumerate("ABCDEFGHIJ"):
        assert burst.key("", n * 40, "") == Answer(hold=False)
        assert burst.key(letter, n * 40 + 20, letter) == Answer(hold=True)

    assert burst.enter(385).scan == "ABCDEFGHIJ"


def test_a_scan_once_sure_may_stop_for_breath() -> None:
    field = Field()

    last = field.hear(CARD[:20], 3)
    last = field.hear(CARD[20:], 3, start_ms=last + 140)
    field.press("\n", last + 100)

    assert field.scans == [CARD]


def test_a_click_or_shortcut_in_between_gives_everything_back() -> None:
    burst: Burst[str] = Burst()
    burst.key("a", 0, "a")
    burst.key("b", 2, "b")

    assert burst.other() == Answer(hold=False, give_back=("a", "b"))
    assert burst.other() == Answer(hold=False)


def test_a_clock_that_goes_back_makes_no_scan_and_loses_nothing() -> None:
    field = Field()

    field.hear("0793", 2, start_ms=5000)
    field.hear("0100\n", 2)

    assert field.scans == []
    assert field.rest().text == "07930100\n"


def test_a_flood_of_keys_is_given_back_whole() -> None:
    field = Field()

    field.hear("0123456789" * 500, 1)

    assert field.scans == []
    assert field.rest().text == "0123456789" * 500


def test_an_enter_after_a_pause_ends_no_scan_even_if_no_timer_looked() -> None:
    burst: Burst[str] = Burst()
    for n, letter in enumerate("0123456789"):
        burst.key(letter, n, letter)

    assert burst.enter(9 + 150) == Answer(hold=False, give_back=tuple("0123456789"))


def test_a_scan_does_not_show_in_an_answer() -> None:
    assert "0793" not in repr(Answer(hold=True, scan=CARD))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 4096])
@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_records_of_a_serial_line_are_whole_however_they_are_cut(size, end) -> None:
    line = SerialRecords()
    sent = (CARD.encode() + end) * 3

    records = [
        record
        for start in range(0, len(sent), size)
        for record in line.split_lines(sent[start : start + size])
    ]

    assert records == [CARD.encode()] * 3
    assert line.rest() == b""


def test_a_record_without_end_is_there_once_the_line_is_silent() -> None:
    line = SerialRecords()

    assert line.split_lines(CARD.encode()) == ()
    assert line.rest() == CARD.encode()
    assert line.rest() == b""


def test_an_endless_line_fills_no_memory() -> None:
    line = SerialRecords()

    for _ in range(1000):
        assert line.split_lines(b"x" * 1000) == ()

    assert len(line.rest()) <= 4000
    assert line.split_lines(b"x" * 5000 + b"\n" + CARD.encode() + b"\n") == (CARD.encode(),)
