"""The log beside the data."""

import logging
from logging.handlers import RotatingFileHandler

from office import logs


def test_a_mistake_is_kept_in_a_file_beside_the_data(tmp_path, logged_errors):
    logs.start("kiosk-1", tmp_path / "data")

    logging.error("the printer answered nonsense")

    assert "the printer answered nonsense" in (tmp_path / "data" / "kiosk-1.log").read_text()


def test_what_a_database_tells_of_a_row_does_not_reach_the_log(tmp_path, logged_errors):
    logs.start("counter", tmp_path)
    try:
        raise RuntimeError(
            "violates check constraint\nDETAIL:  Failing row contains (Trần Thị Bình, 0793).\n"
            "[parameters: {'name': 'Trần Thị Bình'}]"
        )
    except RuntimeError:
        logging.exception("Unexpected in background work")

    told = (tmp_path / "counter.log").read_text(encoding="utf-8")
    assert "violates check constraint" in told
    assert "Bình" not in told
    assert "0793" not in told


def test_a_program_starts_where_no_log_can_be_written(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")

    logs.start("kiosk-1", tmp_path / "data")

    assert not any(isinstance(each, RotatingFileHandler) for each in logging.getLogger().handlers)
