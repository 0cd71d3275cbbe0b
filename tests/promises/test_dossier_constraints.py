"""What tables and moves refuse, should every screen forget it."""

import pytest

from db.dossiers import circulation, intake, life
from office import errors
from office.dossiers.dossier import MOVES, DossierState, Move
from tests import dossiers as made
from tests.promises import plain
from tests.promises.busy_dossiers import by, desk, staffed
from tests.promises.test_constraints import copied, refused
from tests.stores import Site


def test_a_dossiers_code_and_its_short_code_cannot_stand_twice(quick_site: Site, quick_url: str):
    staffed(quick_site)
    desk(quick_site, intake.register, made.draft())
    for alone, other in (("lookup", "code"), ("code", "lookup")):
        mine = {alone: "'AAAA2222'"}
        refused(quick_url, copied(quick_url, "dossier", "dossier_id", **mine))
        plain.run(
            quick_url,
            copied(quick_url, "dossier", "dossier_id", **mine, **{other: "'BBBB3333'"}),
            "DELETE FROM dossier WHERE dossier_id > 1000",
        )


def test_who_does_not_hold_a_dossier_moves_nothing(quick_site: Site):
    staffed(quick_site)
    mine = desk(quick_site, intake.register, made.draft())
    for command, words in (
        (circulation.record_result, ()),
        (circulation.hand_over, ("van-hoa",)),
        (life.withdraw, ("Lý do",)),
        (life.notify, ("phone",)),
    ):
        with pytest.raises(errors.DossierElsewhere):
            by(quick_site, "bao", command, mine.dossier_id, *words)
    desk(quick_site, life.notify, mine.dossier_id, "phone", seen=mine.version)


def test_a_dossier_moves_only_by_the_table_of_moves(quick_site: Site):
    staffed(quick_site)
    mine = desk(quick_site, intake.register, made.draft())
    assert Move.RETURN_RESULT not in MOVES[DossierState.RECEIVED]
    for command, words in (
        (life.return_result, ("Trần Thị Bình", "CCCD")),
        (life.receive_supplement, ()),
        (life.finance_done, ()),
        (life.correct, ("Sai chữ",)),
    ):
        with pytest.raises(errors.DossierMoveNotAllowed):
            desk(quick_site, command, mine.dossier_id, *words)
    desk(quick_site, life.notify, mine.dossier_id, "phone", seen=mine.version)
