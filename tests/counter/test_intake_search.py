"""The letters of a title that answer a query are the bold ones."""

import pytest

from counter.intake.search import matched


@pytest.mark.parametrize(
    ("title", "query", "bold"),
    [
        ("Đăng ký khai sinh", "khaisinh", ["khai", "sinh"]),
        ("Đăng ký lại khai sinh", "khai sinh", ["khai", "sinh"]),
        ("Đăng ký khai sinh", "KHÁI SÍNH", ["khai", "sinh"]),
        ("Đăng ký khai sinh", "sinh khai", ["khai", "sinh"]),
        ("Đăng ký khai sinh", "dkks", ["Đ", "k", "k", "s"]),
        ("Thủ tục đăng ký khai sinh", "dang ki", ["đăng", "ký"]),
        ("Đăng ký khai tử", "kha", ["kha"]),
        ("Đăng ký khai sinh", "1.001193", []),
        ("Đăng ký khai sinh", "", []),
        ("Cấp lại (bản sao) giấy", "ban sao", ["bản", "sao"]),
        ("Ẳ Ế Ỗ", "aeo", ["Ẳ", "Ế", "Ỗ"]),
    ],
)
def test_what_answers_is_bold(title, query, bold):
    assert [title[one:two] for one, two in matched(title, query)] == bold
