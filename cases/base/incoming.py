"""What is asked of a file before it is taken: that its type can do no harm, and what the site's scanner says of it."""

from __future__ import annotations

from cases.base import scanning
from cases.base.errors import ConditionFailed, Text
from cases.base.file_types import harm


def look_at(name: str, content: bytes) -> None:
    """ConditionFailed for a file that is not taken. Asked where a file comes in, before any transaction: a scan takes seconds."""
    ask_type(name, content)
    scanning.scan(content)


def ask_type(name: str, content: bytes) -> None:
    """The part that the act itself asks, whoever calls it."""
    found = harm(name, content)
    if found is None:
        return
    zh = (
        f"不收此类文件：{found.zh}。请另存为不含可执行内容的格式（PDF、图片、无宏文档）后提交；"
        "须原样保全的，存入专用介质并登记其保管。"
    )
    en = (
        f"Such files are not taken: {found.en}. Send it in a form that runs nothing, or keep the original on a medium in custody."
    )
    raise ConditionFailed("dangerous_file", Text(zh, en))
