"""States, moves and the acts that take them, as one table a procedure: a `Lifecycle` value that its acts register in.

A procedure's `procedure.py` holds its states and the empty table; `acts/<stage>.py` holds each act as one function under its
row. The table is closed when the app is ready (`cases.base.procedures`); whatever is derived from it comes after that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Flag
from typing import Any, TypeVar

from cases.base import permissions
from cases.base.conditions import Condition
from cases.base.cures import Cure
from cases.base.errors import Text, WrongState
from cases.base.performance import Given, Performance, defaults_of, enter
from cases.base.permissions import Grant, ObjectRule
from cases.base.roles import Role
from cases.base.states import NoGroups, State, States

NO_WAY = Cure()
Body = TypeVar("Body", bound=Callable[..., Any])


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
    must produce, `may_issue` those that it produces in some cases only, or of another subject. A move that is not `live`
    is law we show but do not run yet: the database does not admit it. By an act that `advances` the work is begun or goes
    on: whoever does none for long is idle in the eyes of the supervision. `back` names the acts that bring the subject
    from a later state to where this act may be done again.
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
    advances: bool = False
    back: Cure = NO_WAY
    may_issue: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms that may come of it."""
        return (*self.issues, *self.may_issue)


class Lifecycle:
    """The whole table of one procedure. `name` prefixes its acts: `<name>.<act>`."""

    def __init__(
        self,
        name: str,
        zh: str,
        en: str,
        states: type[States] | Iterable[State],
        moves: Iterable[Move] = (),
        *,
        groups: type[Flag] = NoGroups,
    ) -> None:
        self.name, self.zh, self.en, self.groups = name, zh, en, groups
        members = [s.row for s in states] if isinstance(states, type) else list(states)
        self.states: tuple[State, ...] = tuple(members)
        self.by_code: Mapping[str, State] = {s.code: s for s in self.states}
        self.closed = False
        # the kind of its subjects, known when the table is closed
        self.model: type[Any] = type(None)
        self._moves: list[Move] = []
        self._also: dict[str, list[Condition]] = {}
        for move in moves:
            self._add(move)

    # --- registering ---------------------------------------------------------------------------------------------

    def act(
        self,
        verb: str,
        *,
        zh: str,
        en: str,
        article: str,
        who: Collection[Role],
        sources: Iterable[str] = (),
        target: str = "",
        rules: Iterable[ObjectRule] = (),
        grant: str = "",
        needs: Iterable[Condition] = (),
        clocks: Iterable[ClockOrder] = (),
        issues: Iterable[str] = (),
        may_issue: Iterable[str] = (),
        reason: str = "",
        given: Given | None = None,
        advances: bool = False,
        back: Cure = NO_WAY,
    ) -> Callable[[Body], Body]:
        """Register the function below as the act `verb` under this row.

        `article` is the row's, `grant` the article that says who may (default: the same). `needs` are asked in their order.
        `reason` names the argument that is kept as the reason; `given` works out what the conditions look at besides the
        arguments; `may_issue`, `advances`, `back`: see `Move`. Where the law gives an act two rows, two
        decorators stand above one function.
        """
        kind = {"advances": advances, "back": back, "may_issue": tuple(may_issue)}
        row = _row(verb, sources, target, zh, en, article, needs, clocks, issues, **kind)
        may = Grant(self.full(verb), frozenset(who), tuple(rules), grant or article)

        def register(body: Body) -> Body:
            # decorators are applied from the bottom up; the table reads from the top down
            above = [i for i, m in enumerate(self._moves) if m.act == verb and m.live]
            self._add(row, at=above[0] if above else None)
            permissions.register([may])
            enter(Performance(self, verb, body, reason, given, defaults_of(body)))
            return body

        return register

    def declared(
        self,
        verb: str,
        *,
        zh: str,
        en: str,
        article: str,
        who: Collection[Role],
        sources: Iterable[str] = (),
        target: str = "",
        rules: Iterable[ObjectRule] = (),
        grant: str = "",
        needs: Iterable[Condition] = (),
        clocks: Iterable[ClockOrder] = (),
        issues: Iterable[str] = (),
        advances: bool = False,
    ) -> None:
        """A row that is law and not run yet, so that diagram and reference are true. It leaves when its act comes."""
        self._add(_row(verb, sources, target, zh, en, article, needs, clocks, issues, live=False, advances=advances))
        permissions.register([Grant(self.full(verb), frozenset(who), tuple(rules), grant or article)])

    def _add(self, move: Move, at: int | None = None) -> None:
        if self.closed:
            raise ValueError(f"{self.full(move.act)}: the table is closed; acts register before their app is ready")
        unknown = {*move.sources, move.target} - {""} - self.by_code.keys()
        if unknown:
            raise ValueError(f"{self.name}.{move.act} names unknown states {sorted(unknown)}")
        self._moves.insert(len(self._moves) if at is None else at, move)

    def also_ask(self, act: str, condition: Condition) -> None:
        """Let a higher package put a condition on an act of this procedure (called once, when its app starts)."""
        rows = self._also.setdefault(act, [])
        if condition not in rows:
            rows.append(condition)

    def close(self) -> None:
        """No row may come after this. Rows stand in the order of the states they leave, creations first."""
        place = {s.code: i for i, s in enumerate(self.states)}
        first = {act: min((place[s] for m in self.rows(act) for s in m.sources), default=-1) for act in self.acts}
        self._moves.sort(key=lambda m: first[m.act])
        self.closed = True

    # --- asking --------------------------------------------------------------------------------------------------

    @property
    def moves(self) -> tuple[Move, ...]:
        return tuple(self._moves)

    @property
    def acts(self) -> Iterable[str]:
        return dict.fromkeys(m.act for m in self._moves)

    def rows(self, act: str) -> tuple[Move, ...]:
        """Every row of the act, in table order."""
        found = tuple(m for m in self._moves if m.act == act)
        if not found:
            raise KeyError(act)
        return found

    def move(self, act: str, state: str) -> Move:
        """The live row of `act` from `state` (empty = not yet existing), or WrongState with the article."""
        rows = self.rows(act)
        for row in rows:
            if row.live and (state in row.sources or (not state and not row.sources)):
                return row
        said, back = self._wrong_state_text(rows, state), self._way_back(rows[0], state)
        raise WrongState("wrong_state", said, rows[0].article, act=self.full(act), cure=back)

    def _way_back(self, row: Move, state: str) -> Cure | None:
        """The way back from this state, if one of its acts leaves it."""
        here = {self.full(m.act) for m in self._moves if m.live and state in m.sources}
        return row.back if here & set(row.back.acts) else None

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
        yield from self._also.get(move.act, ())

    def inside(self, group: Flag) -> tuple[str, ...]:
        """The states of a group, in table order."""
        return tuple(s.code for s in self.states if s.inside is not None and group in s.inside)

    def ungrouped(self) -> Iterator[str]:
        """A sentence for every state that is not terminal and does not say of each group whether it is in or out."""
        for state in self.states:
            said = {g for g in self.groups for side in (state.inside, state.outside) if side is not None and g in side}
            missing = [g.name or "" for g in self.groups if g not in said]
            if missing and not state.terminal:
                yield f"{self.name}.{state.code} is neither in nor out of {', '.join(missing)}: say which, where it is declared."

    @property
    def advancing(self) -> tuple[str, ...]:
        """The acts by which the work goes on, by their full names."""
        return tuple(dict.fromkeys(self.full(m.act) for m in self._moves if m.advances))

    @property
    def initial_states(self) -> frozenset[str]:
        return frozenset(m.target for m in self._moves if m.live and not m.sources)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every (from, to) that the database admits."""
        return frozenset((s, m.target) for m in self._moves if m.live and m.target for s in m.sources if s != m.target)

    @property
    def terminal_states(self) -> frozenset[str]:
        return frozenset(s.code for s in self.states if s.terminal)


def _row(
    verb: str,
    sources: Iterable[str],
    target: str,
    zh: str,
    en: str,
    article: str,
    needs: Iterable[Condition],
    clocks: Iterable[ClockOrder],
    issues: Iterable[str],
    **kind: Any,
) -> Move:
    named = tuple(map(str, sources))
    return Move(verb, named, str(target), zh, en, article, tuple(needs), tuple(clocks), tuple(issues), **kind)
