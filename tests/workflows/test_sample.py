"""The sample played: a few stories through the commands, and the summary's figures beside raw SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.signals.models import SupervisionSignal
from cases.base import files
from cases.base.models import Act, ChainEntry, Deadline, Document, Refusal
from cases.base.work import SHANGHAI
from cases.law.calendar import national_calendar
from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, Transfer
from integrity.scoring.models import CurrentScore
from tests.factories.integrity import kept_score
from tests.factories.parties import make_authority
from workflows.sample import database, summary, timeline
from workflows.sample.player import Player
from workflows.sample.reading import stories
from workflows.sample.run import run

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=SHANGHAI)
PLAYED = (
    "additive-jelly",
    "annulled-decision",
    "minor-corrected",
    "above-criminal-line",
    "police-refuse",
    "desk-clue",
    "overdue",
    "reviewed-official",
)

# each figure of the summary once more, in SQL
SQL = {
    "clues": "SELECT count(*) FROM intake_clue",
    "cases": "SELECT count(*) FROM penalty_penaltycase",
    "closed": "SELECT count(*) FROM penalty_penaltycase WHERE closed_on IS NOT NULL",
    "transfers": "SELECT count(*) FROM transfer_transfer WHERE sent_on IS NOT NULL",
    "documents": "SELECT count(*) FROM base_document",
    "acts": "SELECT count(*) FROM base_act WHERE stream LIKE 'clue:%%' OR stream LIKE 'penaltycase:%%'",
    "refusals": "SELECT count(*) FROM base_refusal",
    "decisions": "SELECT count(*) FROM penalty_decision WHERE status = 'in_force'",
    "fined_fen": "SELECT coalesce(sum(fine), 0) FROM penalty_decision WHERE status = 'in_force'",
    "paid_fen": "SELECT coalesce(sum(amount), 0) FROM penalty_payment",
    "overdue": "SELECT count(*) FROM base_deadline WHERE outcome = 'overdue' AND ended_on IS NULL",
    "signals": "SELECT count(*) FROM signals_supervisionsignal",
    "open_tasks": "SELECT count(*) FROM workflows_workitem WHERE NOT done",
    "scored": "SELECT count(*) FROM scoring_currentscore WHERE score IS NOT NULL AND view = 'INTERNAL'",
    "listings": "SELECT count(*) FROM blacklist_blacklistcase WHERE state = 'PUBLISHED'",
    "reviews": "SELECT count(*) FROM responsibility_responsibilityreview",
    "published": "SELECT count(*) FROM publicity_penaltypublicity WHERE published_on IS NOT NULL AND withdrawn_on IS NULL",
}


@pytest.fixture
def played(db: None, file_root: Path) -> Iterator[dict[str, Player]]:
    """The chosen stories played up to NOW, by code."""
    chosen = [story for story in stories() if story.code in PLAYED]
    _, players = run(chosen, now=NOW)
    yield {player.story.code: player for player in players}


def test_the_played_sample(played: dict[str, Player], file_root: Path) -> None:
    """One run, many looks: playing is what takes the time."""
    _figures_are_raw_sql()
    _every_closed_case_has_its_people_acts_clocks_and_papers()
    _nothing_happens_outside_its_days(played)
    _the_silence_was_looked_at(played["additive-jelly"])
    _the_annulment_restores_the_score(played["annulled-decision"])
    _the_fine_above_the_criminal_line_is_refused_and_the_head_transfers(played["above-criminal-line"])
    _the_police_refuse_and_the_bureau_punishes(played["police-refuse"])
    _the_overdue_case_goes_on(played["overdue"])
    _the_overrun_became_a_signal_and_was_explained(played["overdue"])
    # 刑法 §140: the flag of the other case stands, and nobody reported it for transfer
    assert set(SupervisionSignal.objects.values_list("rule", "state")) == {
        ("R04", "EXPLAINED"),
        ("R05", "RAISED"),
        ("R04", "RAISED"),
    }
    _the_idle_case_of_the_reviewed_official_gives_two_signals(played["reviewed-official"])
    _the_review_accepts_one_ground_and_rejects_one(played["reviewed-official"])
    assert played["minor-corrected"].case.decisions.get().kind == "exempt"
    _papers_are_copied_under_names_people_can_read(file_root)


def _figures_are_raw_sql() -> None:
    known = summary.figures(on=NOW.date())
    assert known.pop("broken") == 0
    assert known == {name: _one(statement) for name, statement in SQL.items()}
    assert ChainEntry.objects.count() > known["acts"]
    # eight stories: one clue was not filed, four cases ran to the archive, two went to the police, one official was reviewed
    assert (known["clues"], known["cases"], known["closed"], known["transfers"], known["reviews"]) == (8, 7, 4, 2, 1)


def _every_closed_case_has_its_people_acts_clocks_and_papers() -> None:
    closed = PenaltyCase.objects.filter(closed_on__isnull=False).select_related("clue")
    assert closed.count() == 4
    for case in closed:
        acts = Act.objects.filter(stream__in=(case.stream_key, case.clue.stream_key), officer__isnull=False)
        assert len(set(acts.values_list("actor_name", flat=True))) >= 4, case.number
        assert Act.objects.filter(stream=case.stream_key, verb="penalty.archive").exists()
        clocks = Deadline.objects.filter(stream=case.stream_key)
        assert {"D10", "D11", "D14", "D40"} <= set(clocks.values_list("rule", flat=True))
        papers = Document.objects.filter(stream=case.stream_key)
        assert {"35", "36", "43", "50", "53", "54", "55", "56"} <= set(papers.values_list("form", flat=True))
        assert all(files.read(paper.file_digest).startswith(b"%PDF") for paper in papers)


def _nothing_happens_outside_its_days(played: dict[str, Player]) -> None:
    # the law tables enter the chain when the database is made, which is no act of the sample
    assert not Act.objects.filter(at__gt=NOW).exclude(verb="law.load").exists()
    for player in played.values():
        acts = Act.objects.filter(stream=player.subject.stream_key, officer__isnull=False)
        days = {act.at.astimezone(SHANGHAI).date() for act in acts}
        calendar_days = {timeline.day_of(step, today=NOW.date(), calendar=national_calendar()) for step in player.story.steps}
        assert days <= calendar_days, player.story.code


def _the_silence_was_looked_at(player: Player) -> None:
    clock = Deadline.objects.get(stream=player.case.stream_key, rule="D12")
    assert (clock.state, clock.outcome) == ("lapsed", "deemed_waived")
    act = Act.objects.get(stream=player.case.stream_key, verb="penalty.deem_waived")
    assert (act.actor_kind, act.actor_role) == ("officer", "UH")


def _the_annulment_restores_the_score(player: Player) -> None:
    # registered and clean for three years: 900 + 20 (ICS-1); the food case of the other party is severe: 900 - 220
    fined = CurrentScore.objects.get(view="INTERNAL", party__name="示例县青禾食品有限公司")
    assert kept_score(player.case.party).score == 920
    assert fined.score == 680
    assert player.case.decisions.get().status == "annulled"


def _the_fine_above_the_criminal_line_is_refused_and_the_head_transfers(player: Player) -> None:
    refusal = Refusal.objects.get(subject=player.case.stream_key)
    assert (refusal.code, refusal.verb) == ("criminal_flag_open", "penalty.decide_penalty")
    flag = CriminalFlag.objects.get(case=player.case_id)
    assert (flag.state, flag.crimes[0]["crime"]) == ("answered", "刑法 §140")
    transfer = Transfer.objects.get(flag=flag)
    # T310-5: only the head in person; the people of the cast have one
    assert (transfer.state, transfer.approver_presiding) == ("HANDED_OVER", True)
    assert str(transfer.approved_by) == "吴建平"
    papers = Document.objects.filter(stream=transfer.stream_key)
    assert {"X1", "8", "5", "24", "52", "6"} == set(papers.values_list("form", flat=True))
    assert player.case.state == "SUSP"
    assert not player.case.decisions.exists()
    # ICS-1 H5: a pending criminal case caps the score at 699
    assert kept_score(player.case.party).score == 699


def _the_police_refuse_and_the_bureau_punishes(player: Player) -> None:
    transfer = Transfer.objects.get(case=player.case_id)
    assert (transfer.state, transfer.replies.get().kind) == ("ADMIN_RESUME", "refused")
    # T310-10: the bureau punishes where the police refused, with a fine (PQL50: up to 3 times 60,000 yuan)
    assert (player.case.state, player.case.decisions.get().fine) == ("ARCHIVED", 60_000_00)


def _the_overdue_case_goes_on(player: Player) -> None:
    clock = Deadline.objects.get(stream=player.case.stream_key, rule="D10")
    assert (clock.state, clock.outcome, player.case.state) == ("running", "overdue", "INVEST")
    assert clock.due_on is not None
    # PP64: 90 calendar days from filing; the last day may only move forward over a holiday
    assert (clock.due_on - player.case.filed_on).days >= 90


def _the_overrun_became_a_signal_and_was_explained(player: Player) -> None:
    signal = SupervisionSignal.objects.get(about=player.case.stream_key)
    clock = Deadline.objects.get(stream=player.case.stream_key, rule="D10")
    assert clock.due_on is not None
    assert (signal.rule, signal.evidence["kind"], signal.state) == ("R04", "overdue", "EXPLAINED")
    assert signal.raised_on > clock.due_on
    assert signal.answered_by is not None and signal.answered_by.name == "许志刚"
    # how many working days lie in the ninety days, and so between overrun and answer, turns on the holidays of the season
    assert Deadline.objects.get(stream=signal.stream_key).outcome in ("done", "late")


def _the_idle_case_of_the_reviewed_official_gives_two_signals(player: Player) -> None:
    """R04 by both its arms: more than thirty days without an act, then ninety days from filing (APL 60) without a decision."""
    found = SupervisionSignal.objects.filter(rule="R04", state="RAISED").order_by("raised_on")
    assert [(s.about, s.evidence["kind"]) for s in found] == [
        (player.case.stream_key, "idle"),
        (player.case.stream_key, "overdue"),
    ]
    idle, overdue = found
    assert idle.evidence["days_idle"] > 30
    assert (overdue.raised_on - player.case.filed_on).days > 90


def _the_review_accepts_one_ground_and_rejects_one(player: Player) -> None:
    review = ResponsibilityReview.objects.get(pk=player.review_id)
    claims = review.exemptionclaims.order_by("finding__position").values_list("ground", "decision")
    assert list(claims) == [("G03", "accepted"), ("G12", "rejected")]
    assert (review.state, review.outcome, review.measures) == ("ARCHIVED", "MEASURE", ["criticise"])
    refused = set(Refusal.objects.filter(subject=review.stream_key).values_list("code", flat=True))
    assert refused == {"role", "not_heavier"}
    # nothing of it is told on the case
    assert not Act.objects.filter(stream=player.case.stream_key, verb__startswith="responsibility").exists()


def _papers_are_copied_under_names_people_can_read(file_root: Path) -> None:
    paths = summary.copy_papers(file_root.parent / "papers", ("45", "46"))
    assert [path.name.split("-")[1] for path in paths] == ["行政处罚决定书", "不予行政处罚决定书"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)


def test_a_database_with_a_bureau_of_its_own_is_refused(db: None) -> None:
    make_authority()
    with pytest.raises(database.NotEmpty):
        database.prepare()


def test_the_command_says_so_in_a_sentence_and_leaves_with_2(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    make_authority()
    with pytest.raises(SystemExit) as left:
        call_command("demo")
    assert left.value.code == 2
    told = capsys.readouterr()
    assert "DATABASE_URL" in told.err
    assert told.out == ""


def _one(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
