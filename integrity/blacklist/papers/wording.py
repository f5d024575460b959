"""What the papers of a listing say alike: the grounds, the reasons, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping

from cases.base.documents import Issue
from cases.base.pdf import Block, Para
from cases.intake.papers.common import Content
from cases.law.blacklist import grounds as law_grounds
from cases.penalty.papers import reads
from cases.penalty.papers.citing import cite
from integrity.blacklist.models import BlacklistCase

L44 = "《市场监督管理严重违法失信名单管理办法》"
LIST = "严重违法失信名单"


def grounds(listing: BlacklistCase) -> list[dict[str, str]]:
    """The grounds as the notice gave them, in the words of the law: a listing of former times kept them shortened."""
    known = law_grounds()
    return [{"article": row["article"], "title": known[row["code"]].title_zh} for row in listing.grounds]


def cited(content: Content) -> str:
    """Which grounds the conduct meets, each with its article."""
    named = "；".join(f"{cite(row['article'])}规定的“{row['title']}”" for row in content["grounds"])
    return f"当事人的行为属于{named}的情形"


def reasons(content: Content, who: str, *, intended: bool) -> list[Block]:
    """Why: the grounds, the heavy penalty, the circumstances as they were weighed."""
    items = "；".join(content["items"])
    made = "拟作出的" if intended else "作出的"
    return [
        Para(f"{cited(content).replace('当事人', who, 1)}。"),
        Para(f"本局{made}行政处罚为：{items}。该处罚属于{L44}第二条第二款规定的较重行政处罚（{content['heavy']}）。"),
        Para(f"依照{L44}第十二条综合考虑：{content['weighing']}"),
    ]


def contact(issue: Issue) -> Mapping[str, str]:
    """Whom of the bureau to ask."""
    people = "、".join(reads.handlers(issue.subject.case))
    return {"name": people, "phone": reads.setting("contact.phone", issue.bureau, issue.on)}
