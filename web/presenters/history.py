"""The trail of a subject in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base.models import Act, Document, Refusal
from web.presenters.shell import in_english, role_name
from web.presenters.verbs import LIFECYCLES, verb_name
from web.viewmodels import EntryKind, HistoryEntry, Link
from web.wording import document_title


def history_of(
    streams: list[str], *, papers: Sequence[Document] = (), only: Collection[str] | None = None, limit: int = 200
) -> tuple[HistoryEntry, ...]:
    """Acts and refusals on these streams with the papers they issued, newest first; two statements. `only` names the acts
    that a reader may know of; refusals are then left out."""
    issued: dict[tuple[str, Any], list[Document]] = defaultdict(list)
    for paper in papers:
        issued[(paper.stream, paper.issued_at)].append(paper)
    found, turned_away = Act.objects.filter(stream__in=streams), Refusal.objects.filter(subject__in=streams)
    if only is not None:
        found, turned_away = found.filter(verb__in=only), turned_away.none()
    acts = list(found.order_by("-pk")[:limit])
    refusals = list(turned_away.order_by("-pk")[:limit])
    rows = [*(_act(a, issued.pop((a.stream, a.at), [])) for a in reversed(acts)), *(_refusal(r) for r in refusals)]
    return tuple(sorted(rows, key=lambda e: e.at, reverse=True))[:limit]


def _act(row: Act, papers: Sequence[Document]) -> HistoryEntry:
    return HistoryEntry(
        at=row.at,
        what=verb_name(row.verb),
        who=row.actor_name,
        role=role_name(row.actor_role),
        kind=EntryKind.SYSTEM if row.actor_kind == "system" else EntryKind.ACT,
        why=_why(row),
        article=row.article,
        to_state=_state(row),
        recorded_by=row.recorded_by,
        digest=row.after,
        documents=tuple(Link(label=document_title(p), url=reverse("web:document", args=[p.pk])) for p in papers),
    )


def _why(row: Act) -> str:
    """The reason, and what an act on a party rests on."""
    proof = row.details.get("proof", "") if row.verb.startswith("parties.") else ""
    return _("%(reason)s　依据：%(proof)s") % {"reason": row.reason, "proof": proof} if proof else row.reason


def _state(row: Act) -> str:
    lifecycle = LIFECYCLES.get(row.verb.partition(".")[0])
    if lifecycle is None or not row.to_state or row.to_state == row.from_state:
        return ""
    state = lifecycle.by_code.get(row.to_state)
    return (state.en if in_english() else state.zh) if state else ""


def _refusal(row: Refusal) -> HistoryEntry:
    return HistoryEntry(
        at=row.at,
        what=_("被拒绝：%(act)s") % {"act": verb_name(row.verb)},
        who=row.actor_name,
        role=role_name(row.actor_role),
        kind=EntryKind.REFUSAL,
        why=row.sentence,
        article=row.article,
    )
