"""The head of a dossier's page: what it is, whose, who holds it, and how long is left."""

from datetime import datetime

from counter.controls import layouts
from counter.controls.painting import SaidLine
from counter.dossiers import moments, words
from counter.dossiers.state import OpenDossier
from office.dossiers import due_account
from office.dossiers.deadlines import Running
from office.dossiers.dossier import DossierState, Role
from office.dossiers.dossier_records import DossierPage
from office.qt import look
from office.qt.widgets import RIGHT, Card
from office.texts import text

_LOOKS = {
    DossierState.RECEIVED: ("inbox", look.NAVY),
    DossierState.IN_PROCESS: ("circle-dot", look.TEAL),
    DossierState.AWAITING_SUPPLEMENT: ("circle-pause", look.INK_2),
    DossierState.AWAITING_FINANCE: ("circle-pause", look.INK_2),
    DossierState.RESULT_READY: ("package-check", look.TEAL),
    DossierState.RETURNED: ("circle-check", look.TEAL),
}


class HeadCard(Card):
    """Three lines; the date is the largest thing on the page."""

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._title = SaidLine(18, weight=look.BOLD, high=34)
        self._state = layouts.StateWord(13)
        self._code = layouts.words("", 15, look.SEMIBOLD)
        self._people = SaidLine(15, color=look.INK_2, high=34)
        self._held = SaidLine(13, color=look.INK_2)
        self._left = layouts.words("", 26, look.BOLD, align=RIGHT)
        self._due = layouts.words("", 15, color=look.INK_2, align=RIGHT)
        self._left.setFixedHeight(34)
        first = layouts.across(self._title, 12, self._state, -1, 16, self._left, gap=4)
        second = layouts.across(self._code, 12, self._people, 12, self._due, gap=4)
        second.setStretch(2, 1)
        self.setLayout(layouts.down(first, second, self._held, margins=(16, 6, 16, 6)))

    def show_dossier(self, opened: OpenDossier, now: datetime) -> None:
        """Paint it."""
        page, mine = opened.page, opened.page.dossier
        self._title.setText(page.procedure.short_title or mine.title)
        icon, color = _LOOKS.get(mine.state, ("x", look.RED))
        self._state.say(icon, words.state(page), color)
        self._state.setMinimumWidth(self._state.sizeHint().width())
        self._code.setText(mine.code)
        self._people.setText(_people(page))
        self._held.setText(_held(page))
        left = words.left_of(mine, page.running, page.days_left, now)
        if words.is_stood(mine):
            left = due_account.stands(page, opened.calendar, now)
        self._left.setText(f"{left[0].upper()}{left[1:]}")
        self._due.setText(_due(page))
        for whole in (self._left, self._due, self._code):
            whole.setMinimumWidth(whole.sizeHint().width())
        self._left.set_color(look.RED if page.running is Running.OVERDUE else look.INK)


def _people(page: DossierPage) -> str:
    owner = page.owner
    said = [owner.name, owner.id_number, owner.phone]
    if Role.OWNER in page.people:
        said.append(text("người nộp: {name}").format(name=page.submitter.name))
    if Role.FETCHER in page.people:
        said.append(text("nhận thay: {name}").format(name=page.people[Role.FETCHER].name))
    return " · ".join(filter(None, said))


def _held(page: DossierPage) -> str:
    mine = page.dossier
    place = text("Quầy {n}").format(n=mine.counter_id) if mine.counter_id else text("Một cửa")
    taken = text("{officer} nhận tại {place}").format(officer=page.officer_name, place=place)
    holders = words.holders(page)
    return f"{taken} · {text('đang ở: {who}').format(who=holders)}" if holders else taken


def _due(page: DossierPage) -> str:
    mine = page.dossier
    if mine.returned_at is not None:
        return text("Đã trả {at}").format(at=moments.told(mine.returned_at))
    if mine.settled_at is not None:
        return text("Xong {at}").format(at=moments.told(mine.settled_at))
    if mine.paused_since is not None:
        return text("dừng từ {at}").format(at=moments.told(mine.paused_since))
    return text("Hẹn trả {at}").format(at=moments.told(mine.due_at)) if mine.due_at else ""
