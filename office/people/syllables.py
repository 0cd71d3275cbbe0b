"""Which words of a name cannot be Vietnamese: letters lost on the way, or put in by a machine."""

import re
import unicodedata

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LOW_OR_HIGH = frozenset("\u0301\u0323")  # sắc and nặng: the only tones before c, ch, p, t
_ONSETS = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya
    uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ynh yt
"""
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(_RHYMES.split())})")
_STOPPED = re.compile(r"(?:ch|c|p|t)$")
# Never without their accents; together most of the country.
_FAMILIES = re.compile(
    r"nguyen|tran|le|pham|huynh|vo|vu|dang|bui|do|ho|ngo|duong|dinh|dao|doan|trinh|truong|luong|"
    r"ha|ly|to|ta|luu|tang|quach|thach|dam"
)


def is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable as it is spelled, in any case."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in apart if letter in TONES]
    toneless = "".join(letter for letter in apart if letter not in TONES)
    spelled = unicodedata.normalize("NFC", toneless)
    if len(tones) > 1 or _SYLLABLE.fullmatch(spelled) is None:
        return False
    return not _STOPPED.search(spelled) or (bool(tones) and tones[0] in _LOW_OR_HIGH)


def doubtful_word(name: str) -> str:
    """The first word of a name that an officer should compare with the card; "" if there is none.

    Names of other languages are among the doubtful ones: nobody is stopped by a doubt.
    """
    words = name.split()
    if words and _FAMILIES.fullmatch(words[0].lower()):
        return words[0]
    return next((word for word in words if not _is_written_well(word)), "")


def _is_written_well(word: str) -> bool:
    as_names_are = word in {word.upper(), word[:1].upper() + word[1:].lower()}
    return as_names_are and is_syllable(word)
