"""A party's request for a hearing is recorded, stops the decision and has three ends; what nobody looked at is no waiver."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.base.models import Act, Deadline, Document
from tests.factories.cases import Played, at, case_at
from tests.factories.refusing import refused
from workflows.sweep import sweep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _clock(played: Played, rule: str) -> Deadline:
    return Deadline.objects.filter(stream=played.stream, rule=rule).latest("pk")


def _waived(played: Played) -> date | None:
    day: date | None = played.case.waived_on
    return day


# --- asked -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["NOTIFIED", "WAIVED", "DEFENCE", "RECHECKED", "COLL"])
def test_it_is_recorded_until_the_decision_is_made_and_everything_else_waits(stage: str) -> None:
    played = case_at(stage)

    played.do("ask_hearing", on=date(2026, 4, 20), received_on=date(2026, 4, 20))

    assert (played.state, played.open_steps()) == ("HEAR", ["settle_hearing"])
    assert (_clock(played, "D12").state, _clock(played, "D10").state) == ("stopped", "paused")
    assert played.case.waived_on is None
    for step in ("decide", "discuss"):
        with refused("wrong_state"):
            played.do(step, on=date(2026, 4, 21))


def test_what_was_posted_in_time_is_in_time_though_silence_had_been_taken_for_a_waiver() -> None:
    """PL85: the time under way does not count. D12 ends on the 17th; posted then, received on the 21st."""
    played = case_at("SILENT").play("check_received")
    assert _waived(played) == date(2026, 4, 20)

    played.do("ask_hearing", on=date(2026, 4, 21), sent_on=date(2026, 4, 17), received_on=date(2026, 4, 21))

    assert (played.state, _waived(played)) == ("HEAR", None)
    with refused("refusal_true", "HR7"):
        played.do("refuse_hearing")


@pytest.mark.parametrize(
    ("sent", "received"),
    [(date(2026, 4, 9), date(2026, 4, 16)), (date(2026, 4, 16), date(2026, 4, 15)), (date(2026, 4, 16), date(2026, 4, 18))],
)
def test_days_that_cannot_be_are_refused(sent: date, received: date) -> None:
    """Served on the 10th; recorded on the 17th."""
    played = case_at("NOTIFIED")
    with refused("hearing_days", "HR7"):
        played.do("ask_hearing", sent_on=sent, received_on=received)


# --- withdrawn, refused ----------------------------------------------------------------------------------------------


def test_withdrawn_in_writing_the_case_goes_on_and_the_time_keeps_its_last_day() -> None:
    played = case_at("NOTIFIED")
    played.do("ask_hearing", on=date(2026, 4, 14), sent_on=date(2026, 4, 14), received_on=date(2026, 4, 14))
    with refused("withdrawn_in_writing", "HR27"):
        played.do("withdraw_hearing", on=date(2026, 4, 15), withdrawn_on=date(2026, 4, 15), paper=" ")

    played.do("withdraw_hearing", on=date(2026, 4, 15), withdrawn_on=date(2026, 4, 15))

    assert (played.state, played.open_steps()) == ("NOTIFIED", ["await_party"])
    assert (_clock(played, "D12").state, _clock(played, "D12").due_on) == ("running", date(2026, 4, 17))
    # PP64: the day of the request and the days until the withdrawal are not counted
    assert _clock(played, "D10").state == "running"
    played.do("defend", on=date(2026, 4, 15))
    assert played.state == "DEFENCE"


def test_after_it_was_withdrawn_a_defence_is_still_re_checked() -> None:
    played = case_at("DEFENCE")
    played.do("ask_hearing", on=date(2026, 4, 16), received_on=date(2026, 4, 16))
    played.do("withdraw_hearing", on=date(2026, 4, 16), withdrawn_on=date(2026, 4, 16))
    assert played.open_steps() == ["recheck"]

    played.do("recheck", on=date(2026, 4, 16))
    sweep(now=at(date(2026, 4, 18), 1))
    assert played.open_steps() == ["decide"]
    played.do("decide")
    text = played.case.decisions.get().defence_text
    assert "请求从轻" in text and "书面撤回申请" in text


def test_a_late_request_is_refused_with_its_reason_and_the_party_is_told() -> None:
    played = case_at("HEAR_LATE")

    played.play("refuse_hearing")

    row = played.case.hearingrequests.get()
    assert (row.outcome, row.ground, played.state) == ("refused", "late", "NOTIFIED")
    paper = Document.objects.get(stream=played.stream, form="DOC14")
    service: dict[str, Any] = {"mode": "in_person", "served_on": date(2026, 4, 22), "receiver": "林例示"}
    played.do("serve_paper", on=date(2026, 4, 22), document=paper.pk, **service)
    assert paper.services.get().receiver == "林例示"
    with refused("to_be_served", "PP81"):
        played.do("serve_paper", on=date(2026, 4, 22), document=paper.pk, **service)


def test_out_of_range_is_refused_only_where_the_right_was_not_told() -> None:
    """HR5: a company's fine below 100,000 yuan is out of the range; 50,000 yuan here."""
    played = case_at("HEAR")
    assert played.case.penaltynotices.get().hearing_right is False
    with refused("refusal_true", "PL63"):
        played.do("refuse_hearing", ground="late")
    played.do("refuse_hearing", ground="out_of_range")
    assert played.state == "NOTIFIED"


# --- held ------------------------------------------------------------------------------------------------------------


def test_held_on_paper_it_leads_over_the_legal_review_and_the_leaders_to_the_decision() -> None:
    played = case_at("HEAR").play("file_hearing")

    assert (played.state, played.open_steps()) == ("LEGAL2", ["review"])
    assert sorted(Document.objects.filter(stream=played.stream, form__in=("40", "41")).values_list("form", flat=True)) == [
        "40",
        "41",
    ]
    with refused("reviewed_after_hearing", "PP50"):
        played.do("discuss_heard")
    with refused("reviewer_fits", "PP49"):
        played.do("agree", on=date(2026, 5, 6))
    played.play("agree_heard")
    assert (played.state, played.open_steps()) == ("LEGAL2", ["discuss_hearing"])
    played.play("discuss_heard")
    assert (played.state, played.open_steps()) == ("COLL", ["decide"])
    played.do("decide", on=date(2026, 5, 8))
    assert "2026年4月29日举行了听证" in played.case.decisions.get().defence_text


def test_a_defence_stated_before_the_hearing_is_re_checked_after_it() -> None:
    """PP58: nothing decides over it, and it waits in no line any more since the hearing was asked for."""
    played = case_at("DEFENCE")
    played.do("ask_hearing", on=date(2026, 4, 16), sent_on=date(2026, 4, 16), received_on=date(2026, 4, 16))
    played.play("file_hearing", "agree_heard", "discuss_heard")
    with refused("party_heard", "PP58"):
        played.do("decide", on=date(2026, 5, 8))

    played.do("recheck", on=date(2026, 5, 8))

    assert (played.state, played.open_steps()) == ("COLL", ["decide"])
    played.do("decide", on=date(2026, 5, 8))
    assert played.state == "DEC_PEN"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"minutes": b"text"}, "hearing_files"),
        ({"report": b""}, "hearing_files"),
        ({"held_on": date(2026, 4, 16)}, "held_after_request"),
        ({"held_on": date(2026, 5, 1)}, "held_after_request"),
    ],
)
def test_a_hearing_without_its_papers_or_on_an_impossible_day_is_not_filed(changes: dict[str, Any], code: str) -> None:
    played = case_at("HEAR")
    with refused(code):
        played.do("file_hearing", **changes)


def test_a_case_officer_of_today_or_before_neither_presides_nor_files() -> None:
    """PL64(4)."""
    played = case_at("HEAR")
    with refused("presider_apart", "PL64"):
        played.do("file_hearing", presided_by=played.office.officers["co1"])
    with refused("role"):
        played.do("file_hearing", by="co1")


def test_the_review_after_the_hearing_may_send_the_case_back() -> None:
    played = case_at("LEGAL2")
    played.do("send_back", by="lr", on=date(2026, 5, 6))
    assert (played.state, played.open_steps()) == ("INVEST", ["investigate"])


# --- silence ---------------------------------------------------------------------------------------------------------


def test_the_sweep_asks_for_what_was_received_and_records_no_waiver() -> None:
    played = case_at("SILENT")

    assert (played.case.waived_on, played.open_steps()) == (None, ["check_received"])
    assert (_clock(played, "D12").state, _clock(played, "D12").outcome) == ("lapsed", "to_check")
    with refused("party_heard", "PP58"):
        played.do("decide")


@pytest.mark.parametrize("by", ["uh", "intake"])
def test_who_keeps_what_comes_in_confirms_that_nothing_came(by: str) -> None:
    played = case_at("SILENT")
    played.do("check_received", by=by)

    assert (played.case.waived_on, played.open_steps()) == (date(2026, 4, 20), ["decide"])
    assert _clock(played, "D12").outcome == "deemed_waived"
    act = Act.objects.get(stream=played.stream, verb="penalty.deem_waived")
    assert (act.actor_kind, act.details["registers"]) == ("officer", "收文登记簿、快递收件，截至4月20日均未收到。")
    played.do("decide")
    assert "未提出陈述、申辩意见" in played.case.decisions.get().defence_text


@pytest.mark.parametrize(
    ("stage", "on", "changes", "code"),
    [("NOTIFIED", date(2026, 4, 17), {}, "time_over"), ("SILENT", date(2026, 4, 20), {"registers": " "}, "registers_named")],
)
def test_nothing_is_confirmed_before_the_time_is_over_or_without_looking(
    stage: str, on: date, changes: dict[str, Any], code: str
) -> None:
    played = case_at(stage)
    with refused(code, "PP57"):
        played.do("check_received", on=on, **changes)


def test_what_had_come_in_is_recorded_instead() -> None:
    played = case_at("SILENT")
    played.do("defend", on=date(2026, 4, 20), received_on=date(2026, 4, 17))
    assert (played.state, played.open_steps()) == ("DEFENCE", ["recheck"])


# --- what a defence leads to -----------------------------------------------------------------------------------------


def test_a_defence_fully_accepted_leads_to_unproven_and_the_case_is_closed() -> None:
    played = case_at("DEFENCE")
    played.do("recheck", accepted=True, recheck="票据属实。")

    played.play("unproven")

    assert (played.state, played.open_steps()) == ("DEC_UNPROVEN", ["serve_exemption"])
    assert not played.case.decisions.exists()
    with refused("served_if_exempt", "PP81"):
        played.do("propose", on=date(2026, 4, 21))
    played.do("serve_unproven")
    assert played.open_steps() == ["propose_closure"]
    played.do("propose", on=date(2026, 4, 21))
    played.do("close", on=date(2026, 4, 22))
    assert played.state == "CLOSED"
    # the file holds what such a case has: no order of the crime's (form 8), which nobody issues for it
    played.do("archive", on=date(2026, 4, 23))
    assert played.state == "ARCHIVED"
    cover = Document.objects.get(stream=played.stream, form="54")
    assert cover.snapshot["result"] == "违法事实不成立，不予行政处罚。"


def test_a_defence_fully_accepted_leads_to_no_penalty_which_is_served() -> None:
    played = case_at("DEFENCE", grounds={"minor_corrected_no_harm": True})
    with refused("heard_if_told", "PP58"):
        played.do("exempt", on=date(2026, 4, 20))
    played.do("recheck", accepted=True, recheck="已及时改正。")
    played.do("exempt", on=date(2026, 4, 20))
    assert (played.state, played.open_steps()) == ("DEC_EXEMPT", ["serve_exemption"])


def test_no_penalty_is_decided_over_the_head_of_a_party_that_may_still_speak() -> None:
    played = case_at("NOTIFIED")
    with refused("heard_if_told", "PP58"):
        played.do("unproven", on=date(2026, 4, 16))


def test_a_mitigation_is_always_discussed_and_can_be() -> None:
    """PL32 with PL57: below the minimum of FSL124, 50,000 yuan."""
    played = case_at("WAIVED", grounds={"removed_harm": True})
    less = replace(played.proposal, fine=30_000_00, tier="mitigated", mitigation_ground="PL32-1")
    with refused("discussed", "PL57") as refusal:
        played.do("decide", proposal=less)
    assert "集体讨论" in str(refusal.value)

    played.do("discuss", fine=30_000_00, mitigation_agreed=True)
    assert played.open_steps() == ["decide"]
    played.do("decide", proposal=less)
    assert played.state == "DEC_PEN"


def test_what_was_told_as_a_mitigation_goes_to_the_leaders_by_itself() -> None:
    played = case_at("APPR", grounds={"removed_harm": True})
    played.proposal = replace(played.proposal, fine=30_000_00, tier="mitigated", mitigation_ground="PL32-1")
    played.play("approve", "serve_notice", "waive")
    assert played.open_steps() == ["discuss"]


# --- papers follow the file ------------------------------------------------------------------------------------------


def test_a_report_does_not_say_that_nothing_was_seized_when_the_file_says_else() -> None:
    from tests.factories.steps.content import REPORT

    played = case_at("INVEST")
    played.do("evidence", method="依法扣押取得")
    played.play("facts")
    for sentence in ("未采取强制措施。", "调查期间未对当事人采取行政强制措施。", "未查封、扣押物品。"):
        with refused("claims_true", "PP48"):
            played.do("finish", report={**REPORT, "source_text": sentence})
    played.do("finish", report={**REPORT, "source_text": "依法扣押涉案糕点20盒。"})


@pytest.mark.parametrize("stage", ["WAIVED"])
def test_a_waiver_names_the_rights_that_the_party_had(stage: str) -> None:
    """HR5: no hearing right was told, so none was waived."""
    played = case_at(stage)
    assert "听证" not in played.case.defences.get().content


def test_the_order_to_correct_names_a_rule_of_the_facts() -> None:
    played = case_at("INVEST")
    with refused("conduct_named", "PL28"):
        played.do("order", conduct="FSL122")
    played.play("order")
    paper = Document.objects.get(stream=played.stream, form="33")
    assert "食品安全法》第一百二十四条" in paper.snapshot["clauses"][0]["cite"]
