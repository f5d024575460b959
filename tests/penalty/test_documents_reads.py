"""The reads behind the papers, against real rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from cases.base import work
from cases.base.actors import Actor
from cases.base.models import DatedSetting, Document, StoredFile
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.papers import reads

NOW = datetime(2026, 6, 15, 2, tzinfo=UTC)
TODAY = date(2026, 6, 15)
BUREAU = SimpleNamespace(id=7)

pytestmark = pytest.mark.django_db


def save_settings(*rows: DatedSetting) -> None:
    with work.begin(Actor.system("test"), NOW, act="test.settings", subject="settings:cn") as w:
        for row in rows:
            w.save(row)


def bank(value: str, authority: int | None, start: date, end: date | None = None) -> DatedSetting:
    return DatedSetting(key="payment.bank", authority=authority, value=value, valid_from=start, valid_to=end, article="PP72")


def test_the_bureaus_own_setting_comes_before_the_common_one() -> None:
    save_settings(bank("common", None, date(2026, 5, 1)), bank("own", 7, date(2026, 1, 1)))
    assert reads.setting("payment.bank", BUREAU, TODAY) == "own"
    assert reads.setting("payment.bank", SimpleNamespace(id=8), TODAY) == "common"


def test_a_setting_holds_from_its_first_to_its_last_day() -> None:
    save_settings(bank("old", 7, date(2026, 1, 1), date(2026, 6, 14)), bank("new", 7, date(2026, 6, 15)))
    days = (date(2025, 12, 31), date(2026, 6, 14), date(2026, 6, 15))
    assert [reads.setting("payment.bank", BUREAU, day) for day in days] == ["", "old", "new"]


def issue(form: str, number: int, at: datetime) -> Document:
    pdf, _ = StoredFile.objects.get_or_create(
        digest="0" * 64, defaults={"size": 1, "media_type": "application/pdf", "stored_at": NOW}
    )
    row = Document(
        stream="penaltycase:1",
        authority=7,
        form=form,
        title=form,
        type_code=form,
        year=2026,
        number=number,
        reference=f"{form}-{number}",
        issued_at=at,
        issued_by="测试",
        snapshot={"issued_on": "2026-06-15"},
        snapshot_digest="0" * 64,
        pdf=pdf,
        pages=1,
        verify_code=f"{form}-{number}",
    )
    with work.begin(Actor.system("test"), NOW, act="test.issue", subject="penaltycase:1") as w:
        return w.save(row)


def test_what_one_act_issued_for_the_party_is_served_together() -> None:
    issue("37", 1, NOW - timedelta(days=20))
    issue("43", 1, NOW)
    decision = issue("45", 1, NOW)
    issue("33", 1, NOW)
    issue("DOC3", 1, NOW)
    assert [row.form for row in reads.served_together(decision)] == ["45", "33", "DOC3"]


def test_the_last_paper_of_a_form_is_found() -> None:
    case = PenaltyCase(pk=1)
    issue("37", 1, NOW - timedelta(days=20))
    last = issue("37", 2, NOW)
    assert reads.last_issued(case, "37") == last
    assert reads.last_issued(case, "45") is None


def test_every_read_works_on_an_empty_case() -> None:
    case = PenaltyCase(pk=1)
    several = (reads.evidence, reads.handlers, reads.reviews)
    assert [read(case) for read in several] == [[], [], []]
    single = (reads.report, reads.notice, reads.defence, reads.discussion, reads.decision)
    assert [read(case) for read in single] == [None] * 5
    assert reads.payments(Decision(pk=1)) == []
    assert reads.act(case, "penalty.submit_review") is None
    assert reads.paper_of(case, None) is None
