"""The screen on the wall: its pixels and inches, who has to read it, and where things stand."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from office.qt import look

READABLE = 200  # a capital is read from this many times its height


@dataclass(frozen=True, slots=True, kw_only=True)
class Glass:
    """A screen and the distance of its farthest reader."""

    width: int
    height: int
    inches: float = 43.0
    viewing_m: float = 5.0

    @property
    def portrait(self) -> bool:
        """Whether it stands upright."""
        return self.height > self.width

    @property
    def scale(self) -> float:
        """Pixels here for one pixel of a full HD screen."""
        wide, high = (1080, 1920) if self.portrait else (1920, 1080)
        return min(self.width / wide, self.height / high)

    @property
    def pixels_per_mm(self) -> float:
        """By the true diagonal: screens lie about their size."""
        return look.pixels_per_mm(self.width, self.height, self.inches)

    @property
    def least_cap(self) -> float:
        """The capital height in pixels that the farthest reader needs."""
        return self.viewing_m * 1000 / READABLE * self.pixels_per_mm

    def readable_m(self, cap: float) -> float:
        """From how far a capital of so many pixels can be read."""
        return cap / self.pixels_per_mm * READABLE / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """Where the parts of the wall stand. `banner` is empty while the link is well."""

    header: QRectF
    banner: QRectF
    left: QRectF
    title: QRectF
    right: QRectF
    notice: QRectF

    @property
    def whole(self) -> QRectF:
        """Both sides together, for pages without calls."""
        return self.left.united(self.right).united(self.title)


def regions(glass: Glass, *, banner: bool = False) -> Regions:
    """The parts of the wall on this screen, upright or lying."""
    return _upright(glass, banner) if glass.portrait else _lying(glass, banner)


def _lying(glass: Glass, banner: bool) -> Regions:
    s, wide = glass.scale, glass.width - 128 * glass.scale
    x, top = 64 * s, 176 * s
    bottom = glass.height - 152 * s
    lost = QRectF(x, top, wide, 168 * s if banner else 0)
    top = lost.bottom() + (28 * s if banner else 0)
    split = wide * 0.6
    beside = x + split + 48 * s
    title = QRectF(beside, top - 8 * s, x + wide - beside, 60 * s)
    return Regions(
        header=QRectF(x, 28 * s, wide, 120 * s),
        banner=lost,
        left=QRectF(x, top, split, bottom - top),
        title=title,
        right=QRectF(beside, top + 64 * s, title.width(), bottom - top - 64 * s),
        notice=QRectF(x, bottom + 48 * s, wide, 92 * s),
    )


def _upright(glass: Glass, banner: bool) -> Regions:
    s, wide = glass.scale, glass.width - 96 * glass.scale
    x, top = 48 * s, 180 * s
    bottom = glass.height - 208 * s
    lost = QRectF(x, top, wide, 190 * s if banner else 0)
    top = lost.bottom() + (28 * s if banner else 0)
    left = QRectF(x, top, wide, (bottom - top) * 0.482)
    title = QRectF(x, left.bottom() + 24 * s, wide, 64 * s)
    return Regions(
        header=QRectF(x, 36 * s, wide, 120 * s),
        banner=lost,
        left=left,
        title=title,
        right=QRectF(x, title.bottom() + 12 * s, wide, bottom - title.bottom() - 12 * s),
        notice=QRectF(x, bottom + 32 * s, wide, 152 * s),
    )
