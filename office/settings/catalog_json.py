"""Procedures in the shape of the national catalogue's JSON: `meta` and `procedures`."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from office.procedure import Channel, ChannelLimit, Procedure, Requirement, Unit
from office.profile import Service
from office.settings.catalog_procedures import CODE, CODE_HINT, MAX_FEE
from office.settings.entries import Entry, Source, in_words, unique

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

_PROCEDURE_KEYS = (
    "code",
    "name",
    "short_name",
    "field",
    "queue_group",
    "level",
    "decision_no",
    "applicants",
    "channels",
    "deadline_rule",
    "papers",
    "checklist_short",
    "checklist_short_is_editorial",
    "result",
    "online_level",
    "verified",
    "verified_parts",
    "source_url",
    "notes",
)
_CHANNEL_KEYS = ("channel", "time_value", "time_unit", "fee_vnd", "fee_raw", "unit_inferred")
_PAPER_KEYS = ("group", "name", "original", "copy", "conditional")
_RULE_KEYS = ("type", "cutoff", "after_cutoff", "note")


def read(
    source: Source, known: Sequence[Service]
) -> tuple[tuple[Service, ...], tuple[Procedure, ...]]:
    """The services that `known` lacks, and the procedures of all."""
    whole = Entry(source, _parse(source), 1, source.text.count("\n") + 1)
    whole.only(("meta", "procedures"))
    if not whole.items("procedures"):
        whole.refuse("chưa có thủ tục nào trong “procedures”.", "procedures")
    entries = list(_children(whole, "procedures"))
    titles = {service.title.casefold(): service.service_id for service in known}
    procedures = unique(
        entries, lambda entry: _procedure(entry, titles), "code", lambda procedure: procedure.code
    )
    return _added_services(entries, procedures, known), procedures


def _parse(source: Source) -> dict[str, object]:
    try:
        parsed = json.loads(source.text)
    except json.JSONDecodeError as wrong:
        source.refuse(wrong.lineno, f"sai cú pháp JSON ở cột {wrong.colno}.")
    except RecursionError:
        source.refuse(source.deepest_line(), "các dấu ngoặc lồng nhau quá sâu.")
    except ValueError:
        source.refuse(source.longest_number_line(), "có số quá dài.")
    if not isinstance(parsed, dict):
        source.refuse(1, "tệp JSON phải là một đối tượng có “procedures”.")
    return parsed


def _children(parent: Entry, key: str) -> Iterator[Entry]:
    """The objects of the list `key`, each with the lines it stands on."""
    items = parent.items(key)
    places = _places(parent, key)
    if len(places) != len(items):
        places = [(parent.line(key), parent.last)] * len(items)
    for item, (first, last) in zip(items, places, strict=True):
        if not isinstance(item, dict):
            parent.source.refuse(first, f"mỗi mục của “{key}” phải là một đối tượng trong {{ }}.")
        yield Entry(parent.source, item, first, last)


def _places(parent: Entry, key: str) -> list[tuple[int, int]]:
    """First and last line of each element of the list `key`, found by reading it again."""
    text = "\n".join(parent.source.lines[parent.first - 1 : parent.last])
    found = re.search(rf'(?<!\\)"{key}"\s*:\s*\[', text)
    if found is None:
        return []
    places = []
    line, at, decoder = parent.first, 0, json.JSONDecoder()
    try:
        start = _skip(text, found.end())
        while text[start] != "]":
            _, end = decoder.raw_decode(text, start)
            line, at = line + text.count("\n", at, start), start
            places.append((line, line + text.count("\n", start, end)))
            start = _skip(text, end)
    except (ValueError, IndexError, RecursionError):
        return []
    return places


def _skip(text: str, at: int) -> int:
    """Past blanks and one comma."""
    found = re.compile(r"\s*,?\s*").match(text, at)
    return found.end() if found else at


def _procedure(entry: Entry, titles: Mapping[str, str]) -> Procedure:
    entry.only(_PROCEDURE_KEYS)
    title = entry.text("name", limit=1000)
    return Procedure(
        code=entry.text("code", pattern=CODE, hint=CODE_HINT),
        title=title,
        short_title=entry.text("short_name", title, limit=1000),
        service_id=_service_id(entry, titles),
        field=entry.text("field"),
        channels=_channels(entry),
        papers=tuple(_paper(paper) for paper in _children(entry, "papers")),
        level=", ".join(entry.texts("level")),
        decision_no=entry.text("decision_no", ""),
        cutoff=_cutoff(entry),
    )


def _service_id(entry: Entry, titles: Mapping[str, str]) -> str:
    """By the group; else the service titled as the field; else one named after the field."""
    group = GROUPS.get(entry.text("queue_group", ""))
    if group:
        return group[0]
    field = entry.text("field")
    return titles.get(field.casefold()) or slug(field) or "khac"


def slug(title: str) -> str:
    """`Hộ tịch` as an id: `ho-tich`."""
    plain = title.lower().replace("đ", "d")
    letters = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:40].strip("-")


def _channels(entry: Entry) -> tuple[ChannelLimit, ...]:
    channels = tuple(_channel(channel) for channel in _children(entry, "channels"))
    if not channels:
        entry.refuse("thủ tục chưa có “channels”.", "channels")
    return channels


def _channel(entry: Entry) -> ChannelLimit:
    entry.only(_CHANNEL_KEYS)
    channel = entry.text("channel")
    if channel not in list(Channel):
        entry.refuse(f"“channel” chỉ có thể là {in_words(Channel)}.", "channel")
    unit = entry.text("time_unit", "")
    if unit and unit not in list(Unit):
        entry.refuse(f"“time_unit” chỉ có thể là {in_words(Unit)}.", "time_unit")
    if bool(unit) != entry.has("time_value"):
        entry.refuse("“time_value” và “time_unit” phải cùng có hoặc cùng không.", "time_value")
    return ChannelLimit(
        channel=Channel(channel),
        value=entry.number("time_value", None, 1, 9999) if unit else None,
        unit=Unit(unit) if unit else None,
        fee_vnd=entry.number("fee_vnd", None, 0, MAX_FEE) if entry.has("fee_vnd") else None,
        fee_note=entry.text("fee_raw", "", limit=1000),
    )


def _cutoff(entry: Entry) -> time | None:
    rule = entry.fields.get("deadline_rule")
    if rule is None:
        return None
    if not isinstance(rule, dict):
        entry.refuse("“deadline_rule” phải là một đối tượng trong { }.", "deadline_rule")
    place = Entry(entry.source, rule, entry.line("deadline_rule"), entry.last)
    place.only(_RULE_KEYS)
    clock = r"([01]\d|2[0-3]):[0-5]\d"
    written = place.text("cutoff", "", pattern=clock, hint="giờ ghi như “15:00”")
    return time.fromisoformat(written) if written else None


def _paper(entry: Entry) -> Requirement:
    entry.only(_PAPER_KEYS)
    return Requirement(
        title=entry.text("name", limit=10_000),
        group=entry.text("group", "", limit=1000),
        originals=entry.number("original", 1, 0, 99),
        copies=entry.number("copy", 0, 0, 99),
        conditional=entry.flag("conditional", False),
    )


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
        service = _new_service(procedure, entry.text("queue_group", ""), letters)
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
