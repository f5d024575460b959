"""The trail of a subject in plain words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.base.lifecycle import Lifecycle
from cases.base.models import Act, Refusal
from cases.intake.lifecycle import CLUE
from cases.penalty.lifecycle import PENALTY
from integrity.publicity.lifecycle import PUBLICITY
from web.presenters.shell import in_english, role_name
from web.viewmodels import EntryKind, HistoryEntry

LIFECYCLES: dict[str, Lifecycle] = {row.name: row for row in (CLUE, PENALTY, PUBLICITY)}
VERBS = {
    "transfer.raise_flag": "提示涉嫌犯罪", "transfer.clear_flag": "涉嫌犯罪提示解除", "clock.fire": "期限届满",
    "integrity.record_decision": "记入诚信档案", "integrity.annul_decision": "更正诚信档案",
}  # fmt: skip


def verb_name(verb: str) -> str:
    """What an act is called: the wording of its row, or that of a system act."""
    name, _dot, act = verb.partition(".")
    lifecycle = LIFECYCLES.get(name)
    if lifecycle is not None and act in lifecycle.acts:
        row = lifecycle.rows(act)[0]
        return row.en if in_english() else row.zh
    return _(VERBS.get(verb, verb))


def history_of(streams: list[str], *, limit: int = 200) -> tuple[HistoryEntry, ...]:
    """Acts and refusals on these streams, newest first; two statements."""
    acts = list(Act.objects.filter(stream__in=streams).order_by("-pk")[:limit])
    refusals = list(Refusal.objects.filter(subject__in=streams).order_by("-pk")[:limit])
    rows = [*(_act(a) for a in acts), *(_refusal(r) for r in refusals)]
    return tuple(sorted(rows, key=lambda e: e.at, reverse=True))[:limit]


def _act(row: Act) -> HistoryEntry:
    return HistoryEntry(
        at=row.at, what=verb_name(row.verb), who=row.actor_name, role=role_name(row.actor_role),
        kind=EntryKind.SYSTEM if row.actor_kind == "system" else EntryKind.ACT, why=row.reason, article=row.article,
        to_state=_state(row), recorded_by=row.recorded_by, digest=row.after,
    )  # fmt: skip


def _state(row: Act) -> str:
    lifecycle = LIFECYCLES.get(row.verb.partition(".")[0])
    if lifecycle is None or not row.to_state or row.to_state == row.from_state:
        return ""
    state = lifecycle.by_code.get(row.to_state)
    return (state.en if in_english() else state.zh) if state else ""


def _refusal(row: Refusal) -> HistoryEntry:
    return HistoryEntry(
        at=row.at, what=_("被拒绝：%(act)s") % {"act": verb_name(row.verb)}, who=row.actor_name,
        role=role_name(row.actor_role), kind=EntryKind.REFUSAL, why=row.sentence, article=row.article,
    )  # fmt: skip
