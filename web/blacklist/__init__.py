"""Pages of a listing: the acts of its stages, its sheet, and what is decided of it with the penalty."""

from web.blacklist import assessment, consent, listing, notice

ROWS = (*assessment.ROWS, *notice.ROWS, *consent.ROWS, *listing.ROWS)
