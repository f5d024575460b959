"""One act, one transaction: whatever fails in it, nothing of it stays, and a program error is no refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cases.base import documents
from cases.base.errors import ConditionFailed
from integrity import services as integrity
from tests.factories.cases import case_at
from tests.factories.counting import all_rows
from workflows import tasks
from workflows.preview import preview_document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


class Broken(RuntimeError):
    """A mistake in the program."""


def _break(*args: Any, **kwargs: Any) -> None:
    raise Broken


# what a command calls one after the other: the service's papers, the consequence, the task, the numbers of the papers
PARTS = [
    (documents, "lay_out"),
    (documents, "_take_numbers"),
    (integrity, "record_decision"),
    (tasks, "finish"),
    (tasks, "start"),
]


@pytest.mark.parametrize(("module", "name"), PARTS, ids=lambda part: getattr(part, "__name__", part))
def test_a_decision_happens_whole_or_not_at_all(module: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    played = case_at("WAIVED")
    before, case = all_rows(), played.case
    with monkeypatch.context() as patch:
        patch.setattr(module, name, _break)
        with pytest.raises(Broken):
            played.do("decide")

    assert all_rows() == before
    again = played.case
    assert (again.state, again.decided_on, case.state) == ("NOTIFIED", None, "NOTIFIED")
    assert played.open_steps() == ["decide"]
    played.do("decide")
    assert played.state == "DEC_PEN"


@pytest.mark.parametrize(
    ("step", "consequence"), [("change", "change_decision"), ("annul", "annul_decision"), ("pay", "record_payment")]
)
def test_consequences_and_their_act_stand_or_fall_together(step: str, consequence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    played = case_at("PAY_DUE")
    before = all_rows()
    with monkeypatch.context() as patch:
        patch.setattr(integrity, consequence, _break)
        with pytest.raises(Broken):
            played.do(step)

    assert all_rows() == before
    assert played.state == "PAY_DUE"


def test_a_preview_writes_nothing_and_an_unlawful_one_is_refused() -> None:
    played = case_at("WAIVED")
    before = all_rows()

    def draft(fine: int) -> bytes:
        proposal = replace(played.proposal, fine=fine)
        return preview_document(
            stream=played.stream, procedure="penalty", form="45", act=lambda: played.do("decide", proposal=proposal)
        )

    assert draft(50_000_00).startswith(b"%PDF")
    with pytest.raises(ConditionFailed):
        draft(49_999_99)

    assert all_rows() == before
