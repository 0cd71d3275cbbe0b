"""The log beside the data."""

import logging
from logging.handlers import RotatingFileHandler

import pytest

from office import logs


@pytest.fixture
def root():
    """Python's logging, left as it was found."""
    root, before = logging.getLogger(), list(logging.getLogger().handlers)
    yield root
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()


def test_a_mistake_is_kept_in_a_file_beside_the_data(root, tmp_path, logged_errors):
    logs.start("kiosk-1", tmp_path / "data")

    root.error("the printer answered nonsense")

    assert "the printer answered nonsense" in (tmp_path / "data" / "kiosk-1.log").read_text()


def test_a_program_starts_where_no_log_can_be_written(root, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")

    logs.start("kiosk-1", tmp_path / "data")

    assert not any(isinstance(each, RotatingFileHandler) for each in root.handlers)
