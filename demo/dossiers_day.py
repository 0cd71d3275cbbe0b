"""Dossiers in the scripted morning: from the card under the scanner to the result in the hand."""

from pathlib import Path
from typing import TYPE_CHECKING

from demo import hands, office
from demo.fingers import Fingers
from demo.hands import until
from demo.house import House
from demo.intake_hands import IntakeHands
from demo.officers import AtCounter, sign_in
from demo.work_list import WorkList
from office.dossiers.codes import qr_text
from office.dossiers.dossier import Dossier

if TYPE_CHECKING:
    from demo.script import Morning

# Cards of people who do not exist.
BINH = "079301000025||Trần Thị Bình|02032001|Nữ|Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh|10062022"
AN = (
    "001099000018|012345678|Nguyễn Văn An|15081999|Nam|"
    "Số 1, Phố Mẫu, Phường Thử Nghiệm, Quận Mẫu, Hà Nội|25122021"
)
CHAU = (
    "048205000037||Lê Minh Châu|31012005|Nam|"
    "Thôn Mẫu, Xã Thử Nghiệm, Thành phố Đà Nẵng|15082024||||"
)
DUNG = "034185000046||Phạm Thị Dung|12051985|Nữ|Số 9, Đường Mẫu, Phường Hòa Bình|03032022"
PHONE = "0912000345"
BIRTH, BUSINESS, BUILD, COPY = "1.001193", "1.001612", "1.013225", "2.000815"
CONTROL_SHEET, RECEIPT = 1, 2  # their digits among the papers to print


class DossiersDay:
    """Four dossiers, the officer of a unit, and what was seen of them."""

    def __init__(self, morning: "Morning", house: House) -> None:
        self._morning, self._tray, self._house = morning, house.tray, house
        self.codes: list[str] = []
        self.actions: list[int] = []

    def papers_come_in(self, first: AtCounter, second: AtCounter, fourth: AtCounter) -> None:
        """A birth, a new business with a phone number, a copy that is settled at the desk."""
        self._birth = self._a_birth(first)
        self._business = self._a_business(fourth)
        self._settled_at_the_desk(second)
        desk = WorkList(fourth.fingers, "Quầy 4")
        desk.come()
        desk.open(self._business)
        self._business = desk.hand_over(office.IN_UNIT.unit_id)
        desk.go()

    def papers_are_missing(self, at: AtCounter) -> None:
        """One drawing is not there: it is noted, and a list of it goes home with the citizen."""
        intake = self._called_in(at, CHAU)
        intake.procedure("gpxn", BUILD)
        intake.paper(1)
        intake.paper(2)
        self._build = self._into_the_book(intake.ask_for_the_rest())
        self._morning.minutes(1)
        intake.close()

    def the_rest_is_brought(self, at: AtCounter) -> None:
        """Received after all, with a receipt; then it goes to the unit."""
        self._morning.call(at)
        at.start()
        desk = WorkList(at.fingers, "Quầy 4")
        desk.come()
        desk.open(self._build)
        self._build = desk.receive_the_rest()
        desk.print(RECEIPT)
        self._build = desk.hand_over(office.IN_UNIT.unit_id)
        desk.go()
        at.finish()

    def the_unit_settles(self) -> None:
        """Both are accepted with one key, and each gets its result."""
        unit = self._unit_list()
        unit.accept_all(2)
        self._morning.minutes(20)
        for each in (self._business, self._build):
            unit.open(each)
            unit.record_result()
            unit.close()
            self._morning.minutes(1)

    def results_are_fetched(self, at: AtCounter) -> None:
        """The desk accepts them; both citizens look up their code, are called and get theirs."""
        desk = WorkList(at.fingers, f"Quầy {at.officer.counter_id}")
        desk.come()
        desk.accept_all(2)
        desk.go()
        for each in (self._business, self._build):
            self._morning.kiosk.look_up(each.lookup)
            if each is self._business:
                self._photograph_kiosk()
            at.knows(self._morning.kiosk.take_for_result().ticket)
        for each in (self._business, self._build):
            self._morning.call(at)
            at.start()
            site = each.site_id
            desk.scan(qr_text(site, each.code, each.lookup), each)
            desk.return_scanned()
            if each is self._business:
                desk.print(CONTROL_SHEET)
            desk.go()
            self._morning.minutes(1)
            at.finish()

    def keep_papers(self, out: Path) -> None:
        """The birth's receipt and the business's control sheet, as they came out."""
        self._all_papers_came()
        receipt = f"{self._birth.code}-receipt"
        sheet = f"{self._business.code}-control_sheet"
        (out / "receipt.pdf").write_bytes(self._tray.jobs[receipt])
        (out / "receipt.png").write_bytes(self._tray.picture(receipt))
        (out / "control-sheet.pdf").write_bytes(self._tray.jobs[sheet])

    def _unit_list(self) -> WorkList:
        """The unit's officer signs in: no counter is asked for, the unit's list opens."""
        fingers = Fingers(self._house.counter())
        fingers.program.window.show()
        sign_in(fingers, office.IN_UNIT)
        unit = WorkList(fingers, "Phòng")
        unit.is_there()
        return unit

    def _a_birth(self, at: AtCounter) -> Dossier:
        """Called, scanned, a few letters, all papers, into the book; each action counted."""
        intake = IntakeHands(at)
        intake.count()
        self._called_in(at, BINH, intake)
        intake.procedure("dkks", BIRTH)
        intake.all_papers()
        self._morning.minutes(1)
        intake.is_as_high_as_a_large_screen()
        hands.photograph(intake.pane, self._morning.out / "intake.png")
        made = self._into_the_book(intake.save())
        self.actions.append(intake.counted())
        intake.close()
        return made

    def _a_business(self, at: AtCounter) -> Dossier:
        """The same with a phone number."""
        intake = IntakeHands(at)
        intake.count()
        self._called_in(at, AN, intake)
        intake.phone(PHONE)
        intake.procedure("lhkd", BUSINESS)
        intake.all_papers()
        made = self._into_the_book(intake.save())
        self.actions.append(intake.counted())
        self._morning.minutes(1)
        intake.close()
        return made

    def _settled_at_the_desk(self, at: AtCounter) -> None:
        """Copies are stamped while the citizen waits."""
        intake = self._called_in(at, DUNG)
        intake.procedure("sybc", COPY)
        intake.all_papers()
        made = self._into_the_book(intake.save())
        intake.put_away()
        desk = WorkList(at.fingers, f"Quầy {at.officer.counter_id}")
        desk.come()
        desk.open(made)
        self._morning.minutes(2)
        desk.record_result()
        desk.return_result()
        desk.go()
        at.finish()

    def _called_in(
        self, at: AtCounter, card: str, intake: IntakeHands | None = None
    ) -> IntakeHands:
        intake = intake or IntakeHands(at)
        self._morning.call(at)
        intake.card(card)
        return intake

    def _into_the_book(self, made: Dossier) -> Dossier:
        self.codes.append(made.code)
        return made

    def _photograph_kiosk(self) -> None:
        kiosk = self._morning.kiosk
        kiosk.shows_time(self._morning.clock())
        hands.photograph(kiosk.window, self._morning.out / "lookup.png")

    def _all_papers_came(self) -> None:
        expected = len(self.codes) + 2  # one was received later, one sheet was asked for
        until(lambda: self._tray.printed == expected, f"{expected} giấy tờ in ra")
        until(lambda: self._tray.all_noted, "giấy tờ đã in được ghi vào sổ")
