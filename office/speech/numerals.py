"""Numbers from 0 to 9999 as spoken words, Vietnamese and English."""

HIGHEST = 9999

VI_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
EN_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _checked(number: int) -> int:
    if not 0 <= number <= HIGHEST:
        raise ValueError(f"no words for {number}: 0 to {HIGHEST} can be read")
    return number


def vietnamese(
    number: int, *, zero_word: str = "linh", four_word: str = "tư", thousand: str = "nghìn"
) -> tuple[str, ...]:
    """`number` as Vietnamese words: 21 hai mươi mốt, 15 mười lăm, 105 một trăm linh năm."""
    thousands, rest = divmod(_checked(number), 1000)
    if not thousands:
        return _hundreds(rest, zero_word, four_word, whole=True)
    head = (VI_DIGITS[thousands], thousand)
    return head + _hundreds(rest, zero_word, four_word, whole=False) if rest else head


def _hundreds(number: int, zero_word: str, four_word: str, *, whole: bool) -> tuple[str, ...]:
    """Under a thousand; after a thousand (not `whole`) an empty hundred is still said."""
    hundreds, rest = divmod(number, 100)
    if whole and not hundreds:
        return _under_hundred(rest, four_word)
    head = (VI_DIGITS[hundreds], "trăm")
    if not rest:
        return head
    joint = (zero_word,) if rest < 10 else ()
    return head + joint + _under_hundred(rest, four_word)


def _under_hundred(number: int, four_word: str) -> tuple[str, ...]:
    tens, unit = divmod(number, 10)
    if not tens:
        return (VI_DIGITS[unit],)
    head = ("mười",) if tens == 1 else (VI_DIGITS[tens], "mươi")
    if not unit:
        return head
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: four_word, 5: "lăm"}
    return (*head, changed.get(unit, VI_DIGITS[unit]))


def english(number: int) -> tuple[str, ...]:
    """`number` as English words: 105 one hundred and five."""
    thousands, rest = divmod(_checked(number), 1000)
    hundreds, rest = divmod(rest, 100)
    head: tuple[str, ...] = ()
    if thousands:
        head += (EN_SMALL[thousands], "thousand")
    if hundreds:
        head += (EN_SMALL[hundreds], "hundred")
    if head and not rest:
        return head
    return head + (("and",) if head else ()) + _english_under_hundred(rest)


def _english_under_hundred(number: int) -> tuple[str, ...]:
    if number < 20:
        return (EN_SMALL[number],)
    tens, unit = divmod(number, 10)
    return (EN_TENS[tens - 2], EN_SMALL[unit]) if unit else (EN_TENS[tens - 2],)
