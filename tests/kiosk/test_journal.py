from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.flow.journal import Journal

AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk" / "journal.jsonl"


def test_what_was_asked_and_not_settled_is_open(path: Path) -> None:
    journal = Journal(path)
    journal.asked("a", AT)
    journal.issued("a", 7)
    journal.asked("b", AT)
    journal.asked("c", AT)
    journal.settled("c", "printed")

    again = Journal(path).unsettled()
    assert [(one.key, one.ticket_id, one.asked_at) for one in again] == [
        ("a", 7, AT),
        ("b", None, AT),
    ]


def test_a_torn_last_line_counts_as_never_written(path: Path) -> None:
    journal = Journal(path)
    journal.asked("a", AT)
    with path.open("a") as file:
        file.write('{"step": "settled", "key": "a"'[:-4])

    assert [one.key for one in Journal(path).unsettled()] == ["a"]
    Journal(path).settled("a", "printed")
    assert Journal(path).unsettled() == []


def test_it_compacts_itself_and_keeps_what_is_open(path: Path) -> None:
    journal = Journal(path)
    journal.asked("open", AT)
    for number in range(300):
        journal.asked(str(number), AT)
        journal.settled(str(number), "printed")

    assert [one.key for one in journal.unsettled()] == ["open"]
    assert len(path.read_text().splitlines()) < 900
    journal.compact()
    assert [one.key for one in journal.unsettled()] == ["open"]
    assert path.read_text().count("step") == 1


def test_a_full_disk_never_stops_the_kiosk(path: Path, logged_errors) -> None:
    journal = Journal(path)
    path.mkdir()  # nothing can be written there
    journal.asked("a", AT)

    assert "Journal not written" in logged_errors[0].getMessage()


def test_a_journal_that_cannot_be_read_stops_nothing_and_is_not_emptied(
    path: Path, logged_errors
) -> None:
    path.mkdir(parents=True)
    journal = Journal(path)

    assert journal.unsettled() == []
    journal.compact()
    assert path.is_dir()
    assert ["not read" in each.getMessage() for each in logged_errors] == [True, False]
