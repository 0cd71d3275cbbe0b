"""The procedures of a catalogue file: time limits, fees and papers."""

import re
from datetime import time

from office.procedure import (
    Channel,
    ChannelLimit,
    OnlineLevel,
    PausePolicy,
    Procedure,
    Requirement,
    Unit,
)
from office.profile import Service
from office.settings.entries import Entry, in_words, unique
from office.settings.toml_file import TomlFile

CODE = r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}"
CODE_HINT = "mã thủ tục, ví dụ “1.001193”"
MAX_FEE = 10**10


def read_procedures(file: TomlFile, services: tuple[Service, ...]) -> tuple[Procedure, ...]:
    """The procedures, each belonging to a service of the file."""
    known = {service.service_id for service in services}
    entries = file.tables("procedure")
    procedures = unique(entries, _procedure, "code", lambda procedure: procedure.code)
    for entry, procedure in zip(entries, procedures, strict=True):
        if procedure.service_id not in known:
            entry.refuse(f"không có lĩnh vực “{procedure.service_id}”.", "service")
    return procedures


def _procedure(entry: Entry) -> Procedure:
    by_channel = [f"{key}_{channel}" for key in ("limit", "fee") for channel in Channel]
    plain = ("code", "title", "short_title", "service", "field", "channels", "limit", "fee")
    more = ("fee_note", "papers", "level", "online", "decision", "cutoff", "supplement")
    entry.only((*plain, *more, *by_channel))
    title = entry.text("title", limit=1000)
    return Procedure(
        code=entry.text("code", pattern=CODE, hint=CODE_HINT),
        title=title,
        short_title=entry.text("short_title", title, limit=1000),
        service_id=entry.text("service"),
        field=entry.text("field", ""),
        channels=_channels(entry),
        papers=_papers(entry),
        level=entry.text("level", ""),
        online=_online(entry),
        decision_no=entry.text("decision", ""),
        cutoff=_cutoff(entry),
        supplement=_supplement(entry),
    )


def _channels(entry: Entry) -> tuple[ChannelLimit, ...]:
    names = entry.texts("channels") if entry.has("channels") else tuple(Channel)
    if not names or len(set(names)) < len(names) or not set(names) <= set(Channel):
        entry.refuse(f"mỗi cách nộp ghi một lần trong {in_words(Channel)}.", "channels")
    for key in ("limit", "fee"):
        for channel in set(Channel) - set(names):
            if entry.has(f"{key}_{channel}"):
                entry.refuse(f"“channels” không có “{channel}”.", f"{key}_{channel}")
    return tuple(_channel(entry, Channel(name)) for name in names)


def _channel(entry: Entry, channel: Channel) -> ChannelLimit:
    own_limit, own_fee = f"limit_{channel}", f"fee_{channel}"
    value, unit = _limit(entry, own_limit if entry.has(own_limit) else "limit")
    key = own_fee if entry.has(own_fee) else "fee"
    fee = entry.number(key, None, 0, MAX_FEE) if entry.has(key) else None
    note = entry.text("fee_note", "")
    return ChannelLimit(channel=channel, value=value, unit=unit, fee_vnd=fee, fee_note=note)


def _limit(entry: Entry, key: str) -> tuple[int | None, Unit | None]:
    written = entry.text(key)
    if written == "none":
        return None, None
    found = re.fullmatch(rf"([1-9]\d{{0,3}}) ({'|'.join(Unit)})", written, re.ASCII)
    if found is None:
        units = ", ".join(Unit)
        entry.refuse(f"“{key}” ghi như “5 working_day” ({units}) hoặc “none”.", key)
    return int(found[1]), Unit(found[2])


def _cutoff(entry: Entry) -> time | None:
    value = entry.fields.get("cutoff")
    if type(value) is time and value.tzinfo is None:
        return value.replace(microsecond=0)
    if value is None:
        return None
    clock = entry.text("cutoff", pattern=r"([01]\d|2[0-3]):[0-5]\d", hint="giờ ghi như “15:00”")
    return time.fromisoformat(clock)


def _supplement(entry: Entry) -> PausePolicy:
    policy = entry.text("supplement", PausePolicy.PAUSE.value)
    if policy not in list(PausePolicy):
        entry.refuse(f"chỉ có thể là {in_words(PausePolicy)}.", "supplement")
    return PausePolicy(policy)


def _online(entry: Entry) -> OnlineLevel | None:
    if not entry.has("online"):
        return None
    level = entry.text("online")
    if level not in list(OnlineLevel):
        entry.refuse(f"chỉ có thể là {in_words(OnlineLevel)}.", "online")
    return OnlineLevel(level)


def _papers(entry: Entry) -> tuple[Requirement, ...]:
    return tuple(_paper(entry, item) for item in entry.items("papers"))


def _paper(entry: Entry, item: object) -> Requirement:
    """A paper: its title for one original, or a table for anything else."""
    if not isinstance(item, dict):
        title = entry.cleaned(item, "papers", 1000)
        if not title:
            entry.refuse("“papers” có dòng để trống.", "papers")
        return Requirement(title=title)
    written = item.get("title")
    near = written if isinstance(written, str) else None
    table = Entry(entry.source, item, entry.line("papers", near), entry.last)
    table.only(("title", "group", "originals", "copies", "conditional"))
    return Requirement(
        title=table.text("title", limit=1000),
        group=table.text("group", ""),
        originals=table.number("originals", 1, 0, 99),
        copies=table.number("copies", 0, 0, 99),
        conditional=table.flag("conditional", False),
    )
