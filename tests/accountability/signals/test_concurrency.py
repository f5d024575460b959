"""Real processes on PostgreSQL: passes side by side, and a pass beside an act, raise each finding once."""

from __future__ import annotations

from datetime import date

import pytest

from cases.accountability.signals.models import SupervisionSignal
from cases.base import verify
from cases.base.models.documents import NumberSeries
from tests.accountability.signals.raising import tonight
from tests.base.crowd import together
from tests.factories.cases import at, case_at, make_office
from workflows.nightly import detect_all

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("plain_papers", "file_root")]


def test_passes_side_by_side_raise_each_finding_once(cloned_db: str) -> None:
    office = make_office()
    for _ in range(4):
        case_at("FOUND", office=office)
    raised = together(4, lambda _: str(tonight(date(2026, 3, 24)).raised))

    assert sum(map(int, raised)) == 4
    assert SupervisionSignal.objects.count() == 4
    assert NumberSeries.objects.get(type_code="监信").last == 4
    assert verify.verify().findings == []


def test_a_pass_beside_the_late_act_raises_it_once(cloned_db: str) -> None:
    played = case_at("WAIVED")
    work = (
        lambda: played.do("decide", on=date(2026, 6, 9), overdue_reason="检验机构迟延。"),
        lambda: detect_all(now=at(date(2026, 6, 9), 10), thorough=False),
    )
    together(2, lambda number: str(bool(work[number]())))

    assert SupervisionSignal.objects.filter(rule="R04", about=played.stream).count() == 1
    assert played.state == "DEC_PEN"
    assert verify.verify().findings == []
