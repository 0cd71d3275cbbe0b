"""`./run db register`, `hand-over-list`, `figures`: the registers and figures as files."""

import argparse
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from db import engine
from db.dossiers import access
from db.engine import Store
from db.reports import reports
from office.command_line import Parser
from office.errors import Known
from office.procedure import Channel
from office.reports.figures import By, Period, percent
from office.reports.registers import RegisterHead, RegisterWanted
from office.settings.settings import Settings

ACTOR = "quan-tri"
DAY = "NĂM-THÁNG-NGÀY"
OUT = "tệp .xlsx, .csv hoặc .pdf"
Verb = Callable[[str, Callable[..., None], str], Parser]


class PeriodBackwards(Known):
    """Ngày cuối ở trước ngày đầu. Xin xem lại --from và --to."""


class Stopped(Known):
    """Đã dừng theo yêu cầu. Chưa ghi tệp nào."""


def add(verb: Verb) -> None:
    """Adds the commands to the administrator's."""
    register = verb("register", _register, "ghi sổ theo dõi hồ sơ ra tệp")
    _add_period(register)
    register.add_argument("--field", default="", help="chỉ một lĩnh vực")
    register.add_argument("--procedure", default="", help="chỉ một thủ tục, theo mã")
    register.add_argument("--officer", default="", help="chỉ một cán bộ tiếp nhận")
    register.add_argument("--channel", type=Channel, choices=list(Channel), metavar="HÌNH-THỨC",
        help="counter (trực tiếp), online (trực tuyến) hoặc post (bưu chính)")  # fmt: skip
    lists = verb("hand-over-list", _hand_over_list, "ghi biên nhận bàn giao hồ sơ của một ngày")
    lists.add_argument("--day", type=date.fromisoformat, help=f"{DAY}; mặc định hôm nay")
    lists.add_argument("--unit", default="", help="chỉ một phòng, ban, theo mã trong danh mục")
    lists.add_argument("--out", type=Path, required=True, help=OUT)
    counted = verb("figures", _figures, "ghi số liệu tiếp nhận và giải quyết hồ sơ của một kỳ")
    _add_period(counted)
    counted.add_argument("--by", type=By, choices=list(By), metavar="THEO",
        help="field (lĩnh vực), procedure (thủ tục), unit (đơn vị), officer (cán bộ), "
        "channel (hình thức nộp)")  # fmt: skip


def _add_period(parser: Parser) -> None:
    for name, dest, which in (("--from", "first", "đầu"), ("--to", "last", "cuối")):
        parser.add_argument(name, dest=dest, type=date.fromisoformat, required=True, metavar=DAY,
            help=f"ngày {which} của kỳ")  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, help=OUT)


def _register(args: argparse.Namespace, chosen: Settings) -> None:
    wanted = RegisterWanted(
        period=_period(args),
        field=args.field,
        procedure_code=args.procedure,
        officer=args.officer,
        channel=args.channel,
    )
    with _store(chosen) as store:
        _note(store)
        with _told("Đang ghi sổ") as tell:
            sums = reports.write_register(store, wanted, args.out, tell, _tell_parts)
    print(f"Đã ghi {sums.dossiers} hồ sơ ({sums.sets} bộ, đã trả {sums.returned}) vào {args.out}.")


def _tell_parts(above: RegisterHead, files: tuple[Path, ...]) -> None:
    """What a long book will take, while there is still time to think again."""
    if len(files) > 1:
        print(
            f"Sổ có {above.count} dòng, in thành {len(files)} tệp, số trang nối tiếp: "
            f"{files[0].name} … {files[-1].name}. Mỗi tệp mất 5–30 giây; "
            "muốn một tệp duy nhất, xin ghi .xlsx.",
            file=sys.stderr,
        )


def _hand_over_list(args: argparse.Namespace, chosen: Settings) -> None:
    with _store(chosen) as store, _told("Đang ghi biên nhận"):
        _note(store)
        day = args.day or reports.today(store)
        lists = reports.write_hand_over_lists(store, day, args.out, unit_id=args.unit)
    for each in lists:
        print(f"{each.giver.title} → {each.receiver.title}: {len(each.lines)} hồ sơ")
    print(f"Đã ghi vào {args.out}.")


def _figures(args: argparse.Namespace, chosen: Settings) -> None:
    with _store(chosen) as store, _told("Đang tính") as tell:
        report = reports.write_figures(store, _period(args), args.out, by=args.by, progress=tell)
    total = report.total
    print(
        f"{report.period.words()}: nhận {total.received}, đã giải quyết {total.settled}, ", end=""
    )
    print(f"đúng và trước hạn {percent(total.on_time_rate)}. Đã ghi vào {args.out}.")


@contextmanager
def _store(chosen: Settings) -> Iterator[Store]:
    with closing(engine.open_store(chosen.database.url, chosen.database.site)) as store:
        yield store


@contextmanager
def _told(work: str) -> Iterator[Callable[[int, int], None]]:
    """One line on the screen that says how far the work is; Ctrl+C ends it in words."""

    said = -1

    def tell(done: int, whole: int) -> None:
        nonlocal said
        share = 100 * done // whole if whole else 100
        if share != said:
            said = share
            print(f"\r{work}: {share} %", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    except KeyboardInterrupt:
        raise Stopped from None
    finally:
        print(file=sys.stderr)


def _note(store: Store) -> None:
    """Somebody takes people's data out of the store."""
    store.touch(
        access.note, access.EXPORT, None,
        actor=ACTOR, machine=socket.gethostname()[:60], now=store.now(),
    )  # fmt: skip


def _period(args: argparse.Namespace) -> Period:
    if args.last < args.first:
        raise PeriodBackwards
    return Period(args.first, args.last)
