"""Papers of a dossier, asked for by its id once it is in the book."""

from collections.abc import Callable
from typing import Protocol


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


Tell = Callable[[str], None]  # shows a sentence when paper did not come
# By the login of who asks, for the note of who looked, and how they are told of trouble.
PrintsFor = Callable[[str, Tell], Prints]
