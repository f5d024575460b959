"""How many statements an act costs, and what it reads more than once. The bound of a decision is the issue's: 90."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.base.models import ChainHead
from integrity.scoring.services import rescore_due
from tests.factories.cases import case_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def sent_by(stage: str, step: str) -> list[str]:
    played = case_at(stage)
    # every party is scored the night after it was registered
    rescore_due(now=max(head.at for head in ChainHead.objects.exclude(stream__startswith="law:") if head.at))
    with CaptureQueriesContext(connection) as seen:
        played.do(step)
    return [query["sql"] for query in seen.captured_queries]


def of_the_act(sent: list[str]) -> list[str]:
    """Up to its chain; what comes afterwards makes the files of its papers."""
    end = next(n for n, sql in enumerate(sent) if sql.startswith('INSERT INTO "base_chainhead" (stream, seq, hash, at)'))
    return sent[: end + 1]


def test_a_decision_takes_at_most_ninety_statements() -> None:
    sent = sent_by("WAIVED", "decide")
    assert len(of_the_act(sent)) <= 90
    # four papers: their files take a transaction of their own, and no more statements than one paper's
    assert len(sent) - len(of_the_act(sent)) <= 12


@pytest.mark.parametrize(("stage", "step"), [("WAIVED", "decide"), ("APPR", "approve"), ("INVEST", "evidence")])
def test_an_act_reads_calendar_and_settings_once(stage: str, step: str) -> None:
    sent = of_the_act(sent_by(stage, step))
    readings = [sql for sql in sent if "'calendar:cn'" in sql and sql.lstrip().startswith("SELECT stream, hash FROM")]
    assert len(readings) <= 1


def test_a_decision_takes_its_numbers_at_once_and_after_its_papers() -> None:
    sent = sent_by("WAIVED", "decide")
    numbers = [n for n, sql in enumerate(sent) if "base_numberseries" in sql]
    papers = [n for n, sql in enumerate(sent) if sql.startswith('INSERT INTO "base_document"')]
    assert len(numbers) == len(papers) == 1 and numbers[0] < papers[0]
    # nothing is read for a paper while the series are locked
    assert not [sql for sql in sent[numbers[0] + 1 : papers[0]] if sql.startswith("SELECT")]
