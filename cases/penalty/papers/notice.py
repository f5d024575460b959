"""Forms 37 and 38: the party is told and heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Heading, Para, Signatures, Style
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, paragraphs, seal, signature, you
from cases.penalty.papers import reads, wording
from cases.penalty.papers.clauses import broken_blocks, clauses_of
from cases.penalty.papers.compulsory import compulsory
from cases.penalty.papers.investigation import CONTACT_NAMES, contact, contact_block
from cases.penalty.papers.refunds import order_blocks, refund_blocks, refunds_of

_PL, _PP = "《中华人民共和国行政处罚法》", "《市场监督管理行政处罚程序规定》"
_HR = "《市场监督管理行政处罚听证办法》"


@paper("penalty")
class IntendedPenalty(LegalForm):
    """37 行政处罚告知书, in its plain variant or, with the hearing right, in the hearing variant (PP57).

    Needs `notice` (the row; its `measures` say which licence, how long). Takes `basis`, `contact`.
    """

    form = "37"
    style = Style.RED_HEAD
    article = "PP57, PL44"
    needs = {"notice": "处罚告知"}
    states = compulsory("37")

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, given = issue.subject, issue.given
        notice = given["notice"]
        self.refuse(wording.undescribed(notice), issue)
        party, reached = self.party(case.party, issue), contact(issue)
        self.require(CONTACT_NAMES, reached, issue)
        return {
            "addressee": party["name"],
            "party": party,
            "case_number": case.number,
            "cause": case.cause,
            "facts_text": notice.facts_text,
            "nature": wording.nature_of(case),
            "basis": wording.basis_of(notice, given),
            "clauses": clauses_of(notice),
            "reasons_text": notice.reasons_text,
            "mitigation": wording.mitigation_of(notice, issue.on),
            "mitigation_basis": wording.mitigation_basis(notice, issue.on),
            **wording.discretion_of(issue, notice),
            **wording.exempting_of(notice, issue.on),
            "items": wording.penalty_items(notice),
            "money": wording.money_of(notice),
            "refunds": refunds_of(case, notice, issue.on),
            "refund": notice.refund,
            "several": bool(notice.charges),
            "hearing_right": notice.hearing_right,
            "contact": reached,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        return [
            Para(
                f"由本局立案调查的{who}{_suspected(content['cause'])}一案，已调查终结。根据{_PL}第四十四条的规定，"
                "现将本局拟作出行政处罚的内容及事实、理由、依据告知如下："
            ),
            Heading("一、违法事实"),
            *paragraphs(content["facts_text"]),
            Heading("二、处罚的理由和依据"),
            *paragraphs(content["nature"]),
            *broken_blocks(content, who, opening="综上，" if content.get("clauses") else ""),
            Para(f"依据{_basis(content)}的规定，应当予以行政处罚{_exempted(content)}。"),
            *_reasons(content),
            *refund_blocks(content, who),
            Heading("三、拟作出的行政处罚"),
            Para(f"本局拟对{who}作出如下行政处罚："),
            *wording.item_blocks(content),
            *order_blocks(content, who),
            Heading(f"四、{who}享有的权利"),
            *_rights(who, content),
            *_where(who, content),
            *contact_block(content),
            copies(),
            seal(content),
        ]


def _reasons(content: Content) -> list[Block]:
    if "clauses" in content:
        return wording.discretion_blocks(content, how="拟")
    mitigated = content["mitigation"]
    return [*paragraphs(content["reasons_text"]), *([Para(f"减轻处罚的理由：{mitigated}")] if mitigated else [])]


def _basis(content: Content) -> str:
    return "、".join([content["basis"], *content.get("mitigation_basis", ())])


def _exempted(content: Content) -> str:
    if content.get("several"):
        return "，对上述违法行为分别裁量、合并处罚"
    rule, orders = content.get("exempting"), content.get("exempting_orders")
    return f"；鉴于当事人的情形符合{rule}的规定，可以免予处罚，但应当依法{orders}" if rule else ""


def _rights(who: str, content: Content) -> list[Block]:
    if not content["hearing_right"]:
        return _plain_rights(who)
    return [*_hearing_rights(who), Para(_not_heavier(who, content))]


def _not_heavier(who: str, content: Content) -> str:
    """PL45 and PP58: neither for a defence nor for asking to be heard; the second was not told in papers issued before."""
    free = f"要求举行听证的，{who}不承担本局组织听证的费用。"
    if "clauses" not in content:
        return f"{free}{who}进行陈述、申辩的，本局不因陈述、申辩而给予更重的处罚。"
    return f"{free}{who}进行陈述、申辩或者要求听证的，本局不因陈述、申辩或者要求听证而给予更重的处罚。"


def _plain_rights(who: str) -> list[Block]:
    return [
        Para(
            f"依据{_PL}第四十四条、第四十五条和{_PP}第五十七条的规定，{who}有权进行陈述、申辩。"
            "自收到本告知书之日起五个工作日内，未行使陈述、申辩权的，视为放弃此权利。"
        ),
        Para(f"{who}进行陈述、申辩的，本局不因陈述、申辩而给予更重的处罚。"),
    ]


def _hearing_rights(who: str) -> list[Block]:
    return [
        Para(
            f"依据{_PL}第四十四条、第四十五条、第六十三条、第六十四条，{_PP}第五十七条和{_HR}第五条的规定，"
            f"{who}有权进行陈述、申辩，并有权要求举行听证。自收到本告知书之日起五个工作日内，未行使陈述、申辩权，"
            "未要求举行听证的，视为放弃此权利。"
        )
    ]


def _where(who: str, content: Content) -> list[Block]:
    """To whom the defence goes; papers issued before the bureau's address was asked for do not say."""
    if not content["contact"].get("address"):
        return []
    asked = "陈述、申辩意见或者听证申请" if content["hearing_right"] else "陈述、申辩意见"
    return [Para(f"{who}的{asked}，可以书面或者口头向本局提出，书面材料请送交或者邮寄至下列联系地址。")]


def _suspected(cause: str) -> str:
    text = cause.removesuffix("案")
    return text if text.startswith("涉嫌") else f"涉嫌{text}"


@paper("penalty")
class DefenceRecord(LegalForm):
    """38 陈述申辩笔录 (PP58).

    Needs `defence` (the row; a waiver is recorded on the same form). Takes `kept` (which rights a waiver leaves the party, in
    words), `place`, `recorder`, `signature` (digest of the stored image of the party's signature).
    """

    form = "38"
    style = Style.FORM
    article = "PP58, PL45"
    needs = {"defence": "陈述申辩"}
    states = {"stated_by": "陈述申辩人", "statement": "陈述、申辩内容", "received_on": "陈述申辩时间", "handlers": "办案人员"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, defence = issue.subject, issue.given["defence"]
        told = reads.last_issued(case, "37")
        return {
            "case_number": case.number,
            "cause": case.cause,
            "party": case.party.name,
            "notice": told.reference if told else "",
            "stated_by": defence.stated_by,
            "waiver": defence.waiver,
            "kept": issue.given.get("kept", ""),
            "statement": defence.content,
            "received_on": defence.received_on,
            "place": issue.given.get("place", ""),
            "handlers": reads.handlers(case),
            "recorder": issue.given.get("recorder") or issue.issuer,
            "signature": issue.given.get("signature", ""),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        about = f"就本局《行政处罚告知书》（{content['notice']}）" if content["notice"] else "就本局拟作出的行政处罚"
        asked = "明确表示如下" if content["waiver"] else "陈述、申辩如下"
        return [
            Fields(
                [
                    Field("案号", content["case_number"]),
                    Field("案由", content["cause"]),
                    Field("当事人", content["party"]),
                    Field("陈述申辩人", content["stated_by"], wide=False),
                    Field("时间", in_chinese(content["received_on"]), wide=False),
                    Field("地点", content["place"]),
                    Field("办案人员", "、".join(content["handlers"]), wide=False),
                    Field("记录人", content["recorder"], wide=False),
                ]
            ),
            Para(f"{content['stated_by']}{about}，{asked}："),
            *paragraphs(content["statement"]),
            *_kept(content),
            Para("以上笔录已经本人核对（已向本人宣读），与本人的陈述一致。", indent=2),
            Signatures(
                [
                    signature("陈述申辩人", image=content["signature"]),
                    *(signature("办案人员") for _ in content["handlers"]),
                    signature("记录人"),
                ]
            ),
        ]


def _kept(content: Content) -> list[Block]:
    """Who gives up one right has not given up the other, and may use it until its time is over (PP57)."""
    kept = content.get("kept")
    return [Para(f"当事人未放弃{kept}的权利，仍可以自收到告知书之日起五个工作日内行使。")] if kept else []
