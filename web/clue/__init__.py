"""Pages of the clue: the acts of its stages, and its sheet."""

from web.clue import filing, officers, verification

ROWS = (*verification.ROWS, *filing.ROWS, *officers.ROWS)
