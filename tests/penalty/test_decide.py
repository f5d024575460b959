"""集体讨论、处罚决定 (PP60-64, PL35, PL45, PL57): each condition from both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.conditions import Question
from cases.base.models import Act, Deadline, Document
from cases.base.work import begin
from cases.penalty.acts.review import REVIEW_PASSED
from cases.penalty.models import Decision
from cases.penalty.proposal import Proposal
from tests.factories.acts import within
from tests.factories.cases import PROPOSAL, Played, at, case_at
from tests.factories.refusing import refused
from tests.factories.steps.content import NO_PENALTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
GROUND = "PL32-1"


def _service(played: Played, on: date, **changes: Any) -> Decision:
    """The act without its task, for what only the deadline sweep would else make possible."""
    given = {"proposal": played.proposal, "opinion": "同意。", "correct_until": "2026-05-15", **changes}
    with begin(played.office.actor("bl", on), at(on), act="penalty.decide_penalty", subject=played.stream) as work:
        return within(work, "penalty.decide_penalty", case=played.case_id, **given)


def test_a_decision_freezes_band_clause_reasons_and_outcome() -> None:
    decision = case_at("DEC_PEN").case.decisions.get()

    assert (decision.band_min, decision.band_max, decision.law_version) == (5_000_000, 10_000_000, "2025-12-01")
    assert (decision.fine, decision.confiscated_gains, decision.confiscated_goods) == (5_000_000, 30_000, 33_400)
    assert decision.payable == 5_030_000
    assert decision.outcome["limitation_passed"] is False
    assert decision.defence_text == "当事人明确表示放弃陈述、申辩的权利。"
    assert len(decision.law_digest) == 64


def test_a_decision_issues_its_papers_in_one_act() -> None:
    played = case_at("DEC_PEN")

    papers = Document.objects.filter(stream=played.stream, issued_at=at(date(2026, 4, 21)))
    assert sorted(papers.values_list("form", flat=True)) == ["33", "43", "45", "DOC3"]
    document = played.case.decisions.get().document
    assert document is not None and document.form == "45"
    assert Act.objects.get(stream=played.stream, verb="penalty.decide_penalty").to_state == "DEC_PEN"


def test_the_party_is_heard_first() -> None:
    """D12 ends on 17 April; on that day the party may still speak, on the next somebody looks whether it was silent."""
    played = case_at("NOTIFIED")
    with refused("party_heard", "PL62") as caught:
        played.do("decide", on=date(2026, 4, 17))
    assert "2026-04-17" in caught.value.text.zh

    played.do("silence")
    with refused("party_heard", "PL62") as caught:
        played.do("decide", on=date(2026, 4, 18))
    assert "核对收文" in caught.value.text.zh
    played.do("check_received", on=date(2026, 4, 18))
    assert _service(played, date(2026, 4, 18)).fine == 50_000_00


def test_a_waiver_lets_the_decision_be_made_at_once() -> None:
    played = case_at("WAIVED")
    played.do("decide", on=date(2026, 4, 10), hour=15)

    assert played.state == "DEC_PEN"


def test_a_defence_is_rechecked_first() -> None:
    played = case_at("DEFENCE")
    with refused("party_heard", "PP58"):
        played.do("decide")
    played.do("recheck")
    played.do("decide")

    assert "没有新的事实和证据" in played.case.decisions.get().defence_text


def test_who_has_defended_may_add_to_it_until_the_time_is_over() -> None:
    """Re-checked on 15 April; D12 ends on the 17th, and with it the right to ask for a hearing."""
    played = case_at("RECHECKED")
    with refused("party_heard", "PL62"):
        played.do("decide", on=date(2026, 4, 17))
    played.do("decide", on=date(2026, 4, 20))

    assert played.state == "DEC_PEN"


def test_never_heavier_than_the_party_was_told() -> None:
    # more gains are established than the party was told would be taken
    played = case_at("WAIVED", proposal=replace(PROPOSAL, fine=60_000_00), illegal_gains="400.00")
    heavier = (
        replace(played.proposal, fine=60_000_01),
        replace(played.proposal, confiscated_gains=300_01),
        replace(played.proposal, confiscated_goods=334_01),
        replace(played.proposal, kinds=(*PROPOSAL.kinds, "warning")),
    )
    for proposal in heavier:
        with refused("not_heavier", "PL45"):
            played.do("decide", proposal=proposal)
    played.do("decide", proposal=replace(played.proposal, fine=59_999_99))

    assert played.case.decisions.get().fine == 59_999_99


def test_a_lower_fine_still_keeps_to_the_minimum() -> None:
    played = case_at("WAIVED", grounds={"removed_harm": True})
    played.do("discuss", mitigation_agreed=True)
    with refused("within_band", "PL32"):
        played.do("decide", proposal=replace(PROPOSAL, fine=49_999_99))
    played.do("decide", proposal=replace(PROPOSAL, fine=49_999_99, mitigation_ground=GROUND, tier="mitigated"))

    assert played.case.decisions.get().mitigation_ground == GROUND


def test_a_penalty_imposes_something() -> None:
    played = case_at("WAIVED")
    with refused("penalty_intended", "PP57"):
        played.do("decide", proposal=NO_PENALTY)


def _only(ground: str) -> dict[str, Any]:
    return {"complex": False, ground: True}


@pytest.mark.parametrize("ground", ["complex", "public_interest"])
def test_complex_and_grave_cases_are_discussed_first(ground: str) -> None:
    played = case_at("TO_DISCUSS", **_only(ground))
    with refused("discussed", "PL57"):
        played.do("decide")
    played.do("discuss")
    played.do("decide")

    assert (played.state, played.case.discussions.get().presided_by) == ("DEC_PEN", played.office.officers["bh"].name)


def test_a_discussion_comes_after_the_party_was_heard() -> None:
    played = case_at("LEGAL_REVIEW")
    played.play("agree_legal", "approve", "serve_notice")
    with refused("party_heard", "PP58"):
        played.do("discuss", on=date(2026, 4, 17))


def test_a_plain_case_needs_no_discussion() -> None:
    assert case_at("WAIVED").open_steps() == ["decide"]


def test_no_decision_without_the_review_passed() -> None:
    """Asked of cases that a decision cannot reach by any move: not reviewed, returned, and reviewed in the lesser way."""
    plain, returned = case_at("INV_DONE"), case_at("RETURNED")
    for played in (plain, returned):
        question = Question(played.case, played.office.actor("bl", date(2026, 4, 21)), at(date(2026, 4, 21)), date(2026, 4, 21))
        assert REVIEW_PASSED.check(question) is not None
    passed = case_at("APPR").case
    question = replace(question, subject=passed)
    assert REVIEW_PASSED.check(question) is None
    passed.facts["complex"] = True
    assert REVIEW_PASSED.check(question) is not None


# filed on 10 March, so D10 ends on 8 June; the day itself is in time
@pytest.mark.parametrize(
    ("day", "reason", "code"),
    [
        (date(2026, 6, 8), "", ""),
        (date(2026, 6, 9), "", "inside_d10"),
        (date(2026, 6, 9), "  ", "inside_d10"),
        (date(2026, 6, 9), "案件疑难，检验周期长。", ""),
    ],
)
def test_after_d10_the_reason_is_recorded(day: date, reason: str, code: str) -> None:
    played = case_at("WAIVED")
    if code:
        with refused(code, "PP64"):
            played.do("decide", on=day, overdue_reason=reason)
        return
    played.do("decide", on=day, overdue_reason=reason)
    act = Act.objects.get(stream=played.stream, verb="penalty.decide_penalty")
    assert act.details["overdue_reason"] == reason
    assert Deadline.objects.get(stream=played.stream, rule="D10").state == "stopped"


def test_what_a_court_has_fined_is_fined_no_more() -> None:
    """PL35: no fine, but what was illegal may still be confiscated."""
    played = case_at("APPR", convicted=True)
    with refused("within_band"):
        played.do("approve")
    taken = Proposal(
        conduct="FSL124",
        kinds=("confiscate_gains", "confiscate_goods"),
        confiscated_gains=300_00,
        confiscated_goods=334_00,
        goods_description="糕点20盒",
        facts_text=PROPOSAL.facts_text,
        reasons_text="人民法院已判处罚金，不再给予罚款。",
    )
    played.proposal = taken
    played.play("approve", "serve_notice", "waive")
    with refused("no_fine_after_conviction", "PL35"):
        _without_other_conditions(played)
    played.do("decide")

    assert played.case.decisions.get().fine == 0


def _without_other_conditions(played: Played) -> None:
    """The condition itself on a fine of one fen, which earlier conditions would refuse already."""
    from cases.penalty.acts.decision import NO_FINE_AFTER_CONVICTION

    day = date(2026, 4, 21)
    given = {"proposal": replace(PROPOSAL, fine=1)}
    question = Question(played.case, played.office.actor("bl", day), at(day), day, given)
    with begin(question.actor, question.now, act="penalty.decide_penalty", subject=played.stream):
        NO_FINE_AFTER_CONVICTION.ask(question, "penalty.decide_penalty")


def test_a_warning_alone_is_a_penalty_where_the_article_asks_for_no_fine() -> None:
    """FSL126: first the order and the warning; the fine comes with the refusal to correct."""
    warning = Proposal(
        conduct="FSL126", kinds=("warning",), facts_text="未按规定查验供货者许可证。", reasons_text="首次发现，责令改正并警告。"
    )
    played = case_at("APPR", proposal=warning, conduct=["FSL126"], refused_to_correct=False)
    played.play("approve", "serve_notice", "waive", "decide", "serve")

    assert played.state == "EXECUTED"


def test_one_decision_at_a_time() -> None:
    played = case_at("DEC_PEN")
    with refused("wrong_state", "PP60"):
        played.do("decide")

    assert Decision.objects.filter(case=played.case_id).count() == 1
