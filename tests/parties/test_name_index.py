"""The index of names only narrows: what is found is what a reading of all names finds; it is used, kept, and made again."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.base.cuts import cuts
from cases.base.spelling import name_key
from cases.base.work import legal_date
from cases.parties import name_index, selectors, services
from cases.parties.models import Party, PartyName
from cases.parties.naming import bears, keep_names
from tests.factories.parties import NOW, make_party, make_uscc, seeding

pytestmark = pytest.mark.django_db

SIGNS = "虚构例示食品店（）()〔〕ＡaAb1１·•-—%_\\'\"*𠮷ﬁ㈱é 😀"
TODAY = legal_date(NOW)


@pytest.fixture(params=[900, 4, 0])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Few names are told one by one, many are looked for along the parties; both find the same."""
    monkeypatch.setattr(name_index, "MANY", request.param)
    return int(request.param)


def enter(names: list[str]) -> list[Party]:
    """Parties of these names, as the import enters them."""
    rows = [Party(kind="company", name=name, uscc=make_uscc()) for name in names]
    parties = Party._base_manager.bulk_create(rows)
    keep_names(parties, today=TODAY)
    return parties


def rename(party: Party, name: str) -> None:
    Party._base_manager.filter(pk=party.pk).update(name=name)
    party.name = name
    keep_names([party], today=TODAY)


def fiction(chance: random.Random, longest: int) -> str:
    while not name_key(name := "".join(chance.choices(SIGNS, k=chance.randint(1, longest)))):
        pass
    return name


def scanned(text: str, *, first: int) -> list[int]:
    """Whom a text may mean, by reading every name; written anew from the words of `alike`."""
    key, merged = name_key(text), set(Party.objects.exclude(merged_into=None).values_list("pk", flat=True))
    best: dict[int, int] = {}
    for row in PartyName.objects.all():
        own = name_key(row.name)
        if key and key in own and row.party_id not in merged:
            rank = 0 if own == key and row.until is None else 1 if own == key else 2 if own.startswith(key) else 3
            best[row.party_id] = min(rank, best.get(row.party_id, rank))
    return sorted(best, key=lambda pk: (best[pk], pk))[:first]


def test_the_index_finds_what_a_reading_of_all_names_finds(many: int) -> None:
    chance = random.Random(many)
    parties = enter([fiction(chance, 9) for _ in range(120)])
    for party in chance.sample(parties, 30):
        rename(party, fiction(chance, 9))
    for gone in chance.sample(parties[1:], 6):
        Party._base_manager.filter(pk=gone.pk).update(merged_into=parties[0])
    texts = [fiction(chance, 3) for _ in range(60)] + [p.name[1:4] for p in parties[:40]] + [p.name for p in parties[:20]]
    for text in texts:
        assert [p.pk for p in selectors.alike(text, first=7)] == scanned(text, first=7), text
        key = name_key(text)
        holders = {row.party_id for row in PartyName.objects.all() if key and key in name_key(row.name)}
        assert {p.pk for p in Party.objects.filter(bears(text, within=True))} == holders, text


def test_one_character_finds_it_at_the_start_in_the_middle_and_at_the_end(many: int) -> None:
    first, middle, last, _other = enter(["甲乙丙", "乙甲丙", "乙丙甲", "乙丙"])
    assert selectors.alike("甲") == [first, middle, last]
    assert selectors.alike("店") == []


def test_nothing_visible_asks_nothing() -> None:
    with CaptureQueriesContext(connection) as seen:
        assert name_index.holding(name_key(" \u200b")) == [] and selectors.alike("") == []
    assert len(seen) == 0


@pytest.mark.parametrize(("text", "statements"), [("例示第3号", 3), ("虚构例示第3号食品有限公司", 3), ("没有这一家", 1)])
def test_candidates_cost_the_same_for_few_and_for_more(text: str, statements: int) -> None:
    for size in (20, 400):
        enter([f"虚构例示第{n}号食品有限公司" for n in range(size)])
        with CaptureQueriesContext(connection) as seen:
            selectors.alike(text)
        assert len(seen) == statements


def test_the_database_asks_the_index_and_does_not_read_all_names() -> None:
    enter([f"虚构例示{n}号{chr(0x4E00 + n % 5000)}食品有限公司" for n in range(4000)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for text in ("例示1234号", "1234", "第", "丐食品"):
        plan = explained(*name_index.statement(text))
        if connection.vendor == "sqlite":
            assert f"SCAN {name_index.INDEX} VIRTUAL TABLE INDEX" in plan and "SCAN parties_partyname" not in plan
        else:
            assert f"Bitmap Index Scan on {name_index.INDEX}" in plan and "Seq Scan" not in plan


def explained(sql: str, given: list[Any]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + sql, given)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_what_is_changed_removed_or_rolled_back_is_so_in_the_index() -> None:
    party = make_party(name="虚构市旧名食品有限公司")
    with seeding() as work:
        services.correct_party(work=work, party=party.pk, reason="更名", proof="营业执照", name="虚构市新名食品有限公司")
    assert found("旧名") == found("新名") == [party.pk]
    with transaction.atomic():
        enter(["虚构市未成食品有限公司"])
        assert len(found("未成")) == 1
        transaction.set_rollback(True)
    assert found("未成") == []
    PartyName.objects.filter(party=party).exclude(until=None).delete()
    assert (found("旧名"), found("新名")) == ([], [party.pk])


def found(text: str) -> list[int]:
    held = name_index.holding(name_key(text))
    assert held is not None
    return [name.party for name in held]


def test_migrate_makes_the_index_again_where_a_part_of_it_is_missing() -> None:
    """As after a rebuild of the table in SQLite, which drops triggers: what was written meanwhile is found, too."""
    assert name_index.install() is False
    with connection.cursor() as cursor:
        kind = f"TRIGGER {name_index.INDEX}_insert" if connection.vendor == "sqlite" else f"INDEX {name_index.INDEX}"
        cursor.execute(f"DROP {kind}")
    (party,) = enter(["虚构市其间食品有限公司"])
    # PostgreSQL makes no index on a table with foreign keys still to be looked at
    connection.check_constraints()
    assert name_index.install() is True
    assert found("其间") == [party.pk]
    assert name_index.install() is False


def test_the_command_writes_keys_and_cuts_again(capsys: pytest.CaptureFixture[str]) -> None:
    one, other = enter(["虚构市（甲）食品有限公司", "虚构市乙食品有限公司"])
    PartyName.objects.filter(party=one).update(key="别样", cuts=cuts("别样"))
    assert found("(甲)食品") == []
    call_command("index_names")
    assert capsys.readouterr().out == "changed=1\n"
    assert found("(甲)食品") == [one.pk] and found("别样") == [] and found("乙食品") == [other.pk]
    call_command("index_names")
    assert capsys.readouterr().out == "changed=0\n"
