"""Makes assets/fonts from Debian's fonts, for Latin and Vietnamese only.

Noto Sans of fonts-noto-core and -extra is for screens and tickets. Liberation Serif of
fonts-liberation2, which has the measures of Times New Roman, is for the forms.

Run by name when the fonts should be renewed: `.venv/bin/python assets/tools/fonts.py`.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

NOTO = Path("/usr/share/fonts/truetype/noto")
LIBERATION = Path("/usr/share/fonts/truetype/liberation2")
TARGET = Path(__file__).resolve().parent.parent / "fonts"
RANGES = (
    "0020-007E,00A0-024F,0300-036F,1E00-1EFF,2000-206F,"  # Latin and Vietnamese
    "20AB,20AC,2190-2193,2212,25A1,25CF,FFFD"
)
SERIF = "Mot Cua Serif"  # a changed font may not keep the reserved name Liberation
OF_THE_OLD_NAME = (3, 7, 16, 17)


def cut(source: Path, target: Path, *options: str) -> None:
    """One font, with every layout feature kept (stacked accents need mark positioning)."""
    subset.main(
        [str(source), f"--unicodes={RANGES}", "--layout-features=*", "--name-IDs=*",
         f"--output-file={target}", *options]
    )  # fmt: skip


def make_own(path: Path, style: str) -> None:
    """Gives a serif font its own name (copyright and licence stay), and a box for what it lacks."""
    own = {1: SERIF, 4: f"{SERIF} {style}", 6: f"{SERIF.replace(' ', '')}-{style}"}
    with TTFont(path) as font:
        names = font["name"]
        for number in OF_THE_OLD_NAME:
            names.removeNames(nameID=number)
        for record in names.names:
            record.string = own.get(record.nameID, record.string)
        font["glyf"][".notdef"] = _box()
        font.save(path)


def _box() -> Glyph:
    """A frame a capital's height high, for an em of 2048."""
    pen = TTGlyphPen(None)
    for left, foot, right, top in ((150, 0, 1450, 1340), (1370, 80, 230, 1260)):
        pen.moveTo((left, foot))
        for corner in ((left, top), (right, top), (right, foot)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def make_all(noto: Path, liberation: Path) -> None:
    """The three weights of the screens and the four styles of the forms."""
    for weight in ("Regular", "SemiBold", "Bold"):
        cut(noto / f"NotoSans-{weight}.ttf", TARGET / f"NotoSans-{weight}.ttf")
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        target = TARGET / f"MotCuaSerif-{style}.ttf"
        cut(liberation / f"LiberationSerif-{style}.ttf", target, "--no-hinting")
        make_own(target, style)


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    make_all(*(Path(given) for given in sys.argv[1:3] or (NOTO, LIBERATION)))
