"""The import as an act: idempotent, bound into the chain, tamper-evident; nothing at all after a fault."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from stdnum import numdb

from cases.base import triggers, verify
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.errors import NotPermitted
from cases.base.models import Act, ChainEntry, ChainHead
from cases.base.roles import Role
from cases.base.work import SHANGHAI
from cases.parties import services
from cases.parties.models import Party
from cases.parties.registry import Reject, Tally, UnreadableFile, import_enterprises
from tests.factories.parties import make_actor, make_party, seeding
from tests.parties.registry_files import REAL, code, record, write

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI)
HISTORY = Party.history.model


def run(path: Path, *, now: datetime = NOW, actor: Actor | None = None) -> tuple[Tally, list[Reject]]:
    rejects: list[Reject] = []
    with works.begin(actor or Actor.system("test"), now, act="parties.import_enterprises") as work:
        tally = import_enterprises(work=work, path=path, on_reject=rejects.append)
    return tally, rejects


def state() -> list[list[Any]]:
    """Everything an import may write."""
    tables = (Party, HISTORY, Act, ChainEntry, ChainHead)
    return [sorted(t._base_manager.values_list(), key=str) for t in tables]


def test_a_file_becomes_parties_with_history_and_one_act(tmp_path: Path) -> None:
    tally, rejects = run(write(tmp_path / "r.csv", [record(1), record(2)]))
    assert (tally.accepted, tally.created, tally.updated, rejects) == (2, 2, 0, [])
    party = Party.objects.get(uscc=code(1))
    assert (party.name, party.kind, party.licensed) == ("虚构市第1号食品有限公司", "company", True)
    assert (party.established_on, party.capital_fen) == (date(2018, 7, 13), 100_000_000)
    # 义乌市 was and is a county-level city within 金华
    assert party.region is not None and party.region.code == "330782"
    assert party.registration_region == "330782"
    version = party.history.get()
    act = Act.objects.exclude(stream="law:cn").get()
    assert (version.history_type, version.act_id, version.name) == ("+", act.act_id, party.name)
    assert (act.verb, act.details["accepted"], act.actor_name) == ("parties.import_enterprises", 2, "test")


def test_twice_is_the_same_state(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [record(n) for n in range(1, 30)])
    run(path)
    before = state()
    tally, _ = run(path, now=datetime(2026, 2, 1, tzinfo=SHANGHAI))
    assert (tally.accepted, tally.created, tally.updated) == (29, 0, 0)
    assert state() == before


def test_only_what_changed_gets_a_new_version(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1), record(2)]))
    tally, _ = run(write(tmp_path / "s.csv", [record(1, 企业名称="虚构市更名食品有限公司", 注册资金="200万元"), record(2)]))
    assert (tally.accepted, tally.updated) == (2, 1)
    party = Party.objects.get(uscc=code(1))
    assert (party.name, party.capital, party.capital_fen) == ("虚构市更名食品有限公司", "200万元", 200_000_000)
    assert [v.history_type for v in party.history.order_by("history_id")] == ["+", "~"]
    assert Party.objects.get(uscc=code(2)).history.count() == 1
    assert verify.verify().findings == []


def test_a_capital_that_turns_foreign_loses_its_fen(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1)]))
    run(write(tmp_path / "s.csv", [record(1, 注册资金="100万美元")]))
    party = Party.objects.get(uscc=code(1))
    assert (party.capital, party.capital_fen) == ("100万美元", None)


def test_what_the_registry_does_not_say_erases_nothing(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1)]))
    before = state()
    silent = record(1, 注册日期="N/A", 企业类型="N/A", 注册资金="", 经营范围="", 所在省份="", 地区="")
    assert run(write(tmp_path / "s.csv", [silent]))[0].updated == 0
    assert state() == before


def test_a_party_registered_by_hand_keeps_what_the_registry_does_not_know(tmp_path: Path) -> None:
    party = make_party(
        uscc=code(1), name="虚构市旧名有限公司", region_code="310101", phone="02112345678", legal_representative="李示例"
    )
    assert run(write(tmp_path / "r.csv", [record(1)]))[0].updated == 1
    after = Party.objects.get(pk=party.pk)
    assert (after.name, after.legal_representative) == ("虚构市第1号食品有限公司", "李示例")
    assert after.open_phone() == "02112345678"
    # the registry's place is new to us, so the place of jurisdiction follows it
    assert after.region is not None and after.region.code == "330782"
    assert verify.verify().findings == []


def test_rejects_carry_line_reason_and_cells_and_the_rest_goes_in(tmp_path: Path) -> None:
    records = [record(1), record(2, 统一社会信用代码="91110000802100434B"), record(3, 注册日期="2018-13-01"), record(4)]
    tally, rejects = run(write(tmp_path / "r.csv", records))
    assert (tally.accepted, tally.rejected, Party.objects.count()) == (2, 2, 2)
    assert [(r.line, r.reason.zh.split("，")[0]) for r in rejects] == [
        (3, "91110000802100434B：统一社会信用代码第17位（组织机构代码校验码）不符"),
        (4, "注册日期“2018-13-01”不是有效日期"),
    ]
    assert rejects[0].cells[0] == "虚构市第2号食品有限公司"


def test_a_code_named_twice(tmp_path: Path) -> None:
    records = [record(1), record(1), record(1, 企业名称="虚构市另一家有限公司")]
    path = write(tmp_path / "r.csv", records)
    tally, (reject,) = run(path)
    assert (tally.accepted, tally.rejected, reject.line) == (2, 1, 4)
    assert "与第2行的统一社会信用代码相同而内容不同" in reject.reason.zh
    before = state()
    assert run(path)[0] == Tally(accepted=2, created=0, updated=0, rejected=1)
    assert state() == before


def test_a_code_named_twice_in_different_chunks(tmp_path: Path) -> None:
    records = [record(n) for n in range(1, 1000)] + [record(1, 企业名称="虚构市另一家有限公司"), record(2)]
    path = write(tmp_path / "r.csv", records)
    tally, (reject,) = run(path)
    assert (tally.accepted, tally.created, reject.line) == (1000, 999, 1001)
    before = state()
    assert run(path)[0].updated == 0
    assert state() == before


def test_kinds_follow_the_category_of_the_code(tmp_path: Path) -> None:
    heads = ("92330782", "93330782", "52330782")
    records = [record(n, 统一社会信用代码=code(n, head=head)) for n, head in enumerate(heads)]
    run(write(tmp_path / "r.csv", records))
    kinds = Party.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["sole_trader", "other_org", "other_org"]


@pytest.mark.parametrize(
    ("province", "city", "registered_in", "expected"),
    [
        ("浙江", "金华", "330782", "330782"),
        ("浙江", "金华", "330100", "330700"),  # registered elsewhere: the words decide
        ("浙江", "金华", "999999", "330700"),  # no such code: the words alone
        ("浙江省", "金华市", "330700", "330700"),
        ("湖南", "湘西", "433101", "433101"),
        ("陕西", "西咸新区", "610100", "610100"),  # no division of its own: the code, within the province
        ("陕西", "西咸新区", "999999", "610000"),
        ("上海", "", "310108", "310000"),  # 闸北区 ended in 2015
        ("上海", "", "310106", "310106"),
        ("乌有", "乌有", "330782", None),  # an unknown province says nothing, and the code alone is no proof
    ],
)
def test_today_s_region(tmp_path: Path, province: str, city: str, registered_in: str, expected: str | None) -> None:
    changed = {"所在省份": province, "地区": city, "统一社会信用代码": code(1, head=f"91{registered_in}")}
    assert run(write(tmp_path / "r.csv", [record(1, **changed)]))[0].accepted == 1
    party = Party.objects.get()
    assert (party.region.code if party.region else None) == expected
    assert party.registration_region == registered_in


def test_a_wrong_byte_in_the_last_line_leaves_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [record(n) for n in range(1, 1200)])
    path.write_bytes(path.read_bytes() + b"\xff\n")
    before = state()
    with pytest.raises(UnreadableFile, match="第1201行第1个字节"):
        run(path)
    assert state() == before
    assert Party.objects.count() == 0


def test_only_the_system_imports(tmp_path: Path) -> None:
    actor = make_actor(role=Role.CREDIT)
    with pytest.raises(NotPermitted):
        run(write(tmp_path / "r.csv", [record(1)]), actor=actor)
    assert Party.objects.count() == 0


# --- the chain ---


def forge(statement: str, *parameters: Any) -> None:
    """Raw SQL with every guard taken down, as somebody with the database's password could."""
    with connection.cursor() as cursor:
        for name in triggers.installed():
            table = next((t.table for t in triggers.expected() if t.name == name), "")
            if table.startswith("parties_"):
                on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{name}"{on}')
        cursor.execute(statement, parameters)


def kinds() -> set[str]:
    return {f.kind for f in verify.verify().findings}


def test_an_import_verifies_clean_with_one_entry_a_chunk(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(n) for n in range(1, 1200)]))
    assert verify.verify().findings == []
    # 1,199 rows in chunks of 900, and the act
    assert ChainEntry.objects.filter(stream="registry:cn").count() == 3


def test_a_later_single_change_verifies_clean(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1), record(2)]))
    with seeding() as work:
        services.correct_party(
            work=work, party=Party.objects.get(uscc=code(1)).pk, reason="更正", proof="执照", address="虚构路1号"
        )
    assert verify.verify().findings == []


def test_a_changed_imported_live_row_is_found(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1), record(2)]))
    forge("UPDATE parties_party SET capital_fen = 1 WHERE uscc = %s", code(2))
    (finding,) = verify.verify().findings
    party = Party.objects.get(uscc=code(2))
    assert (finding.kind, finding.place) == ("changed_live_column", f"parties_party/{party.pk}.capital_fen")


def test_a_changed_imported_history_row_is_found(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1), record(2)]))
    forge("UPDATE parties_historicalparty SET name = %s WHERE uscc = %s", "虚构市假名有限公司", code(2))
    assert kinds() == {"changed_batch", "changed_live_column"}


def test_a_deleted_imported_history_row_is_found(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1), record(2)]))
    forge("DELETE FROM parties_historicalparty WHERE uscc = %s", code(2))
    assert kinds() == {"changed_batch", "inserted_live_row"}


def test_a_row_slipped_into_a_finished_import_is_found(tmp_path: Path) -> None:
    run(write(tmp_path / "r.csv", [record(1), record(2)]))
    columns = ", ".join(f'"{f.column}"' for f in HISTORY._meta.concrete_fields if f.column != "history_id")
    forge(
        f"INSERT INTO parties_historicalparty ({columns}) SELECT {columns} FROM parties_historicalparty WHERE uscc = %s", code(2)
    )
    assert kinds() == {"inserted_row"}


# --- the real file ---


@pytest.mark.skipif(not REAL.is_file(), reason="the registry's file of 2018 is not part of the repository")
def test_the_registry_of_2018(tmp_path: Path) -> None:
    tally, rejects = run(REAL)
    assert (tally.accepted, tally.created, tally.updated, rejects) == (4524, 4524, 0, [])
    assert Party.objects.count() == HISTORY._base_manager.count() == 4524
    # 345 of them carry a registration code that python-stdnum's table does not know
    table = numdb.get("cn/loc")
    codes = Party.objects.values_list("registration_region", flat=True)
    assert sum("county" not in {k for _, f in table.info(c) for k in f} for c in codes) == 345
    # 1,956 say 万人民币, 1,327 (万元人民币), 437 万元人民币, 35 万人民币元, 16 (万元); the rest no renminbi
    assert Party.objects.filter(capital_fen__isnull=False).count() == 1956 + 1327 + 437 + 35 + 16
    before = state()
    assert run(REAL)[0] == Tally(accepted=4524)
    assert state() == before
    assert verify.verify().findings == []
