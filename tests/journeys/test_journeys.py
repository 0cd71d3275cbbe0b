"""A citizen's way through the house: kiosk, paper, counter, wall and voice in one process."""

import zxingcpp
from PIL import Image

from demo import office
from display.picture.wall import compose
from display.voice.clips import SHIPPED, ClipPack
from kiosk.flow.press import facts_of
from office import proof
from office.thermal import papers
from office.thermal.raster import raster
from tests.display.hearing import heard

PACK = ClipPack.load(SHIPPED)
CALL = ["moi-cong-dan", "chu-a", "so-0", "so-0", "so-1", "den-quay-so", "so-2"]


def read_codes(picture: Image.Image) -> list[str]:
    return [each.text for each in zxingcpp.read_barcodes(picture.convert("L"))]


def expected_paper(issued) -> Image.Image:
    profile = office.commune().office
    assert profile is not None
    paper = papers.ticket_paper(facts_of(issued), profile, again=False, width_mm=80)
    return raster(paper, 80)


def labels_in(table) -> list[str]:
    rows = range(table.list.rowCount())
    return [table.list.record_at(table.list.index(row, 0)).ticket.label for row in rows]


def words_on(wall) -> str:
    view = wall.window.wall.view
    scene = compose(view, wall.window.wall.glass)
    return " ".join(each.text for each in scene.words)


def test_a_citizen_takes_a_number_is_called_served_and_finished(town):
    officer = town.officer()

    town.kiosk.choose(town.services["A"])
    issued = town.kiosk.answer(priority=False)

    assert issued.ticket.label == "A-001"
    paper = town.printer.papers[0]
    assert (len(town.printer.papers), paper.width) == (1, 576)
    day = issued.ticket.business_date
    assert read_codes(paper) == [proof.payload_text("hoa-binh", day, "A-001", issued.proof)]
    assert paper.tobytes() == expected_paper(issued).tobytes()
    officer.knows(issued.ticket)
    assert labels_in(officer.program.seat.work.waiting.table) == ["A-001"]

    called = officer.call()

    assert (called.label, called.counter_id) == ("A-001", 2)
    told = words_on(town.wall)
    assert "A-001" in told
    assert "QUẦY 2" in told
    for somebody in office.OFFICERS:
        assert somebody.name not in told
    sound = town.player.files[0].read_bytes()
    assert heard(sound, PACK, volume=80) == ["chuong", 0.4, *CALL, 1.2, *CALL]

    officer.start()
    officer.finish()

    assert officer.board.served_today == 1
    assert town.verified().faults == ()


def test_two_taps_give_a_number_priority_goes_first_and_a_guest_hears_english(town, fingers):
    services, taken = town.services, []
    for wish in ({"english": True}, {}, {"priority": True}):
        before = fingers.taps
        town.kiosk.choose(services["B"], english=wish.get("english", False))
        ticket = town.kiosk.answer(priority=wish.get("priority", False)).ticket
        taken.append((ticket.label, fingers.taps - before))
        town.kiosk.leave()
    officer = town.officer()
    officer.knows(ticket)

    called = [officer.call().label for _ in range(2)]

    assert taken == [("B-001", 3), ("B-002", 2), ("UT-001", 2)]
    assert called == ["UT-001", "B-001"]
    words = heard(town.player.files[1].read_bytes(), PACK, volume=80)
    assert words[-7:] == [
        "en-number", "en-letter-b", "en-zero", "en-zero", "en-one", "en-go-to-counter", "en-two",
    ]  # fmt: skip


def test_an_undone_call_leaves_the_wall_and_who_comes_late_is_called_after_the_next_two(town):
    officer = town.officer()
    for _ in range(4):
        last = town.kiosk.take(town.services["B"]).ticket
    officer.knows(last)
    officer.call()
    officer.undo()
    assert "B-001" not in words_on(town.wall)

    officer.call()
    officer.recall()
    missed = officer.no_show()
    officer.restore(missed)

    called = []
    for _ in range(4):
        town.clock.forward(0.5)
        called.append(officer.call().label)
    assert missed.label == "B-001"
    assert called == ["B-002", "B-003", "B-001", "B-004"]
    assert len(town.player.files) == 7  # two first calls, one again, four more
