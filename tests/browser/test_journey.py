"""One case from clue to archive by seven people at a browser; at each task everybody else is turned away.

After the people of the sample are there, nothing but the pages is used; the database is only read, to see that a refused
submit leaves nothing but its refusal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from cases.base import verify
from cases.base.models import Act, ChainEntry, Document, Refusal
from cases.base.work import legal_date
from cases.penalty.models import Decision, PenaltyCase
from tests.browser import path
from tests.browser.conftest import Bureau
from tests.browser.driving import Desk
from tests.browser.path import Turn
from tests.browser.visitor import Visitor

# what a refusal leaves; sign-in keeps its own books
LEFT_BEHIND = frozenset(
    {
        "base_reading",
        "base_refusal",
        "base_chainentry",
        "base_chainhead",
        "django_session",
        "axes_accesslog",
        "axes_accessattempt",
    }
)


def test_a_case_goes_from_clue_to_archive(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk], tmp_path: Path
) -> None:
    bureau = open_bureau()
    seat = desk(bureau)
    outsiders = {who: bureau.visitor(who) for who in bureau.cast.passwords}
    evidence = tmp_path / "现场检查笔录.txt"
    evidence.write_text("现场检查笔录（示例）", encoding="utf-8")
    today = legal_date(timezone.now())

    _register(bureau, seat, outsiders)
    done: Counter[str] = Counter({"intake": 1})
    for turn in path.turns(today, evidence):
        _take_turn(bureau, seat, turn, outsiders)
        done[turn.who] += 1

    case = PenaltyCase.objects.get()
    assert case.state == "ARCHIVED"
    assert len(done) == 7
    assert {act.actor_name for act in Act.objects.filter(stream=case.stream_key, actor_kind="officer")} >= {
        "李向东",
        "王思远",
        "孙立群",
        "何静",
        "郑国栋",
    }
    assert Decision.objects.get().fine == 50_000_00
    assert {"45", "DOC3"} <= set(Document.objects.filter(stream=case.stream_key).values_list("form", flat=True))
    assert verify.verify().findings == []
    seat.sign_out()
    assert seat.problems() == []


def _register(bureau: Bureau, seat: Desk, outsiders: dict[str, Visitor]) -> None:
    entitled = {"intake", "officer1", "officer2", "officer3", "officer4", "unithead"}
    _refused("/clues/new/", outsiders, allowed=entitled)
    bureau.seat(seat, "intake").open("/clues/new/")
    seat.fill(path.clue(legal_date(timezone.now()), bureau.cast.region.code))
    seat.submit()
    assert "线索已登记" in seat.text


def _take_turn(bureau: Bureau, seat: Desk, turn: Turn, outsiders: dict[str, Visitor]) -> None:
    bureau.seat(seat, turn.who)
    if turn.keys:
        _review_by_keyboard(seat, outsiders)
        return
    _open(seat, turn)
    assert f"/{turn.act}/" in seat.path, f"{turn.act}: {seat.path} {seat.text[:300]}"
    _refused(seat.path, outsiders, allowed=turn.entitled)
    if turn.task:
        _held(seat.path, outsiders, turn)
    seat.fill(turn.fill)
    seat.submit()
    assert "已办理" in seat.text, f"{turn.act} {seat.path}\n{seat.text[:1500]}"


def _open(seat: Desk, turn: Turn) -> None:
    if turn.again:
        seat.open("/")
        seat.press(seat.driver.find_element(By.LINK_TEXT, turn.task))
    elif turn.task:
        seat.take(turn.task)
        if turn.label:
            seat.press(seat.driver.find_element(By.LINK_TEXT, turn.label))
    else:
        seat.open("/cases/")
        seat.press(seat.find("a.row-link"))
        seat.press(seat.driver.find_element(By.LINK_TEXT, turn.label))


def _refused(address: str, outsiders: dict[str, Visitor], *, allowed: set[str] | frozenset[str]) -> None:
    """Everybody else opens the address and sends the form: refused, and nothing is left but the refusal, or the attempt of whom
    the page does not exist for."""
    rows, refusals, told = _rows(), Refusal.objects.count(), 0
    turned_away = [visitor for who, visitor in outsiders.items() if who not in allowed]
    for visitor in turned_away:
        assert visitor.get(address) in (403, 404, 409), f"{visitor.name} may see {address}"
        answer = visitor.post(address, {"token": "a-token-of-one-self-made", "opinion": "越权"})
        assert answer in (403, 404, 409), f"{visitor.name} may send {address}: {answer}"
        told += answer != 404
    assert _rows() == rows
    assert Refusal.objects.count() == refusals + told


def _held(address: str, outsiders: dict[str, Visitor], turn: Turn) -> None:
    """Whoever might have taken the task is told who has it."""
    acts = Act.objects.count()
    for who in turn.entitled - {turn.who}:
        assert outsiders[who].get(address) == 409
        assert outsiders[who].post(address, {"token": "a-token-of-one-self-made", "opinion": "代办"}) == 409
    assert Act.objects.count() == acts


def _rows() -> dict[str, int]:
    """How many rows each table has, refusals and sessions aside; the refusals' own chain aside too."""
    counted = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in LEFT_BEHIND:
                cursor.execute(f'SELECT count(*) FROM "{table}"')
                counted[table] = cursor.fetchone()[0]
    counted["chain"] = ChainEntry.objects.exclude(stream="refusals:cn").count()
    return counted


def _review_by_keyboard(seat: Desk, outsiders: dict[str, Visitor]) -> None:
    """The whole task without a mouse: from the inbox to the queue, claim, seven ticks, the opinion, submit."""
    keys = Keyboard(seat)
    keys.until(lambda e: e.text.startswith("可领取"))
    keys.follow(Keys.ENTER)
    keys.until(lambda e: (e.get_attribute("aria-label") or "").startswith("领取：案件审核"))
    keys.follow(Keys.ENTER)
    _refused(seat.path, outsiders, allowed={"reviewer", "legal"})
    for name in path.SEVEN:
        keys.until(lambda e, name=name: e.get_attribute("name") == name)
        keys.type(Keys.SPACE)
    keys.until(lambda e: e.get_attribute("name") == "opinion")
    keys.type("事实清楚，证据充分，同意。")
    keys.until(lambda e: e.tag_name == "button" and e.get_attribute("type") == "submit" and e.text == "同意")
    keys.follow(Keys.ENTER)
    assert "已办理" in seat.text


class Keyboard:
    """Only keys, on whatever has the focus."""

    def __init__(self, seat: Desk) -> None:
        self.seat = seat

    def type(self, text: str) -> None:
        ActionChains(self.seat.driver).send_keys(text).perform()

    def until(self, wanted: Callable[..., bool], *, limit: int = 60) -> None:
        """Press Tab until the focus is there; the focus must be visible on the way."""
        for _ in range(limit):
            self.type(Keys.TAB)
            focused = self.seat.driver.switch_to.active_element
            if wanted(focused):
                assert _visible_focus(self.seat, focused), focused.get_attribute("outerHTML")
                return
        pytest.fail(f"not reached by {limit} tabs on {self.seat.path}")

    def follow(self, key: str) -> None:
        self.seat.leave(lambda: self.type(key))


def _visible_focus(seat: Desk, element: object) -> bool:
    style = seat.driver.execute_script(
        "const s = getComputedStyle(arguments[0]); return s.outlineStyle + ' ' + s.outlineWidth + ' ' + s.boxShadow", element
    )
    return not re.fullmatch(r"none \S+ none", str(style))
