"""The hammer's journals: what a kill -9 in the middle of a line leaves behind."""

from pathlib import Path

from tests.promises.journal import Journal, read


def test_a_torn_line_is_left_out_and_the_next_one_is_whole(tmp_path: Path):
    path = tmp_path / "journal"
    journal = Journal(path)
    journal.sent("one", "issue", {})
    journal.answered("one", label="A-001")
    journal.sent("torn", "issue", {})
    path.write_bytes(path.read_bytes()[:-20])
    Journal(path).sent("two", "issue", {})

    assert [each.key for each in read(path)] == ["one", "two"]
    assert read(path)[0].answer == {"label": "A-001"}
