"""manage.py find_item: the items that fit what is typed, with their articles."""

from __future__ import annotations

import pytest
from django.core.management import call_command


def test_it_lists_code_article_and_name(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("find_item", "经营过期食品", "--day", "2026-11-30")
    lines = capsys.readouterr().out.splitlines()
    assert "FSL124-1-5b\t《中华人民共和国食品安全法》第一百二十四条第一款第五项\t经营超过保质期的食品、食品添加剂" in lines


def test_an_older_code_leads_to_its_item(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("find_item", "--was", "PQL51", "--role", "seller", "--day", "2026-11-30")
    told = capsys.readouterr()
    assert [line.split("\t")[0] for line in told.out.splitlines()] == ["PQL51-2"]
    assert told.err == ""
    call_command("find_item", "--was", "PQL51", "--day", "2026-11-30")
    assert "请从下列各项中选择" in capsys.readouterr().err


@pytest.mark.parametrize("args", [["没有这种东西"], ["--was", "FSL999"], []])
def test_nothing_found_is_said(args: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("find_item", *args)
    assert left.value.code == 2
