"""What `./run check` prints about the house, on a house of three files counted by hand."""

import pytest

from benchmarks import house

DESK = '''"""A desk."""

import os
from db import queue

# Reasons count where they stand alone.
class Desk:
    """Its state."""

    number = os.getpid()  # beside code


class Line:
    pass
'''
QUEUE = "class Line:\n    pass\n"
SETTINGS = """
[[tool.mypy.overrides]]
module = ["db.*"]
disallow_untyped_defs = true
"""


@pytest.fixture
def values(tmp_path):
    (tmp_path / "counter").mkdir()
    (tmp_path / "db").mkdir()
    (tmp_path / "counter" / "desk.py").write_text(DESK)
    (tmp_path / "db" / "queue.py").write_text(QUEUE)
    (tmp_path / "db" / "__init__.py").write_text('"""Data."""\n')
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    return {each.title: each.value for each in house.measures(tmp_path)}


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("largest flat folder", "2 (db)"),
        ("longest file", "14 lines (counter/desk.py)"),
        ("class names used twice", "1 of 2 (Line)"),
        ("lines that import", "11.8 %"),  # 2 of 17
        ("files with one importer", "1 of 2, 50 %"),
        ("comment lines per thousand", "58.8, and 58.8 beside code"),
        ("lines of product code", "8"),
        ("files outside mypy's strict mode", "1 of 3"),
    ],
)
def test_a_small_house_is_measured_as_by_hand(values, title, value):
    assert values[title] == value


def test_the_median_line_lives_in_the_long_file(values):
    assert values["file of the median line"].startswith("14 lines (counter 14,")
