"""Pages as pictures for the screen, drawn from the very PDF that is printed."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage


def drawn(pdf: bytes, wide: int) -> tuple[QImage, ...]:
    """Every page, `wide` pixels from edge to edge. Blocks: for a worker, and for one at a time."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_page(page, wide) for page in document)


def from_roll(picture: Any, wide: int) -> tuple[QImage, ...]:
    """A paper of a roll, dot by dot where there is room for its dots."""
    grey = picture.convert("L")
    data = grey.tobytes()
    dots = QImage(data, grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8)
    if wide == grey.width:
        return (dots.copy(),)
    smooth = Qt.TransformationMode.SmoothTransformation
    return (dots.scaledToWidth(wide, smooth).convertToFormat(QImage.Format.Format_RGB32),)


def _page(page: Any, wide: int) -> QImage:
    # a page's width is rarely whole: a hair less than asked for is never a pixel more
    bitmap = page.render(scale=(wide - 0.01) / page.get_width(), rev_byteorder=True)
    picture = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888
    )
    return picture.copy()  # the bitmap's memory goes with it
