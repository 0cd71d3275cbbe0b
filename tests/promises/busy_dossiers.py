"""Some weeks with dossiers of every kind in them; every word about a person is a secret."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from db import catalog
from db.dossiers import circulation, intake, life, prints
from office.dossiers.dossier import ReturnBy, Role
from office.dossiers.draft import PaperLine, PaperState
from office.people.person import Person, Sex
from tests import dossiers as made
from tests import stores
from tests.stores import Site

OFFICERS = {"bao": "kinh-te", "lan": "van-hoa"}
HELD = Person(
    name="Vương Thị Mật", id_number="079301999925", born="1931-07-19", sex=Sex.FEMALE,
    address="Ngõ Kín, Phường Giấu", phone="0912777345", email="mat@kin.example",
)  # fmt: skip
OWNED = replace(HELD, name="Đoàn Riêng", id_number="001099777018", phone="0987123450")
FETCHED = replace(HELD, name="Lục Ẩn", id_number="048205555037", born="1942-02-28")
# What may stand nowhere but in the tables of personal data.
SECRETS = (
    "Vương Thị Mật", "vuong thi mat", "mat thi vuong", "079301999925", "1931-07-19", "Ngõ Kín",
    "0912777345", "mat@kin.example", "Đoàn Riêng", "001099777018", "0987123450", "Lục Ẩn",
    "048205555037", "1942-02-28", "Ghi chú kín", "Ủy quyền kín", "Bưu cục kín", "Lý do kín",
    "Giấy của bà Mật", "Đính chính kín", "Căn cước kín", "EKIN123VN", "Mô tả kín",
)  # fmt: skip


def by(site: Site, actor: str, command: Any, *args: Any, **known: Any) -> Any:
    """A command by an officer named by login."""
    return site.store.write(stores.op(site.store, actor), command, *args, **known)


def desk(site: Site, command: Any, *args: Any, **known: Any) -> Any:
    return by(site, stores.login(1), command, *args, **known)


def staffed(site: Site) -> Site:
    """The office open, with two divisions and an officer in each."""
    site.open()
    site.do(catalog.load, made.catalog())
    for login, unit in OFFICERS.items():
        site.store.touch(catalog.put_officer, login, f"Cán bộ {login}", "")
        site.store.touch(catalog.put_in_unit, login, unit)
    return site


def draft(procedure: Any = made.BUILD, **parts: Any) -> Any:
    """A draft whose every word is about people who want to stay unknown."""
    known = made.draft(
        procedure, HELD, owner=OWNED, fetcher=FETCHED, note="Ghi chú kín",
        authorisation="Ủy quyền kín", post_address="Bưu cục kín",
        return_by=ReturnBy.POST,
    )  # fmt: skip
    extra = PaperLine(title="Bản kê", state=PaperState.HAVE, note="Mô tả kín")
    return replace(known, **{"papers": (*known.papers, extra), **parts})


def busy_weeks(site: Site) -> Site:
    """Every kind of move, some days apart."""
    staffed(site)
    _returned(site, site.issue().ticket_id)
    _waiting(site)
    mine = desk(site, intake.register, draft(), counter_id=1).dossier_id
    desk(site, life.withdraw, mine, "Lý do kín")
    desk(site, intake.refuse_intake, draft(), "Lý do kín", counter_id=1)
    desk(site, intake.advise, draft(made.BIRTH), ("Giấy của bà Mật",), "Lý do kín")
    voided = desk(site, intake.register, draft(made.CERTIFY)).dossier_id
    desk(site, life.void, voided, "Lý do kín")
    stopped = desk(site, intake.register, draft(made.CERTIFY)).dossier_id
    desk(site, life.request_supplement, stopped, ("Giấy của bà Mật",), "")
    desk(site, life.stop, stopped, "Lý do kín")
    return site


def _returned(site: Site, ticket_id: int) -> None:
    """From the desk to a division that asks another one for help, and back."""
    mine = desk(site, intake.register, draft(ticket_id=ticket_id), counter_id=1).dossier_id
    desk(site, prints.came_out, mine, "receipt")
    desk(site, circulation.hand_over, mine, "van-hoa")
    desk(site, circulation.take_back, mine, "van-hoa")
    desk(site, circulation.hand_over, mine, "kinh-te", due_at=site.clock() + timedelta(days=5))
    by(site, "bao", circulation.accept, mine)
    by(site, "bao", circulation.assign, mine, "bao", "appraise")
    help_by = site.clock() + timedelta(days=2)
    by(site, "bao", circulation.hand_over, mine, "van-hoa", lead=False, due_at=help_by)
    by(site, "lan", circulation.accept, mine)
    site.clock.forward(days=3)
    by(site, "bao", circulation.record_result, mine)
    desk(site, circulation.accept, mine)
    desk(site, life.notify, mine, "phone")
    desk(site, life.return_result, mine, "Lục Ẩn", "Căn cước kín", tracking="EKIN123VN")
    desk(site, prints.came_out, mine, "result_receipt")
    desk(site, life.correct, mine, "Đính chính kín")


def _waiting(site: Site) -> None:
    """Put off, stopped by a duty, stopped by missing papers, and still with a helper."""
    mine = desk(site, intake.register, draft(external_code="h15.50-261123-0975")).dossier_id
    desk(site, life.amend, mine, {Role.OWNER: replace(OWNED, phone="")}, fee_paid=True)
    desk(site, life.attach, mine, "ab" * 32, 5000, media="image/png", paper=1)
    later = site.clock() + timedelta(days=40)
    desk(site, life.extend, mine, later, "Lý do kín")
    desk(site, life.require_finance, mine)
    site.clock.forward(days=2)
    desk(site, life.finance_done, mine)
    desk(site, circulation.hand_over, mine, "kinh-te")
    by(site, "bao", circulation.hand_over, mine, "van-hoa", lead=False)
    desk(site, life.request_supplement, mine, ("Giấy của bà Mật",), "Lý do kín")
