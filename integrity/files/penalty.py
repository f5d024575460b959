"""What the integrity file says of a penalty decision, and what the score reads of it. Reads loaded rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases.law.conduct import conducts
from cases.penalty.models import Decision
from integrity.files.models import Section, Visibility
from integrity.files.services import Fact
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY, Group, PublicityState
from integrity.publicity.summary import summary_of
from integrity.publicity.terms import food_case


def fact_of(decision: Decision) -> str:
    """The name of the fact, the same in all its versions: a changed decision keeps that of the first."""
    return f"decision:{decision.root.pk}"


def unpaid_fact_of(decision: Decision) -> str:
    """The name of the fact that the sums were not paid in time."""
    return f"unpaid:{decision.pk}"


def penalty_fact(decision: Decision, publicity: PenaltyPublicity, *, paid: int, settled_on: date | None) -> Fact:
    """The decision as the file states it now. `paid` in fen; `settled_on`: day its sums were all paid."""
    return _fact(
        decision,
        kind="penalty",
        visibility=_visibility(decision, publicity),
        content={**summary_of(decision), **_amounts(decision, paid), **_publication(publicity), **_chain(decision)},
        scoring=_event(decision, publicity, settled_on),
        valid_to=publicity.max_end,
    )


def exemption_fact(decision: Decision) -> Fact:
    """A decision on no penalty: kept, for the bureau only, and without any bearing on the score."""
    content = {**summary_of(decision), "ground": decision.exemption_ground}
    return _fact(decision, kind="no_penalty", visibility=Visibility.INTERNAL, content=content, scoring=None)


def unpaid_fact(decision: Decision, *, overdue_from: date, paid_on: date | None) -> Fact:
    """Fine and confiscated gains not paid in time (L44-11); it ends the day before the last of it was paid."""
    scoring = {"type": "event", "kind": "penalty_unpaid", "case_id": str(decision.case_id), "resolved_from": _iso(paid_on)}
    content = {**summary_of(decision), "payable": decision.payable, "paid_on": _iso(paid_on)}
    return _fact(
        decision,
        kind="payment_overdue",
        visibility=Visibility.SHARED,
        content=content,
        scoring=scoring,
        fact=unpaid_fact_of(decision),
        valid_from=overdue_from,
        valid_to=paid_on - timedelta(days=1) if paid_on else None,
    )


def _fact(decision: Decision, *, kind: str, visibility: str, content: dict[str, Any], **more: Any) -> Fact:
    case = decision.case
    columns: dict[str, Any] = {
        "fact": fact_of(decision),
        "party": case.party.standing,
        "section": Section.VIOLATION,
        "kind": kind,
        "authority": case.authority,
        "source": case.stream_key,
        "document": decision.document,
        "reference": content["number"],
        "visibility": visibility,
        # a changed decision counts from the day of the first: the party is never clean in between
        "valid_from": decision.root.decided_on,
        "content": content,
    }
    return Fact(**{**columns, **more})


def _amounts(decision: Decision, paid: int) -> dict[str, Any]:
    """Kinds, and sums in fen."""
    served = decision.case.served_on
    return {
        "kinds": list(decision.kinds),
        "conduct": decision.conduct,
        "law": decision.law,
        **_acts(decision),
        "fine": decision.fine,
        "confiscated_gains": decision.confiscated_gains,
        "confiscated_goods": decision.confiscated_goods,
        "payable": decision.payable,
        "paid": paid,
        "served_on": _iso(served),
    }


def _acts(decision: Decision) -> dict[str, Any]:
    """What was imposed for each of several acts, sums in fen; nothing where it was one."""
    names = ("conduct", "law", "kinds", "fine", "confiscated_gains", "confiscated_goods", "tier")
    acts = [{name: charge[name] for name in names} for charge in decision.charges or ()]
    return {"acts": acts} if acts else {}


def _chain(decision: Decision) -> dict[str, Any]:
    """Where the decision changed another: the one in force, the day of the first, and whom it replaced."""
    old = decision.supersedes
    if old is None:
        return {}
    number = old.document.reference if old.document else ""
    return {"decision": decision.pk, "root_decided_on": _iso(decision.root.decided_on), "supersedes": number}


def _publication(publicity: PenaltyPublicity) -> dict[str, Any]:
    return {
        "class": publicity.publicity_class,
        "class_certain": publicity.class_certain,
        "regime": publicity.regime,
        "published_on": _iso(publicity.published_on),
        "min_end": _iso(publicity.min_end),
        "max_end": _iso(publicity.max_end),
    }


def _event(decision: Decision, publicity: PenaltyPublicity, settled_on: date | None) -> dict[str, Any]:
    """The event that the score reads: goods confiscated count with their value (罚没款合计)."""
    return {
        "type": "event",
        "kind": f"{publicity.publicity_class}_penalty",
        "case_id": str(decision.case_id),
        "same_type": " ".join(dict.fromkeys(same_type_of(code) for code in decision.conducts)),
        "amount": decision.fine + decision.confiscated_gains + decision.confiscated_goods,
        "food": food_case(decision) is True,
        "penalty_kinds": sorted(decision.kinds),
        "min_end": _iso(publicity.min_end),
        "max_end": _iso(publicity.max_end),
        "resolved_from": _iso(settled_on),
    }


def same_type_of(conduct: str) -> str:
    """Law and article: FSL125-1 and FSL125-2 are of one type (§7, *same type*)."""
    row = conducts().get(conduct)
    return f"{row.law}{row.clause.partition('(')[0]}" if row else conduct


def _visibility(decision: Decision, publicity: PenaltyPublicity) -> str:
    """Public while it is published; for authorities once it is served; what is over or never published: the bureau's.

    A changed decision goes on as the first was told: it binds the party already.
    """
    if publicity.state in PUBLICITY.inside(Group.SHOWN):
        return Visibility.PUBLIC
    kept_in = publicity.state in (PublicityState.EXPIRED, PublicityState.NOT_APPLICABLE) or decision.case.served_on is None
    return Visibility.INTERNAL if kept_in else Visibility.SHARED


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
