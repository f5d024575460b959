"""The verification code: the matrix from segno, drawn as one path."""

import segno

_QUIET = 4  # modules of white border that readers need (ISO/IEC 18004)


def draw_qr(content: str, *, x: float, y: float, side: float) -> str:
    """PDF operators that fill a QR code (level M) into a square of `side` points with lower left corner (x,
    y).

    The dark modules of a row that touch become one rectangle, and all rectangles one path: a few hundred
    operators and one fill, crisp at any resolution. The quiet zone is inside the square.
    """
    matrix = segno.make(content, error="m", micro=False).matrix
    module = side / (len(matrix) + 2 * _QUIET)
    path = []
    for row, cells in enumerate(matrix):
        bottom = y + side - (row + _QUIET + 1) * module
        for start, length in _find_runs(bytes(cells)):
            path.append(
                f"{x + (start + _QUIET) * module:.3f} {bottom:.3f} {length * module:.3f} {module:.3f} re"
            )
    return "\n".join([*path, "f"])


def _find_runs(cells: bytes) -> list[tuple[int, int]]:
    runs, start = [], cells.find(1)
    while start >= 0:
        end = cells.find(0, start)
        end = len(cells) if end < 0 else end
        runs.append((start, end - start))
        start = cells.find(1, end)
    return runs
