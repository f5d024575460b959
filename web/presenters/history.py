"""The trail of a subject in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cases.base.lifecycle import Lifecycle
from cases.base.models import Act, Document, Refusal
from cases.intake.lifecycle import CLUE
from cases.penalty.lifecycle import PENALTY
from integrity.publicity.lifecycle import PUBLICITY
from web.presenters.shell import in_english, role_name
from web.viewmodels import EntryKind, HistoryEntry, Link
from web.wording import document_title

LIFECYCLES: dict[str, Lifecycle] = {row.name: row for row in (CLUE, PENALTY, PUBLICITY)}
VERBS = {
    "transfer.raise_flag": gettext_noop("提示涉嫌犯罪"), "transfer.clear_flag": gettext_noop("涉嫌犯罪提示解除"),
    "clock.fire": gettext_noop("期限届满"), "integrity.record_decision": gettext_noop("记入诚信档案"),
    "integrity.annul_decision": gettext_noop("更正诚信档案"),
}  # fmt: skip


def verb_name(verb: str) -> str:
    """What an act is called: the wording of its row, or that of a system act."""
    name, _dot, act = verb.partition(".")
    lifecycle = LIFECYCLES.get(name)
    if lifecycle is not None and act in lifecycle.acts:
        row = lifecycle.rows(act)[0]
        return row.en if in_english() else row.zh
    return _(VERBS.get(verb, verb))


def history_of(
    streams: list[str], *, papers: Sequence[Document] = (), limit: int = 200
) -> tuple[HistoryEntry, ...]:
    """Acts and refusals on these streams with the papers they issued, newest first; two statements."""
    issued: dict[tuple[str, Any], list[Document]] = defaultdict(list)
    for paper in papers:
        issued[(paper.stream, paper.issued_at)].append(paper)
    acts = list(Act.objects.filter(stream__in=streams).order_by("-pk")[:limit])
    refusals = list(Refusal.objects.filter(subject__in=streams).order_by("-pk")[:limit])
    rows = [
        *(_act(a, issued.pop((a.stream, a.at), [])) for a in reversed(acts)),
        *(_refusal(r) for r in refusals),
    ]
    return tuple(sorted(rows, key=lambda e: e.at, reverse=True))[:limit]


def _act(row: Act, papers: Sequence[Document]) -> HistoryEntry:
    return HistoryEntry(
        at=row.at, what=verb_name(row.verb), who=row.actor_name, role=role_name(row.actor_role),
        kind=EntryKind.SYSTEM if row.actor_kind == "system" else EntryKind.ACT, why=row.reason, article=row.article,
        to_state=_state(row), recorded_by=row.recorded_by, digest=row.after,
        documents=tuple(Link(label=document_title(p), url=reverse("web:document", args=[p.pk])) for p in papers),
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
