"""No refusal without a way out: over all acts, the states that they leave and the conditions that they ask.

What the law wants stands in tests/tables/cures.csv: `given` — what was typed is put right; `by` — these acts first; `set-up`
— this command; `after` — when the time of this clock is over; `later`, `another` (person), `done` (nothing to do); `else` —
the law ends here and the matter goes on by these.
"""

from __future__ import annotations

import ast
import csv
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import get_commands

from cases.base import permissions
from cases.base.actors import Actor
from cases.base.conditions import Condition, Question
from cases.base.cures import ANOTHER, DONE, GIVEN, Cure, by, instead
from cases.base.errors import ConditionFailed, NotPermitted, Text
from cases.base.lifecycle import Lifecycle, Move, Start
from cases.base.permissions import INSTEAD, TABLE
from cases.base.roles import CO
from cases.base.selectors import aggregate_models
from cases.base.states import State
from cases.law.deadlines import all_deadlines
from tests.base import scene

TABLES = Path(__file__).parents[1] / "tables"
LIFECYCLES = {m.lifecycle.name: m.lifecycle for m in aggregate_models()}
EXPECTED = list(csv.DictReader((TABLES / "cures.csv").open(encoding="utf-8", newline="")))
FITS = {row["condition"]: row["always_fits"] for row in csv.DictReader((TABLES / "cures_given.csv").open(encoding="utf-8"))}
ELSEWHERE = list(csv.DictReader((TABLES / "cures_elsewhere.csv").open(encoding="utf-8", newline="")))

# What the law names and nobody can do yet, with the issue that brings it. The list only shrinks.
NOT_YET = {
    "penalty.terminate": "PP47; procedure issue: until then a case that is time-barred goes back to the inquiry and waits there",
    "penalty.send_to_other_body": "PP14, PP60; procedure issue: until then only a lower fine gets over the city's competence",
}
# Acts of the register that no page and no command offers yet: the desk issue brings the administrators' pages.
NO_DOOR_YET = {"parties.appoint", "parties.issue_certificate", "parties.restore_certificate", "parties.register_authority"}
# Where a procedure rests without being over, and why nothing is owed there.
RESTS = {
    "transfer.HANDED_OVER": "T310-12: the goods are with the police; outcome and settlement are entered here, the state stays"
}


def moves_from(lifecycle: Lifecycle, state: str) -> Iterator[Move]:
    yield from (m for m in lifecycle.moves if m.live and (state in m.sources or (not state and not m.sources)))


def reached(lifecycle: Lifecycle, since: Iterable[str]) -> set[str]:
    """The states to which live acts lead from these, and these."""
    seen, front = set(since), set(since)
    while front:
        front = {m.target for s in front for m in moves_from(lifecycle, s) if m.target} - seen
        seen |= front
    return seen


def questions(lifecycle: Lifecycle) -> Iterator[tuple[Move, str, Condition]]:
    """Every live row × every state that it leaves and that is reached × every condition that it asks."""
    alive = reached(lifecycle, lifecycle.initial_states)
    for move in lifecycle.moves:
        for source in (move.sources or ("",)) if move.live else ():
            if not source or source in alive:
                yield from ((move, source, condition) for condition in lifecycle.conditions(move))


def possible(act: str, lifecycle: Lifecycle, state: str) -> bool:
    """Whether somebody may do it: from this state, on another subject, or in a register."""
    name, _, verb = act.partition(".")
    if name not in LIFECYCLES and name != lifecycle.name:
        return act in TABLE and bool(TABLE[act].roles)
    of = lifecycle if name == lifecycle.name else LIFECYCLES[name]
    rows = [m for m in of.moves if m.act == verb and m.live]
    here = [m for m in rows if of is not lifecycle or state in m.sources or not state]
    return bool(here) and act in TABLE and bool(TABLE[act].roles)


def asked_before(lifecycle: Lifecycle, state: str, condition: Condition) -> bool:
    """Whether nothing comes into this state without having met the condition."""
    into = [m for m in lifecycle.moves if m.live and m.target == state and state not in m.sources]
    return bool(into) and all(condition in lifecycle.conditions(m) for m in into)


def met_by_the_state(state: str, condition: Condition) -> bool:
    """Whether the check asks nothing of a subject in this state: it answers though the subject holds nothing else."""
    question = Question(subject=SimpleNamespace(state=state), actor=Actor.system("试"), now=scene.NOW, today=scene.NOW.date())
    try:
        return condition.check(question) is None
    except (AttributeError, LookupError):
        return False


def way_out(lifecycle: Lifecycle, move: Move, source: str, condition: Condition) -> bool:
    cure = condition.cure
    if cure.given or cure.later or cure.another or cure.set_up:
        return True
    if any(_runs(lifecycle, rule, source) for rule in cure.clocks):
        return True
    if any(possible(act, lifecycle, source) for act in (*cure.acts, *cure.exits)):
        return True
    goes_on = not source or lifecycle.by_code[source].terminal or f"{lifecycle.name}.{source}" in RESTS
    if cure.done and (goes_on or len(list(moves_from(lifecycle, source))) > 1):
        return True
    return asked_before(lifecycle, source, condition) or met_by_the_state(source, condition)


def _runs(lifecycle: Lifecycle, rule: str, state: str) -> bool:
    """Whether a live act starts the clock on the way to this state."""
    starts = [m for m in lifecycle.moves if m.live and any(isinstance(o, Start) and o.rule == rule for o in m.clocks)]
    return any(state in reached(lifecycle, [m.target] if m.target else m.sources) for m in starts)


def stuck(lifecycle: Lifecycle) -> list[str]:
    return [
        f"{lifecycle.full(move.act)} from {source or 'nothing'}: {condition.code} has no way out"
        for move, source, condition in questions(lifecycle)
        if not way_out(lifecycle, move, source, condition)
    ]


def words(cure: Cure, lifecycle: Lifecycle, sources: Iterable[str]) -> str:
    """A cure as the table has it, of an act that leaves these states."""
    parts = ["given"] * cure.given + ["done"] * cure.done + ["another"] * cure.another + ["later"] * cure.later
    named = {"by": cure.acts, "else": cure.exits, "set-up": cure.set_up, "after": cure.clocks}
    for kind, names in named.items():
        found = sorted(name for name in names if kind in ("set-up", "after") or _stands_for(name, lifecycle, sources))
        parts += [" ".join([kind, *found])] if found else []
    return "; ".join(sorted(parts))


def _stands_for(act: str, lifecycle: Lifecycle, sources: Iterable[str]) -> bool:
    name, _, verb = act.partition(".")
    rows = [m for m in lifecycle.moves if m.act == verb and m.live] if name == lifecycle.name else []
    return not rows or not sources or any(set(m.sources) & set(sources) for m in rows)


def as_table(cell: str) -> str:
    parts = (part.split() for part in cell.split("; "))
    return "; ".join(sorted(" ".join([kind, *sorted(names)]) for kind, *names in parts))


# --- the declarations -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted({row["procedure"] for row in EXPECTED}))
def test_every_condition_of_every_act_declares_the_cure_of_the_law(name: str) -> None:
    lifecycle = LIFECYCLES[name]
    declared: dict[tuple[str, str], str] = {}
    for act in lifecycle.acts:
        rows = [m for m in lifecycle.rows(act) if m.live]
        sources = {s for m in rows for s in m.sources}
        for condition in (c for m in rows for c in lifecycle.conditions(m)):
            declared[act, condition.code] = words(condition.cure, lifecycle, sources)
    table = {(r["act"], r["condition"]): as_table(r["cure"]) for r in EXPECTED if r["procedure"] == name}
    assert declared == table


def test_every_cure_of_the_table_says_from_which_article() -> None:
    assert [row for row in EXPECTED if not re.match(r"([A-Z]+\d+|CSR|L44|the measures)[^:]*: \S", row["why"])] == []
    assert {row["procedure"] for row in EXPECTED} == LIFECYCLES.keys() - {"dummy"}


# --- the invariant ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_refusal_has_a_way_out_from_the_state_in_which_it_is_met(name: str) -> None:
    assert stuck(LIFECYCLES[name]) == []


@pytest.mark.parametrize("row", ELSEWHERE, ids=lambda row: row["condition"])
def test_what_another_subject_cures_is_possible_in_each_state_that_it_can_have_then(row: dict[str, str]) -> None:
    of = LIFECYCLES[row["of"]]
    cures = {c.cure for lifecycle in LIFECYCLES.values() for _, _, c in questions(lifecycle) if c.code == row["condition"]}
    named = {act.partition(".")[2] for cure in cures for act in (*cure.acts, *cure.exits) if act.startswith(f"{of.name}.")}
    states = row["states"].split()
    assert set(states) <= reached(of, of.initial_states)
    assert [state for state in states if not {m.act for m in moves_from(of, state)} & named] == []


def test_every_cure_by_another_subject_says_in_which_states_it_is_met() -> None:
    found = {
        (condition.code, act.partition(".")[0])
        for lifecycle in LIFECYCLES.values()
        for _, _, condition in questions(lifecycle)
        for act in (*condition.cure.acts, *condition.cure.exits)
        if act.partition(".")[0] in LIFECYCLES.keys() - {lifecycle.name}
    }
    # beyond them: of the same procedure, another case or the same subject a step earlier
    assert {(row["condition"], row["of"]) for row in ELSEWHERE} - found == {
        ("outcome_stated", "transfer"),
        ("receipt_unused", "penalty"),
    }
    assert found <= {(row["condition"], row["of"]) for row in ELSEWHERE}


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_act_that_a_cure_names_is_there(name: str) -> None:
    """Live and in the permission table, or in a register; what is not yet stands in the list above by name."""
    missing = {
        act
        for _, _, condition in questions(LIFECYCLES[name])
        for act in (*condition.cure.acts, *condition.cure.exits)
        if not any(possible(act, LIFECYCLES[name], s.code) for s in LIFECYCLES[name].states)
    }
    assert missing <= NOT_YET.keys()


def test_the_lists_of_what_is_not_yet_only_shrink() -> None:
    cures = [c.cure for lifecycle in LIFECYCLES.values() for _, _, c in questions(lifecycle)] + list(INSTEAD.values())
    named = {act for cure in cures for act in (*cure.acts, *cure.exits)}
    live = {lifecycle.full(m.act) for lifecycle in LIFECYCLES.values() for m in lifecycle.moves if m.live}
    assert NOT_YET.keys() <= named - live
    registers = {act for act in named if act.partition(".")[0] not in LIFECYCLES}
    # the page of a party, the sheet of a reporter
    assert registers - NO_DOOR_YET == {"parties.correct_party", "reporter.admit"}
    assert registers >= NO_DOOR_YET


@pytest.mark.parametrize("name", LIFECYCLES)
def test_commands_and_clocks_that_a_cure_names_exist(name: str) -> None:
    cures = [condition.cure for _, _, condition in questions(LIFECYCLES[name])]
    assert {command for cure in cures for command in cure.set_up} <= set(get_commands())
    assert {rule for cure in cures for rule in cure.clocks} <= {row.code for row in all_deadlines()}


@pytest.mark.parametrize("name", LIFECYCLES)
def test_no_two_refusals_wait_for_each_other(name: str) -> None:
    """Taken from the acts that wait for nothing, each next act is open once another of those is done."""
    acts = {act for lifecycle in LIFECYCLES.values() for m in lifecycle.moves if m.live for act in [lifecycle.full(m.act)]}
    needs: dict[str, list[Cure]] = {
        lifecycle.full(m.act): [] for lifecycle in LIFECYCLES.values() for m in lifecycle.moves if m.live
    }
    for lifecycle in LIFECYCLES.values():
        for move, _, condition in questions(lifecycle):
            needs[lifecycle.full(move.act)].append(condition.cure)
    open_: set[str] = set()
    while more := {act for act in acts - open_ if all(_met(cure, acts, open_) for cure in needs[act])}:
        open_ |= more
    assert {act for act in acts - open_ if act.startswith(f"{name}.")} == set()


def _met(cure: Cure, acts: set[str], open_: set[str]) -> bool:
    alone = cure.given or cure.later or cure.another or cure.done or cure.set_up or cure.clocks or cure.exits
    return bool(alone) or any(act in open_ or act not in acts for act in cure.acts)


@pytest.mark.parametrize("name", LIFECYCLES)
def test_what_is_typed_cures_only_what_looks_at_it(name: str) -> None:
    """A refusal for what the file lacks cannot be got over by typing; compared with the file, some input always fits."""
    typed = {c: m for m, _, c in questions(LIFECYCLES[name]) if c.cure.given}
    assert [c.code for c, m in typed.items() if "given" not in _read(c) and m.sources] == []
    alone = {c.code for c in typed if c.cure == GIVEN and "subject" in _read(c)}
    assert alone <= FITS.keys() | {"has_opinion"}


def test_the_list_of_inputs_that_always_fit_has_no_idle_row() -> None:
    alone = {
        c.code
        for lifecycle in LIFECYCLES.values()
        for _, _, c in questions(lifecycle)
        if c.cure == GIVEN and "subject" in _read(c)
    }
    assert alone == FITS.keys()


def _read(condition: Condition) -> set[str]:
    """Which parts of the question a check looks at."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(condition.check)))
    found = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)}
    handed = {a.id for n in ast.walk(tree) if isinstance(n, ast.Call) for a in n.args if isinstance(a, ast.Name)}
    named = {a.arg for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) for a in n.args.args}
    # a helper that gets the whole question looks at what was given, and so does what is asked of each charge of the proposal
    return found | ({"given"} if "q" in handed or "charge" in named else set())


@pytest.mark.parametrize("name", LIFECYCLES)
def test_from_every_state_the_matter_can_come_to_its_end(name: str) -> None:
    lifecycle = LIFECYCLES[name]
    ends = lifecycle.terminal_states | {code.partition(".")[2] for code in RESTS if code.startswith(f"{name}.")}
    alive = reached(lifecycle, lifecycle.initial_states)
    assert {state for state in alive if not reached(lifecycle, [state]) & ends} == set()
    assert {state for state in alive - ends if not any(m.target for m in moves_from(lifecycle, state))} == set()


# --- who is turned away -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", sorted(TABLE))
def test_every_rule_says_who_may_instead(act: str) -> None:
    for rule in TABLE[act].rules:
        cure = INSTEAD[rule]
        assert cure.another and cure.who and cure.who.zh and cure.who.en
        assert set(cure.acts) <= TABLE.keys()


def test_a_rule_says_how_somebody_becomes_such_a_person_and_that_is_live() -> None:
    live = {lifecycle.full(m.act) for lifecycle in LIFECYCLES.values() for m in lifecycle.moves if m.live}
    named = {act for cure in INSTEAD.values() for act in cure.acts}
    assert {act for act in named if act.partition(".")[0] in LIFECYCLES} <= live


# --- what a refusal carries -------------------------------------------------------------------------------------------


def test_a_refused_condition_carries_its_cure() -> None:
    never = Condition("never", "规则", "a rule", "PP1", lambda q: Text("不行。", "No."), by("penalty.close"))
    question = Question(subject=None, actor=Actor.system("试"), now=scene.NOW, today=scene.NOW.date())
    with pytest.raises(ConditionFailed) as refusal:
        never.ask(question, "penalty.archive")
    assert refusal.value.cure == by("penalty.close")


def test_who_has_not_the_role_is_told_that_another_may() -> None:
    with pytest.raises(NotPermitted) as refusal:
        permissions.ask(Actor.system("试"), "penalty.archive", None)
    assert refusal.value.cure == ANOTHER


# --- the test itself --------------------------------------------------------------------------------------------------


def planted(cure: Cure) -> Lifecycle:
    never = Condition("never", "规则", "a rule", "PP1", lambda q: Text("不行。", "No."), cure)
    states = [State("A", "一", "A", initial=True), State("B", "二", "B", terminal=True), State("C", "三", "C")]
    moves = [
        Move("begin", (), "A", "开始", "begin", "PP1"),
        Move("end", ("A",), "B", "结束", "end", "PP1", (never,)),
        Move("other", ("C",), "B", "其他", "other", "PP1"),
        Move("law", ("A",), "B", "法律", "law", "PP1", live=False),
    ]
    return Lifecycle("clue", "程序", "procedure", states, moves)


@pytest.mark.parametrize("cure", [by("clue.other"), by("clue.law"), instead("clue.law"), Cure(), DONE, Cure(clocks=("D01",))])
def test_a_planted_dead_end_is_found(cure: Cure, monkeypatch: pytest.MonkeyPatch) -> None:
    for act in ("clue.other", "clue.law"):
        monkeypatch.setitem(TABLE, act, permissions.Grant(act, CO, (), "PP1"))
    assert stuck(planted(cure)) == ["clue.end from A: never has no way out"]
