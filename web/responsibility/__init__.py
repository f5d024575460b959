"""The pages of a review of responsibility: per stage its forms, rows and material."""

from web.responsibility import after, decision, hearing, investigation, opening, weighing

ROWS = (*opening.ROWS, *investigation.ROWS, *hearing.ROWS, *weighing.ROWS, *decision.ROWS, *after.ROWS)
