"""What a person has to know of a review to act on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.accountability.review.choices import Claim, Outcome, Trigger
from cases.accountability.review.models import OfficialDefence, ResponsibilityReview
from cases.law.responsibility import measure_names
from web.responsibility.words import claim_in_words, finding_in_words
from web.viewmodels import Fact
from web.wording import bracketed, clauses, label_of, listed, stated


def clue(review: ResponsibilityReview) -> list[Fact]:
    """What gave rise to the review, and what was verified of it."""
    return [
        Fact(label=_("启动情形"), value=label_of(Trigger, review.trigger)),
        Fact(label=_("线索内容"), value=review.summary),
        Fact(label=_("初步核实情况"), value=review.preliminary),
    ]


def found(review: ResponsibilityReview) -> list[Fact]:
    """What was found, and what the official was told is intended."""
    rows = review.faultfindings.order_by("position")
    proposed = label_of(Outcome, review.proposed_outcome) if review.proposed_outcome else ""
    return [
        *(Fact(label=_("第%(n)s项认定") % {"n": row.position}, value=finding_in_words(row)) for row in rows),
        Fact(label=_("告知的拟处理"), value=bracketed(proposed, listed(measure_names(review.proposed_measures)))),
    ]


def claimed(review: ResponsibilityReview) -> list[Fact]:
    """The same, with the defence, every claimed ground and what became of it, and the reasoned opinion."""
    said_of = review.officialdefences.order_by("-pk").first()
    claims = review.exemptionclaims.select_related("finding").order_by("pk")
    kind = label_of(OfficialDefence.Kind, said_of.kind) if said_of else ""
    return [
        *found(review),
        Fact(label=_("陈述申辩"), value=stated(kind, said_of.content) if said_of else ""),
        *(
            Fact(label=claim_in_words(c), value=clauses((c.statement, stated(label_of(Claim, c.decision), c.reasons))))
            for c in claims
        ),
        Fact(label=_("陈述申辩复核情况"), value=review.verification),
        Fact(label=_("论证意见"), value=review.argument),
    ]


def asked(review: ResponsibilityReview) -> list[Fact]:
    """What the decision rests on, and why the official asks for its review."""
    row = review.remedys.order_by("-pk").first()
    return [*claimed(review), Fact(label=_("申请复核的理由"), value=row.grounds if row else "")]
