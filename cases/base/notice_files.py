"""A notice on holidays as a table: one line a day. It is read as people save it: UTF-8 or GB 18030, commas, semicolons or
tabs, Chinese or English headings in any order, dates as Excel writes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from cases.base.errors import Text
from cases.base.models.calendar import WorkCalendarDay
from cases.base.notices import NoticeDay, NoticeHead

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "year": ("year", "年份", "年度"),
    "reference": ("reference", "文号", "通知文号", "发文字号"),
    "published_on": ("published_on", "published", "发布日期", "成文日期", "印发日期"),
    "day": ("day", "date", "日期"),
    "kind": ("kind", "性质", "类型", "安排"),
    "name": ("name", "名称", "节日", "说明"),
}
KINDS: Mapping[str, str] = {
    **{kind: kind for kind in WorkCalendarDay.Kind.values},
    **dict.fromkeys(("上班", "补班", "调休上班", "工作日"), "workday"),
    **dict.fromkeys(("休息", "放假", "调休", "调休放假", "休息日"), "restday"),
    **dict.fromkeys(("节日", "法定节假日", "法定"), "statutory"),
    **dict.fromkeys(("如常", "恢复如常", "照常"), "ordinary"),
}
# day 0 of a workbook's count, which takes 1900 for a leap year
EXCEL_ZERO = date(1899, 12, 30)
WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?\Z")
PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
SERIAL = re.compile(r"\d{5}(?:\.0+)?\Z")


class UnreadableNotice(ValueError):  # noqa: N818 - the file is at fault, not the program
    """The file cannot be entered: where, what and what to do, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.text = Text(zh, en)


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """What a file says: which notice, and its days."""

    head: NoticeHead
    days: tuple[NoticeDay, ...]


def read_notice(path: Path, *, region: str = "") -> NoticeFile:
    """The notice in the file; UnreadableNotice names the first line that is wrong."""
    rows = list(_rows(_text(path), region))
    if not rows:
        raise UnreadableNotice(f"{path} 没有列出任何日期，请核对文件。", "The file lists no day.")
    first = rows[0][1]
    for line, head, _day in rows:
        if head != first:
            zh = f"第 {line} 行的年份、文号或者发布日期与第一条不同；一个文件录入一份通知。"
            raise UnreadableNotice(zh, "One notice a file.")
    return NoticeFile(first, tuple(day for _line, _head, day in rows))


def read_day(text: str) -> date:
    """A day as people and workbooks write it: 2028-01-03, 2028/1/3, 2028年1月3日, 20280103, 46755. ValueError if it is none."""
    written = WRITTEN.match(text) or PLAIN.match(text)
    if written:
        year, month, day = map(int, written.groups())
        return date(year, month, day)
    if SERIAL.match(text):
        return EXCEL_ZERO + timedelta(days=int(float(text)))
    raise ValueError(f"“{text}”不是日期")


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableNotice(f"无法读取 {path}：{error.strerror}。请给出存在的 CSV 文件。", "Cannot read the file.") from None
    if raw.startswith(b"PK\x03\x04"):
        raise UnreadableNotice(f"{path} 是 Excel 工作簿，请另存为 CSV 后重试。", "It is a workbook; save it as CSV.")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableNotice(f"{path} 不是 UTF-8 或者 GB18030 编码的文本，请另存为 CSV。", "Neither UTF-8 nor GB 18030 text.")


def _rows(text: str, region: str) -> Iterator[tuple[int, NoticeHead, NoticeDay]]:
    lines = text.splitlines()
    separator = max(",;\t", key=lambda mark: lines[0].count(mark)) if lines else ","
    reader = csv.reader(lines, delimiter=separator)
    at = _header(next(reader, []))
    for line, cells in enumerate(reader, start=2):
        said = [cell.strip() for cell in cells]
        if not any(said):
            continue
        try:
            yield line, *_row({name: said[place] for name, place in at.items()}, region)
        except IndexError:
            raise UnreadableNotice(
                f"第 {line} 行只有 {len(cells)} 列，少于表头，请核对。", "The line has too few cells."
            ) from None
        except ValueError as error:
            zh = f"第 {line} 行有误（{error}）：年份如 2027，日期如 2027-01-01，性质为{'、'.join(KINDS)}之一。"
            raise UnreadableNotice(zh, f"Line {line} is wrong.") from None


def _row(said: Mapping[str, str], region: str) -> tuple[NoticeHead, NoticeDay]:
    head = NoticeHead(int(float(said["year"].removesuffix("年"))), said["reference"], read_day(said["published_on"]), region)
    kind = KINDS.get(said["kind"].lower(), said["kind"])
    return head, NoticeDay(read_day(said["day"]), kind, said.get("name", ""))


def _header(cells: list[str]) -> dict[str, int]:
    """Where each column stands; the name of the day may be missing."""
    found = [cell.strip().strip("\ufeff").lower() for cell in cells]
    at = {name: found.index(alias) for name, aliases in COLUMNS.items() for alias in aliases if alias in found}
    missing = [aliases[1] for name, aliases in COLUMNS.items() if name not in at and name != "name"]
    if missing:
        names = "、".join(aliases[1] for aliases in COLUMNS.values())
        zh = f"第 1 行的表头缺少{'、'.join(missing)}；应有：{names}。"
        raise UnreadableNotice(zh, f"The first line must name {', '.join(COLUMNS)}.")
    return at
