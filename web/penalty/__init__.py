"""Pages of the penalty procedure: the acts of its stages."""

from web.penalty import closure, decision, execution, investigation, notice, officers, returning, review, suspicion

ROWS = (
    *investigation.ROWS,
    *officers.ROWS,
    *review.ROWS,
    *returning.ROWS,
    *notice.ROWS,
    *decision.ROWS,
    *suspicion.ROWS,
    *execution.ROWS,
    *closure.ROWS,
)
