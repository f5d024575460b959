"""What papers say was not done follows the file: none says that nothing was sealed or seized when the file says else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.models import Document
from cases.law.documents import document_type
from cases.penalty.models import PenaltyCase

# 未采取行政强制措施，未查封、扣押，没有实施强制措施 …
NOTHING_TAKEN = re.compile(r"(未|没有)[^，。；\n]{0,20}(强制措施|查封|扣押|先行登记保存)")
# how evidence is said to have been taken where it was taken by a measure
TAKEN = re.compile(r"(?<![未没])(查封|扣押|封存|先行登记保存)")


def measures_of(case: PenaltyCase) -> list[str]:
    """What in the file says that something was sealed, seized or kept: papers of such measures, evidence taken by them."""
    return list(dict.fromkeys([*_papers(case), *_evidence(case)]))


def _papers(case: PenaltyCase) -> Iterator[str]:
    streams = [case.stream_key, case.clue.stream_key]
    for row in Document.objects.filter(stream__in=streams).order_by("pk"):
        if document_type(row.form, row.issued_at.date()).stage == "measure":
            yield f"《{row.title}》"


def _evidence(case: PenaltyCase) -> Iterator[str]:
    for row in case.evidences.order_by("position"):
        if TAKEN.search(f"{row.method} {row.source}"):
            yield f"证据“{row.title}”"


def _claims_true(q: Question[PenaltyCase]) -> Text | None:
    if not any(NOTHING_TAKEN.search(text) for text in _texts(q.given)):
        return None
    found = measures_of(q.subject)
    if not found:
        return None
    return Text(
        f"文中写明未采取强制措施，而案卷中有{'、'.join(found)}：请按案卷改写。",
        "The text says that nothing was sealed or seized, and the file says else: word it by the file.",
    )


def _texts(given: Any) -> Iterator[str]:
    yield from (str(text) for text in (given.get("report") or {}).values())
    proposal = given.get("proposal")
    if proposal is not None:
        yield from (proposal.facts_text, proposal.reasons_text)


CLAIMS_TRUE = Condition("claims_true", "文字与案卷一致", "the text agrees with the file", "PP48, PL40", _claims_true, GIVEN)
