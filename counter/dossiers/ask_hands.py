"""The forms of a dossier's way between units: hand over, take back, share out, result."""

from counter.dossiers import moments, offers
from counter.dossiers.asks import Ask, Choice, Moment, Seat, Values
from counter.dossiers.state import Gesture
from db.dossiers import circulation
from office.dossiers import deadlines
from office.dossiers.dossier import DESK, STEPS, Move
from office.dossiers.due_account import STANDINGS
from office.texts import text

LEAD, HELP = "lead", "help"


def accept(_seat: Seat) -> Gesture:
    """Confirming needs no form: one key."""
    return Gesture(Move.ACCEPT, circulation.accept)


def hand_over(seat: Seat) -> Ask:
    """To which unit, to lead or to help until a day. Who helps may give it back to the leader."""
    leader = seat.page.dossier.unit_id
    leads = leader == seat.unit_id
    held = {each.unit.unit_id for each in seat.page.holdings}
    if not leads:
        held.discard(leader)
    free = [each for each in seat.board.units if each.unit_id not in held]
    free.sort(key=lambda each: each.unit_id != leader)
    units = tuple((each.unit_id, each.title) for each in free)
    titles = dict(units)
    roles = ((LEAD, text("Chủ trì giải quyết")), (HELP, text("Phối hợp")))

    def back(values: Values) -> bool:
        return not leads and values["to"] == leader

    def will(values: Values) -> str:
        unit = titles.get(values["to"], "")
        if not unit:
            return text("Xin chọn nơi nhận.")
        if back(values):
            said = text("Trả hồ sơ về {unit}. {mine} thôi giữ hồ sơ.")
            return said.format(unit=unit, mine=seat.board.unit.title)
        if values["role"] == LEAD:
            said = text("{unit} giữ hồ sơ từ lúc này và ký nhận trong chương trình.")
            return said.format(unit=unit)
        if values["due"] is None:
            return text("Chưa đọc được ngày. Gõ ngày/tháng, ví dụ 30/11.")
        said = text("{unit} phối hợp đến {at}. {mine} vẫn giữ hồ sơ.")
        at = moments.told(values["due"])
        return said.format(unit=unit, at=at, mine=seat.board.unit.title)

    def gesture(values: Values) -> Gesture:
        lead = values["role"] == LEAD
        due = None if lead or back(values) else values["due"]
        more = (("lead", lead), ("due_at", due))
        return Gesture(Move.HAND_OVER, circulation.hand_over, (values["to"],), more)

    return Ask(
        move=Move.HAND_OVER,
        title=text("Giao hồ sơ"),
        fields=(
            Choice(name="to", label=text("Giao cho"), options=units,
                   value=units[0][0] if units else None),
            Choice(name="role", label=text("Vai trò"), options=roles if leads else roles[1:],
                   value=LEAD if leads else HELP),
            Moment(name="due", label=text("Phối hợp xong trước"),
                   value=moments.closing_after(seat.now, 2, seat.calendar),
                   when=lambda values: values["role"] == HELP and not back(values)),
        ),
        confirm=text("Giao hồ sơ"),
        will=will,
        gesture=gesture,
        possible=lambda values: bool(values["to"])
        and (values["role"] == LEAD or back(values) or values["due"] is not None),
    )  # fmt: skip


def take_back(seat: Seat) -> Ask:
    """What nobody has confirmed yet."""
    lines = offers.to_take_back(seat.page, seat.unit_id)
    units = tuple((line.to_unit.unit_id, line.to_unit.title) for line in lines)
    titles = dict(units)
    return Ask(
        move=Move.TAKE_BACK,
        title=text("Thu hồi hồ sơ đã giao"),
        fields=(
            Choice(name="from", label=text("Thu hồi từ"), options=units,
                   value=units[0][0] if units else None),
        ),
        confirm=text("Thu hồi"),
        will=lambda values: text(
            "Hồ sơ trở lại {mine}. Phiếu kiểm soát ghi thêm một dòng thu hồi từ {unit}."
        ).format(mine=seat.board.unit.title, unit=titles.get(values["from"], "")),
        gesture=lambda values: Gesture(
            Move.TAKE_BACK, circulation.take_back, (values["from"],)
        ),
        ready=len(units) == 1,
    )  # fmt: skip


def assign(seat: Seat) -> Ask:
    """Who in the unit works on it, and at which step."""
    mine = next((h for h in seat.page.holdings if h.unit.unit_id == seat.unit_id), None)
    people = seat.board.colleagues or ((seat.board.login, seat.board.officer_name),)
    names = dict(people)

    def will(values: Values) -> str:
        step = text(STEPS[values["step"]])
        if values["who"] is None:
            return text("Chưa giao cho ai. Bước: {step}.").format(step=step)
        said = text("{name} làm bước: {step}.")
        return said.format(name=names.get(values["who"], values["who"]), step=step)

    return Ask(
        move=Move.ASSIGN,
        title=text("Phân công, chuyển bước"),
        fields=(
            Choice(name="who", label=text("Người làm"),
                   options=(*people, (None, text("chưa giao"))),
                   value=mine.login if mine else None),
            Choice(name="step", label=text("Bước"),
                   options=tuple((key, text(title)) for key, title in STEPS.items()),
                   value=mine.step if mine else ""),
        ),
        confirm=text("Ghi"),
        will=will,
        gesture=lambda values: Gesture(
            Move.ASSIGN, circulation.assign, (values["who"], values["step"])
        ),
    )  # fmt: skip


def record_result(seat: Seat) -> Ask:
    """The result is there: how that is against the due date is told before."""
    mine = seat.page.dossier
    rules = seat.page.office.rules.dossier

    def will(_values: Values) -> str:
        said = text("Kết quả có lúc {at}.").format(at=moments.told(seat.now))
        if mine.due_at is not None:
            standing = deadlines.settled(seat.now, mine.due_at, rules.settle)
            said = text("Kết quả có lúc {at}: {standing}.").format(
                at=moments.told(seat.now), standing=text(STANDINGS[standing])
            )
        if seat.unit_id == DESK:
            return said + " " + text("Hồ sơ chờ trả cho người dân.")
        return said + " " + text("Hồ sơ và kết quả chuyển về Một cửa, chờ Một cửa ký nhận.")

    return Ask(
        move=Move.RECORD_RESULT,
        title=text("Ghi kết quả"),
        confirm=text("Ghi kết quả"),
        will=will,
        gesture=lambda _values: Gesture(Move.RECORD_RESULT, circulation.record_result),
        ready=True,
    )
