"""What the law engine says, in words; and which conditions of an act are met."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cases.base.actors import Actor
from cases.base.conditions import Condition, Question
from cases.base.models import Aggregate
from cases.base.work import legal_date
from cases.law.conduct import conducts
from cases.law.measures import measure
from cases.penalty.models import PenaltyCase, Tier
from cases.penalty.proposal import Charge, Proposal
from web.presenters.cures import ways
from web.presenters.shell import language
from web.viewmodels import Answer, Band, CrimeFlag, Finding, Guard, LawPanel, TierRange, Tone
from web.wording import label, listed, said

REVIEWED = {
    "hearing_required": gettext_noop("属于听证范围"),
    "legal_review_required": gettext_noop("须经法制审核"),
    "city_level_required": gettext_noop("须由市级以上机关决定"),
    "limitation_passed": gettext_noop("已超过追究时效"),
}
WARNS = frozenset({"limitation_passed", "city_level_required"})


def answer(value: bool | None) -> Answer:
    return Answer.UNKNOWN if value is None else Answer.YES if value else Answer.NO


def law_panel(outcome: Mapping[str, Any], *, proposal: Proposal | None = None, now: datetime | None = None) -> LawPanel:
    """The outcome of `assess` (its JSON) as the panel shows it, with what is proposed for each act."""
    parts = {charge.conduct: charge for charge in proposal.parts} if proposal else {}
    reasons: dict[str, Any] = {r["field"]: r for r in outcome["reasons"]}
    return LawPanel(
        bands=tuple(_band(b, parts.get(b["conduct"])) for b in outcome["bands"]),
        findings=(*(_finding(f, outcome[f], reasons) for f in REVIEWED), *_published(outcome, reasons)),
        crimes=tuple(CrimeFlag(crime=c["crime"], certain=c["certain"], reason=c["reason"]) for c in outcome["transfer"]),
        questions=tuple(outcome["questions"]),
        computed_at=now,
    )


def intended(case: PenaltyCase) -> Proposal | None:
    """What the bureau intends so far: what the party was told, else what the investigators propose."""
    told = case.penaltynotices.order_by("-version").first()
    row = told or case.investigationreports.order_by("-version").first()
    return Proposal.of(row) if row is not None else None


def guards(subject: Aggregate, act: str, *, actor: Actor, now: datetime, given: Mapping[str, Any]) -> tuple[Guard, ...]:
    """The conditions of an act with what each says now; one that needs more input than is there stays unknown."""
    lifecycle = subject.lifecycle
    move = next((m for m in lifecycle.rows(act) if m.live and subject.state in m.sources), None)
    if move is None:
        return ()
    question = Question(subject=subject, actor=actor, now=now, today=legal_date(now), given=given)
    return tuple(_guard(c, question, lifecycle.full(act)) for c in lifecycle.conditions(move))


def _guard(condition: Condition, question: Question[Aggregate], act: str) -> Guard:
    rule = said(condition.zh, condition.en)
    try:
        missing = condition.check(question)
    except (KeyError, TypeError, AttributeError, ValueError):
        return Guard(rule=rule, answer=Answer.UNKNOWN, article=condition.article)
    if missing is None:
        return Guard(rule=rule, answer=Answer.YES, article=condition.article)
    out = ways(condition.cure, act, actor=question.actor, about=question.subject)
    return Guard(rule=rule, answer=Answer.NO, missing=missing.within(language()), article=condition.article, ways=out)


def _band(band: Mapping[str, Any], charge: Charge | None) -> Band:
    row = conducts()[band["conduct"]]
    return Band(
        code=band["conduct"],
        conduct=said(row.title_zh, row.title_en),
        law=band["law"],
        version=band["law_version"] or "",
        min_fen=_fen(band["min"]),
        max_fen=_fen(band["max"]),
        proposed_fen=charge.fine if charge else None,
        contains=answer(band["contains_fine"]),
        note=_("低于法定下限，须有减轻处罚的理由") if band["needs_mitigation_ground"] else "",
        tiers=_tiers(band, charge.tier if charge else ""),
        **_measures(band, row.law),
    )


def _tiers(band: Mapping[str, Any], chosen: str) -> tuple[TierRange, ...]:
    """An outcome that was frozen by an older version has none."""
    ranges = (band.get("tiers") or {}).items()
    return tuple(
        TierRange(label=label(Tier(tier)), min_fen=_sum(low), max_fen=_sum(high), chosen=tier == chosen)
        for tier, (low, high) in ranges
    )


def _measures(band: Mapping[str, Any], law: str) -> dict[str, str]:
    found = band.get("measures") or {}
    words = {part: [measure(code, law) for code in found.get(part, ())] for part in ("must", "may", "open")}
    return {part: listed(said(m.zh, m.en) for m in rows) for part, rows in words.items()}


def _sum(yuan: str) -> int:
    return int(Decimal(yuan) * 100)


def _finding(field: str, value: bool | None, reasons: Mapping[str, Any]) -> Finding:
    reason = reasons.get(field, {})
    tone = Tone.WARN if value and field in WARNS else Tone.PLAIN
    return Finding(
        label=_(REVIEWED[field]),
        answer=answer(value),
        text=reason.get("because", ""),
        article=reason.get("article", ""),
        tone=tone,
    )


def _published(outcome: Mapping[str, Any], reasons: Mapping[str, Any]) -> tuple[Finding, ...]:
    published = outcome["publicity"]["published"]
    reason = reasons.get("publicity", {})
    text = reason.get("because", "")
    return (Finding(label=_("应当公示"), answer=answer(published), text=text, article=reason.get("article", "")),)


def _fen(yuan: str | None) -> int | None:
    return None if yuan is None else int(Decimal(yuan) * 100)
