"""Looking at a paper before it is printed, and choosing where it comes out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from counter.controls.numbered import Item
from counter.papers.preview_window import PreviewWindow
from counter.papers.prints import Prints, Sheets, Wish
from office.texts import text


class Preview(QObject):
    """One window for whoever owns it. It opens at once and shows the page as soon as it is made;
    the making is the device worker's, so that nothing stands still."""

    def __init__(self, prints: Prints, home: QWidget, room: Callable[[], QRect]) -> None:
        """`room` tells where the window may stand: beside what the officer works in."""
        super().__init__(home)
        self._prints, self._home, self._room = prints, home, room
        self._wish: Wish | None = None
        self._sheets: Sheets | None = None
        self.window: PreviewWindow | None = None

    def show(self, wish: Wish) -> None:
        """Open on a paper."""
        window = self._opened()
        self._wish, self._sheets = wish, None
        window.show_waiting(wish.title, self._prints.chosen_printer())
        window.stand_at(self._room())
        self._prints.look(wish, window.fit(), lambda sheets: self._shown(wish, sheets))

    def close(self) -> None:
        """Away with it; the keys go back to where they came from."""
        window, self.window, self._wish, self._sheets = self.window, None, None, None
        if window is not None:
            window.hide()
            window.deleteLater()  # made anew each time: nothing of a paper stays behind it
            if self._home.isVisible():
                self._home.window().activateWindow()

    def _opened(self) -> PreviewWindow:
        if self.window is None:
            self.window = PreviewWindow()
            self.window.left.connect(self.close)
            self.window.zoomed.connect(self._zoom)
            self.window.print_asked.connect(self._print)
            self.window.printer_asked.connect(self._ask_printer)
        return self.window

    def _shown(self, wish: Wish, sheets: Sheets | None) -> None:
        if wish is not self._wish or self.window is None:
            return  # another one was asked for meanwhile, or none any more
        if sheets is None:
            self.close()
            return
        self._sheets = sheets
        self.window.show_sheets(sheets)

    def _zoom(self, times: float) -> None:
        sheets = self._sheets
        if sheets is not None:
            wide = round(sheets.wide * times)
            self._prints.draw(sheets, wide, lambda drawn: self._drawn(sheets, drawn))

    def _drawn(self, asked: Sheets, drawn: Sheets | None) -> None:
        if drawn is not None and asked is self._sheets and self.window is not None:
            self.window.show_pictures(drawn.pictures)

    def _print(self) -> None:
        wish = self._wish
        if wish is None or wish.sketch is not None:
            return
        if len(wish.dossier_ids) > 1:
            self._prints.print_visit(wish.dossier_ids)
        else:
            self._prints.print(wish.dossier_ids[0], wish.kind)
        self.close()

    def _ask_printer(self) -> None:
        self._prints.printers(self._offer)

    def _offer(self, names: tuple[str, ...]) -> None:
        if self.window is not None:
            items = [Item(text("Theo cài đặt của quầy"), lambda: self._choose(""))]
            items += [Item(name, lambda name=name: self._choose(name)) for name in names]  # type: ignore[misc]
            on_roll = text(
                "Máy được chọn in mọi giấy tờ trên khổ A4, cả giấy hẹn. Chọn “Theo cài đặt của"
                " quầy” thì giấy hẹn lại ra giấy cuộn."
            )
            self.window.show_printers(items, on_roll if self._prints.has_roll() else "")

    def _choose(self, name: str) -> None:
        self._prints.choose_printer(name)
        if self._wish is not None:
            self.show(self._wish)  # a page looks otherwise than a roll
