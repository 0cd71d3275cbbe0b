"""P18 and P19 for dossiers: what is told of people stays in its tables, and what they wrote never
acts."""

import csv
import logging
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from db import tables
from db.dossiers import intake, life, lookups
from db.dossiers import tables as personal
from db.dossiers.page import dossier_page
from db.queue.counter_board import counter_board
from db.queue.issued_ticket import issued_ticket
from db.queue.kiosk_board import kiosk_board
from db.queue.sign_in_board import sign_in_board
from db.queue.wall_board import wall_board
from db.reports import registers
from db.search import dossier_search
from office import errors, logs
from office.dossiers.codes import Asked
from office.dossiers.dossier import Role
from office.dossiers.dossier_records import Search
from office.people.person import NAME_MOST, Person, clean_text
from office.reports import exports, register_sheets
from office.reports.figures import Period
from office.reports.registers import RegisterWanted, Tally
from office.settings.kinds import strange
from tests import dossiers as made
from tests.promises.busy_dossiers import (
    FETCHED,
    HELD,
    OWNED,
    SECRETS,
    busy_weeks,
    by,
    desk,
    draft,
    staffed,
)
from tests.stores import Site

ABOUT_PEOPLE = (
    personal.dossier_person, personal.dossier_note, personal.dossier_return,
    personal.dossier_content, personal.dossier_name, personal.dossier_word,
)  # fmt: skip
DAY = date(2026, 11, 23)


def rows(site: Site, table: sa.Table) -> str:
    """All that a table holds, as text."""
    found = site.store.read(lambda conn, _site: conn.execute(sa.select(table)).all())
    return "\n".join(str(tuple(row)) for row in found)


def secrets_in(said: str) -> list[str]:
    return [secret for secret in SECRETS if secret.casefold() in said.casefold()]


def refuse_some(site: Site) -> None:
    """Gestures that are refused with people's words in their hands."""
    mine = desk(site, intake.register, draft())
    for command, words in (
        (life.return_result, ("Lục Ẩn", "Căn cước kín")),
        (life.correct, ("Đính chính kín",)),
        (life.amend, ({Role.OWNER: OWNED}, )),
    ):  # fmt: skip
        with pytest.raises(errors.Refused) as refused:
            by(site, "bao", command, mine.dossier_id, *words)
        assert secrets_in(str(refused.value)) == []
    with pytest.raises(errors.Refused) as refused:
        by(site, "bao", intake.register, draft())
    assert secrets_in(str(refused.value)) == []


def test_nothing_of_people_stands_outside_its_tables_or_in_a_log(quick_site: Site, tmp_path: Path):
    logs.start("counter", tmp_path)
    busy_weeks(quick_site)
    refuse_some(quick_site)
    logging.getLogger("db").warning("looked through")

    kept = "\n".join(rows(quick_site, table) for table in ABOUT_PEOPLE)
    assert secrets_in(kept) == list(SECRETS), "a secret that is kept nowhere proves nothing"
    for table in tables.metadata.sorted_tables:
        if table not in ABOUT_PEOPLE:
            assert secrets_in(rows(quick_site, table)) == [], table.name
    written = (tmp_path / "counter.log").read_text(encoding="utf-8")
    assert "looked through" in written
    assert secrets_in(written) == []


def test_no_screen_in_the_hall_nor_a_citizens_view_names_anybody(quick_site: Site):
    busy_weeks(quick_site)
    ticket = quick_site.open(day=quick_site.clock().date()).issue("dat-dai")
    quick_site.call()
    read, now = quick_site.store.read, quick_site.clock()
    shown: list[Any] = [
        read(wall_board, 0),
        read(kiosk_board, now=now),
        read(sign_in_board, now=now),
        read(issued_ticket, ticket.ticket_id, now=now),
        *(read(counter_board, number, now=now) for number in (1, 2, 3)),
    ]
    found = read(lambda conn, _site: conn.execute(sa.select(personal.dossier)).all())
    views = [read(lookups.citizen_view, Asked(code=row.code), now=now) for row in found]
    shown += views

    assert sum(view is not None for view in views) >= 6
    assert shown[0].calls
    for each in shown:
        assert secrets_in(repr(each)) == []


def test_whoever_prints_a_person_by_mistake_prints_nobody():
    assert secrets_in(repr((HELD, OWNED, FETCHED))) == []


# Formulas, markup, commands to printers and shells, marks of direction, what cannot be seen.
HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "@SUM(1;2)", "-2+3", "＝HYPERLINK(1)", "<b>Đậm</b>",
    "<img src=x onerror=y>", "\x1b@\x1bp\x00Chuông\x07", "\u202eTrần\u202c Ngược",
    "Ho\u200bàng\ufeff",
    "\ud800Nửa cặp", "x" * 200, "ß" * 200, unicodedata.normalize("NFD", "Nguyễn Thị Ánh Tuyết"),
    "{0.__class__}", "%s%n", "'; DROP TABLE dossier;--", "Hai\r\nDòng", "\tLê  Thị\u00a0Hoa ",
)  # fmt: skip


def test_what_people_are_called_is_kept_harmless_and_found_again(quick_site: Site):
    staffed(quick_site)
    for name in HOSTILE:
        clean = clean_text(name, NAME_MOST)
        who = Person(name=name, address=name, id_number=name, phone=name, email=name, born=name)
        mine = desk(quick_site, intake.register, made.draft(who=who, owner=who, note=name))
        desk(quick_site, life.amend, mine.dossier_id, {Role.FETCHER: who})
        desk(quick_site, life.request_supplement, mine.dossier_id, (name,), name)
        page = quick_site.store.read(dossier_page, mine.dossier_id, now=quick_site.clock())
        texts = [
            text
            for person in page.people.values()
            for text in (person.name, person.address, person.id_number, person.phone, person.born)
        ]
        assert [each.name for each in page.people.values()] == [clean] * 3
        letter = page.letters[0]
        texts += [*page.note.splitlines(), *letter.text.splitlines(), *letter.items]
        assert not any(map(strange, texts))
        found = quick_site.store.read(
            dossier_search.find, Search(words=clean), now=quick_site.clock()
        )
        assert clean in [line.owner for line in found.lines]


def test_in_an_export_every_name_stays_text(quick_site: Site, tmp_path: Path):
    staffed(quick_site)
    for name in HOSTILE:
        desk(quick_site, intake.register, made.draft(who=Person(name=name, address=name)))
    wanted = RegisterWanted(period=Period(DAY, DAY))
    above = registers.head(quick_site.store, wanted)
    sheet = lambda: register_sheets.register_sheet(  # noqa: E731
        above, registers.lines(quick_site.store, above), Tally()
    )
    exports.write_xlsx(tmp_path / "so.xlsx", [sheet()])
    exports.write_csv(tmp_path / "so.csv", sheet())

    cells = [cell for line in openpyxl.load_workbook(tmp_path / "so.xlsx").active for cell in line]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    clean = {clean_text(name, NAME_MOST) for name in HOSTILE}
    assert clean <= {cell.value for cell in cells}
    with (tmp_path / "so.csv").open(encoding="utf-8-sig", newline="") as file:
        fields = [field for line in csv.reader(file) for field in line]
    assert not [field for field in fields if field[:1] in set("=+-@＝\t\r\n")]
    assert clean <= {field.removeprefix("'") for field in fields} | {"'; DROP TABLE dossier;--"}


def test_a_name_that_cannot_be_seen_is_none(quick_site: Site):
    staffed(quick_site)
    for name in ("", " ", "\u200b\u202e", "\x00\x1b"):
        unseen = made.draft(who=Person(name=name))
        with pytest.raises(errors.DossierIncomplete):
            desk(quick_site, intake.register, unseen)
        with pytest.raises(errors.DossierIncomplete):
            desk(quick_site, intake.advise, unseen, ("Bản sao",), "")
