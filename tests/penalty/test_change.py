"""变更、撤销决定 (PL75, PP63): basis, limits, and what follows for publication, file, score, clocks and money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.base.models import Deadline, Document
from cases.base.work import begin
from cases.penalty.models import Decision
from integrity.files.models import FileEntry
from integrity.publicity.models import PenaltyPublicity
from integrity.scoring.models import ScoreRun
from tests.factories.cases import PROPOSAL, Played, at, case_at
from tests.factories.integrity import known_score
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
LATER = ("change", "annul")


def _published() -> Played:
    return case_at("PAY_DUE").play("enter", "check", "publish")


def _due(stream: str, rule: str) -> Deadline:
    return Deadline.objects.filter(stream=stream, rule=rule).latest("pk")


@pytest.mark.parametrize("step", LATER)
@pytest.mark.parametrize("basis", ["", "   "])
def test_a_basis_is_named(step: str, basis: str) -> None:
    played = case_at("PAY_DUE")
    with refused("change_has_basis", "PL75"):
        played.do(step, basis=basis)


@pytest.mark.parametrize("step", LATER)
def test_there_is_a_decision_to_change(step: str) -> None:
    played = case_at("WAIVED")
    with refused("wrong_state", "PL75"):
        played.do(step)


def test_a_change_is_never_heavier_and_keeps_to_the_band() -> None:
    played = case_at("PAY_DUE", proposal=replace(PROPOSAL, fine=60_000_00))
    for proposal, code in (
        (replace(played.proposal, fine=60_000_01), "not_heavier"),
        (replace(played.proposal, kinds=(*PROPOSAL.kinds, "warning")), "not_heavier"),
        (replace(played.proposal, fine=49_999_99), "within_band"),
        (NO_PENALTY, "penalty_intended"),
    ):
        with refused(code):
            played.do("change", proposal=proposal)
    played.do("change", proposal=replace(played.proposal, fine=50_000_00))

    old, new = Decision.objects.filter(case=played.case_id).order_by("pk")
    assert (old.status, old.ended_on, new.status, new.fine) == ("changed", date(2026, 5, 12), "in_force", 50_000_00)
    assert new.supersedes == old


def test_a_change_supersedes_file_publication_and_papers() -> None:
    played = _published()
    played.do("change")

    old, new = PenaltyPublicity.objects.filter(decision__case=played.case_id).order_by("pk")
    assert (old.state, old.withdrawal_ordered_on) == ("PUBLISHED", date(2026, 5, 12))
    assert new.state == "REVIEW"
    # 3 WD: 13, 14, 15 May
    assert _due(old.stream_key, "D18").due_on == date(2026, 5, 15)
    assert _due(new.stream_key, "D16").state == "running"
    known = FileEntry.objects.filter(party=played.party, known_to=None)
    assert [entry.fact for entry in known if entry.kind == "penalty"] == [f"decision:{old.decision_id}"]
    assert played.open_steps() == ["enter_publicity", "serve_decision", "withdraw"]
    papers = Document.objects.filter(stream=played.stream, issued_at=at(date(2026, 5, 12)))
    assert sorted(papers.values_list("form", flat=True)) == ["45B", "DOC3"]


def test_what_was_not_yet_public_is_dropped() -> None:
    played = case_at("PAY_DUE").play("enter")
    played.do("annul")

    assert (played.publicity.state, played.open_steps()) == ("WITHDRAWN", ["serve_annulment"])
    assert not Deadline.objects.filter(rule="D18").exists()


def test_an_annulment_hides_at_once_and_is_withdrawn_within_d18() -> None:
    played = _published()
    played.do("annul")
    assert _due(played.publicity.stream_key, "D18").due_on == date(2026, 5, 15)
    assert played.open_steps() == ["serve_annulment", "withdraw"]
    played.do("withdraw")

    assert played.publicity.state == "WITHDRAWN"
    assert _due(played.publicity.stream_key, "D18").state == "stopped"


def test_an_annulment_takes_the_decision_out_of_the_score_of_every_day_once_it_is_known() -> None:
    played = case_at("PAY_DUE")
    decided, before = date(2026, 4, 25), at(date(2026, 5, 11))
    deducted = known_score(played.party.pk, as_of=decided, known_at=before)
    played.do("annul")

    assert any(line.points < 0 for line in deducted.lines)
    known = known_score(played.party.pk, as_of=decided, known_at=before)
    assert known.score == deducted.score
    after = known_score(played.party.pk, as_of=decided, known_at=at(date(2026, 5, 12), 11))
    assert after.score > deducted.score
    assert not FileEntry.objects.filter(party=played.party, known_to=None, kind="penalty").exists()
    assert ScoreRun.objects.filter(party=played.party).count() >= 2


def test_an_annulled_case_is_served_closed_and_archived() -> None:
    played = case_at("ANNULLED")
    with refused("stale_task"):
        played.do("propose", on=date(2026, 5, 13))
    played.do("serve_annulment")
    for step, day in (("propose", 14), ("close", 15), ("archive", 18)):
        played.do(step, on=date(2026, 5, day))

    assert played.state == "ARCHIVED"


def test_money_paid_before_a_change_counts_for_the_new_decision() -> None:
    played = case_at("EXECUTED", proposal=replace(PROPOSAL, fine=60_000_00))
    played.do("change", proposal=replace(played.proposal, fine=50_000_00))
    new = played.case.decisions.get(status="in_force")
    assert set(new.payments.values_list("purpose", "amount")) == {("fine", 60_000_00), ("gains", 300_00)}
    played.do("serve", on=date(2026, 5, 13))

    # nothing is left to pay; what was paid too much is a refund, not a debt
    assert played.state == "EXECUTED"
    assert "propose_closure" in played.open_steps()


def test_a_changed_decision_on_part_payment_asks_for_the_rest_only() -> None:
    played = case_at("PAY_DUE", proposal=replace(PROPOSAL, fine=60_000_00))
    played.do("pay", amount=20_000_00)
    played.do("change", proposal=replace(played.proposal, fine=50_000_00))
    played.do("serve", on=date(2026, 5, 13))
    assert played.state == "PAY_DUE"
    with refused("not_overpaid"):
        played.do("pay", on=date(2026, 5, 14), amount=30_000_01)
    played.do("pay", on=date(2026, 5, 14), amount=30_000_00)
    played.do("pay_gains", on=date(2026, 5, 14))

    assert played.state == "EXECUTED"


def test_an_archived_case_opens_again_and_needs_a_new_proposal_to_close() -> None:
    played = case_at("ARCHIVED")
    played.do("annul")
    case = played.case
    assert (case.state, case.closed_on, case.archived_on) == ("ANNULLED", None, None)
    played.do("serve_annulment")
    with refused("closure_proposed", "PP77"):
        played.do("close", on=date(2026, 5, 14))
    played.do("propose", on=date(2026, 5, 14))
    played.do("close", on=date(2026, 5, 15))

    assert played.case.closed_on == date(2026, 5, 15)


def test_nothing_is_annulled_twice() -> None:
    played = case_at("ANNULLED")
    with refused("wrong_state", "PL75"):
        played.do("annul", on=date(2026, 5, 13))


@pytest.mark.parametrize(("ground", "listed"), [("PL32-1", True), ("法院认为过罚不当。", False)])
def test_a_judgment_may_mitigate_although_facts_are_recorded_no_more(ground: str, listed: bool) -> None:
    """The court finds what the bureau had not recorded (PL32, PL75): the ground is one of the law, the paper shows it."""
    played = case_at("PAY_DUE")
    lower = replace(PROPOSAL, fine=30_000_00, tier="mitigated", mitigation_ground=ground)
    if not listed:
        with refused("mitigation_named", "PL30-32"):
            played.do("change", proposal=lower)
        return
    played.do("change", proposal=lower)
    assert (played.state, played.case.decisions.get(status="in_force").fine) == ("CHANGED", 30_000_00)


def test_a_lighter_change_is_not_asked_for_what_was_never_imposed() -> None:
    """A serious case decided without revoking the licence (as was possible before) may be changed in the party's favour: what
    the decision left out cannot be added to it (PL45); what it imposed stays."""
    played = case_at("PAY_DUE", proposal=replace(PROPOSAL, fine=60_000_00))
    case = played.case
    with begin(played.office.actor("co1", date(2026, 5, 11)), at(date(2026, 5, 11)), act="test", subject=played.stream) as work:
        case.facts = {**case.facts, "serious": True}
        work.save(case)
    lighter = replace(played.proposal, fine=50_000_00)
    without = replace(lighter, kinds=("fine", "confiscate_gains"), confiscated_goods=0, goods_description="")
    with refused("measures_complete", "PL32"):
        played.do("change", proposal=without)
    played.do("change", proposal=lighter)
    assert played.case.state == "CHANGED"
