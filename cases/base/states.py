"""Legal states: an enumeration a procedure, each member with its wording and with the groups that it is in or out of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, StrEnum
from typing import Self


class NoGroups(Flag):
    """The groups of a procedure that needs none."""


@dataclass(frozen=True, slots=True)
class State:
    """A legal state. `terminal` ends the procedure; `phase` puts states together for the diagram and for lists.

    `inside` and `outside` are flags of the procedure's groups. A state that is not terminal stands in one of the two for
    every group; a terminal one is outside where nothing is said.
    """

    code: str
    zh: str
    en: str
    phase: str = ""
    terminal: bool = False
    initial: bool = False
    inside: Flag | None = None
    outside: Flag | None = None


class States(StrEnum):
    """Base of a procedure's states: `OPEN = State("OPEN", "已开始", …)`. A member is its code."""

    row: State

    def __new__(cls, row: State) -> Self:
        member = str.__new__(cls, row.code)
        member._value_ = row.code
        member.row = row
        return member
