"""The case page: everything about one case, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cases.base import selectors as base
from cases.base.actors import Actor
from cases.base.models import Act, Document
from cases.base.work import legal_date
from cases.law.conduct import conducts
from cases.law.facts import sums_of
from cases.parties.models import PartyKind
from cases.penalty import assessment
from cases.penalty.identity import group_of
from cases.penalty.models import Decision, Evidence, EvidenceGroup, EvidenceKind, PenaltyCase, Service, ServiceMode
from cases.penalty.models.case import Duty
from cases.penalty.procedure import PENALTY
from cases.penalty.proposal import Proposal
from cases.penalty.several import apart
from cases.transfer.models import CriminalFlag, Transfer
from integrity import services as integrity
from web.addresses import subject_url
from web.diagram import Diagram, draw
from web.forms.circumstances import ROLES, SUBSTANCES
from web.presenters.actions import actions_of
from web.presenters.clocks import clock_of
from web.presenters.decision import decision_box
from web.presenters.header import header_of
from web.presenters.history import history_of
from web.presenters.integrity import integrity_box
from web.presenters.law import intended, law_panel
from web.presenters.of_party import party_actions, party_alerts
from web.presenters.shell import language, role_name
from web.viewmodels import CaseAction, CasePage, Clock, DocumentRow, EvidenceRow, Fact, LawPanel, Link, Notice, Person, Tone
from web.wording import bracketed, clauses, document_title, label_of, listed, said
from workflows.selectors import open_items

FACT_LABELS = {
    "acted_on": gettext_noop("违法行为发生日"),
    "goods_value": gettext_noop("货值金额（元）"),
    "sales_amount": gettext_noop("销售金额（元）"),
    "unsold_value": gettext_noop("未销售货值（元）"),
    "illegal_gains": gettext_noop("违法所得（元）"),
    "substance": gettext_noop("检出物质"),
    "role": gettext_noop("当事人身份"),
    "complex": gettext_noop("疑难复杂"),
    "public_interest": gettext_noop("重大公共利益"),
}

# the acts whose page is about one of several acts, with what their link is called
EDITING = {"penalty.record_facts": gettext_noop("修改"), "penalty.complete_facts": gettext_noop("补充")}

# facts that are codes, as the form words them
CODED = {"role": dict(ROLES), "substance": dict(SUBSTANCES)}


def case_page(case: PenaltyCase, *, actor: Actor, now: datetime) -> CasePage:
    """The page of a case as this actor sees it."""
    today = legal_date(now)
    streams = [case.stream_key, case.clue.stream_key]
    papers = list(base.documents_of(case.stream_key)) + list(base.documents_of(case.clue.stream_key))
    decision = case.decisions.select_related("document", "case__party").order_by("-pk").first()
    publicity = integrity.publicity_of(decision) if decision else None
    if publicity is not None:
        streams.append(publicity.stream_key)
    flags = _flags(case, actor)
    actions = actions_of(case, open_items(case.stream_key), actor=actor)
    facts = _facts(case, _day_of(case, decision) or today, _edited_at(case, actions))
    return CasePage(
        header=replace(header_of(case, today=today), party_url=reverse("web:party", args=[case.party.standing.pk])),
        diagram=_diagram(case),
        alerts=(*_alerts(flags), *party_alerts(case, actor)),
        actions=(*_listings(case), *_beside(case), *actions, *_transfers(flags), *party_actions(case, actor)),
        clocks=_clocks(streams, today),
        facts=(*facts, *_age(case)),
        law=_law(case, decision, now),
        evidence=_evidence(case),
        documents=documents_of_page(papers, served=_served(case)),
        people=_people(case),
        history=history_of(streams, papers=papers),
        decision=decision_box(decision, today=today) if decision else None,
        integrity=integrity_box(decision, publicity) if decision else None,
    )


def _law(case: PenaltyCase, decision: Decision | None, now: datetime) -> LawPanel:
    """The law of what was decided, as it was frozen then; until then of what is intended so far."""
    if decision is not None:
        return law_panel(decision.outcome, proposal=Proposal.of(decision), now=now)
    proposal = intended(case)
    outcome = assessment.assess_case(case, proposal=proposal, on=legal_date(now)).as_json()
    return law_panel(outcome, proposal=proposal, now=now)


def _served(case: PenaltyCase) -> dict[int, str]:
    """How and when each paper was served, by its id."""
    rows = Service.objects.filter(case=case).order_by("pk")
    return {row.document_id: f"{row.served_on} {label_of(ServiceMode, row.mode)}" for row in rows}


def _diagram(case: PenaltyCase) -> Diagram:
    visited: dict[str, date | None] = {}
    for act in Act.objects.filter(stream=case.stream_key).exclude(to_state="").order_by("pk"):
        visited.setdefault(act.to_state, legal_date(act.at))
    return draw(PENALTY, current=case.state, visited=visited, language=language())


def _flags(case: PenaltyCase, actor: Actor) -> list[Any]:
    """The flags of the case, each with whether its transfer is `open_to` the reader."""
    seen = ExpressionWrapper(Q(transfer__in=Transfer.visible_to(actor)), BooleanField())
    return list(case.criminal_flags.select_related("transfer").annotate(open_to=seen).order_by("pk"))


def _transfer_of(flag: Any) -> Transfer | None:
    """The transfer of a flag, if the reader finds it there."""
    return getattr(flag, "transfer", None) if flag.open_to else None


def _alerts(flags: Iterable[CriminalFlag]) -> tuple[Notice, ...]:
    """The flag that stands, with the way to its transfer."""
    flag = next((f for f in flags if f.state == "open"), None)
    if flag is None:
        return ()
    crimes = listed(c["crime"] for c in flag.crimes)
    text = (
        _("已达到移送标准：%(crimes)s。处理之前不得作出行政处罚决定，不得以罚代刑。")
        if any(c["certain"] for c in flag.crimes)
        else _("办案机构提出涉嫌犯罪：%(crimes)s。处理之前不得作出行政处罚决定，不得以罚代刑。")
    ) % {"crimes": crimes}
    transfer = _transfer_of(flag)
    link = Link(label=_("办理移送"), url=subject_url(transfer)) if transfer else None
    return (Notice(text=text, tone=Tone.DANGER, title=_("涉嫌犯罪"), article="T310-3, T310-11, PL82", link=link),)


def _transfers(flags: Iterable[CriminalFlag]) -> Iterator[CaseAction]:
    """The way to each transfer of the case."""
    for flag in flags:
        transfer = _transfer_of(flag)
        if transfer is not None:
            yield CaseAction(label=transfer.number, url=subject_url(transfer))


def _listings(case: PenaltyCase) -> tuple[CaseAction, ...]:
    """The way to the listing that goes with the case."""
    return tuple(
        CaseAction(label=_("严重违法失信名单列入"), url=subject_url(listing)) for listing in case.listings.order_by("pk")
    )


def _beside(case: PenaltyCase) -> tuple[CaseAction, ...]:
    """The way to the cases of the other parties of the matter."""
    rows = PenaltyCase.objects.filter(Q(pk=case.lead_id) | Q(lead=case.pk)).select_related("party").order_by("pk")
    return tuple(CaseAction(label=bracketed(row.number, row.party.public_name), url=subject_url(row)) for row in rows)


def _clocks(streams: list[str], today: date) -> tuple[Clock, ...]:
    return tuple(clock_of(row, today=today) for stream in streams for row in base.clocks_of(stream))


def _day_of(case: PenaltyCase, decision: Decision | None) -> date | None:
    """The day of the decision that stands, or on which the case ended without a penalty."""
    return decision.decided_on if decision is not None else case.decided_on


def _facts(case: PenaltyCase, day: date, edit: Link | None) -> tuple[Fact, ...]:
    """What is known, with the sums that follow from it by the rules of the day; `edit` leads to each of several acts."""
    common, acts = apart(case.facts)
    if len(acts) == 1:
        return tuple(_of_act({**common, **acts[0]}, day))
    shared = [fact for fact in _of_act(common, day)[1:] if not fact.missing]
    return (*shared, *(fact for n, act in enumerate(acts, start=1) for fact in _numbered(n, act, day, edit)))


def _of_act(facts: Mapping[str, Any], day: date) -> list[Fact]:
    conduct = clauses(f"{c} {_title(c)}" for c in facts.get("conduct", []))
    rows = [Fact(label=_("涉嫌违法行为"), value=conduct or _("不明"), missing=not conduct)]
    # a total that was stated beside the gains agreed with them by the rule of another day
    stated = {key: value for key, value in facts.items() if key != "illegal_gains" or not facts.get("gains")}
    known = {**facts, **sums_of({**stated, "decided_on": day.isoformat()})}
    for key, label in FACT_LABELS.items():
        value = known.get(key)
        rows.append(Fact(label=_(label), value=_shown(key, value), missing=value is None))
    return [*rows, *(Fact(label=_("货品明细"), value=_line(line)) for line in facts.get("lines", ()))]


def _line(line: Mapping[str, str]) -> str:
    """One kind of goods: how much was sold and is left, at which price."""
    told = _("%(name)s：已售%(sold)s%(unit)s，未售%(unsold)s%(unit)s，单价%(price)s元") % line
    return bracketed(told, _("市场价格") if line["pricing"] == "market" else _("标价"))


def _numbered(number: int, act: Mapping[str, Any], day: date, edit: Link | None) -> list[Fact]:
    """What is stated of one of several acts; what is not stated there stands with what is common, or matters to another."""
    stated = [fact for fact in _of_act(act, day) if not fact.missing]
    rows = [replace(fact, label=_("行为%(n)s：%(label)s") % {"n": number, "label": fact.label}) for fact in stated]
    link = replace(edit, url=f"{edit.url}?number={number}") if edit else None
    return [replace(fact, link=link if place == 0 else None) for place, fact in enumerate(rows)]


def _edited_at(case: PenaltyCase, actions: Iterable[CaseAction]) -> Link | None:
    """The page on which the reader may record or complete the facts of an act now."""
    offered = {action.url for action in actions}
    pages = {act: reverse("web:act", args=["case", case.pk, act]) for act in EDITING}
    return next((Link(label=_(EDITING[act]), url=url) for act, url in pages.items() if url in offered), None)


def _age(case: PenaltyCase) -> tuple[Fact, ...]:
    """The age of a person when the act was done: under eighteen the law is another (PL30)."""
    if case.party.kind != PartyKind.NATURAL_PERSON:
        return ()
    age = assessment.age_at_act(case)
    told = _("%(n)s 周岁") % {"n": age} if age is not None else _("不明，请更正当事人信息填写证件号码或出生日期")
    return (Fact(label=_("违法行为发生时的年龄"), value=told, missing=age is None),)


def _title(code: str) -> str:
    row = conducts().get(code)
    return said(row.title_zh, row.title_en) if row else ""


def _shown(key: str, value: Any) -> str:
    if value is None:
        return _("不明")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return str(CODED.get(key, {}).get(value, value))


def _evidence(case: PenaltyCase) -> tuple[EvidenceRow, ...]:
    rows = case.evidences.select_related("file", "first_officer", "second_officer").prefetch_related("custody")
    return tuple(_evidence_row(row) for row in rows.order_by("position"))


def _evidence_row(row: Evidence) -> EvidenceRow:
    last = max(row.custody.all(), key=lambda c: c.pk, default=None)
    return EvidenceRow(
        kind=bracketed(label_of(EvidenceKind, row.kind), label_of(EvidenceGroup, group_of(row))),
        title=row.title,
        collected_on=row.taken_on,
        collected_by=listed((row.first_officer.name, row.second_officer.name)),
        digest=row.file.digest if row.file else "",
        custody=bracketed(last.to_holder, last.place) if last else "",
        place=row.place,
        download_url=reverse("web:evidence", args=[row.pk]) if row.file else "",
        size=row.file.size if row.file else None,
        corrected_on=row.corrected_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_because=row.withdrawn_because,
    )


def documents_of_page(papers: list[Document], *, served: Mapping[int, str] | None = None) -> tuple[DocumentRow, ...]:
    return tuple(
        DocumentRow(
            form=paper.form,
            title=document_title(paper),
            reference=paper.reference,
            issued_at=paper.issued_at,
            issued_by=paper.issued_by,
            pages=paper.file_pages,
            served=(served or {}).get(paper.pk, ""),
            preview_url=reverse("web:document", args=[paper.pk]),
            download_url=reverse("web:pdf", args=[paper.pk]) + "?download=1",
        )
        for paper in sorted(papers, key=lambda p: (p.issued_at, p.pk))
    )


def _people(case: PenaltyCase) -> tuple[Person, ...]:
    """Who answers for what: the assigned officers, then the officials who acted on the case, by their acts."""
    rows = [
        Person(role=label_of(Duty, a.duty), name=a.officer.name, since=a.from_day, note=a.end_reason)
        for a in case.assignments.select_related("officer").order_by("pk")
    ]
    acted = (
        Act.objects.filter(stream=case.stream_key, officer__isnull=False)
        .exclude(actor_role="CO")
        .order_by("actor_role", "actor_name")
        .values_list("actor_role", "actor_name")
        .distinct()
    )
    return (*rows, *(Person(role=role_name(role), name=name) for role, name in acted))
