"""Two acts of one party, judged one by one and decided together (PL29): from the facts to file, score and page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.errors import ConditionFailed
from cases.base.models import Document
from cases.penalty.proposal import Charge, Proposal
from integrity.files.models import FileEntry
from tests.api.asking import make_asker
from tests.factories.cases import BOTH, at, case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_the_facts_of_each_act_are_kept_apart() -> None:
    played = case_at("TWO_ACTS")
    first, second = played.case.facts["acts"]
    assert (first["conduct"], first["goods_value"]) == (["FSL124"], "1234.00")
    assert second == {
        "conduct": ["FSL126-1-3"],
        "role": "seller",
        "refused_to_correct": True,
        "serious": False,
        "substance": "none",
    }
    assert played.case.facts["complex"] is False and "complex" not in first


def test_the_decision_freezes_clause_and_band_of_each() -> None:
    played = case_at("TWO_DECIDED")
    decision: Any = played.case.decisions.get()
    rows = [(c["conduct"], c["law"], c["fine"], c["tier"], c["band_min"], c["band_max"]) for c in decision.charges]
    assert rows == [
        ("FSL124", "食品安全法 §124", 50_000_00, "lenient", 50_000_00, 100_000_00),
        ("FSL126-1-3", "食品安全法 §126(1)(3)", 8_000_00, "lenient", 5_000_00, 50_000_00),
    ]
    assert (decision.fine, decision.payable) == (58_000_00, 58_300_00)
    assert set(decision.kinds) == {"fine", "confiscate_gains", "confiscate_goods", "warning"}


def test_notice_and_decision_state_each_act_with_its_clause_and_penalty() -> None:
    played = case_at("TWO_DECIDED")
    for form in ("37", "45"):
        told: Any = Document.objects.filter(stream=played.stream, form=form).latest("pk").snapshot
        first, second = told["items"]
        assert "从轻处罚" in first and "没收违法所得" in first and "罚款" in first
        assert "未按规定建立并遵守进货查验记录" in second and "警告" in second and "从轻处罚" in second
        assert "第一百二十四条" in told["basis"] and "第一百二十六条第一款第三项" in told["basis"]
        assert told["several"] is True


def test_file_score_and_publication_read_both() -> None:
    played = case_at("TWO_DECIDED")
    entry: Any = FileEntry.objects.get(known_to=None, kind="penalty")
    assert [act["conduct"] for act in entry.content["acts"]] == ["FSL124", "FSL126-1-3"]
    assert entry.scoring["same_type"].split() == ["FSL124", "FSL126"]
    assert entry.scoring["amount"] == 58_634_00
    played.play("enter", "check")
    assert (played.publicity.state, played.publicity.publicity_class) == ("READY", "severe")
    notice: Any = Document.objects.filter(stream=played.stream, form="DOC3").latest("pk").snapshot
    assert [term["class"] for term in notice["terms"]] == ["severe"]
    violation = played.publicity.summary["violation"]
    assert "；" in violation and "进货查验记录" in violation


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"fine": 60_000_00, "tier": "severe"}, "within_band"),
        ({"fine": 45_000_00}, "within_tier"),
        ({"kinds": ("fine",)}, "measures_complete"),
        ({"kinds": ("warning", "fine", "close_down")}, "measures_given"),
        ({"conduct": "FSL125-1-2a"}, "established"),
    ],
)
def test_what_is_wrong_with_one_act_stops_both(change: dict[str, Any], code: str) -> None:
    first, second = BOTH.charges
    wrong = Proposal.joined((first, replace(second, **change)), facts_text="事实。", reasons_text="理由。")
    played = case_at("TWO_ACTS").play("finish", "submit", "agree")
    with refused(code):
        played.do("approve", proposal=wrong)


def _alone(charge: Charge) -> Proposal:
    """The charge as the whole penalty."""
    return Proposal(**{name: getattr(charge, name) for name in Charge.__slots__}, facts_text="事实。", reasons_text="理由。")


def test_an_act_that_was_not_told_is_not_decided() -> None:
    played = case_at("TWO_ACTS")
    played.proposal = _alone(BOTH.charges[0])
    played.play("finish", "submit", "agree", "approve", "serve_notice", "waive")
    with refused("as_told"):
        played.do("decide", proposal=BOTH)


def test_what_one_act_lost_its_time_for_is_not_punished() -> None:
    played = case_at("ESTABLISHED")
    old = {"conduct": ["FSL126-1-3"], "acted_on": "2023-01-01", "harm": False, "life_or_finance": False, "substance": "none"}
    played.do("second_act", facts={**old, "role": "seller", "refused_to_correct": True, "serious": False})
    played.proposal = BOTH
    played.play("finish", "submit", "agree")
    with refused("limitation"):
        played.do("approve")
    played.do("approve", proposal=_alone(BOTH.charges[0]))


def test_one_act_is_removed_and_the_other_stands_alone() -> None:
    played = case_at("TWO_ACTS").play("drop_act")
    assert "acts" not in played.case.facts
    assert (played.case.facts["conduct"], played.case.facts["goods_value"]) == (["FSL124"], "1234.00")


def test_what_a_colleague_has_removed_takes_no_other_with_it() -> None:
    """The page of the second officer still shows both acts, whose numbers have moved."""
    played = case_at("TWO_ACTS")
    played.do("second_act", facts={"conduct": ["FSL125-1-2a"], "role": "seller"})
    played.do("drop_act", conduct="FSL124")
    with refused("named_by_item", "PL29"):
        played.do("drop_act", conduct="FSL124")
    assert [act["conduct"] for act in played.case.facts["acts"]] == [["FSL126-1-3"], ["FSL125-1-2a"]]


@pytest.mark.parametrize(
    ("step", "given", "code"),
    [
        ("second_act", {"facts": {"conduct": ["FSL124"]}}, "another_conduct"),
        ("second_act", {"facts": {}}, "another_conduct"),
        ("drop_act", {"conduct": "FSL125-1-2", "reason": "。"}, "named_by_item"),
    ],
)
def test_acts_are_told_apart(step: str, given: dict[str, Any], code: str) -> None:
    played = case_at("TWO_ACTS")
    with refused(code):
        played.do(step, **given)


def test_the_first_act_comes_first_and_one_alone_is_not_removed() -> None:
    bare, single = case_at("INVEST", conduct=[]), case_at("ESTABLISHED")
    with refused("first_stated"):
        bare.do("second_act")
    with refused("one_of_several"):
        single.do("drop_act", conduct="FSL124")


def test_one_item_is_one_charge() -> None:
    first = BOTH.charges[0]
    with pytest.raises(ConditionFailed, match="合并列为一项"):
        Proposal.joined((first, first))


def test_evaluation_systems_read_each_act(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the file and of the publication; a penalty for one act has one."""
    played = case_at("TWO_DECIDED").play("serve", "enter", "check", "publish")
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(date(2026, 4, 29)))
    asker = make_asker(region="000000", now=at(date(2026, 4, 29)))
    acts = "acts { conduct law kinds fine confiscatedGains confiscatedGoods }"
    file, shown = f"integrityFile {{ penalty {{ {acts} }} }}", f"publishedPenalties {{ {acts} }}"
    query = f"query($u: USCC!) {{ enterprise(uscc: $u) {{ {file} {shown} }} }}"
    found = asker.data(query, u=played.party.uscc)["enterprise"]
    expected = [
        ("FSL124", "食品安全法 §124", ["fine", "confiscate_gains", "confiscate_goods"], "50000.00", "300.00", "334.00"),
        ("FSL126-1-3", "食品安全法 §126(1)(3)", ["warning", "fine"], "8000.00", "0.00", "0.00"),
    ]
    (entry,) = [row["penalty"] for row in found["integrityFile"] if row["penalty"]]
    (published,) = found["publishedPenalties"]
    for told in (entry, published):
        assert [tuple(act.values()) for act in told["acts"]] == expected
