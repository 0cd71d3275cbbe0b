"""An officer's hands at the intake: a card under the scanner, a few letters, papers, the book."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from counter.intake.intake import Intake
from counter.intake.pane import IntakePane
from counter.intake.state import IntakeState
from counter.queue.bar import THICK
from demo import hands
from demo.hands import until
from demo.keystrokes import Keystrokes
from demo.officers import AtCounter
from office.dossiers.dossier import Dossier
from office.ticket import State

Key = Qt.Key
HIGH = 1080 - THICK


class IntakeHands:
    """Takes the papers of whoever was called in, by keys alone, and counts them."""

    def __init__(self, at: AtCounter) -> None:
        self._at, self._fingers = at, at.fingers
        self._strokes = Keystrokes(at.fingers.scanner)

    @property
    def pane(self) -> IntakePane:
        """What the officer looks at."""
        assert self._at.program.seat is not None
        return self._at.program.seat.pane

    @property
    def state(self) -> IntakeState:
        """What it shows."""
        return self._intake.state

    def count(self) -> None:
        """What hands do from now on is counted."""
        self._strokes.start()

    def counted(self) -> int:
        """How many actions it were."""
        return self._strokes.stop()

    def card(self, card: str) -> None:
        """A card under the scanner: the pane opens with who it is, and they are being served."""
        self._see(lambda: self.state.ready, "danh mục thủ tục")
        self._strokes.scan_begins()
        self._fingers.scan(card)
        self._strokes.scan_ends()
        self._see(self.pane.isActiveWindow, "ngăn tiếp nhận hồ sơ")
        self._see(lambda: self.state.draft.submitter.name, "tên trên thẻ")
        self._see(lambda: self._at.here and self._at.here.state is State.SERVING, "phục vụ")

    def phone(self, number: str) -> None:
        """Alt+1, the number, Enter."""
        self._fingers.press(Key.Key_1, hands.ALT)
        self._fingers.write(number)
        self._fingers.press(Key.Key_Return)

    def procedure(self, letters: str, code: str) -> None:
        """A few letters, until the procedure stands first; then Enter."""
        self._fingers.write(letters)
        self._see(lambda: self.state.found and self.state.found[0].code == code, letters)
        self._fingers.press(Key.Key_Return)
        self._see(lambda: self.state.procedure, "thủ tục")

    def all_papers(self) -> None:
        """0: nothing is missing."""
        self._fingers.write("0")
        self._see(lambda: not self.state.lacking, "đủ giấy tờ")

    def paper(self, number: int) -> None:
        """The paper of this number is there."""
        self._fingers.write(str(number))

    def save(self) -> Dossier:
        """Ctrl+Enter: into the book, and the receipt to the printer."""
        self._fingers.press(Key.Key_Return, hands.CTRL)
        return self._saved()

    def ask_for_the_rest(self) -> Dossier:
        """Ctrl+B shows what is missing; Enter: noted, and the list of it to the printer."""
        self._fingers.press(Key.Key_B, hands.CTRL)
        self._see(lambda: self.pane.asking.asking, "những gì cần bổ sung")
        self._fingers.press(Key.Key_Return)
        return self._saved()

    def is_as_high_as_a_large_screen(self) -> None:
        """Lets the pane stand as beside a bar on a large screen, with the time of this second."""
        self.pane.setFixedHeight(HIGH)
        self.pane.show_time()

    def put_away(self) -> None:
        """Esc brings the desk back."""
        self._fingers.press(Key.Key_Escape)
        self._see(self._at.program.window.isActiveWindow, "bàn làm việc")

    def close(self) -> None:
        """F6 sends the citizen on their way; then Esc."""
        self._at.finish()
        self.put_away()

    @property
    def _intake(self) -> Intake:
        return self.pane.intake

    def _saved(self) -> Dossier:
        self._see(lambda: self.state.saved, "hồ sơ vào sổ")
        saved = self.state.saved
        assert saved is not None
        return saved

    def _see(self, seen: Callable[[], object], what: str) -> None:
        until(seen, f"Quầy {self._at.officer.counter_id}: {what}")
