"""Every page of the kiosk in every state, without a database: for checks and for pictures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.queue.records import Day, IssuedTicket, KioskBoard, KioskProcedure, KioskService
from kiosk.flow.searched import FoundDossier, Miss, Searched
from kiosk.flow.snapshot import Paper, Snapshot
from kiosk.window import KioskWindow
from office import errors, hours
from office.assets import COMMUNE
from office.dossiers.deadlines import Running
from office.dossiers.dossier import DossierState, ReturnBy
from office.dossiers.dossier_records import CitizenView
from office.ordering import Estimate
from office.profile import VIETNAM, Office, Service
from office.settings import catalog
from office.ticket import Lane, State
from tests import make

NOW = datetime(2026, 11, 23, 8, 5, tzinfo=VIETNAM)
PRESET = catalog.read_catalog(COMMUNE)
BRIEF = ("Sao y", "Chứng thực chữ ký", "Hợp đồng, giao dịch", "Di chúc", "Từ chối nhận di sản")
LONG = (
    "Khai sinh cho người đã có giấy tờ", "Khai sinh kết hợp nhận cha, mẹ, con",
    "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Bản sao giao dịch đã chứng thực",
    "Chuyển mục đích sử dụng đất phải được cơ quan nhà nước có thẩm quyền cho phép đối với cá nhân",
)  # fmt: skip
SIZES = ((1920, 1080), (1080, 1920), (1366, 768), (1280, 1024), (3840, 2160))


class StillFlow(QObject):
    """A flow that shows what it is told and notes what was pressed."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.snapshot = Snapshot()
        self.pressed: list[tuple[Any, ...]] = []

    def show(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.changed.emit(snapshot)

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name not in {
            "choose", "choose_priority", "back", "speak", "turn", "print_again", "done",
            "retry", "leave", "touched", "second", "look_up", "type_letter", "erase_letter",
            "scanned", "take_for_dossier", "choose_procedure",
        }:  # fmt: skip
            raise AttributeError(name)
        return lambda *args: self.pressed.append(
            (name, *[a for a in args if a is not False or name == "choose_priority"])
        )


def window(width: int, height: int, inches: float = 21.5) -> tuple[KioskWindow, StillFlow]:
    """A kiosk window of a size, shown, with a still flow."""
    flow = StillFlow()
    made = KioskWindow(flow, inches=inches)  # type: ignore[arg-type]
    made.resize(width, height)
    made.show()
    return made, flow


def office(**parts: Any) -> Office:
    return replace(PRESET.office, hotline="1900 0000", website="dichvucong.gov.vn", **parts)


def services(count: int = 6) -> tuple[KioskService, ...]:
    return tuple(
        KioskService(service=each, waiting=2, full=False) for each in PRESET.services[:count]
    )


def longer(service: Service) -> Service:
    """The same tile in a language that needs 40 % more room."""
    return replace(service, title_en=pad(service.title), hint_en=pad(service.hint))


def pad(words: str) -> str:
    extra = round(len(words) * 0.4)
    return f"{words} {'ẲẾỖ ỘỢỰ ' * 9}"[: len(words) + max(extra, 1)].rstrip()


def board(**parts: Any) -> KioskBoard:
    return replace(
        KioskBoard(
            version=1, office=office(), day=Day(business_date=NOW.date(), is_open=True),
            services=services(), waiting=12, estimate=None,
        ),
        **parts,
    )  # fmt: skip


def issued(label: str = "B-032", **parts: Any) -> IssuedTicket:
    lane = Lane.PRIORITY if label.startswith("UT") else Lane.ORDINARY
    return replace(
        IssuedTicket(
            ticket=make.ticket(label, lane=lane),
            service=PRESET.services[1], ahead=4, estimate=Estimate(10, 15), counters=(2, 3),
            proof="ABCDEFGH",
        ),
        **parts,
    )  # fmt: skip


def base(language: str = "vi", **parts: Any) -> Snapshot:
    at = parts.pop("now", NOW)
    shown = parts.pop("board", board())
    if language not in ("vi", "en"):
        tiles = tuple(replace(each, service=longer(each.service)) for each in shown.services)
        classes = tuple(replace(each, title_en=pad(each.title)) for each in shown.office.classes)
        shown = replace(
            shown,
            services=tiles,
            office=replace(shown.office, classes=classes, notice_en=pad(shown.office.notice)),
        )
    return Snapshot(
        language=language, board=shown, now=at, standing=hours.standing(shown.office, at), **parts
    )


def _ticket(language: str, paper: Paper, **parts: Any) -> Snapshot:
    seconds = parts.pop("seconds", 20)
    shown = parts.pop("issued", issued())
    if language not in ("vi", "en"):
        shown = replace(shown, service=longer(shown.service))
    return base(
        language, issued=shown, paper=paper, seconds_left=seconds * 3 // 4,
        seconds_whole=seconds, **parts,
    )  # fmt: skip


def _procedure(language: str, offered: tuple[str, ...] = BRIEF) -> Snapshot:
    titles = offered if language in ("vi", "en") else tuple(pad(each) for each in offered)
    choices = tuple(KioskProcedure(f"1.00{n}", each) for n, each in enumerate(titles))
    tiles = tuple(
        replace(each, procedures=choices) if each.service.service_id == "chung-thuc" else each
        for each in services()
    )
    return base(language, board=board(services=tiles), service_id="chung-thuc", choosing=True)


def dossier(**parts: Any) -> CitizenView:
    """A dossier received on Friday and due on Thursday."""
    return replace(
        CitizenView(
            dossier_id=7, code="H15.50.05.13-261120-0975", title="Xác nhận tình trạng hôn nhân",
            state=DossierState.IN_PROCESS, received_at=NOW - timedelta(days=3),
            due_at=NOW + timedelta(days=3, minutes=70), running=Running.IN_TIME, extended=False,
            lacking=(), lacks_more=False, return_by=ReturnBy.DESK, ready=False, fetch_at=(2, 3),
            result_service="nhan-ket-qua", settled_at=None, returned_at=None,
        ),
        **parts,
    )  # fmt: skip


def _lookup(language: str, **parts: Any) -> Snapshot:
    return base(language, search=Searched(is_open=True, **parts))


def _found(language: str, *, closed: bool = False, **parts: Any) -> Snapshot:
    view = dossier(**parts)
    if language not in ("vi", "en"):
        papers = tuple(pad(each) for each in view.lacking)
        view = replace(view, title=pad(view.title), lacking=papers)
    found = FoundDossier(view, "ho-tich")
    at = NOW + timedelta(days=1) if closed else NOW
    return base(language, search=Searched(is_open=True, found=found), now=at)


def _queued(language: str, state: State = State.WAITING, **parts: Any) -> Snapshot:
    counter = parts.pop("counter_id", None)
    called = None if state in (State.WAITING, State.EXPIRED) else NOW
    mine = make.ticket("B-032", state=state, counter_id=counter, called_at=called)
    shown = issued(ticket=mine, **parts)
    if language not in ("vi", "en"):
        shown = replace(shown, service=longer(shown.service))
    return base(language, search=Searched(is_open=True, found=shown))


_SETTLED = {"running": None, "settled_at": NOW - timedelta(days=1)}
_LONG_PAPERS = (
    "Giấy tờ chứng minh quyền sử dụng đất theo quy định của pháp luật về đất đai và nhà ở",
    "Văn bản ủy quyền được công chứng hoặc chứng thực theo quy định, nếu nộp thay người khác",
    "Ảnh 4×6",
)

SCENES: dict[str, Callable[[str], Snapshot]] = {
    "home": base,
    "home-first": lambda lang: base(lang, board=board(services=services(7))),
    "home-second": lambda lang: base(lang, board=board(services=services(7)), home_page=1),
    "home-three": lambda lang: base(lang, board=board(services=services(3))),
    "home-printer": lambda lang: base(lang, printer=errors.PaperOut()),
    "home-clock": lambda lang: base(lang, clock_behind=True),
    "home-full": lambda lang: base(
        lang,
        board=board(services=tuple(replace(each, full=True) for each in services())),
    ),
    "procedure": _procedure,
    "procedure-long": lambda lang: _procedure(lang, LONG),
    "priority": lambda lang: base(lang, service_id="chung-thuc", asking=True),
    "issuing": lambda lang: base(lang, service_id="chung-thuc", issuing=True),
    "printing": lambda lang: _ticket(lang, Paper.PRINTING),
    "ticket": lambda lang: _ticket(lang, Paper.PRINTED),
    "ticket-long": lambda lang: _ticket(
        lang, Paper.UNSURE, issued=issued("UT-00512", estimate=None), note=errors.DatabaseBusy()
    ),
    "paper-out": lambda lang: _ticket(
        lang, Paper.FAILED, paper_trouble=errors.PaperOut(), seconds=45
    ),
    "paper-out-told": lambda lang: _ticket(
        lang, Paper.FAILED, paper_trouble=errors.PaperOut(), staff_told=NOW, seconds=45
    ),
    "unreachable": lambda lang: _ticket(
        lang, Paper.FAILED, paper_trouble=errors.PrinterUnreachable(), seconds=45
    ),
    "no-printer": lambda lang: _ticket(lang, Paper.NONE, seconds=45, may_print_again=False),
    "closed": lambda lang: base(lang, now=NOW + timedelta(days=1)),
    "closed-lunch": lambda lang: base(lang, now=NOW + timedelta(hours=4)),
    "closed-by-hand": lambda lang: base(
        lang, board=board(day=Day(business_date=NOW.date(), is_open=False))
    ),
    "closed-not-opened": lambda lang: base(
        lang, board=board(day=Day(business_date=NOW.date() - timedelta(days=1), is_open=False))
    ),
    "lost": lambda lang: base(lang, lost_since=NOW, trouble=errors.DatabaseUnreachable()),
    "lost-asked": lambda lang: base(
        lang, lost_since=NOW, trouble=errors.DatabaseUnreachable(), service_id="chung-thuc"
    ),
    "damaged": lambda lang: base(
        lang, lost_since=NOW, trouble=errors.DatabaseDamaged(path="/var/lib/mot-cua/office.db")
    ),
    "trouble-asked": lambda lang: base(
        lang, trouble=errors.DatabaseFull(), service_id="chung-thuc"
    ),
    "refused": lambda lang: base(
        lang, refused=errors.DailyLimit(service="Chứng thực", limit=200), service_id="chung-thuc"
    ),
    "too-fast": lambda lang: base(lang, refused=errors.TooManyTickets(), service_id="chung-thuc"),
    "starting": lambda lang: Snapshot(language=lang),
    "idle": lambda lang: base(lang, service_id="chung-thuc", asking=True, warning=17),
    "lookup": _lookup,
    "lookup-typed": lambda lang: _lookup(lang, typed="WQ7KB"),
    "lookup-unknown": lambda lang: _lookup(lang, typed="WQ7KBM2W", miss=Miss.UNKNOWN),
    "lookup-too-many": lambda lang: _lookup(lang, typed="WQ7KBM2W", miss=Miss.TOO_MANY, wait=38),
    "lookup-no-paper": lambda lang: _lookup(lang, miss=Miss.NO_PAPER),
    "lookup-elsewhere": lambda lang: _lookup(lang, miss=Miss.ELSEWHERE),
    "lookup-card": lambda lang: _lookup(lang, miss=Miss.CARD),
    "lookup-foreign": lambda lang: _lookup(lang, miss=Miss.FOREIGN),
    "lookup-away": lambda lang: _lookup(lang, typed="WQ7KBM2W", miss=Miss.BUSY),
    "lookup-busy": lambda lang: _lookup(lang, typed="WQ7KBM2W", busy=True),
    "found": _found,
    "found-soon-closed": lambda lang: _found(lang, closed=True, running=Running.DUE_SOON),
    "found-late": lambda lang: _found(
        lang, running=Running.OVERDUE, due_at=NOW - timedelta(days=2)
    ),
    "found-put-off": lambda lang: _found(lang, extended=True, return_by=ReturnBy.POST),
    "found-supplement": lambda lang: _found(
        lang,
        state=DossierState.AWAITING_SUPPLEMENT,
        running=None,
        lacking=_LONG_PAPERS,
    ),
    "found-finance": lambda lang: _found(lang, state=DossierState.AWAITING_FINANCE, running=None),
    "found-ready": lambda lang: _found(
        lang, state=DossierState.RESULT_READY, ready=True, **_SETTLED
    ),
    "found-coming": lambda lang: _found(lang, state=DossierState.RESULT_READY, **_SETTLED),
    "found-returned": lambda lang: _found(
        lang, state=DossierState.RETURNED, returned_at=NOW, **_SETTLED
    ),
    "found-refused": lambda lang: _found(lang, state=DossierState.REFUSED, **_SETTLED),
    "found-stopped": lambda lang: _found(lang, state=DossierState.STOPPED, **_SETTLED),
    "queued": _queued,
    "queued-called": lambda lang: _queued(lang, State.CALLED, counter_id=3),
    "queued-missed": lambda lang: _queued(lang, State.NO_SHOW, counter_id=3),
    "queued-expired": lambda lang: _queued(lang, State.EXPIRED),
}
