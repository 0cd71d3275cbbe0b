"""Where each key of a file stands is told by one finder, for TOML and for JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.settings.read import Source, read_json, read_toml

CATALOGUE = """\
title = "Một Cửa"   # a comment with key = value

[[service]]
letter = "A"
bring = [
    "letter = 1",
]
[[service.counter]]
number = 1
[[service]]

text = '''
letter = "not here"
'''
letter = "B"
[service.hours]
"mo cua" = 7
deep.er = {inner = 1}
"""


def test_every_key_is_found_on_its_line():
    file = Source("a.toml", CATALOGUE)

    assert file.line_of("title") == 1
    assert file.line_of("service", 0) == 3
    assert file.line_of("service", 0, "letter") == 4
    assert file.line_of("service", 0, "bring") == 5
    assert file.line_of("service", 0, "counter", 0, "number") == 9
    assert file.line_of("service", 1) == 10
    assert file.line_of("service", 1, "letter") == 15
    assert file.line_of("service", 1, "hours") == 16
    assert file.line_of("service", 1, "hours", "mo cua") == 17
    assert file.line_of("service", 1, "hours", "deep", "er", "inner") == 18


def test_a_key_that_is_missing_is_shown_at_what_should_hold_it():
    file = Source("a.toml", CATALOGUE)

    assert file.line_of("service", 1, "title") == 10
    assert file.line_of("nothing") == 1


HARD = """\
[a]   # [not.this]
"quoted key" = "x # no comment, [no] {bracket}"
list = [ # one
    "one", { deep = 1, er = [2,
    3] },

    'three',
]
text = \"\"\"
say \\"\"\" = 1
\"\"\"\"
after.dots . too = 1979-05-27 07:32:00.5
[[a.rows]]
x = 1
[a.rows.inner]
y = 2
[[a.rows]]
[a.rows.inner]
y = 3
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("a", "quoted key"), 2),
        (("a", "list", 0), 4),
        (("a", "list", 1, "deep"), 4),
        (("a", "list", 1, "er", 1), 5),
        (("a", "list", 2), 7),
        (("a", "list", 3), 3),
        (("a", "text"), 9),
        (("a", "after", "dots", "too"), 12),
        (("a", "rows"), 13),
        (("a", "rows", 0, "inner", "y"), 16),
        (("a", "rows", 1), 17),
        (("a", "rows", 1, "inner", "y"), 19),
        (("a", "rows", 2), 13),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_brackets_quotes_and_marks_inside_a_text_lead_nobody_astray(where, line, ending):
    source = Source("a.toml", HARD.replace("\n", ending))

    assert read_toml(source).source.line_of(*where) == line


keys = st.text("ab\"\\'#=[]{}:,.\n é", min_size=1, max_size=4)
trees = st.recursive(
    st.none() | st.booleans() | keys,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@given(above=trees, width=st.sampled_from([None, 0, 3]))
def test_whatever_stands_above_it_a_key_of_json_is_found(above, width):
    text = "\n " + json.dumps({"above": above, "wanted": {"here": [1, "mark"]}}, indent=width)
    source = read_json(Source("a.json", text)).source

    assert source.line_of("wanted", "here", 1) == text.count("\n", 0, text.rindex("mark")) + 1
