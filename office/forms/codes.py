"""QR and Code 128 as SVG: one path each, in whole modules, black only, with no name or script."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

QUIET_BARS = 10  # empty modules on either side, as the standard asks
BAR_HEIGHT = 34  # modules


@lru_cache(maxsize=256)
def qr_svg(payload: str) -> str:
    """`payload` as a QR of error correction M, its quiet zone left to whoever places it."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    rows = code.get_matrix()
    return _svg(len(rows), len(rows), _rows(rows, 1))


@lru_cache(maxsize=256)
def code128_svg(payload: str) -> str:
    """`payload` (ASCII) as Code 128 with its quiet zones."""
    from barcode import Code128

    modules = Code128(payload).build()[0]
    bars = [False] * QUIET_BARS + [one == "1" for one in modules] + [False] * QUIET_BARS
    return _svg(len(bars), BAR_HEIGHT, _rows([bars], BAR_HEIGHT))


def _rows(rows: Iterable[Iterable[bool]], high: int) -> Iterator[str]:
    """Every run of black modules as one rectangle of a path."""
    for top, row in enumerate(rows):
        left = 0
        for black, run in groupby(row):
            wide = len(list(run))
            if black:
                yield f"M{left} {top}h{wide}v{high}h-{wide}z"
            left += wide


def _svg(width: int, height: int, path: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'shape-rendering="crispEdges"><path d="{"".join(path)}"/></svg>'
    )
