"""`./run db …`: what the office's IT person does with the data, in words."""

import argparse
import getpass
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from db import catalog, engine, schema
from db.calendar import work_years
from db.dossiers import attachments
from db.engine import Store
from db.queue import shifts, tickets
from db.reports import report_commands
from db.tables import REVISION
from db.verify import history
from office import errors
from office.assets import COMMUNE
from office.command_line import Parser, parser_of
from office.dossiers import marked_days
from office.dossiers.filestore import FileStore, folder_beside
from office.history import Op, new_key
from office.profile import VIETNAM
from office.settings import settings
from office.settings.catalog import read_catalog
from office.settings.read import read_source

ACTOR = "quan-tri"
SETTINGS = "tệp cài đặt của máy này"


def main(argv: list[str] | None = None) -> int:
    """Runs one administrator's command; 1 with a sentence when it could not be done."""
    args = _parser().parse_args(argv)
    try:
        chosen = settings.load(args.settings)
        args.run(args, chosen)
    except errors.Known as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


def _parser() -> Parser:
    parser = parser_of("db", "Dữ liệu của đơn vị")
    parser.add_argument("--settings", type=Path, metavar="TỆP", help=SETTINGS)
    verbs = parser.add_subparsers(required=True, title="Các lệnh", metavar="LỆNH")

    def verb(name: str, run: Callable[..., None], about: str) -> Parser:
        made = verbs.add_parser(name, help=about, description=about)
        made.add_argument(
            "--settings", type=Path, default=argparse.SUPPRESS, metavar="TỆP", help=SETTINGS
        )
        made.set_defaults(run=run)
        return made

    init = verb("init", _init, "tạo dữ liệu mới và nạp danh mục")
    init.add_argument("--catalog", type=Path, default=COMMUNE, help="danh mục của đơn vị (TOML)")
    verb("upgrade", _upgrade, "nâng dữ liệu cũ lên phiên bản này")
    verb("check", _check, "xem dữ liệu có dùng được với phần mềm này không")
    load = verb("load", _load, "nạp danh mục; tệp sai thì không đổi gì")
    load.add_argument("file", type=Path, metavar="TỆP")
    opened = verb("open-day", _open_day, "mở ngày làm việc")
    opened.add_argument("--date", type=date.fromisoformat, help="NĂM-THÁNG-NGÀY; mặc định hôm nay")
    opened.add_argument("--force", action="store_true", help="cho phép lùi về ngày trước")
    verb("close-day", _close_day, "đóng ngày: số còn chờ sẽ hết hiệu lực")
    verb("verify", _verify, "kiểm tra lịch sử có bị sửa không và sổ có khớp không")
    calendar = verb(
        "calendar", _calendar, "lịch làm việc: xem, thay bằng tệp CSV, xác nhận một năm"
    )
    calendar.add_argument("--year", type=int, help="năm; mặc định năm nay")
    calendar.add_argument("--file", type=Path, help="tệp CSV: date,kind,title,source[,hours]")
    calendar.add_argument("--confirm", action="store_true", help="đã so với thông báo chính thức")
    officer = verb("officer", _officer, "thêm hoặc đổi mật khẩu một cán bộ")
    officer.add_argument("login", help="tên đăng nhập")
    officer.add_argument("name", help="họ tên hiện trên màn hình của cán bộ khác")
    officer.add_argument("--unit", help="mã phòng, ban; mot-cua là trở lại Bộ phận Một cửa")
    report_commands.add(verb)
    return parser


def _store(chosen: settings.Settings) -> Store:
    return engine.open_store(chosen.database.url, chosen.database.site)


def _op(store: Store) -> Op:
    return Op(new_key(), ACTOR, store.now())


def _init(args: argparse.Namespace, chosen: settings.Settings) -> None:
    wanted = read_catalog(args.catalog)
    schema.init(chosen.database.url)
    if wanted.office is None:
        raise errors.BadFile(file=args.catalog, line=1, reason="danh mục chưa có mục [office]")
    with closing(Store(engine.make_engine(chosen.database.url), wanted.office.site_id)) as store:
        store.touch(catalog.create_site)
        count = store.write(_op(store), catalog.load, wanted)
    print(f"Đã tạo dữ liệu cho {wanted.office.title} với {count} thủ tục.")
    print("Thêm cán bộ bằng: ./run db officer TÊN-ĐĂNG-NHẬP 'Họ và tên'")


def _upgrade(_args: argparse.Namespace, chosen: settings.Settings) -> None:
    schema.init(chosen.database.url)
    print(f"Dữ liệu đã ở phiên bản {REVISION}.")


def _check(_args: argparse.Namespace, chosen: settings.Settings) -> None:
    with closing(_store(chosen)) as store:
        office = store.read(catalog.profile_of)
    print(f"Dữ liệu dùng được: {office.title}, phiên bản {REVISION}.")


def _load(args: argparse.Namespace, chosen: settings.Settings) -> None:
    with closing(_store(chosen)) as store:
        known = tuple(store.read(catalog.services_of).values())
        count = store.write(_op(store), catalog.load, read_catalog(args.file, known))
    print(f"Đã nạp {count} thủ tục từ {args.file}.")


def _open_day(args: argparse.Namespace, chosen: settings.Settings) -> None:
    with closing(_store(chosen)) as store:
        today = store.now().astimezone(VIETNAM).date()
        day = store.write(_op(store), tickets.open_day, args.date or today, force=args.force)
    print(f"Đã mở ngày {day.business_date:%d/%m/%Y}.")


def _close_day(_args: argparse.Namespace, chosen: settings.Settings) -> None:
    with closing(_store(chosen)) as store:
        day = store.write(_op(store), tickets.close_day)
    print(f"Đã đóng ngày {day.business_date:%d/%m/%Y}." if day.business_date else "Chưa mở ngày.")


def _verify(_args: argparse.Namespace, chosen: settings.Settings) -> None:
    with closing(_store(chosen)) as store:
        report = store.read(history.verify)
        faults = report.faults + store.read(attachments.file_faults, _files(chosen))
    print(
        f"Đã kiểm tra {report.events} sự kiện, {report.tickets} phiếu và {report.dossiers} hồ sơ."
    )
    if faults:
        raise errors.HistoryBroken(faults="\n".join(faults))
    print("Lịch sử nguyên vẹn, sổ khớp với lịch sử.")


def _files(chosen: settings.Settings) -> FileStore | None:
    folder = folder_beside(chosen.database.url, chosen.database.files)
    return FileStore(folder) if folder else None


def _calendar(args: argparse.Namespace, chosen: settings.Settings) -> None:
    """Shows a year of the working calendar, replaces it from a CSV, or confirms it."""
    with closing(_store(chosen)) as store:
        year = args.year or store.now().astimezone(VIETNAM).year
        if args.file:
            days = marked_days.parse_days(read_source(args.file).text, args.file.name)
            count = store.write(_op(store), work_years.put_year, year, days)
            print(f"Đã ghi {count} ngày của năm {year}; xin xác nhận lại bằng --confirm.")
        if args.confirm:
            count = store.write(_op(store), work_years.confirm_year, year)
            print(f"Đã xác nhận lịch năm {year}: {count} ngày nghỉ, làm bù.")
        rules = store.read(catalog.profile_of).rules.dossier
        calendar = store.read(work_years.calendar_of, rules)
    shown = [each for day, each in sorted(calendar.days.items()) if day.year == year]
    print(marked_days.days_text(shown), end="")
    if year not in calendar.confirmed:
        print(f"Năm {year} chưa được xác nhận theo thông báo nghỉ lễ.", file=sys.stderr)


def _officer(args: argparse.Namespace, chosen: settings.Settings) -> None:
    with closing(_store(chosen)) as store:
        secret = _asked_secret()
        store.touch(_put_officer, args, shifts.hash_secret(secret))
    print(f"Đã ghi tài khoản {args.login}.")


def _put_officer(
    conn: Connection, site_id: str, args: argparse.Namespace, secret_hash: str
) -> None:
    """Account and unit together; without a unit in the command the officer stays where they are."""
    catalog.put_officer(conn, site_id, args.login, args.name, secret_hash)
    if args.unit is not None:
        catalog.put_in_unit(conn, site_id, args.login, args.unit)


def _asked_secret() -> str:
    """The secret, typed twice without showing, or one line of standard input from a script."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    secret = getpass.getpass("Mật khẩu hoặc mã PIN: ")
    if secret != getpass.getpass("Nhập lại: "):
        raise errors.SecretsDiffer()
    return secret


if __name__ == "__main__":
    sys.exit(main())
