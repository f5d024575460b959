"""verify_audit names whatever was changed by raw SQL with the guards dropped; on an untouched copy it is silent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from cases.base import anchor, files, triggers, verify
from cases.base.chain import link_hash
from cases.base.models import Act, ChainEntry, Document
from tests.base import scene
from tests.dummy import services
from tests.dummy.models import Bureau, Request, Specimen


def execute(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@pytest.fixture
def history(db: None, file_root: Path) -> Request:
    """Every guard is dropped; the end of the test's transaction brings them back."""
    return unguarded()


@pytest.fixture
def history_of_many(cloned_db: str, file_root: Path) -> Request:
    """The same where others can write meanwhile."""
    return unguarded()


def unguarded() -> Request:
    """Two cases with documents, a refusal, a bulk act, a plain row; then every guard dropped."""
    bureau = scene.make_bureau()
    scene.granted(bureau)
    request = scene.granted(bureau)
    with pytest.raises(scene.Refused), scene.begin(scene.leader(bureau)) as work:
        services.grant_request(work=work, request=request.pk, opinion="再次")
    with scene.begin(scene.officer(bureau)) as work:
        work.save(Specimen(text="x", facts={"a": 1}, file=files.store(b"abc", media_type="text/plain", now=scene.NOW)))
        bulk(bureau, work)
    for name, (table, _) in triggers.installed().items():
        execute(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))
    return request


def bulk(bureau: Bureau, work: scene.works.Work) -> None:
    """What an import does: live rows and their history by bulk statements, bound by one entry."""
    rows = [Specimen(pk=500 + n, text=f"批量{n}") for n in range(5)]
    Specimen._base_manager.bulk_create(rows)
    kept = Specimen.history.model
    history = kept._base_manager
    history.bulk_create(
        [
            kept(
                history_date=work.now,
                history_type="+",
                act_id=work.act_id,
                actor_name="导入",
                **{f.attname: getattr(row, f.attname) for f in Specimen._meta.concrete_fields},
            )
            for row in rows
        ]
    )
    work.collect_batch("registry:cn", list(history.filter(act_id=work.act_id, id__gte=500).order_by("pk")))


def found(**kwargs: Any) -> list[tuple[str, str]]:
    return [(f.kind, f.place) for f in verify.verify(**kwargs).findings]


def test_an_untouched_copy_is_clean(history: Request) -> None:
    report = verify.verify()
    assert report.findings == []
    # law tables, two cases of twelve entries each, the refusal, a specimen, a batch of five under one entry
    own = ChainEntry.objects.exclude(stream="law:cn").count()
    assert own == 12 + 12 + 1 + 1 + 1
    assert (report.cases, report.rows) == (2, ChainEntry.objects.count() + 5)
    # two documents, which are the same page but for their numbers, and the text
    assert report.files == 3


def test_a_changed_live_column(history: Request) -> None:
    execute("UPDATE dummy_request SET purpose = '改写' WHERE id = %s", history.pk)
    assert found() == [("changed_live_column", f"dummy_request/{history.pk}.purpose")]
    assert verify.verify().findings[0].sentence == "现值“改写”与最后一版历史“试验”不符"


@pytest.mark.parametrize(
    "change",
    [
        "flag = NOT flag",
        "number = number + 1",
        "day = '2026-01-01'",
        "at = '2026-01-01 00:00:00'",
        "big = 1",
        "text = NULL",
        "facts = '{\"a\": 2}'",
        "kind = 'blue'",
        "uid = '00000000000040008000000000000001'",
    ],
)
def test_a_changed_live_column_of_any_kind(history: Request, change: str) -> None:
    if "text = NULL" in change:
        change = "text = ''"
    execute(f"UPDATE dummy_specimen SET {change} WHERE text = 'x'")
    ((kind, place),) = found()
    assert (kind, place.partition(".")[2]) == ("changed_live_column", change.split(" ")[0])


def test_another_spelling_of_the_same_json_is_no_change(history: Request) -> None:
    execute("""UPDATE dummy_specimen SET facts = '{ "a" :1 }' WHERE text = 'x'""")
    assert found() == []


def test_broken_json_by_hand(history_of_many: Request) -> None:
    """In a database of its own: what is switched off here stays off for the connection."""
    if connection.vendor == "postgresql":
        pytest.skip("jsonb takes no broken text")
    execute("PRAGMA ignore_check_constraints = ON")
    execute("UPDATE dummy_specimen SET facts = '{broken' WHERE text = 'x'")
    assert [kind for kind, _ in found()] == ["changed_live_column"]


def test_a_deleted_live_row(history: Request) -> None:
    execute("DELETE FROM dummy_specimen WHERE text = 'x'")
    ((kind, place),) = found()
    assert (kind, place.partition("/")[0]) == ("deleted_live_row", "dummy_specimen")


def test_an_inserted_live_row(history: Request) -> None:
    Specimen._base_manager.bulk_create([Specimen(pk=900)])
    assert found() == [("inserted_live_row", "dummy_specimen/900")]


def version(request: Request, state: str) -> int:
    pk: int = Request.history.get(id=request.pk, state=state).pk
    return pk


@pytest.mark.parametrize(
    "change",
    [
        "purpose = '改写'",
        "actor_name = '别人'",
        "history_date = '2026-01-01 00:00:00'",
        "act_id = '00000000000040008000000000000001'",
        "history_type = '-'",
    ],
)
def test_a_changed_history_row(history: Request, change: str) -> None:
    pk = version(history, "WEIGHED")
    execute(f"UPDATE dummy_historicalrequest SET {change} WHERE history_id = %s", pk)
    assert found() == [("changed_row", f"dummy_historicalrequest/{pk}")]


@pytest.mark.parametrize(
    "change",
    ["reason = '别的理由'", "actor_name = '别人'", "details = '{\"a\": 1}'", "to_state = 'REFUSED'", "stream = 'request:9'"],
)
def test_a_changed_act(history: Request, change: str) -> None:
    act = Act.objects.get(stream=history.stream_key, verb="dummy.weigh")
    execute(f"UPDATE base_act SET {change} WHERE id = %s", act.pk)
    assert found() == [("changed_row", f"base_act/{act.pk}")]


def test_a_changed_refusal(history: Request) -> None:
    execute("UPDATE base_refusal SET actor_name = '别人'")
    assert [kind for kind, _ in found()] == ["changed_row"]


def entry(request: Request, seq: int) -> ChainEntry:
    return ChainEntry.objects.get(stream=request.stream_key, seq=seq)


def test_a_changed_entry(history: Request) -> None:
    """The entry rewritten to fit a rewritten row: its hash no longer fits."""
    row = entry(history, 4)
    changed = row.payload.replace("试验", "改写")
    assert changed != row.payload
    execute("UPDATE base_chainentry SET payload = %s WHERE id = %s", changed, row.pk)
    execute("UPDATE dummy_historicalrequest SET purpose = '改写' WHERE history_id = %s", row.row)
    assert ("changed_entry", f"{history.stream_key}#4") in found()


def test_a_broken_link(history: Request) -> None:
    """The entry and its hash rewritten together: the next one's link no longer fits."""
    row = entry(history, 4)
    changed = row.payload.replace("试验", "改写")
    hashed = link_hash(row.prev, changed)
    execute("UPDATE base_chainentry SET payload = %s, hash = %s WHERE id = %s", changed, hashed, row.pk)
    execute("UPDATE dummy_historicalrequest SET purpose = '改写' WHERE history_id = %s", row.row)
    assert ("broken_link", f"{history.stream_key}#5") in found()


@pytest.mark.parametrize("change", ["source = 'base_act'", '"row" = "row" + 1', "act_id = '00000000000040008000000000000001'"])
def test_an_entry_that_points_elsewhere(history: Request, change: str) -> None:
    """Source, row and act of an entry are not hashed; they are compared with what is."""
    execute(f"UPDATE base_chainentry SET {change} WHERE id = %s", entry(history, 4).pk)
    assert found() != []


def test_an_entry_of_no_table(history: Request) -> None:
    execute("UPDATE base_chainentry SET source = 'nothing' WHERE id = %s", entry(history, 4).pk)
    assert ("unknown_source", history.stream_key) in found()


COPY = {"base_act": "id", "base_refusal": "id", "dummy_historicalrequest": "history_id", "dummy_historicalspecimen": "history_id"}


@pytest.mark.parametrize("table", COPY)
def test_an_inserted_row(history: Request, table: str) -> None:
    """A row added by hand has no entry. (Of a subject it is, as its newest version, also not what the row says.)"""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY {COPY[table]}")
        row = dict(zip([c[0] for c in cursor.description], cursor.fetchone(), strict=True))
    row[COPY[table]] = 9000
    values = ", ".join(["%s"] * len(row))
    names = ", ".join(f'"{name}"' for name in row)
    execute(f"INSERT INTO {table} ({names}) VALUES ({values})", *map(_bound, row.values()))
    assert ("inserted_row", f"{table}/9000") in found()


def _bound(value: Any) -> Any:
    import datetime
    import uuid

    if isinstance(value, uuid.UUID):
        return value if connection.vendor == "postgresql" else value.hex
    return str(value) if isinstance(value, datetime.datetime) and connection.vendor == "sqlite" else value


def test_an_inserted_entry(history: Request) -> None:
    """Somebody continues the chain by hand: the head does not know of it, and no row stands behind it."""
    last = entry(history, 12)
    ChainEntry.objects.create(
        stream=last.stream,
        seq=13,
        act_id=last.act_id,
        source="base_act",
        row=9000,
        payload="{}",
        prev=last.hash,
        hash=link_hash(last.hash, "{}"),
    )
    assert found() == [("cut_tail", history.stream_key), ("deleted_row", f"{history.stream_key}#13")]


def test_a_deleted_middle_row(history: Request) -> None:
    pk = version(history, "WEIGHED")
    execute("DELETE FROM dummy_historicalrequest WHERE history_id = %s", pk)
    assert found() == [("deleted_row", f"{history.stream_key}#4")]


def test_a_deleted_middle_row_with_its_entry(history: Request) -> None:
    pk = version(history, "WEIGHED")
    execute("DELETE FROM dummy_historicalrequest WHERE history_id = %s", pk)
    execute("DELETE FROM base_chainentry WHERE stream = %s AND seq = 4", history.stream_key)
    assert found() == [("missing_entry", f"{history.stream_key}#4")]


def cut_tail(request: Request, after: int, *, head: bool) -> None:
    """Remove every trace of what came after an entry: entries, their rows; on request the head is set back too."""
    for row in ChainEntry.objects.filter(stream=request.stream_key, seq__gt=after):
        key = "id" if row.source == "base_act" else "history_id"
        execute(f'DELETE FROM "{row.source}" WHERE {key} = %s', row.row)
    execute("DELETE FROM base_chainentry WHERE stream = %s AND seq > %s", request.stream_key, after)
    if head:
        last = entry(request, after)
        execute("UPDATE base_chainhead SET seq = %s, hash = %s WHERE stream = %s", after, last.hash, request.stream_key)
        put_back(request)


def put_back(request: Request) -> None:
    """Make the live rows say what the last remaining version says."""
    execute("UPDATE dummy_request SET state = 'WEIGHED', opinion = '' WHERE id = %s", request.pk)
    execute(
        "UPDATE base_deadline SET state = 'running', ended_on = NULL, outcome = '' WHERE stream = %s AND rule = 'D10'",
        request.stream_key,
    )
    for table in ("base_historicalrendering", "base_rendering"):
        execute(f"DELETE FROM {table} WHERE document_id IN (SELECT id FROM base_document WHERE stream = %s)", request.stream_key)
    execute("DELETE FROM base_document WHERE stream = %s", request.stream_key)


def heads(tmp_path: Path) -> Any:
    path = tmp_path / "anchor.json"
    path.write_bytes(anchor.export(now=scene.NOW))
    return anchor.load(path)


def test_a_deleted_tail(history: Request) -> None:
    cut_tail(history, 7, head=False)
    assert ("cut_tail", history.stream_key) in found()


def test_a_tail_deleted_with_its_head_is_found_with_the_anchor(history: Request, tmp_path: Path) -> None:
    kept = heads(tmp_path)
    assert found(anchor=kept) == []
    cut_tail(history, 7, head=True)
    assert found() == [], "without the anchor nothing shows it"
    assert found(anchor=kept) == [("cut_since_anchor", f"{history.stream_key}#12")]


def test_a_deleted_stream_is_found_with_the_anchor(history: Request, tmp_path: Path) -> None:
    kept = heads(tmp_path)
    stream = Specimen.objects.get(text="x").stream_key
    execute("DELETE FROM base_chainentry WHERE stream = %s", stream)
    assert ("cut_tail", stream) in found()
    execute("DELETE FROM base_chainhead WHERE stream = %s", stream)
    execute("DELETE FROM dummy_historicalspecimen WHERE text = 'x'")
    execute("DELETE FROM dummy_specimen WHERE text = 'x'")
    assert found() == [], "without the anchor nothing shows it"
    assert found(anchor=kept) == [("cut_since_anchor", f"{stream}#1")]


def test_a_chain_rebuilt_from_the_middle_is_found_with_the_anchor(history: Request, tmp_path: Path) -> None:
    """Whoever may write everything can rebuild a chain so that it holds; the anchor's hashes are out of reach."""
    kept = heads(tmp_path)
    row = entry(history, 12)
    payload = row.payload.replace("文书生成", "王五")
    assert payload != row.payload
    hashed = link_hash(row.prev, payload)
    execute("UPDATE base_chainentry SET payload = %s, hash = %s WHERE id = %s", payload, hashed, row.pk)
    execute("UPDATE base_chainhead SET hash = %s WHERE stream = %s", hashed, history.stream_key)
    execute("UPDATE base_historicalrendering SET actor_name = '王五' WHERE history_id = %s", row.row)
    assert found() == []
    assert found(anchor=kept) == [("changed_since_anchor", f"{history.stream_key}#12")]


def test_what_was_added_since_the_anchor_is_no_finding(history: Request, tmp_path: Path) -> None:
    kept = heads(tmp_path)
    scene.entered(history.authority)
    assert found(anchor=kept) == []


@pytest.mark.parametrize("harm", ["changed", "removed"])
def test_a_changed_file(history: Request, harm: str) -> None:
    document = Document.objects.get(stream=history.stream_key)
    path = files.path_of(document.file_digest)
    path.write_bytes(b"%PDF other") if harm == "changed" else path.unlink()
    assert found() == [("changed_file", f"file/{document.file_digest}")]
    assert found(stream=history.stream_key) == [("changed_file", f"file/{document.file_digest}")]


BATCH = {
    "changed": "UPDATE dummy_historicalspecimen SET text = 'y' WHERE id = 502",
    "missing": "DELETE FROM dummy_historicalspecimen WHERE id = 502",
    "the first missing": "DELETE FROM dummy_historicalspecimen WHERE id = 500",
}


@pytest.mark.parametrize("harm", BATCH)
def test_a_batch_row(history: Request, harm: str) -> None:
    execute(BATCH[harm])
    assert ("changed_batch", "registry:cn#1") in found()


def test_a_row_slipped_into_a_bulk_act(history: Request) -> None:
    """It names the act of the batch, but lies outside the keys that the batch bound."""
    kept = Specimen.history.model
    last = kept.objects.get(id=504)
    last.pk, last.id = 9000, 504
    kept._base_manager.bulk_create([last])
    assert ("inserted_row", "dummy_historicalspecimen/9000") in found()


def test_a_column_added_later_breaks_no_old_entry(history: Request) -> None:
    """An entry lists the columns of its day; a table that has grown since is compared on those."""
    row = entry(history, 4)
    import orjson

    said = orjson.loads(row.payload)
    position = said["c"].index("amount")
    del said["c"][position], said["v"][position]
    rebuild(history, {4: orjson.dumps(said).decode()})
    assert found() == []
    said["v"][said["c"].index("purpose")] = "别的"
    rebuild(history, {4: orjson.dumps(said).decode()})
    assert found() == [("changed_row", f"dummy_historicalrequest/{row.row}")]


def rebuild(request: Request, payloads: dict[int, str]) -> None:
    """A chain that holds in itself, with other payloads."""
    prev = ""
    for row in ChainEntry.objects.filter(stream=request.stream_key).order_by("seq"):
        payload = payloads.get(row.seq, row.payload)
        hashed = hashlib.sha256((prev + payload).encode()).hexdigest()
        execute("UPDATE base_chainentry SET payload = %s, prev = %s, hash = %s WHERE id = %s", payload, prev, hashed, row.pk)
        prev = hashed
    execute("UPDATE base_chainhead SET hash = %s WHERE stream = %s", prev, request.stream_key)


def run(*words: str) -> tuple[int, str]:
    out, code = StringIO(), 0
    try:
        call_command("verify_audit", *words, stdout=out)
    except SystemExit as left:
        code = int(str(left.code))
    return code, out.getvalue()


def test_the_command_counts_and_leaves_with_its_answer(history: Request) -> None:
    entries = ChainEntry.objects.count()
    assert run() == (0, f"cases=2 rows={entries + 5} broken=0 resealed=0\n")
    execute("UPDATE dummy_request SET purpose = '改写' WHERE id = %s", history.pk)
    code, said = run()
    assert code == 1
    assert said.splitlines() == [
        f"changed_live_column dummy_request/{history.pk}.purpose 现值“改写”与最后一版历史“试验”不符",
        f"cases=2 rows={entries + 5} broken=1 resealed=0",
    ]


def test_the_command_looks_at_one_case(history: Request) -> None:
    """Another case's harm is not this case's."""
    other = Request.objects.exclude(pk=history.pk).get()
    execute("UPDATE dummy_request SET purpose = '改写' WHERE id = %s", other.pk)
    assert run("--case", history.number) == (0, "cases=1 rows=12 broken=0 resealed=0\n")
    code, said = run("--case", other.number)
    assert (code, said.splitlines()[-1]) == (1, "cases=1 rows=12 broken=1 resealed=0")
    execute("UPDATE dummy_historicalrequest SET purpose = 'x' WHERE id = %s", other.pk)
    assert run("--case", history.number)[0] == 0


def test_the_command_takes_an_anchor(history: Request, tmp_path: Path) -> None:
    path = tmp_path / "anchor.json"
    call_command("export_anchor", str(path), stdout=StringIO())
    cut_tail(history, 7, head=True)
    assert run()[0] == 0
    code, said = run("--anchor", str(path))
    assert (code, said.splitlines()[0].split(" ")[0]) == (1, "cut_since_anchor")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--case", ""), "没有案号为“”的案件；请核对案号。"),
        (("--case", "无此案号"), "没有案号为“无此案号”的案件；请核对案号。"),
        (("--anchor", "/no/such/anchor"), "没有锚点文件 /no/such/anchor；请先运行 export_anchor。"),
    ],
)
def test_the_command_refuses_in_a_sentence(
    history: Request, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = run(*words)
    error = capsys.readouterr().err
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert told in error


def test_work_goes_on_meanwhile(history_of_many: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    """An act in the middle of a verification is neither kept waiting nor mistaken for harm: one view of the database."""
    from threading import Thread

    from django.db import connections

    walk: Callable[..., Any] = verify.entries.check

    def interrupted(*args: Any, **kwargs: Any) -> None:
        walk(*args, **kwargs)
        acting = Thread(target=act)
        acting.start()
        acting.join(30)
        assert not acting.is_alive()

    def act() -> None:
        scene.entered(history_of_many.authority)
        connections.close_all()

    monkeypatch.setattr(verify.entries, "check", interrupted)
    before = Request.objects.count()
    assert found() == []
    assert Request.objects.count() == before + 1


def test_progress_is_told(history: Request) -> None:
    told: list[int] = []
    report = verify.verify(tick=told.append)
    # each entry once in its chain and once beside its row, batch entries in their chain alone
    assert sum(told) == 2 * (report.rows - 5) - 1
