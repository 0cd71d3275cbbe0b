"""Many faults at many moments: no paper is lost silently. The printer's own roll is the judge."""

import random

import pytest

from office.thermal import escpos_bytes, transports
from office.thermal.printing import Outcome, ThermalPrinter
from tests import slips
from tests.printer import Fault, Script, printer_server

PICTURE = slips.picture()
PICTURES = [PICTURE.crop((0, 0, 576, 300)), PICTURE.crop((0, 100, 576, 240)), PICTURE]
QUESTIONS = 12  # bytes of the four status questions before a job
RECEIPT = 3  # bytes after each paper

WAITING = (Fault.SILENT, Fault.STALL, Fault.NO_RECEIPT)


def one_fault(chance: random.Random) -> None:
    """One print with a random fault at a random byte."""
    copies = chance.choice((1, 1, 2))
    picture = chance.choice(PICTURES)
    length = (len(escpos_bytes.paper_bytes(picture)) + RECEIPT) * copies + QUESTIONS
    fault = chance.choice(list(Fault))
    after = chance.choice((0, chance.randrange(length), chance.randrange(length), length - 1))
    limit = 0.3 if fault in WAITING else 5.0
    with printer_server(Script(fault, after, eager=chance.random() < 0.2)) as server:
        way = transports.Tcp("127.0.0.1", server.port)
        verdict = ThermalPrinter(way, copies=copies, limit=limit).print(picture)
        out = list(server.papers)

    assert [one.tobytes() for one in out] == [picture.tobytes()] * len(out)
    assert verdict.papers <= len(out)
    if verdict.outcome is Outcome.PRINTED:
        assert len(out) == copies, (fault, after)
    if verdict.outcome is Outcome.FAILED:
        assert verdict.cause is not None
    if fault in (Fault.NONE, Fault.NEAR_END):
        assert verdict.outcome is Outcome.PRINTED


def test_no_paper_is_lost_silently_in_120_faults() -> None:
    chance = random.Random(10)
    for _ in range(120):
        one_fault(chance)


@pytest.mark.long
def test_no_paper_is_lost_silently_in_2000_faults() -> None:
    seed = random.randrange(2**32)
    print("seed", seed)  # shown when it fails
    chance = random.Random(seed)
    for _ in range(2000):
        one_fault(chance)
