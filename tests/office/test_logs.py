"""The log beside the data."""

import logging
from logging.handlers import RotatingFileHandler

from office import logs


def test_a_mistake_is_kept_in_a_file_beside_the_data(tmp_path, logged_errors):
    logs.start("kiosk-1", tmp_path / "data")

    logging.error("the printer answered nonsense")

    assert "the printer answered nonsense" in (tmp_path / "data" / "kiosk-1.log").read_text()


def test_a_program_starts_where_no_log_can_be_written(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")

    logs.start("kiosk-1", tmp_path / "data")

    assert not any(isinstance(each, RotatingFileHandler) for each in logging.getLogger().handlers)
