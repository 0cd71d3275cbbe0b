"""What a closed window may leave behind: threads, timers that run, listeners, screens' objects."""

import gc
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMetaMethod, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Q = TypeVar("Q", bound=QObject)
ROOMS = ("counter", "kiosk", "display", "office")


@dataclass(frozen=True, slots=True)
class Census:
    """How many there are of each kind, by what they are called."""

    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def take(cls, **shared: QObject) -> "Census":
        """Of this process, and of those who listen to what is `shared` among screens."""
        let_go()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        shared |= {"app": app, "clipboard": QGuiApplication.clipboard()}
        return cls(
            Counter(f"thread {each.name}" for each in threading.enumerate())
            + Counter(f"timer of {_owner(each)}" for each in _alive(QTimer) if each.isActive())
            + Counter(f"widget {type(each).__name__}" for each in QApplication.allWidgets())
            + Counter(f"object {type(each).__name__}" for each in _alive(QObject) if _is_ours(each))
            + _listeners(shared)
        )

    def left_since(self, before: "Census") -> list[str]:
        """What there is more of than before."""
        more = self.counts - before.counts
        return sorted(f"{count} × {what}" for what, count in more.items())


def let_go() -> None:
    """Everything that is done with is gone."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()


def _alive(kind: type[Q]) -> list[Q]:
    return [each for each in gc.get_objects() if isinstance(each, kind) and isValid(each)]


def _is_ours(each: QObject) -> bool:
    """Whether it is a screen's object of the product, and no widget: those are counted already."""
    return type(each).__module__.partition(".")[0] in ROOMS and not isinstance(each, QWidget)


def _owner(timer: QTimer) -> str:
    return f"{type(timer.parent()).__name__} every {timer.interval()} ms"


def _listeners(shared: Mapping[str, QObject]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, each in shared.items():
        about = each.metaObject()
        for index in range(about.methodCount()):
            method = about.method(index)
            if method.methodType() is QMetaMethod.MethodType.Signal:
                signature = bytes(method.methodSignature().data()).decode()
                if signature.startswith("destroyed"):
                    continue  # PySide's own book-keeping
                found[f"listener to {name}.{signature}"] = each.receivers(f"2{signature}")
    return +found
