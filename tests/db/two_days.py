"""Two days of a small office, for what is read of them: registers, hand-over lists, files."""

from datetime import date, datetime, time, timedelta

from db import catalog
from db.dossiers import circulation, intake, life
from office.dossiers.dossier import ReturnBy
from office.people.person import Person
from office.procedure import Channel
from office.profile import VIETNAM
from office.reports.figures import Period
from tests import dossiers as made
from tests import stores

UNIT = "kinh-te"
MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))


def at(clock: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), VIETNAM)


class Desk:
    """The small office with its procedures and units and one officer in a unit; gestures of
    officers at given instants."""

    def __init__(self, site: stores.Site) -> None:
        self.site = site
        self.store = site.store
        site.do(catalog.load, made.catalog())
        self.store.touch(catalog.put_officer, "bao", "Trương Gia Bảo", "")
        self.store.touch(catalog.put_in_unit, "bao", UNIT)

    def do(self, when, command, *args, by="officer-1", **kwargs):
        self.site.clock.now = when
        return self.store.write(stores.op(self.store, by), command, *args, **kwargs)

    def receive(self, when, procedure=made.BUILD, who=made.BINH, by="officer-1", **parts):
        return self.do(when, intake.register, made.draft(procedure, who, **parts), by=by)


def live(desk: Desk) -> Desk:
    """Through a unit and back, at the desk alone, refused, and one mistake."""
    chau = Person(name="Lê Minh Châu", address="Tổ 6, Phường Mẫu", phone="0900000111")
    built = desk.receive(at("08:00"), owner=chau, note="Cả hai ký", sets=2)
    copy = desk.receive(at("08:30"), made.CERTIFY, made.AN, by="officer-2", sets=3)
    wrong = desk.receive(at("08:45"), made.BIRTH)
    birth = desk.receive(at("09:00"), made.BIRTH, channel=Channel.ONLINE, return_by=ReturnBy.POST,
        post_address="Tổ 2, Phường Mẫu")  # fmt: skip
    desk.do(at("09:05"), life.void, wrong.dossier_id, "Nhập hai lần")
    desk.do(at("09:30"), circulation.hand_over, built.dossier_id, UNIT)
    desk.do(at("09:40"), circulation.accept, built.dossier_id, by="bao")
    desk.do(at("10:00"), circulation.record_result, copy.dossier_id, by="officer-2")
    desk.do(at("10:10"), life.return_result, copy.dossier_id, "Nguyễn Văn An", "Căn cước")
    desk.do(at("14:00", TUESDAY), circulation.record_result, built.dossier_id, by="bao")
    desk.do(at("14:20", TUESDAY), circulation.accept, built.dossier_id)
    desk.do(at("15:00", TUESDAY), life.return_result, built.dossier_id, "Vũ Kim Hà", "Căn cước")
    desk.do(at("15:30", TUESDAY), life.refuse, birth.dossier_id, "Sai thẩm quyền")
    return desk
