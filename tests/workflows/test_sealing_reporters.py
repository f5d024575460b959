"""The migration that seals reporters: nothing stays in clear, nothing is lost, and the chain answers for exactly what it changed.

Rows as older versions wrote them are planted through the chain, with the guard that forbids them now taken away; then the
migration's own step runs. The tests of older databases are in tests/upgrade.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Max
from django.utils import timezone

from cases.base import anchor, resealing, triggers, verify
from cases.base.chain import link_hash
from cases.base.models import Act, ChainEntry, ChainHead, Document
from cases.base.sealing import vault
from cases.base.work import begin
from cases.intake.models import Clue, Reporter, ReporterGrant
from tests.factories.cases import Played, make_company, make_office
from tests.intake.test_reporters import clear

seal = import_module("workflows.migrations.0008_seal_reporters").seal
pytestmark = pytest.mark.usefixtures("plain_papers")

NAME, PHONE = "周小满", "13900007654"
PROVIDER = f"{NAME}，电话{PHONE}"


@pytest.fixture
def old(cloned_db: str, file_root: Path) -> Played:
    """A case whose clue says in clear who reported: in its own column, in the content and so on a paper, in findings, reasons
    and refusals, and the telephone in another clue."""
    with connection.cursor() as cursor:
        for name, (table, _) in triggers.installed().items():
            if table == "intake_clue" and "reporter_apart" in name:
                cursor.execute(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))
    played = Played(make_office(), make_company())
    played.do("register", source="transfer", provider="示例县公安局", content=f"{NAME}来电反映，当事人销售过期糕点。")
    as_it_was(played.clue)
    played.play("assign")
    played.do("findings", findings=f"经向{NAME}核实（{PHONE}），属实。")
    with pytest.raises(Exception, match="符合"):
        played.do("file", reason=f"{NAME}反映属实。", prima_facie=False)
    played.do("file", reason=f"{NAME}反映属实。")
    other = Played(played.office, played.party)
    other.do("register", content=f"来电{PHONE}再次反映。")
    return played


def as_it_was(clue: Clue) -> None:
    """The source and provider of an older version's report."""
    with begin(Played(make_office(), make_company()).office.actor("intake", clue.opened_on), last_moment(), act="x") as work:
        clue.source, clue.provider = "report", PROVIDER
        work.save(clue)


@pytest.fixture
def sealed(old: Played) -> Played:
    assert clear(NAME) and clear(PHONE)
    migrate()
    return old


@cache
def models_of_migrations() -> Any:
    """What a migration takes for the models: their columns, without what today's code adds."""
    return MigrationLoader(None).project_state().apps


def last_moment() -> datetime:
    """No case has anything on record later; the law tables were loaded today."""
    found: datetime = ChainHead.objects.exclude(stream__startswith="law:").aggregate(last=Max("at"))["last"]
    return found


def migrate() -> None:
    now = last_moment()
    with pytest.MonkeyPatch.context() as patched, connection.schema_editor() as editor:
        patched.setattr("django.utils.timezone.now", lambda: now)
        seal(models_of_migrations(), editor)
    triggers.install()


def found(**more: Any) -> list[tuple[str, str]]:
    return [(f.kind, f.place) for f in verify.verify(**more).findings]


def lines() -> list[list[Any]]:
    return [line for act in Act.objects.filter(stream=resealing.STREAM) for line in act.details["entries"]]


def without_guards(statement: str, *parameters: Any) -> None:
    """What somebody with the rights of the database's owner could write."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name, (table, _) in triggers.installed().items():
            cursor.execute(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))
        cursor.execute(statement, parameters)


# --- nothing in clear, nothing lost ---


def test_neither_name_nor_telephone_stands_in_clear_in_any_table(sealed: Played) -> None:
    assert clear(NAME, PHONE, PROVIDER) == []


def test_who_reported_stands_in_the_store_and_the_registrar_reads_it(sealed: Played) -> None:
    row, intake = Reporter.objects.get(), sealed.office.officers["intake"]
    assert row.clue_id == sealed.clue_id
    assert ReporterGrant.objects.get().officer_id == intake.pk
    from workflows.reporters import open_reporter

    actor = sealed.office.actor("intake", timezone.localdate())
    known = open_reporter(actor=actor, now=timezone.now(), clue=row.clue, ground="核实")
    assert (known.name, known.phone, known.other) == (NAME, PHONE, PROVIDER)


def test_the_rest_of_what_was_written_still_stands(sealed: Played) -> None:
    clue = sealed.clue
    assert (clue.source, clue.provider) == ("report", "")
    assert clue.content == "＊＊＊来电反映，当事人销售过期糕点。"
    assert clue.findings == f"经向＊＊＊核实（{'＊' * 11}），属实。"
    assert Act.objects.get(verb="clue.file", stream=clue.stream_key).reason == "＊＊＊反映属实。"
    # as it was registered, and as it was assigned
    papers = Document.objects.filter(stream=clue.stream_key, form="1")
    assert len(papers) == 2
    for paper in papers:
        assert paper.snapshot["content"] == clue.content
        assert paper.snapshot["number"] == clue.number


def test_the_old_payload_opens_under_the_key_and_is_what_the_hash_is_of(sealed: Played) -> None:
    for stream, seq, hashed, _digest in lines():
        entry = ChainEntry.objects.get(stream=stream, seq=seq)
        old = vault("chain").open(json.loads(entry.payload)["s"], purpose=f"{stream}#{seq}")
        assert link_hash(entry.prev, old) == hashed == entry.hash


def test_the_guards_are_back_and_bite(sealed: Played) -> None:
    assert triggers.missing() == []
    call_command("check", "--database", "default", stdout=StringIO(), stderr=StringIO())
    for table in ("base_chainentry", "base_act", "intake_historicalclue"):
        column = {"base_chainentry": "payload", "base_act": "reason"}.get(table, "content")
        with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = 'x'")


def test_a_second_run_changes_nothing_more(sealed: Played) -> None:
    before = list(ChainEntry.objects.order_by("pk").values_list("payload", flat=True))
    migrate()
    assert list(ChainEntry.objects.order_by("pk").values_list("payload", flat=True)) == before


# --- what verification says ---


def test_it_is_whole_and_says_how_many_were_resealed(sealed: Played) -> None:
    report, said = verify.verify(), StringIO()
    assert report.findings == []
    assert report.resealed == len(lines()) > 5
    call_command("verify_audit", stdout=said)
    assert said.getvalue().endswith(f"broken=0 resealed={len(lines())}\n")


def test_an_anchor_of_before_still_holds(old: Played, tmp_path: Path) -> None:
    path = tmp_path / "anchor.json"
    path.write_bytes(anchor.export(now=timezone.now()))
    migrate()
    assert found(anchor=anchor.load(path)) == []


def test_one_case_is_verified_by_itself(sealed: Played) -> None:
    stream = sealed.clue.stream_key
    report = verify.verify(stream=stream)
    assert report.findings == []
    assert report.resealed == sum(line[0] == stream for line in lines())


def resealed_entry() -> ChainEntry:
    stream, seq, *_ = lines()[0]
    return ChainEntry.objects.get(stream=stream, seq=seq)


def _sealed_text(entry: ChainEntry) -> str:
    said = json.loads(entry.payload)
    return entry.payload.replace(said["s"], said["s"][:-4] + ("AAA=" if said["s"][-4:] != "AAA=" else "BBB="))


def _values(entry: ChainEntry) -> str:
    return entry.payload.replace("＊＊＊来电反映", "某某来电反映")


def _digest_of_old(entry: ChainEntry) -> str:
    said = json.loads(entry.payload)
    return entry.payload.replace(said["o"], "0" * 64)


@pytest.mark.parametrize("change", [_sealed_text, _values, _digest_of_old])
def test_a_change_of_a_resealed_payload_is_found(sealed: Played, change: Callable[[ChainEntry], str]) -> None:
    entry = resealed_entry()
    assert change(entry) != entry.payload
    without_guards("UPDATE base_chainentry SET payload = %s WHERE id = %s", change(entry), entry.pk)
    assert ("changed_entry", str(entry)) in found()


def test_an_old_payload_put_back_is_found(sealed: Played) -> None:
    entry = resealed_entry()
    old = vault("chain").open(json.loads(entry.payload)["s"], purpose=str(entry))
    without_guards("UPDATE base_chainentry SET payload = %s WHERE id = %s", old, entry.pk)
    assert ("reseal_unmet", str(entry)) in found()


def test_a_resealed_entry_under_another_hash_is_found(sealed: Played) -> None:
    entry = resealed_entry()
    without_guards("UPDATE base_chainentry SET hash = %s WHERE id = %s", "0" * 64, entry.pk)
    assert ("changed_entry", str(entry)) in found()


def rechained(entries: list[list[Any]]) -> None:
    """Another list, chained anew as whoever can write the database could do it: row, payload, hash and head fit again."""
    act = Act.objects.get(stream=resealing.STREAM)
    entry = ChainEntry.objects.get(stream=resealing.STREAM)
    said = json.loads(entry.payload)
    details = json.dumps({"entries": entries}, separators=(",", ":"), ensure_ascii=False)
    said["v"][said["c"].index("details")] = details
    payload = json.dumps(said, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    hashed = link_hash("", payload)
    without_guards("UPDATE base_act SET details = %s WHERE id = %s", details, act.pk)
    without_guards("UPDATE base_chainentry SET payload = %s, hash = %s WHERE id = %s", payload, hashed, entry.pk)
    without_guards("UPDATE base_chainhead SET hash = %s WHERE stream = %s", hashed, resealing.STREAM)


def test_chaining_the_same_list_anew_is_no_change(sealed: Played) -> None:
    """So that what the next tests find is the change of the list."""
    rechained(lines())
    assert found() == []


def test_a_line_taken_from_the_list_is_found(sealed: Played) -> None:
    first, *rest = lines()
    rechained(rest)
    assert found() == [("changed_entry", f"{first[0]}#{first[1]}")]


def test_a_line_changed_in_the_list_is_found(sealed: Played) -> None:
    first, *rest = lines()
    rechained([[*first[:3], "0" * 64], *rest])
    assert found() == [("changed_entry", f"{first[0]}#{first[1]}")]


def test_a_line_added_for_an_entry_that_fits_its_hash_is_found(sealed: Played) -> None:
    named = {tuple(line[:2]) for line in lines()}
    other = next(e for e in ChainEntry.objects.order_by("pk") if (e.stream, e.seq) not in named)
    rechained([*lines(), resealing.line(other.stream, other.seq, other.hash, other.payload)])
    assert found() == [("reseal_unmet", str(other))]


def test_a_changed_entry_is_not_excused_by_a_line_made_without_the_key(sealed: Played) -> None:
    """Whoever writes the database writes the list too, but has no key."""
    named = {tuple(line[:2]) for line in lines()}
    other = next(e for e in ChainEntry.objects.filter(source="base_act").order_by("pk") if (e.stream, e.seq) not in named)
    forged = other.payload.replace('"v":[', '"s":"v1:AAAA","v":[')
    rechained([*lines(), [other.stream, other.seq, other.hash, link_hash("", forged)]])
    without_guards("UPDATE base_chainentry SET payload = %s WHERE id = %s", forged, other.pk)
    assert ("changed_entry", str(other)) in found()


def test_a_list_cut_off_is_found(sealed: Played) -> None:
    count = len(lines())
    for table in ("base_chainentry", "base_chainhead", "base_act"):
        without_guards(f"DELETE FROM {table} WHERE stream = %s", resealing.STREAM)
    assert [kind for kind, _ in found()] == ["changed_entry"] * count


def test_a_row_that_was_blotted_out_cannot_be_changed_either(sealed: Played) -> None:
    without_guards("UPDATE intake_historicalclue SET content = 'x' WHERE id = %s", sealed.clue_id)
    assert {kind for kind, _ in found()} >= {"changed_row"}
