"""From the registry's CSV file to rows of cells with their line numbers, one line in memory at a time.

The encoding is decided by the header (UTF-8, with or without mark, or GB 18030). What makes the whole file
unusable raises UnreadableFile; what makes one record unusable is a Reject and reading goes on.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from cases.base.cells import undefused
from cases.base.errors import Text

COLUMNS = ("企业名称", "统一社会信用代码", "注册日期", "企业类型", "注册资金", "经营范围", "所在省份", "地区")
# what a notice of penalty must state of the party; older exports lack them. Each with the words of other exports
OPTIONAL = {"法人代表": ("法定代表人", "法定代表人姓名", "负责人"), "注册地址": ("住所", "注册住所", "住所（经营场所）")}
ENCODINGS = ("utf-8", "gb18030")
# no record of a registry is longer; a file without line ends would otherwise be read whole
LINE_LIMIT = 1_000_000
_BOM = b"\xef\xbb\xbf"


class UnreadableFile(ValueError):  # noqa: N818 - the file is at fault, not the program
    """The file as a whole cannot be imported: what, where and what to do, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.text = Text(zh, en)


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that is not imported: the line it begins on, why, and its cells as far as they were read."""

    line: int
    reason: Text
    cells: tuple[str, ...] = ()


@dataclass
class RegistryFile:
    """One pass over a file. `digest` = SHA-256 of what was read so far; `on_bytes` hears of every line."""

    path: Path
    on_bytes: Callable[[int], object]
    encoding: str = ""
    line: int = 0
    _digest: Any = field(default_factory=hashlib.sha256)

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def records(self) -> Iterator[tuple[int, list[str]] | Reject]:
        """Each record's first line and its cells in the order of COLUMNS, and OPTIONAL if the file has one, or a Reject."""
        try:
            with self.path.open("rb") as handle:
                yield from self._records(handle)
        except OSError as error:
            raise UnreadableFile(
                f"无法读取 {self.path}：{_reason(self.path, error)}。请给出可读的 CSV 文件。",
                f"Cannot read {self.path}: {error.strerror}. Name a readable CSV file.",
            ) from error

    def _records(self, handle: BinaryIO) -> Iterator[tuple[int, list[str]] | Reject]:
        lines = self._lines(handle)
        reader = csv.reader(lines)
        try:
            positions, width = _header(next(reader, []))
        except csv.Error as error:
            raise UnreadableFile(
                f"{self.path} 第1行不是 CSV 表头（{error}）。请确认文件为登记部门导出的 CSV。",
                f"Line 1 of {self.path} is no CSV heading ({error}); check the file.",
            ) from error
        while True:
            first = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield _malformed(first, reader.line_num, str(error))
                continue
            if cells is None:
                return
            if len(cells) == width:
                yield first, ["" if p is None else undefused(cells[p]) for p in positions]
            elif cells:
                yield _wrong_width(first, reader.line_num, cells, width)

    def _lines(self, handle: BinaryIO) -> Iterator[str]:
        """Decoded lines. Read as bytes, so that the line of a wrong byte is known exactly."""
        raw = handle.readline(LINE_LIMIT).removeprefix(_BOM)
        self.encoding = _encoding_of(raw, self.path)
        update, on_bytes, encoding = self._digest.update, self.on_bytes, self.encoding
        while raw:
            self.line += 1
            if len(raw) >= LINE_LIMIT:
                raise _endless_line(self.line)
            update(raw)
            on_bytes(len(raw))
            try:
                yield raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise _wrong_byte(self.line, error, encoding) from error
            raw = handle.readline(LINE_LIMIT)


def _encoding_of(first_line: bytes, path: Path) -> str:
    """The encoding under which the first line is a header of ours."""
    if not first_line.strip():
        raise UnreadableFile(
            f"{path} 是空文件或首行为空。首行应为表头：{'、'.join(COLUMNS)}。",
            f"{path} is empty or begins with an empty line; the first line must be the heading.",
        )
    if first_line.startswith(b"PK\x03\x04"):
        raise UnreadableFile(
            f"{path} 是 Excel 工作簿而不是 CSV。请在 Excel 中另存为“CSV UTF-8（逗号分隔）”后重试。",
            f"{path} is an Excel workbook; save it as “CSV UTF-8” and try again.",
        )
    for encoding in ENCODINGS:
        try:
            if COLUMNS[1] in first_line.decode(encoding):
                return encoding
        except UnicodeDecodeError:
            continue
    try:
        first_line.decode(ENCODINGS[0])
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"{path} 第1行不是 UTF-8 或 GB18030 编码的表头。请另存为 UTF-8 编码的 CSV 后重试。",
            f"Line 1 of {path} is no heading in UTF-8 or GB18030; save the file as UTF-8 and try again.",
        ) from None
    return ENCODINGS[0]


def _header(cells: list[str]) -> tuple[list[int | None], int]:
    """Where each of COLUMNS stands, and of OPTIONAL if there is one (None: not this one); how many cells a record has."""
    found = [c.strip() for c in cells]
    missing = [c for c in COLUMNS if c not in found]
    if missing:
        raise UnreadableFile(
            f"第1行表头缺少列：{'、'.join(missing)}。请补上后重试（现有列：{'、'.join(found)[:200]}）。",
            f"The heading on line 1 lacks the columns {', '.join(missing)}.",
        )
    twice = sorted({c for c in (*COLUMNS, *OPTIONAL) if found.count(c) > 1})
    if twice:
        raise UnreadableFile(
            f"第1行表头有重复的列：{'、'.join(twice)}。请每列只保留一次。",
            f"The heading on line 1 names {', '.join(twice)} twice.",
        )
    optional = [next((found.index(c) for c in (name, *others) if c in found), None) for name, others in OPTIONAL.items()]
    return [*(found.index(c) for c in COLUMNS), *(optional if any(p is not None for p in optional) else ())], len(found)


def _malformed(first: int, last: int, error: str) -> Reject:
    span = f"第{first}行" if first >= last else f"第{first}至{last}行"
    return Reject(
        first,
        Text(
            f"{span}无法按 CSV 解析（{error}），多为引号未闭合；请检查该行的双引号。",
            f"Lines {first}-{last} are no CSV record ({error}); check the quotes.",
        ),
    )


def _wrong_width(first: int, last: int, cells: list[str], width: int) -> Reject:
    more = f"（该记录延伸至第{last}行，可能引号未闭合）" if last > first else ""
    return Reject(
        first,
        Text(
            f"该行有{len(cells)}列，表头有{width}列{more}；请检查逗号和引号。",
            f"The record has {len(cells)} cells, the heading {width}; check commas and quotes.",
        ),
        tuple(cells),
    )


def _wrong_byte(line: int, error: UnicodeDecodeError, encoding: str) -> UnreadableFile:
    return UnreadableFile(
        f"第{line}行第{error.start + 1}个字节不是有效的 {encoding.upper()} 编码，未写入任何数据。"
        "请将文件另存为 UTF-8 编码的 CSV 后重试。",
        f"Byte {error.start + 1} of line {line} is no valid {encoding.upper()}; nothing was written. Save the file as UTF-8.",
    )


def _endless_line(line: int) -> UnreadableFile:
    return UnreadableFile(
        f"第{line}行超过{LINE_LIMIT}字节，文件不是按行分隔的 CSV，未写入任何数据。请检查文件。",
        f"Line {line} is longer than {LINE_LIMIT} bytes, so this is no CSV by lines; nothing was written.",
    )


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, IsADirectoryError):
        return "这是一个目录"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    return error.strerror or str(error)
