"""Command lines in Vietnamese: the usage, the help and what is wrong with what was typed."""

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from office import __version__

PRODUCT = "Một Cửa"
# What argparse says of a mistake, and how it is told; `{}` are its own parts, in their order.
_MISTAKES = (
    (r"the following arguments are required: (.+)", "còn thiếu {}"),
    (r"unrecognized arguments: (.+)", "không hiểu “{}”"),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{}: không có “{}”, chỉ có {}",
    ),
    (r"argument (.+): invalid \S+ value: '(.*)'", "{}: “{}” không đúng dạng"),
    (r"argument (.+): expected one argument", "{}: cần một giá trị"),
    (r"argument (.+): expected at least one argument", "{}: cần ít nhất một giá trị"),
    (r"argument (.+): expected (\d+) arguments?", "{}: cần {} giá trị"),
    (r"argument (.+): not allowed with argument (.+)", "{} không đi cùng {}"),
    (r"argument (.+): ignored explicit argument '(.*)'", "{} không nhận giá trị (“{}”)"),
    (r"one of the arguments (.+) is required", "cần một trong các mục {}"),
    (r"ambiguous option: (\S+) could match (.+)", "“{}” có thể là {}"),
)  # fmt: skip


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """As argparse's, in Vietnamese, with `--help` and `--version`.

    A mistake ends the program with 2 and one sentence on standard error.
    """

    def __init__(self, **known: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, **known)
        self._positionals.title = "Cần có"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in trang này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Ends the program with 2 and the sentence."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_vietnamese(message)}\n")


def parser_of(name: str, about: str) -> Parser:
    """The command line of a program: `./run NAME` in the source tree, `mot-cua-NAME` installed."""
    started_as = Path(sys.argv[0]).name
    installed = f"mot-cua-{name}"
    prog = installed if started_as.startswith(installed) else f"./run {name}"
    parser = Parser(prog=prog, description=about)
    parser.add_argument(
        "--version",
        action="version",
        version=f"{PRODUCT} {__version__}",
        help="in số phiên bản rồi thoát",
    )
    return parser


def in_vietnamese(message: str) -> str:
    """What argparse found wrong; as it says it where it is none of the usual mistakes."""
    for english, told in _MISTAKES:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return told.format(*found.groups())
    return message
