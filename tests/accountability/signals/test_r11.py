"""R11: a fine below the minimum (FSL124: 50,000 yuan for goods below 10,000) needs its ground and the leaders (APL 32, 57)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.base.errors import ConditionFailed
from tests.accountability.signals.raising import raised, the_signal, tonight, written
from tests.factories.cases import PROPOSAL, Played, case_at
from tests.penalty.test_exempting_rules import FSL136, TAKEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
GROUND, ESTABLISHED = "PL32-1", {"removed_harm": True}
LOWER = replace(PROPOSAL, fine=49_999_99, tier="mitigated", mitigation_ground=GROUND)


def lowered(played: Played, **changes: object) -> None:
    """The decision as somebody wrote it past the gate."""
    decision = played.case.decisions.get()
    for name, value in changes.items():
        setattr(decision, name, value)
    written(decision, date(2026, 4, 22))


def test_the_minimum_itself_is_lawful() -> None:
    played = case_at("DEC_PEN")
    tonight(date(2026, 4, 22))

    assert played.case.decisions.get().fine == played.case.decisions.get().band_min == 50_000_00
    assert raised(played, "R11") == []


def test_one_fen_less_without_ground_is_a_signal() -> None:
    played = case_at("DEC_PEN")
    lowered(played, fine=49_999_99)
    tonight(date(2026, 4, 23))
    tonight(date(2026, 4, 24))
    signal = the_signal(played, "R11")

    assert signal.evidence["missing"] == ["ground", "discussion"]
    assert (signal.evidence["fine"], signal.evidence["minimum"]) == ("49999.99", "50000.00")
    assert signal.category == "LZW"


def test_a_ground_without_the_leaders_is_a_signal_at_night() -> None:
    """The gate refuses it; a row that came past the gate is found."""
    played = case_at("WAIVED", proposal=LOWER, grounds=ESTABLISHED)
    with pytest.raises(ConditionFailed, match="集体讨论"):
        played.do("decide")

    played = case_at("DEC_PEN")
    lowered(played, fine=49_999_99, mitigation_ground=GROUND)
    tonight(date(2026, 4, 23))

    assert the_signal(played, "R11").evidence["missing"] == ["discussion"]


def test_a_ground_and_the_leaders_agreement_are_lawful() -> None:
    played = case_at("TO_DISCUSS", proposal=LOWER, grounds=ESTABLISHED)
    played.do("discuss", mitigation_agreed=True, fine=LOWER.fine)
    played.do("decide")
    tonight(date(2026, 4, 22))

    assert raised(played, "R11") == []


def test_the_leaders_agreement_without_a_ground_is_a_signal() -> None:
    played = case_at("TO_DISCUSS", proposal=LOWER, grounds=ESTABLISHED)
    played.do("discuss", mitigation_agreed=True, fine=LOWER.fine)
    played.do("decide")
    lowered(played, mitigation_ground="")
    tonight(date(2026, 4, 22))

    assert the_signal(played, "R11").evidence["missing"] == ["ground"]


def test_an_annulled_decision_is_not_looked_at() -> None:
    played = case_at("ANNULLED")
    decision = played.case.decisions.get()
    decision.fine = 49_999_99
    written(decision, date(2026, 5, 13))
    tonight(date(2026, 5, 14))

    assert raised(played, "R11") == []


def test_who_goes_unpunished_by_a_special_rule_is_not_fined_too_low() -> None:
    """食品安全法 136: 免予处罚 is no mitigation; it needs neither a ground of PL32 nor the leaders."""
    played = case_at("APPR", grounds=FSL136)
    played.proposal = TAKEN
    played.play("approve", "serve_notice", "waive", "decide")
    tonight(date(2026, 4, 22))
    assert raised(played, "R11") == []
