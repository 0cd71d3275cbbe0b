"""Paper runs out at the kiosk: the citizen has the number, the officers know, all mend it."""

from demo.hands import until
from kiosk.flow.printer_watch import ASK_EVERY
from kiosk.flow.snapshot import Paper
from office import dates
from office.device import DeviceTrouble
from tests import screens
from tests.printer import Fault, Script


def words_in(window) -> str:
    return " ".join(each.text for each in screens.texts(window))


def troubles(officer) -> list[tuple[str, DeviceTrouble]]:
    return [(each.name, each.trouble) for each in officer.board.devices]


def test_an_empty_roll_reaches_the_officers_and_a_new_one_ends_the_matter(town):
    officer = town.officer()
    flow = town.kiosk.window.flow
    town.printer.script = Script(fault=Fault.PAPER_OUT)

    town.kiosk.choose(town.services["A"])
    town.kiosk.answer(priority=False, paper=Paper.FAILED)
    until(lambda: flow.snapshot.staff_told, "giờ báo cán bộ")
    until(lambda: troubles(officer), "máy lấy số hết giấy ở quầy")

    assert town.printer.papers == []
    assert troubles(officer) == [("kiosk-1", DeviceTrouble.PAPER_OUT)]
    told = dates.clock(officer.board.devices[0].since)
    assert f"Đã báo cán bộ lúc {told}." in words_in(town.kiosk.window)
    assert "Máy lấy số kiosk-1: hết giấy từ" in words_in(officer.program.window)

    town.printer.script = Script()
    town.kiosk.leave()
    for _ in range(ASK_EVERY):
        flow.second()
    until(lambda: not troubles(officer), "máy lấy số có giấy lại")

    assert "Máy lấy số" not in words_in(officer.program.window)
    assert flow.snapshot.printer is None
    assert town.verified().faults == ()
