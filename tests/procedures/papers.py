"""What every paper must do, whether it was issued by playing an act or made of the sample case.

tests/tables/document_items.csv: what the law wants a form to state (`item`, `article`), and how the paper says it (`marker`;
in braces the short name of whoever played it). `needs`: the keys of `given` without which the form is refused; a form that has
a `Sample` names them there.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from cases.base.documents import DocumentForm, Issue, render_content
from cases.base.pdf import Style
from cases.intake.papers import IncompleteDocument, LegalForm
from cases.law.documents import DocumentType, document_type
from tests.base.pdf.reading import page_texts, text_without_feet

ITEMS = Path(__file__).parents[1] / "tables" / "document_items.csv"
# of every font, every extension and every kind of sign that a form takes
PRINTED = "𠮷𪜀𫝀𫠠𬺰〇㐀SO₂、10⁶m²，Dvořák Қ α ½☑☐한ꀀꓡᥖ→≤✓€¥"
HEADER_KEYS = {"authority", "title", "reference", "issued_on", "form"}


@dataclass(frozen=True)
class Paper:
    """A paper: what it was made from, what the form said (`facts`), the same with its header (`content`), and the PDF."""

    maker: DocumentForm
    issue: Issue
    facts: Mapping[str, Any]
    content: Mapping[str, Any]
    pdf: bytes
    digest: str
    code: str
    # those who played it, by the short names that stand in braces in a marker
    people: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> DocumentType:
        return document_type(self.maker.form, self.issue.on)

    @cached_property
    def text(self) -> str:
        return text_without_feet(self.pdf)

    def given(self, **changes: Any) -> Issue:
        """What the form was asked, but for these keys."""
        return replace(self.issue, given={**self.issue.given, **changes})

    def render(self, content: Mapping[str, Any]) -> bytes:
        return render_content(self.maker, content, digest=self.digest, code=self.code)

    def text_with(self, issue: Issue) -> str:
        """How it would read, had it been asked this."""
        header = {key: self.content[key] for key in HEADER_KEYS}
        return text_without_feet(self.render({**self.maker.snapshot(issue), **header}))


def items() -> list[dict[str, str]]:
    """The rows of document_items.csv."""
    with ITEMS.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def needs_in_table(form: str) -> set[str]:
    """What the form cannot be issued without, as the table has it."""
    return {key for row in items() if row["form"] == form for key in row["needs"].split()}


def refusal_of(paper: Paper, issue: Issue) -> IncompleteDocument:
    """The refusal of the form that is asked this."""
    with pytest.raises(IncompleteDocument) as caught:
        paper.maker.snapshot(issue)
    return caught.value


def states(paper: Paper, row: Mapping[str, str]) -> None:
    marker = row["marker"].format_map(paper.people)
    assert marker in paper.text, f"form {row['form']} does not state {row['item']} ({row['article']}): {marker}"


def bears_title_and_authority(paper: Paper) -> None:
    first = page_texts(paper.pdf)[0]
    assert paper.kind.name_zh in first
    assert paper.issue.bureau.name in first


def has_red_head_and_number_if_served(paper: Paper) -> None:
    assert (paper.maker.style is Style.RED_HEAD) == paper.kind.served
    assert bool(paper.content["reference"]) == paper.kind.served


def is_plain_json_beside_the_header(paper: Paper) -> None:
    assert json.loads(json.dumps(paper.facts)) == paper.facts
    assert not HEADER_KEYS & paper.facts.keys()


def gives_the_same_bytes(paper: Paper) -> None:
    assert paper.render(json.loads(json.dumps(paper.content))) == paper.pdf


def prints_what_forms_accept(paper: Paper) -> None:
    """Every text that it states ends in what a form accepts, and it is printed as it was typed."""
    facts = _with_more(paper.facts)
    text = text_without_feet(paper.render({**facts, **{key: paper.content[key] for key in HEADER_KEYS}}))
    assert "〔U+" not in text, text
    assert json.dumps(facts, ensure_ascii=False).count(PRINTED) == 0 or PRINTED.replace(" ", "") in text


def _with_more(value: Any) -> Any:
    """Texts of people are those with Chinese in them; dates, codes and sums stay."""
    if isinstance(value, Mapping):
        return {key: _with_more(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_with_more(part) for part in value]
    return value + PRINTED if isinstance(value, str) and re.search("[一-鿿]", value) else value


def is_refused_without(paper: Paper, key: str) -> None:
    maker = paper.maker
    assert isinstance(maker, LegalForm)
    error = refusal_of(paper, paper.given(**{key: None}))
    assert error.code == "document_incomplete"
    assert maker.needs[key] in error.text.zh
    assert maker.needs[key] in error.text.en
    assert paper.kind.name_zh in error.text.zh
    assert paper.kind.name_en in error.text.en
    assert error.article == maker.article
