"""The worked examples of two times through the interface: it answers the shared view, whatever else is known inside."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cases.law.tables import Row
from integrity.views import View
from tests.api.asking import Asker, make_asker
from tests.integrity.bitemporal import CLEAN, Told, answered, asked_at, played
from tests.integrity.rows import expected

pytestmark = pytest.mark.django_db
READY = [row for row in expected("bitemporal-cases") if not row["waits"]]
SCORE = """query($u: USCC!, $on: Date, $known: DateTime) { enterprise(uscc: $u) { scoring(asOf: $on, knownAt: $known) {
  status restated run { score creditClass capsHit inputIds restated lines { code points sources } } } } }"""
FILE = "query($u: USCC!, $on: Date) { enterprise(uscc: $u) { integrityFile(asOf: $on) { fact } } }"


@pytest.mark.parametrize("row", READY, ids=lambda row: row["id"])
def test_the_interface_answers_as_the_table(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    told, question, now = played(row), json.loads(row["question"]), asked_at(row)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    found = _asked(make_asker(region="000000", now=now), told, question)
    if question["view"] == View.SHARED:
        assert found == json.loads(row["expected"]), row["why"]
    else:
        # nobody outside has the bureau's view or the audit's: the same question has the shared answer
        assert found == answered(told, question, now, View.SHARED)
        assert found != json.loads(row["expected"]) or row["id"] in SAME


# the bureau's answer is the shared one: what set them apart is void, or there is nothing left to hide
SAME = {"BT42"}


def _asked(asker: Asker, told: Told, question: dict[str, Any]) -> Any:
    uscc, names = told.firm.uscc, {asker.opaque(fact): name for fact, name in told.names.items()}
    if question["ask"] == "file":
        entries = asker.data(FILE, u=uscc, on=question["asOf"])["enterprise"]["integrityFile"]
        return sorted(names[entry["fact"]] for entry in entries)
    known = question.get("knownAt")
    moment = f"{known}+08:00" if known else None
    found = asker.data(SCORE, u=uscc, on=question["asOf"], known=moment)["enterprise"]["scoring"]
    assert found["restated"] == bool(known)
    run = found["run"]
    if run is None:
        return {"status": found["status"]}
    assert run["restated"] == bool(known)
    clean = [line for line in run["lines"] if line["code"] == CLEAN]
    used = set(run["inputIds"]) - {key for line in clean for key in line["sources"]}
    return {
        "status": found["status"],
        "score": run["score"] - sum(line["points"] for line in clean),
        "class": run["creditClass"],
        "caps": sorted(run["capsHit"]),
        "sources": sorted(names[key] for key in used),
    }
