"""What a person has to know to do a task: what the party said, what was proposed, what would be shown to the public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from cases.accountability.review.choices import Claim, Outcome, Trigger
from cases.accountability.review.models import OfficialDefence
from cases.base.models import Act, Aggregate
from cases.law.responsibility import measure_names
from cases.penalty.models import PenaltyKind
from integrity.listing import pending_of
from integrity.publicity.models import PenaltyPublicity, PublicityClass
from web.forms.responsibility.hearing import claim_in_words
from web.page import ActPage
from web.presenters.signal import evidence_facts, rule_facts
from web.sheets.blacklist import SHEET, consent_of, grounds_of
from web.sheets.responsibility import finding_in_words
from web.viewmodels import Fact
from web.wording import bracketed, clauses, label_of, listed, stated


def material_of(subject: Aggregate, page: ActPage) -> tuple[Fact, ...]:
    """The material of an act, without what nobody has written."""
    known = MATERIAL.get(page.act, page.material)
    return tuple(fact for fact in known(subject) if fact.value)


def _report(case: Any) -> list[Fact]:
    row = case.investigationreports.order_by("-version").first()
    if row is None:
        return []
    return [
        Fact(label=_("违法事实和证据"), value=row.facts_text),
        Fact(label=_("案件性质"), value=row.nature_text),
        Fact(label=_("处理意见及其依据"), value=row.opinion_text),
        Fact(label=_("拟处罚种类"), value=_kinds(row)),
    ]


def _defence(case: Any) -> list[Fact]:
    row = case.defences.filter(waiver=False).order_by("-pk").first()
    if row is None:
        return []
    return [Fact(label=_("陈述申辩"), value=stated(f"{row.received_on} {row.stated_by}", row.content))]


def _before_decision(case: Any) -> list[Fact]:
    last = case.defences.order_by("-pk").first()
    if last is None:
        heard = ""
    elif last.waiver:
        heard = _("当事人已表示放弃")
    else:
        taken = _("予以采纳") if last.accepted else _("不予采纳")
        heard = bracketed(last.content, stated(taken, last.recheck))
    talk = case.discussions.order_by("-pk").first()
    return [
        Fact(label=_("陈述申辩"), value=heard),
        Fact(label=_("集体讨论"), value=talk.conclusion if talk else ""),
        *_listing_pending(case),
    ]


def _listing_pending(case: Any) -> list[Fact]:
    """What is to be decided of the list of serious violations with the penalty."""
    listing = pending_of(case.pk)
    if listing is None:
        return []
    return [
        Fact(label=_("列入情形"), value=grounds_of(listing)),
        Fact(label=_("情节评估"), value=listing.weighing),
        Fact(label=_("上级意见"), value=consent_of(listing)),
    ]


def _proposed(case: Any) -> list[Fact]:
    row = Act.objects.filter(stream=case.stream_key, verb="penalty.propose_closure").order_by("-pk").first()
    return [Fact(label=_("办案机构意见"), value=stated(row.actor_name, row.reason) if row else "")]


def _publication(publicity: PenaltyPublicity) -> list[Fact]:
    told = publicity.summary
    hidden = clauses(bracketed(row.get("text", ""), row.get("ground", "")) for row in publicity.redactions)
    return [
        Fact(label=_("决定书文号"), value=told.get("number", "")),
        Fact(label=_("当事人"), value=told.get("party", "")),
        Fact(label=_("违法行为"), value=told.get("violation", "")),
        Fact(label=_("处罚内容"), value=told.get("penalty", "")),
        Fact(label=_("失信类别"), value=label_of(PublicityClass, publicity.publicity_class)),
        Fact(label=_("遮蔽内容"), value=hidden),
        Fact(label=_("停止展示的理由"), value=publicity.withdrawal_reason),
    ]


def _signal(signal: Any) -> list[Fact]:
    return [*rule_facts(signal), *evidence_facts(signal)]


def _listing(listing: Any) -> list[Fact]:
    rows = {fact.label: fact for fact in SHEET.facts(listing)}
    return [
        Fact(label=_("违法事实和证据"), value=_told(listing.case)),
        *rows.values(),
        Fact(label=_("报请意见"), value=listing.consent_request),
    ]


def _told(case: Any) -> str:
    notice = case.penaltynotices.order_by("-version").first()
    return str(notice.facts_text) if notice else ""


def _clue_of_review(review: Any) -> list[Fact]:
    return [
        Fact(label=_("启动情形"), value=label_of(Trigger, review.trigger)),
        Fact(label=_("线索内容"), value=review.summary),
        Fact(label=_("初步核实情况"), value=review.preliminary),
    ]


def _found(review: Any) -> list[Fact]:
    """What was found, and what the official was told is intended."""
    rows = review.faultfindings.order_by("position")
    proposed = label_of(Outcome, review.proposed_outcome) if review.proposed_outcome else ""
    return [
        *(Fact(label=_("第%(n)s项认定") % {"n": row.position}, value=finding_in_words(row)) for row in rows),
        Fact(label=_("告知的拟处理"), value=bracketed(proposed, listed(measure_names(review.proposed_measures)))),
    ]


def _claimed(review: Any) -> list[Fact]:
    """The same, with the defence, every claimed ground and what became of it, and the reasoned opinion."""
    said_of = review.officialdefences.order_by("-pk").first()
    claims = review.exemptionclaims.select_related("finding").order_by("pk")
    kind = label_of(OfficialDefence.Kind, said_of.kind) if said_of else ""
    return [
        *_found(review),
        Fact(label=_("陈述申辩"), value=stated(kind, said_of.content) if said_of else ""),
        *(
            Fact(label=claim_in_words(c), value=clauses((c.statement, stated(label_of(Claim, c.decision), c.reasons))))
            for c in claims
        ),
        Fact(label=_("陈述申辩复核情况"), value=review.verification),
        Fact(label=_("论证意见"), value=review.argument),
    ]


def _asked(review: Any) -> list[Fact]:
    row = review.remedys.order_by("-pk").first()
    return [*_claimed(review), Fact(label=_("申请复核的理由"), value=row.grounds if row else "")]


def _kinds(row: Any) -> str:
    return listed(label_of(PenaltyKind, kind) for kind in row.kinds)


MATERIAL: dict[str, Callable[[Any], list[Fact]]] = {
    "penalty.submit_review": _report,
    "penalty.submit_legal": _report,
    "penalty.pass_review": _report,
    "penalty.return_investigation": _report,
    "penalty.recheck_defence": _defence,
    "penalty.discuss": _before_decision,
    "penalty.decide_penalty": _before_decision,
    "penalty.close": _proposed,
    "publicity.enter": _publication,
    "publicity.review": _publication,
    "publicity.leave_unpublished": _publication,
    "signal.explain": _signal,
    "signal.correct": _signal,
    "signal.open_review": _signal,
    "publicity.publish": _publication,
    "publicity.withdraw": _publication,
    **dict.fromkeys(
        (
            "blacklist.propose",
            "blacklist.notify",
            "blacklist.disagree",
            "blacklist.leave_unlisted",
            "blacklist.return_proposal",
            "blacklist.recheck_defence",
            "blacklist.request_consent",
            "blacklist.give_consent",
            "blacklist.refuse_consent",
            "blacklist.publish",
            "blacklist.take_down",
        ),
        _listing,
    ),
    **dict.fromkeys(
        (
            "responsibility.consent",
            "responsibility.begin_preliminary",
            "responsibility.report_preliminary",
            "responsibility.open",
            "responsibility.clear",
            "responsibility.record_finding",
        ),
        _clue_of_review,
    ),
    **dict.fromkeys(
        ("responsibility.notify", "responsibility.defend", "responsibility.waive", "responsibility.revise_finding"), _found
    ),
    **dict.fromkeys(
        (
            "responsibility.decide_claim",
            "responsibility.submit",
            "responsibility.decide_measure",
            "responsibility.decide_exempt",
            "responsibility.decide_no_fault",
            "responsibility.refer",
        ),
        _claimed,
    ),
    "responsibility.answer_review": _asked,
}
