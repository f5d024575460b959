"""公示、推送外省 (O45 9-10)."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.cures import instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import CREDIT
from cases.parties.rules import own_authority
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY
from integrity.publicity.procedure import PublicityState as S
from integrity.publicity.terms import term_of_class


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
    term = term_of_class(subject.publicity_class, subject.decision, published_on=today)
    subject.published_on, subject.min_end, subject.max_end = today, term.min_end, term.max_end
    p.note(published_on=today.isoformat(), max_end=term.max_end.isoformat() if term.max_end else "")
    return subject
