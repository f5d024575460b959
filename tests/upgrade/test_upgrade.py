"""A database that an older version played is brought up to date by `migrate` alone, and nothing in it is lost."""

from __future__ import annotations

import re
from typing import Any

from django.conf import global_settings
from django.db import connections
from django.test import Client
from viewflow.workflow.fields import import_flow_by_ref, import_task_by_ref

from cases.base.cuts import cuts
from cases.base.models import Act, LawDigest, Refusal
from cases.intake.models import PROTECTED, Clue, Reporter, ReporterGrant
from cases.intake.particulars import words_of
from cases.intake.reporters import known_of
from cases.parties.models import PartyName
from cases.parties.name_index import holding
from tests.intake.test_reporters import clear
from tests.upgrade.conftest import Upgraded, stored


def figures(said: str) -> dict[str, int]:
    """The numbers of the last line that a command printed."""
    return {name: int(number) for name, number in re.findall(r"(\w+)=(\d+)", said.splitlines()[-1])}


def test_it_migrates_and_its_guards_are_those_of_today(upgraded: Upgraded) -> None:
    """The check compares every trigger of the database with today's lifecycles."""
    assert "no issues" in upgraded.said["check"]


def test_its_history_is_whole_and_holds_against_the_anchor_of_then(upgraded: Upgraded) -> None:
    """Nothing is added but a note where other law tables came into use (the digest and the act that recorded it) and what keeps
    reporters secret: a row of the store each, the right of who registered it, and the acts that list the entries resealed."""
    found, notes = figures(upgraded.said["verify_audit"]), LawDigest.objects.count()
    assert notes >= 1
    listing = Act.objects.filter(stream="resealed:cn")
    secret = Reporter.objects.count() + ReporterGrant.objects.count() + listing.count()
    assert found == {
        "cases": upgraded.known["cases"],
        "rows": upgraded.known["rows"] + 2 * (notes - 1) + secret,
        "broken": 0,
        "resealed": sum(len(act.details["entries"]) for act in listing),
    }
    assert "missing_guard" not in upgraded.said["verify_audit"]
    assert Refusal.objects.count() == upgraded.known["refusals"]


def test_no_reporter_stands_in_clear_in_any_column(upgraded: Upgraded) -> None:
    """Each reporter of then, opened under the key: neither name nor telephone nor the text as recorded stands in any table, be it
    written plainly or as JSON escapes it. Nobody is a reporter of whose clue an older version kept no provider."""
    reporters = list(Reporter.objects.select_related("clue"))
    assert reporters
    words: set[str] = set()
    for row in reporters:
        known = known_of(row.clue)
        assert known.other and row.clue.provider == ""
        words |= {known.other, *words_of(known)}
    assert clear(*words) == []
    assert not Clue.objects.filter(source__in=PROTECTED, reporter=None, provider__gt="").exists()


def test_the_registrar_of_then_opens_the_reporter(upgraded: Upgraded) -> None:
    row = Reporter.objects.earliest("pk")
    grant = ReporterGrant.objects.get(clue=row.clue)
    registered = Act.objects.get(stream=row.clue.stream_key, verb="clue.register")
    assert grant.officer_id == registered.officer


def test_every_stored_reference_to_a_flow_leads_to_its_node(upgraded: Upgraded) -> None:
    flows, nodes = stored("viewflow_process", "flow_class"), stored("viewflow_task", "flow_task")
    assert len(flows) == 7
    for ref in flows:
        assert import_flow_by_ref(ref) is not None
    for ref in nodes:
        assert import_task_by_ref(ref).name == name_of(ref)
    assert {ref.rpartition(".")[0] for ref in nodes} == flows
    assert sorted(map(name_of, nodes)) == sorted(map(name_of, upgraded.nodes))


def test_a_task_lies_in_the_flow_of_its_process(upgraded: Upgraded) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT t.flow_task, p.flow_class FROM viewflow_task t JOIN viewflow_process p ON p.id = t.process_id")
        strays = {(node, flow) for node, flow in cursor.fetchall() if node.rpartition(".")[0] != flow}
    assert strays == set()


def test_the_password_of_then_opens(upgraded: Upgraded, undone: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    client = Client()
    answer = client.post("/sign-in/", {"username": "officer1", "password": upgraded.known["password"]})
    assert answer.status_code == 302
    assert client.get("/").status_code == 200


def test_clocks_signals_and_scores_go_on(upgraded: Upgraded) -> None:
    """The nightly work, months later: what ran out fires, and what it writes joins the chain."""
    assert not any("Traceback" in said for said in upgraded.later.values()), upgraded.later
    swept, verified = figures(upgraded.later["sweep_deadlines"]), figures(upgraded.later["verify_audit"])
    assert swept["fired"] == swept["due"] > 10
    assert verified["broken"] == 0
    assert verified["rows"] > upgraded.known["rows"] + swept["fired"]


def name_of(ref: str) -> str:
    """The node's own name, which never changes."""
    return ref.rpartition(".")[2]


def test_every_name_is_found_by_any_part_of_it(upgraded: Upgraded) -> None:
    rows = list(PartyName.objects.all())
    assert rows and all(row.cuts == cuts(row.key) for row in rows)
    for row in rows:
        assert row.party_id in {name.party for name in holding(row.key[1:-1]) or ()}
