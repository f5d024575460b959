"""The verification code: the matrix from segno, drawn as one path."""

import segno

_QUIET = 4  # modules of white border that readers need (ISO/IEC 18004)


class QrCode:
    """A QR code (level M) of a text, computed once and drawn on any number of pages.

    The dark modules of a row that touch become one rectangle, and all rectangles one path: a few hundred
    operators and one fill, crisp at any resolution.
    """

    def __init__(self, content: str) -> None:
        matrix = [bytes(row) for row in segno.make(content, error="m", micro=False).matrix]
        self._modules = len(matrix) + 2 * _QUIET
        self._path = "\n".join(
            f"{start + _QUIET} {self._modules - _QUIET - 1 - row} {length} 1 re"
            for row, cells in enumerate(matrix)
            for start, length in _find_runs(cells)
        )

    def draw(self, *, x: float, y: float, side: float) -> str:
        """PDF operators for a square of `side` points, quiet zone included, with lower left corner (x, y)."""
        module = side / self._modules
        return f"q {module:.5f} 0 0 {module:.5f} {x:.2f} {y:.2f} cm\n{self._path}\nf Q"


def _find_runs(cells: bytes) -> list[tuple[int, int]]:
    """Start and length of every stretch of dark modules in a row."""
    runs, start = [], cells.find(1)
    while start >= 0:
        end = cells.find(0, start)
        end = len(cells) if end < 0 else end
        runs.append((start, end - start))
        start = cells.find(1, end)
    return runs
