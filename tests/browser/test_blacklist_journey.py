"""A party goes on the list of serious violations and off it again, by the people concerned at a browser.

The inquiry was played before; from the approval of the notice on, nothing but the pages is used.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from django.utils import timezone
from selenium.webdriver.common.by import By

from cases.base import verify
from cases.base.models import Refusal
from cases.base.work import legal_date
from cases.penalty.models import PenaltyCase
from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.selectors import shown
from tests.browser.conftest import Bureau
from tests.browser.driving import Desk, Value
from tests.browser.path import LEADERS, OFFICERS
from tests.browser.visitor import Visitor
from tests.factories.integrity import kept_score
from workflows.sample import agenda
from workflows.sample.reading import stories
from workflows.sample.story import Story

LISTED = next(story for story in stories() if story.code == "listed")
WEIGHING = LISTED.step("blacklist.propose").arguments["weighing"]
LISTING_REASON = LISTED.step("penalty.decide_penalty").arguments["also"]["listing"]["reason"]
UNIT, CREDIT, CITY = frozenset({"unithead"}), frozenset({"credit"}), frozenset({"cityleader"})


class Case:
    """The desk, and everybody who might knock at a task that is not theirs."""

    def __init__(self, bureau: Bureau, seat: Desk) -> None:
        self.bureau, self.seat = bureau, seat
        self.others: dict[str, Visitor] = {who: bureau.visitor(who) for who in bureau.cast.passwords}
        self.today = legal_date(timezone.now())

    def do(
        self, who: str, task: str, entitled: frozenset[str], fill: dict[str, Value], *, label: str = "", again: bool = False
    ) -> None:
        """Take the task, fill the form, send it."""
        self.open(who, task, entitled, label=label, again=again)
        self.seat.fill(fill)
        self.picture(task)
        self.seat.submit()
        assert "已办理" in self.seat.text, f"{task} {self.seat.path}\n{self.seat.text[:1500]}"

    def open(self, who: str, task: str, entitled: frozenset[str], *, label: str = "", again: bool = False) -> None:
        self.bureau.seat(self.seat, who)
        if again:
            self.seat.open("/")
            self.seat.press(self.seat.driver.find_element(By.LINK_TEXT, task))
        else:
            self.seat.take(task)
        if label:
            self.seat.press(self.seat.driver.find_element(By.LINK_TEXT, label))
        self.turn_away(entitled)

    def turn_away(self, entitled: frozenset[str]) -> None:
        """Whoever is not entitled sees nothing and can send nothing."""
        before = Refusal.objects.count()
        outside = [visitor for who, visitor in self.others.items() if who not in entitled]
        for visitor in outside:
            assert visitor.get(self.seat.path) in (403, 404, 409), f"{visitor.name} may see {self.seat.path}"
            answer = visitor.post(self.seat.path, {"token": "a-token-of-one-self-made", "reason": "越权", "opinion": "越权"})
            assert answer in (403, 404, 409), f"{visitor.name} may send {self.seat.path}: {answer}"
        # one outside the scope of the subject is told nothing, and leaves nothing
        assert Refusal.objects.count() <= before + len(outside)

    def picture(self, name: str) -> None:
        """Kept where CHENGAN_PICTURES says."""
        folder = os.environ.get("CHENGAN_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.seat.driver.save_screenshot(str(Path(folder) / f"{name}.png"))


def test_on_the_list_and_off_it_again(open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]) -> None:
    bureau = open_bureau()
    agenda.play([_inquired()], bureau.cast, now=timezone.now())
    case = Case(bureau, desk(bureau))
    service: dict[str, Value] = {"mode": "in_person", "served_on": case.today, "proof": "当面签收。"}

    case.do("leader", "审批处理意见", LEADERS, {"opinion": "同意告知。"})
    _no_notice_before_the_assessment(case, service)
    case.do("unithead", "评估是否列入严重违法失信名单", UNIT, {"weighing": WEIGHING, "to_list": "yes"})
    case.do("credit", "确认拟列入并制发告知书", CREDIT, {"opinion": "同意。"})
    case.do("officer2", "送达告知书", OFFICERS, service, again=True)
    case.do("officer2", "听取陈述申辩", OFFICERS, {"received_on": case.today}, label="放弃陈述申辩")
    case.do("unithead", "报请上级同意列入", UNIT, {"opinion": "拟予列入，报请上级同意。"})
    _the_own_leader_does_not_consent(case)
    case.do("cityleader", "答复是否同意列入", CITY, {"reason": "事实清楚，程序合法。"})
    _decided_together(case)
    case.do("credit", "公示列入信息", CREDIT, {})
    _the_page_tells_it(case)
    _annulled_and_taken_down(case)

    assert verify.verify().findings == []
    # the refused notice and the form that came back are answers that the browser counts as failures
    assert [row for row in case.seat.problems() if "409" not in row and "422" not in row] == []


def _inquired() -> Story:
    """The story as far as its review, passed on the last working day."""
    verbs = [step.verb for step in LISTED.steps]
    steps = LISTED.steps[: verbs.index("penalty.pass_review") + 1]
    later = steps[-1].before - 1
    return replace(LISTED, code="inquired", steps=tuple(replace(step, before=step.before - later) for step in steps))


def _no_notice_before_the_assessment(case: Case, service: dict[str, Value]) -> None:
    case.open("officer2", "送达告知书", OFFICERS)
    case.seat.fill(service)
    case.seat.submit()
    assert "尚未评估完毕" in case.seat.text
    assert Refusal.objects.latest("pk").code == "listing_assessed"
    assert PenaltyCase.objects.get().state == "APPR"


def _the_own_leader_does_not_consent(case: Case) -> None:
    listing = BlacklistCase.objects.get()
    address = f"/act/listing/{listing.pk}/blacklist.give_consent/"
    assert case.others["leader"].get(address) == 403
    assert case.others["leader"].post(address, {"token": "self-made", "reason": "同意"}) == 403
    assert Refusal.objects.latest("pk").code == "superior_of"


def _decided_together(case: Case) -> None:
    """Without a word about the listing the form comes back; with it, both are decided."""
    case.open("leader", "作出处罚决定", LEADERS)
    case.seat.fill({"opinion": "同意处罚。"})
    case.seat.submit()
    assert "已办理" not in case.seat.text
    case.seat.fill({"listing": ("list",), "listing_reason": LISTING_REASON})
    case.picture("作出处罚决定")
    case.seat.submit()
    assert "已办理" in case.seat.text, case.seat.text[:1500]
    listing = BlacklistCase.objects.get()
    assert (listing.state, listing.decision_id) == ("LISTED", PenaltyCase.objects.get().decisions.get().pk)
    assert kept_score(listing.party).score == 399
    assert not shown(case.today).exists()


def _the_page_tells_it(case: Case) -> None:
    listing = BlacklistCase.objects.get()
    assert list(shown(case.today)) == [listing]
    case.bureau.seat(case.seat, "supervisor").open(f"/subjects/listing/{listing.pk}/")
    case.picture("列入页面")
    for word in ("列入公示中", "不适用告知承诺制", "L44-5-3", "列入严重违法失信名单决定书"):
        assert word in case.seat.text, word


def _annulled_and_taken_down(case: Case) -> None:
    case.bureau.seat(case.seat, "leader").open(f"/cases/{PenaltyCase.objects.get().pk}/")
    case.picture("案件页面")
    case.seat.press(case.seat.driver.find_element(By.LINK_TEXT, "撤销处罚决定"))
    case.seat.fill({"basis": "自行纠正", "opinion": "主要证据不能成立，予以撤销。"})
    case.seat.submit()
    assert "已办理" in case.seat.text
    listing = BlacklistCase.objects.get()
    assert listing.state == "REVOKED"
    assert not shown(case.today).exists()
    score = kept_score(listing.party).score
    assert score is not None and score >= 850
    case.do("credit", "撤下列入公示", CREDIT, {})
