"""What happens to a form between opening and the act: sent twice, sent too late, left and come back to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from selenium.webdriver.common.action_chains import ActionChains

from cases.base.models import Act, Draft
from cases.penalty.models import PenaltyCase
from tests.browser.conftest import Bureau
from tests.browser.driving import Desk, Value
from workflows.models import WorkItem

AGREED: dict[str, Value] = {"opinion": "同意处罚。"}
FORM = {"opinion": "同意送审。", "kind": "case"}


def _item(step: str) -> WorkItem:
    return WorkItem.objects.get(step=step, done=False)


def _times(verb: str) -> int:
    return Act.objects.filter(verb=verb).count()


def test_a_double_click_submits_once(open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]) -> None:
    bureau = open_bureau("desk-submit")
    before = _times("penalty.submit_review")
    seat = bureau.seat(desk(bureau), "unithead")
    seat.take("送审")
    seat.fill(FORM)
    button = seat.find("#task-form .confirm-row button")
    seat.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", button)
    ActionChains(seat.driver).double_click(button).perform()
    seat.wait(lambda: "已办理" in seat.text)
    assert _times("penalty.submit_review") == before + 1


def test_the_same_page_sent_twice_at_once_acts_once(open_bureau: Callable[..., Bureau]) -> None:
    bureau = open_bureau("desk-submit")
    before, visitor = _times("penalty.submit_review"), bureau.visitor("unithead")
    address = f"/act/case/{PenaltyCase.objects.get().pk}/penalty.submit_review/?item={_item('submit_review').pk}"
    fields = {**FORM, "token": visitor.token(address)}
    with ThreadPoolExecutor(4) as threads:
        answers = sorted(threads.map(lambda _: visitor.post(address, fields), range(4)))
    assert answers == [302, 409, 409, 409]
    assert _times("penalty.submit_review") == before + 1


def test_two_people_on_one_task_end_in_one_act_and_a_page_that_says_so(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]
) -> None:
    bureau = open_bureau("desk-decide")
    item = _item("decide")
    slow = bureau.seat(desk(bureau), "head")
    slow.open(f"/inbox/{item.pk}/")
    fast = bureau.seat(desk(bureau), "leader")
    fast.open(f"/inbox/{item.pk}/")
    fast.fill(AGREED)
    fast.submit()
    assert "已办理" in fast.text

    slow.fill({"opinion": "同意，从轻处罚。"})
    slow.submit()
    assert "案件已有新进展" in slow.text
    assert _times("penalty.decide_penalty") == 1
    kept = Draft.objects.get(act="penalty.decide_penalty", user__username="head")
    assert kept.content["opinion"] == "同意，从轻处罚。"


def test_a_draft_survives_a_reload_and_goes_with_the_act(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]
) -> None:
    bureau = open_bureau("desk-decide")
    seat = bureau.seat(desk(bureau), "leader")
    seat.open(f"/inbox/{_item('decide').pk}/")
    seat.fill({"opinion": "同意处罚，理由充分。", "tier": "severe", "fine": "61,000"})
    seat.wait(lambda: seat.all("#draft-status[data-draft='saved']"))
    typed = ("同意处罚，理由充分。", "61,000")
    seat.wait(lambda: typed in [(d.content.get("opinion"), d.content.get("fine")) for d in Draft.objects.all()])
    seat.driver.refresh()
    assert seat.find("[name=opinion]").get_attribute("value") == "同意处罚，理由充分。"
    assert seat.find("[name=fine]").get_attribute("value") == "61,000"
    assert seat.find("[name=tier]").get_attribute("value") == "severe"
    assert "已恢复" in seat.find("#draft-status").text


def test_the_law_answers_while_one_types(open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]) -> None:
    """A fine above the band (FSL124 below 10,000 yuan: 50,000 to 100,000) is said to be so before it is sent."""
    bureau = open_bureau("desk-decide")
    seat = bureau.seat(desk(bureau), "leader")
    seat.open(f"/inbox/{_item('decide').pk}/")
    assert "在幅度之内" in seat.find("#law-panel").text
    seat.fill({"fine": "99999999"})
    seat.wait(lambda: "超出幅度" in seat.find("#law-panel").text)


def test_back_after_a_refusal_finds_the_text_and_sends_it(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]
) -> None:
    bureau = open_bureau("desk-decide")
    seat = bureau.seat(desk(bureau), "leader")
    seat.open(f"/inbox/{_item('decide').pk}/")
    fine = seat.find("[name=fine]").get_attribute("value")
    seat.fill({"opinion": "同意处罚，理由充分。", "fine": "99999999"})
    seat.submit()
    assert "没有办成" in seat.text and "仍保存在草稿里" in seat.text
    seat.leave(seat.driver.back)
    assert seat.find("[name=opinion]").get_attribute("value") == "同意处罚，理由充分。"
    seat.fill({"fine": fine or "60000"})
    seat.submit()
    assert "已办理" in seat.text
    assert _times("penalty.decide_penalty") == 1
    assert not Draft.objects.exists()


def test_what_was_typed_last_is_not_in_the_next_form(open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]) -> None:
    """Sent within the moment that an autosave waits after the last key, three times."""
    bureau = open_bureau()
    seat = bureau.seat(desk(bureau), "intake")
    for turn in range(3):
        seat.open("/clues/new/")
        assert seat.find("[name=content]").get_attribute("value") == ""
        seat.fill({"source": "inspection", "content": f"第{turn}条线索的内容。"})
        seat.submit()
        assert "线索已登记" in seat.text
    seat.open("/clues/new/")
    assert seat.find("[name=content]").get_attribute("value") == ""
    assert not Draft.objects.exists()


def test_a_form_sent_after_the_session_is_there_after_signing_in(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]
) -> None:
    bureau = open_bureau("desk-submit")
    seat = bureau.seat(desk(bureau), "unithead")
    seat.open(f"/inbox/{_item('submit_review').pk}/")
    seat.fill(FORM)
    seat.driver.delete_cookie("sessionid")
    seat.submit()
    assert "登录已过期" in seat.text
    seat.find("[name=username]").send_keys("unithead")
    seat.find("[name=password]").send_keys(bureau.cast.passwords["unithead"])
    seat.press(seat.find(".gate-card form .button"))
    assert seat.find("[name=opinion]").get_attribute("value") == FORM["opinion"]
    seat.submit()
    assert "已办理" in seat.text
    assert _times("penalty.submit_review") == 1
