"""The shape of the answer, and the rules that no single table row shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from cases.law import tables
from cases.law.assess import Facts, assess
from cases.law.bands import band_for, is_lighter
from cases.law.calendar import national_calendar
from cases.law.conduct import conducts, law_versions
from cases.law.fact_types import Kind, Party
from cases.law.facts import parse_facts
from cases.law.finding import Question
from cases.law.items import ITEMS_DIR
from cases.law.money import to_fen, to_yuan
from cases.law.publicity import terms_by_class
from cases.law.publicity_rows import Gravity
from cases.law.settings import PartyClass, Settings
from cases.law.truth import all_of, any_of
from tests.law.mutate import Mutation, changed_law, is_noticed, mutations

CONTRACT = {
    "id": "any",
    "acted_on": "2026-03-01",
    "filed_on": "2026-03-10",
    "decided_on": "2026-05-20",
    "served_on": None,
    "party": "company",
    "bureau_level": "county",
    "product": "food",
    "conduct": ["FSL124"],
    "procedure": "ordinary",
    "goods_value": "1234.00",
    "sales_amount": "900.00",
    "unsold_value": "334.00",
    "illegal_gains": "300.00",
    "violations": 1,
    "convicted": False,
    "substance": "none",
    "deaths": 0,
    "ill": 0,
    "penalty": {
        "fine": "50000.00",
        "confiscated_gains": "300.00",
        "confiscated_goods": "334.00",
        "kinds": ["fine", "confiscate_gains", "confiscate_goods"],
        "discretion_tier": "ordinary",
    },
    "serious_injuries": 0,
    "hearing_held": False,
}


def test_the_contract_s_own_example() -> None:
    answer = assess(CONTRACT).as_json()
    assert answer["bands"] == [
        {
            "conduct": "FSL124",
            "law": "食品安全法 §124",
            "law_version": "2025-12-01",
            "min": "50000.00",
            "max": "100000.00",
            "contains_fine": True,
            "needs_mitigation_ground": False,
            # all items of the paragraph say the same of these
            "item": "FSL124-1-1",
            "cite": "食品安全法第一百二十四条第一款、第二款",
            # of a paragraph as a whole no single rule was broken
            "duty": "",
            "act": "生产经营污染物超过限量、超过保质期、腐败变质、掺假掺杂、虚假标注日期、未经注册的特殊食品"
            "（2025年12月1日起含婴幼儿配方液态乳）或者其他不符合食品安全标准的食品",
            "measures": {
                "must": ["fine", "confiscate_gains", "confiscate_goods"],
                "may": ["confiscate_tools", "order_correct"],
                "open": ["revoke_licence"],
            },
            "orders": [],
            "not_given": [],
            "missing": [],
            "tiers": {
                "lenient": ["50000.00", "65000.00"],
                "ordinary": ["65000.00", "85000.00"],
                "severe": ["85000.00", "100000.00"],
            },
            "tier_fits": False,
            "mitigated_from": None,
        }
    ]
    assert answer["hearing_required"] is False
    assert answer["legal_review_required"] is None
    assert answer["city_level_required"] is False
    assert answer["limitation_passed"] is False
    assert answer["decision_due"] == "2026-06-08"
    assert answer["publicity"]["publish_by"] == "2026-06-17"
    assert answer["blacklist"] == {"heavy_penalty": False, "grounds": [], "possible": []}


@pytest.mark.parametrize("facts", [{}, CONTRACT, {"id": None, "conduct": ["FSL123", "S503-9"]}])
def test_every_key_is_always_there_in_its_order(facts: dict[str, object]) -> None:
    answer = assess(facts).as_json()
    assert list(answer) == [
        "id",
        "bands",
        "hearing_required",
        "legal_review_required",
        "city_level_required",
        "transfer",
        "limitation_passed",
        "decision_due",
        "publicity",
        "blacklist",
        "relief",
        "acts",
        "questions",
        "reasons",
    ]
    assert list(answer["publicity"]) == ["published", "class", "regime", "publish_by", "min_end", "max_end"]
    assert list(answer["blacklist"]) == ["heavy_penalty", "grounds", "possible"]
    assert all(list(reason) == ["field", "article", "because"] for reason in answer["reasons"])
    assert all(reason["article"] and reason["because"] for reason in answer["reasons"])
    assert json.loads(json.dumps(answer)) == answer


def test_without_facts_nothing_is_claimed() -> None:
    answer = assess({}).as_json()
    nothing = ("hearing_required", "legal_review_required", "limitation_passed", "decision_due")
    assert [answer[name] for name in nothing] == [None] * 4
    assert set(answer["publicity"].values()) == {None}
    assert answer["blacklist"] == {"heavy_penalty": None, "grounds": [], "possible": []}
    assert answer["bands"] == answer["transfer"] == []
    asked = {question.fact for question in assess({}).questions}
    assert {"conduct", "penalty", "filed_on", "acted_on", "discovered_on", "complex"} <= asked


@pytest.mark.parametrize("code", sorted(conducts()))
def test_every_conduct_is_answered(code: str) -> None:
    """With no other fact than a day on which it is law, each conduct has one band entry and asks for what it lacks."""
    conduct = conducts()[code]
    day = min(date(2026, 3, 1), conduct.valid_to or date.max)
    answer = assess({"acted_on": str(max(day, conduct.valid_from)), "conduct": [code]})
    (band,) = answer.bands
    assert band.conduct == code
    assert band.law_version is not None or code == "PQL55"
    assert (band.low is None) == (band.high is None)
    known = {question.fact for question in answer.questions}
    needed = {"goods_value", "refused_to_correct", "illegal_gains", "person_income", "helper_income", "turnover", "ad_fee", "fee"}
    needed |= {"period_income", "local_item", "role", "party", "serious", "grave", "heavier", "packaged", "conduct"}
    assert band.low is not None or known & needed or code == "PQL55"


def test_a_question_is_asked_once_with_all_it_decides() -> None:
    questions = assess({"conduct": ["FSL124", "FSL123"], "acted_on": "2026-03-01"}).questions
    facts = [question.fact for question in questions]
    assert len(facts) == len(set(facts))
    (value,) = (q for q in questions if q.fact == "goods_value")
    assert "§124" in value.why
    assert "§123" in value.why


def test_a_question_names_the_fact_in_both_ways() -> None:
    assert str(Question("harm", "是否有危害后果", "决定期限")) == "是否有危害后果（harm）：决定期限"


def test_typed_facts_and_json_facts_answer_alike() -> None:
    assert assess(parse_facts(CONTRACT)).as_json() == assess(CONTRACT).as_json()


def test_the_answer_depends_on_nothing_but_its_arguments() -> None:
    calendar = national_calendar()
    assert assess(CONTRACT, calendar=calendar) == assess(CONTRACT, calendar=calendar)


# -- 从旧兼从轻 -------------------------------------------------------------------------

OLD_AND_NEW = Facts(acted_on=date(2025, 11, 30), conduct=("FSL133",), decided_on=date(2025, 12, 1))


@pytest.fixture
def lighter_law() -> Iterator[None]:
    """A law of our own making: FSL133-1 goes down to 1,000-40,000 with the version of 2025-12-01."""
    rows = list(tables.read("FSL", ITEMS_DIR))
    at = next(i for i, row in enumerate(rows) if row["code"] == "FSL133-1")
    old = {**rows[at], "valid_to": "2025-11-30"}
    new = {**rows[at], "valid_from": "2025-12-01", "low": "1000", "high": "40000"}
    english = tables.read("FSL", ITEMS_DIR / "en")
    named = {**next(row for row in english if row["code"] == "FSL133-1"), "valid_from": "2025-12-01"}
    mutation = Mutation("items/FSL", at, "low", "", "")
    words = Mutation("items/en/FSL", 0, "conduct", "", "")
    with changed_law(words, rows=(*english, named)), changed_law(mutation, rows=(*rows[:at], old, *rows[at + 1 :], new)):
        yield


def _band(facts: Facts) -> tuple[str | None, str | None, date | None]:
    band = band_for("FSL133", facts).value
    low, high = (None if x is None else to_yuan(x) for x in (band.low, band.high))
    return low, high, band.law_version


@pytest.mark.usefixtures("lighter_law")
def test_a_lighter_newer_law_applies_to_an_older_act() -> None:
    assert _band(OLD_AND_NEW) == ("1000.00", "40000.00", date(2025, 12, 1))
    articles = [reason.article for reason in band_for("FSL133", OLD_AND_NEW).reasons]
    assert "行政处罚法第三十七条" in articles


@pytest.mark.usefixtures("lighter_law")
def test_a_decision_before_the_newer_law_keeps_the_old_one() -> None:
    facts = Facts(acted_on=date(2025, 11, 1), decided_on=date(2025, 11, 30), conduct=("FSL133",))
    assert _band(facts) == ("2000.00", "50000.00", date(2021, 4, 29))


@pytest.mark.usefixtures("lighter_law")
def test_without_the_day_of_decision_two_laws_are_possible() -> None:
    found = band_for("FSL133", Facts(acted_on=date(2025, 11, 30), conduct=("FSL133",)))
    assert (found.value.low, found.value.high) == (None, None)
    assert [question.fact for question in found.questions] == ["decided_on"]


@pytest.mark.usefixtures("lighter_law")
def test_without_the_day_of_the_act_versions_that_differ_give_no_band() -> None:
    found = band_for("FSL133", Facts(conduct=("FSL133",)))
    assert (found.value.low, found.value.law_version) == (None, None)
    assert [question.fact for question in found.questions] == ["acted_on"]


def test_lighter_is_by_maximum_then_minimum() -> None:
    assert is_lighter((5, 9), than=(1, 10))
    assert is_lighter((1, 10), than=(2, 10))
    assert not is_lighter((2, 10), than=(2, 10))
    assert not is_lighter(None, than=(2, 10))
    assert not is_lighter((1, 1), than=None)


# -- settings, terms, small parts ----------------------------------------------------------------------------


def test_sole_traders_follow_the_setting() -> None:
    assert Settings().class_of(Party.SOLE_TRADER) is PartyClass.NATURAL
    assert Settings(sole_trader_as=PartyClass.UNIT).class_of(Party.SOLE_TRADER) is PartyClass.UNIT
    assert Settings().class_of(None) is None


def test_the_terms_of_an_open_class_can_be_asked_alone() -> None:
    """A food fine of 5,000 yuan at a tier that nobody named: light for three months, or severe for one to three years."""
    facts = parse_facts(
        {
            "decided_on": "2026-05-20",
            "published_on": "2026-06-01",
            "party": "company",
            "product": "food",
            "penalty": {"kinds": ["fine"], "fine": "5000.00"},
        }
    )
    assert facts.penalty is not None
    found = terms_by_class(facts, facts.penalty)
    assert {g: (t.min_end, t.max_end) for g, t in found.items()} == {
        Gravity.LIGHT: (None, date(2026, 9, 1)),
        Gravity.SEVERE: (date(2027, 6, 1), date(2029, 6, 1)),
    }


def test_a_provisional_day_says_so() -> None:
    outcome = assess({"filed_on": "2026-11-01"})
    assert outcome.decision_due is not None
    assert outcome.decision_due.year == 2027
    assert any("以公布后为准" in reason.because for reason in outcome.reasons)


@pytest.mark.parametrize("text", ["0", "0.1", "0.01", "9999999999999.99", "10", "1234.5"])
def test_money_survives_the_way_in_and_out(text: str) -> None:
    assert float(to_yuan(to_fen(text))) == pytest.approx(float(text))


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.", ".1", "1.000", "1 0", "1e2", "NaN", "１"])
def test_what_is_not_money_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        to_fen(text)


def test_unknown_is_neither_true_nor_false() -> None:
    assert any_of([None, True]) is True
    assert any_of([None, False]) is None
    assert any_of([]) is False
    assert all_of([None, False]) is False
    assert all_of([None, True]) is None
    assert all_of([]) is True


def test_every_law_named_has_versions() -> None:
    assert all(law_versions(conduct.law) for conduct in conducts().values())


def test_every_kind_of_penalty_can_be_named() -> None:
    given = parse_facts({"penalty": {"kinds": [str(kind) for kind in Kind]}})
    assert given.penalty is not None
    assert given.penalty.kinds == frozenset(Kind)


# -- the mutation script tells the truth ---------------------------------------------------------------------


def test_every_change_of_a_small_table_is_noticed() -> None:
    tried = list(mutations("limitation"))
    assert len(tried) == 8
    assert all(is_noticed(mutation) for mutation in tried)


def test_a_change_that_changes_nothing_is_not_noticed() -> None:
    row = tables.read("limitation")[0]
    assert not is_noticed(Mutation("limitation", 0, "months", row["months"], row["months"]))
