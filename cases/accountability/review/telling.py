"""Telling the official: what, how and by whom (CSR 39, 46)."""

from __future__ import annotations

from cases.accountability.review.models import ResponsibilityReview, ToldOfficial
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.models import Document
from cases.base.work import Work


def tell(
    work: Work, review: ResponsibilityReview, what: str, *, way: str, document: Document | None, clarification: str = ""
) -> ToldOfficial:
    """Record that the official was told today."""
    return work.save(
        ToldOfficial(
            review=review,
            what=what,
            way=way,
            told_on=work.today,
            told_by=work.actor.name,
            clarification=clarification,
            document=document,
        )
    )


def _way(q: Question[ResponsibilityReview]) -> Text | None:
    if q.given["way"] in ToldOfficial.Way.values:
        return None
    return Text("须写明告知方式。", "State how the official was told.")


WAY_OF_TELLING = Condition("way_of_telling", "写明告知方式", "way of telling", "CSR39, CSR46, GSA46", _way, GIVEN)
