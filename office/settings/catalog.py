"""The catalogue: what an office loads once to be set up, read whole or refused whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from office import profile
from office.dossiers.dossier import DESK
from office.procedure import (
    Channel,
    ChannelLimit,
    OnlineLevel,
    PausePolicy,
    Procedure,
    Requirement,
)
from office.procedure import Unit as LimitUnit
from office.profile import (
    ClosedDay,
    Counter,
    DossierRules,
    Office,
    PriorityClass,
    Rules,
    Service,
    Session,
    Unit,
    Week,
)
from office.settings import national
from office.settings.declared import by_name
from office.settings.kinds import ANYTHING, CLOCK, FLAG, Choice, Kind, ListOf, Parsed, Text, Wrong
from office.settings.national import CODE, COPIES, FEE, LONG_TITLE
from office.settings.read import Entry, in_words, read_json, read_source, read_toml, unique

SECTIONS = by_name(
    profile.OFFICE,
    profile.RULES,
    profile.DOSSIER,
    profile.HOURS,
    profile.CLOSED_DAY,
    profile.PRIORITY_CLASS,
    profile.SERVICE,
    profile.COUNTER,
    profile.UNIT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """What a catalogue file holds.

    `office` is None and `counters` are empty for a file of procedures only; its `services` are
    then just those the office lacked, and no counter serves them yet.
    """

    office: Office | None
    services: tuple[Service, ...]
    counters: tuple[Counter, ...]
    procedures: tuple[Procedure, ...]
    units: tuple[Unit, ...] = ()


def read_catalog(path: Path, known: Sequence[Service] = ()) -> Catalog:
    """The catalogue in `path`: TOML, or the JSON of procedures. `BadFile` names line and reason.

    `known` are the services that the office has; only a file of procedures looks at them.
    """
    source = read_source(path)
    if not source.text.strip():
        source.refuse(1, "tệp rỗng.")
    if path.suffix.lower() == ".json" or source.text.lstrip().startswith("{"):
        services, procedures = national.read(read_json(source), known)
        return Catalog(office=None, services=services, counters=(), procedures=procedures)
    whole = read_toml(source)
    whole.only((*SECTIONS, "procedure"))
    office = _office(whole)
    services = _services(whole, office.rules.priority_series)
    return Catalog(
        office=office,
        services=services,
        counters=_counters(whole, services),
        procedures=_procedures(whole, services),
        units=_units(whole),
    )


# ---- the office -----------------------------------------------------------------------------


def _office(whole: Entry) -> Office:
    if not whole.has("office"):
        whole.refuse("thiếu phần [office].")
    return replace(
        whole.section(Office),  # first: a slip here is told before what is missing elsewhere
        rules=whole.section(Rules, dossier=whole.section(DossierRules)),
        week=_week(whole),
        closed_days=whole.listed(ClosedDay),
        classes=whole.listed(PriorityClass),
    )


def _week(whole: Entry) -> tuple[tuple[Session, ...], ...]:
    days = whole.section(Week).days
    if not any(days):
        whole.refuse("phần [hours] chưa có giờ làm việc của ngày nào.", "hours")
    return days


def _services(whole: Entry, priority_series: str) -> tuple[Service, ...]:
    """The services, each with an id and a letter of its own."""
    services = whole.listed(Service)
    taken = {priority_series: "số ưu tiên"}
    for number, service in enumerate(services):
        if service.letter in taken:
            reason = f"chữ “{service.letter}” đã dùng cho {taken[service.letter]}."
            whole.refuse(reason, "service", number, "letter")
        taken[service.letter] = f"“{service.title}”"
    if not services:
        whole.refuse("chưa có [[service]] nào.")
    return services


def _counters(whole: Entry, services: tuple[Service, ...]) -> tuple[Counter, ...]:
    """The counters; every service must have one, or its numbers would never be called."""
    known = {service.service_id for service in services}
    counters = whole.listed(Counter)
    for number, counter in enumerate(counters):
        if not counter.services:
            whole.refuse("quầy chưa có lĩnh vực nào.", "counter", number, "services")
        for nth, service_id in enumerate(counter.services):
            at = ("counter", number, "services", nth)
            if service_id not in known:
                whole.refuse(f"không có lĩnh vực “{service_id}”.", *at)
            if service_id in counter.services[:nth]:
                whole.refuse(f"lĩnh vực “{service_id}” ghi hai lần.", *at)
    served = {service_id for counter in counters for service_id in counter.services}
    for number, service in enumerate(services):
        if service.service_id not in served:
            whole.refuse(f"không quầy nào phục vụ “{service.title}”.", "service", number)
    return counters


def _units(whole: Entry) -> tuple[Unit, ...]:
    """The divisions that work on dossiers."""
    units = whole.listed(Unit)
    for number, unit in enumerate(units):
        if unit.unit_id == DESK:
            whole.refuse(f"“{DESK}” là Bộ phận Một cửa, đã có sẵn.", "unit", number, "id")
    return units


# ---- procedures: time limits, fees and papers -----------------------------------------------


def _limit(value: Any) -> tuple[int | None, LimitUnit | None]:
    if value == "none":
        return None, None
    pattern = rf"([1-9]\d{{0,3}}) ({'|'.join(LimitUnit)})"
    found = isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII)
    if not found:
        raise Wrong
    return int(found[1]), LimitUnit(found[2])


def _channels(value: Any) -> tuple[Channel, ...]:
    channels = _CHANNELS.read(value)
    if not channels or len(set(channels)) < len(channels):
        raise Wrong
    return channels


_CHANNELS = ListOf(f"danh sách, mỗi cách nộp một lần: {in_words(Channel)}", Choice(Channel))
_LIMIT = Parsed(f"“5 working_day” ({', '.join(LimitUnit)}) hoặc “none”", _limit)
_LINE = Text()

_PROCEDURE: dict[str, Kind[Any]] = {
    "code": CODE,
    "title": LONG_TITLE,
    "short_title": LONG_TITLE,
    "service": Text(needed=True),
    "field": _LINE,
    "channels": Parsed(_CHANNELS.allowed, _channels),
    "limit": _LIMIT,
    "fee": FEE,
    "fee_note": _LINE,
    "papers": ANYTHING,
    "level": _LINE,
    "online": Choice(OnlineLevel),
    "decision": _LINE,
    "cutoff": CLOCK,
    "supplement": Choice(PausePolicy),
    **{f"limit_{channel}": _LIMIT for channel in Channel},
    **{f"fee_{channel}": FEE for channel in Channel},
}
_PAPER: dict[str, Kind[Any]] = {
    "title": LONG_TITLE,
    "group": _LINE,
    "originals": COPIES,
    "copies": COPIES,
    "conditional": FLAG,
}


def _procedures(whole: Entry, services: tuple[Service, ...]) -> tuple[Procedure, ...]:
    """The procedures, each belonging to a service of the file."""
    known = {service.service_id for service in services}
    procedures = unique(whole.tables("procedure"), _procedure, "code")
    for number, procedure in enumerate(procedures):
        if procedure.service_id not in known:
            reason = f"không có lĩnh vực “{procedure.service_id}”."
            whole.refuse(reason, "procedure", number, "service")
    return procedures


def _procedure(entry: Entry) -> Procedure:
    said = entry.values(_PROCEDURE, ("code", "title", "service"))
    return Procedure(
        code=said["code"],
        title=said["title"],
        short_title=said.get("short_title", said["title"]),
        service_id=said["service"],
        field=said.get("field", ""),
        channels=tuple(_channel(entry, said, each) for each in _offered(entry, said)),
        papers=tuple(_papers(entry)),
        level=said.get("level", ""),
        online=said.get("online"),
        decision_no=said.get("decision", ""),
        cutoff=said.get("cutoff"),
        supplement=said.get("supplement", PausePolicy.PAUSE),
    )


def _offered(entry: Entry, said: dict[str, Any]) -> tuple[Channel, ...]:
    """The ways to hand in; nothing may be said of another."""
    channels: tuple[Channel, ...] = said.get("channels", tuple(Channel))
    for channel in set(Channel) - set(channels):
        for key in (f"limit_{channel}", f"fee_{channel}"):
            if key in said:
                entry.refuse(f"“channels” không có “{channel}”.", key)
    return channels


def _channel(entry: Entry, said: dict[str, Any], channel: Channel) -> ChannelLimit:
    limit = said.get(f"limit_{channel}", said.get("limit"))
    if limit is None:
        entry.refuse("thiếu “limit”.")
    value, unit = limit
    fee = said.get(f"fee_{channel}", said.get("fee"))
    note = said.get("fee_note", "")
    return ChannelLimit(channel=channel, value=value, unit=unit, fee_vnd=fee, fee_note=note)


def _papers(entry: Entry) -> Iterator[Requirement]:
    """The papers: a title for one original, or a table for anything else."""
    for number, item in enumerate(entry.items("papers")):
        if isinstance(item, dict):
            said = entry.within(item, "papers", number).values(_PAPER, ("title",))
            yield Requirement(**said)
        else:
            yield Requirement(title=entry.element("papers", number, LONG_TITLE))
