"""The named conditions of the ordinary procedure. Each says in a sentence what is missing and under which article."""

from __future__ import annotations

from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.models import Deadline, Document
from cases.parties.selectors import certified_on
from cases.penalty import assessment
from cases.penalty.proposal import Proposal

SEVEN = {
    "jurisdiction": "管辖", "party": "当事人", "facts": "事实与证据", "nature": "定性", "basis": "法律依据",
    "procedure": "程序", "fitness": "处理意见",
}  # fmt: skip
REPORT_PARTS = {
    "party_text": "当事人基本情况", "source_text": "案件来源和调查经过", "facts_text": "违法事实和证据",
    "nature_text": "案件性质", "opinion_text": "处理意见及依据", "reasons_text": "裁量理由",
}  # fmt: skip


def _active_handlers(q: Question) -> list[Any]:
    rows = q.subject.assignments.filter(duty="handler", to_day__isnull=True).select_related("officer")
    return [row.officer for row in rows]


def _two_handlers(q: Question) -> Text | None:
    certified = [o for o in _active_handlers(q) if certified_on(o, q.today)]
    if len(certified) >= 2:
        return None
    return Text(
        f"办案人员须不少于两人且执法证件有效，现有{len(certified)}人。",
        f"At least two case officers with valid certificates are needed; there are {len(certified)}.",
    )


def _two_remain(q: Question) -> Text | None:
    leaving, coming = q.given["leaving"], q.given["coming"]
    if coming.pk != leaving.pk and certified_on(coming, q.today):
        return None
    return Text(
        "接替人员须另有其人且执法证件有效。",
        "The replacement must be another officer with a valid certificate.",
    )


def _two_collectors(q: Question) -> Text | None:
    collectors, handlers = q.given["collectors"], {o.pk for o in _active_handlers(q)}
    fit = {o.pk for o in collectors if o.pk in handlers and certified_on(o, q.given["taken_on"])}
    if len(fit) >= 2 and q.given["taken_on"] <= q.today:
        return None
    return Text(
        "取证须由本案两名以上持有效证件的办案人员进行，且取得日期不得晚于今天。",
        "Evidence is taken by two certified officers of this case, not later than today.",
    )


def _has_evidence(q: Question) -> Text | None:
    if q.subject.evidences.exists():
        return None
    return Text("尚未登记任何证据。", "No evidence has been recorded.")


def _report_complete(q: Question) -> Text | None:
    report = q.given["report"]
    missing = [name for key, name in REPORT_PARTS.items() if not str(report.get(key, "")).strip()]
    if not missing:
        return None
    return Text(f"调查终结报告缺少：{'、'.join(missing)}。", f"The final report lacks: {', '.join(missing)}.")


def _right_review(q: Question) -> Text | None:
    needed = assessment.assess_case(q.subject).as_json()["legal_review_required"]
    if needed is None:
        return Text(
            "请先在案件事实中填明是否情节复杂、是否涉及重大公共利益，才能确定审核种类。",
            "State first whether the case is complex and whether it touches major public interest.",
        )
    if needed and q.given["kind"] != "legal":
        return Text("本案须经法制审核。", "This case needs the legal review.")
    return None


def _reviewer_fits(q: Question) -> Text | None:
    kind, role = q.subject.review_kind, q.actor.role
    if kind == "legal" and (role != "LR" or not q.actor.legal_qualified):
        return Text(
            "法制审核由法制审核人员办理，初次从事的应当取得法律职业资格。",
            "The legal review is for legal reviewers, who must hold the legal profession qualification.",
        )
    return None


def _seven_points(q: Question) -> Text | None:
    points = q.given.get("points", {})
    failing = [name for key, name in SEVEN.items() if points.get(key) is not True]
    if not failing:
        return None
    return Text(
        f"同意前须确认七项审核内容，尚未确认：{'、'.join(failing)}；有问题请退回。",
        f"All seven points must be confirmed; missing: {', '.join(failing)}. Otherwise return the case.",
    )


def _penalty_intended(q: Question) -> Text | None:
    if q.given["proposal"].kinds:
        return None
    return Text(
        "未拟定处罚种类；不予处罚请走不予处罚决定。",
        "No penalty is intended; use the decision on no penalty.",
    )


def _within_band(q: Question) -> Text | None:
    proposal: Proposal = q.given["proposal"]
    outcome = assessment.assess_case(q.subject, proposal=proposal, on=q.today).as_json()
    band = assessment.band_of(outcome, proposal.conduct)
    if band is None or band["contains_fine"] is None:
        return Text(
            f"按现有事实尚不能确定罚款幅度：{'；'.join(outcome['questions']) or '请核对违法行为'}。",
            "The facts do not yet fix the band of the fine; see the open questions.",
        )
    if band["contains_fine"] or (band["needs_mitigation_ground"] and proposal.mitigation_ground):
        return None
    limits = f"{band['min']} 至 {band['max']} 元"
    if band["needs_mitigation_ground"]:
        return Text(
            f"罚款低于法定下限（{limits}），须写明减轻处罚的法定理由。",
            f"The fine is below the statutory minimum ({band['min']}–{band['max']} yuan): a ground is needed.",
        )
    return Text(
        f"罚款不在法定幅度（{limits}）之内。",
        f"The fine lies outside the band ({band['min']}–{band['max']} yuan).",
    )


def _city_level(q: Question) -> Text | None:
    outcome = assessment.assess_case(q.subject, proposal=q.given["proposal"], on=q.today).as_json()
    if outcome["city_level_required"] is not True:
        return None
    return Text(
        "食品安全罚款三十万元以上的，由设区的市级以上市场监督管理部门决定。",
        "A food-safety fine of 300,000 yuan or more is decided by a city-level or higher bureau.",
    )


def _notice_approved(q: Question) -> Text | None:
    notice = q.subject.penaltynotices.order_by("-version").first()
    if notice is not None and notice.served_on is None:
        return None
    return Text("告知内容尚未经部门负责人批准。", "The notice has not been approved yet.")


def _served_not_later(q: Question) -> Text | None:
    served, issued = q.given["served_on"], q.given["issued_on"]
    if issued <= served <= q.today:
        return None
    return Text(
        f"送达日期须在文书制发日（{issued}）至今天之间。",
        f"The date of service must lie between {issued} and today.",
    )


def _inside_d12(q: Question) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="D12").order_by("-pk").first()
    if clock is None or clock.due_on is None or q.given["received_on"] <= clock.due_on:
        return None
    return Text(
        f"陈述申辩期限已于{clock.due_on}届满，视为放弃。",
        f"The time for the defence ended on {clock.due_on}.",
    )


def _party_heard(q: Question) -> Text | None:
    case = q.subject
    if case.waived_on:
        return None
    last = case.defences.filter(waiver=False).order_by("-pk").first()
    if last is not None:
        if last.rechecked_on:
            return None
        return Text("当事人的陈述申辩尚未复核。", "The party's defence has not been re-checked.")
    clock = Deadline.objects.filter(stream=case.stream_key, rule="D12").order_by("-pk").first()
    if clock is not None and clock.due_on is not None and clock.due_on < q.today:
        return None
    return Text(
        f"陈述申辩和要求听证的期限（至{clock.due_on if clock else '送达后五个工作日'}）未满，当事人也未放弃。",
        "The party may still state its case and has not waived the right.",
    )


def _review_passed(q: Question) -> Text | None:
    last = q.subject.reviews.order_by("-pk").first()
    needed = assessment.assess_case(q.subject).as_json()["legal_review_required"]
    if last is not None and last.passed and (needed is not True or last.kind == "legal"):
        return None
    return Text(
        "未经法制审核或者审核未通过的，不得作出决定。", "Without the review passed, no decision may be made."
    )


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
    return Text(
        "人民法院已判处罚金的，不再给予罚款。", "After a court's fine no administrative fine is possible."
    )


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


EXEMPTIONS: dict[str, Text] = {
    "minor_corrected_no_harm": Text("违法行为轻微并及时改正，没有造成危害后果", "minor, corrected, no harm"),
    "first_time_slight_corrected": Text("初次违法且危害后果轻微并及时改正", "first, slight, corrected"),
    "no_fault_proven": Text("有证据足以证明没有主观过错", "proven to be without fault"),
}


def _exemption_ground(q: Question) -> Text | None:
    ground = q.given["ground"]
    if ground in EXEMPTIONS and q.subject.facts.get("grounds", {}).get(ground) is True:
        last = q.subject.reviews.order_by("-pk").first()
        return None if last is not None and last.passed else _review_passed(q)
    return Text(
        "不予处罚的情形须先在案件事实中查明并登记。",
        "The ground for no penalty must be established in the facts.",
    )


def _change_has_basis(q: Question) -> Text | None:
    if str(q.given.get("basis", "")).strip() and q.subject.decisions.filter(status="in_force").exists():
        return None
    return Text(
        "变更或者撤销须写明依据（复议决定、判决或者自行纠正）并有有效的决定。",
        "Name the basis (reconsideration, judgment or self-correction) and there must be a decision in force.",
    )


def _outstanding(q: Question) -> int:
    decision = q.subject.decisions.filter(status="in_force").first()
    if decision is None:
        return 0
    return decision.payable - sum(p.amount for p in decision.payments.all())


def _something_to_pay(q: Question) -> Text | None:
    if _outstanding(q) > 0:
        return None
    return Text("该决定没有应缴款项。", "Nothing is to be paid.")


def _not_overpaid(q: Question) -> Text | None:
    rest = _outstanding(q)
    if 0 < q.given["amount"] <= rest and q.given["paid_on"] <= q.today:
        return None
    return Text(
        f"缴款金额须大于零且不超过未缴余额 {rest / 100:.2f} 元，缴款日期不得晚于今天。",
        f"The amount must be above zero and at most {rest / 100:.2f} yuan, paid not later than today.",
    )


def _fully_paid(q: Question) -> Text | None:
    rest = _outstanding(q)
    if rest == 0:
        return None
    return Text(f"尚有 {rest / 100:.2f} 元未缴。", f"{rest / 100:.2f} yuan are still unpaid.")


def _served_if_exempt(q: Question) -> Text | None:
    if q.subject.state != "DEC_EXEMPT" or q.subject.served_on:
        return None
    return Text("不予行政处罚决定书尚未送达。", "The decision has not been served.")


def _closure_proposed(q: Question) -> Text | None:
    if q.given.get("proposed"):
        return None
    return Text("办案机构尚未提请结案。", "The unit has not proposed closure.")


def _file_complete(q: Question) -> Text | None:
    case = q.subject
    have = set(
        Document.objects.filter(stream__in=[case.stream_key, case.clue.stream_key]).values_list(
            "form", flat=True
        )
    )
    decided = {"46"} if "46" in have else {"37", "45"}
    missing = sorted(({"1", "7", "35", "36", "43", "50", "53"} | decided) - have)
    if not missing:
        return None
    return Text(f"案卷缺少文书：{'、'.join(missing)}。", f"The file lacks forms {', '.join(missing)}.")


TWO_HANDLERS = Condition(
    "two_certified_officers", "办案人员不少于两人且持证", "two certified officers", "PL42", _two_handlers
)
TWO_REMAIN = Condition("replacement_fits", "接替人员适格", "replacement fits", "PP4, PL42", _two_remain)
TWO_COLLECTORS = Condition(
    "two_collectors", "两名以上办案人员取证", "two officers take evidence", "PP21", _two_collectors
)
HAS_EVIDENCE = Condition("has_evidence", "有证据", "evidence", "PP48, PL40", _has_evidence)
REPORT_COMPLETE = Condition(
    "report_complete", "终结报告六项齐全", "six parts of the report", "PP48", _report_complete
)
RIGHT_REVIEW = Condition("right_review", "审核种类正确", "right kind of review", "PP50", _right_review)
REVIEWER_FITS = Condition("reviewer_fits", "审核人员适格", "reviewer fits", "PP49, PP51", _reviewer_fits)
SEVEN_POINTS = Condition("seven_points", "七项审核", "seven points", "PP53", _seven_points)
PENALTY_INTENDED = Condition("penalty_intended", "拟给予处罚", "penalty intended", "PP57", _penalty_intended)
WITHIN_BAND = Condition("within_band", "罚款在法定幅度内", "fine within the band", "PL32, PP60", _within_band)
CITY_LEVEL = Condition(
    "city_level", "三十万元以上食品罚款由市级以上决定", "city level", "FSIR81", _city_level
)
NOTICE_APPROVED = Condition("notice_approved", "告知已批准", "notice approved", "PP57", _notice_approved)
SERVED_NOT_LATER = Condition("service_date", "送达日期合理", "date of service", "PP82", _served_not_later)
INSIDE_D12 = Condition("inside_d12", "在陈述申辩期限内", "inside the time for defence", "PP57", _inside_d12)
PARTY_HEARD = Condition("party_heard", "已听取或已放弃陈述申辩", "party heard", "PP58, PL62", _party_heard)
REVIEW_PASSED = Condition("review_passed", "审核通过", "review passed", "PP50, PL58", _review_passed)
DISCUSSED_IF_DUE = Condition(
    "discussed", "已集体讨论（应当时）", "discussed if due", "PL57, PP60", _discussed_if_due
)
NOT_HEAVIER = Condition("not_heavier", "不因申辩加重", "not heavier", "PL45, PP58", _not_heavier)
NO_FINE_AFTER_CONVICTION = Condition(
    "no_fine_after_conviction",
    "已判罚金不再罚款",
    "no fine after conviction",
    "PL35, T310-11",
    _no_fine_after_conviction,
)
INSIDE_D10 = Condition("inside_d10", "在办案期限内或说明超期", "inside the term", "PP64", _inside_d10)
EXEMPTION_GROUND = Condition(
    "exemption_ground", "有不予处罚情形", "ground for no penalty", "PL33, PP61", _exemption_ground
)
CHANGE_HAS_BASIS = Condition(
    "change_has_basis", "变更撤销有依据", "basis of change", "PL75", _change_has_basis
)
SOMETHING_TO_PAY = Condition("something_to_pay", "有应缴款项", "something to pay", "PP72", _something_to_pay)
NOT_OVERPAID = Condition("not_overpaid", "缴款不超过应缴", "not overpaid", "PP72", _not_overpaid)
FULLY_PAID = Condition("fully_paid", "已缴清", "fully paid", "PP77", _fully_paid)
SERVED_IF_EXEMPT = Condition("served_if_exempt", "不予处罚决定已送达", "served", "PP81", _served_if_exempt)
CLOSURE_PROPOSED = Condition("closure_proposed", "已提请结案", "closure proposed", "PP77", _closure_proposed)
FILE_COMPLETE = Condition("file_complete", "案卷齐全", "file complete", "PP78", _file_complete)
