"""What one machine is set to: its database, printer, screens and voice, from a TOML file.

Nothing in the file is silently ignored: an unknown key, a wrong kind of value or a value out of
range is a `BadSettings` with its line and what is allowed. What is left out has its default.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from office.errors import BadSettings
from office.settings import allowed, toml_lines
from office.settings.allowed import Hours, Rule
from office.texts import text

EXAMPLE = Path(__file__).resolve().parents[2] / "assets" / "settings.example.toml"


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


def _setting(default: Any, rule: Rule) -> Any:
    return field(default=default, metadata={"rule": rule})


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseSettings:
    """Where the office's data are. `site` is empty when the database holds one office only;
    `files` is the folder of attached files, "" beside a SQLite file.

    `url` is `sqlite:///FILE` for one PC or `postgresql://USER@HOST/NAME` for a LAN.
    """

    url: str = field(default_factory=default_url, metadata={"rule": allowed.URL})
    site: str = _setting("", allowed.ANY_TEXT)
    files: str = _setting("", allowed.ANY_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """The ticket machine. `screen_inches` is the screen's diagonal, which sizes the buttons;
    `printer` is one of `allowed.PRINTERS`; `paper_mm` the roll's width; `copies` papers per ticket;
    `name` signs its tickets in the history; `idle_seconds` pass before it asks "are you there?";
    `scanner` reads receipts and tickets: "keyboard", "serial:DEVICE", "" is none."""

    name: str = _setting("kiosk-1", allowed.NAME)
    screen_inches: float = _setting(21.5, allowed.number(7, 100, whole=False))
    printer: str = _setting("null", allowed.PRINTER)
    paper_mm: int = _setting(80, allowed.one_of(80, 58))
    copies: int = _setting(1, allowed.one_of(1, 2))
    fullscreen: bool = _setting(False, allowed.FLAG)
    idle_seconds: int = _setting(60, allowed.number(15, 600))
    scanner: str = _setting("keyboard", allowed.CARD_SCANNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterSettings:
    """A desk. `number` is the counter this PC stands at, 0 asks at sign-in; `dock` is the edge
    the call bar sits on, "none" lets it float; `scanner` reads identity cards: "keyboard" types
    like a person, only faster, "serial:DEVICE" sends bytes, "" is none. `printer` takes a
    dossier's papers: "pdf" only keeps the file, "page:NAME" is a printer of the system ("page"
    its default), anything else a thermal printer for receipts, `paper_mm` wide."""

    number: int = _setting(0, allowed.number(0, 999))
    dock: str = _setting("top", allowed.one_of("top", "bottom", "left", "right", "none"))
    scanner: str = _setting("keyboard", allowed.CARD_SCANNER)
    printer: str = _setting("pdf", allowed.DESK_PRINTER)
    paper_mm: int = _setting(80, allowed.one_of(80, 58))


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplaySettings:
    """The wall. `viewing_m` is the distance of the farthest seat, which sizes the numbers;
    `screen` is which of the PC's screens, 1 the main one, and `screen_inches` its diagonal;
    `voice` "off" never speaks; `quiet` are the hours in which it shows but does not speak;
    `language_mode` "ticket" adds English for tickets taken in English, "vi+en" for all;
    `night` are the hours of the dark screen, "" is never; without `motion` nothing flashes;
    `escape` lets that key leave the full screen."""

    name: str = _setting("wall-1", allowed.NAME)
    screen: int = _setting(1, allowed.number(1, 9))
    screen_inches: float = _setting(43.0, allowed.number(7, 200, whole=False))
    viewing_m: float = _setting(5.0, allowed.number(1, 30, whole=False))
    history_rows: int = _setting(5, allowed.number(3, 8))
    voice: str = _setting("auto", allowed.one_of("auto", "off"))
    volume: int = _setting(80, allowed.number(0, 100))
    quiet: tuple[Hours, ...] = _setting((), allowed.HOURS_LIST)
    language_mode: str = _setting("ticket", allowed.one_of("ticket", "vi", "vi+en"))
    night: Hours | None = _setting(None, allowed.HOURS_OR_NONE)  # noqa: RUF009
    motion: bool = _setting(True, allowed.FLAG)
    fullscreen: bool = _setting(False, allowed.FLAG)
    escape: bool = _setting(False, allowed.FLAG)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSettings:
    """How numbers are said. `pack` is a folder of WAV clips, "" the one that is shipped;
    `digits` reads A-012 digit by digit, "mixed" as a number; the words are the region's own."""

    pack: str = _setting("", allowed.ANY_TEXT)
    digits: str = _setting("digits", allowed.one_of("digits", "mixed"))
    zero_word: str = _setting("linh", allowed.one_of("linh", "lẻ"))
    four_word: str = _setting("tư", allowed.one_of("tư", "bốn"))
    thousand: str = _setting("nghìn", allowed.one_of("nghìn", "ngàn"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsSettings:
    """Answers by text message. `spool` is gammu-smsd's folder with inbox and outbox; `own_number`
    is the modem's, which is never answered."""

    spool: str = _setting("/var/spool/gammu", allowed.ANY_TEXT)
    own_number: str = _setting("", allowed.ANY_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One machine's settings; `Settings()` are the defaults."""

    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    kiosk: KioskSettings = field(default_factory=KioskSettings)
    counter: CounterSettings = field(default_factory=CounterSettings)
    display: DisplaySettings = field(default_factory=DisplaySettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    sms: SmsSettings = field(default_factory=SmsSettings)


SECTIONS: Mapping[str, type[Any]] = {
    "database": DatabaseSettings,
    "kiosk": KioskSettings,
    "counter": CounterSettings,
    "display": DisplaySettings,
    "voice": VoiceSettings,
    "sms": SmsSettings,
}


def load(path: Path | str | None = None) -> Settings:
    """The settings in `path`; without one this user's own file, or defaults if there is none."""
    if path is None:
        own = config_folder() / "settings.toml"
        return load(own) if own.exists() else Settings()
    refuse = _Refusal(Path(path))
    file = refuse.read()
    for name, table in file.data.items():
        if name not in SECTIONS:
            raise refuse(file.line_of(name), name, _unknown(name, list(SECTIONS)))
        if not isinstance(table, dict):
            reason = text("đây là tên phần, phải viết [{name}] trên một dòng riêng.")
            raise refuse(file.line_of(name), name, reason.format(name=name))
    return Settings(**{name: _section(refuse, file, name) for name in SECTIONS})


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Makes the one error of this module, for one file."""

    path: Path

    def __call__(self, line: int, key: str, reason: str) -> BadSettings:
        return BadSettings(file=str(self.path), line=line, key=key, reason=reason)

    def read(self) -> toml_lines.TomlText:
        try:
            return toml_lines.read(self.path)
        except OSError as error:
            reason = text("không mở được tệp ({reason}).").format(reason=error.strerror)
            raise self(1, "", reason) from error
        except toml_lines.NotToml as error:
            raise self(error.line, error.key, error.reason) from None


def _section(refuse: _Refusal, file: toml_lines.TomlText, name: str) -> Any:
    rules: dict[str, Rule] = {f.name: f.metadata["rule"] for f in fields(SECTIONS[name])}
    values = {}
    for key, value in file.data.get(name, {}).items():
        line = file.line_of(name, key)
        if key not in rules:
            raise refuse(line, f"{name}.{key}", _unknown(key, list(rules)))
        try:
            values[key] = rules[key].read(value)
        except ValueError:
            reason = text("giá trị chưa đúng. Được ghi: {allowed}.")
            said = reason.format(allowed=rules[key].allowed)
            raise refuse(line, f"{name}.{key}", said) from None
    return SECTIONS[name](**values)


def _unknown(word: str, known: list[str]) -> str:
    close = get_close_matches(word, known, 1)
    hint = text("Có phải “{name}” không? ").format(name=close[0]) if close else ""
    return text("không có mục này. {hint}Được ghi: {known}.").format(
        hint=hint, known=", ".join(known)
    )
