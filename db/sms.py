"""`./run sms`: answers “HS <code>” by text message, beside a gammu-smsd that owns the modem.

Looks into the daemon's inbox each second, answers, and deletes what it has dealt with. Numbers and
codes stand in no log.
"""

import logging
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

from db import catalog, engine
from db.dossiers import lookups
from db.engine import Store
from office import logs
from office.command_line import parser_of
from office.dossiers import citizen_words
from office.errors import DatabaseBusy, DatabaseUnreachable, Known
from office.settings import settings
from office.settings.catalog import SECTIONS as OFFICE
from office.settings.declared import find
from office.sms import messages
from office.sms.limits import Limits, Turn
from office.sms.spool import Message, Spool

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds
SWITCH = find(OFFICE, "dossier.sms")
SPOOL = find(settings.SECTIONS, "sms.spool")
OFF = (
    f"Tin nhắn đang tắt. Muốn bật: ghi “{SWITCH.name} = true” dưới [{SWITCH.section}] trong danh "
    "mục, rồi nạp lại."
)
NO_FOLDERS = (
    "Không mở được {folder}/inbox và {folder}/outbox. Xin cài gammu-smsd, cho người dùng chạy lệnh "
    f"này vào nhóm gammu, và xem mục “{SPOOL.name}” của [{SPOOL.section}] trong tệp cài đặt."
)
READY = "Đang trả lời tin nhắn. Dừng bằng Ctrl+C."


class Clerk:
    """Answers messages in the office's name."""

    def __init__(self, store: Store, spool: Spool, limits: Limits, own_number: str = "") -> None:
        self._store, self._spool, self._limits = store, spool, limits
        self._own = messages.same_number(own_number)

    def look(self) -> int:
        """Deals with what has come; answers how many were answered. What meets a database that
        is away stays for the next look."""
        self._limits.forget(self._store.now())
        answered = 0
        for message in self._spool.settled():
            try:
                answered += self._deal_with(message)
            except Known as trouble:
                log.warning("Not answered yet: %s", trouble)
                break
            except OSError:
                raise
            except Exception as bug:  # one message must not silence the others
                log.error("A message was dropped: %s", _where(bug))
            self._spool.done(message)
        return answered

    def _deal_with(self, message: Message) -> bool:
        number = messages.same_number(message.got.sender)
        if not number or number == self._own or message.got.part:
            return False
        words = self._answer(message.words)
        turn = self._limits.take(number, self._store.now(), rubbish=words is None)
        if turn is Turn.DROP:
            return False
        said = messages.ENOUGH if turn is Turn.SAY_ENOUGH else words or messages.HELP
        self._spool.answer(f"+{number}", messages.fit([said]), self._store.now())
        return True

    def _answer(self, words: str) -> str | None:
        """What a question gets; None where it is none."""
        asked = messages.question(words)
        if asked is None:
            return None
        now = self._store.now()
        view = self._store.read(lookups.citizen_view, asked, now=now)
        if view is None:
            return messages.UNKNOWN
        office = self._store.read(catalog.profile_of)
        return citizen_words.sms_answer(view, now, hotline=office.hotline)


def _where(bug: Exception) -> str:
    """Kind and place of a bug; its own words may hold a number."""
    last = traceback.extract_tb(bug.__traceback__)[-1]
    return f"{type(bug).__name__} in {Path(last.filename).name}:{last.lineno}"


def main(
    argv: list[str] | None = None,
    *,
    ended: Event | None = None,
    ready: Callable[[], None] = lambda: None,
) -> int:
    """Answers until it is told to stop; 1 with a sentence when it cannot begin."""
    parser = parser_of("sms", "Trả lời tin nhắn tra cứu hồ sơ")
    parser.add_argument("--settings", type=Path, metavar="TỆP", help="tệp cài đặt của máy này")
    asked = parser.parse_args(argv)
    ended = ended or _until_told()
    try:
        chosen = settings.load(asked.settings)
        logs.start("sms", settings.data_folder())
        store = _opened(chosen.database, ended)
        if store is None:
            return 0
        with closing(store):
            return run(store, chosen.sms, ended, ready)
    except Known as trouble:
        return _refuse(str(trouble))


def _opened(where: settings.DatabaseSettings, ended: Event) -> Store | None:
    """The store, as soon as it can be reached; None when told to stop before."""
    while True:
        try:
            return engine.open_store(where.url, where.site)
        except (DatabaseBusy, DatabaseUnreachable) as trouble:
            log.warning("Waiting for the data: %s", trouble)
            if ended.wait(5 * EVERY):
                return None


def run(
    store: Store, mine: settings.SmsSettings, ended: Event, ready: Callable[[], None] = lambda: None
) -> int:
    """Looks each second until `ended`; 1 where the office has not switched it on."""
    if not store.read(catalog.profile_of).rules.dossier.sms:
        return _refuse(OFF)
    spool = Spool(Path(mine.spool))
    if not spool.is_there():
        return _refuse(NO_FOLDERS.format(folder=mine.spool))
    limits = Limits(settings.data_folder() / "sms-answers.json", store.read(catalog.proof_key))
    clerk = Clerk(store, spool, limits, mine.own_number)
    print(READY, flush=True)
    ready()
    while not ended.wait(EVERY):
        try:
            clerk.look()
        except OSError as trouble:  # the disk or the daemon's folders; they may come back
            log.warning("Folders not usable now: %s", trouble.strerror)
    return 0


def _until_told() -> Event:
    ended = Event()
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: ended.set())
    return ended


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
