"""A review of an official from the clue to the archive by five people at a browser; everybody else learns nothing of it.

After the overdue case of the sample is there, nothing but the pages is used; the database is only read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from selenium.webdriver.common.by import By

from cases.accountability.review.models import ExemptionClaim, ResponsibilityReview
from cases.base import verify
from cases.base.models import Document, Refusal
from cases.penalty.models import PenaltyCase
from tests.browser.conftest import Bureau
from tests.browser.driving import Desk, Value
from tests.browser.test_journey import _rows
from tests.browser.visitor import Visitor

# who may read it before the official knows, and after
CHAIN = frozenset({"supervisor", "supervisor2", "head"})
FOUND: dict[str, Value] = {
    "conduct": "检验报告到达后连续三十余日未开展调查",
    "duty": "市场监督管理行政处罚程序规定第六十四条",
    "unlawful": "yes",
    "unlawful_reasons": "没有中止审批而停止调查。",
    "mind": "gross_negligence",
    "mind_reasons": "两次收到期限提示仍未办理。",
    "harm": "bad_influence",
    "harm_reasons": "投诉人多次反映，造成不良影响。",
}
MEETING: dict[str, Value] = {
    "attendees": ("吴建平", "邓海峰", "沈洁"),
    "dissenters": ("沈洁",),
    "views": "吴建平：同意论证意见。\n邓海峰：同意。\n沈洁：建议谈话提醒。",
    "reasons": "第一项采纳免责主张；第二项给予批评教育。",
}


def test_a_review_goes_from_clue_to_archive(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk], tmp_path: Path
) -> None:
    bureau = open_bureau("overdue")
    seat, pictures = desk(bureau), Path(os.environ.get("PICTURES", tmp_path))
    outsiders = {who: bureau.visitor(who) for who in bureau.cast.passwords}
    case = PenaltyCase.objects.get()

    _register(bureau, seat, case)
    review = ResponsibilityReview.objects.get()
    home = f"/subjects/responsibility/{review.pk}/"
    _shut(home, outsiders, CHAIN)

    _do(bureau, seat, "head", "同意初步核实", {})
    _do(bureau, seat, "supervisor", "开始初步核实", {})
    _do(bureau, seat, "supervisor", "提交初步核实情况", {"findings": "核实属实。", "suggestion": "open"})
    _open_after_a_refusal(bureau, seat, review)
    _shut(home, outsiders, CHAIN | {"officer1"})

    for number in ("一", "二"):
        _beside(bureau, seat, "supervisor", home, "登记调查认定", {**FOUND, "conduct": f"第{number}项：{FOUND['conduct']}"})
    _picture(seat, home, pictures / "review-findings.png")
    _do(
        bureau,
        seat,
        "supervisor",
        "调查并告知事实",
        {
            "outcome": "MEASURE",
            "measures": ("批评教育", "通报批评"),
            "basis": "示例省行政执法责任追究规定第十条",
            "way": "in_person",
        },
    )
    _do(
        bureau,
        seat,
        "officer1",
        "陈述申辩",
        {
            "content": "有客观原因。",
            "finding_1": "1",
            "ground_1": "G03",
            "statement_1": "等待检验机构出具意见。",
            "finding_2": "2",
            "ground_2": "G12",
            "statement_2": "人手不足。",
        },
    )
    _picture(seat, home, pictures / "review-official.png")
    for ground, decision in (("G03", "accepted"), ("G12", "rejected")):
        claim = ExemptionClaim.objects.get(ground=ground)
        _beside(
            bureau,
            seat,
            "supervisor2",
            home,
            "审查免责主张",
            {"claim": str(claim.pk), "decision": decision, "reasons": "已核对送检登记和案件登记。"},
        )
    _do(bureau, seat, "supervisor", "复核申辩、审查免责主张", {"verification": "逐项复核。", "argument": "第二项给予批评教育。"})
    _decide_after_a_refusal(bureau, seat, pictures)
    _do(bureau, seat, "supervisor2", "告知处理结果", {"way": "in_person"})
    _beside(bureau, seat, "officer1", home, "申请内部复核", {"grounds": "请求改为谈话提醒。"})
    _do(bureau, seat, "head", "办理内部复核", {"answer": "upheld", "reasons": "事实清楚。", "way": "in_person"})
    _do(bureau, seat, "supervisor", "审查归档", {})

    review.refresh_from_db()
    assert (review.state, review.outcome, review.measures) == ("ARCHIVED", "MEASURE", ["criticise"])
    _shut(home, outsiders, CHAIN | {"officer1"})
    _papers_are_shut(review, outsiders)
    _picture(bureau.seat(seat, "supervisor"), home, pictures / "review-archived.png")
    assert verify.verify().findings == []
    # the two refusals were meant
    assert [row for row in seat.problems() if "409 (Conflict)" not in row] == []


def _register(bureau: Bureau, seat: Desk, case: PenaltyCase) -> None:
    bureau.seat(seat, "supervisor").open("/reviews/new/")
    seat.fill(
        {
            "trigger": "signal",
            "case_number": case.number,
            "officials": ("李向东",),
            "capacity": "handler",
            "summary": "长期未办。",
        }
    )
    seat.submit()
    assert "责任线索已登记" in seat.text, seat.text[:800]


def _open_after_a_refusal(bureau: Bureau, seat: Desk, review: ResponsibilityReview) -> None:
    """One investigator alone is refused with the article; two are not."""
    bureau.seat(seat, "head").take("决定是否立案")
    seat.fill({"investigators": ("许志刚",)})
    seat.submit()
    assert "调查人员不少于两人" in seat.text and "第41条" in seat.text
    seat.open("/")
    seat.press(seat.driver.find_element(By.LINK_TEXT, "决定是否立案"))
    seat.fill({"investigators": ("许志刚", "罗敏")})
    seat.submit()
    assert "已办理" in seat.text
    assert Refusal.objects.filter(subject=review.stream_key, code="two_investigators").count() == 1


def _decide_after_a_refusal(bureau: Bureau, seat: Desk, pictures: Path) -> None:
    """Heavier than told is refused; what was told, or less, is not."""
    bureau.seat(seat, "head").take("集体研究决定")
    seat.fill({**MEETING, "measures": ("调离执法岗位",)})
    seat.driver.save_screenshot(str(pictures / "review-decision.png"))
    seat.submit()
    assert "处理重于告知" in seat.text
    seat.driver.save_screenshot(str(pictures / "review-refused.png"))
    seat.open("/")
    seat.press(seat.driver.find_element(By.LINK_TEXT, "集体研究决定"))
    seat.fill({**MEETING, "measures": ("批评教育",)})
    seat.submit()
    assert "已办理" in seat.text, seat.text[:1200]


def _do(bureau: Bureau, seat: Desk, who: str, task: str, values: dict[str, Value]) -> None:
    """Claim the task from the queue, fill it in, send it."""
    bureau.seat(seat, who).take(task)
    seat.fill(values)
    seat.submit()
    assert "已办理" in seat.text, f"{task} {seat.path}\n{seat.text[:1500]}"


def _beside(bureau: Bureau, seat: Desk, who: str, home: str, label: str, values: dict[str, Value]) -> None:
    """An act from the page of the review that leaves its step open."""
    bureau.seat(seat, who).open(home)
    seat.press(seat.driver.find_element(By.LINK_TEXT, label))
    seat.fill(values)
    seat.submit()
    assert "已办理" in seat.text, f"{label} {seat.path}\n{seat.text[:1500]}"


def _shut(home: str, outsiders: dict[str, Visitor], readers: frozenset[str]) -> None:
    """Readers read; for everybody else it does not exist, and nothing is written."""
    rows = _rows()
    for who, visitor in outsiders.items():
        assert visitor.get(home) == (200 if who in readers else 404), who
    assert _rows() == rows


def _papers_are_shut(review: ResponsibilityReview, outsiders: dict[str, Visitor]) -> None:
    for paper in Document.objects.filter(stream=review.stream_key):
        readers = CHAIN | ({"officer1"} if paper.form in ("DOC10", "DOC11") else set())
        for who, visitor in outsiders.items():
            assert visitor.get(f"/documents/{paper.pk}/pdf/") == (200 if who in readers else 404), (who, paper.form)


def _picture(seat: Desk, path: str, target: Path) -> None:
    seat.open(path)
    seat.driver.save_screenshot(str(target))
