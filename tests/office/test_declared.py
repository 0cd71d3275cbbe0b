"""A setting is declared once; a slip in a declaration is seen when the program is imported."""

import runpy
import tomllib
from pathlib import Path

import pytest

from assets.tools import settings_docs
from office.settings import catalog, settings
from office.settings.declared import Misdeclared, Setting, find

DECLARED = [
    setting
    for sections in (settings.SECTIONS, catalog.SECTIONS)
    for section in sections.values()
    for setting in section.settings.values()
]

HEAD = """\
from dataclasses import dataclass
from office.settings import settings
from office.settings.declared import Scope, Section, by_name, find
from office.settings.kinds import FLAG, Whole

LAMP = Section("lamp", Scope.PC, "Đèn")
BELL = Section("bell", Scope.PC, "Chuông")
"""
LAMP = """
@LAMP.held
@dataclass(frozen=True, slots=True, kw_only=True)
class LampSettings:
    lit: bool = LAMP.setting(FLAG, True, "Sáng.")
"""


def imported(folder: Path, source: str) -> dict[str, object]:
    """Imports a module that says `source`."""
    module = folder / "planted.py"
    module.write_text(HEAD + source, encoding="utf-8")
    return runpy.run_path(str(module))


def test_a_declaration_without_a_slip_is_imported(tmp_path):
    found = imported(tmp_path, LAMP + "SECTIONS = by_name(LAMP)\n")

    assert find(found["SECTIONS"], "lamp.lit").title == "Sáng"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "slip",
    [
        LAMP + '    lit: bool = LAMP.setting(FLAG, False, "Tắt.")\nby_name(LAMP)\n',
        LAMP + '    on: bool = LAMP.setting(FLAG, False, "Tắt.", key="lit")\nby_name(LAMP)\n',
        LAMP + "by_name(LAMP, LAMP)\n",
        LAMP + '    rings: int = BELL.setting(Whole(1, 9), 1, "Mấy hồi.")\nby_name(LAMP, BELL)\n',
        LAMP + 'LAMP.setting(FLAG, True, "Không ai giữ.")\nby_name(LAMP)\n',
        LAMP + "by_name(LAMP, BELL)\n",
        LAMP + 'find(by_name(LAMP), "lamp.lid")\n',
        'PRINTER = find(settings.SECTIONS, "kiosk.priter")\n',
        'PRINTER = find(settings.SECTIONS, "kiosks.printer")\n',
    ],
    ids=[
        "an attribute twice",
        "a key twice",
        "a section twice",
        "another section's",
        "held by nobody",
        "a section without settings",
        "an unknown key",
        "an unknown key of the program",
        "an unknown section of the program",
    ],
)
def test_a_slip_in_a_declaration_is_an_error_at_import(tmp_path, slip):
    with pytest.raises(Misdeclared):
        imported(tmp_path, slip)


@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.key)
def test_every_default_is_a_value_that_may_be_written(setting: Setting[object]):
    written = setting.default_as_written
    if written:
        assert setting.kind.read(tomllib.loads(f"x = {written}")["x"]) == setting.default
    elif not setting.needed:
        assert callable(setting.default)
        assert setting.kind.read(setting.default()) == setting.default()


@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.key)
def test_every_setting_has_a_short_text_and_says_what_it_may_be(setting: Setting[object]):
    assert 0 < len(setting.title) <= 60
    assert setting.told.endswith((".", ".”"))
    assert setting.kind.allowed


def test_the_documents_say_what_the_declarations_say():
    assert settings_docs.EXAMPLE.read_text(encoding="utf-8") == settings_docs.example()
    assert settings_docs.TABLES.read_text(encoding="utf-8") == settings_docs.tables()
