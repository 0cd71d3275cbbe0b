"""Which procedures the kiosk offers where a service asks, on both engines."""

from dataclasses import replace
from datetime import timedelta

from db import catalog
from db.dossiers import intake
from db.queue.kiosk_board import kiosk_board
from tests import dossiers as made

MANY = tuple(
    replace(made.BIRTH, code=f"1.10000{n}", title=f"Việc {n}", short_title=f"Việc {n}")
    for n in range(7)
)


def asking(site, procedures, *, ask=True):
    whole = made.catalog()
    services = tuple(replace(each, ask_procedure=ask) for each in whole.services)
    site.do(catalog.load, replace(whole, services=services, procedures=procedures))


def offered(site, after=timedelta()):
    board = site.store.read(kiosk_board, now=site.clock() + after)
    return {each.service.service_id: [one.title for one in each.procedures]
            for each in board.services}  # fmt: skip


def test_the_most_used_of_the_last_ninety_days_come_first_then_by_code(site):
    site.open()
    asking(site, MANY)
    for procedure in (MANY[6], MANY[4], MANY[6]):
        site.do(intake.register, made.draft(procedure), counter_id=1, by=1)

    assert offered(site)["ho-tich"] == ["Việc 6", "Việc 4", "Việc 0", "Việc 1", "Việc 2"]
    assert offered(site, timedelta(days=91))["ho-tich"] == [f"Việc {n}" for n in range(5)]


def test_only_services_that_ask_and_have_a_choice_offer_procedures(site):
    site.open()
    asking(site, (*MANY[:2], made.CERTIFY))
    asked = offered(site)
    asking(site, (*MANY[:2], made.CERTIFY), ask=False)
    silent = offered(site)
    asking(site, MANY[1:3])
    later = offered(site)

    assert asked == {"ho-tich": ["Việc 0", "Việc 1"], "chung-thuc": [], "dat-dai": []}
    assert set(map(tuple, silent.values())) == {()}
    assert later["ho-tich"] == ["Việc 1", "Việc 2"], "a procedure left out is not offered"
