"""The office's part of a catalogue file: rules, hours, services and counters."""

import re
from dataclasses import replace
from datetime import time
from itertools import pairwise

from office.dossiers.codes import UNIT_CODE
from office.dossiers.dossier import DESK
from office.ordering import Ratio
from office.profile import (
    ClosedDay,
    CodeSource,
    Counter,
    DossierRules,
    EndRule,
    Office,
    PriorityClass,
    PriorityNumbering,
    Rules,
    Service,
    Session,
    SettleRule,
    Unit,
)
from office.settings.entries import Entry, in_words, unique
from office.settings.toml_file import TomlFile

IDENT = r"[a-z0-9][a-z0-9-]{0,39}"
IDENT_HINT = "chữ thường không dấu, số và gạch nối, ví dụ “ho-tich”"
LETTER = r"[A-ZĐ]{1,3}"
LETTER_HINT = "một đến ba chữ in hoa A–Z hoặc Đ"
FORMS = r"|TT03-2025|TT01-2018"
FORMS_HINT = "“TT03-2025”, “TT01-2018” hoặc bỏ trống để theo ngày"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TABLES = ("office", "rules", "hours", "dossier")
LISTS = ("closed_day", "priority_class", "service", "counter", "unit", "procedure")


def read_office(file: TomlFile) -> Office:
    """The office with its rules, hours, days off and priority classes."""
    file.whole.only(TABLES + LISTS)
    if not file.whole.has("office"):
        file.whole.refuse("thiếu phần [office].")
    entry = file.table("office")
    optional = ("authority_en", "title_en", "hotline", "website", "notice", "notice_en")
    entry.only(("site", "authority", "title", *optional))
    hint = "chữ không dấu, số, dấu chấm hoặc gạch nối"
    return Office(
        site_id=entry.text("site", pattern=r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}", hint=hint),
        authority=entry.text("authority"),
        title=entry.text("title"),
        **{key: entry.text(key, "") for key in optional},
        rules=replace(_rules(file.table("rules")), dossier=_dossier(file.table("dossier"))),
        week=_week(file.table("hours")),
        closed_days=unique(file.tables("closed_day"), _closed_day, "date", lambda x: x.day),
        classes=unique(file.tables("priority_class"), _class, "id", lambda x: x.class_id),
    )


def _rules(entry: Entry) -> Rules:
    entry.only(
        (
            "priority_ratio",
            "priority_numbering",
            "priority_series",
            "priority_width",
            "ask_priority",
            "call_finishes",
            "tickets_per_minute",
            "target_minutes",
        )
    )
    plain = Rules()
    numbering = entry.text("priority_numbering", plain.priority_numbering.value)
    if numbering not in list(PriorityNumbering):
        entry.refuse(f"chỉ có thể là {in_words(PriorityNumbering)}.", "priority_numbering")
    return Rules(
        ratio=_ratio(entry),
        priority_numbering=PriorityNumbering(numbering),
        priority_series=entry.text(
            "priority_series", plain.priority_series, pattern=LETTER, hint=LETTER_HINT
        ),
        priority_width=entry.number("priority_width", plain.priority_width, 2, 6),
        ask_priority=entry.flag("ask_priority", plain.ask_priority),
        call_finishes=entry.flag("call_finishes", plain.call_finishes),
        tickets_per_minute=entry.number("tickets_per_minute", plain.tickets_per_minute, 1, 600),
        target_minutes=entry.number("target_minutes", plain.target_minutes, 1, 480),
    )


def _dossier(entry: Entry) -> DossierRules:
    plain = DossierRules()
    more = ("half_days", "due_soon_days", "sms")
    choices = {
        "code_source": CodeSource,
        "end": EndRule,
        "calendar_end": EndRule,
        "settle": SettleRule,
    }
    entry.only(
        ("unit_code", "place", "forms", "hours", "hours_per_day", "make_up_days", *more, *choices)
    )
    chosen = {}
    for key, values in choices.items():
        chosen[key] = entry.text(key, getattr(plain, key).value)
        if chosen[key] not in list(values):
            entry.refuse(f"chỉ có thể là {in_words(values)}.", key)
    return DossierRules(
        unit_code=entry.text(
            "unit_code", plain.unit_code, pattern=UNIT_CODE.pattern, hint="như “H15.50.05.13”"
        ),
        code_source=CodeSource(chosen["code_source"]),
        place=entry.text("place", ""),
        forms=entry.text("forms", "", pattern=FORMS, hint=FORMS_HINT),
        end=EndRule(chosen["end"]),
        calendar_end=EndRule(chosen["calendar_end"]),
        settle=SettleRule(chosen["settle"]),
        hours=_sessions(entry, "hours") or plain.hours,
        hours_per_day=entry.number("hours_per_day", plain.hours_per_day, 0, 24),
        make_up_days=entry.flag("make_up_days", plain.make_up_days),
        half_days=entry.flag("half_days", plain.half_days),
        due_soon_days=entry.number("due_soon_days", plain.due_soon_days, 0, 30),
        sms=entry.flag("sms", plain.sms),
    )


def read_units(file: TomlFile) -> tuple[Unit, ...]:
    """The divisions that work on dossiers."""
    entries = file.tables("unit")
    units = unique(entries, _unit, "id", lambda unit: unit.unit_id)
    for entry, unit in zip(entries, units, strict=True):
        if unit.unit_id == DESK:
            entry.refuse(f"“{DESK}” là Bộ phận Một cửa, đã có sẵn.", "id")
    return units


def _unit(entry: Entry) -> Unit:
    entry.only(("id", "title"))
    return Unit(unit_id=entry.text("id", pattern=IDENT, hint=IDENT_HINT), title=entry.text("title"))


def _ratio(entry: Entry) -> Ratio:
    written = entry.text("priority_ratio", "2:1")
    if written == "priority_first":
        return Ratio(1, 0)
    found = re.fullmatch(r"([1-9]\d?):([1-9]\d?)", written, re.ASCII)
    if found is None:
        entry.refuse(
            "“priority_ratio” ghi như “2:1” (hai ưu tiên, một thường) hoặc “priority_first”.",
            "priority_ratio",
        )
    return Ratio(int(found[1]), int(found[2]))


def _week(entry: Entry) -> tuple[tuple[Session, ...], ...]:
    entry.only(DAYS)
    week = tuple(_sessions(entry, day) for day in DAYS)
    if not any(week):
        entry.refuse("phần [hours] chưa có giờ làm việc của ngày nào.")
    return week


def _sessions(entry: Entry, day: str) -> tuple[Session, ...]:
    sessions = sorted(
        (_session(entry, day, written) for written in entry.texts(day)), key=lambda x: x.opens
    )
    for before, after in pairwise(sessions):
        if after.opens < before.closes:
            entry.refuse(f"các buổi của “{day}” chồng lên nhau.", day)
    return tuple(sessions)


def _session(entry: Entry, day: str, written: str) -> Session:
    clock = r"([01]\d|2[0-3]):([0-5]\d)"
    found = re.fullmatch(rf"{clock}\s*[-–]\s*{clock}", written, re.ASCII)
    if found is None:
        entry.refuse(f"giờ “{written}” ghi như “07:30-11:30”.", day, written)
    opens, closes = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    if opens >= closes:
        entry.refuse(f"buổi “{written}” đóng trước khi mở.", day, written)
    return Session(opens, closes)


def _closed_day(entry: Entry) -> ClosedDay:
    entry.only(("date", "title"))
    return ClosedDay(entry.day("date"), entry.text("title"))


def _class(entry: Entry) -> PriorityClass:
    entry.only(("id", "title", "title_en", "icon"))
    return PriorityClass(
        class_id=entry.text("id", pattern=IDENT, hint=IDENT_HINT),
        title=entry.text("title"),
        title_en=entry.text("title_en"),
        icon=entry.text("icon", pattern=IDENT, hint="tên biểu tượng, ví dụ “baby”"),
    )


def read_services(file: TomlFile, priority_series: str) -> tuple[Service, ...]:
    """The services, each with an id and a letter of its own."""
    entries = file.tables("service")
    services = unique(entries, _service, "id", lambda service: service.service_id)
    taken = {priority_series: "số ưu tiên"}
    for entry, service in zip(entries, services, strict=True):
        if service.letter in taken:
            reason = f"chữ “{service.letter}” đã dùng cho {taken[service.letter]}."
            entry.refuse(reason, "letter")
        taken[service.letter] = f"“{service.title}”"
    if not services:
        file.whole.refuse("chưa có [[service]] nào.")
    return services


def _service(entry: Entry) -> Service:
    optional = ("hint", "hint_en")
    lists = ("bring", "bring_en")
    plain = ("id", "letter", "title", "title_en", "icon", "width", "daily_limit", "tone")
    entry.only((*plain, *optional, *lists, "ask_procedure"))
    return Service(
        service_id=entry.text("id", pattern=IDENT, hint=IDENT_HINT),
        letter=entry.text("letter", pattern=LETTER, hint=LETTER_HINT),
        title=entry.text("title"),
        title_en=entry.text("title_en"),
        **{key: entry.text(key, "") for key in optional},
        icon=entry.text("icon", "file-text", pattern=IDENT, hint="tên biểu tượng, ví dụ “baby”"),
        width=entry.number("width", 3, 2, 6),
        daily_limit=entry.number("daily_limit", 0, 0, 10**6 - 1),
        bring=entry.texts("bring"),
        bring_en=entry.texts("bring_en"),
        tone=entry.text("tone", "", pattern="result", hint="“result” hoặc bỏ trống"),
        ask_procedure=entry.flag("ask_procedure", False),
    )


def read_counters(file: TomlFile, services: tuple[Service, ...]) -> tuple[Counter, ...]:
    """The counters; every service must have one, or its numbers would never be called."""
    known = {service.service_id for service in services}
    entries = file.tables("counter")
    counters = unique(entries, _counter, "number", lambda counter: counter.counter_id)
    for entry, counter in zip(entries, counters, strict=True):
        for service_id in counter.services:
            if service_id not in known:
                entry.refuse(f"không có lĩnh vực “{service_id}”.", "services", service_id)
    served = {service_id for counter in counters for service_id in counter.services}
    for entry, service in zip(file.tables("service"), services, strict=True):
        if service.service_id not in served:
            entry.refuse(f"không quầy nào phục vụ “{service.title}”.")
    return counters


def _counter(entry: Entry) -> Counter:
    entry.only(("number", "services"))
    services = entry.texts("services")
    if not services:
        entry.refuse("quầy chưa có lĩnh vực nào.", "services")
    for service_id in services:
        if services.count(service_id) > 1:
            entry.refuse(f"lĩnh vực “{service_id}” ghi hai lần.", "services", service_id)
    return Counter(counter_id=entry.number("number", None, 1, 999), services=services)
