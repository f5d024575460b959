"""The decision on the case page: what was decided, where it lies in the band, what is paid and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base.models import Deadline
from cases.law.conduct import conducts
from cases.penalty.models import Decision, DecisionItem, PenaltyKind, Tier, items_of
from cases.penalty.models import Payment as PaymentRow
from cases.penalty.models.decision import DecisionKind, DecisionStatus
from cases.penalty.models.item import CORRECT, ORDER
from web.presenters.clocks import due_of
from web.viewmodels import Band, DecisionBox, Due, Fact, Link, Payment, Tone
from web.wording import bracketed, clauses, document_title, label_of, listed, said

STANDING = {"in_force": Tone.OK, "changed": Tone.WARN, "annulled": Tone.DANGER}


def decision_box(decision: Decision, *, today: date) -> DecisionBox:
    """The decision as made, with its standing."""
    ordered = [text for part in decision.parts for text in part.orders or ()]
    kinds = listed([*dict.fromkeys(ordered), *(label_of(PenaltyKind, kind) for kind in decision.kinds)])
    paper = decision.document
    return DecisionBox(
        kinds=kinds or label_of(DecisionKind, decision.kind),
        decided_on=decision.decided_on,
        status=label_of(DecisionStatus, decision.status),
        tone=STANDING[decision.status],
        reference=paper.reference if paper else "",
        fine_fen=decision.fine or None,
        gains_fen=decision.confiscated_gains or None,
        goods_fen=decision.confiscated_goods or None,
        items=_items(decision),
        bands=tuple(band for part in decision.parts if (band := _band(part))),
        tier=label_of(Tier, decision.tier),
        clause=clauses(bracketed(part.law, str(part.law_version or "")) for part in decision.parts),
        reasons=decision.reasons_text,
        payment=_payment(decision, today),
        document=Link(label=document_title(paper), url=reverse("web:document", args=[paper.pk])) if paper else None,
    )


def _items(decision: Decision) -> tuple[Fact, ...]:
    """What is carried out one by one; decisions from before migration 0013 have no rows and are read as they were written."""
    rows = list(decision.items.order_by("position")) or items_of(decision)
    several = len({row.conduct for row in rows}) > 1
    named = {ORDER: _("责令事项"), CORRECT: _("责令改正")}
    return tuple(Fact(label=named.get(row.kind) or label_of(PenaltyKind, row.kind), value=_item(row, several)) for row in rows)


def _item(row: DecisionItem, several: bool) -> str:
    """Words, sum, last day; of several acts the one it is for."""
    amount = _("%(sum)s 元") % {"sum": f"{row.amount / 100:,.2f}"} if row.amount is not None else ""
    until = _("%(day)s 前") % {"day": row.until} if row.until else ""
    said_of = conducts().get(row.conduct) if several else None
    act = said(said_of.title_zh, said_of.title_en) if said_of else ""
    return " · ".join(text for text in (row.text, amount, until, act) if text)


def _band(part: Any) -> Band | None:
    """The range of the fine for one act, as the decision froze it."""
    row = conducts().get(part.conduct)
    if part.band_min is None or part.band_max is None or row is None or not part.fine:
        return None
    return Band(
        code=part.conduct,
        conduct=said(row.title_zh, row.title_en),
        law=part.law,
        version=part.law_version,
        min_fen=part.band_min,
        max_fen=part.band_max,
        proposed_fen=part.fine,
    )


def _payment(decision: Decision, today: date) -> Payment | None:
    if not decision.payable or decision.status != "in_force":
        return None
    rows = list(decision.payments.order_by("paid_on", "pk"))
    lines = tuple(Fact(label=label_of(PaymentRow.For, p.purpose), value=_line(p)) for p in rows)
    return Payment(
        owed_fen=decision.payable,
        paid_fen=sum(p.amount for p in rows if p.taken_back_on is None),
        due=_due(decision, today),
        lines=lines,
    )


def _line(payment: PaymentRow) -> str:
    """Sum, day and receipt; what was taken back stays to be seen."""
    shown = f"{payment.amount / 100:,.2f} · {payment.paid_on} · {payment.receipt}"
    if payment.taken_back_on is None:
        return shown
    return bracketed(shown, _("已冲正 %(day)s：%(why)s") % {"day": payment.taken_back_on, "why": payment.taken_back_reason})


def _due(decision: Decision, today: date) -> Due | None:
    """The time to pay (D30), as long as it runs."""
    clock = Deadline.objects.filter(stream=decision.stream_key, rule="D30", state="running").first()
    return due_of(clock, today=today) if clock else None
