"""Papers issued before the clauses were kept are set in type as they were: their content is frozen, and says no more than it did.

old_papers.json: content and words of each, as version 0.2 made them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cases.base.pdf import Fields, Signatures
from tests.penalty.sample_documents import FORMS

OLD = json.loads((Path(__file__).parent / "old_papers.json").read_text(encoding="utf-8"))


def words(form: str, content: Mapping[str, Any]) -> Iterator[str]:
    for block in FORMS[form].compose(content):
        if isinstance(block, Fields):
            yield from (f"{field.label}：{field.value}" for field in block.items)
        elif isinstance(block, Signatures):
            yield from (f"{line.label}：{line.name}" for line in block.items)
        elif hasattr(block, "text"):
            yield str(block.text)


@pytest.mark.parametrize("paper", OLD, ids=[f"{n}-{paper['form']}" for n, paper in enumerate(OLD)])
def test_an_old_paper_reads_as_it_did(paper: dict[str, Any]) -> None:
    assert list(words(paper["form"], paper["content"])) == paper["words"]
