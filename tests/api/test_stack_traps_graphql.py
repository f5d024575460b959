"""The traps of stack.md §4, closed one by one; and what an attacker with a token may try."""

from __future__ import annotations

import time
from typing import Any

import orjson
import pytest
from django.test import Client
from graphql import get_introspection_query, parse, specified_rules

from api import execution, limits, view
from api.cost import MAX_COST
from api.models import ApiCall
from tests.api.asking import Asker, make_asker
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db


# --- 1. own validation rules replace the standard ones ------------------------------------------------------------


def test_trap_1_the_standard_rules_are_kept(asker: Asker) -> None:
    assert set(specified_rules) <= set(execution.RULES)
    assert asker.codes("{ enterprises { nodes { uscc secret } } }") == ["VALIDATION_FAILED"]
    assert asker.codes("{ enterprise { uscc } }") == ["VALIDATION_FAILED"]
    assert asker.post("{ nothing }").status_code == 400


# --- 2. keyset over a one-to-one ----------------------------------------------------------------------------------


def test_trap_2_a_filter_over_the_one_to_one_repeats_the_bound(asker: Asker) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_party()
    with CaptureQueriesContext(connection) as seen:
        asker.data("{ enterprises(creditClass: [A]) { nodes { uscc } } }")
    (statement,) = [q["sql"] for q in seen if "scoring_currentscore" in q["sql"]]
    bound = statement.split("WHERE")[1]
    assert '"parties_party"."id" > 0' in bound and '"scoring_currentscore"."party_id" > 0' in bound


# --- 3. DjangoConnectionField counts and skips --------------------------------------------------------------------


def test_trap_3_a_page_neither_counts_nor_skips(asker: Asker) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_party()
    with CaptureQueriesContext(connection) as seen:
        asker.data("{ enterprises(first: 1) { nodes { uscc } pageInfo { hasNextPage } } }")
    assert not [q for q in seen if "COUNT(" in q["sql"] or "OFFSET" in q["sql"]]


# --- 5. size: body, tokens, depth, repetition, cost ---------------------------------------------------------------


def test_trap_5_a_body_of_16_kb_is_read_and_one_byte_more_is_not(asker: Asker) -> None:
    query = '{ lawRule(code: "D12") { code } }'
    bare = len(orjson.dumps({"query": query}))
    fits = orjson.dumps({"query": query + " " * (16 * 1024 - bare)})
    assert len(fits) == 16 * 1024
    assert asker.send(fits).json()["data"] == {"lawRule": {"code": "D12"}}
    large = asker.send(fits.replace(b"{ code }", b"{  code }"))
    assert (large.status_code, large.json()["errors"][0]["extensions"]["code"]) == (413, "BODY_TOO_LARGE")


def test_trap_5_the_same_for_a_query_in_the_address(asker: Asker) -> None:
    response = asker.get(query='{ lawRule(code: "D12") { code } }' + " " * 17_000)
    assert response.status_code == 413


def _aliases(count: int) -> str:
    # one alias: name, colon, name = 3 tokens; the braces 2
    return "{ " + " ".join(f"a{n}: __typename" for n in range(count)) + " }"


def test_trap_5_a_thousand_tokens_and_not_one_more(asker: Asker) -> None:
    # 332 aliases and the braces: 998 tokens
    assert len(asker.data(_aliases(332))) == 332
    assert asker.codes(_aliases(333)) == ["TOO_MANY_TOKENS"]


def test_trap_5_comments_count_as_tokens(asker: Asker) -> None:
    assert asker.codes("{ __typename }" + "\n#" * 1001) == ["TOO_MANY_TOKENS"]


def test_trap_5_500_copies_of_a_field_are_refused_before_validation_compares_them(asker: Asker) -> None:
    query = "{ " + "__typename " * 500 + "}"
    started = time.monotonic()
    assert asker.codes(query) == ["TOO_MANY_FIELDS"]
    # comparing every pair of the copies takes the library most of a second
    assert time.monotonic() - started < 0.4
    assert asker.data("{ " + "__typename " * limits.MAX_SAME_NAME + "}") == {"__typename": "Query"}


def test_trap_5_copies_in_inline_fragments_count_too(asker: Asker) -> None:
    assert asker.codes("{ " + "... { __typename } " * 200 + "}") == ["TOO_MANY_FIELDS"]


def test_trap_5_fragments_that_double_do_not_grow_without_end(asker: Asker) -> None:
    doubling = "".join(f" fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(40))
    query = "{ ...F0 }" + doubling + " fragment F40 on Query { __typename }"
    started = time.monotonic()
    assert asker.codes(query) == ["TOO_MANY_FIELDS"]
    assert time.monotonic() - started < 1


def test_trap_5_fragments_in_a_circle_end(asker: Asker) -> None:
    (code,) = asker.codes("{ ...F } fragment F on Query { ...F __typename }")
    assert code == "TOO_MANY_FIELDS"


def _nested(levels: int) -> str:
    """A query of so many levels, out of a list that nests in itself."""
    inner = "code"
    for _ in range(levels - 2):
        inner = f"bands {{ {inner} }}"
    return f'{{ lawRule(code: "FSL124") {{ {inner} }} }}'


def test_trap_5_ten_levels_and_not_one_more(asker: Asker) -> None:
    assert asker.codes(_nested(11)) == ["TOO_DEEP"]
    # ten are within the depth; what they would cost is another limit
    assert asker.codes(_nested(10)) == ["TOO_COSTLY"]
    assert "lawRule" in asker.data(_nested(5))


def test_trap_5_fragments_do_not_hide_depth(asker: Asker) -> None:
    parts = [f"fragment F{n} on LawRule {{ bands {{ ...F{n + 1} }} }}" for n in range(12)]
    query = '{ lawRule(code: "FSL124") { ...F0 } } ' + " ".join(parts) + " fragment F12 on LawRule { code }"
    assert asker.codes(query) == ["TOO_DEEP"]


def test_trap_5_cost_is_fields_times_rows(asker: Asker) -> None:
    # enterprises 1 + nodes 100 reckoned at 2 fields each: nodes itself 100, uscc 100
    from api.cost import measure
    from api.schema import schema

    def cost(query: str, **variables: Any) -> int:
        document = parse(query)
        operation: Any = document.definitions[0]
        return measure(schema.graphql_schema, operation, limits.fragments_of(document), variables).cost

    assert cost("{ enterprises(first: 100) { nodes { uscc } } }") == 1 + 100 + 100
    assert cost("query($n: Int) { enterprises(first: $n) { nodes { uscc } } }", n=7) == 1 + 7 + 7
    assert cost("{ enterprises { nodes { uscc } } }") == 1 + 50 + 50
    assert cost("{ enterprises(first: -100) { nodes { uscc } } }") == 1 + 1 + 1
    # ten entries are reckoned to a file
    assert cost("{ enterprises(first: 2) { nodes { integrityFile { fact } } } }") == 1 + 2 + 2 + 20
    # a replayed score is computed: 30 more
    assert cost('{ enterprises(first: 2) { nodes { score(asOf: "2026-01-01") { score } } } }') == 1 + 2 + 2 * 31 + 2


def test_trap_5_a_query_beyond_the_cost_is_refused_unread(asker: Asker, django_assert_num_queries: Any) -> None:
    replays = " ".join(f'r{n}: score(asOf: "2026-01-{n + 1:02d}") {{ lines {{ code points }} }}' for n in range(20))
    query = f"query($n: Int) {{ enterprises(first: $n) {{ nodes {{ {replays} }} }} }}"
    with django_assert_num_queries(2):
        (error,) = asker.errors(query, n=100)
    assert error["extensions"]["code"] == "TOO_COSTLY"
    # 1 + 100 nodes + 20 replays of 100 × (1 + 30 + 1 list + ... ) as the table says
    assert error["extensions"]["cost"] == 1 + 100 + 20 * 100 * (31 + 1 + 10 * 2)
    assert error["extensions"]["most"] == MAX_COST
    assert "enterprises" in asker.data(query, n=20)


def test_trap_5_a_page_is_at_most_a_hundred(asker: Asker) -> None:
    query = "query($n: Int) { enterprises(first: $n) { nodes { uscc } } }"
    for first in (0, -1, -(2**31), 101, 2**31 - 1):
        assert asker.codes(query, n=first) == ["BAD_INPUT"]
    for first in (1, 100):
        assert asker.data(query, n=first) == {"enterprises": {"nodes": []}}


def test_trap_5_a_cost_beyond_any_number_is_refused_and_logged(asker: Asker) -> None:
    # eight bands to a conduct, nine levels of them, twenty times
    bands = "bands { " * 8 + "code" + " }" * 8
    query = "{ " + " ".join(f'a{n}: lawRule(code: "x") {{ {bands} }}' for n in range(20)) + " }"
    (error,) = asker.errors(query)
    assert error["extensions"]["code"] == "TOO_COSTLY" and error["extensions"]["cost"] > 2**28
    assert ApiCall.objects.get().code == "TOO_COSTLY"


# --- introspection ------------------------------------------------------------------------------------------------


def test_introspection_is_for_clients_alone(asker: Asker) -> None:
    query = get_introspection_query(descriptions=True)
    body = orjson.dumps({"query": query})
    stranger = Client().post("/graphql/", body, content_type="application/json")
    assert stranger.status_code == 401
    assert asker.data(query)["__schema"]["queryType"]["name"] == "Query"


def test_introspection_does_not_nest_lists_without_end(asker: Asker) -> None:
    inner = "name"
    for _ in range(6):
        inner = f"fields {{ type {{ {inner} }} }}"
    (code,) = asker.codes(f"{{ __schema {{ types {{ {inner} }} }} }}")
    assert code == "VALIDATION_FAILED"


# --- 6. what an exception says ------------------------------------------------------------------------------------


def test_trap_6_no_text_of_an_exception_leaves(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def burst(*_: Any, **__: Any) -> None:
        raise RuntimeError("password=hunter2 at db.internal:5432")

    monkeypatch.setattr("api.selectors.enterprise_row", burst)
    response = asker.post('{ enterprise(uscc: "91110000802100433B") { uscc } lawRule(code: "D12") { code } }')
    body = response.json()
    assert response.status_code == 200 and body["data"] == {"enterprise": None, "lawRule": {"code": "D12"}}
    (error,) = body["errors"]
    assert set(error) == {"message", "locations", "path", "extensions"}
    assert error["extensions"]["code"] == "INTERNAL" and len(error["extensions"]["id"]) == 32
    for secret in (b"hunter2", b"db.internal", b"RuntimeError", b"Traceback", b"api/", b".py"):
        assert secret not in response.content
    # the operator finds it under the id
    assert error["extensions"]["id"] in caplog.text and "hunter2" in caplog.text


def test_trap_6_nor_of_a_failure_outside_the_resolvers(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(*_: Any, **__: Any) -> None:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(view, "answer", burst)
    response = asker.post("{ __typename }")
    assert response.status_code == 500 and b"hunter2" not in response.content
    assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL"


def test_trap_6_a_field_that_breaks_its_type_tells_nothing_of_the_row(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    party = make_party()
    row = {"id": party.pk, "uscc": party.uscc, "name": None, "kind": "company", "region_id": party.region_id}
    monkeypatch.setattr("api.selectors.enterprise_row", lambda _uscc: row)
    response = asker.post("query($u: USCC!) { enterprise(uscc: $u) { name } }", u=party.uscc)
    assert response.json()["data"] == {"enterprise": None}
    assert [e["extensions"]["code"] for e in response.json()["errors"]] == ["INTERNAL"]


# --- 7. forms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "application/graphql", ""]
)
def test_trap_7_only_json_is_accepted(asker: Asker, kind: str) -> None:
    response = asker.send(b"query={__typename}", kind=kind)
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


# --- 8. GraphiQL from public addresses ----------------------------------------------------------------------------


def test_trap_8_there_is_no_page_with_scripts_from_elsewhere(asker: Asker) -> None:
    response = Client().get("/graphql/", headers={"accept": "text/html", "authorization": f"Bearer {asker.token}"})
    assert response.status_code == 406 and b"<script" not in response.content


def test_trap_8_filters_take_the_names_of_the_schema(asker: Asker) -> None:
    make_party()
    assert len(asker.data("{ enterprises(kind: [COMPANY]) { nodes { kind } } }")["enterprises"]["nodes"]) == 1
    assert asker.codes("{ enterprises(kind: [company]) { nodes { kind } } }") == ["VALIDATION_FAILED"]


# --- answers are UTF-8 --------------------------------------------------------------------------------------------


def test_answers_are_utf_8_and_not_escaped(asker: Asker) -> None:
    party = make_party()
    response = asker.post("query($u: USCC!) { enterprise(uscc: $u) { name } }", u=party.uscc)
    assert party.name.encode() in response.content and b"\\u" not in response.content
    assert response["Content-Type"] == "application/graphql-response+json; charset=utf-8"


# --- rich query endpoints (peers.md): each leak of a list, search or expansion ------------------------------------


def test_a_list_does_not_show_what_the_single_query_refuses() -> None:
    foreign = make_party(region_code="330108")
    asker = make_asker(region="310000")
    query = "query($name: String) { enterprises(name: $name) { nodes { uscc } } }"
    assert asker.data(query, name=foreign.name)["enterprises"]["nodes"] == []
    assert asker.data(query, name="%")["enterprises"]["nodes"] == []


def test_a_text_is_taken_as_text(asker: Asker) -> None:
    make_party()
    query = "query($name: String) { enterprises(name: $name) { nodes { uscc } } }"
    for name in ("%", "_", "虚构%", "' OR 1=1 --"):
        assert asker.data(query, name=name)["enterprises"]["nodes"] == []
    assert asker.codes(query, name="\0") == ["BAD_INPUT"]
    assert len(asker.data(query, name="虚构市")["enterprises"]["nodes"]) == 1
