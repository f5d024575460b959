"""What the supervisor of enforcement sees of bureaus and units: counts, and the rows behind each of them.

Every figure is one named query over one kind of row; its count and its list are the same query, so they cannot disagree.
It reads only. Reviews of officials are no figure here: they are confidential outside their handling chain.
"""

from workflows.supervision.asked import Asked
from workflows.supervision.bureaus import bureaus_page
from workflows.supervision.figures import FIGURES, Figure, counted, listed, total

__all__ = ["FIGURES", "Asked", "Figure", "bureaus_page", "counted", "listed", "total"]
