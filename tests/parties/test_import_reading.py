"""Reading the registry's file: encodings, quotes, widths, line numbers, unusable files. No database."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases.parties.registry.reading import COLUMNS, LINE_LIMIT, RegistryFile, Reject, UnreadableFile
from tests.parties.registry_files import record, write


def read(path: Path) -> list[tuple[int, list[str]] | Reject]:
    return list(RegistryFile(path, lambda _: None).records())


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    assert refused.value.text.en
    return refused.value.text.zh


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "r.csv", [record(1), record(2)], encoding=encoding)
    assert read(path) == [(2, record(1)), (3, record(2))]


def test_columns_may_stand_in_any_order_and_others_may_stand_between(tmp_path: Path) -> None:
    heading = ["序号", *reversed(COLUMNS)]
    path = write(tmp_path / "r.csv", [["1", *reversed(record(1))]], heading=heading)
    assert read(path) == [(2, record(1))]


def test_line_numbers_count_lines_and_not_records(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [record(1, 经营范围="零售\n批发\n餐饮"), [], record(2)])
    assert [r[0] for r in read(path) if not isinstance(r, Reject)] == [2, 6]


def test_a_short_and_a_long_record_are_rejected_with_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [record(1)[:7], record(2), [*record(3), "多"]])
    first, second, third = read(path)
    assert isinstance(first, Reject) and first.line == 2 and "该行有7列，表头有8列" in first.reason.zh
    assert second == (3, record(2))
    assert isinstance(third, Reject) and third.line == 4 and "该行有9列" in third.reason.zh


def test_an_open_quote_costs_its_record_and_says_how_far_it_reached(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [record(1), record(2)])
    text = path.read_text(encoding="utf-8").replace("虚构市第1号", '"虚构市第1号')
    path.write_text(text, encoding="utf-8")
    (only,) = read(path)
    assert isinstance(only, Reject) and only.line == 2 and "延伸至第3行" in only.reason.zh


def test_a_cell_beyond_the_readers_limit_costs_its_record_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [record(1, 经营范围="长" * 140_000), record(2)])
    first, second = read(path)
    assert isinstance(first, Reject) and first.line == 2 and "无法按 CSV 解析" in first.reason.zh
    assert second == (3, record(2))


def test_a_wrong_byte_in_the_middle_makes_the_file_unusable_and_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [record(1), record(2)])
    lines = path.read_bytes().split(b"\r\n")
    lines[2] = b"ab\xff" + lines[2]
    path.write_bytes(b"\r\n".join(lines))
    assert "第3行第3个字节不是有效的 UTF-8 编码" in refusal(path)


def test_missing_columns_are_named(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", [], heading=[c for c in COLUMNS if c not in ("地区", "注册日期")])
    assert "缺少列：注册日期、地区" in refusal(path)


def test_a_column_named_twice(tmp_path: Path) -> None:
    assert "重复的列：地区" in refusal(write(tmp_path / "r.csv", [], heading=[*COLUMNS, "地区"]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空文件"),
        (b"\n\n", "空文件或首行为空"),
        (b"\xef\xbb\xbf", "空文件"),
        (b"PK\x03\x04\x14\x00", "Excel 工作簿"),
        ("企业名称,统一社会信用代码\n".encode("utf-16"), "不是 UTF-8 或 GB18030"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "不是 UTF-8 或 GB18030"),
        (b"a,b,c\n1,2,3\n", "缺少列：企业名称"),
        (b"x" * (LINE_LIMIT + 5), "第1行超过"),
    ],
)
def test_what_is_no_registry_file(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    assert said in refusal(path)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    assert "文件不存在" in refusal(tmp_path / "none.csv")
    assert "这是一个目录" in refusal(tmp_path)


def test_every_byte_is_told_and_the_digest_is_the_files(tmp_path: Path) -> None:
    import hashlib

    path = write(tmp_path / "r.csv", [record(n) for n in range(1, 20)], encoding="utf-8")
    told: list[int] = []
    source = RegistryFile(path, told.append)
    assert len(list(source.records())) == 19
    assert sum(told) == path.stat().st_size
    assert source.digest == hashlib.sha256(path.read_bytes()).hexdigest()
