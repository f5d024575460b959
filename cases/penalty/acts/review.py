"""案件审核、法制审核: the right kind, a fit reviewer, all seven points (PP49-56)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import ANOTHER, DONE, GIVEN, MORE_PEOPLE, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import REVIEWERS, UH
from cases.parties.models import Officer
from cases.parties.rules import own_authority
from cases.penalty import assessment
from cases.penalty.choices import not_among
from cases.penalty.models import PenaltyCase, Review
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.related import reviews_of
from cases.penalty.rules import APART

SEVEN = {
    "jurisdiction": "管辖",
    "party": "当事人",
    "facts": "事实与证据",
    "nature": "定性",
    "basis": "法律依据",
    "procedure": "程序",
    "fitness": "处理意见",
}
# what both answers of the reviewer have in common
ANSWER: dict[str, Any] = {"who": REVIEWERS, "rules": APART, "clocks": (Stop("D11"),), "issues": ("36",), "reason": "opinion"}


def _right_review(q: Question[PenaltyCase]) -> Text | None:
    unknown = not_among(q.subject.reviews, "kind", q.given["kind"])
    # the stricter one is always right
    if unknown is not None or q.given["kind"] == "legal":
        return unknown
    needed = assessment.assess_case(q.subject).as_json()["legal_review_required"]
    if needed is None:
        return Text(
            "尚未填明是否疑难复杂、是否涉及重大公共利益，不能确定可以不经法制审核：请选择法制审核，"
            "或者由办案人员先“补充案件事实”，或者退回办案人员。",
            "Whether the case is complex or touches major public interest is unknown: choose the legal review, have the officers "
            "complete the facts, or return the case to them.",
        )
    return Text("本案须经法制审核。", "This case needs the legal review.") if needed else None


def _legal_lacking(q: Question[PenaltyCase]) -> Text | None:
    last = q.subject.reviews.order_by("-pk").first()
    if last is None or last.kind != "legal":
        return None
    return Text("本案已经法制审核，无须补送。", "The case has had its legal review.")


RIGHT_REVIEW = Condition(
    "right_review",
    "审核种类正确",
    "right kind of review",
    "PP50",
    _right_review,
    GIVEN | by("penalty.complete_facts", "penalty.return_to_officers"),
)
LEGAL_LACKING = Condition(
    "legal_lacking", "尚未经法制审核", "no legal review yet", "PP50", _legal_lacking, DONE | instead("penalty.approve_notice")
)


@PENALTY.act(
    "submit_review",
    sources=(S.INV_DONE,),
    target=S.REVIEW,
    zh="送审",
    en="Submit to review",
    article="PP49, PP52",
    who=UH,
    rules=(own_authority,),
    grant="PP49",
    needs=(RIGHT_REVIEW,),
    clocks=(Start("D11"),),
    reason="opinion",
)
def submit_review(p: Passage[PenaltyCase], *, kind: str, opinion: str) -> PenaltyCase:
    """送审: the unit head submits the case to `kind` (case or legal) review; D11 (10 working days) starts."""
    p.subject.review_kind = kind
    p.note(kind=kind)
    return p.subject


@PENALTY.act(
    "submit_legal",
    sources=(S.APPR,),
    target=S.REVIEW,
    zh="补送法制审核",
    en="Submit to legal review too",
    article="PP50",
    who=UH,
    rules=(own_authority,),
    needs=(LEGAL_LACKING,),
    clocks=(Start("D11"),),
    reason="opinion",
)
def submit_legal(p: Passage[PenaltyCase], *, opinion: str) -> PenaltyCase:
    """补送法制审核: what was intended asks for the legal review (a listing), and the case had the other; D11 starts."""
    p.subject.review_kind = "legal"
    return p.subject


# --- the answer ------------------------------------------------------------------------------------------------------


def _reviewer_fits(q: Question[PenaltyCase]) -> Text | None:
    kind, role = q.subject.review_kind, q.actor.role
    if kind == "legal" and (role != "LR" or not q.actor.legal_qualified):
        return Text(
            "法制审核由法制审核人员办理，初次从事的应当取得法律职业资格。",
            "The legal review is for legal reviewers, who must hold the legal profession qualification.",
        )
    return None


def _seven_points(q: Question[PenaltyCase]) -> Text | None:
    points = q.given.get("points", {})
    failing = [name for key, name in SEVEN.items() if points.get(key) is not True]
    if not failing:
        return None
    return Text(
        f"同意前须确认七项审核内容，尚未确认：{'、'.join(failing)}；有问题请退回。",
        f"All seven points must be confirmed; missing: {', '.join(failing)}. Otherwise return the case.",
    )


REVIEWER_FITS = Condition("reviewer_fits", "审核人员适格", "reviewer fits", "PP49, PP51", _reviewer_fits, ANOTHER | MORE_PEOPLE)
SEVEN_POINTS = Condition(
    "seven_points", "七项审核", "seven points", "PP53", _seven_points, GIVEN | instead("penalty.return_investigation")
)


def _advised(q: Question[PenaltyCase]) -> Text | None:
    return not_among(q.subject.reviews, "advice", q.given["advice"])


ADVISED = Condition("review_advice", "审核建议", "what the review advises", "PP54", _advised, GIVEN)


@PENALTY.act(
    "return_investigation",
    sources=(S.REVIEW, S.LEGAL2),
    target=S.INVEST,
    zh="退回补充调查",
    en="Return for more investigation",
    article="PP54",
    grant="PP49, PP54",
    needs=(REVIEWER_FITS, ADVISED),
    **ANSWER,
    advances=True,
)
def return_investigation(
    p: Passage[PenaltyCase],
    *,
    points: Mapping[str, bool | None],
    opinion: str,
    advice: str,
    remarks: Mapping[str, str] | None = None,
) -> Review:
    """退回 (PP54): what holds, what does not, and whether to correct or to supplement; form 36."""
    return _review(p, points=points, opinion=opinion, remarks=remarks, passed=False, advice=advice)


PASSING: dict[str, Any] = {
    "zh": "审核同意",
    "en": "Pass review",
    "article": "PP53-56",
    "grant": "PP49, PP53",
    "needs": (REVIEWER_FITS, SEVEN_POINTS),
}


@PENALTY.act("pass_review", sources=(S.REVIEW,), target=S.APPR, **PASSING, **ANSWER)
# after a hearing the leaders discuss next (PP50, PP60)
@PENALTY.act("pass_review", sources=(S.LEGAL2,), **PASSING, **ANSWER)
def pass_review(
    p: Passage[PenaltyCase], *, points: Mapping[str, bool], opinion: str, remarks: Mapping[str, str] | None = None
) -> Review:
    """审核同意: all seven points of PP53 are confirmed; form 36."""
    return _review(p, points=points, opinion=opinion, remarks=remarks, passed=True, advice=None)


def _review(
    p: Passage[PenaltyCase],
    *,
    points: Mapping[str, bool | None],
    opinion: str,
    remarks: Mapping[str, str] | None,
    passed: bool,
    advice: str | None,
) -> Review:
    row = Review(
        case=p.subject,
        kind=p.subject.review_kind,
        points=dict(points),
        remarks={key: text for key, text in (remarks or {}).items() if text},
        opinion=opinion,
        passed=passed,
        advice=advice,
        reviewer=Officer.objects.get(pk=p.work.actor.officer),
        reviewed_on=p.work.today,
    )
    p.work.save(row)
    documents.issue(p.work, p.subject, "36", given={"review": row})
    p.note(kind=row.kind, passed=passed)
    return row


# --- what a decision asks of it --------------------------------------------------------------------------------------


def review_passed(q: Question[PenaltyCase]) -> Text | None:
    """The last review agreed, and was the legal one where that is due."""
    last = next(reversed(reviews_of(q.subject)), None)
    needed = assessment.assess_case(q.subject).as_json()["legal_review_required"]
    if last is not None and last.passed and (needed is not True or last.kind == "legal"):
        return None
    if last is not None and last.passed:
        return Text(
            "本案须经法制审核而只经过案件审核，不得作出决定：请由办案机构负责人“补送法制审核”。",
            "The legal review is due and the case had the other: the head of the unit submits it to the legal review.",
        )
    return Text("未经审核或者审核未通过的，不得作出决定。", "Without the review passed, no decision may be made.")


REVIEW_PASSED = Condition(
    "review_passed",
    "审核通过",
    "review passed",
    "PP50, PL58",
    review_passed,
    by("penalty.submit_legal", "penalty.return_to_review", "penalty.renotify", "penalty.return_from_notice"),
)
