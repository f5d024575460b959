"""When the list comes into question, and what must be answered before the party is told (L44 2, 12-13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.documents import FORMS
from cases.base.models import Act, Document
from cases.base.pdf import Para
from cases.penalty.proposal import Proposal
from integrity.blacklist.models import BlacklistCase
from tests.factories.cases import PROPOSAL
from tests.factories.listings import SEVERE, listing_at, listing_of, make_two_levels
from tests.factories.refusing import refused
from web.penalty.review import SubmitReviewForm
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

HUGE = {"goods_value": "400000.00", "sales_amount": "20000.00", "unsold_value": "380000.00", "illegal_gains": "300.00"}
# L44-2: by tier or by kind, never by amount; and only with a ground of the list
GRAVITY: list[tuple[str, Proposal, dict[str, Any], bool, str]] = [
    ("severe tier on FSL124(1)(1)", SEVERE, {}, True, "severe_tier"),
    ("ordinary tier", replace(SEVERE, tier="ordinary", fine=80_000_00), {}, False, ""),
    ("lenient tier", replace(SEVERE, tier="lenient", fine=50_000_00), {}, False, ""),
    (
        "licence revoked at the ordinary tier",
        replace(
            SEVERE,
            tier="ordinary",
            fine=80_000_00,
            kinds=(*PROPOSAL.kinds, "revoke_licence"),
            measures={"revoke_licence": "吊销食品经营许可证（编号：虚构0001）"},
        ),
        {"serious": True},
        True,
        "revoke_licence",
    ),
    (
        "severe tier without a ground",
        Proposal(
            conduct="FSL126",
            kinds=("warning", "fine"),
            fine=40_000_00,
            tier="severe",
            facts_text="未查验。",
            reasons_text="从重。",
        ),
        {"conduct": ["FSL126"], "refused_to_correct": True},
        False,
        "",
    ),
]


@pytest.mark.parametrize(("proposal", "facts", "opened", "by"), [row[1:] for row in GRAVITY], ids=[r[0] for r in GRAVITY])
def test_tier_or_kind_and_a_ground(proposal: Proposal, facts: dict[str, Any], opened: bool, by: str) -> None:
    played = listing_at("APPR", proposal=proposal, **facts)
    played.do("approve")

    found = BlacklistCase.objects.filter(case=played.case_id).first()
    assert (found is not None) is opened
    if found is not None:
        assert (found.state, found.heavy_by, found.decision_id) == ("ASSESSING", by, None)
        assert found.codes == ("L44-5-3",)
        assert Act.objects.get(stream=found.stream_key).actor_kind == "system"
        assert WorkItem.objects.get(stream=found.stream_key, done=False).step == "propose_listing"


def test_an_amount_however_large_makes_no_penalty_heavy() -> None:
    """A city bureau fines 6,000,000 yuan at the ordinary tier: not heavy in the sense of the list."""
    office = make_two_levels(level="city")
    proposal = replace(SEVERE, fine=6_000_000_00, tier="ordinary")
    played = listing_at("APPR", office=office, proposal=proposal, **HUGE)
    played.do("approve")

    assert not BlacklistCase.objects.exists()


@pytest.mark.parametrize("stage", ["L_ASSESSING", "L_PROPOSED", "L_DISAGREED"])
def test_the_penalty_notice_waits_for_the_assessment(stage: str) -> None:
    played = listing_at(stage)
    with refused("listing_assessed", "L44 13"):
        played.do("serve_notice")
    assert played.case.notice_served_on is None


def test_confirmed_the_notice_is_issued_and_served_with_that_of_the_penalty() -> None:
    played = listing_at("L_NOTIFIED")
    listing = listing_of(played)
    assert (listing.state, listing.notified_on) == ("NOTIFIED", date(2026, 4, 10))
    assert listing.consent_required is True
    played.do("serve_notice")

    listing = listing_of(played)
    assert listing.notice_served_on == date(2026, 4, 10)
    # one receipt for both papers
    receipt = Document.objects.get(stream=played.stream, form="50")
    assert [paper["title"] for paper in receipt.snapshot["papers"]] == ["行政处罚告知书", "列入严重违法失信名单告知书"]
    assert sorted(i.step for i in WorkItem.objects.filter(done=False)) == ["await_party", "hear_listing"]


def test_not_listed_before_the_notice_lets_the_penalty_go_on() -> None:
    played = listing_at("L_ASSESSING")
    played.do("weigh", to_list=False, weighing="未造成危害后果。")
    assert WorkItem.objects.get(stream=listing_of(played).stream_key, done=False).step == "weigh_listing"
    played.do("leave", ground="no_intent", reason="有证据足以证明没有主观故意。")

    listing = listing_of(played)
    assert (listing.state, listing.end_ground) == ("NOT_LISTED", "no_intent")
    played.play("serve_notice", "waive", "decide")
    assert played.state == "DEC_PEN"


def test_the_leader_may_have_it_weighed_again() -> None:
    played = listing_at("L_DISAGREED")
    played.do("give_back")
    listing = listing_of(played)
    assert (listing.state, listing.proposes_listing) == ("ASSESSING", None)
    played.do("weigh", on=date(2026, 4, 10))
    played.do("confirm")
    assert listing_of(played).state == "NOTIFIED"


def test_what_the_acts_ask_for() -> None:
    played = listing_at("L_ASSESSING")
    with refused("weighed", "L44 12"):
        played.do("weigh", weighing=" ")
    # the step of the credit officer is not open yet, and the condition says so first
    with refused("proposed"):
        played.do("confirm")
    played.do("weigh", to_list=False)
    with refused("not_listed_ground"):
        played.do("leave", ground="defence_accepted")
    with refused("listing_reason"):
        played.do("leave", reason="")


def test_who_proposed_may_not_confirm() -> None:
    """One officer with two appointments is still one pair of eyes."""
    from cases.base.roles import Role
    from cases.parties import services as parties
    from cases.parties.selectors import actor_of
    from tests.factories.parties import LONG_AGO, seeding

    played = listing_at("L_PROPOSED")
    with seeding() as work:
        second = parties.appoint(
            work=work,
            officer=played.office.officers["uh"],
            authority=played.office.authority,
            role=Role.CREDIT,
            valid_from=LONG_AGO,
        )
    with refused("listing_four_eyes"):
        played.do("confirm", actor=actor_of(second, on=date(2026, 4, 10)))


def test_no_listing_on_the_case_review_alone() -> None:
    """§3 ASSESSING → NOTIFIED: legal review (L44 13). What had the other review is submitted again and comes through."""
    played = listing_at("APPR").play("approve", "weigh")
    with refused("listing_review", "L44 13"):
        played.do("confirm")
    assert listing_of(played).state == "ASSESSING"

    played.do("submit_too")
    assert (played.state, played.open_steps()) == ("REVIEW", ["review"])
    with refused("listing_review"):
        played.do("confirm")
    with refused("reviewer_fits", "PP49"):
        played.do("agree", on=date(2026, 4, 9))
    played.do("agree_legal", on=date(2026, 4, 10))
    played.do("approve", on=date(2026, 4, 10))
    played.do("confirm")

    assert BlacklistCase.objects.get(case=played.case_id).state == "NOTIFIED"
    played.play("serve_notice", "waive")
    assert listing_of(played).notice_served_on == date(2026, 4, 10)


def test_sent_back_by_the_legal_review_nothing_is_told() -> None:
    played = listing_at("APPR").play("approve", "weigh", "submit_too")
    played.do("send_back", by="lr", on=date(2026, 4, 10))

    assert played.state == "INVEST"
    with refused("listing_review"):
        played.do("confirm")


def test_the_legal_review_is_asked_for_once() -> None:
    played = listing_at("L_ASSESSING")
    with refused("legal_lacking", "PP50"):
        played.do("submit_too")


@pytest.mark.parametrize("level", ["county", "province"])
def test_the_notice_names_every_right_and_its_five_working_days(level: str) -> None:
    """§1.3 DOC4: reasons, basis, rights; §3: hearing request within 5 working days (L44 13; APL 44, 45, 64)."""
    notice = listing_of(listing_at("L_NOTIFIED", office=make_two_levels(level=level))).notice_document
    assert notice is not None
    said = [str(block.text) for block in FORMS["blacklist", "DOC4"].compose(notice.snapshot) if isinstance(block, Para)]

    (defence,) = (text for text in said if "陈述、申辩" in text)
    assert "第四十四条、第四十五条" in defence and "五个工作日" in defence and "不因陈述、申辩而加重" in defence
    (hearing,) = (text for text in said if "听证" in text)
    assert "第十三条" in hearing and "第六十四条" in hearing and "自收到本告知书之日起五个工作日内提出" in hearing
    assert "不承担本局组织听证的费用" in hearing


@pytest.mark.parametrize(("proposal", "kind"), [(SEVERE, "legal"), (PROPOSAL, "case")], ids=["to be listed", "not heavy"])
def test_the_unit_head_is_offered_the_review_that_the_report_asks_for(proposal: Proposal, kind: str) -> None:
    played = listing_at("INV_DONE", proposal=proposal)
    day = date(2026, 4, 2)
    form = SubmitReviewForm(subject=played.case, actor=played.office.actor("uh", day), today=day)
    assert form.suggest() == {"kind": kind}
