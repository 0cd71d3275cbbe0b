from office.settings import toml_lines

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
    file = toml_lines.parse(CATALOGUE)

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
    file = toml_lines.parse(CATALOGUE)

    assert file.line_of("service", 1, "title") == 10
    assert file.line_of("nothing") == 1
