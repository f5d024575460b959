"""Pages of a publication: the acts of its stages."""

from web.publicity import display, entry

ROWS = (*entry.ROWS, *display.ROWS)
