"""Everything that happens has its words in both languages, and the case page tells what a decision means."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from cases.base import permissions
from cases.base.models import Act
from tests.factories.cases import case_at
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person
from web.presenters.verbs import LIFECYCLES, verb_name

ROOT = Path(__file__).resolve().parents[2]
# what is done before or beside the workbench, in streams that no page shows
ELSEWHERE = ("api.", "dummy.")


def recorded_verbs() -> set[str]:
    """Every verb that a call of `record` in the code names."""
    found = set()
    for package in ("cases", "integrity", "workflows"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
                    "record",
                    "_record",
                    "_restate",
                    "write",
                ):
                    found |= {a.value for a in node.args if isinstance(a, ast.Constant) and "." in str(a.value)}
    return {str(verb) for verb in found}


def every_verb() -> list[str]:
    table = {verb for verb in permissions.TABLE if not verb.startswith(ELSEWHERE)}
    moves = {row.full(act) for row in LIFECYCLES.values() for act in row.acts}
    return sorted(table | moves | recorded_verbs())


@pytest.mark.parametrize("verb", every_verb())
def test_every_verb_is_worded_in_both_languages(verb: str) -> None:
    with translation.override("zh-hans"):
        chinese = verb_name(verb)
    with translation.override("en"):
        english = verb_name(verb)
    assert verb not in (chinese, english)
    assert any("\u4e00" <= c <= "\u9fff" for c in chinese)
    assert english.isascii()


def test_the_code_names_its_verbs() -> None:
    """The search above finds what it should."""
    assert {"clock.fire", "transfer.raise_flag", "integrity.record_decision"} <= set(every_verb())


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
@pytest.mark.parametrize("stage", ["ARCHIVED", "ANNULLED", "CHANGED", "EXEMPT_SERVED"])
def test_the_trail_of_a_played_case_has_no_bare_code(stage: str, clock: Clock) -> None:
    played = case_at(stage)
    clock(date(2026, 5, 15))
    for language in ("zh-hans", "en"):
        person = Person(played.office.officers["co1"], language=language)
        trail = person.open(f"/cases/{played.case_id}/").context["page"].history
        assert len(trail) >= Act.objects.filter(stream=played.stream).count()
        assert not [entry.what for entry in trail if "." in entry.what]


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_the_case_page_tells_what_the_decision_means(clock: Clock) -> None:
    """A severe penalty (a food case) below 100,000 yuan takes 200 points (ICS-1); the lines add up to the difference."""
    played = case_at("PAY_DUE")
    clock(STEPS["pay"].day)
    page = Person(played.office.officers["co1"]).open(f"/cases/{played.case_id}/").context["page"]
    score = page.integrity.score
    assert "-200" in [line.value for line in score.lines]
    assert sum(int(line.value) for line in score.lines) == score.after - score.before
    assert {fact.label for fact in page.integrity.facts} >= {"公示状态", "失信类别", "严重违法失信名单", "目前信用评分"}
    payment = page.decision.payment
    assert (payment.owed_fen, payment.paid_fen, payment.open_fen) == (50_300_00, 0, 50_300_00)
    # fifteen days from the service on 2026-04-22 (PP72); 2026-05-07 is a working day
    assert payment.due.on == date(2026, 5, 7)
    assert page.decision.bands[0].min_fen == 50_000_00
    assert page.decision.bands[0].max_fen == 100_000_00


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_leaders_reach_change_and_annulment_from_the_case_page_others_do_not(clock: Clock) -> None:
    played = case_at("PAY_DUE")
    clock(STEPS["pay"].day)
    offered = {}
    for who in ("bl", "bh", "co1", "uh", "credit"):
        actions = Person(played.office.officers[who]).open(f"/cases/{played.case_id}/").context["page"].actions
        offered[who] = [a.label for a in actions]
    assert offered["bl"] == offered["bh"] == ["更换办案人员", "变更处罚决定", "撤销处罚决定", "提出涉嫌犯罪"]
    assert offered["co1"] == ["录入公示信息", "登记缴款", "移交证据保管", "送达文书", "提出涉嫌犯罪", "更正当事人信息"]
    assert offered["uh"] == ["更换办案人员", "提出涉嫌犯罪", "冲正缴款登记", "更正当事人信息"]
    assert offered["credit"] == ["更正当事人信息"]
