"""告知结果、内部复核、归档 (CSR 46, GSA 46, 53; J23)."""

from __future__ import annotations

from collections.abc import Sequence

from cases.accountability.review.choices import Outcome
from cases.accountability.review.models import Remedy, ResponsibilityReview, ToldOfficial
from cases.accountability.review.services.investigation import tell
from cases.base import documents, gate
from cases.base.models import Document
from cases.base.work import Work


def inform_official(*, work: Work, review: int, way: str, clarification: str = "") -> ResponsibilityReview:
    """告知处理结果, whatever it is; who was wrongly accused is cleared."""
    given = {"way": way, "clarification": clarification}
    with gate.passing(work, "inform", ResponsibilityReview, review, given=given) as p:
        p.subject.served_on = work.today
        tell(work, p.subject, ToldOfficial.What.OUTCOME, way=way, document=_decision(p.subject), clarification=clarification)
    return p.subject


def serve_measure(*, work: Work, review: int, way: str) -> ResponsibilityReview:
    """送达处理决定: J23, the time to ask for internal review, runs from it."""
    with gate.passing(work, "serve_measure", ResponsibilityReview, review, given={"way": way}) as p:
        p.subject.served_on = work.today
        tell(work, p.subject, ToldOfficial.What.OUTCOME, way=way, document=_decision(p.subject))
    return p.subject


def ask_review(*, work: Work, review: int, grounds: str) -> Remedy:
    """申请内部复核: by the official, inside J23; the measure goes on meanwhile."""
    with gate.passing(work, "ask_review", ResponsibilityReview, review, given={"grounds": grounds}) as p:
        return work.save(Remedy(review=p.subject, asked_on=work.today, grounds=grounds, before=list(p.subject.measures)))


def answer_review(*, work: Work, review: int, answer: str, reasons: str, measures: Sequence[str], way: str) -> Remedy:
    """作出复核结论: upheld, lightened or annulled; never heavier. The official is told with the same act."""
    given = {"answer": answer, "reasons": reasons, "measures": list(measures)}
    with gate.passing(work, "answer_review", ResponsibilityReview, review, given=given) as p:
        subject = p.subject
        row = subject.remedys.select_for_update(no_key=True).get(answer="")
        row.answer, row.reasons, row.after = answer, reasons, list(measures)
        row.answered_on, row.answered_by = work.today, work.actor.name
        work.save(row)
        subject.measures = list(measures)
        subject.outcome = Outcome.NO_FAULT if answer == Remedy.Answer.ANNULLED else subject.outcome
        paper = documents.issue(work, subject, "DOC11", given={"opinion": reasons, "remedy": row})
        tell(work, subject, ToldOfficial.What.REMEDY, way=way, document=paper)
        p.note(answer=answer)
    return row


def archive_review(*, work: Work, review: int) -> ResponsibilityReview:
    """归档: terms over, nothing pending."""
    with gate.passing(work, "archive", ResponsibilityReview, review) as p:
        p.subject.archived_on = work.today
    return p.subject


def _decision(review: ResponsibilityReview) -> Document | None:
    """The paper that states the outcome; a referral is not handed to the official."""
    return Document.objects.filter(stream=review.stream_key, form="DOC11").order_by("-pk").first()
