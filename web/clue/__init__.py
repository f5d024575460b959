"""Pages of the clue: the acts of its stages, and its sheet."""

from web.clue import filing, verification

ROWS = (*verification.ROWS, *filing.ROWS)
