"""What a diagram says, in words: the values behind the picture and its text alternative."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.utils.safestring import SafeString

from cases.base.errors import Text
from cases.base.lifecycle import Lifecycle, Move
from cases.base.states import State

# phases as the lifecycles name them; a phase without a name here shows its code
PHASES: dict[str, Text] = {
    "intake": Text("受理", "Intake"),
    "verification": Text("核查", "Verification"),
    "outcome": Text("处理结果", "Outcome"),
    "investigation": Text("调查取证", "Investigation"),
    "review": Text("审核报批", "Review and approval"),
    "notice": Text("告知与听取意见", "Notice and hearing the party"),
    "decision": Text("决定", "Decision"),
    "execution": Text("送达与执行", "Service and execution"),
    "assessment": Text("评估", "Assessment"),
    "listed": Text("列入与公示", "Listing and publication"),
    "suspicion": Text("发现与核实", "Suspicion and verification"),
    "police": Text("公安机关", "Police"),
    "dispute": Text("复议与监督", "Reconsideration and supervision"),
    "end": Text("移交与恢复", "Handover or return"),
    "closure": Text("结案归档", "Closure and archive"),
    "public": Text("公示", "Publication"),
    "signal": Text("提出", "Raised"),
    "answer": Text("答复", "Answered"),
    "clue": Text("线索与初核", "Clue and verification"),
    "hearing": Text("告知与申辩", "Notice and defence"),
    "after": Text("告知结果与救济", "Telling and remedies"),
}


class Standing(StrEnum):
    """Where a state stands for this case; OFF = no live move leads there yet."""

    CURRENT = "current"
    VISITED = "visited"
    AHEAD = "ahead"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateText:
    code: str
    name: str
    standing: Standing
    when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseText:
    name: str
    states: tuple[StateText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMove:
    """A move out of the current state."""

    label: str
    target: str
    article: str
    live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """The picture (`svg`, safe markup) and the same in words."""

    title: str
    svg: SafeString
    phases: tuple[PhaseText, ...]
    next: tuple[NextMove, ...]


def name_of(thing: State | Move | Lifecycle, language: str) -> str:
    """The thing's own name in the reader's language."""
    return Text(thing.zh, thing.en).within(language)


def phase_name(code: str, language: str) -> str:
    """The name of a phase; its code if nobody named it."""
    return PHASES.get(code, Text(code, code)).within(language)


def state_texts(lifecycle: Lifecycle, *, current: str, visited: Mapping[str, date | None], language: str) -> dict[str, StateText]:
    """Every state of the table, in its order, as this case sees it."""
    reachable = {m.target for m in lifecycle.moves if m.live} | {s.code for s in lifecycle.states if s.initial}
    return {
        s.code: StateText(
            code=s.code,
            name=name_of(s, language),
            standing=_standing(s.code, current, visited, reachable),
            when=visited.get(s.code),
        )
        for s in lifecycle.states
    }


def _standing(code: str, current: str, visited: Mapping[str, date | None], reachable: set[str]) -> Standing:
    if code == current:
        return Standing.CURRENT
    if code in visited:
        return Standing.VISITED
    return Standing.AHEAD if code in reachable else Standing.OFF


def phase_texts(lifecycle: Lifecycle, texts: Mapping[str, StateText], language: str) -> tuple[PhaseText, ...]:
    """The states grouped by phase, in the order of the table."""
    groups = groupby(lifecycle.states, key=lambda s: s.phase)
    return tuple(
        PhaseText(name=phase_name(phase, language), states=tuple(texts[s.code] for s in states)) for phase, states in groups
    )


def next_moves(lifecycle: Lifecycle, current: str, language: str) -> Iterator[NextMove]:
    """The moves that leave the current state, those that are run first."""
    leaving = [m for m in lifecycle.moves if current in m.sources and m.target not in ("", current)]
    for move in sorted(leaving, key=lambda m: not m.live):
        target = name_of(lifecycle.by_code[move.target], language)
        yield NextMove(label=name_of(move, language), target=target, article=move.article, live=move.live)
