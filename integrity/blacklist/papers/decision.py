"""DOC5: the listing is decided (L44 13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Heading, Para, Style
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, numbered, paragraphs, party_block, seal, you
from cases.law import deadlines
from cases.law.official import numeral
from cases.penalty.papers import reads, wording
from cases.penalty.papers.investigation import contact_block
from integrity.blacklist.models import BlacklistCase, ManagementMeasure
from integrity.blacklist.papers.wording import L44, LIST, contact, grounds, reasons


@paper("blacklist")
class ListingDecision(LegalForm):
    """DOC5 列入决定书: reasons, basis, what follows, how and when it ends, remedies."""

    form = "DOC5"
    style = Style.RED_HEAD
    article = "L44 13"
    states = {
        "facts_text": "违法事实",
        "grounds": "列入情形",
        "heavy": "较重行政处罚",
        "reasons": "列入理由",
        "decision_reference": "处罚决定书文号",
        "measures": "管理措施",
        "term_end": "列入期限",
        "heard": "陈述申辩情况",
    }

    def collect(self, issue: Issue) -> dict[str, Any]:
        listing, decision = issue.subject, issue.subject.decision
        party, paper = self.party(listing.party, issue), reads.paper_of(listing.case, decision)
        places = wording.remedies(issue)
        self.require(wording.REMEDY_NAMES, places, issue)
        return {
            "addressee": party["name"],
            "party": party,
            "facts_text": decision.facts_text,
            "decision_title": paper.title if paper else "",
            "decision_reference": paper.reference if paper else "",
            "items": wording.penalty_items(decision),
            "grounds": grounds(listing),
            "heavy": listing.get_heavy_by_display(),
            "weighing": listing.weighing,
            "reasons": listing.reasons,
            "heard": _heard(listing),
            "consent": _consent(listing),
            "listed_on": listing.listed_on,
            "term_end": listing.term_end,
            "longer": bool(listing.restriction_until and listing.restriction_until == listing.term_end),
            "early_from": listing.early_from,
            "measures": [_measure(row) for row in listing.measures.order_by("pk")],
            "accept_days": deadlines.deadline("J10", issue.on).length,
            "decide_days": deadlines.deadline("J11", issue.on).length,
            "remedies": places,
            "contact": contact(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        return [
            party_block(content["party"]),
            Para(
                f"本局于{in_chinese(content['listed_on'])}对{who}作出《{content['decision_title']}》"
                f"（{content['decision_reference']}）。经依法告知并听取意见，现就是否将{who}列入{LIST}一并决定如下："
            ),
            Heading("一、事实"),
            *paragraphs(content["facts_text"]),
            Heading("二、理由和依据"),
            *reasons(content, who, intended=False),
            *paragraphs(content["reasons"]),
            *paragraphs(content["heard"]),
            *paragraphs(content["consent"]),
            Heading("三、决定"),
            Para(f"依据{L44}第二条、第十三条的规定，本局决定将{who}列入{LIST}。{_term(content)}"),
            Heading("四、惩戒措施提示"),
            Para(f"列入期间，对{who}依法实施下列管理措施，并通过国家企业信用信息公示系统公示列入信息："),
            *numbered([f"{text}。" for text in content["measures"]]),
            Heading("五、移出的条件和程序"),
            *_removal(content, who),
            Heading("六、救济途径"),
            Para(wording.remedy_text(content)),
            Para(wording.EXECUTION_STAYS),
            *contact_block(content),
            copies(),
            seal(content),
        ]


def _heard(listing: BlacklistCase) -> str:
    if listing.defence_on is not None:
        taken = "予以采纳" if listing.defence_accepted else "不予采纳"
        return f"当事人对列入提出陈述、申辩意见：{listing.defence} 经复核，{taken}：{listing.recheck}"
    if listing.defence_by:
        return "当事人明确表示放弃对列入的陈述、申辩。"
    return "当事人在法定期限内未对列入提出陈述、申辩意见。"


def _consent(listing: BlacklistCase) -> str:
    if not listing.consent_required:
        return ""
    superior = listing.authority.parent
    assert superior is not None
    return f"本局已依据{L44}第二十二条报请上一级市场监督管理部门，{superior.name}已同意列入。"


def _term(content: Content) -> str:
    why = "（法律、行政法规规定的限制期限长于三年，从其规定）" if content["longer"] else ""
    return f"列入期限自{in_chinese(content['listed_on'])}起至{in_chinese(content['term_end'])}止{why}。"


def _removal(content: Content, who: str) -> list[Block]:
    return [
        Para(f"（一）期满移出。列入期限届满，自动移出{LIST}，停止公示，解除管理措施。"),
        Para(
            f"（二）提前移出。列入满一年（自{in_chinese(content['early_from'])}起），已经自觉履行行政处罚决定中规定的义务，已经主动"
            f"消除危害后果和不良影响，未再受到市场监督管理部门较重行政处罚，且法律、行政法规规定的限制期限已经届满的，{who}可以"
            "向本局申请提前移出，并提交申请书、守信承诺书、履行义务和消除影响的证明材料、身份证明。"
        ),
        Para(
            f"（三）办理。本局自收到申请之日起{_number(content['accept_days'])}个工作日内决定是否受理，自受理之日起"
            f"{_number(content['decide_days'])}个工作日内作出决定。申请移出不收取任何费用；以欺骗手段移出的，恢复列入并重新计算期限。"
        ),
    ]


def _number(count: int) -> str:
    return "二" if count == 2 else numeral(count)


def _measure(row: ManagementMeasure) -> str:
    named = row.get_kind_display()
    return f"{named}（{row.basis}）" if row.kind == "other" else str(named)
