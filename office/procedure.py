"""The administrative procedure: what people bring, how long it takes, what it costs."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Channel(StrEnum):
    """How a dossier reaches the office. Values are the stored strings."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class Unit(StrEnum):
    """What a time limit is counted in. Values are the stored strings."""

    HOUR = "hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"


class PausePolicy(StrEnum):
    """What waiting for papers does to the clock; laws differ by procedure. Values are stored."""

    PAUSE = "pause"
    RESTART = "restart"
    CONTINUE = "continue"


class OnlineLevel(StrEnum):
    """How far a procedure is done online: from NĐ 42/2022 wholly or in part, before it level 2 to
    4. Values are the stored strings."""

    FULL = "full"
    PART = "part"
    INFORMATION = "information"
    NONE = "none"
    LEVEL_2 = "level_2"
    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLimit:
    """Time limit and fee of a procedure by one channel.

    `value` and `unit` are both None where the law sets no limit. `fee_vnd` is None where the
    fee is not known and 0 where there is none. A channel may stand in several of them: cases
    of one procedure with fees of their own.
    """

    channel: Channel
    value: int | None
    unit: Unit | None
    fee_vnd: int | None
    fee_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One paper to hand in or to show. `conditional` papers are asked for in some cases only."""

    title: str
    group: str = ""
    originals: int = 1
    copies: int = 0
    conditional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """An entry of the catalogue of procedures.

    `cutoff` is the hour after which a dossier counts as received on the next working day, None
    where the procedure names none. `supplement` is what a request for papers does to the clock.
    `level` is who settles it ("Cấp xã"); `online` is None where the catalogue does not say.
    """

    code: str
    title: str
    short_title: str
    service_id: str
    field: str
    channels: tuple[ChannelLimit, ...]
    papers: tuple[Requirement, ...] = ()
    level: str = ""
    online: OnlineLevel | None = None
    decision_no: str = ""
    cutoff: time | None = None
    supplement: PausePolicy = PausePolicy.PAUSE


def terms_of(procedure: Procedure, channel: Channel, case: int = 0) -> ChannelLimit | None:
    """Time limit and fee for a channel; the counter's where the channel has none of its own."""
    for wanted in (channel, Channel.COUNTER):
        cases = [each for each in procedure.channels if each.channel is wanted]
        if cases:
            return cases[min(case, len(cases) - 1)]
    return procedure.channels[0] if procedure.channels else None
