"""What a person has to know of a case to act on it: what was proposed and what of it was changed since, what the party said,
what is to be decided with it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from cases.base.models import Act
from cases.base.work import legal_date
from cases.penalty.acts.closure import PROPOSED
from cases.penalty.models import InvestigationReport, PenaltyCase, PenaltyContent, PenaltyKind, Tier
from cases.penalty.proposal import Proposal, yuan
from cases.penalty.readiness import SETTINGS, lacks, unstated
from integrity.blacklist.selectors import pending_of
from web.blacklist.sheet import consent_of, grounds_of
from web.forms.proposal import mitigation_choices
from web.viewmodels import Fact
from web.wording import bracketed, label_of, listed, stated

RETURNS = tuple(
    f"penalty.{act}"
    for act in (
        "return_to_officers",
        "return_investigation",
        "return_from_approval",
        "return_to_review",
        "return_from_notice",
        "renotify",
    )
)
MONEY = frozenset({"fine", "confiscated_gains", "confiscated_goods"})
FIELDS = {
    "conduct": gettext_noop("认定的违法行为"),
    "broken": gettext_noop("违反的具体规定"),
    "kinds": gettext_noop("处罚种类"),
    "fine": gettext_noop("罚款（元）"),
    "confiscated_gains": gettext_noop("没收违法所得（元）"),
    "confiscated_goods": gettext_noop("没收物品货值（元）"),
    "goods_description": gettext_noop("没收物品的名称和数量"),
    "tier": gettext_noop("裁量阶次"),
    "mitigation_ground": gettext_noop("减轻处罚的理由"),
    "facts_text": gettext_noop("违法事实和证据"),
    "reasons_text": gettext_noop("裁量理由"),
    "measures": gettext_noop("其他处罚的具体内容"),
}


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


def report_reviewed(case: PenaltyCase) -> list[Fact]:
    """The report, what of it differs from what was reviewed before, and why the case came back last."""
    return [*returned(case), *report(case), *changed_report(case)]


def returned(case: PenaltyCase) -> list[Fact]:
    """Why the case was sent back, as long as nothing was reported since."""
    sent = Act.objects.filter(stream=case.stream_key, verb__in=RETURNS).order_by("-pk").first()
    done = Act.objects.filter(stream=case.stream_key, verb="penalty.pass_review").order_by("-pk").first()
    if sent is None or (done is not None and done.pk > sent.pk):
        return []
    return [Fact(label=_("退回理由"), value=stated(sent.actor_name, sent.reason))]


def not_ready(case: PenaltyCase) -> list[Fact]:
    """What the bureau and the file lack for notice and decision, said before it is needed, with who can cure it."""
    day, spoken = legal_date(timezone.now()), get_language() or ""
    bureau = [lack.text for lack in lacks(case.authority, day) if lack.what in SETTINGS]
    return [
        *(Fact(label=_("本机关尚缺"), value=text.within(spoken), missing=True) for text in bureau),
        *(Fact(label=_("文书尚缺"), value=text.within(spoken), missing=True) for text in unstated(case)),
    ]


def to_approve(case: PenaltyCase) -> list[Fact]:
    """The report and what the reviewers said of it; where the party was told before, what is reported otherwise now."""
    last = case.reviews.select_related("reviewer").order_by("-pk").first()
    said = [Fact(label=_("审核意见"), value=stated(last.reviewer.name, last.opinion))] if last else []
    return [*not_ready(case), *returned(case), *report(case), *said, *changed_report(case)]


def changed_report(case: PenaltyCase) -> list[Fact]:
    """What the last report proposes otherwise than the one before."""
    rows = list(case.investigationreports.order_by("-version")[:2])
    return changes(rows[1], rows[0]) if len(rows) == 2 else []


def changed_notice(case: PenaltyCase) -> list[Fact]:
    """What the party is to be told otherwise than was reported and reviewed."""
    notice, row = case.penaltynotices.order_by("-version").first(), case.investigationreports.order_by("-version").first()
    return changes(row, notice) if notice and row else []


def changed_decision(case: PenaltyCase) -> list[Fact]:
    """What was decided otherwise than the party had been told."""
    notice, decision = case.penaltynotices.order_by("-version").first(), case.decisions.order_by("-pk").first()
    return changes(notice, decision) if notice and decision else []


def changes(before: PenaltyContent, after: PenaltyContent) -> list[Fact]:
    """Each field of the penalty that the second row states otherwise than the first, with both."""
    old, new = Proposal.of(before), Proposal.of(after)
    empty = _("无")
    return [
        Fact(
            label=_("改动：%(field)s") % {"field": _(FIELDS[name])},
            before=_shown(old, name) or empty,
            value=_shown(new, name) or empty,
        )
        for name in new.changes_from(old)
    ]


def _shown(proposal: Proposal, name: str) -> str:
    value = getattr(proposal, name)
    if name in MONEY:
        return _("%(sum)s 元") % {"sum": yuan(value)} if value else ""
    if name == "kinds":
        return listed(label_of(PenaltyKind, kind) for kind in value)
    if name == "tier":
        return label_of(Tier, value)
    if name == "mitigation_ground":
        return str(dict(mitigation_choices()).get(value, value))
    if name == "broken":
        return listed(value)
    return listed(value.values()) if name == "measures" else str(value)


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
        heard = last.content
    else:
        taken = _("予以采纳") if last.accepted else _("不予采纳")
        heard = bracketed(last.content, stated(taken, last.recheck))
    talk = case.discussions.order_by("-pk").first()
    return [
        Fact(label=_("陈述申辩"), value=heard),
        Fact(label=_("集体讨论"), value=talk.conclusion if talk else ""),
        *changed_notice(case),
        *not_ready(case),
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
