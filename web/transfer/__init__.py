"""Pages of the transfer: the acts of its stages, and its sheet."""

from web.transfer import decision, officers, police, sending, settlement, suspicion

ROWS = (*suspicion.ROWS, *decision.ROWS, *sending.ROWS, *police.ROWS, *settlement.ROWS, *officers.ROWS)
