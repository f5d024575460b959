"""Pages of the penalty procedure: the acts of its stages."""

from web.penalty import (
    beside,
    closure,
    decision,
    evidence,
    execution,
    facts,
    hearing,
    investigation,
    notice,
    officers,
    returning,
    review,
    suspicion,
)

ROWS = (
    *investigation.ROWS,
    *facts.ROWS,
    *evidence.ROWS,
    *officers.ROWS,
    *beside.ROWS,
    *review.ROWS,
    *returning.ROWS,
    *notice.ROWS,
    *hearing.ROWS,
    *decision.ROWS,
    *suspicion.ROWS,
    *execution.ROWS,
    *closure.ROWS,
)
