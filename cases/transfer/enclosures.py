"""What goes to the police with the letter: the five kinds of paper of T310-6, each named, or said not to be in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cases.base.pdf.setting import format_date
from cases.penalty.selectors import standing
from cases.transfer.models import Transfer

LETTER, REPORT, GOODS = "涉嫌犯罪案件移送书", "涉嫌犯罪案件情况调查报告", "涉案物品清单"
# what those who send may have typed of these themselves
_OWN = frozenset({LETTER, REPORT, GOODS, "涉嫌犯罪案件情况的调查报告", "移送书", "调查报告", "物品清单"})
_TESTED = re.compile("检验|检测|检疫|鉴定")
_ABOUT = re.compile("委托|通知|告知")
OPINION = "opinion"


def tested_reports(transfer: Transfer) -> list[str]:
    """Reports of tests and expert opinions among the evidence that the case relies on."""
    rows = standing(transfer.case)
    return [row.title for row in rows if row.kind == OPINION or (_TESTED.search(row.title) and not _ABOUT.search(row.title))]


def other_papers(typed: Iterable[str], tested: Iterable[str]) -> list[str]:
    """What goes along besides the four that have a place of their own."""
    known = {*_OWN, *tested}
    return [paper for paper in typed if paper.strip("《》") not in known]


def enclosures(transfer: Transfer, typed: Iterable[str]) -> list[str]:
    """The five, in the order of T310-6, with their numbers; the number of the letter itself stands in its head."""
    tested = tested_reports(transfer)
    others = other_papers(typed, tested)
    goods = transfer.goods.count()
    return [
        f"《{LETTER}》（即本文书）",
        f"《{REPORT}》（编号：{transfer.number}，{format_date(transfer.reported_on)}）",
        f"《{GOODS}》（编号：{transfer.number}，共{goods}项）" if goods else f"《{GOODS}》：本案没有需要移交的涉案物品",
        f"检验报告、鉴定结论：{'；'.join(tested) if tested else '案卷中没有'}",
        f"其他有关涉嫌犯罪的材料：{'；'.join(others) if others else '案卷中没有'}",
    ]
