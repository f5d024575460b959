"""What a human step is: one row of the tables beside this file."""

from __future__ import annotations

from dataclasses import dataclass

from cases.base.roles import Role


@dataclass(frozen=True, slots=True)
class Step:
    """A task that waits for a person. `acts` are full act names, the usual one first; `clocks` in order of interest.

    `by` names the relation (Aggregate.relations) that alone may take it; empty = whoever has the role and is not barred.
    `at` names the place (Aggregate.places) where its line lies; empty = the bureau in charge.
    """

    code: str
    zh: str
    en: str
    roles: frozenset[Role]
    acts: tuple[str, ...]
    clocks: tuple[str, ...]
    by: str = ""
    at: str = ""


CO, UH = frozenset({Role.CO}), frozenset({Role.UH})
REVIEWERS, BH = frozenset({Role.AR, Role.LR}), frozenset({Role.BH})
CREDIT = frozenset({Role.CREDIT})
