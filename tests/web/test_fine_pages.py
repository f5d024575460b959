"""No fine instead of, beside or after the crime, on the page of the decision: refused with its article, nothing written."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Refusal
from tests.factories.transfers import FINE, Sent, decided_anew, transfer_at
from tests.web.conftest import Clock
from tests.web.site import Person, counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 5, 20)


def _flagged() -> Sent:
    return transfer_at("SUSPECT")


def _filed() -> Sent:
    sent = transfer_at("KEPT")
    decided_anew(sent, FINE)
    return sent


def _fined_by_court() -> Sent:
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
    decided_anew(sent, FINE)
    return sent


@pytest.mark.parametrize(
    ("sent", "code", "article"),
    [
        (_flagged, "criminal_flag_open", "T310-11"),
        (_filed, "fine_waits", "FD15"),
        (_fined_by_court, "no_fine_after_court", "PL35"),
    ],
    ids=["flag", "filed", "court"],
)
def test_the_page_refuses_the_fine(sent: object, code: str, article: str, clock: Clock) -> None:
    case = sent()  # type: ignore[operator]
    clock(DAY)
    leader = Person(case.played.office.officers["bl"])
    address = f"/act/case/{case.played.case_id}/penalty.decide_penalty/"
    before = counts()
    answer = leader.fill(address, opinion="同意处罚。")

    assert answer.status_code == 409
    refusal = Refusal.objects.latest("pk")
    assert (refusal.code, refusal.verb) == (code, "penalty.decide_penalty") and article in refusal.article
    grown = {name: after - before[name] for name, after in counts().items() if after != before[name]}
    # what was typed stays as a draft
    assert set(grown) <= {"base_refusal", "base_chainentry", "base_chainhead", "base_draft", "web_submission"}, grown
    assert case.case.decisions.count() == 0
