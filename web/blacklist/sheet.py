"""The sheet of a listing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from integrity.blacklist.models import BlacklistCase, HeavyBy, Measure, NotListedGround
from integrity.blacklist.procedure import BlacklistState
from web.sheet import Sheet
from web.viewmodels import CaseAction, Fact, Notice, Person, Tone
from web.wording import bracketed, clauses, label_of, said, stated


def grounds_of(listing: BlacklistCase) -> str:
    """The grounds in words, each with its code."""
    return clauses(bracketed(said(row["title"], row["title_en"]), row["code"]) for row in listing.grounds)


def _facts(listing: BlacklistCase) -> tuple[Fact, ...]:
    known: tuple[tuple[Any, str], ...] = (
        (_("列入情形"), grounds_of(listing)),
        (_("较重行政处罚"), label_of(HeavyBy, listing.heavy_by)),
        (_("情节评估"), listing.weighing),
        (_("信用监管机构意见"), listing.credit_opinion),
        (_("陈述申辩"), _defence(listing)),
        (_("上级意见"), consent_of(listing)),
        (_("列入理由"), listing.reasons),
        (_("列入日期"), _day(listing.listed_on)),
        (_("公示日期"), _day(listing.published_on)),
        (_("列入期限末日"), _day(listing.term_end)),
        (_("可申请提前移出之日"), _day(listing.early_from)),
        (_("管理措施"), _measures(listing)),
        (_("终止日期"), _day(listing.ended_on)),
        (_("终止理由"), _end(listing)),
        (_("撤下公示日期"), _day(listing.taken_down_on)),
    )
    return tuple(Fact(label=name, value=value) for name, value in known if value)


def _defence(listing: BlacklistCase) -> str:
    if listing.defence_on is None:
        return _("当事人已放弃或者逾期未提出") if listing.waived_on else ""
    if listing.rechecked_on is None:
        return stated(listing.defence_by, listing.defence)
    taken = _("予以采纳") if listing.defence_accepted else _("不予采纳")
    return bracketed(stated(listing.defence_by, listing.defence), stated(taken, listing.recheck))


def consent_of(listing: BlacklistCase) -> str:
    """What the superior said, or that it must be asked."""
    if listing.consent_on is None:
        return _("须报经上一级机关同意") if listing.consent_required else ""
    given = _("同意") if listing.consent_given else _("不同意")
    return bracketed(stated(given, listing.consent_opinion), f"{listing.consent_by} {listing.consent_on}")


def _measures(listing: BlacklistCase) -> str:
    rows = listing.measures.order_by("pk")
    return clauses(bracketed(label_of(Measure, row.kind), _span(row.from_day, row.to_day)) for row in rows)


def _span(first: date, last: date | None) -> str:
    return f"{first} – {last or ''}".strip()


def _end(listing: BlacklistCase) -> str:
    if not listing.end_ground:
        return listing.end_reason
    return stated(label_of(NotListedGround, listing.end_ground), listing.end_reason)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _people(listing: BlacklistCase) -> tuple[Person, ...]:
    named = (
        (_("提出列入意见"), listing.proposed_by.name if listing.proposed_by else "", None),
        (_("信用监管机构确认"), listing.confirmed_by.name if listing.confirmed_by else "", listing.notified_on),
        (_("上级机关签署"), listing.consent_by, listing.consent_on),
        (_("决定列入"), listing.listed_by, listing.listed_on),
    )
    return tuple(Person(role=role, name=name, since=since) for role, name, since in named if name)


def _links(listing: BlacklistCase) -> tuple[CaseAction, ...]:
    """The way to the penalty case."""
    return (CaseAction(label=listing.case.number, url=reverse("web:case", args=[listing.case_id])),)


def _alerts(listing: BlacklistCase) -> tuple[Notice, ...]:
    if listing.state != BlacklistState.REVOKED or listing.published_on is None or listing.taken_down_on is not None:
        return ()
    text = _("列入已经撤销，应当在三个工作日内撤下公示。")
    return (Notice(text=text, tone=Tone.DANGER, title=_("待撤下"), article="L44 19"),)


SHEET = Sheet(facts=_facts, people=_people, links=_links, alerts=_alerts)
