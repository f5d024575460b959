"""One spelling for every value: the literal texts that enter the chain, the same on both databases.

The expected texts were written by hand from the rule in cases/base/canonical.py, not taken from a run.
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import models

from cases.base import canonical, chain, verify
from cases.base.models import ChainEntry
from cases.base.verify.reading import Columns, read
from cases.base.work import SHANGHAI
from tests.base import scene
from tests.dummy.models import Specimen

SAVED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "plain": (
        {"text": "甲", "number": 5, "big": 9007199254740993, "flag": True, "long": 'a"b\\c\n'},
        {"text": "甲", "number": 5, "big": 9007199254740993, "flag": 1, "long": 'a"b\\c\n'},
    ),
    "days and moments": (
        {"day": date(2026, 3, 2), "at": datetime(2026, 3, 2, 1, 30, 0, 120, tzinfo=SHANGHAI)},
        {"day": "2026-03-02", "at": "2026-03-01 17:30:00.000120"},
    ),
    "a full second": ({"at": datetime(2026, 3, 2, tzinfo=UTC)}, {"at": "2026-03-02 00:00:00"}),
    "a moment where a day is kept": ({"day": datetime(2026, 3, 1, 17, 0, tzinfo=UTC)}, {"day": "2026-03-02"}),
    "text where another value is kept": (
        {"number": "5", "big": "6", "day": "2026-03-02", "uid": "00000000-0000-4000-8000-000000000001", "text": 7},
        {"number": 5, "big": 6, "day": "2026-03-02", "uid": "00000000000040008000000000000001", "text": "7"},
    ),
    "a member of a choice": ({"kind": Specimen.Kind.BLUE}, {"kind": "blue"}),
    "an identifier": ({"uid": uuid.UUID("00000000-0000-4000-8000-000000000001")}, {"uid": "00000000000040008000000000000001"}),
    "json": (
        {"facts": {"乙": [1, None, True, "é"], "甲": {"b": "0.10", "a": 2}, 3: "x"}},
        {"facts": '{"3":"x","乙":[1,null,true,"é"],"甲":{"a":2,"b":"0.10"}}'},
    ),
    "json text": ({"facts": "甲"}, {"facts": '"甲"'}),
    "json that looks like json": ({"facts": '{"b": 1}'}, {"facts": '"{\\"b\\": 1}"'}),
    "a json list": ({"facts": [3, 1, ()]}, {"facts": "[3,1,[]]"}),
    "bytes": ({"blob": b"\x00\xffa"}, {"blob": "00ff61"}),
    "beyond the basic plane": ({"text": "𫖮😀"}, {"text": "𫖮😀"}),
}
EMPTY = {
    "at": None,
    "big": None,
    "blob": None,
    "day": None,
    "facts": "{}",
    "file_id": None,
    "flag": 0,
    "kind": "red",
    "long": "",
    "number": 0,
    "text": "",
    "uid": None,
}


def by_hand(pk: int, spelled: dict[str, Any]) -> str:
    """The payload of a specimen's row, built here without the code under test."""
    import json

    cells = sorted({**EMPTY, **spelled, "id": pk}.items())
    body = {"c": [c for c, _ in cells], "t": "dummy_specimen", "v": [v for _, v in cells]}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.django_db
@pytest.mark.parametrize("case", SAVED)
def test_a_row_is_spelled_alike_before_and_after_it_was_stored(case: str) -> None:
    given, spelled = SAVED[case]
    with scene.begin(scene.officer(scene.make_bureau())) as work:
        row = work.save(Specimen(**given))
    assert canonical.row_payload(row) == by_hand(row.pk, spelled), "as it was written"
    again = Specimen.objects.get(pk=row.pk)
    assert canonical.row_payload(again) == by_hand(row.pk, spelled), "as it is read"
    columns = Columns.of(Specimen)
    (cells,) = read(f"SELECT {columns.select('r')} FROM dummy_specimen r WHERE r.id = %s", [row.pk])
    raw = canonical.payload("dummy_specimen", columns.names, columns.spell(list(cells)))
    assert raw == by_hand(row.pk, spelled), "as verification reads it"
    assert verify.verify().findings == []


@pytest.mark.django_db
def test_the_whole_payload_of_a_history_row() -> None:
    with scene.begin(scene.officer(scene.make_bureau())) as work, work.because("理由"):
        row = work.save(Specimen(pk=77, text="甲"))
    kept = row.history.get()
    expected = (
        '{"c":["act_id","actor_name","at","big","blob","day","facts","file_id","flag","history_change_reason",'
        '"history_date","history_id","history_type","history_user_id","id","kind","long","number","text","uid"],'
        f'"t":"dummy_historicalspecimen","v":["{work.act_id.hex}","张三",null,null,null,null,"{{}}",null,0,"理由",'
        f'"2026-03-02 01:30:00",{kept.pk},"+",7,77,"red","",0,"甲",null]}}'
    )
    entry = ChainEntry.objects.get(stream="specimen:77")
    assert entry.payload == expected
    assert entry.hash == hashlib.sha256(expected.encode()).hexdigest()
    assert (entry.seq, entry.prev, entry.source, entry.row) == (1, "", "dummy_historicalspecimen", kept.pk)


def test_a_link_hashes_the_one_before_with_the_payload() -> None:
    # printf 'abcd' | sha256sum
    assert chain.link_hash("ab", "cd") == "88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589"


@pytest.mark.parametrize("value", [1.0, {"a": [0.5]}, ({"b": float("nan")},)])
def test_a_float_is_refused(value: Any) -> None:
    """PostgreSQL turns 1e16 into an integer and drops the sign of -0.0: no text of a float is the same on both."""
    with pytest.raises(TypeError, match="no float"):
        canonical.spelling(Specimen._meta.get_field("facts"))(value)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        canonical.moment(datetime(2026, 3, 2))  # noqa: DTZ001


@pytest.mark.parametrize("kind", [models.FloatField, models.DecimalField, models.DurationField, models.TimeField])
def test_other_columns_may_not_be_in_a_legal_row(kind: Any) -> None:
    with pytest.raises(TypeError, match="no canonical spelling"):
        canonical.spelling(kind())


@pytest.mark.django_db
def test_every_legal_column_has_a_spelling() -> None:
    for model in (*verify.rows.chained_models(), *verify.live.audited_models()):
        assert all(canonical.spelling(f) for f in canonical.columns(model)), model
