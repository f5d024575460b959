"""What a person has to know of a case to act on it: what was proposed, what the party said, what is to be decided with it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.base.models import Act
from cases.penalty.acts.closure import PROPOSED
from cases.penalty.models import InvestigationReport, PenaltyCase, PenaltyKind
from integrity.blacklist.selectors import pending_of
from web.blacklist.sheet import consent_of, grounds_of
from web.viewmodels import Fact
from web.wording import bracketed, label_of, listed, stated


def report(case: PenaltyCase) -> list[Fact]:
    """What the final report says and proposes."""
    row = case.investigationreports.order_by("-version").first()
    if row is None:
        return []
    return [
        Fact(label=_("违法事实和证据"), value=row.facts_text),
        Fact(label=_("案件性质"), value=row.nature_text),
        Fact(label=_("处理意见及其依据"), value=row.opinion_text),
        Fact(label=_("拟处罚种类"), value=_kinds(row)),
    ]


def defence(case: PenaltyCase) -> list[Fact]:
    """What the party stated last."""
    row = case.defences.filter(waiver=False).order_by("-pk").first()
    if row is None:
        return []
    return [Fact(label=_("陈述申辩"), value=stated(f"{row.received_on} {row.stated_by}", row.content))]


def before_decision(case: PenaltyCase) -> list[Fact]:
    """What the party said and what became of it, what the leaders concluded, what is to be decided of a listing."""
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


def proposed(case: PenaltyCase) -> list[Fact]:
    """Why the unit proposes to close."""
    row = Act.objects.filter(stream=case.stream_key, verb=PROPOSED).order_by("-pk").first()
    return [Fact(label=_("办案机构意见"), value=stated(row.actor_name, row.reason) if row else "")]


def _listing_pending(case: PenaltyCase) -> list[Fact]:
    """What is to be decided of the list of serious violations with the penalty."""
    listing = pending_of(case.pk)
    if listing is None:
        return []
    return [
        Fact(label=_("列入情形"), value=grounds_of(listing)),
        Fact(label=_("情节评估"), value=listing.weighing),
        Fact(label=_("上级意见"), value=consent_of(listing)),
    ]


def _kinds(row: InvestigationReport) -> str:
    return listed(label_of(PenaltyKind, kind) for kind in row.kinds)
