"""Pages of the penalty procedure: the acts of its stages."""

from web.penalty import closure, decision, evidence, execution, investigation, notice, review, suspicion

ROWS = (
    *investigation.ROWS,
    *evidence.ROWS,
    *review.ROWS,
    *notice.ROWS,
    *decision.ROWS,
    *suspicion.ROWS,
    *execution.ROWS,
    *closure.ROWS,
)
