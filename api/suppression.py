"""Small counts are not reported (1 to 4), nor anything from which they could be worked out.

A count of a region is the sum of those of the regions below it and of its own bureau's. Where one count of such a family is
withheld, the others would give it away by subtraction; so a second one is withheld with it, the smallest, and where that is
not enough the parent too. What is withheld depends on the counts of the whole country alone, never on who asks: two clients
who put their answers together learn no more than one. Zero is reported: nobody is behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

SMALL = 5


@dataclass(frozen=True)
class Tree:
    """Counts by region code, each of the bureau of that division itself, and the code above each division.

    `above` holds every code below the root; a code with no count of its own counts zero.
    """

    own: Mapping[str, int]
    above: Mapping[str, str]

    @cached_property
    def below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for code, parent in self.above.items():
            found[parent].append(code)
        return found

    @cached_property
    def totals(self) -> dict[str, int]:
        """The count of each region with all below it."""
        totals: dict[str, int] = defaultdict(int)
        for code, count in self.own.items():
            at: str | None = code
            while at is not None:
                totals[at] += count
                at = self.above.get(at)
        return totals

    def withheld(self) -> frozenset[str]:
        """The regions whose total is not reported."""
        hidden = {cell for cell, count in self._cells.items() if 0 < count < SMALL}
        while any([self._cover(parent, hidden) for parent in sorted(self.below)]):  # noqa: C419 - every family, each round
            pass
        return frozenset(hidden & self.totals.keys())

    @cached_property
    def _cells(self) -> dict[str, int]:
        """Everything that can be worked out: the totals, and a bureau's own count beside regions below it."""
        own = {_own(code): self.own.get(code, 0) for code in self.below}
        return {**self.totals, **own}

    def _cover(self, parent: str, hidden: set[str]) -> bool:
        """Withhold one more cell of the family if one of it can be worked out; whether anything changed."""
        family = [*self.below[parent], _own(parent)]
        if self._safe(parent, family, hidden):
            return False
        covers = [c for c in self.below[parent] if c not in hidden and self._covers(c)]
        hidden.add(min(covers, key=lambda c: (self._cells[c], c)) if covers else parent)
        return True

    def _covers(self, code: str) -> bool:
        """Whether withholding a region leaves something unknown. A bureau's own count is not reported, but may be known
        elsewhere unless it is small; where a region has no other, its total would be known with it."""
        if code not in self.below:
            return self.totals.get(code, 0) > 0
        return 0 < self.own.get(code, 0) < SMALL or any(self._covers(c) for c in self.below[code])

    def _safe(self, parent: str, family: list[str], hidden: set[str]) -> bool:
        """Whether none of the family can be worked out: two are unknown, together no small count, with room to differ."""
        unknown = [c for c in family if c in hidden]
        if parent in hidden:
            return bool(unknown) or not self._covers(parent)
        together = sum(self._cells[c] for c in unknown)
        least = sum(self._least(c, hidden) for c in unknown)
        return not unknown or (len(unknown) > 1 and together >= SMALL and together > least)

    def _least(self, cell: str, hidden: set[str]) -> int:
        """What a reader knows a withheld cell to be at least: what is reported of its parts, and one for each that is not."""
        parts = [*self.below[cell], _own(cell)] if cell in self.below else []
        known = sum(self._least(c, hidden) if c in hidden else self._cells.get(c, 0) for c in parts)
        return max(1, known)


def _own(code: str) -> str:
    """The cell of a division's own bureau; no region's code."""
    return f"{code}:own"
