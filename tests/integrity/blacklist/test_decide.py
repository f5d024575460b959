"""The party is heard, the superior agrees, and the listing is decided with the penalty or not at all (L44 13, 22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.base.models import Act, Document
from integrity.blacklist.models import BlacklistCase
from tests.factories.cases import Played, at
from tests.factories.integrity import kept_score
from tests.factories.listings import NOT_TO_LIST, SEVERE, listing_at, listing_of, make_two_levels, set_consent
from tests.factories.refusing import refused
from tests.factories.steps.blacklist import TO_LIST
from workflows.models import WorkItem
from workflows.sweep import sweep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DECIDED = date(2026, 4, 21)


def _score(played: Played) -> tuple[int | None, str]:
    row = kept_score(played.party)
    return row.score, row.credit_class


def test_no_penalty_while_a_told_listing_is_left_open() -> None:
    played = listing_at("L_AGREED")
    with refused("listing_undecided", "L44 13"):
        played.do("decide")
    assert not played.case.decisions.exists()


def test_listed_with_the_decision_at_once_in_file_and_score() -> None:
    played = listing_at("L_AGREED")
    decision = played.do("decide_listed")

    listing = listing_of(played)
    assert (listing.state, listing.decision_id, listing.listed_on) == ("LISTED", decision.pk, DECIDED)
    assert (listing.term_end, listing.early_from) == (date(2029, 4, 21), date(2027, 4, 22))
    # one act id: the penalty, the listing, the file and the score are one transaction
    act = Act.objects.get(stream=listing.stream_key, verb="blacklist.list")
    assert Act.objects.get(stream=played.stream, verb="penalty.decide_penalty").act_id == act.act_id
    # H1: 399 from the day of the decision
    assert _score(played) == (399, "D")
    entry = played.party.file_entries.get(kind="blacklisted")
    assert (entry.section, entry.visibility, entry.valid_from) == ("standing", "INTERNAL", DECIDED)
    # the term ends it, and nobody outside learns of it before it is served
    assert entry.scoring is not None
    assert (entry.valid_to, entry.scoring["removed_from"]) == (date(2029, 4, 21), "2029-04-22")
    played.do("serve")
    assert played.party.file_entries.get(kind="blacklisted", known_to=None).visibility == "SHARED"
    assert {m.kind for m in listing.measures.all()} == {"key_factor", "inspection", "no_commitment", "no_honours"}
    assert {d.form for d in Document.objects.filter(stream=listing.stream_key)} == {"DOC4", "DOC5", "DOC6"}
    assert WorkItem.objects.get(stream=listing.stream_key, done=False).step == "publish_listing"


def test_the_decisions_are_served_together() -> None:
    played = listing_at("L_SERVED")

    assert listing_of(played).served_on == date(2026, 4, 22)
    receipt = Document.objects.filter(stream=played.stream, form="50").latest("pk")
    assert "列入严重违法失信名单决定书" in [paper["title"] for paper in receipt.snapshot["papers"]]


def test_left_unlisted_with_the_decision() -> None:
    played = listing_at("L_HEARD")
    played.do("decide_listed", also={"listing": NOT_TO_LIST})

    listing = listing_of(played)
    assert (listing.state, listing.decision_id, listing.end_ground) == ("NOT_LISTED", None, "not_grave")
    assert not played.party.file_entries.filter(kind="blacklisted").exists()
    # a food case is severe for publicity, listed or not: 900 - 200 = 700, cap H4
    assert _score(played) == (699, "C")
    assert not WorkItem.objects.filter(stream=listing.stream_key, done=False).exists()


def test_a_lighter_decision_that_is_not_heavy_lists_nobody() -> None:
    played = listing_at("L_AGREED")
    played.do("decide", proposal=replace(SEVERE, tier="ordinary", fine=70_000_00))

    listing = listing_of(played)
    assert (played.state, listing.state, listing.end_ground) == ("DEC_PEN", "NOT_LISTED", "not_heavy")
    assert listing.end_reason
    assert Act.objects.get(stream=listing.stream_key, verb="blacklist.drop").actor_kind == "system"


def test_nothing_pending_nothing_to_list() -> None:
    played = listing_at("WAIVED", proposal=replace(SEVERE, tier="lenient", fine=50_000_00))
    with refused("listing_undecided"):
        played.do("decide", also={"listing": TO_LIST})


# --- the superior ---


def test_without_consent_no_listing() -> None:
    played = listing_at("L_AWAITING")
    with refused("superior_consent", "L44 22"):
        played.do("decide_listed")
    assert (played.state, listing_of(played).state) == ("NOTIFIED", "AWAITING_SUPERIOR")


def test_the_superiors_line_lies_at_its_own_desk() -> None:
    played = listing_at("L_AWAITING")
    listing = listing_of(played)
    item = WorkItem.objects.get(stream=listing.stream_key, done=False)

    assert (item.step, item.authority) == ("superior_consent", listing.authority.parent_id)
    for who in ("bl", "bh"):
        with refused("superior_of", "L44 22"):
            played.do("consent", by=who)
    played.do("consent")
    listing = listing_of(played)
    assert (listing.consent_given, listing.consent_by) == (True, played.office.officers["superior"].name)
    paper = Document.objects.get(stream=listing.stream_key, form="DOC6")
    assert (paper.authority, paper.snapshot["addressee"]) == (listing.authority.parent_id, listing.authority.name)


def test_refused_consent_ends_it_and_the_penalty_goes_on() -> None:
    played = listing_at("L_AWAITING")
    played.do("no_consent")

    listing = listing_of(played)
    assert (listing.state, listing.end_ground, listing.consent_given) == ("NOT_LISTED", "no_consent", False)
    assert not Document.objects.filter(stream=listing.stream_key, form="DOC6").exists()
    played.do("decide")
    assert played.state == "DEC_PEN"


@pytest.mark.parametrize(
    ("value", "level", "required"),
    [("", "county", True), ("yes", "county", True), ("no", "county", False), ("", "city", True), ("", "province", False)],
)
def test_consent_is_a_dated_setting_of_county_and_city(value: str, level: str, required: bool) -> None:
    office = make_two_levels(level=level)
    if value:
        set_consent(value, authority=office.authority.pk)
    played = listing_at("L_HEARD", office=office)

    assert listing_of(played).consent_required is required
    if required:
        with refused("superior_consent"):
            played.do("decide_listed")
    else:
        with refused("consent_needed"):
            played.do("ask_superior")
        played.do("decide_listed")
        assert listing_of(played).state == "LISTED"


def test_a_later_setting_does_not_reach_back() -> None:
    """The setting of the day of the notice counts for the listing that was told then."""
    office = make_two_levels()
    set_consent("no", authority=office.authority.pk, since=date(2026, 4, 11))

    assert listing_of(listing_at("L_NOTIFIED", office=office)).consent_required is True


# --- the party ---


def test_a_defence_is_rechecked_before_anything_else() -> None:
    played = listing_at("L_DEFENCE", office=make_two_levels(level="province"))
    played.do("waive", on=date(2026, 4, 15))
    with refused("listing_heard"):
        played.do("decide_listed")
    played.do("recheck_listing")
    played.do("decide_listed")
    listing = listing_of(played)
    assert (listing.state, listing.defence_accepted) == ("LISTED", False)


def test_stated_together_with_the_defence_against_the_penalty() -> None:
    played = listing_at("L_TOLD")
    played.do("defend", also={"listing_content": "没有主观故意，请求不列入。"})

    listing = listing_of(played)
    assert (listing.state, listing.defence) == ("DEFENCE", "没有主观故意，请求不列入。")
    assert sorted(i.step for i in WorkItem.objects.filter(done=False)) == ["recheck", "recheck_listing"]


def test_an_accepted_defence_is_a_ground_not_to_list() -> None:
    played = listing_at("L_DEFENCE")
    played.do("recheck_listing", accepted=True, recheck="没有主观故意，证据属实。")
    played.do("waive", on=date(2026, 4, 15))
    accepted = replace(NOT_TO_LIST, ground="defence_accepted")
    played.do("decide_listed", also={"listing": accepted})

    assert listing_of(played).end_ground == "defence_accepted"


def test_a_waiver_on_the_penalty_form_covers_both() -> None:
    played = listing_at("L_TOLD")
    played.do("waive")

    assert listing_of(played).waived_on == date(2026, 4, 10)


def test_silence_is_a_waiver_after_five_working_days() -> None:
    played = listing_at("L_TOLD")
    listing = listing_of(played)
    sweep(now=at(date(2026, 4, 17), hour=20))
    assert listing_of(played).waived_on is None
    sweep(now=at(date(2026, 4, 18), hour=6))

    # nobody has looked yet what was received; who looks for the penalty looks for both
    assert listing_of(played).waived_on is None
    assert WorkItem.objects.get(stream=listing.stream_key, done=False).step == "check_listing"
    played.do("check_received")
    listing = listing_of(played)
    assert listing.waived_on == date(2026, 4, 20)
    assert Act.objects.get(stream=listing.stream_key, verb="blacklist.deem_waived").actor_role == "UH"
    assert WorkItem.objects.get(stream=listing.stream_key, done=False).step == "request_consent"
    # what came in time is heard even if it is recorded later
    played.do("object", on=date(2026, 4, 20), received_on=date(2026, 4, 17))
    assert WorkItem.objects.get(stream=listing.stream_key, done=False).step == "recheck_listing"
    assert listing_of(played).state == "DEFENCE"


def test_a_late_defence_is_refused() -> None:
    played = listing_at("L_TOLD")
    with refused("listing_inside_d12", "PL44"):
        played.do("object", on=date(2026, 4, 20))


def test_not_more_than_one_live_listing_of_a_case() -> None:
    played = listing_at("L_AGREED")

    assert BlacklistCase.objects.filter(case=played.case_id).count() == 1


# --- who is not entitled ---

# through the command: the stage, the step, by whom, and why not
WRONG = [
    ("L_ASSESSING", "weigh", "bl", "role"),
    ("L_PROPOSED", "confirm", "uh", "role"),
    ("L_DISAGREED", "leave", "uh", "role"),
    ("L_DISAGREED", "leave", "superior", "own_authority"),
    ("L_TOLD", "object", "co3", "handles"),
    ("L_DEFENCE", "recheck_listing", "co1", "role"),
    ("L_DEFENCE", "recheck_listing", "superior_uh", "own_authority"),
    ("L_HEARD", "ask_superior", "superior_uh", "own_authority"),
    ("L_AWAITING", "consent", "bh", "superior_of"),
    ("L_AWAITING", "no_consent", "bl", "superior_of"),
    ("L_AGREED", "decide_listed", "superior", "own_authority"),
    ("L_SERVED", "publish_listing", "co1", "role"),
    ("L_REVOKED", "take_down", "bl", "role"),
]


@pytest.mark.parametrize(("stage", "step", "who", "code"), WRONG, ids=[f"{t}-{w}" for _, t, w, _ in WRONG])
def test_whoever_is_not_entitled_is_refused(stage: str, step: str, who: str, code: str) -> None:
    played = listing_at(stage)
    state = listing_of(played).state
    with refused(code):
        played.do(step, by=who)
    assert listing_of(played).state == state


# --- who is waited for ---

# the stage, the step taken, and the lines of the listing that are open then
NEXT = [
    ("APPR", "approve", "propose_listing"),
    ("L_ASSESSING", "weigh", "confirm_listing"),
    ("L_PROPOSED", "disagree", "weigh_listing"),
    ("L_DISAGREED", "give_back", "propose_listing"),
    ("L_DISAGREED", "leave", ""),
    ("L_PROPOSED", "confirm", ""),
    ("L_NOTIFIED", "serve_notice", "hear_listing"),
    ("L_TOLD", "object", "recheck_listing"),
    ("L_TOLD", "waive_listing", "request_consent"),
    ("L_DEFENCE", "recheck_listing", "request_consent"),
    ("L_HEARD", "ask_superior", "superior_consent"),
    ("L_AWAITING", "consent", ""),
    ("L_AGREED", "decide_listed", "publish_listing"),
    ("L_SERVED", "publish_listing", ""),
    ("L_PUBLISHED", "annul", "take_down"),
    ("L_REVOKED", "take_down", ""),
]


@pytest.mark.parametrize(("stage", "step", "opens"), NEXT, ids=[f"{s}-{t}" for s, t, _ in NEXT])
def test_what_waits_next(stage: str, step: str, opens: str) -> None:
    played = listing_at(stage)
    played.do(step)

    lines = WorkItem.objects.filter(stream=listing_of(played).stream_key, done=False)
    assert " ".join(sorted(lines.values_list("step", flat=True))) == opens
