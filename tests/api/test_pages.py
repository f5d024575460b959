"""Pages by key: complete, without gap or repetition, whatever is added meanwhile; cursors cannot be made up."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from api import cursors
from tests.api.asking import Asker, make_asker
from tests.factories.parties import make_party

PAGE = """query($first: Int, $after: String, $region: RegionCode, $name: String) {
  enterprises(first: $first, after: $after, region: $region, name: $name) {
    edges { cursor node { uscc } } nodes { uscc } pageInfo { hasNextPage endCursor } } }"""
pytestmark = pytest.mark.django_db


def _page(asker: Asker, **variables: Any) -> Any:
    return asker.data(PAGE, **variables)["enterprises"]


def _codes(page: Any) -> list[str]:
    return [node["uscc"] for node in page["nodes"]]


def test_pages_are_complete_under_inserts(asker: Asker) -> None:
    before = [make_party().uscc for _ in range(7)]
    seen: list[str] = []
    added: list[str | None] = []
    after = None
    for _ in range(20):
        page = _page(asker, first=2, after=after)
        seen += _codes(page)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        if len(added) < 3:
            added.append(make_party().uscc)
    # everything that was there at the start and everything that came while pages were left, each once, in order
    assert seen == before + added


def test_the_last_page_says_so_even_when_it_is_full(asker: Asker) -> None:
    codes = [make_party().uscc for _ in range(4)]
    first = _page(asker, first=2)
    assert _codes(first) == codes[:2] and first["pageInfo"]["hasNextPage"]
    last = _page(asker, first=2, after=first["pageInfo"]["endCursor"])
    assert _codes(last) == codes[2:] and not last["pageInfo"]["hasNextPage"]
    beyond = _page(asker, first=2, after=last["pageInfo"]["endCursor"])
    assert beyond == {"edges": [], "nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}


def test_any_edge_is_a_place_to_go_on_from(asker: Asker) -> None:
    codes = [make_party().uscc for _ in range(4)]
    edges = _page(asker, first=4)["edges"]
    assert [e["node"]["uscc"] for e in edges] == codes
    for place, edge in enumerate(edges):
        assert _codes(_page(asker, first=4, after=edge["cursor"])) == codes[place + 1 :]


def test_a_cursor_is_opaque_and_no_change_of_it_is_taken(asker: Asker) -> None:
    for _ in range(3):
        make_party()
    cursor = _page(asker, first=1)["pageInfo"]["endCursor"]
    raw = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    for place in range(len(raw)):
        changed = bytes(b ^ 1 if n == place else b for n, b in enumerate(raw))
        text = base64.urlsafe_b64encode(changed).decode().rstrip("=")
        assert asker.codes(PAGE, after=text) == ["INVALID_CURSOR"]


@pytest.mark.parametrize("cursor", ["", "1", "MQ==", "游标", "a" * 5000, "\x00", "////", "-1", "bnVsbA"])
def test_a_made_up_cursor_is_refused(asker: Asker, cursor: str) -> None:
    assert asker.codes(PAGE, after=cursor) == ["INVALID_CURSOR"]


def test_a_cursor_of_another_question_is_refused(asker: Asker) -> None:
    for _ in range(3):
        make_party(region_code="310101")
    cursor = _page(asker, first=1)["pageInfo"]["endCursor"]
    assert asker.codes(PAGE, after=cursor, region="310101") == ["INVALID_CURSOR"]
    assert asker.codes(PAGE, after=cursor, name="虚构") == ["INVALID_CURSOR"]
    query = "query($after: String) { publishedPenalties(after: $after) { nodes { number } } }"
    assert asker.codes(query, after=cursor) == ["INVALID_CURSOR"]
    assert make_asker(region="330000").codes(PAGE, after=cursor) == ["INVALID_CURSOR"]


def test_a_cursor_signed_with_another_key_is_refused(asker: Asker, settings: Any) -> None:
    from api.queries import question_of
    from api.selectors import Filters

    question = question_of(Filters(region="310000"))
    good = cursors.sign(question, [0])
    assert _codes(_page(asker, after=good)) == []
    key, settings.SECRET_KEY = settings.SECRET_KEY, "x" * 50
    other = cursors.sign(question, [0])
    settings.SECRET_KEY = key
    assert other != good and asker.codes(PAGE, after=other) == ["INVALID_CURSOR"]


def test_without_first_there_are_fifty(asker: Asker) -> None:
    for _ in range(51):
        make_party()
    page = asker.data("query($f: Int) { enterprises(first: $f) { nodes { uscc } pageInfo { hasNextPage } } }", f=None)
    assert len(page["enterprises"]["nodes"]) == 50 and page["enterprises"]["pageInfo"]["hasNextPage"]
