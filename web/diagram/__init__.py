"""The picture of a procedure: where a case stands, where it has been, where it may go.

`draw` is a pure function of a transition table. The main path runs from left to right under its phases; the
other states hang below it; every move of the table is a line, dashed where it is law that is not run yet.
"""

from web.diagram.draw import draw
from web.diagram.words import Diagram, NextMove, PhaseText, Standing, StateText

__all__ = ["Diagram", "NextMove", "PhaseText", "Standing", "StateText", "draw"]
