"""What the investigation asks for: two certified officers, evidence, a complete report (PP4, PP21, PP48)."""

from __future__ import annotations

from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.roles import Role
from cases.parties.selectors import certified_on, officers_of
from cases.penalty.lifecycle.conditions.choices import not_among

REPORT_PARTS = {
    "party_text": "当事人基本情况",
    "source_text": "案件来源和调查经过",
    "facts_text": "违法事实和证据",
    "nature_text": "案件性质",
    "opinion_text": "处理意见及依据",
    "reasons_text": "裁量理由",
}


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


def _replacement_fits(q: Question) -> Text | None:
    leaving, coming = q.given["leaving"], q.given["coming"]
    handlers = {o.pk for o in _active_handlers(q)}
    if leaving.pk not in handlers:
        return Text(f"{leaving.name}不是本案的办案人员。", f"{leaving.name} is not a case officer of this case.")
    if coming.pk in handlers or not certified_on(coming, q.today):
        return Text("接替人员须另有其人且执法证件有效。", "The replacement must be another officer with a valid certificate.")
    if not officers_of(q.subject.authority, Role.CO, q.today).filter(pk=coming.pk).exists():
        return Text(f"{coming.name}不是本机关的办案人员。", f"{coming.name} is no case officer of this bureau.")
    if q.subject.assignments.filter(officer=coming, duty="handler", to_day__isnull=False).exists():
        return Text(f"{coming.name}已退出本案办理，不得重新接手。", f"{coming.name} has left this case and may not return.")
    if q.subject.reviews.filter(reviewer=coming).exists():
        return Text("本案审核人员不得担任办案人员。", "Who reviewed the case may not investigate it.")
    return None


def _two_collectors(q: Question) -> Text | None:
    collectors, handlers = q.given["collectors"], {o.pk for o in _active_handlers(q)}
    fit = {o.pk for o in collectors if o.pk in handlers and certified_on(o, q.given["taken_on"])}
    if len(collectors) == len(fit) >= 2 and q.given["taken_on"] <= q.today:
        return None
    return Text(
        "取证须由本案两名以上持有效证件的办案人员进行，且取得日期不得晚于今天。",
        "Evidence is taken by two certified officers of this case, not later than today.",
    )


def _kind_of_evidence(q: Question) -> Text | None:
    return not_among(q.subject.evidences, "kind", q.given["kind"])


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


def _time_to_correct(q: Question) -> Text | None:
    if q.given["until"] >= q.today:
        return None
    return Text("责令改正的期限不得早于今天。", "The day set for putting right cannot lie before today.")


TWO_HANDLERS = Condition("two_certified_officers", "办案人员不少于两人且持证", "two certified officers", "PL42", _two_handlers)
REPLACEMENT_FITS = Condition("replacement_fits", "接替人员适格", "replacement fits", "PP4, PP49, PL42", _replacement_fits)
TWO_COLLECTORS = Condition("two_collectors", "两名以上办案人员取证", "two officers take evidence", "PP21", _two_collectors)
KIND_OF_EVIDENCE = Condition("kind_of_evidence", "证据种类法定", "kind of evidence", "PP23", _kind_of_evidence)
HAS_EVIDENCE = Condition("has_evidence", "有证据", "evidence", "PP48, PL40", _has_evidence)
REPORT_COMPLETE = Condition("report_complete", "终结报告六项齐全", "six parts of the report", "PP48", _report_complete)
TIME_TO_CORRECT = Condition("time_to_correct", "改正期限合理", "time to put right", "PL28", _time_to_correct)
