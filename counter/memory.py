"""What this machine remembers between days: the counter sat at last and the call bar's place."""

from pathlib import Path

from PySide6.QtCore import QSettings

from counter.controls.docking import Edge


class Memory:
    """A small file of this user's. Whatever cannot be read in it is as if never written."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def counter_of(self, login: str) -> int | None:
        """The counter this officer sat at last, on this machine."""
        return _number(self._file.value(f"counters/{login.lower()}"))

    def last_counter(self) -> int | None:
        """The counter used last on this machine."""
        return _number(self._file.value("counters_last"))

    def last_login(self) -> str:
        """Who signed in last on this machine."""
        return str(self._file.value("login_last") or "")

    def sat_down(self, login: str, counter_id: int) -> None:
        """Remember who works where."""
        self._file.setValue(f"counters/{login.lower()}", counter_id)
        self._file.remove(f"units/{login.lower()}")
        self._file.setValue("counters_last", counter_id)
        self._file.setValue("login_last", login)
        self._file.sync()

    def unit_of(self, login: str) -> str:
        """The unit this officer signed in to at last, on this machine, as it is called."""
        return str(self._file.value(f"units/{login.lower()}") or "") if login else ""

    def worked_in(self, login: str, unit: str) -> None:
        """Remember who needs no counter."""
        self._file.setValue(f"units/{login.lower()}", unit)
        self._file.setValue("login_last", login)
        self._file.sync()

    def printer_of(self, login: str) -> str:
        """The printer this officer chose on this machine, "" if none."""
        return str(self._file.value(f"printers/{login.lower()}") or "") if login else ""

    def prints_at(self, login: str, name: str) -> None:
        """Remember where this officer prints; "" forgets it."""
        if name:
            self._file.setValue(f"printers/{login.lower()}", name)
        else:
            self._file.remove(f"printers/{login.lower()}")
        self._file.sync()

    def bar_place(self) -> tuple[Edge, int, int] | None:
        """The bar's edge and corner, if it was ever moved."""
        edge = str(self._file.value("bar/edge") or "")
        x, y = _number(self._file.value("bar/x")), _number(self._file.value("bar/y"))
        if edge not in list(Edge) or x is None or y is None:
            return None
        return Edge(edge), x, y

    def bar_moved(self, edge: Edge, x: int, y: int) -> None:
        """Remember where the bar stands."""
        self._file.setValue("bar/edge", edge.value)
        self._file.setValue("bar/x", x)
        self._file.setValue("bar/y", y)
        self._file.sync()


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None
