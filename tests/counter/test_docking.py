import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from counter.controls.docking import Edge, docked, edge_near
from counter.memory import Memory

SCREEN = QRect(0, 0, 1366, 768)
LYING, UPRIGHT = QSize(1000, 56), QSize(56, 560)


@pytest.mark.parametrize(
    ("pointer", "corner", "edge"),
    [
        (QPoint(200, 20), QPoint(190, 10), Edge.TOP),
        (QPoint(200, 760), QPoint(190, 705), Edge.BOTTOM),
        (QPoint(5, 300), QPoint(-5, 290), Edge.LEFT),
        (QPoint(1360, 300), QPoint(1350, 290), Edge.RIGHT),
        (QPoint(300, 300), QPoint(290, 290), Edge.NONE),
    ],
)
def test_a_bar_let_go_near_an_edge_sticks_to_it(pointer, corner, edge):
    assert edge_near(pointer, QRect(corner, LYING), SCREEN) is edge


@pytest.mark.parametrize("edge", list(Edge))
@pytest.mark.parametrize("corner", [QPoint(-300, -300), QPoint(600, 400), QPoint(5000, 5000)])
def test_a_bar_is_always_whole_on_the_screen(edge, corner):
    size = UPRIGHT if edge.upright else LYING

    assert SCREEN.contains(docked(edge, corner, size, SCREEN))


def test_a_docked_bar_touches_its_edge():
    assert docked(Edge.BOTTOM, QPoint(90, 90), LYING, SCREEN) == QRect(90, 712, 1000, 56)
    assert docked(Edge.RIGHT, QPoint(90, 90), UPRIGHT, SCREEN) == QRect(1310, 90, 56, 560)


def test_the_bar_remembers_its_place(tmp_path):
    Memory(tmp_path / "counter.ini").bar_moved(Edge.RIGHT, 1310, 90)

    assert Memory(tmp_path / "counter.ini").bar_place() == (Edge.RIGHT, 1310, 90)


def test_a_spoilt_memory_is_no_memory(tmp_path):
    (tmp_path / "counter.ini").write_text("[bar]\nedge=middle\nx=here\n[General]\nlogin_last=ha\n")
    memory = Memory(tmp_path / "counter.ini")

    assert memory.bar_place() is None
    assert memory.last_counter() is None


def test_each_officer_finds_their_own_counter_again(tmp_path):
    memory = Memory(tmp_path / "counter.ini")
    memory.sat_down("lethuha", 3)
    memory.sat_down("tuan", 1)

    assert Memory(tmp_path / "counter.ini").counter_of("LeThuHa") == 3
    assert memory.last_counter() == 1
