"""The list of serious violators: what stands today, with ground, term and history; what was removed is there for no day."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api import regions, scopes
from cases.base.models import Document
from integrity.blacklist.models import BlacklistCase, HeavyBy, Measure
from tests.api.asking import NOW, Asker, make_asker
from tests.api.listed import GROUND, TERM_END, make_listing
from tests.factories.integrity import Bureau, at, make_bureau
from tests.factories.parties import make_party
from tests.web.test_views_public import execute, unguard

pytestmark = pytest.mark.django_db
ENTRY = """number party uscc authority grounds { code article text { zh en } } heavyBy listedOn publishedOn termEnd
  earlyRemovalFrom measures { kind { zh en } from to } history { kind on } penalty"""
LIST = f"""query($r: RegionCode, $on: Date, $n: Int, $a: String) {{ blacklist(region: $r, activeOn: $on, first: $n, after: $a) {{
  nodes {{ {ENTRY} }} edges {{ cursor }} pageInfo {{ hasNextPage endCursor }} }} }}"""
OWN = "query($u: USCC!) { enterprise(uscc: $u) { blacklist { number uscc } } }"
DAYS = (None, "2026-05-20", "2026-06-01", "2026-06-30", "2029-05-20")


@pytest.fixture
def bureau(db: None) -> Bureau:
    return make_bureau()


def _numbers(asker: Asker, **narrow: Any) -> list[str]:
    return [node["number"] for node in asker.data(LIST, **narrow)["blacklist"]["nodes"]]


def _number(listing: BlacklistCase) -> str:
    assert listing.listing_document is not None
    return listing.listing_document.reference


def test_an_entry_says_ground_term_and_history(asker: Asker, bureau: Bureau) -> None:
    listing = make_listing(bureau=bureau)
    (entry,) = asker.data(LIST)["blacklist"]["nodes"]
    assert listing.decision is not None and listing.decision.document is not None
    assert entry == {
        "number": _number(listing),
        "party": listing.party.name,
        "uscc": listing.party.uscc,
        "authority": bureau.authority.name,
        "grounds": [{"code": "L44-5-3", "article": GROUND["article"], "text": {"zh": GROUND["title"], "en": GROUND["title_en"]}}],
        "heavyBy": "SEVERE_TIER",
        "listedOn": "2026-05-20",
        "publishedOn": "2026-05-28",
        "termEnd": "2029-05-20",
        "earlyRemovalFrom": "2027-05-20",
        "measures": [
            {
                "kind": {
                    "zh": "列为重点监管对象，提高检查频次，依法严格监管",
                    "en": "key subject of supervision, inspected more often",
                },
                "from": "2026-05-20",
                "to": None,
            }
        ],
        "history": [
            {"kind": "LISTED", "on": "2026-05-20"},
            {"kind": "SERVED", "on": "2026-05-22"},
            {"kind": "PUBLISHED", "on": "2026-05-28"},
        ],
        "penalty": listing.decision.document.reference,
    }
    assert asker.data(OWN, u=listing.party.uscc) == {
        "enterprise": {"blacklist": [{"number": _number(listing), "uscc": listing.party.uscc}]}
    }


def test_its_provenance_names_the_paper_and_changes_with_the_entry(asker: Asker, bureau: Bureau) -> None:
    query = """{ blacklist { nodes { provenance {
      authority document issuedOn recordCount rulesets computedAt supersedes checksum } } } }"""
    listing = make_listing(bureau=bureau)
    (first,) = asker.data(query)["blacklist"]["nodes"]
    checksum = first["provenance"].pop("checksum")
    assert first["provenance"] == {
        "authority": bureau.authority.name,
        "document": _number(listing),
        "issuedOn": "2026-05-20",
        "recordCount": 1,
        "rulesets": ["LIST44"],
        "computedAt": NOW.isoformat(),
        "supersedes": None,
    }
    with connection.cursor() as cursor:
        cursor.execute("UPDATE blacklist_managementmeasure SET to_day = %s", [date(2026, 6, 1)])
    (after,) = asker.data(query)["blacklist"]["nodes"]
    assert len(checksum) == 64 and after["provenance"]["checksum"] != checksum


@pytest.mark.parametrize("state", ["REVOKED", "REMOVED_TERM"])
def test_what_ended_is_answered_for_no_day(asker: Asker, bureau: Bureau, state: str) -> None:
    listing = make_listing(bureau=bureau, state=state)
    assert all(_numbers(asker, on=day) == [] for day in DAYS)
    assert asker.data(OWN, u=listing.party.uscc)["enterprise"]["blacklist"] == []
    assert _number(listing).encode() not in asker.post(LIST, on="2026-06-01").content


def test_the_term_ends_with_its_last_day_even_if_nothing_swept(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = make_listing(bureau=bureau)
    for today, shown in ((TERM_END, [_number(listing)]), (date(2029, 5, 21), [])):
        monkeypatch.setattr("django.utils.timezone.now", lambda today=today: at(today, 23))
        assert _numbers(make_asker()) == shown == _numbers(make_asker(), on="2026-06-01")


def test_what_is_not_published_yet_is_not_there(asker: Asker, bureau: Bureau) -> None:
    make_listing(bureau=bureau, published_on=date(2026, 7, 1))
    assert _numbers(asker) == []


@pytest.mark.parametrize(
    ("day", "there"), [("2026-05-19", False), ("2026-05-20", True), ("2029-05-20", True), ("2029-05-21", False)]
)
def test_a_day_narrows_what_stands_to_the_terms_that_hold_it(asker: Asker, bureau: Bureau, day: str, there: bool) -> None:
    listing = make_listing(bureau=bureau)
    assert _numbers(asker, on=day) == ([_number(listing)] if there else [])


def test_the_list_is_public_in_every_region(bureau: Bureau) -> None:
    listing, stranger = make_listing(bureau=bureau), make_asker(region="330000", scopes=["blacklist"])
    for narrow in ({}, {"r": "310000"}, {"r": "310101"}, {"r": "000000"}):
        assert _numbers(stranger, **narrow) == [_number(listing)]
    assert _numbers(stranger, r="330000") == []
    # but what else is known of the enterprise is for its own region
    assert stranger.codes(OWN, u=listing.party.uscc) == ["REGION_OUT_OF_SCOPE"]


@pytest.mark.parametrize("query", [LIST, OWN], ids=["list", "own"])
def test_without_the_scope_nothing_is_read(bureau: Bureau, query: str, django_assert_num_queries: Any) -> None:
    party = make_listing(bureau=bureau).party
    asker = make_asker(scopes=[name for name in scopes.SCOPES if name != "blacklist"])
    variables = {"u": party.uscc} if query == OWN else {}
    # the client, and the line in the log
    with django_assert_num_queries(2):
        assert asker.codes(query, **variables) == ["SCOPE_MISSING"]


def test_a_natural_person_is_masked(asker: Asker, bureau: Bureau) -> None:
    person = make_party(kind="natural_person")
    make_listing(bureau=bureau, party=person)
    response = asker.post(LIST)
    (entry,) = response.json()["data"]["blacklist"]["nodes"]
    assert (entry["party"], entry["uscc"]) == ("张*示", None)
    assert person.name.encode() not in response.content


def test_an_owner_who_is_the_name_of_the_shop_is_masked(asker: Asker, bureau: Bureau) -> None:
    shop = make_party(kind="sole_trader", licensed=False, name="林例示", owner_name="林例示")
    make_listing(bureau=bureau, party=shop)
    assert shop.name.encode() not in asker.post(LIST).content


@pytest.mark.parametrize("known", ["owner_name", "legal_representative", "paper"])
def test_who_stands_for_a_trader_is_masked_in_its_name(known: str, asker: Asker, bureau: Bureau) -> None:
    """As on the page of the penalty: by the register, or by the paper alone."""
    register: dict[str, Any] = {} if known == "paper" else {known: "林例示"}
    shop = make_party(kind="sole_trader", name="林例示小吃店", **register)
    listing = make_listing(bureau=bureau, party=shop)
    if known == "paper":
        assert listing.decision is not None and listing.decision.document is not None
        _told(listing.decision.document, {"name": shop.name, "representative": "林例示"})
    (entry,) = asker.data(LIST)["blacklist"]["nodes"]
    assert entry["party"] == "林*示小吃店"


def _told(paper: Document, party: dict[str, str]) -> None:
    """The paper as it would have named the party, put beside its guards."""
    unguard(paper._meta.db_table)
    execute(
        f"UPDATE {paper._meta.db_table} SET snapshot = %s WHERE id = %s",
        [json.dumps({**paper.snapshot, "party": party}), paper.pk],
    )


def test_pages_are_complete_and_their_cursors_bound_to_the_question(asker: Asker, bureau: Bureau) -> None:
    numbers = [_number(make_listing(bureau=bureau)) for _ in range(3)]
    first = asker.data(LIST, n=2)["blacklist"]
    end = first["pageInfo"]["endCursor"]
    rest = asker.data(LIST, n=2, a=end)["blacklist"]
    assert [n["number"] for n in first["nodes"] + rest["nodes"]] == numbers
    assert first["pageInfo"]["hasNextPage"] and not rest["pageInfo"]["hasNextPage"]
    assert first["edges"][-1]["cursor"] == end
    assert asker.codes(LIST, a=end, on="2026-06-01") == asker.codes(LIST, a=end, r="310000") == ["INVALID_CURSOR"]
    assert asker.codes(LIST, n=0) == asker.codes(LIST, n=101) == ["BAD_INPUT"]


# what is asked of an entry → statements beside the two of every call: the client, and the line in the log
COUNTS = {
    "number party uscc authority grounds { code } history { on } penalty": 1,
    "measures { from }": 2,
    "provenance { issuedOn supersedes checksum } measures { from }": 2,
}


@pytest.mark.parametrize(("asked", "count"), COUNTS.items())
def test_the_statements_are_pinned_and_do_not_grow_with_the_rows(asker: Asker, bureau: Bureau, asked: str, count: int) -> None:
    regions.ids_within("310000", NOW.date())
    one = make_listing(bureau=bureau)
    queries = (
        (f'{{ enterprise(uscc: "{one.party.uscc}") {{ blacklist {{ {asked} }} }} }}', count + 1),
        (f"{{ enterprises {{ nodes {{ blacklist {{ {asked} }} }} }} }}", count + 1),
        (f'{{ blacklist(region: "310000") {{ nodes {{ {asked} }} }} }}', count),
    )
    for rows in (1, 4):
        for query, expected in queries:
            with CaptureQueriesContext(connection) as seen:
                asker.data(query)
            assert len(seen) == expected + 2, (rows, query, [q["sql"] for q in seen])
        for _ in range(3):
            make_listing(bureau=bureau)


def test_a_read_fetches_no_other_columns(asker: Asker, bureau: Bureau) -> None:
    make_listing(bureau=bureau)
    with CaptureQueriesContext(connection) as seen:
        asker.data(LIST)
    (read,) = [q["sql"] for q in seen if 'FROM "blacklist_blacklistcase"' in (q["sql"] or "")]
    assert '"outcome"' not in read and '"weighing"' not in read
    # of the penalty's paper no more than who stands for the party in it
    assert not re.search(r'"snapshot"( FROM|, ")', read) and "representative" in read


def test_every_measure_and_every_heavy_penalty_has_its_words() -> None:
    from api.schema import schema
    from api.types.blacklist import MEASURES

    assert set(MEASURES) == set(Measure.values)
    assert set(schema.graphql_schema.type_map["HeavyBy"].values) == {member.name for member in HeavyBy}
