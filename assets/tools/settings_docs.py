"""The example of a settings file and the tables of settings, from the declarations.

`python -m assets.tools.settings_docs` writes both; a test fails where they differ from the code.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap

from office.settings import catalog, settings
from office.settings.declared import Section, Setting

HOUSE = Path(__file__).resolve().parent.parent.parent
EXAMPLE = HOUSE / "assets" / "settings.example.toml"
TABLES = HOUSE / "docs" / "cai-dat.md"

EXAMPLE_HEAD = r"""
Cài đặt của một máy. Chép thành ~/.config/mot-cua/settings.toml (Windows:
%APPDATA%\mot-cua\settings.toml) rồi sửa, hoặc chạy: ./run kiosk --settings TỆP
Mục nào bỏ đi thì dùng giá trị mặc định, chính là giá trị ghi ở đây.
Ghi sai tên mục hay sai giá trị thì chương trình nói rõ dòng nào và được ghi gì.
"""

TABLES_HEAD = """\
# Cài đặt: bảng tra

Bảng này viết ra từ mã nguồn (`python -m assets.tools.settings_docs`), xin đừng sửa tay. Mục nào bỏ
đi thì dùng giá trị mặc định. Ghi sai tên mục hay sai giá trị thì chương trình nói rõ dòng nào và
được ghi gì.

## Cài đặt của một máy

Tệp `settings.toml` trên mỗi máy; tệp mẫu là `assets/settings.example.toml`.
Xem [Tệp cài đặt](huong-dan.md#tệp-cài-đặt).
"""

OFFICE_HEAD = """
## Cài đặt của đơn vị

Danh mục của đơn vị, một tệp cho mọi máy, nạp bằng `./run db load TỆP`. Phần viết `[[…]]` ghi nhiều
lần, mỗi thứ một lần. Thủ tục (`[[procedure]]`) và cách viết tệp: [catalogue.md](catalogue.md).
"""


def example() -> str:
    """The settings file that says what holds without one."""
    lines = [f"# {line}".strip() for line in EXAMPLE_HEAD.strip().split("\n")]
    for section in settings.SECTIONS.values():
        lines += ["", "", *_comment(f"{section.title}. {section.about}"), f"[{section.name}]"]
        for setting in section.settings.values():
            lines += ["", *_comment(setting.told), *_comment(f"Được ghi: {setting.kind.allowed}")]
            sample = setting.kind.allowed.split(" | ")[0]
            written = setting.default_as_written
            lines.append(
                f"{setting.name} = {written}" if written else f"# {setting.name} = {sample}"
            )
    return "\n".join(lines) + "\n"


def _comment(said: str) -> list[str]:
    lines = wrap(said, 98, break_on_hyphens=False, break_long_words=False)
    return [f"# {line}" for line in lines]


def tables() -> str:
    """Every setting of a PC and of the office, a table for each section."""
    return "\n".join(
        [TABLES_HEAD, *_sections(settings.SECTIONS), OFFICE_HEAD, *_sections(catalog.SECTIONS)]
    )


def _sections(sections: Mapping[str, Section]) -> Iterator[str]:
    for section in sections.values():
        name = f"[[{section.name}]]" if section.listed else f"[{section.name}]"
        yield f"### `{name}` {section.title}\n"
        if section.about:
            yield f"{section.about}\n"
        yield "| mục | được ghi | mặc định | ý nghĩa |\n|---|---|---|---|"
        yield from (_row(setting) for setting in section.settings.values())
        yield ""


def _row(setting: Setting[object]) -> str:
    default = f"`{setting.default_as_written}`" if setting.default_as_written else "theo máy"
    cells = (
        f"`{setting.name}`",
        setting.kind.allowed,
        "phải ghi" if setting.needed else default,
        setting.told,
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def main() -> int:
    """Writes both files."""
    EXAMPLE.write_text(example(), encoding="utf-8")
    TABLES.write_text(tables(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
