"""manage.py import_enterprises, by its contract: counts, rejects, exit codes, one sentence."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.base.models import Act, ChainEntry, Refusal
from cases.parties.models import Party
from cases.parties.registry import COLUMNS, OPTIONAL
from tests.parties.registry_files import record, write

pytestmark = pytest.mark.django_db


def command(*arguments: object) -> str:
    out = io.StringIO()
    call_command("import_enterprises", *map(str, arguments), stdout=out)
    return out.getvalue()


def counts() -> list[int]:
    """How many rows an import could have added; installing the law tables left some."""
    return [m._base_manager.count() for m in (Party, Act, ChainEntry, Refusal)]


def test_counts_and_rejects_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "r.csv", [record(1), record(2, 统一社会信用代码="1")])
    assert command(path) == "accepted=1 updated=0 rejected=1\n"
    captured = capsys.readouterr()
    assert captured.err.startswith("第3行：1：统一社会信用代码应为18位")
    assert captured.out == ""
    assert command(write(tmp_path / "s.csv", [record(1, 企业名称="虚构市新名有限公司")])) == ("accepted=1 updated=1 rejected=0\n")


def test_rejects_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = record(2, 注册日期="昨天", 经营范围='含,逗号和"引号"')
    target = tmp_path / "rejects.csv"
    command(write(tmp_path / "r.csv", [record(1), bad]), "--rejects", target)
    heading, row = csv.reader(target.open(encoding="utf-8-sig", newline=""))
    assert heading == ["行号", "原因", "reason", *COLUMNS, *OPTIONAL]
    assert (row[0], row[3:]) == ("3", [*bad, *("" for _ in OPTIONAL)])
    assert "不是有效日期" in row[1] and "is no date" in row[2]
    assert capsys.readouterr().err == ""
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.csv", "rejects.csv"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "文件不存在"),
        (b"", "空文件"),
        (b"a,b\n", "缺少列"),
        (b"PK\x03\x04", "另存为"),
        ("企业名称".encode("utf-16"), "UTF-8"),
    ],
)
def test_an_unusable_file_exits_2_with_one_sentence_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    path = tmp_path / "r.csv"
    if content is not None:
        path.write_bytes(content)
    before = counts()
    with pytest.raises(SystemExit) as left:
        command(path, "--rejects", tmp_path / "rejects.csv")
    assert left.value.code == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1
    assert counts() == before
    assert not (tmp_path / "rejects.csv").exists()
    assert [p for p in tmp_path.iterdir() if p != path] == []


def test_a_fault_on_the_last_line_exits_2_and_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "r.csv", [record(n) for n in range(1, 1000)])
    before = counts()
    path.write_bytes(path.read_bytes() + "虚构".encode("gb18030") + b"\n")
    with pytest.raises(SystemExit) as left:
        command(path)
    assert left.value.code == 2
    assert "第1001行" in capsys.readouterr().err
    assert counts() == before


def test_rejects_must_not_overwrite_the_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "r.csv", [record(1)])
    before = path.read_bytes()
    with pytest.raises(SystemExit) as left:
        command(path, "--rejects", path)
    assert (left.value.code, path.read_bytes()) == (2, before)
    assert "不能是源文件本身" in capsys.readouterr().err


def test_rejects_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command(write(tmp_path / "r.csv", [record(1)]), "--rejects", tmp_path / "none" / "x.csv")
    assert left.value.code == 2
    assert "无法写入" in capsys.readouterr().err
    assert Party.objects.count() == 0


def test_no_bar_where_there_is_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command(write(tmp_path / "r.csv", [record(1)]))
    assert capsys.readouterr().err == ""
