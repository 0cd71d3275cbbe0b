"""What one PC is set to: its database, printer, screens and voice, from a TOML file.

Nothing in the file is silently ignored: an unknown key, a wrong kind of value or a value out of
range is a `BadSettings` with its line and what is allowed. What is left out has its default.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from office.errors import BadSettings
from office.settings.declared import Scope, Section, by_name
from office.settings.kinds import (
    DESK_PRINTER,
    FLAG,
    HOURS,
    HOURS_OR_NONE,
    PRINTER,
    SCANNER,
    Choice,
    Hours,
    Number,
    Text,
    Whole,
)
from office.settings.read import read_source, read_toml


def data_folder() -> Path:
    """Where this user's programs keep data."""
    return _folder("LOCALAPPDATA", "XDG_DATA_HOME", ".local/share")


def config_folder() -> Path:
    """Where this user's settings file lies."""
    return _folder("APPDATA", "XDG_CONFIG_HOME", ".config")


def cache_folder() -> Path:
    """Where things stay that can be made again."""
    return _folder("LOCALAPPDATA", "XDG_CACHE_HOME", ".cache")


def _folder(windows: str, unix: str, below_home: str) -> Path:
    named = os.environ.get(windows if sys.platform == "win32" else unix)
    return (Path(named) if named else Path.home() / below_home) / "mot-cua"


def default_url() -> str:
    """One PC's database: a file among this user's data."""
    return "sqlite:///" + (data_folder() / "office.db").as_posix()


NAME = Text(
    "chữ không dấu, số và dấu gạch, tối đa 32 ký tự",
    r"[A-Za-z0-9_-]{1,32}",
    needed=True,
    exact=True,
)
PLACE = Text("một dòng chữ trong dấu nháy", limit=4096, exact=True)
URL = Text(
    '"sqlite:///TỆP" | "postgresql://TÊN@MÁY/CƠ_SỞ_DỮ_LIỆU"',
    r"sqlite:///.+|postgresql(\+psycopg)?://.+",
    limit=4096,
    needed=True,
    exact=True,
)
PAPER_MM = Choice((80, 58))

DATABASE = Section("database", Scope.PC, "Dữ liệu")
KIOSK = Section("kiosk", Scope.PC, "Máy lấy số")
COUNTER = Section("counter", Scope.PC, "Quầy")
DISPLAY = Section("display", Scope.PC, "Màn hình hiển thị ở sảnh")
VOICE = Section("voice", Scope.PC, "Cách đọc số")
SMS = Section(
    "sms",
    Scope.PC,
    "Trả lời tin nhắn tra cứu hồ sơ",
    "Lệnh ./run sms, chỉ trên máy có modem.",
)


@DATABASE.held
@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseSettings:
    """Where the office's data are."""

    url: str = DATABASE.setting(
        URL,
        default_url,
        "Nơi giữ dữ liệu. Bỏ mục này: một tệp SQLite trong thư mục dữ liệu của người dùng máy "
        "này. Một máy: “sqlite:////home/motcua/office.db” (Windows: "
        "“sqlite:///C:/motcua/office.db”). Mạng LAN: “postgresql://kiosk1@192.168.1.10/motcua”.",
    )
    site: str = DATABASE.setting(
        PLACE, "", "Mã đơn vị. Khi một cơ sở dữ liệu có nhiều đơn vị. Bỏ trống: đơn vị duy nhất."
    )
    files: str = DATABASE.setting(
        PLACE,
        "",
        "Thư mục giữ tệp đính kèm của hồ sơ. Ảnh, PDF. Bỏ trống: cạnh tệp SQLite. Dùng "
        "PostgreSQL thì đặt một thư mục chung mà mọi quầy đều mở được.",
    )


@KIOSK.held
@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """The ticket machine."""

    name: str = KIOSK.setting(NAME, "kiosk-1", "Tên máy. Ghi vào lịch sử cùng mỗi số phát ra.")
    screen_inches: float = KIOSK.setting(
        Number(7, 100), 21.5, "Đường chéo màn hình, inch. Để nút đủ to cho ngón tay."
    )
    printer: str = KIOSK.setting(
        PRINTER,
        "null",
        "Máy in phiếu. “null”: không in. Ví dụ: “file:/tmp/phieu.bin”, “tcp:192.168.1.50:9100”, "
        "“usb:04b8:0e15”, “serial:/dev/ttyUSB0:115200”, “cups:TM-T82”, “windows:POS-80”.",
    )
    paper_mm: int = KIOSK.setting(PAPER_MM, 80, "Khổ giấy, mm.")
    copies: int = KIOSK.setting(Choice((1, 2)), 1, "Số liên mỗi phiếu.")
    fullscreen: bool = KIOSK.setting(FLAG, False, "Chiếm cả màn hình.")
    idle_seconds: int = KIOSK.setting(
        Whole(15, 600), 60, "Số giây không ai chạm. Sau đó máy hỏi “Bạn còn ở đó không?”."
    )
    scanner: str = KIOSK.setting(
        SCANNER,
        "keyboard",
        "Máy quét giấy hẹn và phiếu số. “keyboard”: gõ như bàn phím; “serial:/dev/ttyACM0” hoặc "
        "“serial:COM3”: cổng nối tiếp; bỏ trống: không có.",
    )


@COUNTER.held
@dataclass(frozen=True, slots=True, kw_only=True)
class CounterSettings:
    """A desk."""

    number: int = COUNTER.setting(Whole(0, 999), 0, "Số quầy của máy này. 0: chọn khi đăng nhập.")
    dock: str = COUNTER.setting(
        Choice(("top", "bottom", "left", "right", "none")),
        "top",
        "Thanh gọi số ở mép nào của màn hình. “none”: không ở mép nào, kéo được.",
    )
    scanner: str = COUNTER.setting(
        SCANNER,
        "keyboard",
        "Máy quét thẻ căn cước. “keyboard”: máy quét gõ như bàn phím (để bộ gõ ở chế độ E). "
        "“serial:/dev/ttyACM0” hoặc “serial:COM3”: máy quét đặt ở chế độ USB-COM, chữ có dấu "
        "luôn đúng, nên dùng. Bỏ trống: không có máy quét.",
    )
    printer: str = COUNTER.setting(
        DESK_PRINTER,
        "pdf",
        "Máy in giấy tờ hồ sơ. “pdf”: chỉ lưu tệp PDF; “page”: máy in A4 mặc định của hệ thống; "
        "“page:HP-LaserJet”: máy in có tên ấy; hoặc máy in nhiệt như ở phần [kiosk], chỉ in giấy "
        "hẹn, hai liên.",
    )
    paper_mm: int = COUNTER.setting(PAPER_MM, 80, "Khổ giấy của máy in nhiệt, mm.")


@DISPLAY.held
@dataclass(frozen=True, slots=True, kw_only=True)
class DisplaySettings:
    """The wall."""

    name: str = DISPLAY.setting(NAME, "wall-1", "Tên màn hình.")
    screen: int = DISPLAY.setting(Whole(1, 9), 1, "Màn hình thứ mấy của máy. 1 là màn hình chính.")
    screen_inches: float = DISPLAY.setting(
        Number(7, 200), 43.0, "Đường chéo màn hình, inch. Để biết chữ to bao nhiêu."
    )
    viewing_m: float = DISPLAY.setting(
        Number(1, 30), 5.0, "Người ngồi xa nhất cách mấy mét. Để biết số phải to bao nhiêu."
    )
    history_rows: int = DISPLAY.setting(Whole(3, 8), 5, "Số dòng “vừa gọi”.")
    voice: str = DISPLAY.setting(Choice(("auto", "off")), "auto", "Đọc số. “auto”: đọc khi có loa.")
    volume: int = DISPLAY.setting(Whole(0, 100), 80, "Âm lượng.")
    quiet: tuple[Hours, ...] = DISPLAY.setting(HOURS, (), "Giờ chỉ hiện mà không đọc.")
    language_mode: str = DISPLAY.setting(
        Choice(("ticket", "vi", "vi+en")),
        "ticket",
        "Tiếng để gọi. “ticket”: thêm tiếng Anh cho phiếu lấy bằng tiếng Anh; “vi+en”: thêm cho "
        "mọi phiếu.",
    )
    night: Hours | None = DISPLAY.setting(
        HOURS_OR_NONE, None, "Giờ dùng màn hình tối. Bỏ trống: không dùng."
    )
    motion: bool = DISPLAY.setting(FLAG, True, "Số mới gọi nhấp nháy ba lần. false: đứng yên.")
    fullscreen: bool = DISPLAY.setting(FLAG, False, "Chiếm cả màn hình.")
    escape: bool = DISPLAY.setting(
        FLAG, False, "Phím Esc thoát chế độ cả màn hình. Ctrl+Q luôn đóng chương trình."
    )


@VOICE.held
@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSettings:
    """How numbers are said; the words are the region's own."""

    pack: str = VOICE.setting(
        PLACE, "", "Thư mục bộ tiếng đã thu. Các tệp WAV. Bỏ trống: bộ tiếng kèm theo."
    )
    digits: str = VOICE.setting(
        Choice(("digits", "mixed")),
        "digits",
        "Cách đọc A-012. “digits”: không một hai; “mixed”: không mười hai.",
    )
    zero_word: str = VOICE.setting(
        Choice(("linh", "lẻ")), "linh", "Cách đọc 105. Một trăm linh năm hay một trăm lẻ năm."
    )
    four_word: str = VOICE.setting(
        Choice(("tư", "bốn")), "tư", "Cách đọc 24. Hai mươi tư hay hai mươi bốn."
    )
    thousand: str = VOICE.setting(
        Choice(("nghìn", "ngàn")), "nghìn", "Cách đọc 1000. Một nghìn hay một ngàn."
    )


@SMS.held
@dataclass(frozen=True, slots=True, kw_only=True)
class SmsSettings:
    """Answers by text message."""

    spool: str = SMS.setting(
        PLACE, "/var/spool/gammu", "Thư mục của gammu-smsd. Trong đó có inbox và outbox."
    )
    own_number: str = SMS.setting(PLACE, "", "Số của sim trong modem. Để không tự trả lời mình.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One PC's settings; `Settings()` are the defaults."""

    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    kiosk: KioskSettings = field(default_factory=KioskSettings)
    counter: CounterSettings = field(default_factory=CounterSettings)
    display: DisplaySettings = field(default_factory=DisplaySettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    sms: SmsSettings = field(default_factory=SmsSettings)


SECTIONS = by_name(DATABASE, KIOSK, COUNTER, DISPLAY, VOICE, SMS)


def load(path: Path | str | None = None) -> Settings:
    """The settings in `path`; without one this user's own file, or defaults if there is none."""
    if path is None:
        own = config_folder() / "settings.toml"
        return load(own) if own.exists() else Settings()
    whole = read_toml(read_source(Path(path), refusal=BadSettings, name=str(path)))
    whole.only(SECTIONS)
    return Settings(
        database=whole.section(DatabaseSettings),
        kiosk=whole.section(KioskSettings),
        counter=whole.section(CounterSettings),
        display=whole.section(DisplaySettings),
        voice=whole.section(VoiceSettings),
        sms=whole.section(SmsSettings),
    )
