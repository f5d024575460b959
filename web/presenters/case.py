"""The case page: everything about one case, in a fixed number of statements."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base import selectors as base
from cases.base.actors import Actor
from cases.base.models import Act, Document
from cases.base.permissions import permitted
from cases.base.work import legal_date
from cases.law.conduct import conducts
from cases.penalty import assessment
from cases.penalty.lifecycle import PENALTY
from cases.penalty.models import Decision, Evidence, PenaltyCase, PenaltyKind
from integrity import services as integrity
from web.acts import ACT_PAGES
from web.diagram import draw
from web.presenters.clocks import clock_of
from web.presenters.header import header_of
from web.presenters.history import history_of
from web.presenters.law import law_panel
from web.presenters.shell import in_english, language, role_name
from web.presenters.task import act_name
from web.viewmodels import (
    CaseAction,
    CasePage,
    Clock,
    DecisionBox,
    DocumentRow,
    EvidenceRow,
    Fact,
    IntegrityBox,
    Link,
    Notice,
    Payment,
    Person,
    Tone,
)

FACT_LABELS = {
    "acted_on": "违法行为发生日", "goods_value": "货值金额（元）", "sales_amount": "销售金额（元）", "unsold_value": "未销售货值（元）",
    "illegal_gains": "违法所得（元）", "substance": "检出物质", "role": "当事人身份", "complex": "疑难复杂", "public_interest": "重大公共利益",
}  # fmt: skip


def case_page(case: PenaltyCase, *, actor: Actor, now: datetime) -> CasePage:
    """The page of a case as this actor sees it."""
    today = legal_date(now)
    streams = [case.stream_key, case.clue.stream_key]
    papers = list(base.documents_of(case.stream_key)) + list(base.documents_of(case.clue.stream_key))
    decision = case.decisions.select_related("document").order_by("-pk").first()
    if decision is not None:
        streams.append(f"penaltypublicity:{_publicity_id(decision)}")
    return CasePage(
        header=header_of(case, today=today), diagram=_diagram(case), alerts=_alerts(case),
        actions=_actions(case, actor), clocks=_clocks(streams, today), facts=_facts(case),
        law=law_panel(assessment.assess_case(case).as_json(), now=now), evidence=_evidence(case),
        documents=documents_of_page(papers), people=_people(case), history=history_of(streams),
        decision=_decision(case, decision), integrity=_integrity(decision),
    )  # fmt: skip


def _diagram(case: PenaltyCase) -> Any:
    visited: dict[str, date | None] = {}
    for act in Act.objects.filter(stream=case.stream_key).exclude(to_state="").order_by("pk"):
        visited.setdefault(act.to_state, legal_date(act.at))
    return draw(PENALTY, current=case.state, visited=visited, language=language())


def _alerts(case: PenaltyCase) -> tuple[Notice, ...]:
    flag = case.criminal_flags.filter(state="open").first()
    if flag is None:
        return ()
    crimes = "、".join(c["crime"] for c in flag.crimes)
    text = _("已达到移送标准：%(crimes)s。处理之前不得作出行政处罚决定，不得以罚代刑。") % {"crimes": crimes}
    return (Notice(text=text, tone=Tone.DANGER, title=_("涉嫌犯罪"), article="T310-3, T310-11, PL82"),)


def _actions(case: PenaltyCase, actor: Actor) -> tuple[CaseAction, ...]:
    """The acts possible in this state that this person may do."""
    found = []
    for move in PENALTY.moves:
        act = PENALTY.full(move.act)
        if move.live and case.state in move.sources and act in ACT_PAGES and permitted(actor, act, case):
            found.append(
                CaseAction(label=act_name(case, act), url=reverse("web:act", args=["case", case.pk, act]))
            )
    return tuple(found)


def _clocks(streams: list[str], today: date) -> tuple[Clock, ...]:
    return tuple(clock_of(row, today=today) for stream in streams for row in base.clocks_of(stream))


def _facts(case: PenaltyCase) -> tuple[Fact, ...]:
    conduct = "；".join(f"{c} {_title(c)}" for c in case.facts.get("conduct", []))
    rows = [Fact(label=_("涉嫌违法行为"), value=conduct or _("不明"), missing=not conduct)]
    for key, label in FACT_LABELS.items():
        value = case.facts.get(key)
        rows.append(Fact(label=_(label), value=_shown(value), missing=value is None))
    return tuple(rows)


def _title(code: str) -> str:
    row = conducts().get(code)
    return (row.title_en if in_english() else row.title_zh) if row else ""


def _shown(value: Any) -> str:
    if value is None:
        return _("不明")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return str(value)


def _evidence(case: PenaltyCase) -> tuple[EvidenceRow, ...]:
    rows = case.evidences.select_related("file", "first_officer", "second_officer").prefetch_related(
        "custody"
    )
    return tuple(_evidence_row(row) for row in rows.order_by("position"))


def _evidence_row(row: Evidence) -> EvidenceRow:
    last = max(row.custody.all(), key=lambda c: c.pk, default=None)
    return EvidenceRow(
        kind=row.get_kind_display(), title=row.title, collected_on=row.taken_on,
        collected_by=f"{row.first_officer.name}、{row.second_officer.name}",
        digest=row.file.digest if row.file else "", custody=f"{last.to_holder}（{last.place}）" if last else "",
        place=row.place, download_url=reverse("web:evidence", args=[row.pk]) if row.file else "",
        size=row.file.size if row.file else None,
    )  # fmt: skip


def documents_of_page(papers: list[Document]) -> tuple[DocumentRow, ...]:
    return tuple(
        DocumentRow(
            form=paper.form, title=paper.title, reference=paper.reference, issued_at=paper.issued_at,
            issued_by=paper.issued_by, pages=paper.pages, preview_url=reverse("web:document", args=[paper.pk]),
            download_url=reverse("web:pdf", args=[paper.pk]) + "?download=1",
        )
        for paper in sorted(papers, key=lambda p: (p.issued_at, p.pk))
    )  # fmt: skip


def _people(case: PenaltyCase) -> tuple[Person, ...]:
    """Who answers for what: the assigned officers, then the officials who acted on the case, by their acts."""
    rows = [
        Person(role=a.get_duty_display(), name=a.officer.name, since=a.from_day, note=a.end_reason)
        for a in case.assignments.select_related("officer").order_by("pk")
    ]
    acted = (
        Act.objects.filter(stream=case.stream_key, officer__isnull=False).exclude(actor_role="CO")
        .order_by("actor_role", "actor_name").values_list("actor_role", "actor_name").distinct()
    )  # fmt: skip
    return (*rows, *(Person(role=role_name(role), name=name) for role, name in acted))


def _decision(case: PenaltyCase, decision: Decision | None) -> DecisionBox | None:
    if decision is None:
        return None
    kinds = "、".join(str(PenaltyKind(k).label) for k in decision.kinds) or decision.get_kind_display()
    paid = sum(p.amount for p in decision.payments.all())
    standing = {"in_force": Tone.OK, "changed": Tone.WARN, "annulled": Tone.DANGER}
    paper = decision.document
    return DecisionBox(
        kinds=kinds, decided_on=decision.decided_on, status=decision.get_status_display(),
        tone=standing[decision.status], reference=paper.reference if paper else "",
        fine_fen=decision.fine or None, gains_fen=decision.confiscated_gains or None,
        goods_fen=decision.confiscated_goods or None, tier=decision.get_tier_display(),
        clause=f"{decision.law}（{decision.law_version}）", reasons=decision.reasons_text,
        document=Link(label=paper.title, url=reverse("web:document", args=[paper.pk])) if paper else None,
        payment=Payment(owed_fen=decision.payable, paid_fen=paid) if decision.payable else None,
    )  # fmt: skip


def _publicity_id(decision: Decision) -> int:
    publicity = integrity.publicity_of(decision)
    return publicity.pk if publicity else 0


def _integrity(decision: Decision | None) -> IntegrityBox | None:
    publicity = integrity.publicity_of(decision) if decision else None
    if publicity is None:
        return None
    state = publicity.lifecycle.by_code[publicity.state]
    return IntegrityBox(
        facts=(
            Fact(label=_("公示状态"), value=state.en if in_english() else state.zh),
            Fact(label=_("失信类别"), value=publicity.get_publicity_class_display()),
            Fact(label=_("适用规定"), value=publicity.regime),
            Fact(label=_("最短公示至"), value=str(publicity.min_end or "—")),
            Fact(label=_("最长公示至"), value=str(publicity.max_end or "—")),
        )
    )
