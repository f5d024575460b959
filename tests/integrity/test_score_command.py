"""manage.py score: the explained score adds up; --all computes only what can have changed."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from integrity import services as integrity
from integrity.scoring import services
from integrity.scoring.models import CurrentScore, ScoreRun
from tests.factories.integrity import at, end_decision, kept_score, make_bureau, make_recorded, publish, working
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db

DECIDED = date(2026, 5, 20)


def _score(*arguments: str) -> str:
    out = StringIO()
    call_command("score", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command takes its day from the clock: the last of September 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(date(2026, 9, 30), 18))


def _json(*arguments: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_score(*map(str, arguments)))
    return found


def test_the_lines_add_up_to_the_score() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    told = _json(decision.case.party.uscc, "--as-of", "2026-06-01")
    assert (told["score"], told["class"], told["asOf"]) == (840, "B", "2026-06-01")
    assert told["base"] + sum(line["points"] for line in told["lines"]) == told["score"]
    assert [line["points"] for line in told["lines"] if line["kind"] == "event"] == [-60]
    assert told["inputIds"] == [f"decision:{decision.pk}"]
    assert len(told["hash"]) == 64


def test_as_of_the_day_before_the_decision() -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    assert _json(decision.case.party.uscc, "--as-of", "2026-05-19")["score"] == 900


@pytest.mark.parametrize(
    ("known_at", "score"),
    [
        ("2026-05-20T10:00:00+08:00", 840),
        ("2026-05-20T09:59:59", 900),
        ("2026-05-20", 840),
        ("2026-05-19", 900),
        ("2026-09-30", 900),
    ],
)
def test_as_known_at_a_moment(known_at: str, score: int) -> None:
    decision = make_recorded(bureau=make_bureau(), fine=12_000_000)
    end_decision(decision, on=date(2026, 9, 29))
    with working(date(2026, 9, 29)) as work:
        integrity.annul_decision(work=work, decision=decision)
    told = _json(decision.case.party.uscc, "--as-of", "2026-06-01", "--known-at", known_at)
    assert told["score"] == score


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "统一社会信用代码"),
        (("91310000000000000X",), "没有统一社会信用代码"),
        (("{uscc}", "--as-of", "2026-13-01"), "--as-of"),
        (("{uscc}", "--known-at", "yesterday"), "--known-at"),
        (("{uscc}", "--as-of", "1999-01-01"), "没有施行"),
        (("{uscc}", "--as-of", "2026-10-01"), "晚于今日"),
        (("{uscc}", "--all"), "--all"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    party = make_party()
    given = [a.format(uscc=party.uscc) for a in arguments]
    with pytest.raises(SystemExit) as left:
        call_command("score", *given)
    assert left.value.code == 2
    assert says in capsys.readouterr().err
    assert not CurrentScore.objects.exists()


def test_all_scores_who_was_never_scored_and_then_nobody() -> None:
    for _ in range(3):
        make_party()
    make_party(kind="natural_person", name="张例示")
    assert _score("--all").strip() == "scored=3 changed=3"
    assert _score("--all").strip() == "scored=0 changed=0"
    assert set(CurrentScore.objects.values_list("score", "credit_class")) == {(900, "A")}


def test_all_is_the_same_in_small_batches() -> None:
    for _ in range(5):
        make_party()
    found = services.rescore_due(now=at(DECIDED), batch=2)
    assert (found.scored, found.changed) == (5, 5)
    again = services.rescore_due(now=at(DECIDED, 11), batch=2)
    assert (again.scored, again.changed) == (0, 0)


def test_all_computes_who_is_due_on_the_day_it_is_due() -> None:
    bureau = make_bureau()
    decision = make_recorded(bureau=bureau, fine=12_000_000)
    party = decision.case.party
    make_party()
    publish(bureau, decision.publicity.pk, on=DECIDED)
    services.rescore_due(now=at(DECIDED, 13))
    # published the same day, the minimum ends on 2026-08-20: on the next day half of 60 counts, and H7 holds 870 at 849
    assert kept_score(party).next_change_on == date(2026, 8, 21)
    assert services.rescore_due(now=at(date(2026, 8, 20))).scored == 0
    due = services.rescore_due(now=at(date(2026, 8, 21)))
    assert (due.scored, due.changed) == (1, 1)
    assert kept_score(party).score == 849
    runs = ScoreRun.objects.filter(party=party).order_by("pk")
    assert list(runs.filter(view="INTERNAL").values_list("score", flat=True)) == [840, 849]
    # published, so everybody is told of it
    assert list(runs.filter(view="SHARED").values_list("score", flat=True)) == [900, 840, 849]


def test_three_clean_years_begin_by_themselves() -> None:
    party = make_party(established_on=date(2023, 6, 2))
    services.rescore_due(now=at(date(2026, 6, 1)))
    current = kept_score(party)
    assert (current.score, current.next_change_on) == (900, date(2026, 6, 2))
    services.rescore_due(now=at(date(2026, 6, 2)))
    assert kept_score(party).score == 920


def test_who_moves_is_listed_in_the_new_region() -> None:
    party = make_party(region_code="310101")
    services.rescore_due(now=at(DECIDED))
    other = make_party(region_code="320102")
    with working(DECIDED) as work:
        party.region = other.region
        work.save(party)
    found = services.rescore_due(now=at(DECIDED, 11))
    assert (found.scored, found.changed) == (2, 1)
    assert kept_score(party).region_id == other.region_id


def test_other_rules_are_a_reason_to_compute_again() -> None:
    party = make_party()
    services.rescore_due(now=at(DECIDED))
    CurrentScore.objects.filter(party=party).update(law="0" * 64)
    found = services.rescore_due(now=at(DECIDED, 11))
    assert (found.scored, found.changed) == (1, 0)
