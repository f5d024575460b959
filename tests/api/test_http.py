"""GraphQL over HTTP: methods, media types, status codes."""

from __future__ import annotations

import orjson
import pytest
from django.test import Client

from tests.api.asking import NEW, Asker

QUERY = '{ lawRule(code: "D12") { code } }'
JSON = "application/json"
DATA = {"data": {"lawRule": {"code": "D12"}}}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (NEW, NEW),
        (f"{NEW}, {JSON};q=0.9", NEW),
        (JSON, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (f"text/html, {JSON}", JSON),
    ],
)
def test_the_answer_has_the_media_type_asked_for(asker: Asker, accept: str, answered: str) -> None:
    response = asker.post(QUERY, accept=accept)
    assert response.json() == DATA and response["Content-Type"] == f"{answered}; charset=utf-8"
    assert "Accept" in response["Vary"] and "Authorization" in response["Vary"]
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "text/plain, image/png"])
def test_another_media_type_is_not_acceptable(asker: Asker, accept: str) -> None:
    assert asker.post(QUERY, accept=accept).status_code == 406


def test_get_answers_queries(asker: Asker) -> None:
    assert asker.get(query=QUERY).json() == DATA
    query = "query A($c: String!) { lawRule(code: $c) { code } } query B { __typename }"
    assert asker.get(query=query, variables='{"c": "D12"}', operationName="A").json() == DATA


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "head"])
def test_other_methods_are_not(asker: Asker, method: str) -> None:
    response = getattr(Client(), method)("/graphql/", headers={"authorization": f"Bearer {asker.token}"})
    assert response.status_code == 405 and response["Allow"] == "GET, POST"


@pytest.mark.parametrize("query", ["mutation { a }", "subscription { a }"])
def test_there_is_nothing_but_queries(asker: Asker, query: str) -> None:
    for response in (asker.post(query), asker.get(query=query)):
        assert response.status_code == 400 and "data" not in response.json()


# query → its status under the new media type; under plain JSON a well-formed request gets 200
REQUEST_ERRORS = {
    "{ lawRule(": 400,
    "{ nothing }": 400,
    "query A { __typename } query B { __typename }": 400,
    "query($c: String!) { lawRule(code: $c) { code } }": 400,
}


@pytest.mark.parametrize(("query", "status"), REQUEST_ERRORS.items())
def test_an_error_of_the_request(asker: Asker, query: str, status: int) -> None:
    new, old = asker.post(query), asker.post(query, accept=JSON)
    assert (new.status_code, old.status_code) == (status, 200)
    assert "data" not in new.json() and new.json()["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b'"text"',
        b"{}",
        b'{"query": ""}',
        b'{"query": 1}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "operationName": 1}',
        b'{"query": "\xff"}',
        '{"query": "{ __typename }"}'.encode("utf-16"),
    ],
)
def test_a_body_that_is_no_request(asker: Asker, body: bytes) -> None:
    for accept in (NEW, JSON):
        response = asker.send(body, accept=accept)
        assert response.status_code == 400
        assert response.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


def test_another_charset_is_not_read(asker: Asker) -> None:
    body = orjson.dumps({"query": QUERY})
    assert asker.send(body, kind="application/json; charset=utf-8").json() == DATA
    assert asker.send(body, kind="application/json; charset=gbk").status_code == 415


def test_an_error_of_a_field_leaves_the_answer_a_200(asker: Asker) -> None:
    for accept in (NEW, JSON):
        response = asker.post("{ enterprises(first: 0) { nodes { uscc } } }", accept=accept)
        assert response.status_code == 200 and response.json()["data"] == {"enterprises": None}


def test_messages_follow_the_language_asked_for(asker: Asker) -> None:
    def message(language: str) -> str:
        body = orjson.dumps({"query": "{ enterprises(first: 0) { nodes { uscc } } }"})
        text: str = asker.send(body, **{"accept-language": language}).json()["errors"][0]["message"]
        return text

    assert message("zh-CN") == "first 应在1至100之间。"
    assert message("en") == "first must lie between 1 and 100."


def test_the_csrf_of_pages_does_not_stand_in_the_way(asker: Asker) -> None:
    response = Client(enforce_csrf_checks=True).post(
        "/graphql/", orjson.dumps({"query": QUERY}), content_type=JSON, headers={"authorization": f"Bearer {asker.token}"}
    )
    assert response.json() == DATA
