"""Whatever the law asks of a case, somebody can state: no fact is without its field, and none is asked where nobody reads it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from cases.law.fact_types import Facts, Grounds
from cases.law.facts import parse_facts
from cases.law.relevance import conduct_of, matters
from cases.penalty.assessment import OWN
from tests.factories.cases import case_at
from tests.web.site import Person
from web.forms.facts import FactsFields, facts_initial, stored_facts

# told by the birth date on the papers (PL30), by the hearing that was held, by the decisions on record, and act by act (add_act);
# `gains` has a field for each of its parts (test_goods_lines)
BY_THE_CASE = {"under_fourteen", "minor", "hearing_held", "grounds", "acts", "earlier_penalties", "gains"}
STATED = sorted(({f.name for f in fields(Facts)} | {f.name for f in fields(Grounds)}) - OWN - BY_THE_CASE)


@pytest.mark.parametrize("fact", STATED)
def test_every_fact_has_its_field(fact: str) -> None:
    assert fact in FactsFields.base_fields


def test_what_is_typed_is_what_the_engine_reads() -> None:
    """Each field by itself: it survives the way into the case and back into the form."""
    for name, value in (
        *((n, True) for n in STATED if "Truth" in type(FactsFields.base_fields[n]).__name__),
        ("listing_grounds", ["L44-5-4"]),
        ("fee", 12_34),
    ):
        kept = stored_facts({name: value})
        read: Any = parse_facts(kept)
        told = getattr(read.grounds, name) if hasattr(read.grounds, name) else getattr(read, name)
        assert told == (tuple(value) if isinstance(value, list) else value)
        assert facts_initial(kept)[name] == value


@pytest.mark.parametrize(
    ("fact", "conduct", "asked"),
    [
        ("checked", "FSL124-1-5b", True),  # FSL136 speaks of food traders
        ("checked", "PQL50-2", False),
        ("source_named", "PQL50-2", True),  # PQL55
        ("only_prepackaged", "FSL122-1a", True),  # FSL35
        ("only_prepackaged", "FSL124-1-5b", False),
        ("lawfully_got", "TML60-2", True),
        ("lawfully_got", "FSL124-1-5b", False),
        ("coerced", "PQL50-2", True),  # PL32(2) speaks of all
        ("harm", "PQL50-2", True),
    ],
)
def test_a_fact_is_asked_where_a_rule_reads_it(fact: str, conduct: str, asked: bool) -> None:
    assert matters(fact, [conduct]) is asked
    assert matters(fact, []) is True


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_the_form_names_the_items_for_which_it_asks() -> None:
    played = case_at("INVEST")
    page = Person(played.office.officers["co1"]).open(f"/act/case/{played.case.pk}/penalty.record_facts/").content.decode()
    assert 'name="life_or_finance"' in page and 'name="listing_grounds"' in page
    assert f'data-for="{" ".join(sorted(conduct_of("only_prepackaged")))}"' in page
    assert 'id="id_coerced" data-for' not in page
