"""Facts that contradict one another are treated as unknown, and asked about; the engine never picks one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cases.law.fact_labels import LABELS, ask
from cases.law.fact_types import Facts, Procedure
from cases.law.finding import Finding, Question
from cases.law.settings import NATIONAL, Settings
from cases.law.simplified import simplified_allowed
from cases.law.wording import day

# the first of each pair cannot be later than the second
_ORDER = (
    ("acted_on", "act_ended_on"),
    ("acted_on", "discovered_on"),
    ("acted_on", "filed_on"),
    ("acted_on", "decided_on"),
    ("discovered_on", "filed_on"),
    ("filed_on", "decided_on"),
    ("decided_on", "served_on"),
    ("decided_on", "published_on"),
    ("decided_on", "restricted_until"),
)


def consistent(facts: Facts, *, settings: Settings = NATIONAL) -> Finding[Facts]:
    """The facts without those that contradict each other, and a question for each contradiction.

    A penalty beyond 简易程序 contradicts that procedure: the reason says that the ordinary one is due.
    """
    if facts.acts:
        return _each(facts, settings)
    broken: dict[str, Any] = {}
    questions: list[Question] = []
    for first, second in _ORDER:
        early, late = getattr(facts, first), getattr(facts, second)
        if early is not None and late is not None and early > late:
            broken |= {first: None, second: None}
            why = f"{day(early)}晚于{LABELS[second]}（{second}）{day(late)}，前后矛盾，核实前两者均按未知处理"
            questions.append(ask(first, why))
    if facts.penalty is not None and facts.penalty.contradicts_itself:
        broken["penalty"] = None
        questions.append(ask("penalty", "种类为空表示不予处罚，却填写了金额，前后矛盾，核实前按未知处理"))
    simplified = simplified_allowed(facts, settings=settings)
    if facts.procedure is Procedure.SIMPLIFIED and simplified.value is False:
        broken["procedure"] = None
        questions.append(ask("procedure", "拟作出的处罚超出简易程序范围，应当适用普通程序，核实前按未知处理"))
    return Finding(replace(facts, **broken) if broken else facts, simplified.reasons, tuple(questions))


def _each(facts: Facts, settings: Settings) -> Finding[Facts]:
    """Several acts: each without what contradicts itself."""
    parts = [consistent(act, settings=settings) for act in facts.acts]
    return Finding(
        replace(facts, acts=tuple(part.value for part in parts)),
        tuple(dict.fromkeys(reason for part in parts for reason in part.reasons)),
        tuple(dict.fromkeys(question for part in parts for question in part.questions)),
    )
