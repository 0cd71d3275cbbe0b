"""Attaching a photo or file to the open dossier, and looking at those it has."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from counter.dossiers import attached
from counter.dossiers.worklist import WorkList
from office.errors import AttachmentNotShown, AttachmentsNowhere
from office.texts import text


class FileWork(QObject):
    """What is to be chosen from is `listed` for the page to show; `settled` says that it was."""

    listed = Signal(str, object)  # a title, and the items
    settled = Signal()

    def __init__(self, room: WorkList, owner: QWidget) -> None:
        super().__init__(owner)
        self._room, self._owner = room, owner
        self._folder = ""  # where the last file was chosen
        room.viewable.connect(self._view)

    def ask_paper(self) -> None:
        """Which paper the file is of; without a place for files, why not."""
        opened = self._room.state.opened
        if self._room.files is None:
            self._room.tell(AttachmentsNowhere().message(), trouble=True)
        elif opened is not None:
            items = attached.papers_for(opened.page, self._choose_file)
            self.listed.emit(text("Đính kèm cho giấy nào?"), items)

    def show_all(self) -> None:
        """The dossier's files."""
        self.show_files(None)

    def show_files(self, paper: int | None) -> None:
        """The only file of a paper, of all where it is None, at once; else a list of them."""
        opened = self._room.state.opened
        if opened is None:
            return
        items = attached.files_for(opened.page, paper, self._room.view_file)
        if len(items) == 1:
            items[0].press()
        elif items:
            self.listed.emit(text("Xem tệp nào?"), items)

    def _choose_file(self, paper: int | None) -> None:
        self.settled.emit()
        opened = self._room.state.opened
        if opened is not None:  # a scan may open another dossier behind the dialog
            mine = opened.page.dossier.dossier_id
            attached.choose_file(self._owner, self._folder, partial(self._attach, mine, paper))

    def _attach(self, dossier_id: int, paper: int | None, source: Path) -> None:
        self._folder = str(source.parent)
        self._room.attach(dossier_id, source, paper)

    def _view(self, place: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            why = text("máy chưa có chương trình xem loại tệp này")
            self._room.tell(AttachmentNotShown(reason=why).message(), trouble=True)
