"""States, moves and what hangs on them, as tables. A procedure's `lifecycle.py` is one `Lifecycle` value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cases.base.conditions import Condition
from cases.base.errors import Text, WrongState


@dataclass(frozen=True, slots=True)
class State:
    """A legal state. `terminal` ends the procedure; `phase` groups states for the diagram and for lists."""

    code: str
    zh: str
    en: str
    phase: str = ""
    terminal: bool = False
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """Start clock `rule`; `since` names the subject's date attribute that it counts from (empty = day of the act)."""

    rule: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop clock `rule` if it runs."""

    rule: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause clock `rule` for one of the reasons its row allows."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Let clock `rule` run on."""

    rule: str


ClockOrder = Start | Stop | Pause | Resume


@dataclass(frozen=True, slots=True)
class Move:
    """One row of a transition table: this act, from these states, to that state.

    An empty `target` leaves the state as it is; empty `sources` create the subject. `issues` are the forms the act
    must produce. A move that is not `live` is law we show but do not run yet: the database does not admit it.
    """

    act: str
    sources: tuple[str, ...]
    target: str
    zh: str
    en: str
    article: str
    conditions: tuple[Condition, ...] = ()
    clocks: tuple[ClockOrder, ...] = ()
    issues: tuple[str, ...] = ()
    live: bool = True


@dataclass(frozen=True)
class Lifecycle:
    """The whole transition table of one procedure. `name` prefixes its acts: `<name>.<act>`."""

    name: str
    zh: str
    en: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    _registered: dict[str, list[Condition]] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        known = {s.code for s in self.states}
        for move in self.moves:
            unknown = ({*move.sources, move.target} - {""}) - known
            if unknown:
                raise ValueError(f"{self.name}.{move.act} names unknown states {sorted(unknown)}")

    @cached_property
    def by_code(self) -> Mapping[str, State]:
        return {s.code: s for s in self.states}

    @cached_property
    def _by_act(self) -> Mapping[str, tuple[Move, ...]]:
        acts: dict[str, tuple[Move, ...]] = {}
        for move in self.moves:
            acts[move.act] = (*acts.get(move.act, ()), move)
        return acts

    @property
    def acts(self) -> Iterable[str]:
        return self._by_act.keys()

    def rows(self, act: str) -> tuple[Move, ...]:
        """Every row of the act, in table order."""
        return self._by_act[act]

    def move(self, act: str, state: str) -> Move:
        """The live row of `act` from `state` (empty = not yet existing), or WrongState with the article."""
        rows = self._by_act[act]
        for row in rows:
            if row.live and (state in row.sources or (not state and not row.sources)):
                return row
        raise WrongState("wrong_state", self._wrong_state_text(rows, state), rows[0].article, act=self.full(act))

    def _wrong_state_text(self, rows: tuple[Move, ...], state: str) -> Text:
        now = self.by_code.get(state)
        needed = [self.by_code[s] for row in rows for s in row.sources if row.live]
        return Text(
            f"当前状态为“{now.zh if now else '未登记'}”，不能{rows[0].zh}；"
            f"须处于{'、'.join(f'“{s.zh}”' for s in needed) or '其他程序'}。请刷新页面查看最新进展。",
            f"The case is “{now.en if now else 'not registered'}”, so “{rows[0].en}” is not possible; it needs "
            f"{', '.join(f'“{s.en}”' for s in needed) or 'another procedure'}. Reload to see what happened.",
        )

    def full(self, act: str) -> str:
        return f"{self.name}.{act}"

    def conditions(self, move: Move) -> Iterator[Condition]:
        """The row's own conditions, then those that higher packages registered on the act."""
        yield from move.conditions
        yield from self._registered.get(move.act, ())

    def also_ask(self, act: str, condition: Condition) -> None:
        """Let a higher package put a condition on an act of this procedure (called once, when its app starts)."""
        rows = self._registered.setdefault(act, [])
        if condition not in rows:
            rows.append(condition)

    @property
    def initial_states(self) -> frozenset[str]:
        return frozenset(m.target for m in self.moves if m.live and not m.sources)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every (from, to) that the database admits."""
        return frozenset((s, m.target) for m in self.moves if m.live and m.target for s in m.sources if s != m.target)

    @property
    def terminal_states(self) -> frozenset[str]:
        return frozenset(s.code for s in self.states if s.terminal)
