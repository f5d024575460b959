"""What stands in a review, in words, and what its forms offer to choose from."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases.accountability.review.choices import Harm, Mind
from cases.accountability.review.models import ExemptionClaim, FaultFinding, ResponsibilityReview
from cases.accountability.review.separation import INVESTIGATING
from cases.law.responsibility import grounds_on, measures_on
from cases.parties.models import Officer
from cases.parties.selectors import officers_of
from web.forms.base import ActForm
from web.wording import bracketed, clauses, label_of, said, stated


def finding_in_words(row: FaultFinding) -> str:
    """Conduct, duty and the three elements."""
    unlawful = _("认定违法或者不当履职") if row.unlawful else _("不予认定违法或者不当履职")
    elements = (
        stated(unlawful, row.unlawful_reasons),
        stated(label_of(Mind, row.mind), row.mind_reasons),
        stated(label_of(Harm, row.harm), row.harm_reasons),
    )
    return clauses((bracketed(row.conduct, row.duty), *elements))


def claim_in_words(row: ExemptionClaim) -> str:
    """A claimed ground and the finding it is claimed for."""
    ground = grounds_on(row.claimed_on)[row.ground]
    return bracketed(said(ground.text_zh, ground.text_en), str(_("第%(n)s项认定") % {"n": row.finding.position}))


def measure_choices(form: ActForm) -> list[tuple[str, str]]:
    """The measures of the day, lightest first."""
    return [(m.code, said(m.name_zh, m.name_en)) for m in measures_on(form.today).values()]


def staff(form: ActForm) -> QuerySet[Officer]:
    """The supervision and legal units of the handling authority."""
    ids = [
        o for role in INVESTIGATING for o in officers_of(form.subject.authority, role, form.today).values_list("pk", flat=True)
    ]
    return Officer.objects.filter(pk__in=ids).order_by("pk")


def positions(review: ResponsibilityReview) -> list[tuple[int, str]]:
    """The findings, to choose one of."""
    rows = review.faultfindings.order_by("position")
    return [(f.position, f"{f.position}. {f.conduct[:40]}") for f in rows]


def number(typed: Any) -> int:
    """A number from a form or a draft; what is none counts as none of them."""
    text = str(typed)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
