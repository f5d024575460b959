"""DOC10-13: what the official is told, what was decided, what is referred, and the minutes behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.accountability.matters import subject_of
from cases.accountability.review.people import investigators_of
from cases.base.bureau import settings_of
from cases.base.documents import Issue
from cases.base.pdf import Block, Column, Field, Fields, Gap, Heading, Para, Signatures, Style, Table
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, numbered, paragraphs, seal, signature
from cases.law.deadlines import deadline
from cases.law.responsibility import grounds_on, measure_names
from cases.parties.models import Officer

UNLAWFUL = {True: "认定", False: "不予认定"}
_CSR, _GSA = "《行政机关公务员处分条例》", "《中华人民共和国公职人员政务处分法》"
PROPOSED = {"NO_FAULT": "不予追究责任", "REFERRED": "移送有权机关处理"}


class ReviewForm(LegalForm):
    """What the papers of a review share: whom it concerns, what was found, what was claimed."""

    style = Style.RED_HEAD

    def common(self, issue: Issue) -> dict[str, Any]:
        """The official, the affair and the findings with their three elements."""
        review = issue.subject
        held = review.official.appointments.order_by("-valid_from", "-pk").first()
        return {
            "number": review.number,
            "name": review.official.name,
            "bureau": review.bureau.name,
            "unit": held.unit if held else "",
            "capacity": review.get_capacity_display(),
            "trigger": review.get_trigger_display(),
            "case": _case_number(review.about),
            "findings": [_finding(f) for f in review.faultfindings.order_by("position")],
            "claims": [_claim(c) for c in review.exemptionclaims.select_related("finding").order_by("finding", "pk")],
            "defence": _defence(review),
            "verification": review.verification,
        }


class Notice(ReviewForm):
    """DOC10 事实与拟处理告知书: findings, proposed basis, the right to state a defence and to claim grounds."""

    form = "DOC10"
    article = "CSR39, GSA43"
    states = {"findings": "调查认定的事实", "basis": "拟处理依据", "proposed": "拟处理意见"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        review = issue.subject
        return {
            **self.common(issue),
            "basis": review.proposed_basis,
            "days": _days("J18-defence", issue),
            "proposed": _in_words(review.proposed_outcome, review.proposed_measures),
            "investigators": [o.name for o in Officer.objects.filter(pk__in=investigators_of(review)).order_by("pk")],
        }

    def addressee(self, content: Content) -> str:
        return str(content["name"])

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            Para(
                f"本局对你作为{content['capacity']}履行行政执法职责的情况进行调查（{content['number']}）{_about(content)}。"
                f"依据{_CSR}第三十九条、{_GSA}第四十三条的规定，现将调查认定的事实及拟处理的依据告知如下："
            ),
            Heading("一、调查认定的事实"),
            *_finding_blocks(content),
            Heading("二、拟处理意见及依据"),
            Para(f"依据{content['basis'].rstrip('。')}，拟{content['proposed']}。"),
            Heading("三、陈述、申辩的权利"),
            Para(
                f"你有权自收到本告知书之日起{content['days']}个工作日内进行陈述、申辩，并可以主张尽职免责情形；逾期未提出的，视为放弃。"
                "本局对你提出的事实、理由和证据进行复核，不因陈述、申辩而加重处理。"
            ),
            Para(f"本审查的调查人员为{'、'.join(content['investigators'])}，你认为其与本事项有利害关系的，有权申请回避。"),
            copies(),
            seal(content),
        ]


class Decision(ReviewForm):
    """DOC11 处理决定书: person, facts, kind, basis, every claimed ground with its reason, remedy and period, organ, date.

    Needs `opinion`. Takes `remedy` (the row), when it answers a request for internal review.
    """

    form = "DOC11"
    article = "CSR45, GSA45"
    needs = {"opinion": "处理理由"}
    takes = {"remedy": "复核结论"}
    states = {"name": "被审查人", "decided": "处理结果", "opinion": "处理理由"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        review, remedy = issue.subject, issue.given.get("remedy")
        return {
            **self.common(issue),
            "outcome": review.outcome,
            "opinion": issue.given["opinion"],
            "decided": _in_words(review.outcome, review.measures),
            "basis": review.proposed_basis,
            "told_on": review.notified_on,
            "days": _days("J23", issue),
            "wrongly_accused": review.wrongly_accused,
            "remedy": {"asked_on": remedy.asked_on, "grounds": remedy.grounds, "answer": remedy.get_answer_display()}
            if remedy
            else {},
        }

    def addressee(self, content: Content) -> str:
        return str(content["name"])

    def compose(self, content: Content) -> Sequence[Block]:
        if content["remedy"]:
            return [*self._answer(content), copies(), seal(content)]
        return [
            Fields(
                [
                    Field("被审查人", content["name"]),
                    Field("任职单位", f"{content['bureau']}{content['unit']}"),
                    Field("责任身份", content["capacity"]),
                ]
            ),
            Para(f"本局对你履行行政执法职责的情况进行了审查（{content['number']}）{_about(content)}。"),
            *_findings_and_claims(content),
            Heading(f"{'三' if content['findings'] else '一'}、处理决定"),
            *paragraphs(content["opinion"]),
            Para(self._decided(content)),
            *self._after(content),
            copies(),
            seal(content),
        ]

    def _decided(self, content: Content) -> str:
        basis = f"依据{content['basis'].rstrip('。')}，" if content["outcome"] == "MEASURE" and content["basis"] else ""
        return f"{basis}经{'集体研究' if content['findings'] else '核实'}，本局决定：{content['decided']}。"

    def _after(self, content: Content) -> list[Block]:
        if content["outcome"] == "MEASURE":
            return [
                Para(
                    f"如不服本决定，可以自收到本决定书之日起{content['days']}日内向本局申请复核；复核期间不停止决定的执行，"
                    "不因申请复核而加重处理。"
                )
            ]
        if content["wrongly_accused"]:
            return [Para(f"经查，反映你的问题不属实，依据{_GSA}第五十三条的规定，本局将以适当方式予以澄清，消除不良影响。")]
        return []

    def _answer(self, content: Content) -> list[Block]:
        asked = content["remedy"]
        return [
            Para(
                f"你于{in_chinese(asked['asked_on'])}就本局的处理决定（{content['number']}）申请复核，理由是：{asked['grounds']}"
            ),
            Para("本局进行了复核，意见如下："),
            *paragraphs(content["opinion"]),
            Para(f"复核结论：{asked['answer']}。处理结果为：{content['decided']}。"),
        ]


class Referral(ReviewForm):
    """DOC12 移送函: clue summary, evidence list, persons, receipt. Needs `opinion`."""

    form = "DOC12"
    article = "SL37, T310-18, T310-19"
    needs = {"opinion": "移送理由"}
    states = {"recipient": "移送机关", "findings": "问题线索", "opinion": "移送理由"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        return {
            **self.common(issue),
            "opinion": issue.given["opinion"],
            "recipient": issue.subject.recipient_name,
            "kind": issue.subject.recipient,
        }

    def addressee(self, content: Content) -> str:
        return str(content["recipient"])

    def compose(self, content: Content) -> Sequence[Block]:
        basis = (
            "《中华人民共和国监察法》第三十七条、《行政执法机关移送涉嫌犯罪案件的规定》第十八条、第十九条"
            if content["kind"] == "commission"
            else f"{_CSR}第三十四条"
        )
        return [
            Para(f"本局在执法责任审查（{content['number']}）中发现，下列事项应当由你单位处理。依据{basis}的规定，现予移送。"),
            Heading("一、所涉人员"),
            Para(f"{content['name']}，任职于{content['bureau']}{content['unit']}，系{content['capacity']}。"),
            Heading("二、问题线索"),
            *_finding_blocks(content),
            Heading("三、移送理由"),
            *paragraphs(content["opinion"]),
            Heading("四、随附材料"),
            *numbered(
                [
                    f"执法责任审查案卷复印件（{content['number']}）。",
                    *([f"所涉案件案卷（{content['case']}）。"] if content["case"] else []),
                    "本移送函回执。",
                ]
            ),
            seal(content),
            Gap(1.5),
            Para("回执：上述材料已收到。", indent=0),
            Signatures([signature("接收人")]),
        ]


class Minutes(ReviewForm):
    """DOC13 责任论证意见与集体研究记录: reasoned opinion, exemption checklist, minutes with dissent.

    Takes `meeting` (the row); without it the paper is the opinion that goes to the meeting.
    """

    form = "DOC13"
    style = Style.FORM
    article = "O41-9, CSR39"
    takes = {"meeting": "集体研究"}
    states = {"argument": "论证意见", "verification": "陈述申辩复核情况", "findings": "调查认定的事实"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        review, meeting = issue.subject, issue.given.get("meeting")
        return {
            **self.common(issue),
            "argument": review.argument,
            "proposed": _in_words(review.proposed_outcome, review.proposed_measures),
            "meeting": {
                "held_on": meeting.held_on,
                "presided_by": meeting.presided_by,
                "attendees": meeting.attendees,
                "views": meeting.views,
                "conclusion": meeting.conclusion,
                "decided": _in_words(meeting.outcome, meeting.measures),
            }
            if meeting
            else {},
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            Fields(
                [
                    Field("审查编号", content["number"], wide=False),
                    Field("被审查人", content["name"], wide=False),
                    Field("任职单位", f"{content['bureau']}{content['unit']}"),
                    Field("责任身份", content["capacity"], wide=False),
                    Field("启动情形", content["trigger"], wide=False),
                    Field("告知的拟处理意见", content["proposed"]),
                ]
            ),
            Heading("一、三项要件的认定"),
            *_finding_blocks(content),
            Heading("二、陈述申辩及复核"),
            *paragraphs(content["defence"]),
            *paragraphs(content["verification"]),
            Heading("三、尽职免责情形逐项审查"),
            *_checklist(content),
            Heading("四、论证意见"),
            *paragraphs(content["argument"]),
            *(_meeting(content["meeting"]) if content["meeting"] else []),
        ]


def _meeting(meeting: Mapping[str, Any]) -> list[Block]:
    rows = [[v["name"], "不同意" if v.get("dissent") else "同意", v["view"]] for v in meeting["views"]]
    return [
        Heading("五、集体研究记录"),
        Para(f"{in_chinese(meeting['held_on'])}，{meeting['presided_by']}主持，参加人员：{'、'.join(meeting['attendees'])}。"),
        Table([Column("姓名", 1.0), Column("表决", 0.8, "center"), Column("意见（含不同意见）", 4.0)], rows),
        *paragraphs(meeting["conclusion"]),
        Para(f"研究决定：{meeting['decided']}。"),
    ]


def _finding_blocks(content: Content) -> list[Block]:
    blocks: list[Block] = []
    for f in content["findings"]:
        blocks += [
            Para(f"（{f['position']}）{f['conduct'].rstrip('。')}。职责依据：{f['duty'].rstrip('。')}。"),
            Para(f"违法或者不当履职：{f['unlawful']}。{f['unlawful_reasons']}"),
            Para(f"主观方面：{f['mind']}。{f['mind_reasons']}"),
            Para(f"后果：{f['harm']}。{f['harm_reasons']}"),
        ]
    return blocks


def _findings_and_claims(content: Content) -> list[Block]:
    if not content["findings"]:
        return []
    told = f"本局于{in_chinese(content['told_on'])}将认定的事实和拟处理意见告知你。" if content["told_on"] else ""
    return [
        Heading("一、查明的事实"),
        *_finding_blocks(content),
        Heading("二、陈述申辩和免责主张的审查"),
        Para(f"{told}{content['defence']}"),
        *paragraphs(content["verification"]),
        *_checklist(content),
    ]


def _checklist(content: Content) -> list[Block]:
    if not content["claims"]:
        return [Para("被审查人未主张免责情形。")]
    rows = [[f"第{c['finding']}项", c["ground"], c["statement"], f"{c['decision']}。{c['reasons']}"] for c in content["claims"]]
    return [Table([Column("认定", 0.9), Column("免责情形", 2.2), Column("主张", 2.2), Column("审查结论和理由", 2.8)], rows)]


def _finding(row: Any) -> dict[str, Any]:
    return {
        "position": row.position,
        "conduct": row.conduct,
        "duty": row.duty,
        "unlawful": UNLAWFUL[row.unlawful],
        "unlawful_reasons": row.unlawful_reasons,
        "mind": row.get_mind_display(),
        "mind_reasons": row.mind_reasons,
        "harm": row.get_harm_display(),
        "harm_reasons": row.harm_reasons,
    }


def _claim(row: Any) -> dict[str, Any]:
    return {
        "finding": row.finding.position,
        "ground": grounds_on(row.claimed_on)[row.ground].text_zh,
        "statement": row.statement,
        "decision": row.get_decision_display(),
        "reasons": row.reasons,
    }


def _defence(review: Any) -> str:
    row = review.officialdefences.order_by("-pk").first()
    if row is None:
        return ""
    if row.kind == "stated":
        return f"被审查人于{in_chinese(row.received_on.isoformat())}陈述申辩：{row.content}"
    return "被审查人明确放弃陈述、申辩。" if row.kind == "waived" else "被审查人在期限内未提出陈述、申辩。"


def _in_words(outcome: str, measures: Sequence[str]) -> str:
    if outcome == "MEASURE":
        return f"给予{'、'.join(measure_names(measures))}处理"
    return {**PROPOSED, "EXEMPT": "符合尽职免责情形，免予追究责任"}.get(outcome, "")


def _days(rule: str, issue: Issue) -> int:
    """The length of a period as the bureau has set it."""
    return deadline(rule, issue.on).configured(settings_of(issue.bureau.id, issue.on)).length


def _about(content: Content) -> str:
    return f"，涉及案件（{content['case']}）" if content["case"] else ""


def _case_number(stream: str) -> str:
    subject = subject_of(stream) if stream else None
    return subject.listed.number if subject else ""


FORMS = (Notice(), Decision(), Referral(), Minutes())
