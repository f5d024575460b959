"""What becomes of the penalty case when there is more than one transfer, or when the criminal case comes to nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.base import verify
from cases.base.models import DatedSetting, Deadline
from cases.transfer.models import Transfer
from tests.factories.cases import PROPOSAL, Played
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.refusing import refused
from tests.factories.transfers import Sent, transfer_at
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


class Second(Sent):
    """The later of two transfers of one case."""

    @property
    def transfer(self) -> Transfer:
        return Transfer.objects.filter(case=self.played.case_id).latest("pk")


class First(Sent):
    """The earlier one."""

    @property
    def transfer(self) -> Transfer:
        return Transfer.objects.filter(case=self.played.case_id).earliest("pk")


def _two() -> tuple[First, Second]:
    """One filed by the police and kept; then toxic food is found, and that goes to the police as well."""
    sent = transfer_at("KEPT", stage="EVIDENCE")
    sent.played.do(
        "facts",
        on=date(2026, 5, 6),
        facts={**sent.played.facts, "product": "food", "conduct": ["FSL123"], "substance": "toxic_non_food"},
    )
    second = Second(sent.played)
    for step in ("task_force", "report", "approve"):
        second.do(step, on=date(2026, 5, 7))
    return First(sent.played), second


def test_the_outcome_of_one_does_not_resume_what_waits_for_the_other() -> None:
    first, second = _two()
    assert first.case.state == "SUSP"
    first.do("outcome")

    assert (first.case.state, second.state) == ("SUSP", "APPROVED")
    assert not WorkItem.objects.filter(home=first.played.stream, done=False).exists()


def test_the_case_goes_on_when_the_last_one_is_over() -> None:
    first, second = _two()
    first.do("outcome", on=date(2026, 5, 8), decided_on=date(2026, 5, 8))
    day = date(2026, 5, 11)
    second.do("send", on=day)
    second.do("receipt", on=day, receipt_on=day)
    second.do("refused", on=day, replied_on=day, received_on=day)
    second.do("resume", on=day)

    assert (second.case.state, second.state) == ("INVEST", "ADMIN_RESUME")
    assert verify.verify().findings == []


def test_an_outcome_before_the_handing_over_ends_the_transfer_and_its_clock() -> None:
    """The police withdrew the case within the three days of D65."""
    sent = transfer_at("PS_FILED")
    sent.do("outcome", kind="withdrawn", on=date(2026, 4, 29), decided_on=date(2026, 4, 29))

    assert (sent.transfer.settled_on, sent.case.state) == (date(2026, 4, 29), "INVEST")
    assert Deadline.objects.get(stream=sent.transfer.stream_key, rule="D65").state == "stopped"
    assert not WorkItem.objects.filter(home=sent.transfer.stream_key, done=False).exists()


def test_a_conviction_follows_the_handing_over() -> None:
    sent = transfer_at("PS_FILED")
    with refused("outcome_stated", "T310-11"):
        sent.do("outcome", kind="convicted", convicted="unit", court_fine=1_000_00)


@pytest.mark.parametrize(
    "given",
    [
        {"decided_on": date(2026, 4, 26)},
        {"kind": "convicted", "convicted": "unit", "court_fine": 10**14},
        # a sentence names who was sentenced, and nothing else does
        {"kind": "convicted"},
        {"kind": "convicted", "convicted": "somebody"},
        {"kind": "acquitted", "convicted": "unit"},
    ],
)
def test_an_outcome_that_cannot_be(given: dict[str, object]) -> None:
    sent = transfer_at("HANDED_OVER")
    with refused("outcome_stated", "T310-11"):
        sent.do("outcome", **given)  # type: ignore[arg-type]


def test_who_left_the_case_does_not_return_through_the_task_force() -> None:
    """PP4: recusal."""
    sent = transfer_at("SUSPECT", stage="EVIDENCE")
    sent.played.do("replace", on=date(2026, 4, 21))
    officers = sent.played.office.officers
    with refused("task_force_recused", "PP4"):
        sent.do("task_force", officers=[officers["co1"], officers["co2"]])
    sent.do("task_force", officers=[officers["co1"], officers["co3"]])


def test_who_leaves_the_case_leaves_its_task_force() -> None:
    sent = transfer_at("TASKFORCE", stage="EVIDENCE")
    sent.played.do("replace", on=date(2026, 4, 22))
    with refused("on_task_force", "T310-5"):
        sent.do("report", by="co2")
    sent.do("report")


def test_a_case_that_was_not_halted_is_not_ended() -> None:
    """What is decided already stays (T310-11)."""
    sent = transfer_at("HANDED_OVER")
    other = transfer_at("KEPT")
    assert other.case.state == "INVEST"
    sent.do("end")
    assert sent.case.state == "DEC_CRIME"


def _refused_second() -> First:
    """The first is filed by the police and kept; the second they refuse, and the bureau goes on."""
    first, second = _two()
    day = date(2026, 5, 8)
    second.do("send", on=day)
    second.do("receipt", on=day, receipt_on=day)
    second.do("refused", on=day, replied_on=day, received_on=day)
    second.do("resume", on=day)
    return first


def test_the_refusal_of_one_does_not_free_the_fine_that_waits_for_the_other() -> None:
    first = _refused_second()
    assert (first.case.state, first.case.fine_waits) == ("INVEST", True)
    first.do("outcome", on=date(2026, 5, 11), decided_on=date(2026, 5, 11))
    assert not first.case.fine_waits


def _toxic(played: Played, fine: int) -> None:
    played.proposal = replace(
        PROPOSAL,
        conduct="FSL123",
        fine=fine,
        confiscated_gains=0,
        kinds=("fine", "confiscate_goods") if fine else ("confiscate_goods",),
    )
    for step in ("evidence", "finish", "submit", "agree", "approve", "serve_notice", "waive"):
        played.do(step, on=date(2026, 5, 11))


def test_two_transfers_end_in_a_decision_without_a_fine() -> None:
    """FSL123 demands a fine; while the first criminal case is open none is imposed, and what is no fine may go on."""
    first = _refused_second()
    _toxic(first.played, 0)
    first.played.do("decide", on=date(2026, 5, 18))
    assert first.case.state == "DEC_PEN"


def test_what_a_court_fined_stays_so_when_another_case_comes_to_nothing() -> None:
    """PL35: no fine after the court's, so the article's own is not demanded either."""
    first, second = _two()
    day = date(2026, 5, 8)
    first.do(
        "outcome",
        kind="convicted",
        convicted="unit",
        document="（2026）虚0001刑初3号",
        court_fine=30_000_00,
        on=day,
        decided_on=day,
    )
    second.do("send", on=day)
    second.do("receipt", on=day, receipt_on=day)
    second.do("filed", on=day, replied_on=day, received_on=day)
    second.do("outcome", kind="withdrawn", on=day, decided_on=day)
    assert (second.case.state, second.case.fine_waits) == ("INVEST", True)


def test_a_bureau_whose_fines_do_not_wait_keeps_the_case_with_its_fine() -> None:
    """The setting of the day the case goes on."""
    sent = transfer_at("HANDED_OVER")
    with seeding() as work:
        work.save(
            DatedSetting(
                key="fine_waits_for_criminal_case",
                authority=sent.played.office.authority.pk,
                value="no",
                valid_from=LONG_AGO,
                article="FD15",
            )
        )
    sent.do("keep")
    assert (sent.case.state, sent.case.fine_waits) == ("INVEST", False)


@pytest.mark.parametrize("closed", [False, True])
def test_a_case_that_ended_for_a_crime_nobody_was_punished_for_is_opened_again(closed: bool) -> None:
    """T310-10, T310-13: the duty to punish is back, closed or not."""
    sent = transfer_at("ENDED")
    if closed:
        sent.played.do("propose", on=date(2026, 5, 6))
        sent.played.do("close", on=date(2026, 5, 7))
    sent.do("outcome")

    assert (sent.case.state, sent.case.closed_on) == ("INVEST", None)
    assert sent.played.open_steps() == ["investigate"]
    # 90 days from 20 May: 18 August 2026, a Tuesday
    assert Deadline.objects.get(stream=sent.played.stream, rule="D10", state="running").due_on == date(2026, 8, 18)
