"""结案、归档 (PP77-78)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import F

from cases.base import documents, gate
from cases.base.models import Act, Document
from cases.base.work import Work, legal_date
from cases.law.documents import document_type
from cases.penalty.models import PenaltyCase

PROPOSED = "penalty.propose_closure"
# PP77 item 4: nothing was decided that could be carried out
GROUNDS = {"DEC_CRIME": "案件已移送司法机关，符合《市场监督管理行政处罚程序规定》第七十七条第一款第四项规定的结案条件。"}
# streams of subjects whose papers belong in the file of a case; higher packages register theirs
PARTS: list[Callable[[PenaltyCase], list[str]]] = []


def propose_closure(*, work: Work, case: int, opinion: str) -> PenaltyCase:
    """提请结案: the unit head states how the decision was carried out."""
    with gate.passing(work, "propose_closure", PenaltyCase, case, reason=opinion) as p:
        p.note(opinion=opinion)
    return p.subject


def close_case(*, work: Work, case: int, opinion: str) -> PenaltyCase:
    """批准结案 within D40 (15 working days, PP77); form 53."""
    proposed = _proposal(work.lock(PenaltyCase, case))
    given = {"proposed": proposed is not None}
    with gate.passing(work, "close", PenaltyCase, case, reason=opinion, given=given) as p:
        p.subject.closed_on = work.today
        form = {**_closing_form(work, proposed, opinion), "ground": GROUNDS.get(p.subject.state, "")}
        documents.issue(work, p.subject, "53", given=form)
    return p.subject


def archive_case(*, work: Work, case: int, note: str = "") -> PenaltyCase:
    """归档 (PP78): one case, one file; cover, directory in the order of the law, and note; forms 54-56."""
    with gate.passing(work, "archive", PenaltyCase, case, reason=note) as p:
        p.subject.archived_on = work.today
        entries = file_directory(p.subject)
        for form in ("54", "55", "56"):
            documents.issue(work, p.subject, form, given={"entries": entries, "note": note})
    return p.subject


def file_directory(case: PenaltyCase) -> list[dict[str, Any]]:
    """The documents of the file in the order of PP78 (volume, then archive order, then date), with their pages."""
    parts = [stream for part in PARTS for stream in part(case)]
    rows = Document.objects.filter(stream__in=[case.stream_key, case.clue.stream_key, *parts]).order_by("issued_at", "pk")
    placed = sorted(rows, key=lambda d: _place(d))
    entries, page = [], 1
    for position, row in enumerate(placed, start=1):
        entries.append(
            {
                "position": position,
                "title": row.title,
                "reference": row.reference,
                "date": row.snapshot["issued_on"],
                "pages": f"{page}-{page + row.pages - 1}",
                "volume": document_type(row.form, row.issued_at.date()).volume.value,
            }
        )
        page += row.pages
    return entries


def _place(row: Document) -> tuple[str, int]:
    kind = document_type(row.form, row.issued_at.date())
    return (kind.volume.value, kind.archive_order or 99)


def _proposal(case: PenaltyCase) -> Act | None:
    """The last proposal, unless the case has moved since: closing again needs proposing again."""
    acts = Act.objects.filter(stream=case.stream_key)
    last = acts.filter(verb=PROPOSED).order_by("-pk").first()
    if last is None or acts.filter(pk__gt=last.pk).exclude(from_state=F("to_state")).exists():
        return None
    return last


def _closing_form(work: Work, proposed: Act | None, opinion: str) -> dict[str, Any]:
    assert proposed is not None
    return {
        "approvals": [
            {
                "label": "办案机构负责人意见",
                "opinion": proposed.reason,
                "name": proposed.actor_name,
                "on": legal_date(proposed.at).isoformat(),
            },
            {"label": "部门负责人意见", "opinion": opinion, "name": work.actor.name, "on": work.today.isoformat()},
        ],
        "result": proposed.reason,
    }
