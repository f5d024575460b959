"""What may be found, told and decided: three elements, every claim with reasons, never heavier (O41, CSR 39, CSL 63, GSA 53)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.accountability.review.models import ExemptionClaim, OfficialDefence, ToldOfficial
from cases.base.models import Act, Deadline, Document
from cases.base.roles import Role
from tests.factories.cases import at
from tests.factories.refusing import refused
from tests.factories.reviews import review_at
from tests.factories.steps.responsibility import CLAIM, FAULT, NO_ELEMENT
from workflows.sweep import sweep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_nothing_is_verified_before_the_head_consents() -> None:
    found = review_at("CLUE")
    with refused("head_consents", "CSR39"):
        # the step waits for the head, so the service is asked through its act
        found.do("begin")


def test_no_opening_and_no_clearing_before_the_verification_is_reported() -> None:
    found = review_at("PRELIM")
    for step in ("open", "clear"):
        with refused("preliminary_reported", "CSR39"):
            found.do(step)


@pytest.mark.parametrize("name", ["conduct", "duty", "unlawful_reasons", "mind_reasons", "harm_reasons"])
def test_each_element_is_found_with_reasons(name: str) -> None:
    found = review_at("OPEN")
    with refused("three_findings", "O41"):
        found.do("finding", finding={**FAULT, name: "  "})


def test_the_official_is_told_facts_not_nothing() -> None:
    found = review_at("OPEN")
    with refused("has_findings", "CSR39"):
        found.do("notify")


@pytest.mark.parametrize(
    ("finding", "proposal"),
    [
        (FAULT, {"outcome": "NO_FAULT", "measures": []}),
        (FAULT, {"outcome": "MEASURE", "measures": []}),
        (FAULT, {"outcome": "MEASURE", "measures": ["unit_correct"]}),
        (FAULT, {"outcome": "EXEMPT", "measures": []}),
        (FAULT, {"outcome": "MEASURE", "basis": " "}),
        (NO_ELEMENT, {"outcome": "MEASURE"}),
        (NO_ELEMENT, {"outcome": "REFERRED"}),
    ],
)
def test_what_is_proposed_follows_from_the_findings(finding: dict[str, Any], proposal: dict[str, Any]) -> None:
    found = review_at("OPEN")
    found.do("finding", finding=finding)
    with refused("proposal_fits", "O41"):
        found.do("notify", **proposal)


@pytest.mark.parametrize("gone", [{"unlawful": False}, {"mind": "none"}, {"harm": "none"}])
def test_without_one_element_there_is_no_measure_but_no_fault(gone: dict[str, Any]) -> None:
    """The defence holds: one of the three falls away, so nothing may be imposed."""
    found = review_at("WAIVED")
    found.do("revise", finding={**FAULT, **gone}, on=date(2026, 4, 13))
    found.do("submit")

    with refused("three_elements", "O41"):
        found.do("measure")
    with refused("ground_accepted", "O41"):
        found.do("exempt")
    found.do("no_fault")
    assert found.state == "NO_FAULT"


def test_with_all_elements_no_fault_is_refused() -> None:
    found = review_at("COLLECTIVE")
    with refused("element_missing", "GSA53"):
        found.do("no_fault")
    with refused("ground_accepted", "O41"):
        found.do("exempt")


def test_an_accepted_ground_exempts_and_shuts_the_measure() -> None:
    found = review_at("TO_EXEMPT")
    with refused("three_elements", "O41"):
        found.do("measure")
    found.do("exempt")
    assert (found.state, found.review.outcome) == ("EXEMPT", "EXEMPT")


def test_one_ground_accepted_and_one_rejected_leave_the_finding_without_ground() -> None:
    """Two findings: the accepted ground covers one, the other is answered for."""
    found = review_at("FOUND")
    found.play("finding", "notify")
    claims = [CLAIM, {"finding": 2, "ground": "G12", "statement": "人手不足。"}]
    found.do("defend", claims=claims)
    found.do("accept")
    found.do("reject", claim=found.claim("G12"))
    found.play("submit")

    with refused("ground_accepted", "O41"):
        found.do("exempt")
    found.do("measure")
    rows = ExemptionClaim.objects.filter(review=found.review_id).order_by("finding")
    assert [(c.ground, c.decision, bool(c.reasons)) for c in rows] == [("G03", "accepted", True), ("G12", "rejected", True)]


def test_every_claimed_ground_is_decided_with_reasons() -> None:
    found = review_at("DEFENCE")
    with refused("claims_decided", "O41"):
        found.do("submit")
    for decision, reasons in (("accepted", " "), ("rejected", ""), ("", "理由")):
        with refused("claim_reasoned", "O41"):
            found.do("accept", decision=decision, reasons=reasons)
    found.play("accept", "submit")


@pytest.mark.parametrize("ground", ["G01", "G14"])
def test_intent_shuts_the_grounds_of_honest_dispute_and_of_reform(ground: str) -> None:
    found = review_at("OPEN")
    found.do("finding", finding={**FAULT, "mind": "intent"})
    found.play("notify")
    found.do("defend", claims=[{**CLAIM, "ground": ground}])

    with refused("ground_open", "O41"):
        found.do("accept", claim=found.claim(ground))
    found.do("reject", claim=found.claim(ground))


@pytest.mark.parametrize(
    "claims", [[{**CLAIM, "ground": "G99"}], [{**CLAIM, "finding": 2}], [{**CLAIM, "statement": " "}], [CLAIM, CLAIM]]
)
def test_a_claim_names_finding_ground_and_reasons(claims: list[dict[str, Any]]) -> None:
    found = review_at("NOTIFIED")
    with refused("claims_fit", "O41"):
        found.do("defend", claims=claims)


def test_a_defence_says_something_and_comes_in_time() -> None:
    found = review_at("NOTIFIED")
    with refused("defence_stated", "GSA43"):
        found.do("defend", content=" ", claims=[])
    # J18-defence ends on 14 April
    with refused("inside_defence_term", "GSA43"):
        found.do("defend", on=date(2026, 4, 15))
    found.do("defend", on=date(2026, 4, 14))


def test_what_came_in_time_may_be_recorded_by_an_investigator() -> None:
    found = review_at("NOTIFIED")
    row = found.do("defend", by="first", on=date(2026, 4, 10), received_on=date(2026, 4, 9))
    assert (row.recorded_by, row.received_on) == (found.officer("first").name, date(2026, 4, 9))


def test_silence_is_taken_for_a_waiver_once_the_time_is_over() -> None:
    found = review_at("NOTIFIED")
    sweep(now=at(date(2026, 4, 14), 6))
    assert found.state == "NOTIFIED"
    sweep(now=at(date(2026, 4, 15), 6))

    assert (found.state, found.open_steps()) == ("DEFENCE", ["weigh_claims"])
    assert OfficialDefence.objects.get(review=found.review_id).kind == "silent"
    found.do("submit")


@pytest.mark.parametrize(
    "worse", [["criticise", "admonish"], ["cancel_qualification"], ["criticise", "circulate", "written_self_review"]]
)
def test_nothing_heavier_than_the_official_was_told(worse: list[str]) -> None:
    found = review_at("COLLECTIVE")
    with refused("not_heavier", "CSL63"):
        found.do("measure", measures=worse)
    found.do("measure", measures=["criticise"])


def test_a_finding_does_not_become_graver_because_of_a_defence() -> None:
    found = review_at("DEFENCE")
    with refused("finding_not_worse", "CSL63"):
        found.do("revise", finding={**FAULT, "mind": "intent"})


def test_referral_to_the_appointing_organ_must_have_been_told_the_commission_need_not() -> None:
    """A suspected duty offence is passed on whatever was told: that is a duty, not a sanction (SL 37)."""
    found = review_at("COLLECTIVE")
    with refused("not_heavier", "CSL63"):
        found.do("refer")
    found.do("refer", recipient="commission", recipient_name="虚构县监察委员会")
    assert (found.state, found.review.recipient) == ("REFERRED", "commission")


def test_a_measure_the_law_does_not_know_is_refused() -> None:
    found = review_at("COLLECTIVE")
    for wrong in ([], ["fine"], ["unit_correct"]):
        with refused("measures_known", "GSA12"):
            found.do("measure", measures=wrong)


@pytest.mark.parametrize("stage", ["CLEARED", "NO_FAULT", "EXEMPT", "REFERRED"])
def test_the_official_is_told_whatever_the_result(stage: str) -> None:
    found = review_at(stage)
    by = "first"
    found.do("inform", by=by)

    assert found.state == "SERVED"
    told = ToldOfficial.objects.filter(review=found.review_id, what="outcome").get()
    assert (told.document is None) == (stage == "REFERRED")
    assert not Deadline.objects.filter(stream=found.stream, rule="J23").exists()
    found.do("archive", by=by)


@pytest.mark.parametrize("stage", ["VERIFIED", "TO_FIND_NONE"])
def test_who_was_wrongly_accused_is_cleared(stage: str) -> None:
    found = review_at(stage)
    found.do("clear" if stage == "VERIFIED" else "no_fault", wrongly_accused=True)

    with refused("clarified", "GSA53"):
        found.do("inform")
    found.do("inform", clarification="在本局范围内通报澄清。")
    assert ToldOfficial.objects.get(review=found.review_id, what="outcome").clarification


def test_the_time_for_review_runs_from_service_and_bars_the_archive() -> None:
    found = review_at("SERVED")
    with refused("terms_over", "CSR39"):
        found.do("archive", on=date(2026, 5, 21))
    sweep(now=at(date(2026, 5, 22), 6))
    assert Deadline.objects.get(stream=found.stream, rule="J23").outcome == "right_lost"
    with refused("inside_j23", "CSL95"):
        found.do("ask", on=date(2026, 5, 22))
    found.do("archive", on=date(2026, 5, 22))
    assert found.state == "ARCHIVED"


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("not_aggravated", {"answer": "lightened", "measures": ["criticise", "circulate", "admonish"]}),
        ("answer_fits", {"answer": "upheld", "measures": ["criticise"]}),
        ("answer_fits", {"answer": "annulled", "measures": ["criticise"]}),
        ("answer_fits", {"answer": "lightened", "measures": []}),
        ("answer_fits", {"answer": "lightened", "measures": ["criticise"], "reasons": " "}),
    ],
)
def test_the_answer_is_definite_and_never_heavier(code: str, wrong: dict[str, Any]) -> None:
    found = review_at("REMEDY")
    with refused(code, "CSL96"):
        found.do("answer", **wrong)


def test_a_review_is_asked_once_and_answered_lighter_or_annulled() -> None:
    found = review_at("ANSWERED")
    assert found.review.measures == ["criticise"]
    with refused("inside_j23", "CSL95"):
        found.do("ask", on=date(2026, 5, 13))

    other = review_at("REMEDY")
    other.do("answer", answer="annulled", measures=[])
    assert (other.state, other.review.outcome, other.review.measures) == ("SERVED", "NO_FAULT", [])


def test_the_papers_of_the_path() -> None:
    found = review_at("ANSWERED")
    forms = list(Document.objects.filter(stream=found.stream).order_by("pk").values_list("form", flat=True))
    assert forms == ["DOC10", "DOC13", "DOC13", "DOC11", "DOC11"]
    assert all(d.reference for d in Document.objects.filter(stream=found.stream).exclude(form="DOC13"))


def test_what_is_found_and_said_stays_out_of_the_log_of_acts() -> None:
    """The log names acts and people; the clue, the findings and the views stand in the review's own rows."""
    found = review_at("MEASURE")
    log = " ".join(f"{a.reason} {a.details}" for a in Act.objects.filter(stream=found.stream))
    for text in ("长期未开展调查", "初步核实属实", "重大过失", "多次收到期限提示", "等待检验机构"):
        assert text not in log


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(1999, 1, 1), date(2026, 4, 9)])
def test_a_recorded_defence_came_in_between_notice_and_today(day: date) -> None:
    """Told on 30 March, recorded on 8 April."""
    found = review_at("NOTIFIED")
    with refused("received_when", "GSA43"):
        found.do("defend", by="first", received_on=day)
    found.do("defend", by="first", received_on=date(2026, 3, 30))
    assert found.state == "DEFENCE"


def test_the_official_states_the_defence_on_the_day_it_is_stated() -> None:
    """Else the term could be kept by naming its last day afterwards."""
    found = review_at("NOTIFIED")
    with refused("received_when", "GSA43"):
        found.do("defend", received_on=date(2026, 4, 7))
    assert found.do("defend").received_on == date(2026, 4, 8)


def test_one_view_does_not_count_for_two_of_the_same_name() -> None:
    found = review_at("COLLECTIVE")
    twin = found.office.hire("twin", Role.BL, unit="局领导", name=found.officer("deputy1").name)
    people = [found.officer("head"), found.officer("deputy1"), twin]
    views = [{"name": o.name, "view": "同意。"} for o in people]
    with refused("views_recorded", "CSR39"):
        found.do("measure", attendees=people, views=views[:2])
    with refused("views_recorded", "CSR39"):
        found.do("measure", attendees=people, views=[*views, views[0]])
    found.do("measure", attendees=people, views=views)
    assert found.state == "MEASURE"
