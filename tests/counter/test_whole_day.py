"""A day of many kinds of visits at one counter by real keys: nothing lost, nothing twice, and
nobody's data before somebody else."""

import pytest
from sqlalchemy import select

from counter.__main__ import build
from counter.intake.drafts import Drafts
from counter.papers.paperwork import Paperwork
from db import catalog
from db.dossiers.page import dossier_page
from db.dossiers.tables import dossier as dossiers_table
from db.queue import shifts
from db.tables import event
from db.verify import history
from office.dossiers.dossier import DossierState, Role
from office.errors import DatabaseUnreachable, PagePrinterTrouble
from office.forms.page_printers import FilePages
from office.procedure import Channel
from office.qt.live import ManualFeed
from office.qt.scanner import KeyboardScanner
from office.qt.tasks import Tasks
from tests import dossiers as made
from tests import stores
from tests.counter import hands
from tests.counter.hands import ALT, CTRL, KEY

SECRET = "dung mat khau 5"
CARDS = (hands.BINH, hands.AN, hands.CHAU)


class Pages:
    """A printer that somebody may switch off."""

    def __init__(self, folder):
        self.folder, self.gone = FilePages(folder), False

    def print(self, pdf, title, pictures):
        if self.gone:
            raise PagePrinterTrouble(printer="HP", reason="máy in không trả lời")
        self.folder.print(pdf, title, pictures)


class Away:
    """A store that cannot be reached for as many writes as a test says."""

    def __init__(self, store):
        self._store, self.cut = store, 0

    def __getattr__(self, name):
        return getattr(self._store, name)

    def write(self, *args, **kwargs):
        if self.cut:
            self.cut -= 1
            raise DatabaseUnreachable()
        return self._store.write(*args, **kwargs)


class Day:
    """The program at counter 3 and whoever presses its keys."""

    def __init__(self, site, program, pages, store, qtbot):
        self.site, self.program, self.qtbot = site, program, qtbot
        self.pages, self.store = pages, store
        self.made = []

    @property
    def intake(self):
        return self.program.seat.intake

    @property
    def pane(self):
        return self.program.seat.pane

    def until(self, true):
        self.qtbot.waitUntil(lambda: bool(true()))

    def type(self, words):
        for letter in words:
            hands.type_(letter)
            self.until(lambda: not self.program.scanner.holding)

    def sign_in(self, login):
        page = self.program.sign_in
        self.until(lambda: page.isVisible() and self.program.sign_in.entrance.state.board)
        page.login.setText(login)
        page.secret.setText(SECRET)
        page.secret.setFocus()
        hands.key(KEY.Key_Return)
        self.until(lambda: self.program.seat and self.intake.state.ready)
        self.until(lambda: self.program.seat.desk.state.board)

    def sign_out(self):
        self.until(self.program.window.isActiveWindow)
        hands.key(KEY.Key_Q, modifier=ALT)
        self.until(lambda: self.program.sign_in)

    def call(self):
        """Somebody takes a number and is called."""
        mine = self.site.issue()
        self.program.seat.desk.look_again()
        self.until(lambda: self.program.seat.desk.state.board.waiting)
        hands.key(KEY.Key_F8)
        self.until(lambda: self.at_desk() == mine.ticket_id)

    def at_desk(self):
        desk = self.program.seat.desk.state.board.desk
        return desk.ticket.ticket_id if desk else None

    def finish(self):
        """Who was at the desk goes."""
        hands.key(KEY.Key_F6)
        self.until(lambda: self.at_desk() is None)

    def card(self, card):
        """A card is scanned; the pane is up and knows it."""
        hands.scan(card)
        self.until(self.pane.isActiveWindow)
        number = card.split("|")[0]
        self.until(lambda: self.intake.state.draft.submitter.id_number == number)

    def channel(self, steps):
        hands.key(KEY.Key_4, modifier=ALT)
        hands.key(*[KEY.Key_Right] * steps)

    def choose(self, letters="dkks"):
        hands.key(KEY.Key_2, modifier=ALT)
        self.type(letters)
        hands.key(KEY.Key_Return)
        self.until(lambda: self.intake.state.procedure)

    def all_papers(self):
        hands.key(KEY.Key_0, modifier=ALT)

    def save(self):
        with self.qtbot.waitSignal(self.intake.prints.ended, timeout=10_000) as ended:
            hands.key(KEY.Key_Return, modifier=CTRL)
            self.until(lambda: self.intake.state.saved)
        self.made.append(self.intake.state.saved)
        return ended.args[0]

    def visit(self, card, *, steps=0):
        self.card(card)
        if steps:
            self.channel(steps)
        self.choose()
        self.all_papers()
        return self.save()

    def look(self):
        """F3, the page, Esc."""
        hands.key(KEY.Key_F3)
        self.until(lambda: self.pane.preview.window and self.pane.preview.window.pages)
        self.until(self.pane.preview.window.isActiveWindow)
        said = self.pane.preview.window.said.text()
        hands.key(KEY.Key_Escape)
        self.until(self.pane.isActiveWindow)
        return said

    def page(self, mine):
        return self.site.store.read(dossier_page, mine.dossier_id, now=self.site.store.now())


@pytest.fixture
def day(site, tasks, memory, qtbot, tmp_path):
    site.open()
    site.do(catalog.load, made.catalog())
    hashed = shifts.hash_secret(SECRET)
    for number in (2, 3):
        login = stores.login(number)
        site.store.touch(catalog.put_officer, login, f"Cán bộ {number}", hashed)
        site.do(shifts.sign_out, number, by=number)
    store, device, pages = Away(site.store), Tasks("device"), Pages(tmp_path / "out")

    def prints(login, tell):
        paperwork = Paperwork(store, tasks, device, pages, tmp_path / "papers", actor=login)
        paperwork.troubled.connect(tell)
        return paperwork

    program = build(
        store, tasks, feed=ManualFeed(), memory=memory, drafts=Drafts(tmp_path / "drafts"),
        prints=prints, scanner=KeyboardScanner(), counter_id=3,
    )  # fmt: skip
    qtbot.addWidget(program.window)
    program.start()
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    yield Day(site, program, pages, store, qtbot)
    program.stop()
    device.close()


@pytest.mark.parametrize("times", [1, pytest.param(4, marks=pytest.mark.long)])
def test_a_day_of_all_kinds_of_visits(day, tmp_path, times):
    day.sign_in(stores.login(3))

    for n in range(2 * times):  # called, one after the other
        day.call()
        assert day.visit(CARDS[n % 3]).trouble is None
    day.finish()

    for n, channel in enumerate((Channel.POST, Channel.ONLINE) * times):  # nobody at the desk
        day.visit(CARDS[n % 3], steps=1 + n % 2)
        assert day.made[-1].channel is channel
        assert day.made[-1].ticket_id is None

    day.call()  # two dossiers, one receipt
    day.visit(hands.BINH)
    hands.key(KEY.Key_M, modifier=ALT)
    day.choose("ctbs")
    day.all_papers()
    day.save()
    with day.qtbot.waitSignal(day.intake.prints.ended, timeout=10_000) as ended:
        hands.key(KEY.Key_G, modifier=ALT)
    on_it = [each for each, _version in ended.args[0].paper.dossiers]
    assert on_it == [each.dossier_id for each in day.made[-2:]]

    day.call()  # papers are missing
    day.card(hands.AN)
    day.choose()
    hands.key(KEY.Key_B, modifier=CTRL)
    day.type("ban chinh")
    with day.qtbot.waitSignal(day.intake.prints.ended, timeout=10_000):
        hands.key(KEY.Key_Return)
        day.until(lambda: day.intake.state.saved)
    day.made.append(day.intake.state.saved)
    assert day.page(day.made[-1]).letters[0].text == "ban chinh"

    day.call()  # a birth date that nobody can read
    day.card(hands.CHAU)
    day.choose()
    day.all_papers()
    day.pane.person.forms[Role.SUBMITTER].fields["born"].setFocus()
    hands.key(KEY.Key_A, modifier=CTRL)
    day.type("31/02/2005")
    hands.key(KEY.Key_Return, modifier=CTRL)
    assert "Chưa đọc được ngày sinh" in day.intake.state.said
    hands.key(KEY.Key_Return)
    day.save()
    assert day.page(day.made[-1]).submitter.born == "2005"

    day.call()  # looked at before and after
    day.card(hands.BINH)
    day.choose()
    day.all_papers()
    assert "chưa vào sổ" in day.look()
    day.save()
    assert "bản đã in" in day.look()

    day.call()  # no printer, then there is one
    day.pages.gone = True
    assert day.visit(hands.AN).trouble is not None
    assert "máy in không trả lời" in day.pane.saved._said.text()
    day.pages.gone = False
    with day.qtbot.waitSignal(day.intake.prints.ended, timeout=10_000) as ended:
        hands.key(KEY.Key_I, modifier=ALT)
    assert (ended.args[0].trouble, ended.args[0].paper.again) == (None, False)

    day.call()  # no database, then there is one
    day.card(hands.CHAU)
    day.choose()
    day.all_papers()
    day.store.cut = 1
    hands.key(KEY.Key_Return, modifier=CTRL)
    day.until(lambda: day.intake.state.trouble)
    day.save()

    day.call()  # refused; Esc leads to the desk
    day.card(hands.BINH)
    day.choose()
    hands.key(KEY.Key_L, modifier=ALT)
    day.type("sai noi")
    with day.qtbot.waitSignal(day.intake.prints.ended, timeout=10_000):
        hands.key(KEY.Key_Return)
        day.until(lambda: day.intake.state.saved)
    day.made.append(day.intake.state.saved)
    assert day.made[-1].state is DossierState.REFUSED
    day.finish()
    hands.key(KEY.Key_Escape)

    day.until(day.program.window.isActiveWindow)
    day.card(hands.AN)  # half entered, and the shift ends
    day.choose()
    hands.key(KEY.Key_Escape)
    day.sign_out()
    day.sign_in(stores.login(2))
    said = day.program.seat.desk.state.notice
    assert day.intake.state.kept.blank
    assert said is None or "nháp" not in said.words
    hands.key(KEY.Key_F4)
    day.until(day.pane.isActiveWindow)
    assert "Nguyễn Văn An" not in shown_in(day.pane)
    day.visit(hands.CHAU)
    hands.key(KEY.Key_Escape)
    day.sign_out()

    day.sign_in(stores.login(3))
    hands.key(KEY.Key_F4)
    day.until(day.pane.isActiveWindow)
    assert "Nguyễn Văn An" in shown_in(day.pane)
    day.all_papers()
    day.save()

    assert len({each.code for each in day.made}) == len(day.made) == 10 + 4 * times
    check_book(day)
    day.until(lambda: list((tmp_path / "drafts").iterdir()) == [])


def shown_in(pane):
    """Everything that can be read in its fields."""
    forms = pane.person.forms.values()
    return " ".join(field.text() for form in forms for field in form.fields.values())


def check_book(day):
    """Each visit once, and nobody's name in the history."""

    def read(conn, site_id):
        rows = conn.execute(select(dossiers_table).where(dossiers_table.c.site_id == site_id))
        return len(rows.all()), str(conn.execute(select(event)).all())

    count, told = day.site.store.read(read)
    assert count == len(day.made)
    assert not any(card.split("|")[2] in told for card in CARDS)
    assert day.site.store.read(history.verify).faults == ()
