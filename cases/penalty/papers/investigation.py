"""Forms 33, 35 and 36: order to correct, final report, review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Heading, Para, Signatures, Style, Table
from cases.base.pdf import Column as Col
from cases.base.work import legal_date
from cases.intake.papers.common import Content, LegalForm, approval, copies, in_chinese, paragraphs, seal, signature, you
from cases.law.clauses import if_refused
from cases.penalty.papers import reads, wording
from cases.penalty.papers.citing import cite
from cases.penalty.papers.clauses import broke, broken_blocks, clauses_of, to_correct
from cases.penalty.papers.compulsory import compulsory
from cases.penalty.papers.proofs import evidence_blocks, evidence_of

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

    Needs `fact`, `basis` (what officers name beside PL28), `until` (ISO date, or words: 立即) and `conduct`, whose clause says
    which rule was broken and which punishes it; with a `decision` those are of all its acts. Takes `broken` (which of several
    rules), `demand` (what must be done), `government`, `court`, `contact`.
    """

    form = "33"
    style = Style.RED_HEAD
    article = "PL28"
    needs = {"fact": "违法事实", "basis": "责令改正的依据", "until": "改正期限", "conduct": "违反的规定"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        given, reached = issue.given, contact(issue)
        remedies = wording.remedies(issue)
        self.require(wording.REMEDY_NAMES, remedies, issue)
        self.require(CONTACT_NAMES, reached, issue)
        party = self.party(issue.subject.party, issue)
        decision = given.get("decision")
        clauses = clauses_of(decision) if decision else [self._clause(issue)]
        return {
            "addressee": party["name"],
            "party": party,
            "fact": given["fact"],
            "clauses": clauses,
            "basis": _rests_on(clauses, cite(str(given["basis"]))),
            "until": str(given["until"]),
            # of an order that goes with a penalty the penalty itself says it
            "refused": [] if decision else if_refused(str(given["conduct"]), issue.on),
            "demand": given.get("demand", ""),
            "remedies": remedies,
            "contact": reached,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        who = you(content["party"])
        return [
            Para("经查明："),
            *paragraphs(content["fact"]),
            *_broken(content, who),
            Para(_demand(content)),
            *_if_refused(content),
            Para(wording.remedy_text(content, paper="本通知书", act="本责令改正决定")),
            *contact_block(content),
            copies(),
            seal(content),
        ]

    def _clause(self, issue: Issue) -> dict[str, Any]:
        given = issue.given
        return reads.clause(issue.subject, str(given["conduct"]), issue.on, given.get("broken") or ())


def _rests_on(clauses: Sequence[Content], named: str) -> str:
    """The clauses of the acts, and what officers name beside them; the whole article of a clause is none beside it."""
    laws = list(dict.fromkeys(clause["cite"] for clause in clauses))
    return "、".join(laws if any(law.startswith(named) for law in laws) else [*laws, named])


def _broken(content: Content, who: str) -> list[Block]:
    """What was broken, and the order: to put right by a day, or to stop what the item orders stopped."""
    basis = f"依据《中华人民共和国行政处罚法》第二十八条第一款和{content['basis']}的规定，"
    clauses = content.get("clauses") or []
    if not clauses:
        clause = content["violated"].removesuffix("的规定")
        violated = f"违反了{clause}的规定。" if clause else f"{content['broken']}。"
        return [Para(f"上述行为，{violated}{basis}现责令{who}{_until(content['until'])}改正上述违法行为。")]
    order = f"{basis}现{_order(content, who)}。"
    if len(clauses) == 1:
        return [Para(f"{who}的上述行为，{broke(clauses[0])}。{order}")]
    return [*broken_blocks(content, who, punished=False), Para(order)]


def _order(content: Content, who: str) -> str:
    what = to_correct(content["clauses"])
    if what:
        return f"责令{who}{_until(content['until'])}改正{what}"
    stops = dict.fromkeys(text for clause in content["clauses"] for text in clause["orders"])
    return "，".join(text.replace("责令", f"责令{who}立即", 1) for text in stops) or f"责令{who}立即停止上述违法行为"


def _if_refused(content: Content) -> list[Block]:
    """What follows if it is not put right, where the item says so."""
    refused = content.get("refused")
    if not refused or not to_correct(content["clauses"]):
        return []
    return [Para(f"逾期不改正的，本局将依据{content['clauses'][0]['cite']}的规定，依法处理（{'、'.join(refused)}）。")]


def _demand(content: Content) -> str:
    """What must be done and reported; of an order to stop nothing is called put right."""
    clauses = content.get("clauses") or []
    stops = bool(clauses) and not to_correct(clauses)
    done = f"停止上述违法行为，采取有效措施消除危害后果，并将{'履行' if stops else '改正'}情况书面报告本局。"
    return f"{'履行' if stops else '改正内容及'}要求：{content['demand'] or done}"


@paper("penalty")
class FinalReport(LegalForm):
    """35 案件调查终结报告, six parts (PP48). Needs `report` (the row)."""

    form = "35"
    style = Style.FORM
    article = "PP48"
    needs = {"report": "调查终结报告"}
    states = compulsory("35")

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, report = issue.subject, issue.given["report"]
        self.refuse(wording.undescribed(report), issue)
        texts = ("party_text", "source_text", "facts_text", "nature_text", "opinion_text", "reasons_text")
        return {
            "case_number": case.number,
            "cause": case.cause,
            "filed_on": case.filed_on,
            **{key: getattr(report, key) for key in texts},
            "evidence": evidence_of(case),
            "clauses": clauses_of(report) if report.kinds else [],
            "basis": wording.basis_of(report, {}) if report.kinds else "",
            "items": wording.penalty_items(report),
            "money": wording.money_of(report),
            "several": bool(report.charges),
            "mitigation": wording.mitigation_of(report, issue.on),
            **wording.discretion_of(issue, report),
            "tier": report.get_tier_display() if report.kinds and not report.charges else "",
            "handlers": reads.handlers(case),
            "made_on": report.made_on,
        }

    def compose(self, content: Content) -> Sequence[Block]:
        tier = [Para(f"裁量阶次：{content['tier']}。")] if content["tier"] else []
        signed = [signature("办案人员", name="、".join(content["handlers"]), on=content["made_on"]), signature("办案机构负责人")]
        return [
            Fields([Field("案号", content["case_number"]), Field("案由", content["cause"])]),
            *_opened(content),
            Heading("一、当事人的基本情况"),
            *paragraphs(content["party_text"]),
            Heading("二、案件来源、调查经过及采取行政强制措施的情况"),
            *paragraphs(content["source_text"]),
            Heading("三、调查认定的事实及主要证据"),
            *paragraphs(content["facts_text"]),
            *evidence_blocks(content["evidence"]),
            Heading("四、违法行为性质"),
            *paragraphs(content["nature_text"]),
            *broken_blocks(content, opening="综上，"),
            Heading("五、处理意见及依据"),
            *paragraphs(content["opinion_text"]),
            *_proposed(content),
            Heading("六、自由裁量的理由等其他需要说明的事项"),
            *tier,
            *wording.discretion_blocks({"mitigation": "", **content}, how="建议"),
            # papers issued before it had a line for the unit head are signed as they were
            Signatures(signed if content.get("filed_on") else signed[:1]),
        ]


def _opened(content: Content) -> list[Block]:
    """Since when the case is open and who handled it; papers issued before it was kept do not say."""
    if not content.get("filed_on"):
        return []
    officers = "、".join(content["handlers"])
    opened = f"本局于{in_chinese(content['filed_on'])}对本案予以立案调查，办案人员为{officers}。现已调查终结，报告如下。"
    return [Para(opened)]


def _proposed(content: Content) -> list[Block]:
    if not content["items"]:
        return []
    basis = f"依据{content['basis']}的规定，" if content.get("basis") else ""
    return [Para(f"{basis}拟对当事人作出如下行政处罚："), *wording.item_blocks(content)]


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


CONTACT_NAMES = {"phone": "联系电话（机关设置 contact.phone）", "address": "联系地址（机关设置 contact.address）"}


def contact(issue: Issue) -> Mapping[str, str]:
    """Whom the party may call, where it may write: `given["contact"]`, else the handlers at the bureau's number and address."""
    known = issue.given.get("contact") or {"name": "、".join(reads.handlers(issue.subject))}
    return {
        "name": known["name"],
        "phone": known.get("phone") or reads.setting("contact.phone", issue.bureau, issue.on),
        "address": known.get("address") or reads.setting("contact.address", issue.bureau, issue.on),
    }


def contact_block(content: Content) -> list[Block]:
    """联系人, 联系电话 and 联系地址, as far as known."""
    known = content["contact"]
    named = (("联系人", "name"), ("联系电话", "phone"), ("联系地址", "address"))
    return [Fields([Field(zh, known[key]) for zh, key in named if known.get(key)], look="lines")]


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
