"""The picture before it is painted: everything fits, is large enough and stands apart."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from display.picture import motion
from display.picture.fitting import Words
from display.picture.glass import Glass
from display.picture.scene import Plate, Scene
from display.picture.view import View
from display.picture.wall import compose
from office.qt import look
from tests.display import halls

SLACK = 1.5  # pixels that hinting and rounding may add


@pytest.fixture(autouse=True)
def fonts(qapp) -> None:
    look.load_fonts()


def glass(size: str, viewing_m: float = 5.0) -> Glass:
    width, height, inches = halls.SIZES[size]
    return Glass(width=width, height=height, inches=inches, viewing_m=viewing_m)


def ink(words: Words) -> QRectF:
    """Where the letters really are, measured at the size they are painted in."""
    tight = QFontMetricsF(words.font).tightBoundingRect(words.text)
    return tight.translated(words.x, words.baseline)


def caps(scene: Scene, role: str) -> list[float]:
    return [each.cap for each in scene.words if each.style.role == role]


every_size = pytest.mark.parametrize("size", halls.SIZES)
every_state = pytest.mark.parametrize("state", halls.STATES)


@every_size
@every_state
def test_nothing_is_clipped(size, state):
    screen = glass(size)
    scene = compose(halls.STATES[state], screen)
    reach = motion.REACH
    inner = QRectF(0, 0, screen.width, screen.height).adjusted(reach, reach, -reach, -reach)

    assert scene.words
    for words in scene.words:
        room = words.box.adjusted(-SLACK, -SLACK, SLACK, SLACK)
        assert room.contains(ink(words)), f"{words.text}: {ink(words)} outside {words.box}"
        assert inner.contains(ink(words)), words.text
    assert all(inner.contains(each.rect) for each in scene.plates)


@every_size
@every_state
def test_no_words_touch_each_other(size, state):
    scene = compose(halls.STATES[state], glass(size))

    for one, other in combinations(scene.words, 2):
        assert not ink(one).intersects(ink(other)), f"{one.text} on {other.text}"


@every_size
@every_state
def test_words_stand_on_one_ground_and_are_read_seven_to_one(size, state):
    scene = compose(halls.STATES[state], glass(size))

    for words in scene.words:
        assert words.style.ground == ground_under(scene, words)
        assert look.contrast(words.style.color, words.style.ground) >= 7, words.text


def ground_under(scene: Scene, words: Words) -> str:
    """The colour of the topmost plate below some words; all of them must lie on it."""
    below = scene.items[: scene.items.index(words)]
    here = [each for each in below if isinstance(each, Plate) and each.color]
    touched = [each for each in here if each.rect.intersects(ink(words))]
    if not touched:
        return scene.ground
    assert touched[-1].rect.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(ink(words)), words.text
    return touched[-1].color


@every_size
@pytest.mark.parametrize(
    "state", ["one", "priority", "english", "two", "three", "three-english", "calling", "lost"]
)
def test_called_numbers_are_read_from_the_farthest_seat(size, state):
    screen = glass(size)

    assert min(caps(compose(halls.STATES[state], screen), "number")) >= screen.least_cap


@every_size
def test_rows_are_read_from_the_farthest_seat(size):
    screen = glass(size)

    assert min(caps(compose(halls.view(), screen), "row number")) >= screen.least_cap


@pytest.mark.parametrize("size", ["hd", "4k"])
def test_a_burst_is_read_from_the_farthest_seat(size):
    screen = glass(size)

    assert min(caps(compose(halls.STATES["burst"], screen), "calling number")) >= screen.least_cap


@every_size
@pytest.mark.parametrize("rows", range(3, 9))
def test_there_are_as_many_rows_as_the_office_likes(size, rows):
    view = halls.view(rows=halls.past(rows), history_rows=rows)

    assert len(compose(view, glass(size)).said("row number")) == rows


@every_size
@pytest.mark.parametrize("viewing", [6, 8, 10])
def test_farther_away_there_are_fewer_and_taller_rows(size, viewing):
    near = caps(compose(halls.view(), glass(size)), "row number")
    far = caps(compose(halls.view(), glass(size, viewing_m=viewing)), "row number")

    assert 3 <= len(far) < len(near)
    assert min(far) > min(near)


def test_the_number_alone_is_read_from_twice_as_far_as_asked():
    screen = glass("hd", viewing_m=10)

    assert min(caps(compose(halls.view(), screen), "number")) >= screen.least_cap


@every_size
@pytest.mark.parametrize("state", ["one", "two", "three", "eight", "lost", "wide"])
def test_digits_stand_under_digits(size, state):
    scene = compose(halls.STATES[state], glass(size))

    for role in ("number", "row number"):
        column = [each for each in scene.words if each.style.role == role]
        ends = {round(each.x + width(each), 1) for each in column}
        assert len({each.px for each in column}) <= 1
        assert max(ends) - min(ends) <= 1


def width(words: Words) -> float:
    return QFontMetricsF(words.font).horizontalAdvance(words.text)


@every_size
@pytest.mark.parametrize("count", [1, 4, 5, 6, 9, 17, 37])
def test_every_call_of_a_burst_is_seen(size, count):
    view = halls.three(calling=halls.burst(count))
    scene = compose(view, glass(size))
    seen = {
        *scene.said("number"), *scene.said("row number"), *scene.said("calling number"),
    }  # fmt: skip

    assert {each.label for each in view.calling} <= seen
    assert {each.call.label for each in view.faces} <= seen


@every_size
def test_each_calling_number_stands_beside_its_counter(size):
    view = halls.STATES["burst"]
    scene = compose(view, glass(size))
    cells = [each for each in scene.plates if each.role == "cell"]

    for call, cell in zip(view.calling, cells, strict=True):
        inside = [each.text for each in scene.words if cell.rect.contains(ink(each).center())]
        assert inside == [call.label, "Quầy", str(call.counter_id)]


@every_size
@pytest.mark.parametrize("state", ["lost", "lost-three", "empty-lost"])
def test_without_a_link_nothing_is_yellow_and_a_banner_says_since_when(size, state):
    scene = compose(halls.STATES[state], glass(size))
    colors = {
        *(each.color for each in scene.plates),
        *(each.style.color for each in scene.words),
    }

    assert look.WALL_CALL not in colors
    assert "mất kết nối từ 08:42" in " ".join(scene.said("banner"))


@every_size
def test_without_a_link_every_number_shows_its_time(size):
    view = halls.STATES["lost"]
    scene = compose(view, glass(size))

    assert scene.said("invitation") == ["Số gọi lúc 08:42"]
    assert len(scene.said("row time")) == len(scene.said("row number"))
    assert scene.said("row time")[0] == "08:41"
    assert all(each.style.color == look.WALL_MUTED for each in scene.words if each.style.role
               in {"number", "row number"})  # fmt: skip


@every_size
def test_without_a_link_calls_that_waited_stand_among_the_rows(size):
    view = halls.STATES["lost-three"]

    newest_first = [each.label for each in reversed(view.calling)]
    assert compose(view, glass(size)).said("row number")[:2] == newest_first


@every_size
def test_the_number_that_is_spoken_has_an_outline(size):
    scene = compose(halls.three(), glass(size))
    outlines = [each for each in scene.plates if each.role == "speaking"]
    cards = [each for each in scene.plates if each.role == "card"]

    assert len(outlines) == 1
    assert outlines[0].rect.contains(cards[0].rect)
    assert not any(outlines[0].rect.intersects(each.rect) for each in cards[1:])


@every_size
def test_counter_and_number_stand_on_different_grounds(size):
    for state in ("one", "two", "three", "english"):
        scene = compose(halls.STATES[state], glass(size))
        grounds = {
            role: {each.style.ground for each in scene.words if each.style.role == role}
            for role in ("number", "counter")
        }
        assert not grounds["number"] & grounds["counter"]


@every_size
def test_a_guest_reads_where_to_go_in_english(size):
    one = compose(halls.STATES["english"], glass(size))
    several = compose(halls.STATES["three-english"], glass(size))

    assert one.said("english") == ["Please go to counter 3"]
    assert several.said("english") == ["Counter 3", "Counter 12"]
    assert compose(halls.view(), glass(size)).said("english") == []


@every_size
@pytest.mark.parametrize("state", ["silent", "lost-three", "empty"])
def test_missing_sound_is_marked(size, state):
    assert compose(halls.STATES[state], glass(size)).said("silent") == ["Không có âm thanh"]


def test_a_well_wall_has_no_mark():
    assert compose(halls.view(), glass("hd")).said("silent") == []


def texts(view: View) -> str:
    return " ".join(each.text for each in compose(view, glass("hd")).words)


def test_a_closed_wall_says_why_and_when_it_opens():
    said = texts(halls.STATES["closed"])

    assert "Hôm nay đã hết giờ tiếp nhận" in said
    assert "Mở cửa lại lúc 07:30, Thứ Ba 24/11/2026" in said


def test_before_the_first_call_people_are_told_where_it_will_be():
    assert "Chưa gọi số nào" in texts(halls.STATES["empty"])


def test_priority_numbers_are_explained_while_one_is_called():
    assert "Số có chữ UT là số ưu tiên." in texts(halls.STATES["priority"])
    assert "Mời bà con chuẩn bị căn cước" in texts(halls.view())


def test_an_office_without_a_notice_has_a_useful_one():
    assert "Mời bà con chuẩn bị" in texts(halls.view(office=halls.office(notice="")))


def test_the_night_is_dark():
    scene = compose(halls.STATES["night"], glass("hd"))

    assert look.luminance(scene.ground) < 0.005
    assert scene.plates == ()
    assert scene.said("clock") == ["19:05"]
    assert scene.said("lost") == ["Mất kết nối từ 08:42"]


def test_markup_in_an_offices_name_is_only_text():
    view = halls.view(office=halls.office(title="<b>PHƯỜNG</b> & CO"))

    assert compose(view, glass("hd")).said("office") == ["<b>PHƯỜNG</b> & CO"]


@pytest.mark.parametrize("size", [(1280, 1024), (2560, 1080), (800, 600), (640, 480), (720, 1280)])
@every_state
def test_other_screens_clip_nothing_either(size, state):
    screen = Glass(width=size[0], height=size[1])
    whole = QRectF(0, 0, *size)

    for words in compose(halls.STATES[state], screen).words:
        assert whole.contains(ink(words)), words.text
