"""Published, removed at term, withdrawn with the penalty: nothing ended stays in sight, file or score (L44 14, 19, 21)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

import pytest

from cases.base.models import Act, Deadline
from cases.penalty.proposal import Proposal
from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.selectors import history_of, on_list, shown
from integrity.scoring.models import ScoreRun
from integrity.selectors import FOR_AUTHORITIES, FOR_EVERYBODY, entries_of
from integrity.views import View
from tests.factories.cases import Played, at
from tests.factories.integrity import kept_score, known_score
from tests.factories.listings import SEVERE, listing_at, listing_of
from tests.factories.refusing import refused
from tests.factories.steps.blacklist import TO_LIST
from tests.web.test_views_public import execute, unguard
from workflows.models import WorkItem
from workflows.sweep import sweep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
PUBLISHED = date(2026, 4, 28)


def _kinds(played: Played, visible: Collection[str], day: date) -> list[str]:
    found = entries_of([played.party.pk], view=View.INTERNAL, today=day, visible=visible, as_of=day)
    return [row["kind"] for row in found.get(played.party.pk, [])]


def test_public_from_the_publication_and_not_before() -> None:
    played = listing_at("L_SERVED")
    assert not shown(PUBLISHED).exists()
    assert [row.party for row in on_list(PUBLISHED)] == [played.party]
    assert "blacklisted" not in _kinds(played, FOR_EVERYBODY, PUBLISHED)
    assert "blacklisted" in _kinds(played, FOR_AUTHORITIES, PUBLISHED)
    played.do("publish_listing")

    assert [row.party for row in shown(PUBLISHED)] == [played.party]
    assert "blacklisted" in _kinds(played, FOR_EVERYBODY, PUBLISHED)
    clock = Deadline.objects.get(stream=listing_of(played).stream_key, rule="J07")
    assert (clock.state, clock.outcome) == ("stopped", "done")


def test_removed_by_itself_at_the_end_of_its_term() -> None:
    played = listing_at("L_PUBLISHED")
    last = date(2029, 4, 21)
    sweep(now=at(last, hour=23))
    assert listing_of(played).state == "PUBLISHED"
    assert shown(last).exists()
    assert kept_score(played.party).score == 399
    sweep(now=at(date(2029, 4, 22), hour=6))

    listing = listing_of(played)
    assert (listing.state, listing.ended_on) == ("REMOVED_TERM", date(2029, 4, 22))
    # neither entry nor removal is shown any more
    for day in (PUBLISHED, last, date(2029, 4, 22)):
        assert not shown(day).exists()
        assert "blacklisted" not in _kinds(played, FOR_AUTHORITIES, day)
    assert {m.to_day for m in listing.measures.all()} == {date(2029, 4, 22)}
    assert not Deadline.objects.filter(stream=listing.stream_key, state="running").exists()
    score = kept_score(played.party)
    assert score.run is not None and "H1" not in score.run.caps
    assert [row.pk for row in history_of(played.party)] == [listing.pk]


def test_a_year_on_the_list_gives_the_right_to_apply_and_nothing_more() -> None:
    played = listing_at("L_PUBLISHED")
    sweep(now=at(date(2027, 4, 22), hour=6))

    clock = Deadline.objects.get(stream=listing_of(played).stream_key, rule="J09")
    assert (clock.state, clock.outcome) == ("lapsed", "may_apply")
    assert listing_of(played).state == "PUBLISHED"
    assert kept_score(played.party).score == 399


def test_a_longer_legal_restriction_prevails() -> None:
    """L44 21: the term ends with the restriction (here five years, FSL135)."""
    played = listing_at("L_AGREED")
    played.do("decide_listed", also={"listing": replace(TO_LIST, restriction_until=date(2031, 4, 21))})
    played.play("serve", "publish_listing")
    sweep(now=at(date(2029, 4, 22), hour=6))
    assert (listing_of(played).state, listing_of(played).term_end) == ("PUBLISHED", date(2031, 4, 21))
    sweep(now=at(date(2031, 4, 22), hour=6))
    assert listing_of(played).state == "REMOVED_TERM"


def test_a_shorter_one_does_not_shorten_it() -> None:
    played = listing_at("L_AGREED")
    played.do("decide_listed", also={"listing": replace(TO_LIST, restriction_until=date(2027, 1, 1))})

    assert listing_of(played).term_end == date(2029, 4, 21)


def test_annulled_it_is_gone_everywhere_at_once_and_taken_down_within_three_days() -> None:
    played = listing_at("L_PUBLISHED")
    before = at(date(2026, 5, 11))
    played.do("annul")

    listing = listing_of(played)
    assert (listing.state, listing.ended_on) == ("REVOKED", date(2026, 5, 12))
    for day in (PUBLISHED, date(2026, 5, 12)):
        assert not shown(day).exists()
        assert "blacklisted" not in _kinds(played, FOR_AUTHORITIES, day)
    assert kept_score(played.party).score == 900
    assert {m.to_day for m in listing.measures.all()} == {date(2026, 5, 12)}
    _void_for_every_day_once_known(played, before)
    assert WorkItem.objects.get(stream=listing.stream_key, done=False).step == "take_down"
    played.do("take_down")
    clock = Deadline.objects.get(stream=listing.stream_key, rule="J12")
    assert (clock.state, clock.outcome) == ("stopped", "done")
    with refused("to_take_down"):
        played.do("take_down")


def _void_for_every_day_once_known(played: Played, before: datetime) -> None:
    """As known before the annulment it counted; as known since, for no day."""
    day = date(2026, 5, 1)
    assert known_score(played.party.pk, as_of=day, known_at=before).score == 399
    assert known_score(played.party.pk, as_of=day, known_at=at(date(2026, 5, 13))).score == 900
    # one score said both: the fall of the penalty and of the listing
    for view in ("INTERNAL", "SHARED"):
        assert ScoreRun.objects.filter(party=played.party, view=view, as_of=date(2026, 5, 12)).count() == 1


def test_annulled_before_the_publication_nothing_is_to_be_taken_down() -> None:
    played = listing_at("L_SERVED")
    played.do("annul")

    listing = listing_of(played)
    assert listing.state == "REVOKED"
    assert not Deadline.objects.filter(stream=listing.stream_key, state="running").exists()
    assert not WorkItem.objects.filter(stream=listing.stream_key, done=False).exists()


def test_changed_so_that_it_is_not_heavy_any_more_the_listing_falls() -> None:
    played = listing_at("L_PUBLISHED")
    played.do("change", proposal=replace(SEVERE, tier="ordinary", fine=70_000_00))

    assert listing_of(played).state == "REVOKED"
    assert not shown(date(2026, 5, 12)).exists()
    # the changed penalty stands alone: a food case, 900 - 200 = 700, cap H4 699
    assert kept_score(played.party).score == 699


def test_changed_and_heavy_still_the_listing_rests_on_the_new_decision() -> None:
    played = listing_at("L_PUBLISHED")
    new = played.do("change", proposal=replace(SEVERE, fine=86_000_00))

    listing = listing_of(played)
    assert (listing.state, listing.decision_id) == ("PUBLISHED", new.pk)
    assert kept_score(played.party).score == 399
    assert shown(date(2026, 5, 12)).exists()


def test_annulled_after_the_removal_no_past_day_counts_it() -> None:
    played = listing_at("L_PUBLISHED")
    sweep(now=at(date(2029, 4, 22), hour=6))
    played.do("annul", on=date(2029, 5, 8))

    assert not played.party.file_entries.filter(kind="blacklisted", known_to=None).exists()
    assert known_score(played.party.pk, as_of=date(2027, 5, 1), known_at=at(date(2029, 5, 9))).score >= 850


# after the removal: a change that keeps the penalty heavy, one that does not, the annulment, each after the other
HEAVY, AGAIN = replace(SEVERE, fine=90_000_00), replace(SEVERE, fine=85_000_00)
LIGHTER = replace(SEVERE, tier="ordinary", fine=70_000_00)
FALLS: list[tuple[str, list[Proposal], bool, bool]] = [
    ("changed, heavy still", [HEAVY], False, True),
    ("changed and annulled", [HEAVY], True, False),
    ("changed twice and annulled", [HEAVY, AGAIN], True, False),
    ("not heavy any more", [LIGHTER], False, False),
    ("not heavy any more and annulled", [LIGHTER], True, False),
]


@pytest.mark.parametrize(("changes", "annulled", "stands"), [row[1:] for row in FALLS], ids=[row[0] for row in FALLS])
def test_what_became_of_the_penalty_after_the_removal(changes: list[Proposal], annulled: bool, stands: bool) -> None:
    """§3 "any → REVOKED: penalty revoked"; §7 annulled: 0 for every asOf. The removed listing rests on the first decision."""
    played = listing_at("L_PUBLISHED")
    sweep(now=at(date(2029, 4, 22), hour=6))
    for day, proposal in enumerate(changes, 7):
        played.do("change", on=date(2029, 5, day), proposal=proposal)
    if annulled:
        played.do("annul", on=date(2029, 5, 14))

    assert played.party.file_entries.filter(kind="blacklisted", known_to=None).exists() is stands
    then = known_score(played.party.pk, as_of=date(2027, 5, 1), known_at=at(date(2029, 5, 15)))
    assert ("H1" in then.caps_hit) is stands
    if annulled:
        assert (then.score, then.credit_class) == (900, "A")
    voided = Act.objects.filter(verb="integrity.void_listing").count()
    assert voided == (0 if stands else 1)


# --- while early removal is applied for, and listed again: as published (§3) ---


@pytest.mark.parametrize("state", ["EARLY_REVIEW", "RELISTED"])
def test_neither_escapes_the_end_of_the_term(state: str) -> None:
    played = _standing(state)
    assert _kinds(played, FOR_EVERYBODY, PUBLISHED).count("blacklisted") == 1
    sweep(now=at(date(2029, 4, 22), hour=6))

    assert listing_of(played).state == "REMOVED_TERM"
    assert not shown(date(2029, 4, 21)).exists()
    assert not Deadline.objects.filter(stream=listing_of(played).stream_key, state="running").exists()


@pytest.mark.parametrize("state", ["EARLY_REVIEW", "RELISTED"])
def test_neither_escapes_the_annulment_nor_a_change(state: str) -> None:
    played = _standing(state)
    played.do("change", on=date(2026, 5, 11), proposal=HEAVY)
    assert listing_of(played).state == state
    assert [row.party for row in shown(date(2026, 5, 11))] == [played.party]
    assert "blacklisted" in _kinds(played, FOR_EVERYBODY, date(2026, 5, 11))
    played.do("annul")

    listing = listing_of(played)
    assert (listing.state, listing.ended_on) == ("REVOKED", date(2026, 5, 12))
    assert kept_score(played.party).score == 900
    assert Deadline.objects.get(stream=listing.stream_key, rule="J12").due_on == date(2026, 5, 15)
    assert WorkItem.objects.get(stream=listing.stream_key, done=False).step == "take_down"


def _standing(state: str) -> Played:
    """A published listing in a state that no act reaches yet, put beside the guards of the database."""
    played = listing_at("L_PUBLISHED")
    unguard(BlacklistCase._meta.db_table)
    execute("UPDATE blacklist_blacklistcase SET state = %s WHERE id = %s", [state, listing_of(played).pk])
    return played
