"""Texts that no paper can print, at every door: refused with character and place, nothing written; old ones stop nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from api.clients import create_client
from api.scopes import SCOPES
from cases.base import files
from cases.base.errors import ConditionFailed
from cases.base.models import Document
from cases.base.notices import NoticeDay, NoticeHead, enter_notice
from cases.base.work import Work
from cases.parties.models import Party
from cases.parties.registry.rows import NotImportable, read_row
from cases.parties.services import correct_party, register_authority, register_officer, register_party
from cases.penalty.models import Evidence
from tests.base.pdf.reading import whole_text
from tests.factories.cases import PROPOSAL, case_at
from tests.factories.parties import NOW, make_uscc, seeding
from tests.factories.refusing import refused
from tests.factories.steps.content import REPORT

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("plain_papers")
@pytest.mark.parametrize("column", ["title", "proves", "source", "place", "method", "file_name"])
def test_an_act_refuses_what_no_paper_can_print(column: str) -> None:
    played = case_at("INVEST")
    with refused("text_unprintable") as caught:
        changes: dict[str, Any] = {column: "直播截图🔥"}
        played.do("evidence", **changes)
    assert column in caught.value.text.zh and "第5个字符“🔥”（U+1F525）" in caught.value.text.zh


@pytest.mark.usefixtures("plain_papers")
def test_an_act_refuses_it_inside_mappings_and_values_of_the_law() -> None:
    played = case_at("ESTABLISHED")
    for changes in ({"proposal": replace(PROPOSAL, reasons_text="理由ئۇ")}, {"report": {**REPORT, "nature_text": "性质ئۇ"}}):
        with refused("text_unprintable") as caught:
            played.do("finish", **changes)
        assert "第3个字符“ئ”（U+0626）（在“" in caught.value.text.zh


@pytest.mark.usefixtures("plain_papers")
def test_an_act_keeps_a_text_without_the_marks_that_nobody_sees() -> None:
    played = case_at("INVEST")
    evidence = played.do("evidence", title="进货\u200b票据\ufeff", proves="第一段\u2028第二段")
    assert (evidence.title, evidence.proves) == ("进货票据", "第一段\n第二段")


@pytest.mark.parametrize("name", ["\u200b", "\ufeff \u202e", "\u3164", "\u2060\u00ad"])
def test_a_party_named_by_nothing_that_is_seen_is_refused(name: str) -> None:
    with pytest.raises(ConditionFailed) as caught, seeding() as work:
        register_party(work=work, kind="natural_person", name=name)
    assert caught.value.code in ("text_empty", "party_name")
    assert not Party.objects.exists()


@pytest.mark.parametrize("name", ["张😡", "ئۇيغۇر", "李\ue000", "王\x07"])
def test_names_are_printable_wherever_they_are_registered(name: str) -> None:
    bureau: dict[str, Any] = {
        "name": "示例县市场监督管理局",
        "short_name": "示",
        "level": "county",
        "valid_from": date(2020, 1, 1),
    }
    days = [NoticeDay(date(2031, 1, 1), "statutory", "元旦")]
    doors: list[Callable[[Work], object]] = [
        lambda work: register_party(work=work, kind="natural_person", name=name),
        lambda work: register_officer(work=work, name=name, staff_number="X1"),
        lambda work: register_authority(work=work, uscc=make_uscc(), **{**bureau, "name": name}),
        lambda work: register_authority(work=work, uscc=make_uscc(), **{**bureau, "short_name": name}),
        lambda work: create_client(work=work, name=name, region="000000", scopes=SCOPES, expires_at=NOW + timedelta(days=9)),
        lambda work: enter_notice(work=work, head=NoticeHead(2031, name, date(2030, 11, 1)), days=days),
    ]
    for door in doors:
        with refused("text_unprintable"), seeding() as work:
            door(work)


def test_a_name_of_former_years_hinders_no_correction_and_can_be_corrected() -> None:
    with seeding() as work:
        party = register_party(work=work, kind="natural_person", name="李某某", address="示例路1号")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Party._meta.db_table} SET name = %s", ["李😡"])
    with seeding() as work:
        assert correct_party(work=work, party=party.pk, reason="迁居", proof="营业执照", address="示例路2号").name == "李😡"
    with refused("text_unprintable"), seeding() as work:
        correct_party(work=work, party=party.pk, reason="更正", proof="营业执照", name="李🔥")
    with seeding() as work:
        assert correct_party(work=work, party=party.pk, reason="更正", proof="营业执照", name="李\u200b某").name == "李某"


def test_a_rare_name_is_registered_as_it_is_written() -> None:
    with seeding() as work:
        assert register_party(work=work, kind="natural_person", name="张𠮷\u200b").name == "张𠮷"


@pytest.mark.parametrize(("column", "text"), [(0, "示例😡公司"), (5, "食品ئۇ销售"), (6, "示例\ufffd")])
def test_a_row_of_the_registry_is_rejected_with_its_column_and_reason(column: int, text: str) -> None:
    cells = ["示例公司", make_uscc(), "2018-07-13", "有限责任公司", "10万元人民币", "食品销售", "四川", "成都"]
    cells[column] = text
    with pytest.raises(NotImportable, match=r"U\+[0-9A-F]{4,5}"):
        read_row(cells, today=date(2026, 1, 5))


def test_a_row_of_the_registry_is_read_without_invisible_marks() -> None:
    cells = ["\u200b示例\ufeff公司𠮷", make_uscc(), "2018-07-13", "\u200b", "10万元人民币", "食品销售", "四川", "成都"]
    row = read_row(cells, today=date(2026, 1, 5))
    assert (row.name, row.registry_type) == ("示例公司𠮷", "")


def test_what_was_accepted_in_former_years_stops_nothing_and_is_printed_as_its_code(file_root: Path) -> None:
    """The rows of an older version hold such texts: the case goes on, and its papers say which character stood there."""
    played = case_at("ESTABLISHED")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Evidence._meta.db_table} SET title = %s, proves = %s", ["直播截图🔥", "SO₂超标"])
        cursor.execute(f"UPDATE {Party._meta.db_table} SET name = %s", ["示例😡经营部"])
    played.play("finish")
    report = whole_text(files.read(Document.objects.filter(stream=played.stream).latest("pk").file_digest))
    assert "直播截图〔U+1F525〕" in report and "SO₂超标" in report
