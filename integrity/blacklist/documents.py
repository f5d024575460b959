"""DOC4, DOC5 and DOC6: the party is told, the listing is decided, the superior consents (L44 13, 22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.documents import DocumentForm, Issue
from cases.base.pdf import Block, Heading, Para, Style
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, numbered, paragraphs, party_block, seal, you
from cases.law import deadlines
from cases.penalty.papers import reads, wording
from cases.penalty.papers.citing import cite, numeral
from cases.penalty.papers.investigation import contact_block

_L44 = "《市场监督管理严重违法失信名单管理办法》"
_PL = "《中华人民共和国行政处罚法》"
LIST = "严重违法失信名单"


class ListingNotice(LegalForm):
    """DOC4 列入告知书: the intended listing, its facts, reasons and basis, and the party's rights."""

    form = "DOC4"
    style = Style.RED_HEAD
    article = "L44 13"
    states = {
        "facts_text": "违法事实",
        "grounds": "列入情形",
        "heavy": "较重行政处罚",
        "weighing": "情节评估",
        "items": "拟处罚内容",
    }

    def collect(self, issue: Issue) -> dict[str, Any]:
        listing, case = issue.subject, issue.subject.case
        notice, party = reads.notice(case), self.party(listing.party, issue)
        return {
            "addressee": party["name"],
            "party": party,
            "case_number": case.number,
            "cause": case.cause,
            "facts_text": notice.facts_text if notice else "",
            "items": wording.penalty_items(notice) if notice else [],
            "grounds": _grounds(listing),
            "heavy": listing.get_heavy_by_display(),
            "weighing": listing.weighing,
            "consent_required": listing.consent_required,
            "days": deadlines.deadline("D12", issue.on).length,
            "contact": _contact(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        return [
            Para(
                f"由本局立案调查的{who}{_suspected(content['cause'])}一案（{content['case_number']}），本局拟作出较重行政处罚，"
                f"并拟将{who}列入{LIST}。根据{_L44}第十三条的规定，现将拟列入的事实、理由、依据和{who}享有的权利告知如下："
            ),
            Heading("一、事实"),
            *paragraphs(content["facts_text"]),
            Heading("二、理由和依据"),
            *_reasons(content, who, intended=True),
            Heading("三、列入的后果"),
            Para(
                f"决定列入的，自作出决定之日起二十个工作日内通过国家企业信用信息公示系统公示，期限三年，"
                f"并依照{_L44}第十五条实施相应的管理措施。"
            ),
            Heading(f"四、{who}享有的权利"),
            *_rights(content, who),
            *contact_block(content),
            copies(),
            seal(content),
        ]


class ListingDecision(LegalForm):
    """DOC5 列入决定书: reasons, basis, what follows, how and when it ends, remedies."""

    form = "DOC5"
    style = Style.RED_HEAD
    article = "L44 13"
    takes = {"other_measure": "其他管理措施"}
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
            "grounds": _grounds(listing),
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
            "contact": _contact(issue),
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
            *_reasons(content, who, intended=False),
            *paragraphs(content["reasons"]),
            *paragraphs(content["heard"]),
            *paragraphs(content["consent"]),
            Heading("三、决定"),
            Para(f"依据{_L44}第二条、第十三条的规定，本局决定将{who}列入{LIST}。{_term(content)}"),
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


class SuperiorConsent(LegalForm):
    """DOC6 上一级机关同意意见: the superior's own paper to the bureau that lists."""

    form = "DOC6"
    style = Style.RED_HEAD
    article = "L44 22"
    states = {"grounds": "列入情形", "opinion": "同意意见", "signed_by": "签署人"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        listing = issue.subject
        return {
            "addressee": listing.authority.name,
            "party_name": listing.party.name,
            "party_code": listing.party.uscc or "",
            "case_number": listing.case.number,
            "grounds": _grounds(listing),
            "heavy": listing.get_heavy_by_display(),
            "requested_on": listing.consent_requested_on,
            "request": listing.consent_request,
            "opinion": listing.consent_opinion,
            "signed_by": listing.consent_by,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        code = f"（统一社会信用代码：{content['party_code']}）" if content["party_code"] else ""
        return [
            Para(
                f"你局{in_chinese(content['requested_on'])}就{content['case_number']}案报请将{content['party_name']}{code}列入{LIST}"
                f"的请示收悉。根据{_L44}第二十二条的规定，经审查，答复如下："
            ),
            Para(f"一、{_cited(content)}，拟作出的处罚属于较重行政处罚（{content['heavy']}）。"),
            Para(f"二、同意你局将{content['party_name']}列入{LIST}。{content['opinion']}"),
            Para("三、请你局与行政处罚决定一并作出列入决定，依法送达当事人，并在法定期限内公示。"),
            Para(f"签署人：{content['signed_by']}"),
            seal(content),
        ]


def _grounds(listing: Any) -> list[dict[str, str]]:
    return [{"article": row["article"], "title": row["title"]} for row in listing.grounds]


def _cited(content: Content) -> str:
    """Which grounds the conduct meets, each with its article."""
    named = "；".join(f"{cite(row['article'])}规定的“{row['title']}”" for row in content["grounds"])
    return f"当事人的行为属于{named}的情形"


def _reasons(content: Content, who: str, *, intended: bool) -> list[Block]:
    items = "；".join(content["items"])
    made = "拟作出的" if intended else "作出的"
    return [
        Para(f"{_cited(content).replace('当事人', who, 1)}。"),
        Para(f"本局{made}行政处罚为：{items}。该处罚属于{_L44}第二条第二款规定的较重行政处罚（{content['heavy']}）。"),
        Para(f"依照{_L44}第十二条综合考虑：{content['weighing']}"),
    ]


def _rights(content: Content, who: str) -> list[Block]:
    days = numeral(content["days"])
    consent = (
        [Para(f"依据{_L44}第二十二条的规定，本局作出列入决定前，须报经上一级市场监督管理部门同意。")]
        if content["consent_required"]
        else []
    )
    return [
        Para(
            f"依据{_L44}第十三条和{_PL}第四十四条、第四十五条的规定，{who}有权对拟列入事项进行陈述、申辩，并可以提交事实、"
            f"理由和证据；自收到本告知书之日起{days}个工作日内未提出的，视为放弃此权利。本局不因陈述、申辩而加重处理。"
        ),
        Para(
            f"依据{_L44}第十三条和{_PL}第六十四条的规定，{who}有权要求就拟列入事项举行听证；要求听证的，应当自收到本告知书之日起{days}个"
            f"工作日内提出，听证与行政处罚程序一并实施；期限内未要求的，视为放弃此权利。{who}不承担本局组织听证的费用。"
        ),
        Para("有证据足以证明没有主观故意的，不予列入。"),
        *consent,
    ]


def _heard(listing: Any) -> str:
    if listing.defence_on is not None:
        taken = "予以采纳" if listing.defence_accepted else "不予采纳"
        return f"当事人对列入提出陈述、申辩意见：{listing.defence} 经复核，{taken}：{listing.recheck}"
    if listing.defence_by:
        return "当事人明确表示放弃对列入的陈述、申辩。"
    return "当事人在法定期限内未对列入提出陈述、申辩意见。"


def _consent(listing: Any) -> str:
    if not listing.consent_required:
        return ""
    return f"本局已依据{_L44}第二十二条报请上一级市场监督管理部门，{listing.authority.parent.name}已同意列入。"


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


def _measure(row: Any) -> str:
    named = row.get_kind_display()
    return f"{named}（{row.basis}）" if row.kind == "other" else str(named)


def _contact(issue: Issue) -> Mapping[str, str]:
    people = "、".join(reads.handlers(issue.subject.case))
    return {"name": people, "phone": reads.setting("contact.phone", issue.bureau, issue.on)}


def _suspected(cause: str) -> str:
    text = cause.removesuffix("案")
    return text if text.startswith("涉嫌") else f"涉嫌{text}"


_FORMS: tuple[LegalForm, ...] = (ListingNotice(), ListingDecision(), SuperiorConsent())
FORMS: tuple[DocumentForm, ...] = _FORMS
