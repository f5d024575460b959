"""What a person has to know to do a task: what the party said, what was proposed, what would be shown to the public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from cases.base.models import Act, Aggregate
from cases.penalty.models import PenaltyKind
from cases.transfer.models import Transfer
from integrity.listing import pending_of
from integrity.publicity.models import PenaltyPublicity, PublicityClass
from web.page import ActPage
from web.sheets.blacklist import SHEET, consent_of, grounds_of
from web.sheets.transfer import crimes, decided, papers, reply
from web.viewmodels import Fact
from web.wording import bracketed, clauses, label_of, listed, stated


def material_of(subject: Aggregate, page: ActPage) -> tuple[Fact, ...]:
    """The material of an act, without what nobody has written."""
    known = MATERIAL.get(page.act, page.material)
    return tuple(fact for fact in known(subject) if fact.value)


def _findings(clue: Any) -> list[Fact]:
    return [Fact(label=_("线索内容"), value=clue.content), Fact(label=_("核查情况"), value=clue.findings)]


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


def _kinds(row: Any) -> str:
    return listed(label_of(PenaltyKind, kind) for kind in row.kinds)


MATERIAL: dict[str, Callable[[Any], list[Fact]]] = {
    "clue.assign": _findings,
    "clue.report_findings": _findings,
    "clue.file": _findings,
    "clue.not_file": _findings,
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
