"""What an office has set up: its name, rules, hours, services, counters and priority classes.

Each attribute that a catalogue file may set is declared here, with what it may be and its texts.
"""

import re
from dataclasses import dataclass, field, fields
from datetime import date, time, timedelta, timezone
from enum import StrEnum
from itertools import pairwise
from typing import Any

from office.ordering import Ratio
from office.settings.declared import NEEDED, Scope, Section
from office.settings.kinds import (
    DAY,
    FLAG,
    LINES,
    Choice,
    ListOf,
    Parsed,
    Text,
    Whole,
    Wrong,
    read_span,
)

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")  # no summer time since 1975

UNIT_CODE = re.compile(r"(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{2,3})*", re.ASCII)


class CodeSource(StrEnum):
    """Who gives a dossier its official code."""

    LOCAL = "local"
    EXTERNAL = "external"


class EndRule(StrEnum):
    """At what time of its last day a time limit ends. Values are the stored strings."""

    SAME_CLOCK = "same_clock"
    END_OF_DAY = "end_of_day"


class SettleRule(StrEnum):
    """Whether early, on time and late are told by the day or by the minute."""

    BY_DATE = "by_date"
    BY_MINUTE = "by_minute"


class PriorityNumbering(StrEnum):
    """Where a priority ticket's number comes from."""

    OWN_SERIES = "own"
    SERVICE_SERIES = "service"


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of opening on a day."""

    opens: time
    closes: time

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


# ---- what a value may be --------------------------------------------------------------------


def _session(value: Any) -> Session:
    opens, closes = read_span(value)
    if opens >= closes:
        raise Wrong(f"có buổi “{value}” đóng trước khi mở.")
    return Session(opens, closes)


class _Sessions(ListOf[Session]):
    def read(self, value: Any) -> tuple[Session, ...]:
        sessions = sorted(super().read(value), key=lambda session: session.opens)
        if any(after.opens < before.closes for before, after in pairwise(sessions)):
            raise Wrong("có các buổi chồng lên nhau.")
        return tuple(sessions)


def _ratio(value: Any) -> Ratio:
    if value == "priority_first":
        return Ratio(1, 0)
    found = isinstance(value, str) and re.fullmatch(r"([1-9]\d?):([1-9]\d?)", value, re.ASCII)
    if not found:
        raise Wrong
    return Ratio(int(found[1]), int(found[2]))


IDENT = Text(
    "chữ thường không dấu, số và gạch nối, ví dụ “ho-tich”", r"[a-z0-9][a-z0-9-]{0,39}", needed=True
)
LETTER = Text("một đến ba chữ in hoa A–Z hoặc Đ", r"[A-ZĐ]{1,3}", needed=True)
ICON = Text("tên biểu tượng, ví dụ “baby”", IDENT.pattern, needed=True)
TITLE = Text(needed=True)
LINE = Text()
SESSIONS = _Sessions(
    'danh sách buổi, ví dụ ["07:30-11:30", "13:30-17:00"]', Parsed("buổi", _session)
)
RATIO = Parsed("“2:1” (hai ưu tiên, một thường), “1:3” … hoặc “priority_first”", _ratio)

# ---- the office -----------------------------------------------------------------------------

OFFICE = Section("office", Scope.OFFICE, "Đơn vị")
RULES = Section("rules", Scope.OFFICE, "Hàng chờ")
DOSSIER = Section("dossier", Scope.OFFICE, "Hồ sơ")
HOURS = Section("hours", Scope.OFFICE, "Giờ làm việc", "Ngày nào bỏ trống là ngày nghỉ.")
CLOSED_DAY = Section("closed_day", Scope.OFFICE, "Ngày nghỉ", listed=True)
PRIORITY_CLASS = Section("priority_class", Scope.OFFICE, "Đối tượng ưu tiên", listed=True)
SERVICE = Section("service", Scope.OFFICE, "Lĩnh vực", listed=True)
COUNTER = Section("counter", Scope.OFFICE, "Quầy", listed=True)
UNIT = Section("unit", Scope.OFFICE, "Bộ phận chuyên môn", listed=True)

# The hours in which a time limit runs, where an office has not set its own.
WORKING_HOURS = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17, 0)))


@DOSSIER.held
@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRules:
    """What the office decided about its dossiers."""

    unit_code: str = DOSSIER.setting(
        Text("mã đơn vị, như “H15.50.05.13”", UNIT_CODE.pattern, needed=True),
        "H99.01",
        "Mã đơn vị. Đứng đầu mỗi mã hồ sơ; do tỉnh cấp.",
    )
    code_source: CodeSource = DOSSIER.setting(
        Choice(CodeSource),
        CodeSource.LOCAL,
        "Nơi cấp mã hồ sơ. “external”: hệ thống của tỉnh cấp mã chính thức, quầy phải nhập mã ấy.",
    )
    place: str = DOSSIER.setting(
        LINE, "", "Địa danh trên giấy tờ. “Hòa Bình, ngày … tháng … năm …”."
    )
    forms: str = DOSSIER.setting(
        Choice(("", "TT03-2025", "TT01-2018")),
        "",
        "Bộ mẫu giấy tờ. Bỏ trống: theo ngày lập giấy, thông tư nào có hiệu lực thì dùng mẫu của "
        "thông tư ấy.",
    )
    end: EndRule = DOSSIER.setting(
        Choice(EndRule),
        EndRule.SAME_CLOCK,
        "Giờ hết hạn của thời hạn tính bằng ngày làm việc. “same_clock”: đúng giờ đã tiếp nhận; "
        "“end_of_day”: hết giờ làm việc của ngày cuối.",
    )
    calendar_end: EndRule = DOSSIER.setting(
        Choice(EndRule),
        EndRule.END_OF_DAY,
        "Giờ hết hạn của thời hạn tính bằng ngày, tháng. Như “end”.",
    )
    settle: SettleRule = DOSSIER.setting(
        Choice(SettleRule),
        SettleRule.BY_DATE,
        "Xét sớm, đúng, quá hạn. “by_date”: theo ngày; “by_minute”: theo từng phút.",
    )
    hours: tuple[Session, ...] = DOSSIER.setting(
        Parsed(SESSIONS.allowed, lambda value: SESSIONS.read(value) or WORKING_HOURS),
        WORKING_HOURS,
        "Giờ tính thời hạn của một ngày làm việc. Danh sách trống: như mặc định.",
    )
    hours_per_day: int = DOSSIER.setting(
        Whole(0, 24),
        8,
        "Bao nhiêu giờ là một ngày. Để đổi thời hạn ghi bằng giờ ra ngày; 0: giờ trôi theo các "
        "buổi thật của lịch làm việc.",
    )
    make_up_days: bool = DOSSIER.setting(FLAG, True, "Thứ Bảy làm bù là ngày làm việc.")
    half_days: bool = DOSSIER.setting(
        FLAG, True, "Ngày chỉ làm một phần là ngày làm việc. false: bỏ ngày ấy khỏi thời hạn."
    )
    due_soon_days: int = DOSSIER.setting(
        Whole(0, 30), 2, "Sắp đến hạn. Còn bấy nhiêu ngày làm việc thì hồ sơ là “sắp đến hạn”."
    )
    sms: bool = DOSSIER.setting(
        FLAG, False, "Trả lời tin nhắn “HS mã”. Cần một máy có modem, xem phần [sms]."
    )


@RULES.held
@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the office decided about its queue and its dossiers."""

    ratio: Ratio = RULES.setting(
        RATIO,
        Ratio(),
        "Tỷ lệ ưu tiên. Khi cả hai hàng cùng chờ: mấy lượt ưu tiên rồi mấy lượt thường. "
        "“priority_first”: luôn gọi ưu tiên trước.",
        key="priority_ratio",
    )
    priority_numbering: PriorityNumbering = RULES.setting(
        Choice(PriorityNumbering),
        PriorityNumbering.OWN_SERIES,
        "Số của phiếu ưu tiên. “own”: một dãy số ưu tiên riêng; “service”: dãy số của lĩnh vực, "
        "có dấu ưu tiên.",
    )
    priority_series: str = RULES.setting(
        LETTER, "UT", "Chữ của dãy số ưu tiên. Không lĩnh vực nào được dùng chữ này."
    )
    priority_width: int = RULES.setting(Whole(2, 6), 3, "Số ưu tiên có mấy chữ số.")
    ask_priority: bool = RULES.setting(
        FLAG,
        True,
        "Máy lấy số hỏi đối tượng ưu tiên. false: người hướng dẫn cho số ưu tiên, máy không hỏi.",
    )
    call_finishes: bool = RULES.setting(
        FLAG, True, "Gọi số tiếp theo thì hoàn thành số đang phục vụ."
    )
    tickets_per_minute: int = RULES.setting(
        Whole(1, 600),
        20,
        "Số phiếu nhiều nhất một phút. Một máy lấy số phát quá số này thì bị giữ lại.",
    )
    target_minutes: int = RULES.setting(Whole(1, 480), 20, "Số phút chờ mà đơn vị muốn đạt.")
    dossier: DossierRules = field(default_factory=DossierRules)


@HOURS.held
@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """When the office is open, as a catalogue says it."""

    monday: tuple[Session, ...] = HOURS.setting(SESSIONS, (), "Thứ Hai.")
    tuesday: tuple[Session, ...] = HOURS.setting(SESSIONS, (), "Thứ Ba.")
    wednesday: tuple[Session, ...] = HOURS.setting(SESSIONS, (), "Thứ Tư.")
    thursday: tuple[Session, ...] = HOURS.setting(SESSIONS, (), "Thứ Năm.")
    friday: tuple[Session, ...] = HOURS.setting(SESSIONS, (), "Thứ Sáu.")
    saturday: tuple[Session, ...] = HOURS.setting(SESSIONS, (), "Thứ Bảy.")
    sunday: tuple[Session, ...] = HOURS.setting(SESSIONS, (), "Chủ nhật.")

    @property
    def days(self) -> tuple[tuple[Session, ...], ...]:
        """The days from Monday on."""
        return tuple(getattr(self, each.name) for each in fields(self))


@CLOSED_DAY.held
@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day off with the reason people read."""

    day: date = CLOSED_DAY.setting(DAY, NEEDED, "Ngày.", key="date")
    title: str = CLOSED_DAY.setting(TITLE, NEEDED, "Lý do nghỉ, để mọi người đọc.")


@PRIORITY_CLASS.held
@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityClass:
    """A group the office serves first. Shown at the kiosk; never stored with a ticket."""

    class_id: str = PRIORITY_CLASS.setting(IDENT, NEEDED, "Mã.", key="id")
    title: str = PRIORITY_CLASS.setting(TITLE, NEEDED, "Tên trên máy lấy số.")
    title_en: str = PRIORITY_CLASS.setting(TITLE, NEEDED, "Tên tiếng Anh.")
    icon: str = PRIORITY_CLASS.setting(ICON, NEEDED, "Biểu tượng. Tên trong assets/icons.")


@SERVICE.held
@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a citizen comes for: a tile at the kiosk and a series of numbers."""

    service_id: str = SERVICE.setting(
        IDENT, NEEDED, "Mã. Không bao giờ đổi khi đã phát số.", key="id"
    )
    letter: str = SERVICE.setting(
        LETTER, NEEDED, "Chữ của dãy số. Trên phiếu; mỗi lĩnh vực một chữ riêng."
    )
    title: str = SERVICE.setting(TITLE, NEEDED, "Tên trên máy lấy số.")
    title_en: str = SERVICE.setting(TITLE, NEEDED, "Tên tiếng Anh.")
    hint: str = SERVICE.setting(LINE, "", "Dòng thứ hai của ô.")
    hint_en: str = SERVICE.setting(LINE, "", "Dòng thứ hai bằng tiếng Anh.")
    icon: str = SERVICE.setting(ICON, "file-text", "Biểu tượng. Tên trong assets/icons.")
    width: int = SERVICE.setting(Whole(2, 6), 3, "Số có mấy chữ số.")
    daily_limit: int = SERVICE.setting(
        Whole(0, 10**6 - 1), 0, "Số phiếu nhiều nhất một ngày. 0: không giới hạn."
    )
    bring: tuple[str, ...] = SERVICE.setting(LINES, (), "Giấy tờ mang theo. Mỗi thứ một dòng ngắn.")
    bring_en: tuple[str, ...] = SERVICE.setting(LINES, (), "Giấy tờ mang theo, bằng tiếng Anh.")
    tone: str = SERVICE.setting(Choice(("", "result")), "", "Màu của ô. “result”: ô nhận kết quả.")
    ask_procedure: bool = SERVICE.setting(
        FLAG, False, "Máy lấy số hỏi “Bạn làm thủ tục nào?” sau khi chọn ô."
    )


@COUNTER.held
@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A desk with a number and the services it takes."""

    counter_id: int = COUNTER.setting(Whole(1, 999), NEEDED, "Số quầy.", key="number")
    services: tuple[str, ...] = COUNTER.setting(
        ListOf("danh sách mã lĩnh vực", TITLE), NEEDED, "Các lĩnh vực phục vụ."
    )


@UNIT.held
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A division that works on dossiers. The one-stop desk itself is `dossier.DESK`."""

    unit_id: str = UNIT.setting(IDENT, NEEDED, "Mã.", key="id")
    title: str = UNIT.setting(TITLE, NEEDED, "Tên.")


@OFFICE.held
@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office as papers and screens name it. `week` holds Monday's sessions first."""

    site_id: str = OFFICE.setting(
        Text(
            "chữ không dấu, số, dấu chấm hoặc gạch nối",
            r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}",
            needed=True,
        ),
        NEEDED,
        "Mã đơn vị trong phần mềm. Ngắn, không dấu; không đổi khi đã có dữ liệu.",
        key="site",
    )
    authority: str = OFFICE.setting(
        TITLE, NEEDED, "Dòng đầu của tiêu đề. “Trung tâm Phục vụ hành chính công”."
    )
    title: str = OFFICE.setting(TITLE, NEEDED, "Dòng thứ hai của tiêu đề. “PHƯỜNG HÒA BÌNH”.")
    authority_en: str = OFFICE.setting(LINE, "", "Dòng đầu bằng tiếng Anh.")
    title_en: str = OFFICE.setting(LINE, "", "Dòng thứ hai bằng tiếng Anh.")
    hotline: str = OFFICE.setting(LINE, "", "Đường dây nóng. Hiện ở máy lấy số.")
    website: str = OFFICE.setting(LINE, "", "Trang web. Hiện ở máy lấy số khi nghỉ.")
    notice: str = OFFICE.setting(LINE, "", "Dòng ở chân màn hình hiển thị.")
    notice_en: str = OFFICE.setting(LINE, "", "Dòng ấy bằng tiếng Anh.")
    rules: Rules = field(default_factory=Rules)
    week: tuple[tuple[Session, ...], ...] = ((),) * 7
    closed_days: tuple[ClosedDay, ...] = ()
    classes: tuple[PriorityClass, ...] = ()
