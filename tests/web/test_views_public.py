"""The public's pages: what is published today, at an address that stays; nothing withdrawn, ended or personal."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.base import triggers
from cases.parties import services
from cases.parties.models import Party
from integrity.publicity.models import PenaltyPublicity
from tests.factories.cases import Played, case_at
from tests.factories.integrity import make_bureau, make_recorded, publish
from tests.factories.parties import make_party, make_uscc, seeding
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

PUBLISHED = ("enter", "check", "publish")
LIST = "/public/penalties/"
# a food case, published 28 April 2026: three years at most (公示规定 14(1))
LAST_DAY = date(2029, 4, 28)
# the rows, with party, bureau and decision; nothing a row
LIST_STATEMENTS = 1


def published(**more: Any) -> Played:
    return case_at("DEC_PEN", **more).play("serve", *PUBLISHED)


def address(row: PenaltyPublicity) -> str:
    return reverse("web:public_penalty", args=[row.public_code])


def get(where: str, language: str = "zh-hans", **query: str) -> Any:
    client = Client()
    client.cookies["django_language"] = language
    return client.get(where, query)


def test_what_is_published_is_listed_and_read_at_its_address_without_signing_in(clock: Clock) -> None:
    played = published()
    clock(STEPS["publish"].day)
    row, listed = played.publicity, get(LIST)
    assert [r.url for r in listed.context["page"].rows] == [address(row)]
    shown = get(address(row))
    assert shown.status_code == 200
    text = shown.content.decode()
    for said in (played.party.name, played.party.uscc, "罚款50000.00元", "2026-04-21", "2029-04-28", played.proposal.facts_text):
        assert said is not None and said in text
    assert get("/public/").context["page"].parts[0].count == 1


@pytest.mark.parametrize("where", ["/public/", LIST, "/public/penalties/" + "0" * 20 + "/"])
def test_nobody_keeps_a_copy(where: str) -> None:
    answer = get(where)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noarchive"


def test_an_address_tells_nothing_and_stays(clock: Clock) -> None:
    one, other = published(), published()
    clock(STEPS["publish"].day)
    codes = {row.public_code for row in (one.publicity, other.publicity)}
    assert len(codes) == 2 and all(code and len(code) == 20 for code in codes)
    before = one.publicity.public_code
    one.do("annul")
    assert one.publicity.public_code == before


@pytest.mark.parametrize("steps", [(), ("enter",), ("enter", "check")])
def test_what_is_not_yet_published_has_no_page(steps: tuple[str, ...], clock: Clock) -> None:
    played = case_at("DEC_PEN").play("serve", *steps)
    clock(STEPS["publish"].day)
    assert get(address(played.publicity)).status_code == 404
    assert not get(LIST).context["page"].rows


def test_from_the_order_to_withdraw_nothing_is_reachable(clock: Clock) -> None:
    played = published()
    where = address(played.publicity)
    clock(STEPS["publish"].day)
    assert get(where).status_code == 200
    played.do("annul")
    clock(STEPS["annul"].day)
    assert played.publicity.state == "PUBLISHED"
    assert get(where).status_code == 404
    assert not get(LIST).context["page"].rows
    played.do("withdraw")
    clock(STEPS["withdraw"].day)
    assert get(where).status_code == 404


def test_a_changed_decision_leaves_the_old_address_for_good(clock: Clock) -> None:
    played = published()
    where = address(played.publicity)
    played.do("change")
    clock(STEPS["change"].day)
    assert get(where).status_code == 404


def test_the_term_ends_with_its_last_day_even_if_nothing_swept(clock: Clock) -> None:
    played = published()
    where = address(played.publicity)
    clock(LAST_DAY)
    assert get(where).status_code == 200
    clock(LAST_DAY + timedelta(days=1))
    assert get(where).status_code == 404
    assert not get(LIST).context["page"].rows


@pytest.mark.parametrize(
    "state", ["NOT_APPLICABLE", "REVIEW", "READY", "PUSHED", "CORRECTING", "TEMP_MASKED", "WITHDRAWN", "EXPIRED", "REPAIRED"]
)
def test_no_other_state_is_shown(state: str, clock: Clock) -> None:
    """Every state of the lifecycle but PUBLISHED; those not yet live are put beside the guards of the database."""
    row = published().publicity
    clock(STEPS["publish"].day)
    assert get(address(row)).status_code == 200
    unguard(PenaltyPublicity._meta.db_table)
    execute("UPDATE publicity_penaltypublicity SET state = %s WHERE id = %s", [state, row.pk])
    assert get(address(row)).status_code == 404
    assert not get(LIST).context["page"].rows


def test_gone_and_never_there_are_answered_alike(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Header by header. `Expires` is the second of the answer, so both are asked in one second."""
    played = published()
    where = address(played.publicity)
    played.play("annul", "withdraw")
    clock(STEPS["withdraw"].day)
    monkeypatch.setattr("django.utils.cache.time.time", lambda: 1_800_000_000.0)
    gone, never = get(where), get("/public/penalties/" + "0" * 20 + "/")
    assert gone.status_code == never.status_code == 404
    assert _bare(gone, where) == _bare(never, "/public/penalties/" + "0" * 20 + "/")
    assert dict(gone.headers) | {"Content-Length": ""} == dict(never.headers) | {"Content-Length": ""}


@pytest.mark.parametrize("code", ["0", "x" * 20, "A" * 20, "0" * 21, "a%00b", "0" * 4000, "%F0%9F%98%80", "0" * 20 + "%0A"])
def test_rubbish_is_no_address(code: str) -> None:
    assert get(f"/public/penalties/{code}/").status_code == 404


@pytest.mark.parametrize(
    "after", ["rubbish", "2026-99-99." + "0" * 20, "2026-01-01.x", ".", "\x00", "2026-01-01." + "0" * 20 + "\n"]
)
def test_rubbish_is_no_cursor(after: str, clock: Clock) -> None:
    published()
    clock(STEPS["publish"].day)
    assert len(get(LIST, after=after, q="\x00").context["page"].rows) == 1
    assert get(LIST, q="长" * 5000).status_code == 200


@pytest.mark.parametrize("where", ["/public/", LIST, "/public/penalties/" + "0" * 20 + "/"])
def test_the_public_changes_nothing(where: str) -> None:
    assert Client().post(where, {}).status_code == 405


def test_found_by_part_of_the_name_and_by_credit_code(clock: Clock) -> None:
    played, other = published(), published()
    clock(STEPS["publish"].day)

    def found(text: str) -> list[str]:
        return [row.party for row in get(LIST, q=text).context["page"].rows]

    code = played.party.uscc or ""
    assert found(played.party.name) == [played.party.name]
    assert found(code) == found(code.lower()) == found(f" {code} ") == [played.party.name]
    assert sorted(found("例示")) == sorted([played.party.name, other.party.name])
    assert found(make_uscc()) == found("没有这一家") == found("%") == []


def test_a_renamed_party_is_found_by_the_name_that_is_printed_and_by_the_new_one(clock: Clock) -> None:
    played = published()
    clock(STEPS["publish"].day)
    printed = played.party.name
    with seeding() as work:
        services.correct_party(
            work=work, party=played.party.pk, reason="更名", proof="登记机关通知", name="虚构市新名食品有限公司"
        )
    for name in (printed, "虚构市新名食品有限公司"):
        assert [row.url for row in get(LIST, q=name).context["page"].rows] == [address(played.publicity)]


# --- natural persons ---

PERSON = {"kind": "natural_person", "name": "欧阳例示", "address": "虚构路77号5室"}
TEXT = "经查明，欧阳例示（住虚构路77号5室）销售；欧阳 例示承认，当事人欧阳\n例示签名。"


def person_published(text: str = TEXT, **party: Any) -> PenaltyPublicity:
    bureau = make_bureau()
    made = make_recorded(
        bureau=bureau, party=make_party(**{**PERSON, **party}), fine=12_000_000, text=f"{text}住虚构路9号2室，电话13800000000。"
    )
    row = PenaltyPublicity.objects.get(decision=made)
    publish(bureau, row.pk, on=date(2026, 6, 1))
    return PenaltyPublicity.objects.get(pk=row.pk)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_natural_person_is_masked_everywhere(language: str, clock: Clock) -> None:
    row = person_published()
    clock(date(2026, 6, 1))
    for where in (LIST, address(row)):
        page = get(where, language).content.decode()
        assert "欧**示" in page
        assert "欧阳" not in page and "例示" not in page.replace("虚构市例示", "")
        assert "虚构路77号5室" not in page
    # the stored text, which is the served one but for the redactions, is left alone
    assert "欧阳例示" in str(row.content)


def test_a_search_does_not_confirm_a_persons_name(clock: Clock) -> None:
    person_published()
    clock(date(2026, 6, 1))
    assert len(get(LIST).context["page"].rows) == 1
    for text in ("欧阳例示", "欧阳", "例示"):
        assert not get(LIST, q=text).context["page"].rows


def test_the_owner_of_a_sole_trader_is_masked_the_trade_name_stays(clock: Clock) -> None:
    row = person_published("经营者欧阳例示销售。", kind="sole_trader", name="虚构区丙号小吃店", owner_name="欧阳例示")
    clock(date(2026, 6, 1))
    page = get(address(row)).content.decode()
    assert "虚构区丙号小吃店" in page and "欧**示" in page
    assert "欧阳例示" not in page
    assert not get(LIST, q="欧阳例示").context["page"].rows


def test_the_search_tells_nothing_of_a_masked_name(clock: Clock) -> None:
    """The page shows 张*示面馆; a hit on a part of the true name would confirm it (O45 6)."""
    person_published("经营者张例示销售。", kind="sole_trader", name="张例示面馆", owner_name="张例示")
    clock(date(2026, 6, 1))

    def found(text: str) -> list[str]:
        return [row.party for row in get(LIST, q=text).context["page"].rows]

    assert [text for text in ("张例示", "张例示面", "例示", "张例", "例示面馆", "面馆") if found(text)] == []
    assert found("张例示面馆") == ["张*示面馆"]


def test_the_whole_paper_of_a_natural_person_is_masked(clock: Clock) -> None:
    """A decision as the procedure issues it: party block with name, number and address."""
    party: Party = make_party(kind="natural_person", name="欧阳例示", address="虚构路77号5室")
    played = published(party=party)
    clock(STEPS["publish"].day)
    page = get(address(played.publicity)).content.decode()
    assert "欧**示" in page and "欧阳例示" not in page
    assert "虚构路77号5室" not in page
    assert party.identity_masked not in page
    assert "本局依法" in page or "经查明" in page


# --- cost ---


def statements(where: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert get(where).status_code == 200
    return len(seen)


def test_a_list_costs_the_same_for_two_and_for_many_and_pages_follow_each_other(clock: Clock) -> None:
    rows = [person_published() for _ in range(2)]
    clock(date(2026, 6, 1))
    assert statements(LIST) == LIST_STATEMENTS
    rows += [person_published() for _ in range(32)]
    assert statements(LIST) == LIST_STATEMENTS
    seen, where = [], LIST
    while where:
        page = get(where).context["page"]
        assert len(page.rows) <= 30
        seen += [row.url for row in page.rows]
        where = page.pager.next_url
    assert len(seen) == len(set(seen)) == 34
    assert statements(address(rows[0])) == 1


def test_in_english_everything_but_the_paper_is_english(clock: Clock) -> None:
    played = published()
    clock(STEPS["publish"].day)
    page = get(address(played.publicity), "en")
    facts = {f.label: f.value for f in page.context["page"].facts}
    assert facts["Penalty"].startswith("Fine ¥50,000.00")
    assert page["Content-Language"] == "en"
    assert '<article class="card public-paper" lang="zh-Hans"' in page.content.decode()


def test_officers_read_it_too(clock: Clock) -> None:
    played = published()
    clock(STEPS["publish"].day)
    assert Person(played.office.officers["co1"]).open(LIST).status_code == 200


def unguard(table: str) -> None:
    """Take the guards of a table away, for this test's transaction alone."""
    for name in triggers.installed(tables=[table]):
        execute(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))


def execute(statement: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _bare(answer: Any, where: str) -> str:
    text = answer.content.decode().replace(where, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)
