import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from office.errors import CoverOpen, PaperOut, PrinterBusy, PrinterTrouble, PrinterUnreachable
from office.thermal import escpos_bytes, papers, printing, transports
from office.thermal.printing import FilePrinter, NullPrinter, Outcome, ThermalPrinter, Verdict
from tests import slips
from tests.escpos_decoder import decode
from tests.printer import (
    Fault,
    PrinterServer,
    Script,
    hung_port,
    printer_server,
    refused_port,
)

PICTURE = slips.picture()
SMALL = PICTURE.crop((0, 0, 576, 300))
LENGTH = len(escpos_bytes.paper_bytes(PICTURE))
QUESTIONS = 12  # bytes of the four status questions before a job


def thermal(port: int, *, copies: int = 1, limit: float = 5.0) -> ThermalPrinter:
    return ThermalPrinter(transports.Tcp("127.0.0.1", port), copies=copies, limit=limit)


def printed_by(
    server: PrinterServer, *, copies: int = 1, limit: float = 5.0, picture: Image.Image = PICTURE
) -> Verdict:
    return thermal(server.port, copies=copies, limit=limit).print(picture)


def same(left: list[Image.Image], right: list[Image.Image]) -> bool:
    """Bit by bit."""
    return [(one.size, one.tobytes()) for one in left] == [
        (one.size, one.tobytes()) for one in right
    ]


@pytest.mark.parametrize("width_mm", [80, 58])
def test_what_comes_out_is_the_picture_bit_by_bit(width_mm: int) -> None:
    picture = slips.picture(width_mm)
    with printer_server() as server:
        printer = ThermalPrinter(transports.Tcp("127.0.0.1", server.port), paper_mm=width_mm)
        verdict = printer.print(picture)

        assert verdict == Verdict(outcome=Outcome.PRINTED, papers=1)
        assert same(server.papers, [picture])


def test_the_code_on_the_paper_reads_as_its_payload() -> None:
    with printer_server() as server:
        printed_by(server)

        found = zxingcpp.read_barcodes(server.papers[0].convert("L"))
    assert [one.text for one in found] == [papers.ticket_payload(slips.facts(), slips.OFFICE)]


def test_two_copies_are_two_papers_each_cut() -> None:
    with printer_server() as server:
        verdict = printed_by(server, copies=2)

        assert verdict.papers == 2
        assert same(server.papers, [PICTURE, PICTURE])


@pytest.mark.parametrize("hostile", slips.HOSTILE)
def test_no_text_from_outside_is_ever_a_command(hostile: str) -> None:
    service = replace(slips.SERVICE, title=hostile, title_en=hostile, bring=(hostile,))
    office = replace(slips.OFFICE, title=hostile, authority=hostile, hotline=hostile)
    picture = slips.picture(service=service, office=office)
    with printer_server() as server:
        verdict = printed_by(server, picture=picture)

        assert verdict.outcome is Outcome.PRINTED
        assert server.wrong is None
        kinds = {command.partition(" ")[0] for command in server.decoder.commands}
        assert kinds == {"initialise", "raster", "cut", "status", "receipt"}


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (Fault.PAPER_OUT, PaperOut),
        (Fault.COVER_OPEN, CoverOpen),
        (Fault.JAM, PrinterTrouble),
        (Fault.OFFLINE, PrinterBusy),
        (Fault.DROP, PrinterUnreachable),
    ],
)
@pytest.mark.parametrize("after", [0, QUESTIONS + 20_000, QUESTIONS + LENGTH - 1])
def test_a_fault_before_or_amid_the_job_is_told_with_its_cause(
    fault: Fault, cause: type[PrinterTrouble], after: int
) -> None:
    with printer_server(Script(fault, after)) as server:
        verdict = printed_by(server)

        assert verdict.outcome is Outcome.FAILED
        assert type(verdict.cause) is cause
        assert server.papers == []


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFFLINE])
def test_a_printer_that_is_not_ready_is_sent_no_job_to_print_later(fault: Fault) -> None:
    with printer_server(Script(fault)) as server:
        printed_by(server)

        assert server.taken == QUESTIONS


def test_paper_that_ends_in_the_second_copy_leaves_one_paper_counted() -> None:
    with printer_server(Script(Fault.PAPER_OUT, QUESTIONS + LENGTH + 9_000)) as server:
        verdict = printed_by(server, copies=2)

        assert type(verdict.cause) is PaperOut
        assert verdict.papers == len(server.papers) == 1


def test_paper_near_its_end_is_told_and_the_ticket_still_printed() -> None:
    with printer_server(Script(Fault.NEAR_END)) as server:
        assert printed_by(server) == Verdict(outcome=Outcome.PRINTED, papers=1, paper_low=True)


def test_a_printer_that_answers_nothing_is_never_said_to_have_printed() -> None:
    with printer_server(Script(Fault.SILENT)) as server:
        assert printed_by(server, limit=1.0).outcome is Outcome.SENT
        assert thermal(server.port, limit=1.0).status() is escpos_bytes.UNKNOWN


def test_a_printer_without_receipts_has_printed_once_it_stayed_well_long_enough() -> None:
    with printer_server(Script(Fault.NO_RECEIPT)) as server:
        assert printed_by(server, limit=1.0).outcome is Outcome.PRINTED
        assert same(server.papers, [PICTURE])


def test_a_printer_that_stops_reading_is_busy() -> None:
    with printer_server(Script(Fault.STALL, QUESTIONS + 20_000)) as server:
        verdict = printed_by(server, limit=0.5)

        assert verdict.outcome is Outcome.FAILED
        assert type(verdict.cause) is PrinterBusy


def test_an_address_where_nobody_listens_is_unreachable() -> None:
    assert type(thermal(refused_port()).print(PICTURE).cause) is PrinterUnreachable
    assert type(thermal(refused_port()).status().trouble) is PrinterUnreachable


def test_an_address_that_hangs_is_unreachable() -> None:
    with hung_port() as port:
        verdict = thermal(port, limit=0.5).print(PICTURE)

    assert verdict.outcome is Outcome.FAILED
    assert type(verdict.cause) is PrinterUnreachable


def test_after_a_fault_is_cleared_the_same_printer_prints() -> None:
    with printer_server(Script(Fault.PAPER_OUT)) as server:
        printer = thermal(server.port)
        first = printer.print(PICTURE)
        server.script = Script()
        second = printer.print(PICTURE)

        assert (first.outcome, second.outcome) == (Outcome.FAILED, Outcome.PRINTED)
        assert same(server.papers, [PICTURE])


def test_a_picture_that_looks_like_a_status_question_confuses_nobody() -> None:
    dots = Image.frombytes("1", (576, 24), bytes(255 - byte for byte in b"\x10\x04\x04" * 576))
    with printer_server(Script(eager=True)) as server:
        verdict = printed_by(server, picture=dots)

        assert verdict == Verdict(outcome=Outcome.PRINTED, papers=1)
        assert same(server.papers, [dots])


def test_a_reprint_comes_out_with_its_mark() -> None:
    again = slips.picture(again=True)
    with printer_server() as server:
        printed_by(server, picture=again)

        assert same(server.papers, [again])
        assert server.papers[0].height > PICTURE.height + 40


def test_status_is_told_without_printing() -> None:
    for fault, trouble in ((Fault.NONE, type(None)), (Fault.COVER_OPEN, CoverOpen)):
        with printer_server(Script(fault)) as server:
            status = thermal(server.port).status()

            assert status.answered
            assert type(status.trouble) is trouble
            assert server.decoder.commands.count("raster") == 0


def test_a_bug_on_the_way_to_the_printer_is_not_taken_for_a_fault() -> None:
    class Broken:
        byte_seconds = 0.0

        def open(self, within: float) -> transports.Wire:  # noqa: ARG002  # the shape
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ThermalPrinter(Broken()).print(PICTURE)


def test_a_picture_wider_than_the_paper_is_a_bug() -> None:
    with pytest.raises(ValueError, match="576 dots"):
        ThermalPrinter(transports.Tcp("127.0.0.1", 9), paper_mm=58).print(PICTURE)


# Other printers, and the setting that names them.


def test_a_file_gets_every_paper_after_the_other(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path / "paper.escpos", copies=2)
    verdict = printer.print(PICTURE)
    printer.print(SMALL)

    assert verdict == Verdict(outcome=Outcome.PRINTED, papers=2)
    out = decode(printer.path.read_bytes())
    assert same(out, [PICTURE, PICTURE, SMALL, SMALL])


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path / "missing" / "paper.escpos")

    assert type(printer.print(PICTURE).cause) is PrinterUnreachable
    assert type(printer.status().trouble) is PrinterUnreachable


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    assert FilePrinter(Path("/dev/full")).print(PICTURE).outcome is Outcome.FAILED


def test_without_a_printer_nothing_is_missed() -> None:
    assert NullPrinter().print(PICTURE).outcome is Outcome.PRINTED
    assert NullPrinter().status().trouble is None


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        ("null", NullPrinter),
        ("file:/tmp/paper.escpos", FilePrinter),
        ("file:/dev/usb/lp7", ThermalPrinter),
        ("tcp:192.168.1.50:9100", ThermalPrinter),
        ("usb:04b8:0202", ThermalPrinter),
        ("serial:/dev/ttyS0:115200", ThermalPrinter),
        ("cups:Quay_1", ThermalPrinter),
        ("windows:EPSON TM-T82", ThermalPrinter),
    ],
)
def test_a_setting_names_a_printer(spec: str, kind: type) -> None:
    printer = printing.printer_from(spec, 58, 2)

    assert type(printer) is kind
    assert printer.paper_mm == 58


@pytest.mark.parametrize("spec", ["", "tcp:printer", "tcp:a:99999", "usb:1:2", "lpt1", "file:"])
def test_a_setting_that_names_no_printer_is_refused(spec: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        printing.printer_from(spec)


def test_a_named_printer_prints() -> None:
    with printer_server() as server:
        printer = printing.printer_from(f"tcp:127.0.0.1:{server.port}", 80, 2)

        assert printer.print(PICTURE).papers == 2


def test_a_printer_library_is_loaded_only_to_print() -> None:
    code = (
        "import sys; from office.thermal import papers, printing, raster;"
        " printing.printer_from('tcp:127.0.0.1:9');"
        " print([m for m in ('escpos', 'qrcode', 'usb', 'serial') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
