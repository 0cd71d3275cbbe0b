"""Printers: a picture in, a verdict out within five seconds, whatever the printer does."""

import os
import queue
import stat
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from PIL import Image

from office.errors import PrinterBusy, PrinterTrouble, PrinterUnreachable
from office.settings import kinds
from office.thermal import conversation, escpos_bytes, ports, spoolers, transports
from office.thermal.escpos_bytes import Status
from office.thermal.raster import DOTS

LIMIT = 5.0
Answer = TypeVar("Answer")


class Outcome(StrEnum):
    """How a print ended."""

    PRINTED = "printed"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a print. `papers` were seen to come out whole; `cause` says why one failed.

    SENT: every byte was handed over and the printer did not say what became of them.
    """

    outcome: Outcome
    cause: PrinterTrouble | None = None
    papers: int = 0
    paper_low: bool = False


class Printer(Protocol):
    """A place where papers come out. Both verbs block and belong in the device worker."""

    @property
    def paper_mm(self) -> int:
        """The roll's width: 80 or 58."""

    def print(self, picture: Image.Image) -> Verdict:
        """Prints the picture, as many copies as the office set."""

    def status(self) -> Status:
        """How the printer says it is, without printing."""


@dataclass(frozen=True, slots=True)
class NullPrinter:
    """For an office without paper: the number on the screen is all, nothing is missed."""

    paper_mm: int = 80

    def print(self, picture: Image.Image) -> Verdict:  # noqa: ARG002  # Printer's shape
        return Verdict(outcome=Outcome.PRINTED)

    def status(self) -> Status:
        return Status(answered=True)


@dataclass(frozen=True, slots=True)
class FilePrinter:
    """Adds the bytes a printer would get to a file, paper after paper."""

    path: Path
    paper_mm: int = 80
    copies: int = 1

    def print(self, picture: Image.Image) -> Verdict:
        data = escpos_bytes.paper_bytes(_fitting(picture, self.paper_mm)) * self.copies
        try:
            with self.path.open("ab") as file:
                file.write(data)
        except OSError:
            return Verdict(outcome=Outcome.FAILED, cause=PrinterUnreachable())
        return Verdict(outcome=Outcome.PRINTED, papers=self.copies)

    def status(self) -> Status:
        if os.access(self.path if self.path.exists() else self.path.parent, os.W_OK):
            return Status(answered=True)
        return Status(answered=True, trouble=PrinterUnreachable())


class ThermalPrinter:
    """A thermal printer behind a transport."""

    def __init__(
        self,
        transport: transports.Transport,
        *,
        paper_mm: int = 80,
        copies: int = 1,
        limit: float = LIMIT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.paper_mm = paper_mm
        self._transport = transport
        self._copies = copies
        self._limit = limit
        self._clock = clock
        self._stuck: threading.Thread | None = None

    def print(self, picture: Image.Image) -> Verdict:
        data = escpos_bytes.paper_bytes(_fitting(picture, self.paper_mm))
        line = len(data) * self._copies * self._transport.byte_seconds
        busy = Verdict(outcome=Outcome.FAILED, cause=PrinterBusy())
        return self._within(line, lambda deadline: self._print(deadline, data), busy)

    def status(self) -> Status:
        busy = Status(answered=True, trouble=PrinterBusy())
        return self._within(0.0, self._status, busy)

    def _status(self, deadline: conversation.Deadline) -> Status:
        try:
            with conversation.opened(self._transport, deadline) as talk:
                return talk.ask()
        except PrinterTrouble as trouble:
            return Status(answered=True, trouble=trouble)

    def _print(self, deadline: conversation.Deadline, data: bytes) -> Verdict:
        talk: conversation.Conversation | None = None
        try:
            with conversation.opened(self._transport, deadline) as talk:
                return self._talk(talk, data)
        except PrinterTrouble as trouble:
            papers = min(talk.receipts, self._copies) if talk else 0
            return Verdict(outcome=Outcome.FAILED, cause=trouble, papers=papers)

    def _talk(self, talk: conversation.Conversation, data: bytes) -> Verdict:
        before = talk.ask()
        if before.trouble is not None:
            raise before.trouble
        for _ in range(self._copies):
            talk.send(data)
        after = talk.confirm(self._copies, heard=before.answered)
        if not after.answered:
            return Verdict(outcome=Outcome.SENT, papers=min(talk.receipts, self._copies))
        return Verdict(outcome=Outcome.PRINTED, papers=self._copies, paper_low=after.paper_low)

    def _within(
        self, more: float, work: Callable[[conversation.Deadline], Answer], overrun: Answer
    ) -> Answer:
        """A last guard of its own thread: looking up a name or a spooler takes no time limit.

        Work left behind stops at its next step; until then the printer counts as busy.
        """
        if self._stuck is not None and self._stuck.is_alive():
            return overrun
        deadline = conversation.Deadline(self._limit * 0.9, self._clock, more)
        answers: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put(work(deadline))
            except BaseException as bug:  # raised again where the caller waits
                answers.put(bug)

        self._stuck = threading.Thread(target=run, name="printer", daemon=True)
        self._stuck.start()
        try:
            answer = answers.get(timeout=self._limit + more)
        except queue.Empty:
            return overrun
        self._stuck.join()
        if isinstance(answer, BaseException):
            raise answer
        return answer


def _fitting(picture: Image.Image, paper_mm: int) -> Image.Image:
    if picture.width > DOTS[paper_mm]:
        raise ValueError(f"a picture {picture.width} dots wide on {paper_mm} mm paper")
    return picture


def printer_from(spec: str, paper_mm: int = 80, copies: int = 1) -> Printer:
    """The printer that a setting names; ValueError if it names none."""
    kinds.PRINTER.read(spec)
    kind = spec.partition(":")[0]
    if kind == "null":
        return NullPrinter(paper_mm)
    found = kinds.PRINTERS[kind].fullmatch(spec)
    named = found.groupdict() if found else {}
    if kind == "file" and not _is_device(named["path"]):
        return FilePrinter(Path(named["path"]), paper_mm, copies)
    return ThermalPrinter(_transport(kind, named), paper_mm=paper_mm, copies=copies)


def _is_device(path: str) -> bool:
    try:
        return stat.S_ISCHR(Path(path).stat().st_mode)
    except OSError:
        return path.startswith("/dev/")


def _transport(kind: str, named: dict[str, str]) -> transports.Transport:
    match kind:
        case "tcp":
            return transports.Tcp(named["host"], int(named["port"]))
        case "usb":
            return ports.Usb(int(named["vendor"], 16), int(named["product"], 16))
        case "serial":
            return ports.Serial(named["device"], int(named["baud"]))
        case "file":
            return ports.DeviceFile(named["path"])
        case "cups":
            return spoolers.Cups(named["name"])
        case _:
            return spoolers.Windows(named["name"])
