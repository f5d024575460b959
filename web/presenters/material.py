"""What a person has to know to do a task: what the party said, what was proposed, what would be shown to the public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from cases.accountability.review.choices import Claim, Outcome, Trigger
from cases.accountability.review.models import OfficialDefence
from cases.base.models import Aggregate
from cases.law.responsibility import measure_names
from cases.transfer.models import Transfer
from web.forms.responsibility.hearing import claim_in_words
from web.page import ActPage
from web.presenters.signal import evidence_facts, rule_facts
from web.sheets.responsibility import finding_in_words
from web.sheets.transfer import crimes, decided, papers, reply
from web.viewmodels import Fact
from web.wording import bracketed, clauses, label_of, listed, stated


def material_of(subject: Aggregate, page: ActPage) -> tuple[Fact, ...]:
    """The material of an act, without what nobody has written."""
    known = MATERIAL.get(page.act, page.material)
    return tuple(fact for fact in known(subject) if fact.value)


def _signal(signal: Any) -> list[Fact]:
    return [*rule_facts(signal), *evidence_facts(signal)]


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


def _suspicion(transfer: Transfer) -> list[Fact]:
    return list(crimes(transfer))


def _crime_report(transfer: Transfer) -> list[Fact]:
    """What the head reads before deciding: the crimes, the report, and who wrote it."""
    force = transfer.members.select_related("officer").order_by("pk")
    return [
        *crimes(transfer),
        Fact(label=_("涉嫌犯罪的事实和证据"), value=transfer.facts_text),
        Fact(label=_("移送的理由和依据"), value=transfer.grounds_text),
        Fact(label=_("专案组成员"), value=listed(row.officer.name for row in force)),
    ]


def _to_police(transfer: Transfer) -> list[Fact]:
    return [*_crime_report(transfer), Fact(label=_("主要负责人决定"), value=decided(transfer))]


def _with_police(transfer: Transfer) -> list[Fact]:
    return [
        Fact(label=_("接受的公安机关"), value=bracketed(transfer.police, str(transfer.sent_on))),
        *papers(transfer),
        *(reply(row) for row in transfer.replies.order_by("pk")),
    ]


MATERIAL: dict[str, Callable[[Any], list[Fact]]] = {
    "signal.explain": _signal,
    "signal.correct": _signal,
    "signal.open_review": _signal,
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
    "transfer.form_task_force": _suspicion,
    "transfer.report": _suspicion,
    "transfer.approve": _crime_report,
    "transfer.reject": _crime_report,
    "transfer.send": _to_police,
    "transfer.record_receipt": _with_police,
    "transfer.police_file": _with_police,
    "transfer.police_refuse": _with_police,
    "transfer.hand_over": _with_police,
    "transfer.record_outcome": _with_police,
    "transfer.resume_case": _with_police,
    "transfer.end_case": _with_police,
    "transfer.keep_case": _with_police,
}
