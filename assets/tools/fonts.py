"""Makes assets/fonts from Debian's fonts-noto-core and -extra: Noto Sans for Latin and Vietnamese.

Run by name when the fonts should be renewed: `.venv/bin/python assets/tools/fonts.py`.
"""

from pathlib import Path

from fontTools import subset

SOURCE = Path("/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).resolve().parent.parent / "fonts"
RANGES = (
    "0020-007E,00A0-024F,0300-036F,1E00-1EFF,2000-206F,"  # Latin and Vietnamese
    "20AB,20AC,2190-2193,2212,25A1,25CF,FFFD"
)


def make(weight: str) -> None:
    """One weight, with every layout feature kept (stacked accents need mark positioning)."""
    name = f"NotoSans-{weight}.ttf"
    subset.main(
        [str(SOURCE / name), f"--unicodes={RANGES}", "--layout-features=*", "--name-IDs=*",
         f"--output-file={TARGET / name}"]
    )  # fmt: skip


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for each in ("Regular", "SemiBold", "Bold"):
        make(each)
