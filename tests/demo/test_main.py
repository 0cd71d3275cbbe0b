"""How the demo starts and how it ends."""

import pytest

from demo import __main__ as program
from demo import hands
from demo.summary import Summary


def test_a_thing_that_does_not_happen_is_named_aloud(qapp):
    with pytest.raises(hands.NotHappened, match="chưa thấy phiếu giấy"):
        hands.until(lambda: False, "phiếu giấy", patience=0.05)


def test_a_morning_that_stops_halfway_ends_with_one_and_a_sentence(capsys, tmp_path):
    def play() -> Summary:
        raise hands.NotHappened("đợi 10 giây mà chưa thấy phiếu giấy")

    assert program.told(play, tmp_path) == 1
    assert "chưa thấy phiếu giấy" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_ends_with_one_and_a_sentence(capsys, tmp_path):
    (tmp_path / "out").write_text("a file")

    def play() -> Summary:
        (tmp_path / "out").mkdir(exist_ok=True)
        raise AssertionError

    assert program.told(play, tmp_path / "out") == 1
    assert "dừng giữa chừng" in capsys.readouterr().err


def test_a_morning_whose_figures_differ_ends_with_one(capsys, tmp_path):
    doubtful = Summary(figures={}, doubts=("số đã cấp và phiếu đã in không khớp: 3 và 2",))

    assert program.told(lambda: doubtful, tmp_path) == 1
    assert "3 và 2" in capsys.readouterr().err


@pytest.mark.parametrize("display", ["", ":", "x", ":9731", "127.0.0.1:58000"])
def test_without_a_screen_that_answers_the_script_plays(display):
    assert not program.answers(display)
