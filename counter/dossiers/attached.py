"""Files of a dossier at the screen: which paper one belongs to, which to look at, and choosing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFileDialog, QWidget

from counter.controls.numbered import Item
from office.dossiers.dossier_records import AttachedFile, DossierPage
from office.dossiers.draft import PaperState
from office.qt import look
from office.texts import text

WIDE = 310  # px for the words of a line
PDF = "application/pdf"


def papers_for(page: DossierPage, do: Callable[[int | None], object]) -> tuple[Item, ...]:
    """The papers that a file may be a picture of, and the dossier as a whole."""
    lines = [
        _paper(number, each.title, do)
        for number, each in enumerate(page.papers, 1)
        if each.state is not PaperState.NOT_NEEDED
    ]
    return (*lines, Item(text("Cả hồ sơ, không theo giấy nào"), lambda: do(None)))


def files_for(
    page: DossierPage, paper: int | None, do: Callable[[AttachedFile], object]
) -> tuple[Item, ...]:
    """The files of one paper, of all where `paper` is None: by paper, the oldest first."""
    files = [each for each in page.files if paper is None or each.paper == paper]
    files.sort(key=lambda each: (each.paper is None, each.paper or 0, each.attachment_id))
    return tuple(_file(page, each, do) for each in files)


def choose_file(parent: QWidget, folder: str, then: Callable[[Path], object]) -> QFileDialog:
    """Asks for a photo or PDF without holding up the program; `then` gets what was chosen."""
    dialog = QFileDialog(parent, text("Chọn ảnh hoặc tệp PDF"), folder or _pictures())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(text("Ảnh, PDF") + " (*.jpg *.jpeg *.png *.pdf)")
    for label, said in (
        (QFileDialog.DialogLabel.LookIn, text("Trong thư mục")),
        (QFileDialog.DialogLabel.FileName, text("Tên tệp")),
        (QFileDialog.DialogLabel.FileType, text("Loại tệp")),
        (QFileDialog.DialogLabel.Accept, text("Đính kèm")),
        (QFileDialog.DialogLabel.Reject, text("Thôi")),
    ):
        dialog.setLabelText(label, said)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def _pictures() -> str:
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return pictures if Path(pictures).is_dir() else str(Path.home())


def _paper(number: int, title: str, do: Callable[[int | None], object]) -> Item:
    return Item(_short(f"{number}. {title}", ""), lambda: do(number))


def _file(page: DossierPage, file: AttachedFile, do: Callable[[AttachedFile], object]) -> Item:
    known = file.paper is not None and file.paper <= len(page.papers)
    title = text("Cả hồ sơ")
    if known and file.paper:  # numbered as on the card: long titles often begin alike
        title = f"{file.paper}. {page.papers[file.paper - 1].title}"
    same = [each.attachment_id for each in page.files if each.paper == file.paper]
    place = f" {same.index(file.attachment_id) + 1}" if len(same) > 1 else ""
    kind = text("PDF") if file.media == PDF else text("ảnh")
    return Item(_short(title, f" · {kind}{place}"), lambda: do(file))


def _short(title: str, more: str) -> str:
    """The title cut where a line has no more room; what comes after it stays whole."""
    metrics = QFontMetrics(look.font(15, look.SEMIBOLD))
    room = WIDE - metrics.horizontalAdvance(more)
    return metrics.elidedText(title, Qt.TextElideMode.ElideRight, room) + more
