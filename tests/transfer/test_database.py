"""What the database alone refuses of a transfer, its flag and the fine beside it: raw SQL without the application."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from cases.base.models import Document
from cases.penalty.models import Decision
from tests.factories.cases import case_at
from tests.factories.transfers import Sent, transfer_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TRANSFER, FLAG, DECISION = "transfer_transfer", "transfer_criminalflag", "penalty_decision"
HEADS = "approval of the head"


def run(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refuses(message: str, statement: str, *values: Any) -> None:
    with pytest.raises(DatabaseError, match=message):
        run(statement, *values)


def update(table: str, change: str, pk: int) -> tuple[str, int]:
    return f"UPDATE {table} SET {change} WHERE id = %s", pk


def copied(model: Any, pk: int, **others: str) -> tuple[str, int]:
    """An INSERT of the row again, with other SQL for some columns."""
    columns = [f.column for f in model._meta.concrete_fields if f.column != "id"]
    names, values = (", ".join(x) for x in ([f'"{c}"' for c in columns], [others.get(c, f'"{c}"') for c in columns]))
    return f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {model._meta.db_table} WHERE id = %s", pk


def decided(sent: Sent, **others: str) -> tuple[str, int]:
    """An INSERT of the penalty decision of another case, as one of the case under transfer."""
    row = Decision.objects.filter(fine__gt=0).earliest("pk")
    return copied(Decision, row.pk, case_id=str(sent.played.case_id), **others)


def paper_of_the_decision(sent: Sent) -> None:
    """Form 8 on the transfer, as the head's act issues it."""
    row = Document.objects.filter(stream=sent.transfer.stream_key).latest("pk")
    run(*copied(Document, row.pk, form="'8'", number="number + 100", reference="'x'", verify_code="'x'"))


def test_what_a_transfer_is_about_and_what_was_decided_stay() -> None:
    sent = transfer_at("RECEIPTED")
    deputy, other = sent.played.office.officers["bl"].pk, case_at("INVEST").case_id
    for change, message in {
        f"case_id = {other}": "is about",
        "number = 'x'": "is about",
        "opened_on = '2020-01-01'": "is about",
        "party_id = party_id + 1": "is about",
        "authority_id = authority_id + 1": "is about",
        f"approved_by_id = {deputy}": "head decided",
        "approved_by_id = NULL": f"head decided|{HEADS}",
        "decided_on = '2020-01-01'": "head decided",
        "decision_reason = 'x'": "head decided",
        "crimes = '[]'": "reported to the head",
        "facts_text = 'x'": "reported to the head",
        "reported_by_id = NULL": "reported to the head",
        "police = 'x'": "what was sent",
        "papers = '[]'": "what was sent",
        "sent_on = NULL": "what was sent",
        "receipt_on = '2020-01-01'": "a receipt",
    }.items():
        refuses(message, *update(TRANSFER, change, sent.transfer.pk))
    refuses("handed over", "UPDATE transfer_handedgoods SET quantity = '0'")
    first = "WHERE id = (SELECT min(id) FROM transfer_taskforcemember)"
    refuses("task force", f"UPDATE transfer_taskforcemember SET officer_id = %s {first}", deputy)


def test_no_decision_on_a_transfer_without_the_head_of_that_day() -> None:
    sent = transfer_at("REPORTED")
    pk, heads = sent.transfer.pk, sent.played.office.officers
    decision = "state = '{}', decided_on = '2026-04-24', approver_presiding = true, approved_by_id = {}"
    for state in ("APPROVED", "REJECTED"):
        refuses(HEADS, *update(TRANSFER, f"state = '{state}'", pk))
        refuses(HEADS, *update(TRANSFER, f"state = '{state}', decided_on = '2026-04-24', approved_by_id = {heads['bh'].pk}", pk))
        refuses("answers its flag", *update(TRANSFER, decision.format(state, heads["bh"].pk), pk))
    paper_of_the_decision(sent)
    run(*update(FLAG, "state = 'answered', ended_on = '2026-04-24'", sent.flag.pk))
    for state in ("APPROVED", "REJECTED"):
        refuses(HEADS, *update(TRANSFER, decision.format(state, heads["bl"].pk), pk))
        early = decision.format(state, heads["bh"].pk).replace("2026", "1999")
        refuses(HEADS, *update(TRANSFER, early, pk))
    run(*update(TRANSFER, decision.format("REJECTED", heads["bh"].pk), pk))


def test_a_flag_is_answered_by_the_head_and_stays_with_its_case() -> None:
    sent = transfer_at("TASKFORCE")
    other = case_at("INVEST").case_id
    for change, message in {
        "state = 'answered', ended_on = '2026-04-24'": "decision of the head",
        f"case_id = {other}": "stays with its case",
        "state = 'cleared', ended_on = '2026-04-24'": "task force is at work",
        "raised_on = '2020-01-01'": "stays with its case",
    }.items():
        refuses(message, *update(FLAG, change, sent.flag.pk))
    sent.play("report")
    refuses("decision of the head", *update(FLAG, "state = 'answered', ended_on = '2026-04-24'", sent.flag.pk))
    sent.play("reject")
    for change in ("state = 'open'", "crimes = '[]'", "facts = '{}'", "answer = 'transferred'", "ended_on = NULL"):
        refuses("stays so|has its day", *update(FLAG, change, sent.flag.pk))


def test_a_flag_that_was_cleared_by_hand_frees_no_decision() -> None:
    """Until its transfer is withdrawn, and that goes with the flag alone."""
    case_at("DEC_PEN")
    sent = transfer_at("SUSPECT")
    refuses("withdrawn with its flag", *update(TRANSFER, "state = 'CLEARED'", sent.transfer.pk))
    refuses("has its day", *update(FLAG, "state = 'cleared'", sent.flag.pk))
    for kind in ("'penalty'", "'exempt'"):
        refuses("criminal flag stands", *decided(sent, kind=kind))
    run(*update(FLAG, "state = 'cleared', ended_on = '2026-04-22'", sent.flag.pk))
    refuses("criminal flag stands", *decided(sent))
    run(*update(TRANSFER, "state = 'CLEARED'", sent.transfer.pk))
    run(*decided(sent))


@pytest.mark.parametrize("state", ["APPROVED", "SENT", "RECEIPTED"])
def test_nothing_is_fined_while_the_case_lies_with_the_police(state: str) -> None:
    case_at("DEC_PEN")
    sent = transfer_at(state)
    refuses("lies with the police", *decided(sent))
    run(*decided(sent, fine="0"))


def test_after_the_filing_the_dated_setting_says_not_the_database() -> None:
    case_at("DEC_PEN")
    run(*decided(transfer_at("KEPT")))


def test_after_the_fine_of_a_court_there_is_none() -> None:
    case_at("DEC_PEN")
    sent = transfer_at("KEPT")
    sent.do(
        "outcome",
        kind="convicted",
        convicted="unit",
        document="（2026）虚0001刑初1号",
        court_fine=30_000_00,
        on=date(2026, 5, 5),
        decided_on=date(2026, 5, 4),
    )
    for change in ("court_fine = NULL", "court_fine = 1", "kind = 'acquitted', court_fine = NULL", '"offset" = 1'):
        refuses("criminal case ended", f"UPDATE transfer_criminaloutcome SET {change}")
    refuses("police answered", "UPDATE transfer_policereply SET kind = 'refused'")
    refuses("settled once", *update(TRANSFER, "settled_on = NULL", sent.transfer.pk))
    refuses("a handover", *update(TRANSFER, "handed_over_on = NULL", sent.transfer.pk))
    refuses("fine of a court", *decided(sent))
    run(*decided(sent, fine="0"))


def test_a_conviction_without_a_fine_leaves_the_bureau_its_own() -> None:
    case_at("DEC_PEN")
    sent = transfer_at("KEPT")
    sent.do(
        "outcome",
        kind="convicted",
        convicted="unit",
        document="（2026）虚0001刑初1号",
        on=date(2026, 5, 5),
        decided_on=date(2026, 5, 4),
    )
    run(*decided(sent))


def test_no_row_is_deleted() -> None:
    sent = transfer_at("SENT")
    for table in (TRANSFER, FLAG, "transfer_handedgoods", "transfer_taskforcemember"):
        refuses("never deleted", f"DELETE FROM {table}")
    assert sent.state == "SENT"
