"""The public list of serious violators: who is on it today, at an address that stays; whoever left it never was on it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from integrity.blacklist.models import BlacklistCase, ManagementMeasure, Measure
from integrity.blacklist.procedure import BLACKLIST
from tests.factories.integrity import make_bureau, make_case, make_decision, working
from tests.factories.parties import make_party, make_uscc
from tests.web.conftest import Clock
from tests.web.test_views_public import execute, unguard

pytestmark = pytest.mark.django_db

LIST = "/public/blacklist/"
LISTED_ON, PUBLISHED_ON, LAST_DAY = date(2026, 5, 20), date(2026, 6, 1), date(2029, 5, 20)
GROUND = {
    "code": "L44-5-2",
    "article": "市场监督管理严重违法失信名单管理办法第五条第二项",
    "title": "用非食品原料生产食品",
    "title_en": "Non-food matter in food",
}
GONE = sorted({state.code for state in BLACKLIST.states} - {"PUBLISHED", "EARLY_REVIEW", "RELISTED"})
_names = count(1)


def listing(*, on: date = PUBLISHED_ON, **party: Any) -> BlacklistCase:
    """A published listing as its procedure leaves it, put beside the guards: the procedure has its own tests."""
    who = make_party(**{"name": f"虚构市例示{next(_names)}号食品有限公司", **party})
    case = make_case(bureau=make_bureau(), party=who)
    decision = make_decision(case=case, decided_on=LISTED_ON, kinds=("revoke_licence",))
    unguard(BlacklistCase._meta.db_table)
    with working(on) as work:
        row = work.save(
            BlacklistCase(
                state="PUBLISHED",
                opened_on=LISTED_ON,
                case=case,
                authority=case.authority,
                party=who,
                decision=decision,
                grounds=[GROUND],
                heavy_by="revoke_licence",
                listed_on=LISTED_ON,
                published_on=on,
                term_end=LAST_DAY,
                early_from=date(2027, 5, 20),
            )
        )
        work.save(ManagementMeasure(listing=row, kind=Measure.NO_HONOURS, from_day=LISTED_ON))
    return row


def address(row: BlacklistCase) -> str:
    return reverse("web:public_listing", args=[row.public_code])


def get(where: str, **query: str) -> Any:
    return Client().get(where, query)


def test_the_particulars_of_a_current_listing_are_read_without_signing_in(clock: Clock) -> None:
    row = listing()
    clock(PUBLISHED_ON)
    page = get(LIST)
    assert [r.url for r in page.context["page"].rows] == [address(row)]
    entry = get(address(row))
    assert "no-store" in entry["Cache-Control"] and "no-store" in page["Cache-Control"]
    text, paper = entry.content.decode(), row.decision.document if row.decision else None
    assert paper is not None
    for said in (
        row.party.name,
        row.party.uscc,
        GROUND["title"],
        paper.reference,
        "2026-05-20",
        "2029-05-20",
        "吊销许可证件",
        "不予授予",
    ):
        assert said is not None and said in text
    assert get("/public/").context["page"].parts[1].count == 1


@pytest.mark.parametrize("state", GONE)
def test_no_other_state_is_reachable(state: str, clock: Clock) -> None:
    row = listing()
    clock(PUBLISHED_ON)
    assert get(address(row)).status_code == 200
    execute("UPDATE blacklist_blacklistcase SET state = %s WHERE id = %s", [state, row.pk])
    assert get(address(row)).status_code == 404
    assert not get(LIST).context["page"].rows
    assert get("/public/").context["page"].parts[1].count == 0


@pytest.mark.parametrize("state", ["EARLY_REVIEW", "RELISTED"])
def test_an_application_hides_nothing_and_listed_again_is_published(state: str, clock: Clock) -> None:
    """§3: EARLY_REVIEW → REMOVED_EARLY / PUBLISHED; RELISTED (= PUBLISHED)."""
    row = listing()
    clock(PUBLISHED_ON)
    execute("UPDATE blacklist_blacklistcase SET state = %s WHERE id = %s", [state, row.pk])
    assert get(address(row)).status_code == 200
    assert len(get(LIST).context["page"].rows) == 1
    clock(LAST_DAY + timedelta(days=1))
    assert get(address(row)).status_code == 404


def test_the_list_ends_with_the_term_and_begins_with_publication(clock: Clock) -> None:
    row = listing()
    one = timedelta(days=1)
    for day, status in ((PUBLISHED_ON - one, 404), (PUBLISHED_ON, 200), (LAST_DAY, 200), (LAST_DAY + one, 404)):
        clock(day)
        assert get(address(row)).status_code == status


@pytest.mark.parametrize("code", ["0" * 20, "x", "0" * 4000, "a%00b", "A" * 20])
def test_what_never_was_is_not_there(code: str) -> None:
    assert get(f"{LIST}{code}/").status_code == 404
    assert get(LIST, after=code, q=code).status_code == 200


def test_the_address_of_a_penalty_is_none_of_a_listing(clock: Clock) -> None:
    row = listing()
    clock(PUBLISHED_ON)
    assert get(f"/public/penalties/{row.public_code}/").status_code == 404


def test_found_by_name_and_credit_code(clock: Clock) -> None:
    row, _other = listing(), listing()
    clock(PUBLISHED_ON)

    def found(text: str) -> list[str]:
        return [r.party for r in get(LIST, q=text).context["page"].rows]

    assert found(row.party.name) == found(row.party.uscc or "") == [row.party.name]
    assert len(found("例示")) == 2
    assert found(make_uscc()) == []


def test_a_natural_person_is_masked_and_not_confirmed(clock: Clock) -> None:
    row = listing(kind="natural_person", name="欧阳例示")
    clock(PUBLISHED_ON)
    for where in (LIST, address(row)):
        text = get(where).content.decode()
        assert "欧**示" in text and "欧阳" not in text
    assert not get(LIST, q="欧阳例示").context["page"].rows


# a hit says of a masked name what the mask hides (O45 6; PIPL 28): what is shown is 张*示面馆
PARTS = ("张例示", "张例示面", "例示", "张例", "例", "例示面馆", "面馆", "张", "张*示面馆", "张示例")
TRADER = {"kind": "sole_trader", "name": "张例示面馆", "owner_name": "张例示"}
TRADERS: list[dict[str, Any]] = [
    TRADER,
    {**TRADER, "owner_name": "", "legal_representative": "张例示"},
    {**TRADER, "licensed": False},
    {**TRADER, "kind": "company", "licensed": False},
]


@pytest.mark.parametrize("party", TRADERS, ids=["owner", "representative", "unlicensed", "unlicensed company"])
def test_the_search_tells_nothing_of_a_masked_name(party: dict[str, Any], clock: Clock) -> None:
    row = listing(**party)
    clock(PUBLISHED_ON)

    def found(text: str) -> list[str]:
        return [r.party for r in get(LIST, q=text).context["page"].rows]

    assert [r.party for r in get(LIST).context["page"].rows] == ["张*示面馆"]
    assert "张例示" not in get(address(row)).content.decode()
    assert [text for text in PARTS if found(text)] == []
    # who knows the whole registered name, or the code, knows nothing new
    assert found("张例示面馆") == ["张*示面馆"]
    if row.party.uscc:
        assert found(row.party.uscc) == ["张*示面馆"]


@pytest.mark.parametrize(
    "known", [{"owner_name": "张例示"}, {"legal_representative": "张例示"}, {}], ids=["owner", "representative", "nobody knows"]
)
def test_a_trader_under_his_own_name_is_found_by_code_alone(known: dict[str, Any], clock: Clock) -> None:
    row = listing(kind="sole_trader", name="张例示", **known)
    clock(PUBLISHED_ON)
    assert not get(LIST, q="张例示").context["page"].rows
    assert len(get(LIST, q=row.party.uscc or "").context["page"].rows) == 1


def test_a_name_that_only_the_paper_tells_is_masked_as_on_the_page_of_the_penalty(clock: Clock) -> None:
    row = listing(kind="sole_trader", name="张例示面馆")
    paper = row.decision.document if row.decision else None
    assert paper is not None
    told = json.dumps({**paper.snapshot, "party": {"name": "张例示面馆", "representative": "张例示"}})
    unguard(paper._meta.db_table)
    execute(f"UPDATE {paper._meta.db_table} SET snapshot = %s WHERE id = %s", [told, paper.pk])
    clock(PUBLISHED_ON)
    for where in (LIST, address(row)):
        assert "张*示面馆" in (text := get(where).content.decode()) and "张例示" not in text


def test_it_costs_the_same_for_two_and_for_many(clock: Clock) -> None:
    rows = [listing() for _ in range(2)]
    clock(PUBLISHED_ON + timedelta(days=2))
    assert _statements(LIST) == 1
    assert _statements(address(rows[0])) == 2
    rows += [listing(on=PUBLISHED_ON + timedelta(days=n % 3)) for n in range(31)]
    assert _statements(LIST) == 1
    seen, where = [], LIST
    while where:
        page = get(where).context["page"]
        seen += [r.url for r in page.rows]
        where = page.pager.next_url
    assert len(seen) == len(set(seen)) == 33


def _statements(where: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert get(where).status_code == 200
    return len(seen)
