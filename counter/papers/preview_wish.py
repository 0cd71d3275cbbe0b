"""What is looked at before it is printed, and what was made of it."""

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from counter.papers.kinds import TITLES, Paper
from counter.papers.preview_draft import Sketch
from office.texts import text


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
