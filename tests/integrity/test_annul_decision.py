"""annul_decision: gone from file and score for every day once known, still there in what was known before."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base import verify
from cases.base.errors import ConditionFailed, NotPermitted
from cases.base.models import Act, Deadline
from cases.law.tables import Row
from cases.penalty.models import Decision
from integrity import selectors
from integrity import services as integrity
from integrity.files.models import FileEntry
from integrity.publicity.models import PenaltyPublicity
from integrity.views import View
from tests.factories.acts import followed
from tests.factories.integrity import (
    Bureau,
    at,
    end_decision,
    kept_runs,
    kept_score,
    known_score,
    make_bureau,
    make_case,
    make_decision,
    make_recorded,
    publish,
    record,
    working,
)
from tests.integrity.rows import clock, everything, expected

pytestmark = pytest.mark.django_db

DECIDED = date(2026, 5, 20)
ANNULLED = date(2026, 9, 29)


def _annul(decision: Decision, on: date = ANNULLED) -> integrity.Recorded:
    end_decision(decision, on=on)
    with working(on) as work:
        return integrity.annul_decision(work=work, decision=decision)


def _published(bureau: Bureau) -> Decision:
    decision = make_recorded(bureau=bureau, fine=12_000_000)
    publish(bureau, decision.publicity.pk, on=date(2026, 6, 1))
    return decision


@pytest.mark.parametrize("day", [DECIDED, date(2026, 8, 1), date(2026, 9, 28), ANNULLED, date(2027, 1, 1)])
def test_the_score_of_every_day_is_reversed_once_it_is_known(day: date) -> None:
    decision = _published(make_bureau())
    party = decision.case.party_id
    _annul(decision)
    assert known_score(party, as_of=day, known_at=at(ANNULLED, 11)).score == 900
    # 900 - 40 - 20 to the minimum end 2026-08-20, then half of 60
    before = 840 if day <= date(2026, 8, 20) else 849
    assert known_score(party, as_of=day, known_at=at(ANNULLED, 9)).score == before


def test_the_current_score_is_reversed_in_the_same_transaction() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    recorded = _annul(decision)
    assert recorded.score is not None and recorded.score.score == 900
    current = kept_score()
    assert (current.score, current.credit_class, current.next_change_on) == (900, "A", None)
    assert kept_runs() == [840, 900]


def test_the_entry_is_closed_and_replays_as_it_was_known() -> None:
    decision = _published(make_bureau())
    party = decision.case.party_id
    _annul(decision)
    who, day = selectors.FOR_EVERYBODY, date(2026, 7, 1)
    assert selectors.entries_of([party], view=View.INTERNAL, today=ANNULLED, visible=who, as_of=day) == {}
    before = selectors.entries_of([party], view=View.INTERNAL, today=ANNULLED, visible=who, as_of=day, known_at=at(ANNULLED, 9))[
        party
    ]
    assert [e["fact"] for e in before] == [f"decision:{decision.pk}"]
    last = FileEntry.objects.order_by("pk").last()
    assert last is not None
    assert (last.known_to, last.closing) == (at(ANNULLED, 10), "annulled")


@pytest.mark.parametrize("row", [r for r in expected("publicity_clocks") if r["rule"] == "D18"], ids=lambda row: row["start"])
def test_d18_runs_three_working_days_from_the_annulment(row: Row) -> None:
    decision = _published(make_bureau())
    _annul(decision, on=date.fromisoformat(row["start"]))
    found = clock(f"penaltypublicity:{decision.publicity.pk}", "D18")
    assert (str(found.started_on), str(found.due_on), found.state) == (row["start"], row["due"], "running")


def test_it_is_not_shown_from_that_moment_and_withdrawn_by_the_credit_officer() -> None:
    bureau = make_bureau()
    decision = _published(bureau)
    party, pk = decision.case.party_id, decision.publicity.pk
    assert party in selectors.published_penalties([party], on=ANNULLED)
    _annul(decision)
    assert selectors.published_penalties([party], on=ANNULLED) == {}
    assert [p.pk for p in selectors.to_withdraw(bureau.authority.pk)] == [pk]
    with working(date(2026, 9, 30), actor=bureau.credit) as work:
        followed(work, "publicity.withdraw", publicity=pk, reason="原处罚决定被撤销")
    row = PenaltyPublicity.objects.get(pk=pk)
    assert (row.state, row.withdrawn_on) == ("WITHDRAWN", date(2026, 9, 30))
    stopped = clock(row.stream_key, "D18")
    assert (stopped.state, stopped.ended_on) == ("stopped", date(2026, 9, 30))
    assert not selectors.to_withdraw(bureau.authority.pk).exists()


def test_a_standing_decision_is_not_withdrawn_nor_one_without_reasons() -> None:
    bureau = make_bureau()
    decision = _published(bureau)
    pk = decision.publicity.pk
    for reason, code in (("理由", "withdrawal_ordered"), (" ", "reason_given")):
        before = everything()
        with pytest.raises(ConditionFailed) as refused, working(ANNULLED, actor=bureau.credit) as work:
            followed(work, "publicity.withdraw", publicity=pk, reason=reason)
        assert refused.value.code == code
        assert everything() == before
        if code == "withdrawal_ordered":
            _annul(decision)


def test_only_credit_officers_withdraw() -> None:
    bureau = make_bureau()
    decision = _published(bureau)
    _annul(decision)
    before = everything()
    with pytest.raises(NotPermitted), working(ANNULLED, actor=bureau.co) as work:
        followed(work, "publicity.withdraw", publicity=decision.publicity.pk, reason="原处罚决定被撤销")
    assert everything() == before


def test_what_was_not_yet_published_is_dropped_at_once() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    _annul(decision, on=date(2026, 6, 2))
    row = PenaltyPublicity.objects.get(decision=decision)
    assert (row.state, row.withdrawn_on) == ("WITHDRAWN", date(2026, 6, 2))
    assert clock(row.stream_key, "D16").state == "stopped"
    assert not Deadline.objects.filter(rule="D18").exists()


def test_what_is_over_or_was_never_shown_stays_as_it_is() -> None:
    decision = make_recorded(bureau=make_bureau(), kinds=("warning",))
    recorded = _annul(decision)
    assert recorded.publicity is not None and recorded.publicity.state == "NOT_APPLICABLE"
    assert known_score(decision.case.party_id, as_of=DECIDED, known_at=at(ANNULLED, 11)).score == 900


def test_annulled_in_the_moment_it_was_recorded() -> None:
    """An act a moment earlier by the clock of another desk still closes the version it finds."""
    decision = make_decision(case=make_case(bureau=make_bureau()), fine=12_000_000)
    record(decision)
    end_decision(decision, on=DECIDED)
    with working(DECIDED, hour=10) as work:
        recorded = integrity.annul_decision(work=work, decision=decision)
    entry = FileEntry.objects.get()
    assert entry.known_to is not None and entry.known_to > entry.known_from
    assert recorded.score is not None and recorded.score.score == 900
    assert kept_score().score == 900


def test_a_changed_decision_takes_the_place_of_the_old_one() -> None:
    bureau = make_bureau()
    old = _published(bureau)
    end_decision(old, on=ANNULLED, status="changed")
    new = make_decision(case=old.case, decided_on=ANNULLED, fine=6_000_000, supersedes=old)
    with working(ANNULLED) as work:
        recorded = integrity.change_decision(work=work, old=old, new=new)
    assert recorded.publicity is not None and recorded.publicity.state == "REVIEW"
    # 20 working days from 29 September: 30 September, 8-10, 12-16, 19-23, 26-30 October, 2 November
    assert str(clock(recorded.publicity.stream_key, "D16").due_on) == "2026-11-02"
    assert clock(f"penaltypublicity:{old.publicity.pk}", "D18").state == "running"
    current = FileEntry.objects.get(known_to=None)
    # the fact keeps its name and goes on from the day of the first decision (RC 63, B2)
    assert (current.fact, current.valid_from, current.valid_to) == (f"decision:{old.pk}", DECIDED, date(2027, 6, 1))
    assert current.content["decided_on"] == "2026-09-29" and current.content["root_decided_on"] == "2026-05-20"
    assert FileEntry.objects.filter(closing="changed").count() == 1
    party = old.case.party_id
    # 900 - 40, held at 849 by H7: on every day since the first decision, as the new one says
    assert known_score(party, as_of=ANNULLED, known_at=at(ANNULLED, 11)).score == 849
    assert known_score(party, as_of=date(2026, 6, 1), known_at=at(ANNULLED, 11)).score == 849
    assert known_score(party, as_of=date(2026, 6, 1), known_at=at(ANNULLED, 9)).score == 840


def test_acts_are_recorded_and_chained() -> None:
    decision = _published(make_bureau())
    _annul(decision)
    verbs = list(Act.objects.filter(stream=f"penaltypublicity:{decision.publicity.pk}").values_list("verb", flat=True))
    assert verbs == [f"publicity.{a}" for a in ("open", "enter", "review", "publish", "order_withdrawal")]
    assert Act.objects.filter(verb="integrity.annul_decision").count() == 1
    assert [f for f in verify.verify().findings if f.kind != "changed_file"] == []
