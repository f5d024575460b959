"""公示、推送外省，处罚限制期限 (O45 9-10, 14)."""

from __future__ import annotations

from datetime import date

from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CREDIT
from cases.parties.rules import own_authority
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY
from integrity.publicity.procedure import PublicityState as S
from integrity.publicity.terms import limited, term_now


def _same_province(q: Question[PenaltyPublicity]) -> Text | None:
    if not q.subject.other_province:
        return None
    return Text(
        "当事人登记地在外省，应当将处罚信息推送登记地市场监督管理部门，由其公示。",
        "The party is registered in another province: push it to the bureau there, which publishes it.",
    )


def _other_province(q: Question[PenaltyPublicity]) -> Text | None:
    if q.subject.other_province:
        return None
    return Text("当事人登记地在本省，由本机关直接公示。", "The party is registered in this province: publish directly.")


def _not_ordered(q: Question[PenaltyPublicity]) -> Text | None:
    if q.subject.withdrawal_ordered_on is None:
        return None
    return Text("原处罚决定已变更或者撤销，公示信息应当撤回。", "The decision no longer stands; withdraw instead.")


SAME_PROVINCE = Condition(
    "same_province", "当事人在本省登记", "registered in this province", "O45 9", _same_province, instead("publicity.push")
)
OTHER_PROVINCE = Condition(
    "other_province", "当事人在外省登记", "registered elsewhere", "O45 10", _other_province, instead("publicity.publish")
)
NOT_ORDERED = Condition(
    "decision_stands", "决定未变更、撤销", "the decision stands", "O45 11", _not_ordered, instead("publicity.withdraw")
)


@PUBLICITY.act(
    "publish",
    sources=(S.READY,),
    target=S.PUBLISHED,
    zh="公示",
    en="Publish",
    article="O45 9",
    who=CREDIT,
    rules=(own_authority,),
    needs=(SAME_PROVINCE,),
    clocks=(Stop("D16"),),
)
def publish(p: Passage[PenaltyPublicity]) -> PenaltyPublicity:
    """公示: shown from today; D16 stops; a term that counts from publication begins."""
    return _begin_display(p)


@PUBLICITY.act(
    "push",
    sources=(S.READY,),
    target=S.PUSHED,
    zh="推送外省",
    en="Push to another province",
    article="O45 10",
    who=CREDIT,
    rules=(own_authority,),
    needs=(OTHER_PROVINCE,),
    clocks=(Stop("D17"), Start("D17-publish")),
)
def push(p: Passage[PenaltyPublicity]) -> PenaltyPublicity:
    """推送外省: the bureau of the party's province is to publish; D17 stops, D17-publish runs."""
    p.subject.pushed_on = p.work.today
    return p.subject


@PUBLICITY.act(
    "record_publication",
    sources=(S.PUSHED,),
    target=S.PUBLISHED,
    zh="登记外省已公示",
    en="Record that the other province published",
    article="O45 10",
    who=CREDIT,
    rules=(own_authority,),
    needs=(NOT_ORDERED,),
    clocks=(Stop("D17-publish"),),
)
def record_publication(p: Passage[PenaltyPublicity]) -> PenaltyPublicity:
    """登记外省已公示: the bureau of the place of registration has published."""
    return _begin_display(p)


def _begin_display(p: Passage[PenaltyPublicity]) -> PenaltyPublicity:
    subject, today = p.subject, p.work.today
    subject.published_on = today
    term_now(subject).keep(subject)
    p.note(published_on=today.isoformat(), max_end=subject.max_end.isoformat() if subject.max_end else "")
    return subject


# --- the restriction that was imposed --------------------------------------------------------------------------------


def _restricts(q: Question[PenaltyPublicity]) -> Text | None:
    if limited(q.subject):
        return None
    return Text(
        "该处罚没有限制开展生产经营活动、责令停产停业、限制从业，公示期不取决于限制期限。",
        "The penalty restricts nothing; its term does not depend on a restriction.",
    )


def _over_after_decision(q: Question[PenaltyPublicity]) -> Text | None:
    day = q.given["restricted_until"]
    if day is not None and day >= q.subject.decided_on:
        return None
    return Text(
        f"限制期限届满日应填写，且不早于决定日期（{q.subject.decided_on}）。",
        f"The restriction cannot have ended before the decision ({q.subject.decided_on}).",
    )


RESTRICTS = Condition("restricts", "处罚限制生产经营或者从业", "the penalty restricts", "O45 14(2)", _restricts, DONE)
OVER_AFTER_DECISION = Condition(
    "over_after_decision", "限制期限届满日不早于决定日", "over after the decision", "O45 14(2)", _over_after_decision, GIVEN
)


@PUBLICITY.act(
    "record_restriction",
    sources=(S.PUBLISHED,),
    zh="登记处罚限制期限",
    en="Record until when the penalty restricts",
    article="O45 14(2); R107 8(2), 8(4)",
    who=CREDIT,
    rules=(own_authority,),
    needs=(NOT_ORDERED, RESTRICTS, OVER_AFTER_DECISION),
    reason="reason",
)
def record_restriction(p: Passage[PenaltyPublicity], *, restricted_until: date, reason: str = "") -> PenaltyPublicity:
    """登记处罚限制期限: the last day of the restriction, without which no end of display is known. It may be corrected."""
    subject = p.subject
    subject.restricted_until = restricted_until
    term_now(subject).keep(subject)
    p.note(restricted_until=restricted_until.isoformat(), max_end=subject.max_end.isoformat() if subject.max_end else "")
    return subject
