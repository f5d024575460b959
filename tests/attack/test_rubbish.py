"""A sloppy one: texts that a database cannot keep are refused in a sentence, alike on both databases."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cases.base import texts
from cases.base.errors import ConditionFailed
from cases.base.models import Refusal
from cases.law.facts import FactsError, parse_facts
from cases.parties.registry.reading import RegistryFile, UnreadableFile
from tests.factories.cases import at, case_at
from tests.factories.refusing import refused


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("title", "a\x00b", "text_unfit"),
        ("title", "a\ud800b", "text_unfit"),
        ("title", "长" * 201, "text_too_long"),
        ("proves", "长" * (texts.LONGEST + 1), "text_too_long"),
    ],
)
def test_evidence_with_rubbish_is_refused(column: str, text: str, code: str) -> None:
    played = case_at("INVEST")
    with refused(code):
        changes: dict[str, Any] = {column: text}
        played.do("evidence", **changes)


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_the_longest_text_and_every_printable_character_is_kept() -> None:
    played = case_at("INVEST")
    title = "<script>𠮷SO₂' OR 1=1 --" + "长" * 170
    assert played.do("evidence", title=title).title == title


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
def test_a_reason_with_a_null_character_is_refused() -> None:
    """It would stand in the act's own row and in the JSON of a paper."""
    approving, paying = case_at("APPR"), case_at("PAY_DUE")
    with refused("text_unfit"):
        approving.do("approve", opinion="同意\x00")
    with refused("text_too_long"):
        paying.do("pay", receipt="1" * 81)


def test_json_is_looked_into() -> None:
    row = Refusal(sentence="x", at=at(date(2026, 3, 2)))
    texts.ask(row)
    for inside in ({"a": ["b\x00"]}, {"a\x00": 1}):
        with pytest.raises(ConditionFailed):
            texts._ask_inside("内容", inside)


@pytest.mark.parametrize("day", ["2026-W01-1", "2026-1-1", "２０２６-01-01", "2026-001", "20260101"])
def test_a_fact_is_dated_in_one_way_only(day: Any) -> None:
    with pytest.raises(FactsError) as caught:
        parse_facts({"acted_on": day})
    assert caught.value.path == "acted_on"


def test_a_registry_file_without_a_heading_is_unreadable(tmp_path: Path) -> None:
    """A first field beyond the reader's limit of 131,072 characters ended in a traceback."""
    target = tmp_path / "x.csv"
    target.write_text("长" * 140_000 + "\n", encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        list(RegistryFile(target, on_bytes=lambda n: None).records())
    assert "第1行" in caught.value.text.zh


@pytest.mark.parametrize(
    ("command", "given"),
    [("sweep_deadlines", {"at": "9999-12-31T23:59:59-14:00"}), ("sweep_deadlines", {"at": "0001-01-01T00:00:00+14:00"})],
)
def test_moments_outside_the_calendar_are_one_sentence(
    command: str, given: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        call_command(command, **given)
    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.django_db
def test_an_anchor_needs_a_file_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("export_anchor", "")
    assert left.value.code == 2
    assert "不是文件名" in capsys.readouterr().err
