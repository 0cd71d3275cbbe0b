"""What staff are told about the kiosks' printers, on both engines."""

import pytest

from db.queue import devices, records
from db.queue.counter_board import counter_board
from db.verify.history import verify
from office.device import DeviceTrouble
from tests.stores import Site


def tell(site: Site, trouble: DeviceTrouble | None, name: str = "kiosk-1") -> None:
    site.store.touch(devices.report, name, trouble, now=site.clock())


def shown(site: Site) -> tuple[records.DeviceTroubleNow, ...]:
    return site.store.read(counter_board, 3, now=site.clock()).devices


def test_every_counter_sees_a_trouble_until_the_device_is_well_again(site):
    site.open()
    assert shown(site) == ()
    tell(site, DeviceTrouble.PAPER_OUT)
    began = site.clock()

    assert shown(site) == (
        records.DeviceTroubleNow(name="kiosk-1", trouble=DeviceTrouble.PAPER_OUT, since=began),
    )
    tell(site, None)
    assert shown(site) == ()


def test_the_same_trouble_keeps_the_moment_it_began_and_another_begins_anew(site):
    tell(site, DeviceTrouble.PAPER_OUT)
    began = site.clock()
    site.clock.forward(minutes=5)
    tell(site, DeviceTrouble.PAPER_OUT)
    assert [each.since for each in shown(site)] == [began]

    tell(site, DeviceTrouble.COVER_OPEN)
    assert [(each.trouble, each.since) for each in shown(site)] == [
        (DeviceTrouble.COVER_OPEN, site.clock())
    ]


def test_a_device_that_was_taken_away_is_told_no_more(site):
    tell(site, DeviceTrouble.PAPER_OUT)
    began = site.clock()
    for _ in range(3):
        site.clock.forward(minutes=4)
        site.store.touch(devices.still, "kiosk-1", now=site.clock())
        site.store.touch(devices.still, "kiosk-2", now=site.clock())
    assert [(each.name, each.since) for each in shown(site)] == [("kiosk-1", began)]

    site.clock.forward(minutes=5)
    assert shown(site) == ()

    tell(site, DeviceTrouble.PAPER_OUT)
    assert [each.since for each in shown(site)] == [began], "it is back, and still as it was"


def test_each_device_is_told_by_its_name(site):
    tell(site, DeviceTrouble.BUSY, "kiosk-2")
    tell(site, DeviceTrouble.PAPER_LOW, "kiosk-1")
    tell(site, None, "kiosk-3")

    assert [(each.name, each.trouble.value) for each in shown(site)] == [
        ("kiosk-1", "paper_low"),
        ("kiosk-2", "busy"),
    ]


def test_a_report_is_no_history(site):
    site.open()
    before = site.store.read(counter_board, 3, now=site.clock()).version
    tell(site, DeviceTrouble.PAPER_OUT)

    assert site.store.read(counter_board, 3, now=site.clock()).version == before
    assert site.store.read(verify).faults == ()


@pytest.mark.parametrize("trouble", [None, DeviceTrouble.UNREACHABLE])
def test_what_was_told_last_can_be_asked(site, trouble):
    assert site.store.read(devices.reported, "kiosk-1") is None
    tell(site, trouble)

    assert site.store.read(devices.reported, "kiosk-1") == trouble
