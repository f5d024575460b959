"""更正、撤回证据: the row becomes right with its reason, the history stays, and what leans on the evidence is asked again."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Act, Document, StoredFile
from tests.factories.cases import case_at
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_a_correction_changes_what_is_typed_alone_and_keeps_what_stood_there() -> None:
    played = case_at("EVIDENCE")
    before = played.case.evidences.get()
    played.do("correct_evidence", title="现场检查笔录（一）", reason="名称误填。", content=b"right", file_name="a.txt")

    after = played.case.evidences.get()
    assert (after.title, after.proves, after.corrected_on) == ("现场检查笔录（一）", before.proves, date(2026, 3, 11))
    # SHA-256 of "right"
    assert after.file_id == "27042f4e6eca7d0b2a7ee4026df2ecfa51d3339e6d122aa099118ecd8563bad9"
    assert StoredFile.objects.filter(pk=before.file_id).exists()
    assert [row.title for row in after.history.order_by("history_id")] == [before.title, "现场检查笔录（一）"]
    act = Act.objects.get(verb="penalty.correct_evidence")
    assert act.reason == "名称误填。"
    assert act.details["before"]["title"] == before.title


def test_a_correction_corrects_something() -> None:
    played = case_at("EVIDENCE")
    with refused("something_changes"):
        played.do("correct_evidence", title=played.case.evidences.get().title)
    assert played.case.evidences.get().corrected_on is None


def test_a_correction_names_two_officers_who_were_on_the_case() -> None:
    played = case_at("EVIDENCE")
    one, other = played.office.officers["co1"], played.office.officers["co3"]
    for collectors in ([one], [one, one], [one, other]):
        with refused("taken_as_corrected", "PP21"):
            played.do("correct_evidence", collectors=collectors)
    with refused("taken_as_corrected"):
        played.do("correct_evidence", taken_on=date(2026, 3, 12))
    with refused("kind_as_corrected", "PP23"):
        played.do("correct_evidence", kind="hearsay")


def test_a_name_is_corrected_though_an_officer_left_since() -> None:
    played = case_at("EVIDENCE")
    played.do("replace")
    played.do("correct_evidence", title="更正后的名称")
    assert played.case.evidences.get().title == "更正后的名称"


def test_what_is_withdrawn_carries_no_report_until_other_evidence_stands() -> None:
    played = case_at("EVIDENCE")
    played.do("withdraw_evidence")
    row = played.case.evidences.get()
    assert (row.withdrawn_on, row.withdrawn_because) == (date(2026, 3, 11), "重复登记。")
    assert row.file_id is not None
    with refused("has_evidence", "PP48"):
        played.do("finish")
    played.do("evidence")
    played.do("finish")
    assert played.state == "INV_DONE"


def test_a_withdrawn_piece_is_neither_corrected_nor_withdrawn_again() -> None:
    played = case_at("EVIDENCE")
    played.do("withdraw_evidence")
    for step in ("correct_evidence", "withdraw_evidence"):
        with refused("piece_stands", "PP23"):
            played.do(step)


@pytest.mark.parametrize("step", ["correct_evidence", "withdraw_evidence"])
def test_once_reported_evidence_stands_until_the_case_is_sent_back(step: str) -> None:
    """The report and the review lean on it: after a return both are made again, on the evidence as it is then."""
    played = case_at("INV_DONE")
    with refused("wrong_state", "PP23"):
        played.do(step, on=date(2026, 4, 2))
    back = case_at("RETURNED")
    earlier = Document.objects.get(stream=back.stream, form="35")
    back.do(step, on=date(2026, 4, 9))
    if step == "withdraw_evidence":
        back.do("evidence", on=date(2026, 4, 9), taken_on=date(2026, 4, 9))
    back.do("finish", on=date(2026, 4, 9))
    assert back.state == "INV_DONE"
    assert back.case.investigationreports.count() == 2
    frozen = Document.objects.get(pk=earlier.pk)
    assert (frozen.snapshot_digest, frozen.snapshot) == (earlier.snapshot_digest, earlier.snapshot)


@pytest.mark.parametrize("step", ["correct_evidence", "withdraw_evidence"])
def test_a_piece_of_another_case_is_not_found(step: str) -> None:
    played, other = case_at("EVIDENCE"), case_at("EVIDENCE")
    with refused("no_evidence"):
        played.do(step, evidence=other.case.evidences.get().pk)


@pytest.mark.parametrize("step", ["evidence", "correct_evidence"])
def test_a_dangerous_file_is_taken_by_no_act_whoever_calls_it(step: str) -> None:
    played = case_at("EVIDENCE")
    files = StoredFile.objects.count()
    with refused("dangerous_file"):
        played.do(step, content=b"MZ\x90\x00" + b"\x00" * 100, file_name="照片.jpg")
    assert StoredFile.objects.count() == files
    assert played.case.evidences.count() == 1
