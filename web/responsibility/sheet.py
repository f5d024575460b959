"""The sheet of a review: the handling chain sees the file, the official what the official was told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.accountability.matters import subject_of
from cases.accountability.review.choices import Capacity, Claim, Outcome, Recipient, Trigger
from cases.accountability.review.fault import answerable
from cases.accountability.review.models import OfficialDefence, Remedy, ResponsibilityReview, ToldOfficial
from cases.accountability.review.procedure import ReviewState
from cases.base.actors import Actor
from cases.law.responsibility import all_measures
from web.addresses import subject_url
from web.responsibility.words import claim_in_words, finding_in_words
from web.sheet import Sheet
from web.viewmodels import CaseAction, Fact, Notice, Person, Tone
from web.wording import bracketed, clauses, label_of, listed, said, stated


def sheet_for(review: ResponsibilityReview, actor: Actor) -> Sheet:
    """What the reader may see of the review."""
    return OWN if actor.officer_id == review.official_id else SHEET


def _facts(review: ResponsibilityReview) -> tuple[Fact, ...]:
    return (
        Fact(label=_("启动情形"), value=label_of(Trigger, review.trigger)),
        Fact(label=_("线索内容"), value=review.summary),
        *_written(_("初步核实情况"), review.preliminary),
        *_own_facts(review, found=True),
    )


def _told(review: ResponsibilityReview) -> tuple[Fact, ...]:
    """Before the notice the official knows that there is a review, not what was found."""
    return (
        Fact(label=_("启动情形"), value=label_of(Trigger, review.trigger)),
        *_own_facts(review, found=review.notified_on is not None, told=review.served_on is not None, own=True),
    )


def _before_told(review: ResponsibilityReview) -> str:
    """Until the official is told, nobody sees how it was decided, nor that it was."""
    return "" if review.served_on is not None else _("审查中")


def _own_facts(review: ResponsibilityReview, *, found: bool, told: bool = True, own: bool = False) -> tuple[Fact, ...]:
    findings = list(review.faultfindings.order_by("position")) if found else []
    claims = list(review.exemptionclaims.select_related("finding").order_by("pk"))
    decided = review.outcome and review.decided_on and told
    # a referral gives no reasons to whom it is about
    reasons = review.decision_reasons if told and not (own and review.outcome == Outcome.REFERRED) else ""
    return (
        Fact(label=_("责任身份"), value=label_of(Capacity, review.capacity)),
        *(Fact(label=_("第%(n)s项认定") % {"n": f.position}, value=finding_in_words(f)) for f in findings),
        *_written(_("告知的拟处理"), _outcome(review.proposed_outcome, review.proposed_measures)),
        *(_defence_fact(d) for d in review.officialdefences.order_by("pk")),
        *(
            Fact(
                label=claim_in_words(c),
                value=stated(label_of(Claim, c.decision), c.reasons) if c.decision and told else label_of(Claim, ""),
                missing=not (c.decision and told),
            )
            for c in claims
        ),
        *_written(_("处理结果"), _outcome(review.outcome, review.measures) if decided else ""),
        *_written(_("处理理由"), reasons),
        *(_remedy_fact(r) for r in review.remedys.order_by("pk")),
    )


def _written(label: str, value: str) -> tuple[Fact, ...]:
    return (Fact(label=label, value=value),) if value else ()


def _defence_fact(row: OfficialDefence) -> Fact:
    return Fact(
        label=_("陈述申辩"),
        value=stated(f"{row.received_on} {label_of(OfficialDefence.Kind, row.kind)}", row.content)
        if row.content
        else f"{row.received_on} {label_of(OfficialDefence.Kind, row.kind)}",
    )


def _remedy_fact(row: Remedy) -> Fact:
    answer = str(row.get_answer_display())
    return Fact(label=_("内部复核"), value=clauses((f"{row.asked_on} {row.grounds}", stated(answer, row.reasons))))


def _outcome(outcome: str, measures: list[str]) -> str:
    if not outcome:
        return ""
    names = listed(said(m.name_zh, m.name_en) for m in all_measures() if m.code in measures)
    return bracketed(label_of(Outcome, outcome), names)


def _people(review: ResponsibilityReview) -> tuple[Person, ...]:
    rows = review.investigators.select_related("officer").order_by("pk")
    told = review.toldofficials.order_by("pk")
    return (
        Person(role=_("被审查人"), name=review.official.name, note=review.bureau.name),
        *(Person(role=_("调查人员"), name=r.officer.name, since=r.from_day, note=r.recusal) for r in rows),
        *(
            Person(
                role=stated(_("告知"), label_of(ToldOfficial.What, t.what)), name=t.told_by, since=t.told_on, note=t.clarification
            )
            for t in told
        ),
    )


def _links(review: ResponsibilityReview) -> tuple[CaseAction, ...]:
    about = subject_of(review.about) if review.about else None
    return (CaseAction(label=about.listed.number, url=subject_url(about)),) if about is not None else ()


def _alerts(review: ResponsibilityReview) -> tuple[Notice, ...]:
    if review.state == ReviewState.REFERRED or review.recipient:
        return (
            Notice(
                text=stated(label_of(Recipient, review.recipient), review.recipient_name),
                tone=Tone.WARN,
                title=_("移送处理"),
                article="SL37, CSR34",
            ),
        )
    if review.state == ReviewState.COLLECTIVE and not answerable(review):
        return (Notice(text=_("没有三项要件齐备且未被免责的认定，不得追究责任。"), tone=Tone.WARN, article="O41-9"),)
    return ()


def _own_people(review: ResponsibilityReview) -> tuple[Person, ...]:
    """Who investigates now (CSR42: recusal may be asked), and who told what; not who withdrew and why."""
    rows = review.investigators.filter(to_day__isnull=True).select_related("officer").order_by("pk")
    return (
        Person(role=_("被审查人"), name=review.official.name, note=review.bureau.name),
        *(Person(role=_("调查人员"), name=r.officer.name, since=r.from_day) for r in rows),
    )


# what is addressed to the official, or done by the official
ADDRESSED = frozenset(
    f"responsibility.{act}"
    for act in (
        "open",
        "notify",
        "defend",
        "waive",
        "deem_waived",
        "inform",
        "serve_measure",
        "ask_review",
        "answer_review",
        "archive",
    )
)
# J18 ends with the decision, and would show it before the official is told
OWN_CLOCKS = frozenset({"J18-defence", "J23", "J23-reply"})
OWN = Sheet(facts=_told, people=_own_people, veil=_before_told, trail=ADDRESSED, clocks=OWN_CLOCKS)
SHEET = Sheet(facts=_facts, people=_people, links=_links, alerts=_alerts, reader=sheet_for)
