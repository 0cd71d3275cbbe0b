"""Mistakes on a command line are told in Vietnamese, whatever Python's version says of them."""

import pytest

from office.command_line import Parser, parser_of


@pytest.fixture
def parser() -> Parser:
    parser = parser_of("thử", "Để thử")
    parser.add_argument("file")
    parser.add_argument("--year", type=int)
    parser.add_argument("--engine", choices=("sqlite", "postgres"))
    parser.add_argument("--confirm", action="store_true")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--on", action="store_true")
    one.add_argument("--off", action="store_true")
    return parser


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "còn thiếu file"),
        (["f", "--bay"], "không hiểu “--bay”"),
        (["f", "--year", "năm nay"], "--year: “năm nay” không đúng dạng"),
        (["f", "--year"], "--year: cần một giá trị"),
        (["f", "--engine", "oracle"], "--engine: không có “oracle”, chỉ có"),
        (["f", "--confirm=1"], "--confirm không nhận giá trị (“1”)"),
        (["f", "--on", "--off"], "--off không đi cùng --on"),
        (["f", "--o"], "“--o” có thể là --on, --off"),
    ],
)
def test_a_mistake_is_one_vietnamese_sentence_and_exit_code_2(parser, capsys, typed, told):
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(typed)

    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert told in said
    assert "Cách dùng: ./run thử" in said
    assert not {"argument", "usage:", "error:", "expected"} & set(said.split())
