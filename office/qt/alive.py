"""Signals of the whole application, heard by screen objects that may go before it does."""

from collections.abc import Callable
from types import MethodType
from typing import Any
from weakref import WeakMethod, finalize, ref

from PySide6.QtCore import QObject, SignalInstance
from shiboken6 import delete, isValid


def while_alive(signal: SignalInstance, slot: Callable[..., None]) -> None:
    """Connects a bound method of a QObject until that is gone.

    A plain connection outlives what the garbage collector has already emptied: the window's end
    moves the focus, and the slot is called on an object without its attributes.
    """
    assert isinstance(slot, MethodType)
    weak, owner = WeakMethod(slot), ref(slot.__self__)

    def call(*values: Any) -> None:
        alive = weak()
        if alive is not None and isValid(owner()):
            alive(*values)

    finalize(slot.__self__, QObject.disconnect, signal.connect(call)).atexit = False


def take_down(*windows: QObject) -> None:
    """Destroys windows now, while all that their last events are told to is still whole.

    Left to the garbage collector, their parts would be emptied in any order.
    """
    for window in windows:
        if isValid(window):
            delete(window)
