"""Interface texts. Vietnamese is the source text; other languages are gettext catalogues."""

import gettext
from functools import cache
from math import ceil

from office import assets

LOCALES = assets.FOLDER / "locale"
VIETNAMESE = "vi"
ENGLISH = "en"
PSEUDO = "zz"  # no language: every text marked and 40 % longer, to see what is cut or untranslated


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        longer = max(3, ceil(len(message) * 0.4)) - 3
        return f"[{message} {('ẲẾỖỘỢ ' * (longer // 6 + 1))[:longer]}]"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == VIETNAMESE:
        return gettext.NullTranslations()
    if language == PSEUDO:
        return _Pseudo()
    return gettext.translation("mot-cua", LOCALES, languages=[language], fallback=True)


def text(message: str, language: str = VIETNAMESE) -> str:
    """`message` in `language`; the Vietnamese itself where no translation is known."""
    return _catalogue(language).gettext(message) if message else ""


def N_(message: str) -> str:
    """Marks a message for translation where it is stored and translated later."""
    return message
