"""DOC3: the party is told of publication and of credit repair, together with the decision (两书同达)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Heading, Para, Style
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, numbered, seal, you
from cases.law import tables
from cases.law.publicity import NAMES, period, possible_terms
from cases.penalty.models import Decision
from cases.penalty.papers import reads
from cases.penalty.papers.investigation import contact, contact_block

FOLDER = Path(__file__).parent


@paper("penalty")
class PublicityNotice(LegalForm):
    """DOC3 公示与信用修复告知书: where and how long the penalty is shown, and how to have it ended early.

    Needs `decision` (the row; its `outcome["publicity"]` is the law engine's answer). Takes `contact`. If the
    class is not settled, the periods of all classes are stated that the decision may be of.
    """

    form = "DOC3"
    style = Style.RED_HEAD
    article = "PUB8"
    needs = {"decision": "处罚决定"}
    states = {"decision_reference": "决定书文号", "basis": "公示依据", "conditions": "信用修复条件", "channel": "信用修复途径"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, decision = issue.subject, issue.given["decision"]
        party, paper = self.party(case.party, issue), reads.paper_of(case, decision)
        found = decision.outcome.get("publicity") or {}
        terms = _terms(issue, decision) if found.get("published") is not False else []
        wording = _wording(decision.decided_on)
        return {
            "addressee": party["name"],
            "party": party,
            "decision_title": paper.title if paper else "",
            "decision_reference": paper.reference if paper else "",
            "decided_on": decision.decided_on,
            "published": found.get("published"),
            "publish_by": found.get("publish_by"),
            "terms": terms,
            "basis": wording.get("basis_zh", ""),
            "channel": wording.get("channel_zh", ""),
            "conditions": wording.get("conditions_zh", "").split("|") if wording else [],
            "materials": wording.get("materials_zh", ""),
            "time": wording.get("time_zh", ""),
            "contact": contact(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        opening = (
            f"本局于{in_chinese(content['decided_on'])}对{who}作出《{content['decision_title']}》（{content['decision_reference']}）。"
            f"依据{content['basis']}，现将行政处罚信息公示和信用修复的有关事项告知如下："
        )
        shown = content["published"] is not False
        return [
            Para(opening),
            Heading("一、行政处罚信息公示"),
            *(_publication(content) if shown else _no_publication(content)),
            Heading("二、信用修复"),
            *(_repair(content, who) if shown else _no_repair(content)),
            *contact_block(content),
            copies(),
            seal(content),
        ]


def _publication(content: Content) -> list[Block]:
    by = f"（截至{in_chinese(content['publish_by'])}）" if content["publish_by"] else ""
    return [
        Para(
            f"（一）公示内容和方式。本局将自作出行政处罚决定之日起二十个工作日内{by}，通过国家企业信用信息公示系统公示行政处罚决定书"
            "和行政处罚信息摘要；依法不予公开的个人信息、商业秘密等，在公示前予以处理。"
        ),
        Para(f"（二）公示期限。{_periods(content)}"),
        Para(
            "（三）更正和撤回。认为公示的信息不准确的，可以提供证据向本局申请更正；行政处罚决定被依法变更、撤销、"
            "确认违法或者确认无效的，本局将在三个工作日内撤回公示信息并说明理由。"
        ),
    ]


def _no_publication(content: Content) -> list[Block]:
    return [Para("该行政处罚信息依法不予公示。行政处罚决定被依法变更、撤销的，本局将书面通知当事人。")]


def _periods(content: Content) -> str:
    terms = content["terms"]
    if len(terms) == 1:
        return f"该行政处罚信息属于{terms[0]['name']}违法失信信息，{terms[0]['words']}。"
    listed = "；".join(f"属于{term['name']}违法失信信息的，{term['words'].replace('；', '，')}" for term in terms)
    return f"该行政处罚信息按照所属类别确定公示期限：{listed}。所属类别以公示时载明的为准。"


def _repair(content: Content, who: str) -> list[Block]:
    terms = content["terms"]
    if not any(term["early_end"] for term in terms):
        barred = "不得提前停止公示" if terms and terms[0]["class"] == "severe" else "公示期限届满停止公示，无需申请信用修复"
        return [Para(f"依照上述规定，该行政处罚信息{barred}。")]
    return [
        Para(f"（一）条件。{who}同时符合下列条件的，可以申请信用修复（提前停止公示）："),
        *numbered([f"{text}。" for text in content["conditions"]]),
        Para(f"（二）途径。{content['channel']}。"),
        Para(f"（三）材料。{content['materials']}。"),
        Para(f"（四）办理。{content['time']}。信用修复不收取任何费用。"),
    ]


def _no_repair(content: Content) -> list[Block]:
    return [
        Para(
            f"该行政处罚信息不予公示，无需申请停止公示。需要了解信用修复事项的，可以{content['channel'].split('，或者')[-1]}咨询。"
        )
    ]


def _terms(issue: Issue, decision: Decision) -> list[dict[str, Any]]:
    """The periods of the classes that the decision may be of, as the bureau's settings of the day have them."""
    facts = reads.decided_facts(issue.subject, decision)
    if facts.penalty is None:
        return []
    found = possible_terms(facts, facts.penalty, settings=reads.law_of(issue.bureau, decision.decided_on))
    return [
        {"class": str(t.gravity), "name": NAMES[t.gravity], "words": period(t), "early_end": t.early_end}
        for t in found
        if t.gravity is not None
    ]


def _wording(day: date) -> Mapping[str, str]:
    rows = tables.read("publicity_papers", FOLDER)
    return next((row for row in rows if tables.Validity.of(row).covers(day)), {})
