"""The announcer: in order, never two at once, never in the screen's way."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from logging import LogRecord
from typing import Any

import pytest

from display.board import worth_speaking
from display.voice import announcer as voice
from display.voice.announcer import Announcer
from display.voice.clips import ClipPack, NoSynthesiser
from office.errors import Known, NoSound
from office.settings.kinds import Hours
from office.speech.calls import Loudness, Reading
from tests.display.hearing import heard, samples

PACK = ClipPack.load()
NINE = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # nine in the morning at the office
FULL = Loudness(volume=100)
LONG = 20.0  # how long a test waits before it fails


class Loudspeaker:
    """Keeps what was played. `gate` shut holds a play; `faults` are raised, one a play."""

    def __init__(self) -> None:
        self.wavs: list[bytes] = []
        self.gate = threading.Event()
        self.gate.set()
        self.began = threading.Semaphore(0)
        self.at_once = self.most_at_once = 0
        self.faults: list[Exception | None] = []
        self.missing = False

    def check(self) -> None:
        if self.missing:
            raise NoSound()

    def play(self, wav: bytes, cancelled: threading.Event) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.began.release()
        try:
            self._play(wav, cancelled)
        finally:
            self.at_once -= 1

    def _play(self, wav: bytes, cancelled: threading.Event) -> None:
        self.check()
        if fault := self.faults.pop(0) if self.faults else None:
            raise fault
        while not self.gate.wait(0.005):
            if cancelled.is_set():
                return
        if not cancelled.is_set():
            self.wavs.append(wav)

    def labels(self) -> list[str]:
        """The digits of each call that was heard."""
        return ["".join(str(key)[3:] for key in digits(wav)) for wav in self.wavs]

    def times(self) -> list[int]:
        """How often each call was said."""
        return [heard(wav, PACK).count("moi-cong-dan") for wav in self.wavs]


def digits(wav: bytes) -> list[str | float]:
    words = heard(wav, PACK)
    return words[words.index("chu-a") + 1 : words.index("den-quay-so")]


@dataclass
class Hall:
    """An announcer with a loudspeaker, and what it told."""

    speaker: Loudspeaker = field(default_factory=Loudspeaker)
    started: list[int] = field(default_factory=list)
    finished: list[int] = field(default_factory=list)
    troubles: list[Known | None] = field(default_factory=list)
    announcer: Announcer = None  # type: ignore[assignment]

    def open(self, **parts: Any) -> "Hall":
        settings: dict[str, Any] = {"now": lambda: NINE, "loudness": FULL, **parts}
        self.announcer = Announcer(
            *(PACK, NoSynthesiser(), self.speaker),
            on_started=self.started.append,
            on_finished=self.finished.append,
            on_trouble=self.troubles.append,
            **settings,
        )
        return self

    def say(self, version: int, number: int, *, again: bool = False, language: str = "vi") -> None:
        self.announcer.say(version, number, f"A-{number:03}", 3, language, again)

    def held(self) -> None:
        """Shuts the gate, calls number 900 and returns once it is being spoken."""
        self.speaker.gate.clear()
        self.say(900, 900)
        assert self.speaker.began.acquire(timeout=LONG)

    def drain(self) -> None:
        self.speaker.gate.set()
        assert self.announcer.drained(LONG)


@pytest.fixture
def hall() -> Iterator[Callable[..., Hall]]:
    """Opens a hall: `hall(loudness=…)`; closed after the test."""
    opened: list[Hall] = []

    def new(**parts: Any) -> Hall:
        opened.append(Hall(**({"speaker": parts.pop("speaker")} if "speaker" in parts else {})))
        return opened[-1].open(**parts)

    yield new
    for each in opened:
        each.announcer.stop(LONG)


def test_calls_are_spoken_in_order_one_at_a_time(hall: Callable[..., Hall]) -> None:
    office = hall()
    for number in (12, 3, 7):
        office.say(number, number)
    office.drain()

    assert office.speaker.labels() == ["012", "003", "007"]
    assert office.started == office.finished == [12, 3, 7]
    assert office.speaker.most_at_once == 1


def test_a_burst_of_20_drains_and_none_is_lost(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    for number in range(1, 21):
        office.say(number, number)
    office.drain()

    assert office.speaker.labels() == ["900", *(f"{number:03}" for number in range(1, 21))]
    assert office.finished == [900, *range(1, 21)]
    assert office.speaker.most_at_once == 1


def test_in_a_rush_each_call_is_said_once_until_the_rush_is_over(
    hall: Callable[..., Hall],
) -> None:
    office = hall(rush=3)
    office.held()
    for number in range(1, 8):
        office.say(number, number)
    office.drain()

    assert office.speaker.times() == [2, 1, 1, 1, 2, 2, 2, 2]


def test_a_repeat_is_spoken_again_but_never_before_a_first_call(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    office.say(1, 1, again=True)
    office.say(2, 2)
    office.say(3, 3)
    office.drain()

    assert office.speaker.labels() == ["900", "002", "003", "001"]


def test_a_repeat_of_the_call_being_spoken_is_spoken_after_it(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    office.say(901, 900, again=True)
    office.drain()

    assert office.speaker.labels() == ["900", "900"]
    assert office.finished == [900, 901]


def test_calls_that_became_one_all_count_as_spoken(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    office.say(1, 1)
    office.say(2, 1, again=True)
    office.drain()

    assert office.speaker.labels() == ["900", "001"]
    assert office.started == office.finished == [900, 1, 2]


def test_a_loudspeaker_that_hangs_is_given_up_and_the_next_call_is_heard(
    hall: Callable[..., Hall],
) -> None:
    limits = [0.01, LONG]
    office = hall(limit=lambda length: limits.pop(0) + 0 * length)
    office.speaker.gate.clear()
    office.say(1, 1)
    assert office.speaker.began.acquire(timeout=LONG)
    office.say(2, 2)
    assert office.speaker.began.acquire(timeout=LONG)
    office.drain()

    assert office.speaker.labels() == ["002"]
    assert office.finished == [1, 2]
    assert [type(trouble) for trouble in office.troubles] == [NoSound, type(None)]


def test_a_play_may_last_as_long_as_its_sound_and_little_more() -> None:
    assert voice.play_limit(12.0) == 15.0


def test_who_calls_never_waits_for_the_loudspeaker(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    for number in range(1, 101):
        office.say(number, number)

    assert office.finished == []
    assert office.started == [900]


def test_without_sound_a_mark_appears_before_the_first_call(hall: Callable[..., Hall]) -> None:
    speaker = Loudspeaker()
    speaker.missing = True
    office = hall(speaker=speaker)
    assert office.announcer.drained(LONG)

    assert [type(trouble) for trouble in office.troubles] == [NoSound]


def test_without_sound_calls_pass_silently_and_the_mark_goes_when_sound_is_back(
    hall: Callable[..., Hall],
) -> None:
    speaker = Loudspeaker()
    speaker.missing = True
    office = hall(speaker=speaker)
    office.say(1, 1)
    office.say(2, 2)
    office.drain()
    speaker.missing = False
    office.say(3, 3)
    office.drain()

    assert office.finished == [1, 2, 3]
    assert speaker.labels() == ["003"]
    assert [type(trouble) for trouble in office.troubles] == [NoSound, type(None)]


def test_a_bug_in_the_player_is_logged_and_silences_one_call_only(
    hall: Callable[..., Hall], logged_errors: list[LogRecord]
) -> None:
    speaker = Loudspeaker()
    speaker.faults = [RuntimeError("driver"), None]
    office = hall(speaker=speaker)
    office.say(1, 1)
    office.say(2, 2)
    office.drain()

    assert speaker.labels() == ["002"]
    assert office.finished == [1, 2]
    assert [record.getMessage() for record in logged_errors] == ["the voice failed"]


def test_in_quiet_hours_calls_are_shown_but_not_spoken(hall: Callable[..., Hall]) -> None:
    clock = [NINE]
    quiet = Loudness(volume=100, quiet=(Hours(time(8, 30), time(9, 30)),))
    office = hall(loudness=quiet, now=lambda: clock[0])
    office.say(1, 1)
    office.drain()
    clock[0] += timedelta(minutes=30)
    office.say(2, 2)
    office.drain()

    assert office.speaker.labels() == ["002"]
    assert office.started == office.finished == [1, 2]
    assert office.troubles == []


def test_the_volume_follows_the_hour(hall: Callable[..., Hall]) -> None:
    clock = [NINE]
    office = hall(loudness=Loudness(volume=100, by_hour=((time(13), 50),)), now=lambda: clock[0])
    office.say(1, 1)
    office.drain()
    clock[0] += timedelta(hours=5)
    office.say(2, 1)
    office.drain()

    loud, soft = (abs(samples(wav)).max() for wav in office.speaker.wavs)
    assert soft == pytest.approx(loud / 2, abs=1)


def test_mute_cuts_the_call_being_spoken_and_is_no_trouble(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    office.announcer.mute(True)
    assert office.announcer.drained(LONG)
    office.speaker.gate.set()
    office.say(1, 1)
    office.drain()
    office.announcer.mute(False)
    office.say(2, 2)
    office.drain()

    assert office.speaker.labels() == ["002"]
    assert office.finished == [900, 1, 2]
    assert office.troubles == []


def test_mute_pressed_while_a_call_is_made_ready_silences_it(hall: Callable[..., Hall]) -> None:
    def pressed() -> datetime:
        office.announcer.mute(True)
        return NINE

    office = hall(now=pressed)
    office.say(1, 1)
    office.drain()

    assert office.speaker.wavs == []
    assert office.finished == [1]


def test_stop_falls_silent_at_once_and_ends_the_thread(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    office.say(1, 1)
    office.announcer.stop(LONG)

    assert office.speaker.wavs == []
    assert "announcer" not in [thread.name for thread in threading.enumerate()]


def test_an_english_ticket_in_an_office_of_the_south(hall: Callable[..., Hall]) -> None:
    office = hall(reading=Reading(mode="mixed", four_word="bốn"))
    office.say(1, 24, language="en")
    office.drain()

    words = heard(office.speaker.wavs[0], PACK)
    assert digits(office.speaker.wavs[0]) == ["so-0", "so-2", "muoi-chuc", "so-4"]
    assert words[-5:] == ["en-zero", "en-twenty", "en-four", "en-go-to-counter", "en-three"]


@pytest.mark.parametrize(
    ("age", "link_was_lost", "worth"),
    [(0, True, True), (60, True, True), (61, True, False), (600, False, True)],
)
def test_after_an_outage_calls_older_than_a_minute_are_not_spoken(
    age: int, link_was_lost: bool, worth: bool
) -> None:
    called_at = NINE - timedelta(seconds=age)

    assert worth_speaking(called_at, NINE, link_was_lost) is worth


def test_a_call_that_was_undone_is_not_spoken(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    office.say(1, 1)
    office.say(2, 2)
    office.announcer.withdraw(1)
    office.drain()

    assert office.speaker.labels() == ["900", "002"]
    assert office.finished == [900, 2]


def test_a_call_that_is_undone_while_it_is_spoken_breaks_off(hall: Callable[..., Hall]) -> None:
    office = hall()
    office.held()
    office.announcer.withdraw(900)
    assert office.announcer.drained(LONG)
    office.speaker.gate.set()
    office.say(2, 2)
    office.drain()

    assert office.speaker.labels() == ["002"]
    assert office.finished == [900, 2]
