"""record_decision: file entry, publication with its clock, score: with the decision or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from cases.base import verify
from cases.base.errors import Conflict
from cases.base.models import Act, Deadline
from cases.law.tables import Row
from cases.penalty.models import DecisionKind
from integrity import services as integrity
from integrity.files.models import FileEntry
from integrity.publicity.models import PenaltyPublicity
from integrity.scoring.models import CurrentScore, ScoreRun
from integrity.views import View
from tests.factories.integrity import kept_runs, kept_score, make_bureau, make_case, make_decision, make_recorded, record, working
from tests.factories.parties import make_party
from tests.integrity.rows import clock, everything, expected, fen

pytestmark = pytest.mark.django_db

DECIDED = date(2026, 5, 20)


class Broken(Exception):
    """What goes wrong after the consequences were written."""


def test_penalty_reaches_file_publication_and_score() -> None:
    decision = make_decision(case=make_case(bureau=make_bureau()), fine=12_000_000)
    recorded = record(decision)
    entry = FileEntry.objects.get()
    assert (entry.party_id, entry.section, entry.kind) == (decision.case.party_id, "violation", "penalty")
    assert (entry.document_id, entry.authority_id) == (decision.document_id, decision.case.authority_id)
    assert (entry.source, entry.visibility) == (decision.case.stream_key, "INTERNAL")
    assert (entry.valid_from, entry.known_to) == (DECIDED, None)
    publicity = PenaltyPublicity.objects.get(decision=decision)
    assert (publicity.state, publicity.publicity_class) == ("REVIEW", "general")
    # 900 - 40 (general) - 20 (100,000 yuan or more): ICS-1, spec §7
    assert (recorded.score is not None, kept_score().score) == (True, 840)
    # an act that is not served binds nobody yet (APL 61), so nobody outside learns of it
    assert (kept_runs(), kept_runs(View.SHARED)) == ([840], [900])


def test_it_is_recorded_as_an_act_of_the_system_on_the_party() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    act = Act.objects.get(verb="integrity.record_decision")
    assert (act.stream, act.actor_kind) == (decision.case.party.stream_key, "system")
    assert act.details["score"] == 840
    assert Act.objects.get(verb="publicity.open").to_state == "REVIEW"


def test_an_error_after_it_leaves_nothing() -> None:
    decision = make_decision(case=make_case(bureau=make_bureau()), fine=12_000_000)
    before = everything()
    with pytest.raises(Broken), working(DECIDED) as work:
        integrity.record_decision(work=work, decision=decision)
        assert (FileEntry.objects.count(), PenaltyPublicity.objects.count(), ScoreRun.objects.count()) == (1, 1, 2)
        raise Broken
    assert everything() == before


def test_an_error_in_the_score_undoes_the_decision_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case(bureau=make_bureau())
    decision = make_decision(case=case, fine=12_000_000)

    def fail(*args: object, **kwargs: object) -> None:
        raise Broken

    monkeypatch.setattr("integrity.services.rescore", fail)
    with pytest.raises(Broken), working(DECIDED) as work:
        decision.ended_by = "虚构区政府行政复议决定书"
        work.save(decision)
        integrity.record_decision(work=work, decision=decision)
    decision.refresh_from_db()
    assert decision.ended_by == ""
    assert not FileEntry.objects.exists() and not PenaltyPublicity.objects.exists()
    assert not Deadline.objects.filter(rule="D16").exists()


def test_recording_twice_is_refused_by_the_database() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    before = everything()
    with pytest.raises(Conflict), working(DECIDED) as work:
        integrity.record_decision(work=work, decision=decision)
    assert everything() == before


def test_no_penalty_is_kept_for_the_bureau_alone() -> None:
    case = make_case(bureau=make_bureau())
    recorded = record(make_decision(case=case, kinds=(), kind=DecisionKind.EXEMPT))
    assert recorded.entry is not None and recorded.publicity is None
    assert (recorded.entry.kind, recorded.entry.visibility, recorded.entry.scoring) == ("no_penalty", "INTERNAL", None)
    assert kept_score().score == 900
    assert not PenaltyPublicity.objects.exists() and not Deadline.objects.filter(rule="D16").exists()


def test_warning_only_is_not_published_but_counts_as_light() -> None:
    recorded = record(make_decision(case=make_case(bureau=make_bureau()), kinds=("warning",)))
    assert recorded.publicity is not None and recorded.score is not None
    assert recorded.publicity.state == "NOT_APPLICABLE"
    assert not Deadline.objects.exists()
    # light penalty: 10 points (spec §7)
    assert recorded.score.score == 890


def test_a_natural_person_has_a_file_but_no_score() -> None:
    person = make_party(kind="natural_person", name="张例示")
    recorded = record(make_decision(case=make_case(bureau=make_bureau(), party=person), fine=6_000_000))
    assert recorded.entry is not None and recorded.score is None
    assert "张例示" not in str(recorded.entry.content)
    assert not CurrentScore.objects.exists()


@pytest.mark.parametrize("row", expected("publicity_classes"), ids=lambda row: row["id"])
def test_class_regime_and_term_are_those_of_the_law(row: Row) -> None:
    decided = date.fromisoformat(row["decided_on"])
    filed = decided - timedelta(days=60)
    acted = (filed - timedelta(days=10)).isoformat()
    case = make_case(bureau=make_bureau(), filed_on=filed, acted_on=acted, product=row["product"] or None)
    fine, gains, goods = (fen(row[name]) for name in ("fine", "gains", "goods"))
    kinds = row["kinds"].split(";")
    decision = make_decision(case=case, decided_on=decided, kinds=kinds, fine=fine, gains=gains, goods=goods)
    found = record(decision).publicity
    assert found is not None
    assert (found.state, found.publicity_class, found.regime) == (row["state"], row["class"], row["regime"])
    assert found.class_certain is (row["certain"] == "yes")
    assert [str(d) if d else "" for d in (found.min_end, found.max_end)] == [row["min_end"], row["max_end"]]


@pytest.mark.parametrize("row", [r for r in expected("publicity_clocks") if r["rule"] == "D16"], ids=lambda row: row["start"])
def test_d16_runs_twenty_working_days_from_the_decision(row: Row) -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000, decided_on=date.fromisoformat(row["start"]))
    found = clock(f"penaltypublicity:{decision.publicity.pk}", "D16")
    assert (str(found.started_on), str(found.due_on)) == (row["start"], row["due"])
    assert found.authority == decision.case.authority_id


def test_other_province_runs_d17_instead() -> None:
    away = make_party(region_code="320102")
    decision = make_recorded(bureau=make_bureau(region_code="310101"), party=away, fine=12_000_000)
    stream = f"penaltypublicity:{decision.publicity.pk}"
    # 公示规定 §10: 10 working days from 2026-05-20: 21, 22, 25-29 May, 1-3 June
    assert str(clock(stream, "D17").due_on) == "2026-06-03"
    assert not Deadline.objects.filter(stream=stream, rule="D16").exists()


def test_everything_recorded_is_chained(settings: Settings, tmp_path: Path) -> None:
    settings.FILE_ROOT = tmp_path
    make_recorded(bureau=make_bureau(), fine=12_000_000)
    assert verify.verify().findings == []
