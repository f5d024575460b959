"""Real processes on PostgreSQL: one decision, one claim, one firing; officers who work side by side do not harm each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base import verify
from cases.base.errors import Refused
from cases.base.models import Act, Document, Refusal
from cases.base.models.documents import NumberSeries
from cases.penalty.models import Decision
from integrity.files.models import FileEntry
from tests.base.crowd import together
from tests.factories.cases import Played, at, case_at
from workflows.inbox import claim_item
from workflows.models import WorkItem
from workflows.sweep import sweep

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("plain_papers", "file_root")]


def _said(act: Any) -> str:
    """What became of an act: "done", or the code of its refusal."""
    try:
        act()
    except Refused as refusal:
        return refusal.code
    return "done"


def _each(count: int, act: Any) -> list[str]:
    """What became of the act of each process, by its number."""
    said = together(count, lambda number: f"{number} {_said(lambda: act(number))}")
    return [answer.split()[1] for answer in said]


def _acts(played: Played, verb: str) -> int:
    return Act.objects.filter(stream=played.stream, verb=verb).count()


def test_twenty_processes_submit_one_decision(cloned_db: str) -> None:
    played = case_at("WAIVED")
    said = together(20, lambda number: _said(lambda: played.do("decide")))

    assert said.count("done") == 1
    assert set(said) - {"done"} <= {"wrong_state", "stale_task"} and len(said) == 20
    assert _acts(played, "penalty.decide_penalty") == 1
    assert Refusal.objects.count() == 19
    decision = Decision.objects.get(case=played.case_id)
    assert [d.form for d in Document.objects.filter(stream=played.stream, form="45")] == ["45"]
    assert decision.document is not None and decision.document.number == 1
    assert NumberSeries.objects.get(authority=played.office.authority.pk, type_code="处罚").last == 1
    assert FileEntry.objects.filter(party=played.party, kind="penalty", known_to=None).count() == 1
    assert played.open_steps() == ["enter_publicity", "serve_decision"]
    report = verify.verify()
    assert report.findings == [] and report.rows > 0


def test_one_of_two_claims(cloned_db: str) -> None:
    played = case_at("INVEST")
    item, day = played.item("investigate").pk, date(2026, 3, 11)
    actors = [played.office.actor(who, day) for who in ("co1", "co2")]
    said = _each(2, lambda number: claim_item(actor=actors[number], item=item))

    assert sorted(said) in (["claimed_by_other", "done"], ["done", "not_in_queue"])
    winner = actors[said.index("done")]
    assert WorkItem.objects.get(pk=item).owner_id == winner.user_id
    assert WorkItem.objects.get(pk=item).task.owner_id == winner.user_id


def test_two_officers_on_one_case_at_once(cloned_db: str) -> None:
    """One records facts while the other finishes the investigation: whichever comes second finds the case as the first
    left it; nothing is lost and the chain holds."""
    played = case_at("EVIDENCE")
    work = (
        lambda: played.do("facts", by="co2", on=date(2026, 4, 1), facts={**played.facts, "serious": True}),
        lambda: played.do("finish"),
    )
    said = _each(2, lambda number: work[number]())

    assert said[1] == "done" and said[0] in ("done", "wrong_state")
    assert played.state == "INV_DONE"
    assert played.case.facts["serious"] is (said[0] == "done")
    assert _acts(played, "penalty.finish_investigation") == 1
    assert verify.verify().findings == []


def test_evidence_of_two_officers_is_numbered_once_each(cloned_db: str) -> None:
    played = case_at("INVEST")
    who = ("co1", "co2")
    said = together(6, lambda number: _said(lambda: played.do("evidence", by=who[number % 2])))

    assert said == ["done"] * 6
    positions = played.case.evidences.order_by("position").values_list("position", flat=True)
    assert list(positions) == [1, 2, 3, 4, 5, 6]
    assert verify.verify().findings == []


def test_two_sweeps_side_by_side_fire_once(cloned_db: str) -> None:
    first = case_at("NOTIFIED")
    cases = [first, *(case_at("NOTIFIED", office=first.office) for _ in range(3))]
    now = at(date(2026, 4, 18), 1)

    def run(number: int) -> str:
        return str(sweep(now=now).fired)

    fired = together(2, run)

    assert sum(map(int, fired)) == 4
    assert Act.objects.filter(verb="clock.fire").count() == 4
    assert all(played.open_steps() == ["check_received"] for played in cases)
    assert Refusal.objects.count() == 0
    assert verify.verify().findings == []


def test_a_sweep_and_a_late_record_do_not_lock_each_other_out(cloned_db: str) -> None:
    """The party's defence of the last day is recorded while the sweep runs: heard in either order."""
    played = case_at("NOTIFIED")
    now = at(date(2026, 4, 20), 1)
    work = (lambda: sweep(now=now), lambda: played.do("defend", on=date(2026, 4, 20), received_on=date(2026, 4, 17)))
    said = _each(2, lambda number: work[number]())

    assert said == ["done", "done"]
    assert (played.state, played.open_steps(), played.case.waived_on) == ("DEFENCE", ["recheck"], None)
    assert verify.verify().findings == []


def test_two_sweeps_end_a_publication_once(cloned_db: str) -> None:
    played = case_at("DEC_PEN").play("enter", "check", "publish")
    now = at(date(2029, 4, 29), 1)
    said = _each(2, lambda number: sweep(now=now))

    assert said == ["done", "done"]
    assert played.publicity.state == "EXPIRED"
    assert Act.objects.filter(verb="publicity.expire").count() == 1
    assert Refusal.objects.count() == 0


def test_another_act_and_another_party_are_entered_once(cloned_db: str) -> None:
    """Eight at once: one second act, one proposal, one case beside it; what comes later is told why."""
    played = case_at("ESTABLISHED")
    added = together(8, lambda number: _said(lambda: played.do("second_act")))
    assert added.count("done") == 1 and set(added) - {"done"} <= {"another_conduct", "stale_task", "busy"}
    assert len(played.case.facts["acts"]) == 2

    # the same new person is typed by all
    proposed = together(8, lambda number: _said(lambda: played.do("propose_party")))
    assert proposed.count("done") == 1 and played.case.joinders.count() == 1
    assert set(proposed) - {"done"} <= {"another_party", "party_known", "conflict", "stale_task", "busy"}, proposed

    ruled = together(8, lambda number: _said(lambda: played.do("join")))
    assert ruled.count("done") == 1 and played.case.beside.count() == 1
    assert set(ruled) - {"done"} <= {"party_proposed", "stale_task", "busy"}, ruled
    assert verify.verify().findings == []
