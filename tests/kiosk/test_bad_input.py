"""Whatever is typed or held before the kiosk's scanner is answered by a calm sentence."""

import logging
import time

import pytest

from db.dossiers import life
from db.queue import tickets
from kiosk.flow import searched, words
from kiosk.flow.press import facts_of
from kiosk.flow.search import AGAIN_AFTER
from kiosk.flow.searched import NOTHING, Miss
from kiosk.flow.snapshot import Page
from office import errors
from office.dossiers.codes import qr_text
from office.thermal import papers
from office.ticket import State
from tests import stores
from tests.kiosk.rig import Rig, register

NAME = "Nguyễn Văn An"
CARD = f"001099000018|123456789|{NAME}|15081999|Nam|12 Phố Mẫu, Phường Hòa Bình|01012021"
MINE = "MOTCUA:2:phuong-hoa-binh:H99.01-261123-0001:WQ7KBM2W"


def answer(rig: Rig, scan: str) -> Miss | None:
    rig.flow.scanned(scan)
    rig.finish()
    return rig.shown.search.miss


@pytest.mark.parametrize(
    ("scan", "miss"),
    [
        (CARD, Miss.CARD),
        (CARD.replace("|", "'"), Miss.CARD),
        (CARD.replace("|", ""), Miss.CARD),
        (CARD.replace("15081999", "15/08/1999"), Miss.CARD),
        (f"  {CARD}||||", Miss.CARD),
        (MINE.replace("phuong-hoa-binh", "xa-tan-lap"), Miss.ELSEWHERE),
        ("MOTCUA:1:xa-tan-lap:2026-11-23:A-001:ZZZZZZZZ", Miss.ELSEWHERE),
        ("MOTCUA:3:phuong-hoa-binh:x", Miss.FOREIGN),
        ("https://dichvucong.gov.vn/p/home?code=000.00.19.H15-261123-0001", Miss.FOREIGN),
        ("000201010212266800149vn.napas.bank38580010A000000727", Miss.FOREIGN),
        ("8934673573818", Miss.FOREIGN),
        ("WIFI:S:Một Cửa;T:WPA;P:12345678;;", Miss.FOREIGN),
        ("\x00\x1b@\x1d\x7f", Miss.FOREIGN),
        ("Ẳ" * 5000, Miss.FOREIGN),
        (MINE + "A" * 5000, Miss.FOREIGN),
        ("", Miss.FOREIGN),
        (MINE, None),
        (f" {MINE}\n", None),
        ("h99.01-261123-0001", None),
        ("wq7k bm2w", None),
    ],
)
def test_a_scan_is_known_by_its_shape(scan: str, miss: Miss | None) -> None:
    assert searched.why_not(scan, stores.SITE) is miss


def test_the_longest_rubbish_is_answered_at_once() -> None:
    begun = time.process_time()
    for scan in ("1" * 100_000, "001099000018|" * 10_000, "MOTCUA:2:" * 10_000, "A " * 100_000):
        searched.why_not(scan, stores.SITE)

    assert time.process_time() - begun < 1


@pytest.mark.parametrize("miss", list(Miss))
def test_every_miss_has_a_sentence_that_says_what_to_do(miss: Miss) -> None:
    told = words.MISSES[miss]

    assert told.endswith(".")
    assert "xin" in told.lower()


def test_a_card_is_neither_shown_nor_kept_nor_logged_nor_asked_for(
    back: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    back.flow.scanned(CARD)
    kept = str(back.shown) + repr(back.shown.search) + repr(vars(back.flow._search))

    assert back.tasks.waiting == [], "it does not even reach the database's worker"
    assert (back.shown.page, back.shown.search.miss) == (Page.LOOKUP, Miss.CARD)
    assert back.shown.search.typed == ""
    for word in (NAME, "001099000018", "Phố Mẫu"):
        assert word not in kept + caplog.text
    for file in back.folder.iterdir():
        assert NAME.encode() not in file.read_bytes(), file.name


def test_papers_of_another_office_are_no_wrong_guesses(back: Rig) -> None:
    mine = register(back)
    for _ in range(9):
        assert answer(back, MINE.replace("phuong-hoa-binh", "xa-tan-lap")) is Miss.ELSEWHERE

    assert answer(back, qr_text(stores.SITE, mine.code, mine.lookup)) is None
    assert back.shown.page is Page.FOUND


def test_a_receipt_whose_intake_was_a_mistake_leads_to_an_officer(back: Rig) -> None:
    mine = register(back)
    stores.Site(back.real, back.clock).do(life.void, mine.dossier_id, "Nhập nhầm thủ tục", by=1)

    assert answer(back, qr_text(stores.SITE, mine.code, mine.lookup)) is Miss.NO_PAPER
    assert "cán bộ" in words.missed(back.shown.search, "vi")


def test_a_code_and_a_short_code_that_do_not_belong_together_tell_nothing(back: Rig) -> None:
    mine, other = register(back), register(back)

    assert answer(back, qr_text(stores.SITE, mine.code, other.lookup)) is Miss.NO_PAPER


def test_a_ticket_of_another_day_says_that_its_day_is_over(back: Rig) -> None:
    back.take()
    back.finish()
    payload = papers.ticket_payload(facts_of(back.shown.issued), back.clerk.board().office)
    back.flow.done()
    back.clock.forward(days=1)
    stores.Site(back.real, back.clock).do(tickets.close_day)
    back.start()

    assert answer(back, payload) is None
    assert back.shown.search.found.ticket.state is State.EXPIRED
    assert back.shown.search.found.ticket.business_date == stores.DAY


@pytest.mark.parametrize("typed", ["oi", "01"])
def test_nought_and_one_are_read_as_the_letters_they_look_like(back: Rig, typed: str) -> None:
    back.flow.look_up()
    for letter in typed:
        back.flow.type_letter(letter)

    assert back.shown.search.typed == "OI"


def test_a_scanned_short_code_with_the_wrong_digits_is_found_all_the_same(back: Rig) -> None:
    mine = register(back)
    misread = mine.lookup.translate(str.maketrans("OIB", "018"))

    assert answer(back, f"{misread[:4].lower()}-{misread[4:]}") is None
    assert back.shown.dossier.view.code == mine.code


@pytest.mark.parametrize("trouble", [errors.DatabaseBusy(), errors.DatabaseUnreachable()])
def test_what_a_silent_database_did_not_answer_is_asked_again_by_itself(
    back: Rig, trouble: errors.Known
) -> None:
    mine = register(back)
    back.flow.look_up()
    for letter in mine.lookup:
        back.flow.type_letter(letter)
    _work, _then, failed = back.tasks.waiting.pop()
    failed(trouble)
    assert back.shown.search.miss is Miss.BUSY
    back.flow.lost(back.clock())
    back.seconds(5)
    assert back.shown.page is Page.TROUBLE
    assert back.tasks.waiting == [], "not while everybody knows that it is away"
    back.flow.found()
    back.seconds(AGAIN_AFTER)
    back.finish()

    assert back.shown.page is Page.FOUND
    assert back.shown.dossier.view.code == mine.code


def test_nothing_is_asked_again_once_its_asker_left_or_changed_a_letter(back: Rig) -> None:
    mine = register(back)
    for leave in (back.flow.back, back.flow.erase_letter, lambda: back.flow.scanned(CARD)):
        back.flow.look_up()
        for letter in mine.lookup[len(back.shown.search.typed) :]:
            back.flow.type_letter(letter)
        _work, _then, failed = back.tasks.waiting.pop()
        failed(errors.DatabaseBusy())
        leave()
        back.seconds(9)
        assert back.tasks.waiting == []
        assert mine.lookup not in repr(vars(back.flow._search))
        back.flow.back()


def test_a_bug_in_a_look_up_ends_in_words_and_is_not_tried_for_ever(back: Rig) -> None:
    back.flow.look_up()
    for letter in "ABCDEFGH":
        back.flow.type_letter(letter)
    _work, _then, failed = back.tasks.waiting.pop()
    failed(errors.Unexpected())
    back.seconds(9)

    assert back.shown.search.miss is Miss.BROKEN
    assert back.tasks.waiting == []


def test_rubbish_scanned_after_an_answer_takes_it_off_the_screen(back: Rig) -> None:
    mine = register(back)
    answer(back, qr_text(stores.SITE, mine.code, mine.lookup))
    assert back.shown.page is Page.FOUND

    assert answer(back, "https://example.vn") is Miss.FOREIGN
    assert back.shown.search.found is None
    back.flow.back()
    assert back.shown.search == NOTHING
