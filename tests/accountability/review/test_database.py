"""What the database alone refuses, by raw SQL without the application."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.reviews import Reviewed, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TABLE = "responsibility_responsibilityreview"
NAMED = "INSERT INTO responsibility_investigator (review_id, officer_id, from_day, recusal) VALUES (%s, %s, '2026-04-01', '')"
HEARD = (
    "INSERT INTO responsibility_officialdefence (review_id, kind, received_on, content, recorded_by) "
    "VALUES (%s, 'stated', '2026-04-08', 'x', '')"
)
CLAIMED = (
    "INSERT INTO responsibility_exemptionclaim (review_id, finding_id, ground, statement, claimed_on, decision, reasons) "
    "SELECT %s, id, 'G03', 'x', '2026-04-08', %s, '属实。' FROM responsibility_faultfinding WHERE review_id = %s"
)
ASKED = (
    'INSERT INTO responsibility_remedy (review_id, asked_on, grounds, answer, reasons, answered_by, "before", "after") '
    "VALUES (%s, '2026-04-28', 'x', %s, 'x', '', '[]', '[]')"
)

# one investigator leaves
GONE = "UPDATE responsibility_investigator SET to_day = %s, recusal = '回避' WHERE officer_id = %s"


def run(statement: str, *values: str | int | None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refuses(message: str, statement: str, *values: str | int | None) -> None:
    with pytest.raises(DatabaseError, match=message):
        run(statement, *values)


def move(found: Reviewed, state: str) -> tuple[str, str, int]:
    return f"UPDATE {TABLE} SET state = %s WHERE id = %s", state, found.review_id  # noqa: S608


def decide(found: Reviewed, state: str, measures: str = "[]") -> tuple[str, str, str, str, int]:
    """The move into an outcome with all that such a row carries."""
    return (
        f"UPDATE {TABLE} SET state = %s, outcome = %s, measures = %s, decided_on = '2026-04-20', decision_reasons = '议', "  # noqa: S608
        "recipient = 'commission', recipient_name = '监察委员会' WHERE id = %s",
        state,
        state,
        measures,
        found.review_id,
    )


def change(found: Reviewed, what: str) -> tuple[str, int]:
    return f"UPDATE {TABLE} SET {what} WHERE id = %s", found.review_id  # noqa: S608


def child(table: str, what: str) -> str:
    return f"UPDATE responsibility_{table} SET {what}"  # noqa: S608


def meet(found: Reviewed, outcome: str, measures: str = "[]") -> tuple[str, int, str, str]:
    """An INSERT of a collective decision."""
    return (
        "INSERT INTO responsibility_collectivedecision (review_id, held_on, presided_by, attendees, views, conclusion, outcome, "
        "measures) VALUES (%s, '2026-04-20', '甲', '[]', '[]', '议', %s, %s)",
        found.review_id,
        outcome,
        measures,
    )


def test_an_undeclared_initial_state() -> None:
    found = review_at("CLUE")
    columns = [str(f.column) for f in found.review._meta.concrete_fields if f.column != "id"]
    copied = ", ".join({"state": "'OPEN'", "number": "'另一号'"}.get(c, c) for c in columns)
    refuses(
        "undeclared initial state",
        f"INSERT INTO {TABLE} ({', '.join(columns)}) SELECT {copied} FROM {TABLE} WHERE id = %s",  # noqa: S608
        found.review_id,
    )


def test_a_second_review_of_the_same_official_in_one_affair() -> None:
    found = review_at("CLUE")
    refuses("official_once_in_an_affair|UNIQUE.*affair", copying(found, number="'另一号'", about="''"), found.review_id)


def test_a_second_standing_file_of_the_same_official_over_the_same_matter() -> None:
    found = review_at("CLUE")
    other = {"number": "'另一号'", "affair": "'" + "a" * 32 + "'"}
    refuses("one_standing_file|UNIQUE.*about", copying(found, **other), found.review_id)
    run(copying(found, **other, about="'penaltycase:999999'"), found.review_id)


def copying(found: Reviewed, **other: str) -> str:
    """A statement that saves the review once more, with these columns otherwise."""
    columns = [str(f.column) for f in found.review._meta.concrete_fields if f.column != "id"]
    copied = ", ".join(other.get(c, c) for c in columns)
    return f"INSERT INTO {TABLE} ({', '.join(columns)}) SELECT {copied} FROM {TABLE} WHERE id = %s"  # noqa: S608


@pytest.mark.parametrize(
    ("stage", "to"), [("CLUE", "OPEN"), ("OPEN", "DEFENCE"), ("COLLECTIVE", "DISCIPLINE"), ("SERVED", "LIFTED")]
)
def test_an_undeclared_pair(stage: str, to: str) -> None:
    refuses("undeclared transition", *move(review_at(stage), to))


def test_no_row_is_deleted() -> None:
    found = review_at("DEFENCE")
    rows = ("faultfinding", "exemptionclaim", "investigator", "participant", "toldofficial")
    for table in (TABLE, *(f"responsibility_{row}" for row in rows)):
        refuses("never deleted", f"DELETE FROM {table}")  # noqa: S608
    assert found.state == "DEFENCE"


@pytest.mark.parametrize("to", ["MEASURE", "REFERRED"])
def test_no_outcome_without_its_collective_decision(to: str) -> None:
    refuses("collective decision", *decide(review_at("COLLECTIVE"), to))


def test_no_fault_is_decided_by_the_group_too_and_never_where_all_three_elements_stand() -> None:
    found = review_at("TO_FIND_NONE")
    refuses("collective decision", *decide(found, "NO_FAULT"))
    run(*meet(found, "NO_FAULT"))
    run(*decide(found, "NO_FAULT"))
    found = review_at("COLLECTIVE")
    run(*meet(found, "NO_FAULT"))
    refuses("all three elements stand", *decide(found, "NO_FAULT"))


def test_no_measure_but_what_the_group_decided() -> None:
    found = review_at("COLLECTIVE")
    run(*meet(found, "MEASURE", '["criticise"]'))
    refuses("collective decision", *decide(found, "MEASURE", '["criticise", "circulate"]'))
    refuses("carries what was decided", *change(found, "state = 'MEASURE', measures = '[\"criticise\"]'"))
    run(*decide(found, "MEASURE", '["criticise"]'))


def test_no_measure_without_the_three_elements_and_none_over_an_accepted_ground() -> None:
    found = review_at("TO_EXEMPT")
    run(*meet(found, "MEASURE"))
    refuses("all three elements", *decide(found, "MEASURE"))


def test_no_exemption_without_an_accepted_ground() -> None:
    found = review_at("COLLECTIVE")
    run(*meet(found, "EXEMPT"))
    refuses("accepted ground", *decide(found, "EXEMPT"))


def test_no_leading_group_over_an_undecided_claim() -> None:
    refuses("decided first", *move(review_at("DEFENCE"), "COLLECTIVE"))


def test_no_claim_is_decided_without_reasons() -> None:
    review_at("DEFENCE")
    refuses("claim_decided_with_reasons", "UPDATE responsibility_exemptionclaim SET decision = 'accepted'")


def test_nothing_is_served_untold() -> None:
    refuses("told the outcome", *move(review_at("MEASURE"), "SERVED"))


def test_no_opening_without_two_investigators() -> None:
    found = review_at("VERIFIED")
    refuses("two investigators", *change(found, "state = 'OPEN', filed_on = '2026-03-24'"))


def test_no_opening_without_its_day() -> None:
    found = review_at("VERIFIED")
    for who in ("first", "second"):
        run(NAMED, found.review_id, found.officer(who).pk)
    refuses("opened on a day", *move(found, "OPEN"))
    run(*change(found, "state = 'OPEN', filed_on = '2026-03-24'"))


def test_nothing_is_verified_without_consent_nor_cleared_unverified() -> None:
    found = review_at("CLUE")
    refuses("consent of the head", *move(found, "PRELIM"))
    run(*change(found, "state = 'PRELIM', consented_on = '2026-03-17'"))
    refuses("verified before", *decide(found, "NO_FAULT"))
    found = review_at("VERIFIED")
    refuses("carries what was decided", *move(found, "NO_FAULT"))
    run(*decide(found, "NO_FAULT"))


def test_nobody_investigates_the_own_case() -> None:
    found = review_at("OPEN", official="co3")
    run(GONE, "2026-03-25", found.officer("second").pk)
    refuses("own case", NAMED, found.review_id, found.official.pk)


def test_a_finding_has_its_three_reasons() -> None:
    review_at("FOUND")
    refuses("finding_has_reasons", "UPDATE responsibility_faultfinding SET mind_reasons = ''")


def test_whose_review_it_is_and_what_was_told_and_decided_stay() -> None:
    found = review_at("MEASURE")
    other, first = found.office.officers["co3"].pk, found.officer("first").pk
    about = "whose review it is"
    for what, message in {
        f"official_id = {other}": about,
        f"official_id = {first}": about,
        "about = 'penaltycase:999'": about,
        "origin = 'x'": about,
        "bureau_id = bureau_id + 1": about,
        "capacity = 'head'": about,
        "authority_id = authority_id + 1": about,
        "affair = '00000000000000000000000000000000'": about,
        "summary = 'x'": about,
        "number = 'x'": about,
        "consented_on = '2026-03-16'": "a consent",
        "preliminary = 'x'": "verified first",
        "filed_on = '2026-03-23'": "verified first",
        "proposed_measures = '[]'": "was told",
        "proposed_outcome = 'REFERRED'": "was told",
        "verification = 'x'": "was verified",
        "decision_reasons = 'x'": "was decided is never",
        "decided_on = '2026-04-19'": "was decided is never",
        "measures = '[\"cancel_qualification\"]'": "request for review alone|collective decision",
        "outcome = 'NO_FAULT'": "request for review alone|carries what",
    }.items():
        refuses(message, *change(found, what))


def test_a_decision_is_changed_by_the_answer_to_a_request_alone() -> None:
    found = review_at("SERVED")
    alone = "request for review alone"
    refuses(alone, *change(found, "measures = '[\"criticise\"]'"))
    refuses("when the official was told", *change(found, "served_on = '2026-04-22'"))
    refuses("answered later", ASKED, found.review_id, "annulled")
    found.do("ask")
    refuses("answered first", *move(found, "SERVED"))
    refuses("is never rewritten", child("remedy", "grounds = 'x'"))
    run(child("remedy", """answer = 'lightened', reasons = '情节较轻。', "after" = '["criticise"]'"""))
    refuses(alone, *change(found, "state = 'SERVED', measures = '[]'"))
    refuses(alone, *change(found, "state = 'SERVED', measures = '[\"criticise\"]', outcome = 'NO_FAULT'"))
    refuses(alone, *change(found, "measures = '[\"criticise\"]'"))
    run(*change(found, "state = 'SERVED', measures = '[\"criticise\"]'"))
    refuses("answered at its step|never rewritten", child("remedy", "answer = 'annulled'"))


def test_a_request_is_answered_and_a_ground_decided_at_their_steps() -> None:
    found = review_at("SERVED")
    run(ASKED, found.review_id, "")
    refuses("answered at its step", child("remedy", "answer = 'upheld'"))
    found = review_at("NOTIFIED", office=found.office)
    run(CLAIMED, found.review_id, "", found.review_id)
    refuses(
        "while the defence is verified",
        f"{child('exemptionclaim', 'decision = %s')} WHERE review_id = %s",
        "accepted",
        found.review_id,
    )


def test_the_rows_of_record_stay_after_the_decision() -> None:
    found = review_at("MEASURE")
    part, first = found.office.officers["co2"].pk, found.officer("first").pk
    for table, what, message in (
        ("collectivedecision", "outcome = 'EXEMPT'", "collective decision is never"),
        ("collectivedecision", "attendees = '[]'", "collective decision is never"),
        ("toldofficial", "what = 'outcome'", "was told is never"),
        ("officialdefence", "content = 'x'", "stated is never"),
        ("participant", f"officer_id = {part}", "took part in the matter is never"),
        ("faultfinding", "mind = 'intent'", "never becomes graver|while the defence"),
        ("faultfinding", "mind = 'none'", "while the defence is verified"),
        ("exemptionclaim", "decision = 'accepted'", "stays so|while the defence"),
        ("exemptionclaim", "statement = 'x'", "claimed is never|stays so|while the defence"),
        ("investigator", f"officer_id = {part} WHERE officer_id = {first}", "who investigates is never|during the investigation"),
    ):
        refuses(message, child(table, what))
    refuses("told the outcome", *move(found, "SERVED"))
    refuses("taken at its step", *meet(found, "EXEMPT"))
    refuses("once the facts are told", HEARD, found.review_id)
    refuses("before the defence", *told(found, "facts"))
    refuses("once the outcome was told", ASKED, found.review_id, "")
    refuses("named at the opening", NAMED, found.review_id, found.officer("spare").pk)


def test_findings_and_claims_change_with_the_defence_alone_and_never_for_the_worse() -> None:
    found = review_at("FOUND")
    refuses("while the defence is verified", child("faultfinding", "mind = 'none'"))
    found.play("notify", "defend")
    for graver in ("mind = 'intent'", "harm = 'harm'", "mind = 'of another kind'"):
        refuses("never becomes graver", child("faultfinding", graver))
    refuses("stays with its review", child("faultfinding", "position = 2"))
    run(child("faultfinding", "mind = 'none', conduct = '复核后更正'"))
    refuses("never becomes graver", child("faultfinding", "mind = 'gross_negligence'"))
    run(child("exemptionclaim", "decision = 'rejected', reasons = '不属实。'"))
    refuses("stays so", child("exemptionclaim", "decision = 'accepted'"))
    refuses(
        "found while the review is open",
        "INSERT INTO responsibility_faultfinding (review_id, position, conduct, duty, unlawful, unlawful_reasons, mind, "
        "mind_reasons, harm, harm_reasons) VALUES (%s, 9, 'x', 'x', true, 'x', 'intent', 'x', 'harm', 'x')",
        found.review_id,
    )


def test_who_investigates_leaves_and_is_followed_by_another_who_took_no_part() -> None:
    found = review_at("OPEN")
    first, second = found.officer("first").pk, found.officer("second").pk
    run(GONE, "2026-03-25", second)
    for who in ("uh", "co2"):
        refuses("took part in", NAMED, found.review_id, found.office.officers[who].pk)
    refuses("does not return", GONE, None, second)
    refuses("two investigators", *change(found, "state = 'NOTIFIED'"))
    run(NAMED, found.review_id, found.officer("spare").pk)
    run(*change(found, "state = 'OPEN'"))
    refuses("who investigates is never", f"{child('investigator', 'from_day = %s')} WHERE officer_id = {first}", "2026-03-01")
    refuses("once it is decided", *told(found, "outcome"))
    run(*told(found, "facts"))


def told(found: Reviewed, what: str) -> tuple[str, int, str]:
    return (
        "INSERT INTO responsibility_toldofficial (review_id, what, way, told_on, told_by, clarification) "
        "VALUES (%s, %s, 'mail', '2026-03-30', '甲', '')",
        found.review_id,
        what,
    )


def test_a_claim_is_made_with_the_defence_for_a_finding_of_the_same_review() -> None:
    found = review_at("NOTIFIED")
    refuses("decided later", CLAIMED, found.review_id, "accepted", found.review_id)
    other = review_at("NOTIFIED", office=found.office)
    refuses("of the same review", CLAIMED, other.review_id, "", found.review_id)
    run(CLAIMED, found.review_id, "", found.review_id)
    refuses(
        "with the defence|of the same review", CLAIMED, review_at("DEFENCE", office=found.office).review_id, "", found.review_id
    )
