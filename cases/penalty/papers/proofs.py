"""The evidence on paper: what proves who the party is comes first, then the facts, the sums, the circumstances (PL40, PP62)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.pdf import Block, Para
from cases.intake.papers.common import Content, in_chinese, numbered
from cases.penalty.identity import group_of, registered
from cases.penalty.models import EvidenceGroup, PenaltyCase
from cases.penalty.papers import reads

_ORDER = [str(group) for group in EvidenceGroup]


def evidence_of(case: PenaltyCase) -> list[dict[str, Any]]:
    """The evidence as plain values, in the order of what it proves; the registration where nothing else says who the party is."""
    rows = sorted(reads.evidence(case), key=lambda row: _ORDER.index(group_of(row)))
    known = registered(case.party.standing) if rows and group_of(rows[0]) != EvidenceGroup.IDENTITY else ""
    return [*([{"title": known, "proves": "当事人的主体资格"}] if known else []), *map(_plain, rows)]


def _plain(row: Any) -> dict[str, Any]:
    return {
        "title": row.title,
        "kind": row.get_kind_display(),
        "proves": row.proves,
        "taken_on": row.taken_on,
        "source": row.source,
        "group": group_of(row),
    }


def evidence_blocks(evidence: Sequence[Content]) -> list[Block]:
    """上述事实，主要有以下证据证明, with the list."""
    lines = [f"{_piece(row)}，证明{row['proves'].removeprefix('证明').rstrip('。')}。" for row in evidence]
    return [Para("上述事实，主要有以下证据证明："), *numbered(lines)]


def collected_blocks(evidence: Sequence[Content]) -> list[Block]:
    """What was collected, where it is not said to prove anything."""
    return [Para("调查中收集的证据："), *numbered([f"{_piece(row)}。" for row in evidence])]


def _piece(row: Content) -> str:
    """The piece with its kind and the day on which it was taken; a registration has neither."""
    title = row["title"].rstrip("。；")
    return f"{title}（{row['kind']}，{in_chinese(row['taken_on'])}取得）" if row.get("taken_on") else title
