"""What a bureau lacks is said when it is set up and before the decision; the refusal names who can cure it and where."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from cases.base.models import DatedSetting
from cases.penalty.readiness import lacks
from tests.factories.cases import PEOPLE, SETTINGS, case_at, make_office
from tests.factories.parties import make_authority, seeding
from tests.factories.refusing import refused
from web.penalty.material import not_ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 4, 21)


def _without(key: str) -> None:
    with seeding() as work:
        row = DatedSetting.objects.get(key=key)
        row.valid_to = date(2026, 1, 1)
        work.save(row)


def test_a_new_bureau_lacks_everything_and_a_set_up_one_nothing() -> None:
    found = {lack.what for lack in lacks(make_authority(), DAY)}
    assert found == {
        *(key for key, *_ in SETTINGS[:3]),
        "contact.phone",
        "contact.address",
        "INTAKE",
        "CO",
        "UH",
        "AR+LR",
        "LR",
        "BH+BL",
        "BH",
        "CREDIT",
    }
    assert lacks(make_office().authority, DAY) == ()


def test_one_certified_officer_is_one_too_few() -> None:
    people = {who: role for who, role in PEOPLE.items() if who not in ("co2", "co3")}
    assert "CO" in {lack.what for lack in lacks(make_office(people=people).authority, DAY)}


def test_the_command_lists_and_fails_and_the_setting_is_entered_by_the_command_it_names() -> None:
    office = make_office()
    _without("contact.phone")
    told = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("check_bureau", bureau=office.authority.pk, stdout=told)
    assert left.value.code == 1 and "contact.phone" in told.getvalue() and "enter_setting" in told.getvalue()

    call_command(
        "enter_setting", "contact.phone", "010-00000000", "--article=PP57", f"--bureau={office.authority.pk}", stdout=StringIO()
    )
    told = StringIO()
    call_command("check_bureau", bureau=office.authority.pk, stdout=told)
    assert told.getvalue().strip().endswith("lacks=0")


def test_a_missing_bank_is_told_at_the_approval_already_and_refused_with_its_cure() -> None:
    played = case_at("APPR")
    _without("payment.bank")
    assert any("payment.bank" in fact.value for fact in not_ready(played.case))

    played.play("approve", "serve_notice", "waive")
    with refused("payable", "PP72") as refusal:
        played.do("decide")
    assert "系统管理员" in str(refusal.value) and "enter_setting" in str(refusal.value)


@pytest.mark.parametrize("key", ["contact.phone", "contact.address"])
def test_a_notice_is_not_issued_while_the_party_would_not_know_where_to_send_its_defence(key: str) -> None:
    played = case_at("APPR")
    _without(key)
    assert any(key in fact.value for fact in not_ready(played.case))
    with refused("document_incomplete", "PP57") as refusal:
        played.do("approve")
    assert key in str(refusal.value)
    assert not played.case.penaltynotices.exists()
