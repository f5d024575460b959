"""Both executors give the same answer, to the byte; the lean one answers what succeeds and leaves the rest."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson
import pytest
from graphql import get_introspection_query
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api import plan
from api.caller import Caller
from api.execution import _choose, _coerce, _prepare, execute_by_library
from api.schema import schema
from tests.api.asking import NOW, Asker, make_asker
from tests.api.listed import make_listing, make_signals
from tests.factories.integrity import make_bureau, make_recorded, publish
from tests.factories.parties import make_party
from tests.factories.played import handed_out

pytestmark = pytest.mark.django_db

LINES = "lines { kind code version article points sources base repeatFactor timeFactor deduction because { zh en } }"
PROVENANCE = "provenance { authority document issuedOn recordCount rulesets computedAt supersedes checksum }"
COUNTED = """region { code name known } period { year quarter first last } criminalFlags transfersToPolice signalsRaised
  signalsConfirmed accountabilityClosed"""
QUERIES = [
    "{ enterprises { nodes { uscc name kind establishedOn endedOn region { code name known } } } }",
    "{ enterprises(first: 2) { edges { cursor node { uscc } } pageInfo { hasNextPage endCursor } } }",
    f"{{ enterprises {{ nodes {{ creditClass score {{ asOf knownAt score base bonus {LINES} }} }} }} }}",
    f"{{ enterprises {{ nodes {{ score {{ capsHit inputIds hash {PROVENANCE} }} }} }} }}",
    f'{{ enterprises {{ nodes {{ score(asOf: "2026-05-25") {{ score {LINES} }} creditClass(asOf: "2026-05-25") }} }} }}',
    "{ enterprises { nodes { integrityFile(sections: [VIOLATION]) { fact section visibility validFrom validTo } } } }",
    f"{{ enterprises {{ nodes {{ integrityFile {{ kind knownFrom {PROVENANCE} }} }} }} }}",
    "{ enterprises { nodes { integrityFile { penalty {"
    " violation { zh } kinds fine paidOn servedOn publicityClass minEnd } } } } }",
    f"{{ publishedPenalties {{ nodes {{ number party uscc kinds decidedOn publicityClass maxEnd {PROVENANCE} }} }} }}",
    '{ lawRule(code: "FSL124", on: "2026-03-01") {'
    " code title { zh } cells { name value } bands { article validFrom validTo } } }",
    '{ a: lawRule(code: "D12") { code } b: lawRule(code: "none") { code } a: lawRule(code: "D12") { table } }',
    "{ enterprises { nodes { ...E ... on Enterprise { name } } } } "
    "fragment E on Enterprise { uscc region { ...R } } fragment R on Region { code }",
    # the same field with other selections merged into it: each reads its own columns
    "{ enterprises { nodes { ...E integrityFile { fact } } edges { node { ...E } } } } "
    "fragment E on Enterprise { integrityFile { kind } }",
    f"{{ blacklist {{ nodes {{ number party uscc grounds {{ code text {{ zh en }} }} heavyBy termEnd "
    f"earlyRemovalFrom {PROVENANCE} }} }} }}",
    '{ blacklist(activeOn: "2026-06-01", first: 1) {'
    " edges { cursor node { measures { kind { zh } from to } history { kind on } } } "
    "pageInfo { hasNextPage endCursor } } }",
    "{ enterprises { nodes { blacklist { number penalty authority listedOn publishedOn } } } }",
    f'{{ a: regionAggregate(region: "310000", period: {{year: 2026, quarter: 1}}) {{ {COUNTED} {PROVENANCE} }} '
    f'b: regionAggregate(region: "310101", period: {{year: 2026, quarter: 1}}) {{ {COUNTED} }} }}',
    f'query($p: PeriodInput = {{year: 2026, quarter: 1}}) {{ regionAggregate(region: "310104", period: $p) {{ {COUNTED} }} }}',
    "query($no: Boolean = false) { enterprises { nodes { uscc name @include(if: $no) kind @skip(if: $no) } } }",
]


@pytest.fixture
def filled(db: None) -> None:
    _fill()


@handed_out()
def _fill() -> None:
    bureau = make_bureau()
    for fine in (120_000_00, 30_000_00, 600_000_00):
        decision = make_recorded(bureau=bureau, fine=fine, kinds=("fine",))
        publish(bureau, decision.publicity.pk, on=date(2026, 5, 25))
    make_party()
    for _ in range(2):
        make_listing(bureau=bureau)
    # told, withheld and none at all
    make_signals(bureau.authority, 6, on=date(2026, 2, 10))
    make_signals(bureau.authority, 2, on=date(2026, 2, 10), state="CORRECTED")


def _asked(asker: Asker, query: str, **given_: Any) -> tuple[plan.Asked, Any]:
    prepared = _prepare(query)
    operation = _choose(prepared, None)
    caller = Caller(asker.client, NOW, NOW.date(), "0" * 32)
    values = _coerce(operation, given_)
    return plan.Asked(schema.graphql_schema, prepared.fragments, operation, given_, values, caller), prepared


def _same(asker: Asker, query: str, **given_: Any) -> None:
    asked, prepared = _asked(asker, query, **given_)
    reference = execute_by_library(asked, prepared)
    assert reference.errors is None
    assert orjson.dumps(plan.run(asked)) == orjson.dumps(reference.data)


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_answer(asker: Asker, filled: None, query: str) -> None:
    _same(asker, query)


LEAVES = {
    "Enterprise": ["uscc", "name", "kind", "establishedOn", "creditClass", "region { code }", "x: name"],
    "Score": ["score", "creditClass", "asOf", "knownAt", "capsHit", "base", "lines { points code }", "hash"],
    "Entry": ["fact", "section", "kind", "validFrom", "knownFrom", "penalty { fine kinds }", "authority"],
}


def _some(name: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(LEAVES[name]), min_size=1, unique=True).map(" ".join)


@st.composite
def _queries(draw: st.DrawFn) -> str:
    fields = [draw(_some("Enterprise"))]
    if draw(st.booleans()):
        day = draw(st.sampled_from(["", '(asOf: "2026-05-19")', '(asOf: "2026-05-21")']))
        fields.append(f"s: score{day} {{ {draw(_some('Score'))} }}")
    if draw(st.booleans()):
        fields.append(f"integrityFile {{ {draw(_some('Entry'))} }}")
    return f"{{ enterprises(first: {draw(st.integers(1, 5))}) {{ nodes {{ {' '.join(draw(st.permutations(fields)))} }} }} }}"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=_queries())
def test_the_same_answer_to_any_selection(asker: Asker, filled: None, query: str) -> None:
    _same(asker, query)


@pytest.mark.parametrize(
    "query",
    [
        get_introspection_query(),
        "{ __typename }",
        "{ enterprises(first: 0) { nodes { uscc } } }",
        '{ enterprise(uscc: "%s") { uscc } }',
        '{ regionAggregate(region: "310000", period: {year: 2026, quarter: 2}) { signalsRaised } }',
        '{ regionAggregate(region: "330000", period: {year: 2026, quarter: 1}) { signalsRaised } }',
        '{ blacklist(after: "x") { nodes { number } } }',
    ],
)
def test_what_it_does_not_know_or_what_fails_is_left_to_the_library(asker: Asker, filled: None, query: str) -> None:
    foreign = make_party(region_code="330108").uscc or ""
    asked, _ = _asked(asker, query.replace("%s", foreign))
    with pytest.raises(plan.GivenUp):
        plan.run(asked)


def test_an_error_beside_data_keeps_the_data_and_dates_given_as_variables(asker: Asker, filled: None) -> None:
    """The library reads the variables itself: what was read for the lean executor must not reach it."""
    query = 'query($on: Date) { bad: enterprises(first: 0) { nodes { uscc } } good: lawRule(code: "D12", on: $on) { code } }'
    body = asker.post(query, on="2026-03-01").json()
    assert body["data"] == {"bad": None, "good": {"code": "D12"}} and len(body["errors"]) == 1


def test_the_page_of_a_hundred_is_answered_by_the_lean_executor(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("the lean executor gave up")

    monkeypatch.setattr("api.execution.execute_by_library", never)
    from bench.graphql import QUERY

    assert len(make_asker().data(QUERY)["enterprises"]["nodes"]) == 6
