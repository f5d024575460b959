"""Scope by field: a refused field says why, before anything is read; a filter needs the scope of what it tells."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLObjectType

from api import cost, pages, scopes
from api.schema import schema
from cases.parties.models import Party
from tests.api.asking import Asker, make_asker
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db
FIELDS = {
    "score": ["score { score }", "creditClass", "scoring { status }"],
    "files": ["integrityFile { fact }"],
    "penalties": ["publishedPenalties { number }"],
    "blacklist": ["blacklist { number }"],
}
CASES = [(scope, field) for scope, fields in FIELDS.items() for field in fields]
ONE = "query($uscc: USCC!) { enterprise(uscc: $uscc) { name %s } }"


@pytest.fixture
def party(db: None) -> Party:
    return make_party()


@pytest.mark.parametrize(("scope", "field"), CASES)
def test_with_the_scope_the_field_is_answered(party: Party, scope: str, field: str) -> None:
    found = make_asker(scopes=[scope]).data(ONE % field, uscc=party.uscc)
    assert found["enterprise"]["name"] == party.name


@pytest.mark.parametrize(("scope", "field"), CASES)
def test_without_it_the_field_says_why(party: Party, scope: str, field: str) -> None:
    others = [name for name in scopes.SCOPES if name != scope]
    asker = make_asker(scopes=others)
    response = asker.post(ONE % field, uscc=party.uscc)
    (error,) = response.json()["errors"]
    assert response.status_code == 403 and "data" not in response.json()
    assert error["extensions"]["code"] == "SCOPE_MISSING" and error["extensions"]["scope"] == scope
    assert error["extensions"]["field"] in error["message"] and scope in error["message"]
    assert error["locations"]
    # without the field the same client is answered
    assert asker.data(ONE % "", uscc=party.uscc)["enterprise"]["name"] == party.name


@pytest.mark.parametrize("narrow", ["creditClass: [D]", "scoreAtLeast: 1", "scoreAtMost: 400"])
def test_a_filter_on_the_score_needs_the_scope_of_the_score(party: Party, narrow: str) -> None:
    query = f"{{ enterprises({narrow}) {{ nodes {{ uscc }} }} }}"
    assert make_asker(scopes=["files"]).codes(query) == ["SCOPE_MISSING"]
    assert "enterprises" in make_asker(scopes=["score"]).data(query)


@pytest.mark.parametrize("field", ["score(knownAt: $t) { score }", "scoring(knownAt: $t) { status }"])
def test_an_earlier_moment_needs_the_scope_of_replay(party: Party, field: str) -> None:
    query = f"query($uscc: USCC!, $t: DateTime) {{ enterprise(uscc: $uscc) {{ name {field} }} }}"
    given = {"uscc": party.uscc, "t": "2026-06-01T00:00:00+08:00"}
    (error,) = make_asker(scopes=["score"]).errors(query, **given)
    assert (error["extensions"]["code"], error["extensions"]["scope"]) == ("SCOPE_MISSING", "replay")
    assert make_asker(scopes=["score", "replay"]).data(query, **given)["enterprise"]["name"] == party.name


@pytest.mark.parametrize(
    "hidden",
    [
        "{ enterprises { nodes { ...F } } } fragment F on Enterprise { score { score } }",
        "{ enterprises { edges { node { ... on Enterprise { x: score { score } } } } } }",
        "query($yes: Boolean = true) { enterprises { nodes { score @include(if: $yes) { score } } } }",
        "{ enterprises { nodes { ... @skip(if: false) { creditClass } } } }",
    ],
)
def test_no_fragment_alias_or_directive_hides_a_field(party: Party, hidden: str) -> None:
    assert make_asker(scopes=["files"]).codes(hidden) == ["SCOPE_MISSING"]


def test_a_field_that_is_skipped_needs_no_scope(party: Party) -> None:
    query = "query($uscc: USCC!) { enterprise(uscc: $uscc) { uscc score @skip(if: true) { score } } }"
    assert make_asker(scopes=["files"]).data(query, uscc=party.uscc) == {"enterprise": {"uscc": party.uscc}}


def test_nothing_is_read_before_a_refusal(party: Party, django_assert_num_queries: Any) -> None:
    asker = make_asker(scopes=["files"])
    # the client, and the line in the log
    with django_assert_num_queries(2):
        assert asker.codes("{ enterprises { nodes { score { score } integrityFile { fact } } } }") == ["SCOPE_MISSING"]


def test_every_name_in_the_tables_is_in_the_schema() -> None:
    types = schema.graphql_schema.type_map

    def field(owner: str, name: str) -> Any:
        kind = types[owner]
        assert isinstance(kind, GraphQLObjectType)
        return kind.fields[name]

    for owner, name in [*scopes.FIELDS, *cost.PAGED, *cost.LISTS, *cost.DEAR, *cost.REPLAYS]:
        assert field(owner, name)
    for owner, name, argument in scopes.ARGUMENTS:
        assert argument in field(owner, name).args
    assert set(scopes.FIELDS.values()) | set(scopes.ARGUMENTS.values()) == set(scopes.SCOPES)
    # a field of these types without its columns would read nothing
    assert set(types["ScoreRun"].fields) == set(pages.SCORE_READS) | {"restated"}
    assert set(types["FileEntry"].fields) == set(pages.ENTRY_READS)


def test_every_list_below_an_enterprise_has_a_reckoned_length() -> None:
    """Else its items would cost nothing."""
    from graphql import GraphQLList, GraphQLNonNull, get_named_type

    for name, kind in schema.graphql_schema.type_map.items():
        if name.startswith("__") or not isinstance(kind, GraphQLObjectType) or name.endswith("Connection"):
            continue
        for field, known in kind.fields.items():
            inner = known.type.of_type if isinstance(known.type, GraphQLNonNull) else known.type
            if isinstance(inner, GraphQLList) and isinstance(get_named_type(inner), GraphQLObjectType):
                assert (name, field) in cost.LISTS


def test_a_client_with_two_scopes_missing_hears_of_both(party: Party) -> None:
    asker: Asker = make_asker(scopes=["penalties"])
    found = asker.errors("{ enterprises { nodes { score { score } integrityFile { fact } } } }")
    assert [e["extensions"]["field"] for e in found] == ["Enterprise.score", "Enterprise.integrityFile"]
