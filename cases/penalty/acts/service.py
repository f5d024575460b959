"""Serving a paper on the party (PP81-82): what each of the four acts that serve asks, and what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.performance import Given
from cases.base.roles import CO
from cases.penalty.case_file import enclosed_with
from cases.penalty.choices import not_among
from cases.penalty.models import PenaltyCase, Service
from cases.penalty.rules import HANDLER
from cases.penalty.selectors import issued_on, latest_document

# PP82(5): calendar days from the publication, which cannot come before the document
PUBLIC_NOTICE = timedelta(days=30)


def _served_not_later(q: Question[PenaltyCase]) -> Text | None:
    served, issued = q.given["served_on"], q.given["issued_on"]
    if q.given["mode"] == "public_notice" and served < issued + PUBLIC_NOTICE:
        return Text(
            f"公告送达的，自公告发布之日起经过三十日视为送达，送达日期不得早于{issued + PUBLIC_NOTICE}。",
            f"By public notice it counts as served after thirty days: not before {issued + PUBLIC_NOTICE}.",
        )
    if issued <= served <= q.today:
        return None
    return Text(f"送达日期须在文书制发日（{issued}）至今天之间。", f"The date of service must lie between {issued} and today.")


def _way_of_service(q: Question[PenaltyCase]) -> Text | None:
    return not_among(q.subject.services, "mode", q.given["mode"])


SERVED_NOT_LATER = Condition("service_date", "送达日期合理", "date of service", "PP82", _served_not_later, GIVEN)
WAY_OF_SERVICE = Condition("way_of_service", "送达方式法定", "way of service", "PP82", _way_of_service, GIVEN)

# what the acts that serve what was decided have in common
SERVING: dict[str, Any] = {
    "who": CO,
    "rules": HANDLER,
    "article": "PP81-82",
    "grant": "PP81",
    "needs": (WAY_OF_SERVICE, SERVED_NOT_LATER),
    "issues": ("50",),
}


def paper(*forms: str) -> Given:
    """The last paper of these forms, which is served, and its day."""

    def found(case: PenaltyCase, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        document = latest_document(case, *forms)
        return {"paper": document, "issued_on": issued_on(document)}

    return found


def serve(p: Passage[PenaltyCase], *, mode: str, served_on: date, receiver: str, proof: str) -> Service:
    """Record the service and issue its receipt, form 50, which names what else is enclosed."""
    row = Service(
        case=p.subject,
        document=p.given["paper"],
        mode=mode,
        served_on=served_on,
        receiver=receiver,
        proof=proof,
        servers=p.work.actor.name,
    )
    p.work.save(row)
    enclosed = enclosed_with(p.move.act, p.subject)
    documents.ensure_files(p.work, [row.document, *enclosed])
    documents.issue(p.work, p.subject, "50", given={"service": row, "enclosed": enclosed})
    p.note(served_on=served_on.isoformat(), mode=mode)
    return row
