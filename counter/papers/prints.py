"""Papers of a dossier, asked for by its id, and what is looked at before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtGui import QImage

from counter.papers.kinds import TITLES, Paper
from counter.papers.preview_draft import Sketch
from office.texts import text

Tell = Callable[[str], None]  # shows a sentence when paper did not come


@dataclass(frozen=True, slots=True)
class Wish:
    """A paper of dossiers in the book, or the receipt of a draft."""

    kind: str
    dossier_ids: tuple[int, ...] = ()
    sketch: Sketch | None = None

    @property
    def title(self) -> str:
        """What the paper is called."""
        return text(TITLES[self.kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A paper to look at. `pictures` are `wide` pixels wide. `fresh` tells that it is not printed
    yet, `roll` that it comes out on a roll. `printer` is where it will come out, "" for what the
    counter's settings say."""

    wish: Wish
    paper: Paper
    pictures: tuple[QImage, ...] = field(repr=False)
    wide: int
    fresh: bool
    roll: bool = False
    printer: str = ""

    @property
    def said(self) -> str:
        """What kind of look this is, in a sentence."""
        if self.wish.sketch is not None:
            return text("Bản xem trước, chưa vào sổ: mã hồ sơ và mã QR có sau khi lưu.")
        if not self.fresh:
            return text("Đây là bản đã in. Bản in thêm sẽ có dấu IN LẠI nếu là giấy hẹn.")
        if self.paper.again:
            return text("Giấy này đã in trước đây: bản in tới có dấu IN LẠI.")
        return text("Đây là bản sẽ in ra.")


class Prints(Protocol):
    """Prints a dossier's papers. Calls come from the screens: they return at once and raise
    nothing; what goes wrong at the printer is told by whoever prints."""

    def print_receipt(self, dossier_id: int) -> None:
        """The receipt with the appointment; again if it was printed before."""

    def print_supplement_request(self, dossier_id: int) -> None:
        """The list of what is to be brought."""

    def print_refusal(self, dossier_id: int) -> None:
        """Why the dossier was not received."""

    def print(self, dossier_id: int, kind: str) -> None:
        """The paper of that kind: `refusal`, `extension_letter`, …"""

    def print_visit(self, dossier_ids: tuple[int, ...]) -> None:
        """One receipt for several dossiers of one visit."""

    def look(self, wish: Wish, wide: int, then: Callable[[Sheets | None], None]) -> None:
        """The pages that would be printed, at most `wide` pixels wide; None where that failed
        and was told."""

    def draw(self, sheets: Sheets, wide: int, then: Callable[[Sheets | None], None]) -> None:
        """The same pages, `wide` pixels wide."""

    def printers(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """The printers that this computer knows."""

    def chosen_printer(self) -> str:
        """The printer the officer chose, "" for what the counter's settings say."""

    def choose_printer(self, name: str) -> None:
        """Print there from now on, also after the next sign-in on this machine."""

    def has_roll(self) -> bool:
        """Whether the counter's receipts come out on a roll while no printer is chosen."""


class NullPrints:
    """A counter without a printer."""

    def print_receipt(self, dossier_id: int) -> None:
        """Prints nothing."""

    def print_supplement_request(self, dossier_id: int) -> None:
        """Prints nothing."""

    def print_refusal(self, dossier_id: int) -> None:
        """Prints nothing."""

    def print(self, dossier_id: int, kind: str) -> None:
        """Prints nothing."""

    def print_visit(self, dossier_ids: tuple[int, ...]) -> None:
        """Prints nothing."""

    def look(
        self,
        wish: Wish,  # noqa: ARG002  # Prints' shape
        wide: int,  # noqa: ARG002
        then: Callable[[Sheets | None], None],
    ) -> None:
        """Shows nothing."""
        then(None)

    def draw(self, sheets: Sheets, wide: int, then: Callable[[Sheets | None], None]) -> None:
        """Shows nothing."""

    def printers(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Knows none."""

    def chosen_printer(self) -> str:
        """None was chosen."""
        return ""

    def choose_printer(self, name: str) -> None:
        """Remembers nothing."""

    def has_roll(self) -> bool:
        """There is none."""
        return False


# By the login of who asks, for the note of who looked, and how they are told of trouble.
PrintsFor = Callable[[str, Tell], Prints]
