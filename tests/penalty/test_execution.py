"""送达、缴款、结案、归档 (PP72, PP77-78, PP81-82)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Act, Deadline, Document
from cases.penalty import payments
from cases.penalty.case_file import file_directory, papers_in_file
from cases.penalty.models import Payment
from cases.penalty.selectors import standing
from tests.factories.cases import case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_service_starts_the_time_to_pay_by_the_system() -> None:
    played = case_at("PAY_DUE")

    act = Act.objects.get(stream=played.stream, verb="penalty.demand_payment")
    assert (act.actor_kind, act.actor_role, act.to_state) == ("system", "SYSTEM", "PAY_DUE")
    assert played.case.served_on == date(2026, 4, 22)


@pytest.mark.parametrize("day", [date(2026, 4, 20), date(2026, 4, 23)])
def test_the_decision_is_served_between_its_day_and_today(day: date) -> None:
    played = case_at("DEC_PEN")
    with refused("service_date", "PP82"):
        played.do("serve", served_on=day)


def test_a_way_of_service_unknown_to_the_law_is_refused() -> None:
    played = case_at("DEC_PEN")
    with refused("way_of_service", "PP82"):
        played.do("serve", mode="fax")


# the fine is 50,000.00, the gains 300.00 yuan: each is paid to the fen, and apart from the other
@pytest.mark.parametrize(
    ("step", "amount"), [("pay", 50_000_01), ("pay", 0), ("pay", -1), ("pay_gains", 300_01), ("pay_gains", 50_000_00)]
)
def test_nothing_is_overpaid(step: str, amount: int) -> None:
    played = case_at("PAY_DUE")
    with refused("not_overpaid", "PP72"):
        played.do(step, amount=amount)

    assert payments.outstanding(played.case) == 50_300_00


def test_a_payment_is_dated_between_decision_and_today() -> None:
    played = case_at("PAY_DUE")
    for day in (date(2026, 4, 20), date(2026, 4, 28)):
        with refused("paid_on"):
            played.do("pay", paid_on=day)
    played.do("pay", paid_on=date(2026, 4, 21))

    assert payments.outstanding(played.case) == 300_00


def test_a_purpose_is_one_of_the_two() -> None:
    played = case_at("PAY_DUE")
    with refused("purpose_of_payment"):
        played.do("pay", purpose="interest")


def test_parts_add_up_and_the_last_fen_ends_the_execution() -> None:
    played = case_at("PAY_DUE")
    played.do("pay_gains")
    played.do("pay", amount=49_999_99)
    assert (played.state, payments.outstanding(played.case)) == ("PAY_DUE", 1)
    assert "await_payment" in played.open_steps()
    played.do("pay", on=date(2026, 4, 29), amount=1)

    case = played.case
    assert (case.state, case.executed_on) == ("EXECUTED", date(2026, 4, 29))
    assert "propose_closure" in played.open_steps()
    assert Deadline.objects.get(stream=played.stream, rule="D30").state == "stopped"


def test_a_receipt_is_entered_once() -> None:
    played = case_at("PAY_DUE")
    played.do("pay", amount=1_00, receipt="票据-同一张")
    with refused("receipt_unused"):
        played.do("pay", amount=1_00, receipt="票据-同一张")

    assert Payment.objects.get(case=played.case_id).amount == 1_00


def test_the_unit_proposes_before_the_leader_closes() -> None:
    played = case_at("EXECUTED")
    with refused("closure_proposed", "PP77"):
        played.do("close")
    played.do("propose")
    played.do("close")

    case = played.case
    assert (case.state, case.closed_on) == ("CLOSED", date(2026, 5, 8))
    snapshot = Document.objects.get(stream=played.stream, form="53").snapshot
    names = [row["name"] for row in snapshot["approvals"]]
    assert names == [played.office.officers["uh"].name, played.office.officers["bl"].name]


def test_a_case_is_not_closed_while_something_is_due() -> None:
    played = case_at("PAY_DUE")
    with refused("wrong_state", "PP77"):
        played.do("propose")


@pytest.mark.parametrize("form", ["1", "7", "35", "36", "37", "43", "45", "50", "53"])
def test_an_incomplete_file_is_not_archived(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are never deleted; the missing one is hidden from the reading of the condition."""
    from cases.penalty.acts import closure

    class Without:
        objects = Document.objects.exclude(form=form)

    played = case_at("CLOSED")
    with monkeypatch.context() as patch:
        patch.setattr(closure, "Document", Without)
        with refused("file_complete", "PP78") as caught:
            played.do("archive")
    assert form in caught.value.text.en


def test_the_archive_holds_both_volumes_in_the_order_of_the_law() -> None:
    """PP78. Main volume: filing, decision with its receipt, what else went to the party; the rest inside the bureau."""
    played = case_at("ARCHIVED")

    rows = file_directory(played.case, papers_in_file(played.case))
    main = [r["title"] for r in rows if r["volume"] == "main"]
    sub = [r["title"] for r in rows if r["volume"] == "sub"]
    assert main[0].startswith("立案")
    assert main[1] == "行政处罚决定书"
    # PP78(2), (3): each proof of service lies behind its paper; then the evidence (4) and the receipts (6)
    assert main[2] == "送达回证" and main[main.index("行政处罚告知书") + 1] == "送达回证"
    evidence = [row.title for row in standing(played.case)]
    assert evidence and main.index(evidence[0]) > main.index("行政处罚告知书")
    assert main.index("罚款缴款票据") > main.index(evidence[-1])
    assert all(row["author"] for row in rows if row["title"] in evidence)
    assert (
        sub.index("案件来源登记表") < sub.index("案件调查终结报告") < sub.index("案件审核/法制审核表") < sub.index("结案审批表")
    )
    assert [r["position"] for r in rows] == list(range(1, len(rows) + 1))
    issued = {row.form: row for row in Document.objects.filter(stream=played.stream)}
    assert {"54", "55", "56"} <= issued.keys()
    assert {*evidence, "罚款缴款票据"} <= {row["title"] for row in issued["55"].snapshot["entries"]}
