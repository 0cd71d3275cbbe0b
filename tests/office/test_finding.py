import tomllib
from itertools import islice, product

import pytest

from office.assets import CATALOGS
from office.finding import Entry, Index, search_key

WHAT = (
    "có yếu tố nước ngoài", "tại khu vực biên giới", "lưu động", "theo ủy quyền", "lần đầu",
    "do bị mất, hỏng", "cấp đổi", "cấp lại", "trực tuyến", "của tổ chức", "của hộ gia đình",
    "kết hợp nhận cha, mẹ, con", "liên thông", "cho người đã có hồ sơ, giấy tờ cá nhân",
)  # fmt: skip
BIRTH = "1.001193"


def presets() -> list[Entry]:
    files = (tomllib.loads((CATALOGS / name).read_text("utf-8")) for name in ("commune.toml",
             "department.toml"))  # fmt: skip
    found = {entry["code"]: entry for file in files for entry in file["procedure"]}
    return [
        Entry(key=code, code=code, title=entry["title"], short_title=entry.get("short_title", ""))
        for code, entry in found.items()
    ]


def three_thousand() -> list[Entry]:
    """The procedures that are shipped and cases of them, as a province's list has."""
    known = presets()
    cases = (f"{entry.title} {one} {two}" for one, two, entry in product(WHAT, ("", *WHAT), known))
    invented = (
        Entry(key=f"case-{n}", code=f"3.{n:06}", title=" ".join(title.split()))
        for n, title in enumerate(cases)
    )
    return [*islice(invented, 3000 - len(known)), *known]


@pytest.fixture(scope="module")
def index() -> Index:
    entries = three_thousand()
    assert len({entry.title for entry in entries}) > 2500
    return Index(entries)


@pytest.mark.parametrize(
    "query",
    [
        "khaisinh", "khai sinh", "KHÁI SÍNH", "dkks", "DKKS", "sinh khai", "Đăng ký khai sinh",
        "đăng kí khai sinh", "dang ky khai sinh", "  khai   sinh ", "khai sin", "khaisin",
        "dk khai sinh", "dk ks", "sinh dang ky", "khai\u200b sinh\r\n",
        "Đa\u0306ng ky\u0301 khai sinh", "1.001193", "1001193", "001193", "1.001193.000.00.00.H56",
    ],
)  # fmt: skip
def test_birth_registration_is_among_the_first_three(index, query) -> None:
    assert BIRTH in index.find(query)[:3]


@pytest.mark.parametrize("typed", ["khai sinh", "khaisinh"])
def test_one_wrong_missing_or_added_letter_still_finds(index, typed) -> None:
    slips = {
        typed[:n] + put + typed[n + cut :]
        for n in range(len(typed))
        for put, cut in (("x", 1), ("", 1), ("x", 0))
    }
    slips |= {typed[:n] + typed[n + 1] + typed[n] + typed[n + 2 :] for n in range(len(typed) - 1)}

    missed = {slip for slip in slips if BIRTH not in index.find(slip)}

    # Some slips make another search that has answers of its own, or break both words at once.
    assert len(missed) <= len(slips) // 10, missed


def test_a_slip_in_a_short_word_is_understood() -> None:
    entries = [
        Entry(key="birth", code="", title="Khai sinh"),
        Entry(key="marriage", code="", title="Kết hôn"),
    ]

    assert Index(entries).find("hpn") == ("marriage",)
    assert Index(entries).find("hpn", most=1, frequent={"birth": 9}) == ("marriage",)
    exact = Entry(key="exact", code="", title="Mẫu HPN")
    assert Index([*entries, exact]).find("hpn") == ("exact", "marriage")


@pytest.mark.parametrize("query", ["sin", "sinh", "dk"])
def test_the_start_of_a_word_or_a_title_goes_before_its_middle(query) -> None:
    entries = [
        Entry(key="middle", code="", title="Bàsinh"),
        Entry(key="middle too", code="", title="Xin đăng kí"),
        Entry(key="start", code="", title="Đăng ký khai sinh cho trẻ em ở xa"),
    ]

    assert Index(entries).find(query)[0] == "start"


def test_each_shipped_procedure_is_found_by_its_own_names_and_code(index) -> None:
    known = presets()
    for entry in known:
        same_title = {other.key for other in known if other.title == entry.title}
        plain = search_key(entry.title)

        assert same_title & set(index.find(entry.title)[:3]), entry.title
        assert same_title & set(index.find(plain)[:3]), plain
        assert entry.key in index.find(entry.short_title or entry.title), entry.short_title
        assert index.find(entry.code)[0] == entry.key


def test_what_this_officer_takes_often_comes_first_among_equals(index) -> None:
    rare = index.find("khai sinh", most=50)[-1]

    assert index.find("khai sinh", frequent={rare: 1})[0] != rare  # the very name is no equal
    assert index.find("khai sin", frequent={rare: 1})[0] == rare
    assert index.find("khai sin", frequent={rare: 1, BIRTH: 2})[:2] == (BIRTH, rare)
    assert rare not in index.find("chung thuc", frequent={rare: 1})


def test_without_a_query_the_frequent_ones_are_the_answer(index) -> None:
    frequent = {BIRTH: 3, "case-7": 9, "case-8": 1, "gone": 50, "case-9": 0}

    assert index.find("", frequent=frequent) == ("case-7", BIRTH, "case-8")
    assert index.find(" \u200b!", most=1, frequent=frequent) == ("case-7",)
    assert index.find("") == ()


def test_a_new_officer_sees_what_is_usual() -> None:
    entries = [
        Entry(key="a", code="1", title="Một"),
        Entry(key="b", code="2", title="Hai", weight=5),
        Entry(key="c", code="3", title="Ba", weight=1),
    ]

    assert Index(entries).find("") == ("b", "c")
    assert Index(entries).find("", frequent={"a": 1}) == ("a", "b", "c")


def test_the_accents_that_were_typed_decide_between_words() -> None:
    entries = [
        Entry(key="từ", code="", title="Khai từ"),
        Entry(key="tử", code="", title="Khai tử"),
    ]

    assert Index(entries).find("khai tử")[0] == "tử"
    assert Index(entries).find("khai từ")[0] == "từ"
    assert set(Index(entries).find("khai tu")) == {"tử", "từ"}


def test_no_more_than_asked_for_and_none_twice(index) -> None:
    found = index.find("k", most=20)

    assert len(found) == len(set(found)) == 20
    assert index.find("zzzz") == ()
    assert index.find("khaixyzw") == ()
    assert Index([]).find("khai") == ()
