"""The dossier's pure rules: its table of moves, what it lacks, its papers and its codes."""

from dataclasses import replace
from datetime import date

import pytest

from office.dossiers.codes import CODE, Asked, asked, code_for, qr_text
from office.dossiers.dossier import (
    MEANS,
    MOVE_TITLES,
    MOVES,
    OPEN,
    PAUSED,
    STATE_TITLES,
    STEPS,
    TARGETS,
    DossierState,
    Move,
    ReturnBy,
    after,
    check_move,
    pause_policy,
)
from office.dossiers.draft import (
    Draft,
    PaperLine,
    PaperState,
    all_papers,
    missing,
    paper_lines,
    people_of,
    turn_paper,
)
from office.dossiers.entered import clean_code, clean_draft, clean_items, clean_words
from office.dossiers.who_may import DESK_MAY, DESK_ONLY, LEAD_ONLY
from office.errors import DossierMoveNotAllowed
from office.people.person import Person
from office.procedure import Channel, PausePolicy, terms_of
from office.ticket import Kind
from tests import dossiers as made

CLOSED = set(DossierState) - {*OPEN, DossierState.RESULT_READY}
# Moves that make a dossier: they have no state before them.
BEGINNINGS = {Move.REGISTER, Move.ADVISE}
NOTES = {Move.PRINT}  # moves nothing
HAVE, LACK, NOT_NEEDED = PaperState.HAVE, PaperState.MISSING, PaperState.NOT_NEEDED


def test_every_state_and_every_move_has_its_place_and_its_words():
    assert set(MOVES) == set(STATE_TITLES) == set(DossierState)
    assert set(MOVE_TITLES) == set(Move)
    assert set().union(*MOVES.values()) == set(Move) - BEGINNINGS - NOTES
    assert set(TARGETS) | DESK_MAY | DESK_ONLY | LEAD_ONLY <= set(Move)
    assert len({*STATE_TITLES.values()}) == len(STATE_TITLES)


def test_events_of_dossiers_and_of_tickets_are_never_taken_for_each_other():
    assert {each.value for each in Move} & {each.value for each in Kind} == set()
    assert all(len(each) <= 20 for each in (*Move, *DossierState)), "longer than its column"
    assert all(len(step) <= 12 for step in STEPS)
    assert "" not in MEANS


def test_every_move_leads_to_one_state_for_every_holder():
    for state, moves in MOVES.items():
        for move in Move:
            for unit_holds in (False, True):
                if move not in moves:
                    with pytest.raises(DossierMoveNotAllowed):
                        after(state, move, unit_holds=unit_holds, code="H99")
                else:
                    led = after(state, move, unit_holds=unit_holds, code="H99")
                    assert led is TARGETS.get(move, led)
                    assert led in DossierState


def test_what_is_closed_stays_closed():
    for state in CLOSED:
        assert MOVES[state] <= {Move.CORRECT}
        for move in MOVES[state]:
            assert after(state, move, unit_holds=False, code="") is state
    assert MOVES[DossierState.VOIDED] == frozenset()


def test_from_every_open_state_there_is_a_way_to_an_end():
    for state in (*OPEN, DossierState.RESULT_READY):
        seen, ahead = set(), {state}
        while ahead:
            seen |= ahead
            ahead = {
                after(each, move, unit_holds=holds, code="")
                for each in ahead
                for move in MOVES[each]
                for holds in (False, True)
            } - seen
        assert seen & CLOSED


@pytest.mark.parametrize("state", [*PAUSED, DossierState.RESULT_READY])
def test_papers_that_change_hands_do_not_end_a_waiting(state):
    for move in MOVES[state] & {Move.ACCEPT, Move.HAND_OVER, Move.TAKE_BACK, Move.ASSIGN}:
        assert after(state, move, unit_holds=True, code="") is state


def test_a_refused_move_says_so_in_the_offices_words():
    with pytest.raises(DossierMoveNotAllowed) as refused:
        check_move(DossierState.RETURNED, Move.HAND_OVER, "H99.01-261123-0001")

    assert str(refused.value) == (
        "Hồ sơ H99.01-261123-0001 đang “Đã trả kết quả” nên không thể giao hồ sơ. "
        "Xin mở lại hồ sơ để xem."
    )


def test_a_whole_draft_lacks_nothing_and_an_empty_one_says_what_in_the_panes_order():
    assert missing(made.draft()) == ()
    empty = Draft(
        owner=Person(), fetcher=Person(), return_by=ReturnBy.POST,
        papers=tuple(PaperLine(title="Giấy", state=state) for state in (LACK, HAVE, LACK)),
    )  # fmt: skip

    assert [each.field for each in missing(empty)] == [
        "submitter.name", "owner.name", "fetcher.name", "procedure", "papers", "post_address",
    ]  # fmt: skip
    assert missing(empty)[4].sentence == "Còn thiếu giấy tờ số 1, 3."


def test_people_who_are_the_same_stand_once():
    assert set(people_of(made.draft())) == {"submitter"}
    assert set(people_of(made.draft(owner=made.AN, fetcher=made.AN))) == {
        "submitter", "owner", "fetcher",
    }  # fmt: skip


def test_papers_begin_missing_and_the_conditional_ones_not_needed():
    lines = paper_lines(made.BIRTH)

    assert [each.state for each in lines] == [LACK, LACK, NOT_NEEDED]
    assert [each.state for each in all_papers(lines)] == [HAVE, HAVE, NOT_NEEDED]


def test_a_paper_turns_through_its_states_by_its_number():
    lines = paper_lines(made.BIRTH)
    plain, conditional = [], []
    for _ in range(3):
        lines = turn_paper(turn_paper(lines, 1), 3)
        plain.append(lines[0].state)
        conditional.append(lines[2].state)

    assert plain == [HAVE, LACK, HAVE]
    assert conditional == [LACK, HAVE, NOT_NEEDED]
    assert lines[1] == paper_lines(made.BIRTH)[1]


@pytest.mark.parametrize("number", [-1, 0, 4])
def test_a_number_that_no_paper_has_turns_nothing(number):
    lines = paper_lines(made.BIRTH)
    assert turn_paper(lines, number) == lines


def test_a_channel_has_its_own_limit_the_counters_or_the_first():
    counter, online = made.BIRTH.channels
    cases = (counter, replace(counter, fee_vnd=15000))

    assert terms_of(made.BIRTH, Channel.ONLINE) is online
    assert terms_of(made.BIRTH, Channel.POST) is counter
    assert terms_of(replace(made.BIRTH, channels=(online,)), Channel.POST) is online
    assert terms_of(replace(made.BIRTH, channels=()), Channel.POST) is None
    with_cases = replace(made.BIRTH, channels=cases)
    fees = [terms_of(with_cases, Channel.COUNTER, case).fee_vnd for case in range(3)]
    assert fees == [8000, 15000, 15000]


def test_a_financial_duty_always_stops_the_clock():
    for policy in PausePolicy:
        wanted = replace(made.BUILD, supplement=policy)
        assert pause_policy(wanted, Move.REQUEST_SUPPLEMENT) is policy
        assert pause_policy(wanted, Move.REQUIRE_FINANCE) is PausePolicy.PAUSE


@pytest.mark.parametrize(
    ("number", "code"),
    [(1, "0001"), (975, "0975"), (9999, "9999"), (10000, "10000"), (1234567, "1234567")],
)
def test_a_code_has_four_digits_and_widens_past_9999(number, code):
    made_code = code_for("000.15.05.H15.50.05", date(2026, 10, 8), number)

    assert made_code == f"000.15.05.H15.50.05-261008-{code}"
    assert CODE.fullmatch(made_code)
    assert asked(made_code) == Asked(code=made_code)


def test_codes_of_a_day_never_meet():
    codes = {code_for("H99", date(2026, 11, 23), number) for number in range(1, 12_000)}
    assert len(codes) == 11_999


HIS = "H15.50.05.13-261008-0975"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (HIS, Asked(code=HIS)),
        (f"  {HIS.lower()}\n", Asked(code=HIS)),
        ("H15. 50.05.13 - 261008-0975", Asked(code=HIS)),
        ("ABCD2345", Asked(lookup="ABCD2345")),
        ("abcd-2345", Asked(lookup="ABCD2345")),
        ("a b c d 2 3 4 5", Asked(lookup="ABCD2345")),
        ("01801801", Asked(lookup="OIBOIBOI")),
        (qr_text("phuong-hoa-binh", HIS, "ABCD2345"), Asked(code=HIS, lookup="ABCD2345")),
        (f" {qr_text('a', HIS, 'ABCD2345')}\r\n", Asked(code=HIS, lookup="ABCD2345")),
    ],
)
def test_what_is_typed_or_scanned_is_read(typed, meant):
    assert asked(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "ABCD234", "ABCD23456", "ABCD2349", "Nguyễn An", "=cmd()",
        "H15.50-261008-097", "H15.50-261008-09755555", "h-261008-0975",
        "MOTCUA:1:phuong-hoa-binh:2026-11-23:A-001:ABCD2345",
        f"MOTCUA:2:a b:{HIS}:ABCD2345", f"MOTCUA:2:a:{HIS}:ABCD2340", f"MOTCUA:2:a:{HIS}:ABCD23455",
        f"MOTCUA:2:a:{HIS}", f"{HIS}\u202e", f"{HIS};DROP", "H15-٢٦١٠٠٨-٠٩٧٥", "\x00" * 8,
    ],
)  # fmt: skip
def test_what_is_no_code_is_not_taken_for_one(typed):
    assert asked(typed) is None


def test_a_qr_holds_nothing_but_codes():
    assert qr_text("phuong-hoa-binh", HIS, "ABCD2345") == (
        f"MOTCUA:2:phuong-hoa-binh:{HIS}:ABCD2345"
    )


def test_a_draft_is_cleaned_in_every_text_and_twice_changes_nothing_more():
    dirty = "\u202e Bà\x00  Mật\u200b "
    draft = made.draft(
        who=Person(name=dirty), owner=Person(name=dirty), fetcher=Person(name=dirty),
        authorisation=dirty, post_address=dirty, note=f"{dirty}\r\n{dirty}",
        papers=(PaperLine(title=dirty, note=dirty),),
    )  # fmt: skip
    clean = clean_draft(draft)

    assert {each.name for each in people_of(clean).values()} == {"Bà Mật"}
    assert (clean.authorisation, clean.post_address) == ("Bà Mật", "Bà Mật")
    assert clean.note == "Bà Mật\nBà Mật"
    assert (clean.papers[0].title, clean.papers[0].note) == ("Bà Mật", "Bà Mật")
    assert clean_draft(clean) == clean
    assert clean_draft(made.draft()) == made.draft()


def test_a_provinces_code_is_cleaned_as_it_is_looked_up_and_one_too_long_is_left_to_be_refused():
    typed = made.draft(external_code=" h15.50-261008-0975\n")

    assert clean_draft(typed).external_code == "H15.50-261008-0975"
    assert clean_draft(made.draft(external_code="9" * 49)).external_code == "9" * 49


def test_there_is_at_least_one_set_and_no_more_than_the_form_has_room_for():
    wild = (-1, 0, 1, 7, 99, 100, 10**12)

    assert [clean_draft(made.draft(sets=n)).sets for n in wild] == [1, 1, 1, 7, 99, 99, 99]


def test_empty_lines_of_a_letter_are_no_items_and_words_end_somewhere():
    assert clean_items(("", " Bản  vẽ\n", "\u200b")) == ("Bản vẽ",)
    assert clean_words(" \n\u202e\n") == ""
    assert len(clean_words("x" * 100_000)) == 4000


def test_a_code_is_never_cut():
    assert clean_code(" h15.50-261008-0975\n") == "H15.50-261008-0975"
    assert clean_code("9" * 48) == "9" * 48
    assert clean_code("9" * 49) is None
    assert clean_code(" \u200b") == ""
