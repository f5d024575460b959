"""What a supervision signal says, in words: its rule, and its frozen evidence one fact a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.accountability.signals.models import SignalCategory, SignalSeverity, SupervisionSignal
from cases.law.documents import document_type
from cases.law.signals import signal_rule
from web.presenters.verbs import verb_name
from web.viewmodels import Fact
from web.wording import bracketed, clauses, label_of, listed, said, stated

Evidence = Mapping[str, Any]


def rule_facts(signal: SupervisionSignal) -> list[Fact]:
    """The rule in words, what kind of conduct it is about, and the matter that it was applied to."""
    rule = signal_rule(signal.rule, signal.rule_from)
    return [
        Fact(label=_("监督规则"), value=bracketed(said(rule.rule_zh, rule.rule_en), signal.rule)),
        Fact(label=_("类别"), value=listed(label_of(SignalCategory, c) for c in signal.category.split())),
        Fact(label=_("程度"), value=label_of(SignalSeverity, signal.severity)),
        Fact(label=_("涉及事项"), value=bracketed(signal.about_number, signal.about_title)),
    ]


def evidence_facts(signal: SupervisionSignal) -> list[Fact]:
    """What the rule saw, as it stood when the signal was raised."""
    return _WORDED[signal.evidence["kind"]](signal.evidence)


def _day(label: str, value: Any, nothing: str = "") -> Fact:
    return Fact(label=label, value=str(value) if value else nothing)


def _days(label: str, value: int) -> Fact:
    return Fact(label=label, value=_("%(n)s日") % {"n": value})


def _clock(e: Evidence) -> list[Fact]:
    return [
        _day(_("期限届满日"), e["due_on"]),
        _day(_("办结日期"), e["ended_on"], _("提出信号时尚未办结")),
        _days(_("超过期限"), e["days_over"]),
    ]


def _late_filing(e: Evidence) -> list[Fact]:
    return [_day(_("收到线索"), e["received_on"]), *_clock(e)]


def _overdue(e: Evidence) -> list[Fact]:
    return [_day(_("立案日期"), e["filed_on"]), *_clock(e)]


def _service(e: Evidence) -> list[Fact]:
    return [_day(_("决定日期"), e["started_on"]), *_clock(e)]


def _idle(e: Evidence) -> list[Fact]:
    return [
        _day(_("上一次调查行为"), e["last_act_on"]),
        _day(_("下一次调查行为"), e["next_act_on"], _("提出信号时尚无")),
        _days(_("没有调查行为的天数"), e["days_idle"]),
        _days(_("监督标准"), e["limit"]),
    ]


def _crimes(e: Evidence) -> Fact:
    return Fact(label=_("涉嫌罪名"), value=clauses(bracketed(c["crime"], c.get("reason", "")) for c in e["crimes"]))


def _not_transferred(e: Evidence) -> list[Fact]:
    return [
        _crimes(e),
        _day(_("提示日期"), e["raised_on"]),
        _days(_("提示后未提出移送报告"), e["days"]),
        _days(_("监督标准"), e["limit"]),
    ]


def _decided(e: Evidence) -> Fact:
    return Fact(label=_("作出决定"), value=bracketed(e["decided_on"], e["decided_by"]))


def _fined_instead(e: Evidence) -> list[Fact]:
    return [
        _crimes(e),
        _day(_("提示日期"), e["raised_on"]),
        _decided(e),
        Fact(label=_("对提示的处理"), value=e["answer"] or _("没有处理")),
    ]


def _below_minimum(e: Evidence) -> list[Fact]:
    words = {"ground": _("减轻处罚的法定情形"), "discussion": _("负责人集体讨论同意减轻处罚的记录")}
    return [
        _decided(e),
        Fact(label=_("罚款（元）"), value=e["fine"]),
        Fact(label=_("法定最低限（元）"), value=e["minimum"]),
        Fact(label=_("法律依据"), value=e["law"]),
        Fact(label=_("载明的减轻理由"), value=e["ground"] or _("没有")),
        Fact(label=_("缺少"), value=listed(words[m] for m in e["missing"])),
    ]


def _officers(e: Evidence) -> list[Fact]:
    return [
        _day(_("检查日期"), e["on"]),
        Fact(label=_("持有效证件的办案人员"), value=listed(e["certified"]) or _("没有")),
        Fact(label=_("法定最少人数"), value=str(e["required"])),
    ]


def _evidence(e: Evidence) -> list[Fact]:
    taken = (stated(bracketed(p["title"], p["on"]), listed(p["by"])) for p in e["taken"])
    return [Fact(label=_("取证时证件无效"), value=clauses(taken))]


def _before_decision(missing: str) -> list[Fact]:
    return [Fact(label=_("缺少"), value=missing)]


def _reviewer(e: Evidence) -> list[Fact]:
    return [Fact(label=_("审核人曾经办案"), value=bracketed(e["reviewer"], e["reviewed_on"]))]


def _dated_before(e: Evidence) -> list[Fact]:
    return [
        Fact(label=_("文书"), value=bracketed(e["paper"], e["reference"])),
        _day(_("文书载明日期"), e["dated"]),
        _day(_("实际办理日期"), e["done_on"]),
    ]


def _dated_back(e: Evidence) -> list[Fact]:
    return [
        Fact(label=_("记录"), value=e["paper"] or _("当事人陈述申辩或者放弃的记录")),
        _day(_("载明日期"), e["dated"]),
        _day(_("录入日期"), e["entered_on"]),
        Fact(label=_("允许的工作日"), value=str(e["limit"])),
    ]


def _paper_missing(e: Evidence) -> list[Fact]:
    return [
        Fact(label=_("办理行为"), value=bracketed(verb_name(e["act"]), e["done_on"])),
        Fact(label=_("缺少的文书"), value=listed(_paper(form, e["done_on"]) for form in e["forms"])),
    ]


def _paper(form: str, on: str) -> str:
    kind = document_type(form, date.fromisoformat(on))
    return said(kind.name_zh, kind.name_en)


def _chain(e: Evidence) -> list[Fact]:
    places = clauses(stated(p["place"], p["what"]) for p in e["places"])
    return [Fact(label=_("不一致之处"), value=str(e["found"])), Fact(label=_("所在位置"), value=places)]


_WORDED: Mapping[str, Callable[[Evidence], list[Fact]]] = {
    "late_filing": _late_filing,
    "overdue": _overdue,
    "idle": _idle,
    "not_transferred": _not_transferred,
    "fined_instead": _fined_instead,
    "below_minimum": _below_minimum,
    "officers": _officers,
    "evidence": _evidence,
    "notice": lambda e: [_decided(e), *_before_decision(_("决定前送达的行政处罚告知书"))],
    "hearing_notice": lambda e: [_decided(e), *_before_decision(_("对听证权利的告知"))],
    "legal_review": lambda e: [_decided(e), *_before_decision(_("决定前的法制审核"))],
    "service": _service,
    "reviewer": _reviewer,
    "dated_before": _dated_before,
    "service_dated_back": _dated_back,
    "defence_dated_back": _dated_back,
    "paper_missing": _paper_missing,
    "chain_broken": _chain,
}
