"""调查取证、责令改正、调查终结: facts, two certified officers, a complete report (PP4, PP21, PP48, PL28)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start
from cases.base.roles import CO
from cases.law.coherence import ask_facts
from cases.law.conduct import conducts
from cases.law.fact_labels import LABELS
from cases.parties.selectors import certified_on
from cases.penalty import assessment
from cases.penalty.acts.measured import RULES_OF_THE_ITEM, not_of_the_item
from cases.penalty.acts.several import AS_SEEN, CONDUCT_OF_ITS_OWN, NAMED_BY_NUMBER
from cases.penalty.claims import CLAIMS_TRUE
from cases.penalty.content import clause_for, content_columns
from cases.penalty.identity import IDENTITY_PROVEN
from cases.penalty.lacking import lacking
from cases.penalty.models import InvestigationReport, PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.proposal import Proposal
from cases.penalty.rules import HANDLER
from cases.penalty.selectors import handlers_of, standing
from cases.penalty.several import completed, conduct_in, known_of, of_one_act, recorded, with_more

REPORT_PARTS = {
    "party_text": "当事人基本情况",
    "source_text": "案件来源和调查经过",
    "facts_text": "违法事实和证据",
    "nature_text": "案件性质",
    "opinion_text": "处理意见及依据",
    "reasons_text": "裁量理由",
}


def _only_unknown(q: Question[PenaltyCase]) -> Text | None:
    stated = known_of(q.subject.facts, q.given.get("number"))
    known = [LABELS.get(key, key) for key in q.given["facts"] if stated.get(key) not in (None, [], {}, "")]
    if known:
        return Text(
            f"{'、'.join(known)}已经登记，这里只补充尚未查明的事实；需要变更的，请退回调查后重新登记。",
            f"{', '.join(known)}: recorded already; here only what is unknown is added. To change it, return the case.",
        )
    if not q.given["facts"]:
        return Text("没有填写任何需要补充的事实。", "Nothing was filled in.")
    if q.given.get("number") is None and of_one_act(q.subject.facts, q.given["facts"]):
        return Text("本案有数项违法行为，请选择补充的是哪一项的事实。", "There are several acts: choose whose facts these are.")
    return None


ONLY_UNKNOWN = Condition(
    "only_unknown",
    "只补充尚未查明的事实",
    "only what is unknown",
    "PP21, PP50",
    _only_unknown,
    GIVEN | by("penalty.return_to_officers", "penalty.return_investigation", "penalty.return_from_approval"),
)


@PENALTY.act(
    "record_facts",
    sources=(S.INVEST,),
    zh="登记案件事实",
    en="Record facts",
    article="PP21",
    who=CO,
    rules=HANDLER,
    needs=(NAMED_BY_NUMBER, AS_SEEN, CONDUCT_OF_ITS_OWN),
    advances=True,
)
def record_facts(p: Passage[PenaltyCase], *, facts: Mapping[str, Any], number: int | None = None, seen: str = "") -> PenaltyCase:
    """登记案件事实: replace the facts of the case; with a `number` (from 1) those of this act, and what is stated of all acts.
    None: not known any more. `seen`: what was recorded when the page was opened (`seen_of`), so that nobody overwrites what
    he has not seen. FactsError for what cannot be read or contradicts itself or the filing."""
    told = recorded(p.subject.facts, facts, number)
    _ask(p, told)
    p.subject.facts = told
    stated = {name: fact for name, fact in facts.items() if fact is not None}
    p.note(facts=stated, **({"number": number} if told.get("acts") and number else {}))
    return p.subject


def _ask(p: Passage[PenaltyCase], facts: Mapping[str, Any]) -> None:
    # as they are stated, and then beside the day that the case itself knows
    ask_facts(facts, today=p.work.today)
    ask_facts({**facts, "filed_on": p.subject.filed_on.isoformat()}, today=p.work.today)


COMPLETING: dict[str, Any] = {
    "zh": "补充案件事实",
    "en": "Complete the facts",
    "article": "PP21, PP50",
    "who": CO,
    "rules": HANDLER,
    "needs": (NAMED_BY_NUMBER, ONLY_UNKNOWN),
}


@PENALTY.act("complete_facts", sources=(S.INV_DONE, S.REVIEW), **COMPLETING)
# what was reviewed without them is reviewed with them
@PENALTY.act("complete_facts", sources=(S.APPR,), target=S.REVIEW, clocks=(Start("D11"),), **COMPLETING)
def complete_facts(p: Passage[PenaltyCase], *, facts: Mapping[str, Any], number: int | None = None) -> PenaltyCase:
    """补充案件事实: what was left unknown, when the investigation is over; from the approval it goes to the review again. Of
    several acts `number` (from 1) names the one."""
    merged = completed(p.subject.facts, facts, number)
    _ask(p, merged)
    p.subject.facts = merged
    if p.subject.state != S.INV_DONE and assessment.assess_case(p.subject).legal_review_required:
        p.subject.review_kind = "legal"
    p.note(facts=dict(facts))
    return p.subject


# --- order to correct, final report ----------------------------------------------------------------------------------


def _time_to_correct(q: Question[PenaltyCase]) -> Text | None:
    if q.given["until"] >= q.today:
        return None
    return Text("责令改正的期限不得早于今天。", "The day set for putting right cannot lie before today.")


def _conduct_established(q: Question[PenaltyCase]) -> Text | None:
    known, named = conduct_in(q.subject.facts) or list(conducts()), q.given["conduct"]
    if named in known and named in conducts():
        return None
    return Text(
        "须选择案件事实中登记的违法行为，以写明违反的规定。", "Choose a conduct of the facts: the order names the rule broken."
    )


def _rules_of_the_conduct(q: Question[PenaltyCase]) -> Text | None:
    """What the order names as broken is among what the item names."""
    broken = q.given["broken"]
    return not_of_the_item(broken, clause_for(q.subject, q.given["conduct"], on=q.today)["duty"]) if broken else None


RULES_OF_THE_CONDUCT = Condition(
    "rules_of_the_conduct", "违反的规定属于该违法行为", "rules of the conduct", "PL28, PL40", _rules_of_the_conduct, GIVEN
)
CONDUCT_ESTABLISHED = Condition(
    "conduct_named", "写明违反的规定", "rule broken named", "PL28", _conduct_established, GIVEN | by("penalty.record_facts")
)
TIME_TO_CORRECT = Condition("time_to_correct", "改正期限合理", "time to put right", "PL28", _time_to_correct, GIVEN)


@PENALTY.act(
    "order_correction",
    sources=(S.INVEST,),
    zh="责令改正",
    en="Order correction",
    article="PL28",
    who=CO,
    rules=HANDLER,
    needs=(TIME_TO_CORRECT, CONDUCT_ESTABLISHED, RULES_OF_THE_CONDUCT),
    issues=("33",),
    advances=True,
)
def order_correction(
    p: Passage[PenaltyCase], *, act: str, conduct: str, basis: str, until: date, broken: Sequence[str] = ()
) -> PenaltyCase:
    """责令改正 (PL28): order to put right by a date what falls under `conduct` (its code); form 33, to be served. `broken`: which
    of several rules that the item names; none named: all."""
    given = {"fact": act, "conduct": conduct, "basis": basis, "until": until.isoformat(), "broken": list(broken)}
    documents.issue(p.work, p.subject, "33", given=given)
    p.note(until=until.isoformat(), basis=basis, conduct=conduct)
    return p.subject


def _two_handlers(q: Question[PenaltyCase]) -> Text | None:
    certified = [o for o in handlers_of(q.subject) if certified_on(o, q.today)]
    if len(certified) >= 2:
        return None
    return Text(
        f"办案人员须不少于两人且执法证件有效，现有{len(certified)}人。",
        f"At least two case officers with valid certificates are needed; there are {len(certified)}.",
    )


def _has_evidence(q: Question[PenaltyCase]) -> Text | None:
    if standing(q.subject).exists():
        return None
    return Text("没有有效的证据（尚未登记，或者均已撤回）。", "There is no evidence that stands.")


def _report_complete(q: Question[PenaltyCase]) -> Text | None:
    report = q.given["report"]
    missing = [name for key, name in REPORT_PARTS.items() if not str(report.get(key, "")).strip()]
    if not missing:
        return None
    return Text(f"调查终结报告缺少：{'、'.join(missing)}。", f"The final report lacks: {', '.join(missing)}.")


TWO_HANDLERS = Condition(
    "two_certified_officers",
    "办案人员不少于两人且持证",
    "two certified officers",
    "PL42",
    _two_handlers,
    by("penalty.replace_officer") | MORE_PEOPLE,
)
HAS_EVIDENCE = Condition("has_evidence", "有证据", "evidence", "PP48, PL40", _has_evidence, by("penalty.add_evidence"))
REPORT_COMPLETE = Condition("report_complete", "终结报告六项齐全", "six parts of the report", "PP48", _report_complete, GIVEN)


def _facts_known(q: Question[PenaltyCase]) -> Text | None:
    more, of_acts = q.given.get("facts") or {}, q.given.get("of_acts") or {}
    strange = set(of_acts) - set(conduct_in(q.subject.facts))
    if of_one_act(q.subject.facts, more) or (of_acts and not q.subject.facts.get("acts")) or strange:
        return Text(
            "本案有数项违法行为的，补充的事实须写明属于哪一项（已登记的条款项）；只有一项的，不分项填写。",
            "Of several acts what is added names the item of the one that it belongs to; of a single act it names none.",
        )
    asked = lacking(assessment.with_known(q.subject, more, of_acts), q.given["proposal"])
    if not asked:
        return None
    return Text(
        f"提交调查终结报告前，须查明：{'；'.join(lack.zh for lack in asked)}。",
        f"Before the report these must be known: {', '.join(lack.en for lack in asked)}.",
    )


FACTS_KNOWN = Condition(
    "facts_known",
    "审核种类和罚款幅度所需事实已查明",
    "facts for review and band",
    "PP48, PP50",
    _facts_known,
    GIVEN | by("penalty.record_facts"),
)


def _six_parts(case: PenaltyCase, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Two of the six parts of the report are those of the penalty proposed."""
    proposal: Proposal = arguments["proposal"]
    parts = {"facts_text": proposal.facts_text, "reasons_text": proposal.reasons_text}
    return {"report": {**arguments["report"], **parts}}


@PENALTY.act(
    "finish_investigation",
    sources=(S.INVEST,),
    target=S.INV_DONE,
    zh="调查终结",
    en="Finish investigation",
    article="PP48",
    who=CO,
    rules=HANDLER,
    needs=(TWO_HANDLERS, HAS_EVIDENCE, IDENTITY_PROVEN, REPORT_COMPLETE, CLAIMS_TRUE, FACTS_KNOWN, RULES_OF_THE_ITEM),
    issues=("35",),
    given=_six_parts,
)
def finish_investigation(
    p: Passage[PenaltyCase],
    *,
    report: Mapping[str, str],
    proposal: Proposal,
    facts: Mapping[str, Any] | None = None,
    of_acts: Mapping[str, Mapping[str, Any]] | None = None,
) -> InvestigationReport:
    """调查终结 (PP48): the report's six parts and the penalty proposed (no kinds = none). `facts`: what was still unknown;
    `of_acts`: of several acts, by an item of each."""
    if facts or of_acts:
        p.subject.facts = with_more(p.subject.facts, facts or {}, of_acts or {})
        _ask(p, p.subject.facts)
    row = InvestigationReport(
        case=p.subject,
        version=p.subject.investigationreports.count() + 1,
        made_on=p.work.today,
        party_text=report["party_text"],
        source_text=report["source_text"],
        nature_text=report["nature_text"],
        opinion_text=report["opinion_text"],
        **content_columns(p.subject, proposal, on=p.work.today),
    )
    p.work.save(row)
    documents.issue(p.work, p.subject, "35", given={"report": row, "approvals": []})
    p.note(version=row.version)
    return row
