"""DOC3: the party is told of publication and of credit repair, together with the decision (两书同达)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Heading, Para, Style
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, numbered, seal, you
from cases.law import tables
from cases.law.publicity_rows import Gravity, PublicityRow, publicity_rows
from cases.law.settings import Settings
from cases.penalty import assessment
from cases.penalty.models import Decision
from cases.penalty.papers import reads
from cases.penalty.papers.investigation import contact, contact_block

GRAVITIES = {"light": "轻微", "general": "一般", "severe": "严重"}
ANCHORS = {"publication": "公示之日", "decision": "行政处罚决定书作出之日"}
FOLDER = Path(__file__).parent
MATERIALS = "信用修复申请书、守信承诺书、履行行政处罚决定和整改到位的证明材料、身份证明"


@paper("penalty")
class PublicityNotice(LegalForm):
    """DOC3 公示与信用修复告知书: where and how long the penalty is shown, and how to have it ended early.

    Needs `decision` (the row; its `outcome["publicity"]` is the law engine's answer). Takes `contact`. If the
    class is not settled (a province's 较低数额罚款), the periods of all classes are stated.
    """

    form = "DOC3"
    style = Style.RED_HEAD
    article = "PUB8, 国办发〔2025〕22号"
    needs = {"decision": "处罚决定"}
    states = {"decision_reference": "决定书文号", "basis": "公示依据", "conditions": "信用修复条件", "channel": "信用修复途径"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, decision = issue.subject, issue.given["decision"]
        party, paper = self.party(case.party, issue), reads.paper_of(case, decision)
        found = decision.outcome.get("publicity") or {}
        terms = _terms(issue, decision, found.get("class"))
        wording = _wording(terms[0]["regime"] if terms else "")
        return {
            "addressee": party["name"],
            "party": party,
            "decision_title": paper.title if paper else "",
            "decision_reference": paper.reference if paper else "",
            "decided_on": decision.decided_on,
            "published": found.get("published"),
            "publish_by": found.get("publish_by"),
            "min_end": found.get("min_end"),
            "max_end": found.get("max_end"),
            "terms": terms,
            "basis": wording.get("basis_zh", ""),
            "channel": wording.get("channel_zh", ""),
            "conditions": wording.get("conditions_zh", "").split("|") if wording else [],
            "time": wording.get("time_zh", ""),
            "contact": contact(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        opening = (
            f"本局于{in_chinese(content['decided_on'])}对{who}作出《{content['decision_title']}》（{content['decision_reference']}）。"
            f"依据《市场监督管理行政处罚信息公示规定》第八条和{content['basis']}，现将行政处罚信息公示和信用修复的有关事项告知如下："
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
        return f"该行政处罚信息属于{GRAVITIES[terms[0]['class']]}失信信息，{_period(terms[0])}。{_ends(content)}"
    listed = "；".join(f"{GRAVITIES[term['class']]}失信信息，{_period(term)}" for term in terms)
    return f"该行政处罚信息按照所属类别确定公示期限：{listed}。所属类别以公示时载明的为准。"


def _period(term: Content) -> str:
    if not term["published"]:
        return f"原则上不予公示，公示的最长不超过{term['max_months']}个月"
    start = f"自{ANCHORS[term['anchor']]}起计算"
    least = f"，最短{_length(term['min_months'])}" if term["min_months"] else ""
    early = "" if term["early_end"] else "，不得提前停止公示"
    return f"公示期限{start}{least}，最长{_length(term['max_months'])}{early}"


def _ends(content: Content) -> str:
    if not content["max_end"]:
        return "公示期限届满，自动停止公示。"
    early = f"最短公示期至{in_chinese(content['min_end'])}，" if content["min_end"] else ""
    return f"{early}最长公示期至{in_chinese(content['max_end'])}，届满自动停止公示。"


def _repair(content: Content, who: str) -> list[Block]:
    if not any(term["early_end"] for term in content["terms"]):
        return [Para("依照上述规定，该行政处罚信息不得提前停止公示，公示期限届满自动停止公示。")]
    return [
        Para(f"（一）条件。{who}同时符合下列条件的，可以申请信用修复（提前停止公示）："),
        *numbered([f"{text}。" for text in content["conditions"]]),
        Para(f"（二）途径。{content['channel']}。"),
        Para(f"（三）材料。{MATERIALS}。"),
        Para(f"（四）办理。{content['time']}。信用修复不收取任何费用。"),
    ]


def _no_repair(content: Content) -> list[Block]:
    return [
        Para(
            f"该行政处罚信息不予公示，无需申请停止公示。需要了解信用修复事项的，可以{content['channel'].split('，或者')[-1]}咨询。"
        )
    ]


def _length(months: int) -> str:
    return f"{months // 12}年" if months % 12 == 0 else f"{months}个月"


def _terms(issue: Issue, decision: Decision, gravity: str | None) -> list[dict[str, Any]]:
    """The rows of the law for a decision of this day, as the bureau's settings of the day have them.

    Of its class, or of all while the class is open.
    """
    rows = tables.in_force(publicity_rows(), decision.decided_on)
    food = assessment.food_case(issue.subject, decision.conduct) is True
    settings = reads.law_of(issue.bureau, decision.decided_on)
    return [_term(row, food, settings) for row in rows if gravity in (None, row.gravity.value)]


def _term(row: PublicityRow, food: bool, settings: Settings) -> dict[str, Any]:
    return {
        "regime": row.regime,
        "class": row.gravity.value,
        "published": row.published or (row.gravity is Gravity.LIGHT and settings.publish_light),
        "anchor": settings.regime_anchors.get(row.regime, row.anchor),
        "min_months": row.min_months_food if food else row.min_months,
        "max_months": row.max_months,
        # under the older rules a severe penalty has no early end (PUB14); a light one nothing to wait for
        "early_end": row.min_months is not None or row.gravity.value == "light",
    }


def _wording(regime: str) -> Mapping[str, str]:
    rows = tables.read("publicity_papers", FOLDER)
    return next((row for row in rows if row["regime"] == regime), {})
