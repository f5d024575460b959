"""What may be proposed, decided, told and answered: fault in all its elements, never heavier than told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.models import Deadline
from cases.law.responsibility import heavier, measures_on


def answerable(review: Any) -> list[Any]:
    """The findings with all three elements that no accepted ground covers."""
    return [f for f in _complete(review) if f.pk not in _excused(review)]


def _complete(review: Any) -> list[Any]:
    return [f for f in review.faultfindings.order_by("position") if f.complete]


def _excused(review: Any) -> set[int]:
    return set(review.exemptionclaims.filter(decision="accepted").values_list("finding", flat=True))


def _three_elements(q: Question) -> Text | None:
    if answerable(q.subject):
        return None
    return Text(
        "没有一项认定同时具备违法或者不当履职、故意或者重大过失、危害后果或者不良影响三项要件且未被免责，不得追究责任。",
        "No finding has all three elements of fault without an accepted ground of exemption: nothing may be imposed.",
    )


def _element_missing(q: Question) -> Text | None:
    if not _complete(q.subject):
        return None
    return Text(
        "有认定三项要件齐备，不能以无责任结案；符合免责情形的应当决定免予追责。",
        "A finding has all three elements; where a ground exempts, decide on exemption.",
    )


def _ground_accepted(q: Question) -> Text | None:
    if _complete(q.subject) and not answerable(q.subject):
        return None
    return Text(
        "免予追责须三项要件齐备的每一项认定都有已采纳的免责情形。",
        "Exemption needs an accepted ground for every finding that has all three elements.",
    )


def _measures_known(q: Question) -> Text | None:
    return _measures(q, q.given["measures"])


def _measures(q: Question, chosen: Iterable[str]) -> Text | None:
    codes = list(chosen)
    if codes and set(codes) <= set(measures_on(q.today)) and len(set(codes)) == len(codes):
        return None
    return Text("须选择法定的非处分处理方式。", "Choose among the measures that the law knows.")


def _proposal_fits(q: Question) -> Text | None:
    """What is proposed to the official follows from the findings."""
    outcome, complete = q.given["outcome"], _complete(q.subject)
    if not str(q.given["basis"]).strip():
        return Text("须写明拟处理的依据。", "State the basis of what is intended.")
    if outcome == "MEASURE" and complete:
        return _measures(q, q.given["measures"])
    if (outcome == "REFERRED" and complete) or (outcome == "NO_FAULT" and not complete):
        return None
    return Text(
        "拟处理与认定不符：三项要件齐备的拟给予处理或者移送，缺少要件的拟不予追责。",
        "What is intended does not follow from the findings: measure or referral where all elements are found, else none.",
    )


def _not_heavier(q: Question) -> Text | None:
    told, subject = q.given["outcome"], q.subject
    # a suspected crime or duty offence is passed on whatever was told: that is no sanction (SL 37)
    if told == "REFERRED" and q.given.get("recipient") == "commission":
        return None
    if not heavier(told, q.given.get("measures", ()), than=subject.proposed_outcome, than_measures=subject.proposed_measures):
        return None
    return Text(
        "处理重于告知被审查人的内容；不得因陈述申辩而加重处理。",
        "This is heavier than what the official was told; a defence may not make it worse.",
    )


def _reasons(q: Question) -> Text | None:
    if str(q.given["reasons"]).strip():
        return None
    return Text("须写明处理的事实和理由。", "State the facts and reasons.")


def _recipient_fits(q: Question) -> Text | None:
    kind, name = q.given["recipient"], str(q.given["recipient_name"]).strip()
    if kind not in ("appointing_organ", "commission") or not name:
        return Text("须写明移送的任免机关或者监察机关。", "Name the appointing organ or the supervision commission.")
    if kind == "appointing_organ" and not answerable(q.subject):
        return _three_elements(q)
    if not q.subject.faultfindings.filter(unlawful=True).exists():
        return Text("没有认定违法或者不当履职，不能移送。", "No unlawful performance was found; there is nothing to refer.")
    return None


def _way(q: Question) -> Text | None:
    if q.given["way"] in ("in_person", "mail", "electronic"):
        return None
    return Text("须写明告知方式。", "State how the official was told.")


def _clarified(q: Question) -> Text | None:
    if not q.subject.wrongly_accused or str(q.given["clarification"]).strip():
        return None
    return Text(
        "属于不实举报的，应当以适当方式为被审查人澄清，须写明澄清的方式和范围。",
        "Who was wrongly accused is cleared: state how and before whom.",
    )


def _inside_j23(q: Question) -> Text | None:
    if q.subject.outcome != "MEASURE":
        return Text("只有给予处理的决定可以申请复核。", "Only a measure can be reviewed internally.")
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="J23").order_by("-pk").first()
    if clock is None or clock.due_on is None or q.today > clock.due_on:
        return Text("申请复核的期限已经届满。", "The time to ask for internal review is over.")
    if q.subject.remedys.exists():
        return Text("已经申请过内部复核；不服复核结论的，可以向上级机关反映。", "Internal review was asked for already.")
    return None if str(q.given["grounds"]).strip() else Text("须写明申请复核的理由。", "State the grounds.")


def _answer_fits(q: Question) -> Text | None:
    answer, after, before = q.given["answer"], list(q.given["measures"]), q.subject.measures
    fits: Mapping[str, bool] = {
        "upheld": sorted(after) == sorted(before),
        "annulled": not after,
        "lightened": bool(after) and sorted(after) != sorted(before) and set(after) <= set(measures_on(q.today)),
    }
    if fits.get(answer) and str(q.given["reasons"]).strip():
        return None
    return Text(
        "复核结论须为维持、减轻或者撤销，与复核后的处理方式一致，并说明理由。",
        "Uphold, lighten or annul, with the measures that follow and the reasons.",
    )


def _answer_not_aggravated(q: Question) -> Text | None:
    if not heavier("MEASURE", q.given["measures"], than="MEASURE", than_measures=q.subject.measures):
        return None
    return Text("不得因申请复核而加重处理。", "A request for review may not make the measure heavier.")


def _terms_over(q: Question) -> Text | None:
    running = Deadline.objects.filter(stream=q.subject.stream_key, state__in=("running", "paused"))
    if not running.exists() and not q.subject.remedys.filter(answer="").exists():
        return None
    return Text("复核期限尚未届满或者复核尚未办结，不能归档。", "A time to ask for review runs, or a review is pending.")


THREE_ELEMENTS = Condition("three_elements", "过错三项要件齐备", "all three elements", "O41-9", _three_elements)
ELEMENT_MISSING = Condition("element_missing", "缺少过错要件", "an element is missing", "GSA53, O41-9", _element_missing)
GROUND_ACCEPTED = Condition("ground_accepted", "有已采纳的免责情形", "an accepted ground", "O41-9", _ground_accepted)
MEASURES_KNOWN = Condition("measures_known", "处理方式合法", "measures the law knows", "GSA12", _measures_known)
PROPOSAL_FITS = Condition("proposal_fits", "拟处理与认定相符", "proposal follows from findings", "CSR39, O41-9", _proposal_fits)
NOT_HEAVIER = Condition("not_heavier", "不重于告知内容", "not heavier than told", "CSL63, CSR39", _not_heavier)
REASONS_GIVEN = Condition("reasons_given", "写明理由", "reasons given", "CSR39", _reasons)
RECIPIENT_FITS = Condition("recipient_fits", "移送符合规定", "referral fits", "SL37, T310-18, T310-19", _recipient_fits)
WAY_OF_TELLING = Condition("way_of_telling", "写明告知方式", "way of telling", "CSR39, CSR46, GSA46", _way)
CLARIFIED = Condition("clarified", "不实举报已澄清", "wrongly accused is cleared", "GSA53", _clarified)
INSIDE_J23 = Condition("inside_j23", "在申请复核期限内", "in time to ask for review", "CSL95", _inside_j23)
ANSWER_FITS = Condition("answer_fits", "复核结论明确", "answer is definite", "CSL96", _answer_fits)
ANSWER_NOT_AGGRAVATED = Condition("not_aggravated", "不因复核加重", "not aggravated", "CSL96, GSA55", _answer_not_aggravated)
TERMS_OVER = Condition("terms_over", "期限届满、无未结事项", "terms over, nothing pending", "CSR39", _terms_over)
