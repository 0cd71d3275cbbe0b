"""`./run display --check`: can the farthest seat read it, and is there a loudspeaker."""

from display.picture import legibility
from display.picture.glass import Glass
from display.voice.players import Player
from display.window import screen_for
from office.errors import Known
from office.qt import program
from office.settings.settings import Settings
from office.texts import text


def check(chosen: Settings, player: Player) -> int:
    """Says whether the farthest seat can read the wall, and whether there is a loudspeaker."""
    program.application("display")
    mine = chosen.display
    size = screen_for(mine.screen).size()
    glass = Glass(
        width=size.width(),
        height=size.height(),
        inches=mine.screen_inches,
        viewing_m=mine.viewing_m,
    )
    for sentence in legibility.sentences(glass, mine.history_rows):
        print(sentence)
    print(_sound(chosen, player))
    return 0 if legibility.is_legible(glass, mine.history_rows) else 1


def _sound(chosen: Settings, player: Player) -> str:
    if chosen.display.voice == "off":
        return text("Âm thanh: đã tắt trong cài đặt.")
    try:
        player.check()
    except Known as trouble:
        return trouble.message()
    return text("Âm thanh: có loa.")
