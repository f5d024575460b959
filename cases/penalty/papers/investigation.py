"""Forms 33, 35 and 36: order to correct, final report, review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Heading, Para, Signatures, Style, Table
from cases.base.pdf import Column as Col
from cases.base.work import legal_date
from cases.intake.papers.common import Content, LegalForm, approval, copies, in_chinese, paragraphs, seal, signature, you
from cases.law.conduct import conducts
from cases.penalty.papers import reads, wording
from cases.penalty.papers.citing import cite

SEVEN_POINTS = (
    ("jurisdiction", "是否具有管辖权"),
    ("party", "当事人的基本情况是否清楚"),
    ("facts", "案件事实是否清楚、证据是否充分"),
    ("nature", "定性是否准确"),
    ("basis", "适用依据是否正确"),
    ("procedure", "程序是否合法"),
    ("fitness", "处理是否适当"),
)


@paper("penalty")
class OrderToCorrect(LegalForm):
    """33 责令改正通知书 (PL28).

    Needs `fact`, `basis` (the clause the order rests on besides PL28), `until` (ISO date, or words: 立即) and `conduct`, whose
    row in the law table says which rule was broken. Takes `violated` (the clause that forbids it), `demand` (what must be done),
    `government`, `court`, `contact`.
    """

    form = "33"
    style = Style.RED_HEAD
    article = "PL28"
    needs = {"fact": "违法事实", "basis": "责令改正的依据", "until": "改正期限", "conduct": "违反的规定"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        given = issue.given
        remedies = wording.remedies(issue)
        self.require(wording.REMEDY_NAMES, remedies, issue)
        party = self.party(issue.subject.party, issue)
        return {
            "addressee": party["name"],
            "party": party,
            "fact": given["fact"],
            "basis": cite(str(given["basis"])),
            "violated": cite(str(given.get("violated", ""))),
            "broken": broken_rule(str(given["conduct"])),
            "until": str(given["until"]),
            "demand": given.get("demand", ""),
            "remedies": remedies,
            "contact": contact(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        clause = content["violated"].removesuffix("的规定")
        violated = f"违反了{clause}的规定。" if clause else f"{content['broken']}。"
        order = (
            f"上述行为，{violated}依据《中华人民共和国行政处罚法》第二十八条第一款和{content['basis']}的规定，"
            f"现责令{who}{_until(content['until'])}改正上述违法行为。"
        )
        demand = content["demand"] or "停止上述违法行为，采取有效措施消除危害后果，并将改正情况书面报告本局。"
        return [
            Para("经查明："),
            *paragraphs(content["fact"]),
            Para(order),
            Para(f"改正内容及要求：{demand}"),
            Para(wording.remedy_text(content, paper="本通知书", act="本责令改正决定")),
            *contact_block(content),
            copies(),
            seal(content),
        ]


@paper("penalty")
class FinalReport(LegalForm):
    """35 案件调查终结报告, six parts (PP48). Needs `report` (the row)."""

    form = "35"
    style = Style.FORM
    article = "PP48"
    needs = {"report": "调查终结报告"}
    states = {
        "party_text": "当事人的基本情况",
        "source_text": "案件来源、调查经过及采取行政强制措施的情况",
        "facts_text": "调查认定的事实",
        "evidence": "主要证据",
        "nature_text": "案件性质",
        "opinion_text": "处理意见及其依据",
        "reasons_text": "自由裁量的理由",
        "handlers": "办案人员",
    }

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, report = issue.subject, issue.given["report"]
        self.refuse(wording.undescribed(report), issue)
        texts = ("party_text", "source_text", "facts_text", "nature_text", "opinion_text", "reasons_text")
        return {
            "case_number": case.number,
            "cause": case.cause,
            **{key: getattr(report, key) for key in texts},
            "evidence": wording.evidence_of(case),
            "items": wording.penalty_items(report),
            "money": wording.money_of(report),
            "several": bool(report.charges),
            "tier": report.get_tier_display() if report.kinds and not report.charges else "",
            "handlers": reads.handlers(case),
            "made_on": report.made_on,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        proposal = [Para("拟对当事人作出如下行政处罚："), *wording.item_blocks(content)] if content["items"] else []
        tier = [Para(f"裁量阶次：{content['tier']}。")] if content["tier"] else []
        return [
            Fields([Field("案号", content["case_number"]), Field("案由", content["cause"])]),
            Heading("一、当事人的基本情况"),
            *paragraphs(content["party_text"]),
            Heading("二、案件来源、调查经过及采取行政强制措施的情况"),
            *paragraphs(content["source_text"]),
            Heading("三、调查认定的事实及主要证据"),
            *paragraphs(content["facts_text"]),
            *wording.evidence_blocks(content["evidence"]),
            Heading("四、违法行为性质"),
            *paragraphs(content["nature_text"]),
            Heading("五、处理意见及依据"),
            *paragraphs(content["opinion_text"]),
            *proposal,
            Heading("六、自由裁量的理由等其他需要说明的事项"),
            *tier,
            *paragraphs(content["reasons_text"]),
            Signatures(
                [signature("办案人员", name="、".join(content["handlers"]), on=content["made_on"]), signature("办案机构负责人")]
            ),
        ]


@paper("penalty")
class ReviewForm(LegalForm):
    """36 案件审核表／法制审核表: kind, seven points (PP53) and opinion. Needs `review` (the row)."""

    form = "36"
    style = Style.FORM
    article = "PP49, PP50, PP53"
    needs = {"review": "审核意见"}
    states = {"opinion": "审核意见", "reviewer": "审核人员"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, review = issue.subject, issue.given["review"]
        unanswered = [name for key, name in SEVEN_POINTS if review.passed and review.points.get(key) is None]
        self.refuse(unanswered, issue)
        sent = reads.act(case, "penalty.submit_review")
        return {
            "case_number": case.number,
            "cause": case.cause,
            "party": case.party.name,
            "kind": review.kind,
            "kind_name": review.get_kind_display(),
            "handlers": reads.handlers(case),
            "submitted": _submitted(sent),
            "points": {key: review.points.get(key) for key, _ in SEVEN_POINTS},
            "remarks": review.remarks or {},
            "opinion": review.opinion,
            "passed": review.passed,
            "advice": review.get_advice_display() if review.advice else "",
            "reviewer": review.reviewer.name,
            "reviewed_on": review.reviewed_on,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        advice = content.get("advice") or "补充调查或者纠正后重新送审"
        result = "审核结论：同意案件处理意见。" if content["passed"] else f"审核结论：退回，{advice}。"
        remarks = content.get("remarks", {})
        rows = [
            (str(n), name, _answer(content["points"][key]), remarks.get(key, "")) for n, (key, name) in enumerate(SEVEN_POINTS, 1)
        ]
        sent = content["submitted"]
        return [
            Fields(
                [
                    Field("案号", content["case_number"]),
                    Field("案由", content["cause"]),
                    Field("当事人", content["party"]),
                    Field("办案人员", "、".join(content["handlers"])),
                    Field("审核类型", _choice(("case", "案件审核"), ("legal", "法制审核"), chosen=content["kind"])),
                    *([Field("送审意见", f"{sent['opinion']}（{sent['name']}）")] if sent else []),
                    Field("送审时间", in_chinese(sent["on"]) if sent else "", wide=False),
                    Field("退卷时间", in_chinese(content["reviewed_on"]), wide=False),
                ]
            ),
            Table([Col("序号", 1, "center"), Col("审核内容", 5), Col("审核情况", 2, "center"), Col("说明", 4)], rows),
            approval("审核意见和建议", f"{content['opinion']}\n{result}", content["reviewer"], content["reviewed_on"]),
            approval("审核机构负责人意见"),
        ]


def broken_rule(conduct: str) -> str:
    """Which rule of the law table the conduct comes under: 属于《…》第…条所列“…”的违法行为."""
    row = conducts().get(conduct)
    return f"属于{cite(row.article)}所列“{row.title_zh}”的违法行为" if row else ""


def contact(issue: Issue) -> Mapping[str, str]:
    """Whom the party may call: `given["contact"]` (name, phone), else the handlers at the bureau's number."""
    known = issue.given.get("contact")
    if known:
        return {"name": known["name"], "phone": known.get("phone", "")}
    people = "、".join(reads.handlers(issue.subject))
    return {"name": people, "phone": reads.setting("contact.phone", issue.bureau, issue.on)}


def contact_block(content: Content) -> list[Block]:
    """联系人 and 联系电话, as far as known."""
    known = content["contact"]
    fields = [Field("联系人", known["name"]), Field("联系电话", known["phone"])]
    return [Fields([field for field in fields if field.value], look="lines")]


def until_text(until: str) -> str:
    """`于2026年8月1日前` for a date, the words themselves otherwise."""
    return _until(until)


def _until(until: str) -> str:
    try:
        return f"于{in_chinese(until)}前"
    except ValueError:
        return until.removesuffix("改正").rstrip("。")


def _answer(point: Any) -> str:
    return {True: "是", False: "否", None: "未确认"}.get(point, str(point))


def _choice(*options: tuple[str, str], chosen: str) -> str:
    return "　　".join(f"{'■' if key == chosen else '□'}{name}" for key, name in options)


def _submitted(sent: Any) -> dict[str, Any] | None:
    return {"opinion": sent.reason, "name": sent.actor_name, "on": legal_date(sent.at)} if sent else None
