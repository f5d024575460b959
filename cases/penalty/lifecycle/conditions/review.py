"""What the review asks for: the right kind, a fit reviewer, all seven points (PP49-56)."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.penalty import assessment
from cases.penalty.lifecycle.conditions.choices import not_among

SEVEN = {
    "jurisdiction": "管辖",
    "party": "当事人",
    "facts": "事实与证据",
    "nature": "定性",
    "basis": "法律依据",
    "procedure": "程序",
    "fitness": "处理意见",
}


def _right_review(q: Question) -> Text | None:
    unknown = not_among(q.subject.reviews, "kind", q.given["kind"])
    if unknown is not None:
        return unknown
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


def _legal_lacking(q: Question) -> Text | None:
    last = q.subject.reviews.order_by("-pk").first()
    if last is None or last.kind != "legal":
        return None
    return Text("本案已经法制审核，无须补送。", "The case has had its legal review.")


def review_passed(q: Question) -> Text | None:
    last = q.subject.reviews.order_by("-pk").first()
    needed = assessment.assess_case(q.subject).as_json()["legal_review_required"]
    if last is not None and last.passed and (needed is not True or last.kind == "legal"):
        return None
    return Text("未经法制审核或者审核未通过的，不得作出决定。", "Without the review passed, no decision may be made.")


RIGHT_REVIEW = Condition("right_review", "审核种类正确", "right kind of review", "PP50", _right_review)
REVIEWER_FITS = Condition("reviewer_fits", "审核人员适格", "reviewer fits", "PP49, PP51", _reviewer_fits)
SEVEN_POINTS = Condition("seven_points", "七项审核", "seven points", "PP53", _seven_points)
LEGAL_LACKING = Condition("legal_lacking", "尚未经法制审核", "no legal review yet", "PP50", _legal_lacking)
REVIEW_PASSED = Condition("review_passed", "审核通过", "review passed", "PP50, PL58", review_passed)
