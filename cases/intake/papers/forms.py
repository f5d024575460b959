"""Forms 1 and 7: the clue is recorded, and filed or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Style
from cases.intake.models import PROTECTED, Clue
from cases.intake.papers.common import UNIT_HEAD, Content, LegalForm, approval_blocks, in_chinese, party_cells, party_facts
from cases.law.conduct import conducts
from cases.parties.models import Party

# who reported must stay unknown, and a snapshot is kept for ever
WITHHELD = "依法保密，另行登记保存"


@paper("clue")
class SourceRecord(LegalForm):
    """1 案件来源登记表, issued when a clue is registered, and complete when the unit head has assigned it. Needs nothing.

    Takes `remarks`, `handling` (the unit head's box; until the assignment it stays open) and `registered` (who registered it
    and when, if it is issued by another). The provider of a complaint or report is never printed.
    """

    form = "1"
    style = Style.FORM
    article = "PP18"
    states = {"number": "线索编号", "source": "案件来源", "received_on": "收到日期", "content": "线索内容"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        clue = issue.subject
        return {
            "number": clue.number,
            "source": clue.get_source_display(),
            "received_on": clue.received_on,
            "provider": WITHHELD if clue.source in PROTECTED else clue.provider,
            "content": clue.content,
            "party": party_facts(clue.party) if clue.party else None,
            "cause": cause_of(clue),
            "registrar": issue.issuer,
            "registered_on": issue.on,
            **issue.given.get("registered", {}),
            "handling": issue.given.get("handling"),
            "remarks": issue.given.get("remarks", ""),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        head = [
            *_source(content),
            *([Field("提供人", content["provider"])] if content["provider"] else []),
            *([] if content["party"] else [Field("当事人", "待查")]),
        ]
        tail = [
            *([Field("涉嫌行为", content["cause"])] if content["cause"] else []),
            Field("线索内容", content["content"], min_lines=8),
            Field("登记人", content["registrar"], wide=False),
            Field("登记日期", in_chinese(content["registered_on"]), wide=False),
        ]
        party = [party_cells(content["party"])] if content["party"] else []
        remarks = Fields([Field("备注", content["remarks"], min_lines=2)])
        box = content.get("handling") or UNIT_HEAD
        return [Fields(head), *party, Fields(tail), *approval_blocks({"approvals": [box]}), remarks]


@paper("clue")
class FilingApproval(LegalForm):
    """7 立案／不予立案审批表.

    Needs `decision` (准予立案 or 不予立案：…), `reason`, `approvals` (the deciding head last); to file also
    `officers`, two names at least (PP19). Takes `cause`.
    """

    form = "7"
    style = Style.FORM
    article = "PP19, PP20"
    needs = {"decision": "立案或者不予立案的决定", "reason": "立案或者不予立案的理由", "approvals": "审批意见"}
    states = {"number": "线索编号", "findings": "核查情况"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        return self.of(issue.subject, issue, party=issue.subject.party, findings=issue.subject.findings)

    def of(self, clue: Clue, issue: Issue, *, party: Party | None, findings: str) -> dict[str, Any]:
        """The content for a party of the clue."""
        given = issue.given
        files = not str(given["decision"]).startswith("不予")
        officers = list(given.get("officers", ()))
        self.refuse(["两名以上办案人员"] if files and len(officers) < 2 else [], issue)
        return {
            "number": clue.number,
            "source": clue.get_source_display(),
            "received_on": clue.received_on,
            "cause": given.get("cause") or cause_of(clue),
            "party": party_facts(party) if party else None,
            "content": clue.content,
            "findings": findings,
            "decision": given["decision"],
            "files": files,
            "reason": given["reason"],
            "officers": officers,
            "approvals": self.approvals(issue),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        basis = "第十九条" if content["files"] else "第二十条"
        decision = content["decision"].rstrip("。")
        opinion = f"{content['reason']}\n依据《市场监督管理行政处罚程序规定》{basis}，{decision}。"
        head = [*_source(content), *([Field("案由", content["cause"])] if content["cause"] else [])]
        tail = [
            Field("线索内容", content["content"], min_lines=2),
            Field("核查情况", content["findings"], min_lines=2),
            Field("理由和依据", opinion, min_lines=2),
            *([Field("办案人员", "、".join(content["officers"]))] if content["files"] else []),
        ]
        party = [party_cells(content["party"])] if content["party"] else []
        return [Fields(head), *party, Fields(tail), *approval_blocks(content)]


def cause_of(clue: Clue) -> str:
    """涉嫌 with the kinds of conduct in the facts, in the words of the law table."""
    known = [conducts()[code].title_zh for code in clue.facts.get("conduct", ()) if code in conducts()]
    return f"涉嫌{'；'.join(known)}" if known else ""


def _source(content: Content) -> list[Field]:
    return [
        Field("线索编号", content["number"]),
        Field("案件来源", content["source"], wide=False),
        Field("收到日期", in_chinese(content["received_on"]), wide=False),
    ]
