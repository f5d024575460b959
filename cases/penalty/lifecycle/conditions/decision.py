"""What a decision asks for (PP50, PP60-64, PL32-36, PL57, PL75)."""

from __future__ import annotations

import re
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.models import Deadline
from cases.law.money import to_fen
from cases.penalty import assessment
from cases.penalty.lifecycle.conditions.review import review_passed
from cases.penalty.proposal import MITIGATED, Proposal

# an article of the criminal law as the engine labels it, 408-1 for 第四百零八条之一
CRIME = re.compile(r"刑法 §\d{3}(-\d)?", re.ASCII)
EXEMPTIONS: dict[str, Text] = {
    "minor_corrected_no_harm": Text("违法行为轻微并及时改正，没有造成危害后果", "minor, corrected, no harm"),
    "first_time_slight_corrected": Text("初次违法且危害后果轻微并及时改正", "first, slight, corrected"),
    "no_fault_proven": Text("有证据足以证明没有主观过错", "proven to be without fault"),
}


def _penalty_intended(q: Question) -> Text | None:
    if q.given["proposal"].kinds:
        return None
    return Text("未拟定处罚种类；不予处罚请走不予处罚决定。", "No penalty is intended; use the decision on no penalty.")


def _within_band(q: Question) -> Text | None:
    proposal: Proposal = q.given["proposal"]
    outcome = assessment.assess_case(q.subject, proposal=proposal, on=q.today).as_json()
    band = assessment.band_of(outcome, proposal.conduct)
    if proposal.tier == MITIGATED and not proposal.mitigation_ground.strip():
        return Text("减轻处罚须写明减轻处罚的法定理由。", "A mitigated penalty names its statutory ground.")
    if band is not None and band["min"] is not None and _may_go_without(q, proposal, band):
        return None
    if band is None or band["contains_fine"] is None and not band["needs_mitigation_ground"]:
        return Text(
            f"按现有事实尚不能确定罚款幅度：{'；'.join(outcome['questions']) or '请核对违法行为'}。",
            "The facts do not yet fix the band of the fine; see the open questions.",
        )
    if band["contains_fine"] or (band["needs_mitigation_ground"] and proposal.mitigation_ground.strip()):
        return None
    limits = f"{band['min']} 至 {band['max']} 元"
    if band["needs_mitigation_ground"]:
        return Text(
            f"罚款低于法定下限（{limits}），须写明减轻处罚的法定理由。",
            f"The fine is below the statutory minimum ({band['min']}–{band['max']} yuan): a ground is needed.",
        )
    return Text(f"罚款不在法定幅度（{limits}）之内。", f"The fine lies outside the band ({band['min']}–{band['max']} yuan).")


def _may_go_without(q: Question, proposal: Proposal, band: dict[str, Any]) -> bool:
    """No fine is proposed, and the article demands none here (a warning first, a stop alone), or it waits for a criminal
    case (T310-11)."""
    return "fine" not in proposal.kinds and (band["needs_mitigation_ground"] is not True or q.subject.fine_waits)


def _established(q: Question) -> Text | None:
    """What the penalty is for, and the gains it takes, are what the investigation established (PL5, PL28, PL40)."""
    proposal, facts = q.given["proposal"], q.subject.facts
    if facts.get("conduct") and proposal.conduct not in facts["conduct"]:
        return Text(
            f"案件事实登记的违法行为中没有“{proposal.conduct}”，不得据以处罚。",
            f"“{proposal.conduct}” is not among the conduct established in the facts of the case.",
        )
    gains = facts.get("illegal_gains")
    if gains is None or proposal.confiscated_gains <= to_fen(gains):
        return None
    return Text(
        f"没收违法所得不得超过案件事实登记的违法所得 {gains} 元。",
        f"Confiscated gains may not exceed the {gains} yuan established in the facts.",
    )


def _as_told(q: Question) -> Text | None:
    """Another conduct is another basis: the party has not been told of it and could not answer it."""
    told = q.given.get("not_heavier_than")
    if told is None or told.conduct == q.given["proposal"].conduct:
        return None
    return Text(
        f"已告知当事人的违法行为是“{told.conduct}”，不得改依“{q.given['proposal'].conduct}”作出决定；依据改变的应当重新告知。",
        f"The party was told of {told.conduct}; a decision under another basis needs a new notice.",
    )


def _as_discussed(q: Question) -> Text | None:
    """The decision carries out what the leaders concluded; nobody decides otherwise alone."""
    held = q.subject.discussions.order_by("-pk").first()
    if q.subject.state != "COLL" or held is None:
        return None
    proposal: Proposal = q.given["proposal"]
    if held.fine is not None and held.fine != proposal.fine:
        return Text(
            f"集体讨论议定的罚款为 {held.fine / 100:.2f} 元，决定须与之一致。",
            f"The leaders agreed on a fine of {held.fine / 100:.2f} yuan; the decision must be the same.",
        )
    if proposal.tier == MITIGATED and not held.mitigation_agreed:
        return Text("集体讨论没有同意减轻处罚。", "The leaders did not agree to mitigate.")
    return None


def _city_level(q: Question) -> Text | None:
    outcome = assessment.assess_case(q.subject, proposal=q.given["proposal"], on=q.today).as_json()
    if outcome["city_level_required"] is not True:
        return None
    return Text(
        "食品安全罚款三十万元以上的，由设区的市级以上市场监督管理部门决定。",
        "A food-safety fine of 300,000 yuan or more is decided by a city-level or higher bureau.",
    )


def _not_time_barred(q: Question) -> Text | None:
    if assessment.assess_case(q.subject).as_json()["limitation_passed"] is not True:
        return None
    return Text("违法行为已超过追究时效，不再给予行政处罚。", "The limitation period is over: no penalty may be given.")


def _discussed_if_due(q: Question) -> Text | None:
    if q.subject.state == "COLL":
        return None
    if assessment.assess_case(q.subject).as_json()["legal_review_required"] is not True:
        return None
    return Text(
        "情节复杂或者重大违法行为给予行政处罚，应当由负责人集体讨论决定。",
        "A complex or grave case is decided by collective discussion of the leaders.",
    )


def _not_heavier(q: Question) -> Text | None:
    base = q.given.get("not_heavier_than")
    heavier = q.given["proposal"].heavier_than(base) if base else []
    if not heavier:
        return None
    return Text(
        f"不得较已告知（已决定）的内容加重：{'、'.join(heavier)}；需要加重的应当重新告知。",
        f"It may not be heavier than what the party was told: {', '.join(heavier)}. Notify again.",
    )


def _no_fine_after_conviction(q: Question) -> Text | None:
    if q.subject.facts.get("convicted") is not True or q.given["proposal"].fine == 0:
        return None
    return Text("人民法院已判处罚金的，不再给予罚款。", "After a court's fine no administrative fine is possible.")


def _inside_d10(q: Question) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="D10").order_by("-pk").first()
    late = clock is not None and clock.due_on is not None and clock.due_on < q.today
    if not late or str(q.given.get("overdue_reason", "")).strip():
        return None
    assert clock is not None
    return Text(
        f"办案期限已于{clock.due_on}届满。超期不免除处理职责，但须说明超期原因并记入案卷。",
        f"The case term ended on {clock.due_on}. The duty to decide remains, but the reason must be recorded.",
    )


def _exemption_ground(q: Question) -> Text | None:
    ground = q.given["ground"]
    if ground in EXEMPTIONS and q.subject.facts.get("grounds", {}).get(ground) is True:
        last = q.subject.reviews.order_by("-pk").first()
        return None if last is not None and last.passed else review_passed(q)
    return Text("不予处罚的情形须先在案件事实中查明并登记。", "The ground for no penalty must be established in the facts.")


def _nothing_imposed(q: Question) -> Text | None:
    if not q.given["proposal"].kinds:
        return None
    return Text("不予行政处罚决定不得包含处罚种类和金额。", "A decision on no penalty has no kinds of penalty and no sums.")


def _change_has_basis(q: Question) -> Text | None:
    if str(q.given.get("basis", "")).strip() and q.subject.decisions.filter(status="in_force").exists():
        return None
    return Text(
        "变更或者撤销须写明依据（复议决定、判决或者自行纠正）并有有效的决定。",
        "Name the basis (reconsideration, judgment or self-correction) and there must be a decision in force.",
    )


def _crime_reasoned(q: Question) -> Text | None:
    if CRIME.fullmatch(str(q.given["crime"])) and str(q.given["reason"]).strip():
        return None
    return Text(
        "须指明所涉罪名（如“刑法 §140”），并写明事实和理由。", "Name the crime by its article, and state the facts and reasons."
    )


def _ended_for_crime(q: Question) -> Text | None:
    if not q.subject.decisions.exists():
        return None
    return Text(
        "本案已作出处理决定，不因刑事处理结果恢复办理。",
        "The bureau has decided this case; the criminal outcome does not reopen it.",
    )


CRIME_REASONED = Condition("crime_reasoned", "指明罪名并写明理由", "crime named, with reasons", "T310-3", _crime_reasoned)
ENDED_FOR_CRIME = Condition("ended_for_crime", "因移送司法机关终结", "ended for the crime", "PP77, T310-10", _ended_for_crime)
PENALTY_INTENDED = Condition("penalty_intended", "拟给予处罚", "penalty intended", "PP57", _penalty_intended)
WITHIN_BAND = Condition("within_band", "罚款在法定幅度内", "fine within the band", "PL32, PP60", _within_band)
ESTABLISHED = Condition(
    "established", "违法行为和违法所得已查明", "conduct and gains established", "PL5, PL28, PL40", _established
)
AS_TOLD = Condition("as_told", "与告知的依据一致", "on the basis told", "PL44, PP57", _as_told)
AS_DISCUSSED = Condition("as_discussed", "与集体讨论一致", "as discussed", "PL57, PP60", _as_discussed)
CITY_LEVEL = Condition("city_level", "三十万元以上食品罚款由市级以上决定", "city level", "FSIR81", _city_level)
NOT_TIME_BARRED = Condition("limitation", "在追究时效内", "inside limitation", "PL36", _not_time_barred)
DISCUSSED_IF_DUE = Condition("discussed", "已集体讨论（应当时）", "discussed if due", "PL57, PP60", _discussed_if_due)
NOT_HEAVIER = Condition("not_heavier", "不因申辩加重", "not heavier", "PL45, PP58", _not_heavier)
NO_FINE_AFTER_CONVICTION = Condition(
    "no_fine_after_conviction", "已判罚金不再罚款", "no fine after conviction", "PL35, T310-11", _no_fine_after_conviction
)
INSIDE_D10 = Condition("inside_d10", "在办案期限内或说明超期", "inside the term", "PP64", _inside_d10)
EXEMPTION_GROUND = Condition("exemption_ground", "有不予处罚情形", "ground for no penalty", "PL33, PP61", _exemption_ground)
NOTHING_IMPOSED = Condition("nothing_imposed", "不予处罚不含处罚内容", "nothing imposed", "PL33, PP60", _nothing_imposed)
CHANGE_HAS_BASIS = Condition("change_has_basis", "变更撤销有依据", "basis of change", "PL75", _change_has_basis)
