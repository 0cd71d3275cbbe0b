"""Procedures in the shape of the national catalogue's JSON: `meta` and `procedures`."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from office.procedure import Channel, ChannelLimit, Procedure, Requirement, Unit
from office.profile import Service
from office.settings.kinds import ANYTHING, CLOCK, FLAG, LINES, Choice, Kind, Text, Whole
from office.settings.read import Entry, unique

# What the groups of the national catalogue are called at a counter. A group that is not here is
# too wide for one queue (“TTTT” is a whole department), so its fields become services.
GROUPS = {
    "HT": ("ho-tich", "Hộ tịch", "Civil status", "baby"),
    "CT": ("chung-thuc", "Chứng thực", "Certification", "stamp"),
    "DD": ("dat-dai", "Đất đai – Xây dựng", "Land and building", "house"),
    "XD": ("dat-dai", "Đất đai – Xây dựng", "Land and building", "house"),
    "CA": ("cu-tru", "Cư trú – Căn cước", "Residence and ID", "id-card"),
    "XH": ("bao-tro", "Bảo trợ xã hội", "Social assistance", "heart-handshake"),
    "KD": ("ho-kinh-doanh", "Hộ kinh doanh", "Household business", "store"),
}
RESERVED = {"UT"}  # the usual series of priority numbers

CODE = Text("mã thủ tục, ví dụ “1.001193”", r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}", needed=True)
LONG_TITLE = Text(limit=1000, needed=True)
FEE = Whole(0, 10**10)
COPIES = Whole(0, 99)
_LINE = Text()

_PROCEDURE: dict[str, Kind[Any]] = {
    "code": CODE,
    "name": LONG_TITLE,
    "short_name": LONG_TITLE,
    "field": Text(needed=True),
    "queue_group": _LINE,
    "level": LINES,
    "decision_no": _LINE,
    "deadline_rule": ANYTHING,
    "channels": ANYTHING,
    "papers": ANYTHING,
}
_PROCEDURE |= dict.fromkeys(
    (
        "applicants",
        "checklist_short",
        "checklist_short_is_editorial",
        "result",
        "online_level",
        "verified",
        "verified_parts",
        "source_url",
        "notes",
    ),
    ANYTHING,
)
_CHANNEL: dict[str, Kind[Any]] = {
    "channel": Choice(Channel),
    "time_value": Whole(1, 9999),
    "time_unit": Choice(("", *Unit)),
    "fee_vnd": FEE,
    "fee_raw": Text(limit=1000),
    "unit_inferred": ANYTHING,
}
_PAPER: dict[str, Kind[Any]] = {
    "name": Text(limit=10_000, needed=True),
    "group": Text(limit=1000),
    "original": COPIES,
    "copy": COPIES,
    "conditional": FLAG,
}
_RULE: dict[str, Kind[Any]] = {
    "type": ANYTHING,
    "cutoff": CLOCK,
    "after_cutoff": ANYTHING,
    "note": ANYTHING,
}


def read(
    whole: Entry, known: Sequence[Service]
) -> tuple[tuple[Service, ...], tuple[Procedure, ...]]:
    """The services that `known` lacks, and the procedures of all."""
    whole.only(("meta", "procedures"))
    entries = whole.tables("procedures")
    if not entries:
        whole.refuse("chưa có thủ tục nào trong “procedures”.", "procedures")
    titles = {service.title.casefold(): service.service_id for service in known}
    procedures = unique(entries, lambda entry: _procedure(entry, titles), "code")
    return _added_services(entries, procedures, known), procedures


def _procedure(entry: Entry, titles: Mapping[str, str]) -> Procedure:
    said = entry.values(_PROCEDURE, ("code", "name", "field"))
    channels = tuple(_channel(channel) for channel in entry.tables("channels"))
    if not channels:
        entry.refuse("thủ tục chưa có “channels”.", "channels")
    rule = entry.table("deadline_rule").values(_RULE) if entry.has("deadline_rule") else {}
    return Procedure(
        code=said["code"],
        title=said["name"],
        short_title=said.get("short_name", said["name"]),
        service_id=_service_id(said, titles),
        field=said["field"],
        channels=channels,
        papers=tuple(_paper(paper) for paper in entry.tables("papers")),
        level=", ".join(said.get("level", ())),
        decision_no=said.get("decision_no", ""),
        cutoff=rule.get("cutoff"),
    )


def _channel(entry: Entry) -> ChannelLimit:
    said = entry.values(_CHANNEL, ("channel",))
    unit = said.get("time_unit")
    if bool(unit) != ("time_value" in said):
        entry.refuse("“time_value” và “time_unit” phải cùng có hoặc cùng không.", "time_value")
    return ChannelLimit(
        channel=said["channel"],
        value=said.get("time_value"),
        unit=unit or None,
        fee_vnd=said.get("fee_vnd"),
        fee_note=said.get("fee_raw", ""),
    )


def _paper(entry: Entry) -> Requirement:
    said = entry.values(_PAPER, ("name",))
    return Requirement(
        title=said["name"],
        group=said.get("group", ""),
        originals=said.get("original", 1),
        copies=said.get("copy", 0),
        conditional=said.get("conditional", False),
    )


def _service_id(said: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """By the group; else the service titled as the field; else one named after the field."""
    group = GROUPS.get(said.get("queue_group", ""))
    if group:
        return group[0]
    field = said["field"]
    return titles.get(field.casefold()) or slug(field) or "khac"


def slug(title: str) -> str:
    """`Hộ tịch` as an id: `ho-tich`."""
    plain = title.lower().replace("đ", "d")
    letters = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:40].strip("-")


def _added_services(
    entries: list[Entry], procedures: tuple[Procedure, ...], known: Sequence[Service]
) -> tuple[Service, ...]:
    """A service for each id that the procedures name and `known` lacks."""
    have = {service.service_id for service in known}
    letters = {service.letter for service in known} | RESERVED
    added = []
    for entry, procedure in zip(entries, procedures, strict=True):
        if procedure.service_id in have:
            continue
        service = _new_service(procedure, entry.fields.get("queue_group") or "", letters)
        have.add(service.service_id)
        letters.add(service.letter)
        added.append(service)
    return tuple(added)


def _new_service(procedure: Procedure, group: str, letters: set[str]) -> Service:
    _, title, title_en, icon = GROUPS.get(
        group, (procedure.service_id, procedure.field, procedure.field, "file-text")
    )
    return Service(
        service_id=procedure.service_id,
        letter=free_letter(group if group in GROUPS else slug(title), letters),
        title=title,
        title_en=title_en,
        icon=icon,
    )


def free_letter(words: str, taken: set[str]) -> str:
    """A series of up to three letters that `taken` lacks, the words' initials if they are free."""
    initials = "".join(re.findall(r"\b[a-z]", words.lower())) or "x"
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    first = words if re.fullmatch(r"[A-Z]{1,3}", words) else initials[:3].upper()
    stem = first[:2]
    tries = [first, *(stem + letter for letter in alphabet)]
    tries += [a + b + c for a in alphabet for b in alphabet for c in alphabet]
    return next(letter for letter in tries if letter not in taken)
