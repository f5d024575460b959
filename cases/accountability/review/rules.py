"""Who may do what with a review (integrity-and-accountability.md §5.4, column Actor), and who may have no part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.accountability.review import people
from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise
from cases.base.roles import Role
from cases.parties.rules import own_authority, presiding

if TYPE_CHECKING:
    from cases.accountability.review.models import ResponsibilityReview


def not_concerned(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """Nobody handles the own case."""
    if actor.is_system or actor.officer_id != subject.official_id:
        return None
    return Text(
        "您是被审查人本人，不得办理本人的责任审查。", "You are the official under review and may not handle your own case."
    )


def took_no_part(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """Who took part in, reviewed or approved the act, or is under review for it beside the official, does not review it."""
    if actor.is_system or actor.officer_id not in people.involved(subject):
        return None
    return Text(
        "您参与、审核或者批准了所审查的行为，或者是同一事项的被审查人，应当回避。",
        "You took part in, reviewed or approved the act under review, or are under review for it: you must stand aside.",
    )


def independent(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """Nobody reviews the own superior."""
    if actor.is_system or actor.officer_id not in people.subordinates(subject):
        return None
    return Text(
        "您受被审查人领导，应当回避；由上级机关的人员办理。",
        "You answer to the official under review; people of the superior authority handle this.",
    )


def investigates(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """The officer is one of the investigators now."""
    if actor.officer_id in people.investigators_of(subject):
        return None
    return Text("您不是该审查的调查人员。", "You are not an investigator of this review.")


def never_investigated(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """Who investigated does not decide."""
    if not subject.investigators.filter(officer=actor.officer_id).exists():
        return None
    return Text("调查人员不得作出决定。", "An investigator may not decide the same review.")


def tells(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """An investigator tells the official; the supervision unit where none was named."""
    current = people.investigators_of(subject)
    if actor.officer_id in current or (not current and actor.role == Role.SUPERVISION):
        return None
    return Text("该步骤由调查人员办理。", "This is for the investigators.")


def is_official(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """The official speaks for himself."""
    if actor.officer_id == subject.official_id:
        return None
    return Text("只有被审查人本人可以提出。", "Only the official under review may do this.")


def states_or_records(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """The official, or an investigator who records what the official stated."""
    if actor.officer_id == subject.official_id or actor.officer_id in people.investigators_of(subject):
        return None
    return Text(
        "陈述申辩由被审查人本人提出，或者由调查人员记录。", "The official states the defence, or an investigator records it."
    )


def watches(actor: Actor, subject: ResponsibilityReview) -> Text | None:
    """The official serves in the supervisor's own authority or in one below it."""
    if actor.is_system or subject.bureau.is_under(actor.authority_id):
        return None
    return Text("被审查人不在您所在机关及其下级机关任职。", "The official serves neither at your authority nor below it.")


# the articles on who stands aside, and the rules of those who handle a review
RECUSAL = "CSR42, GSA47"
APART = (not_concerned, took_no_part, independent)
SUPERVISOR = (own_authority, *APART)
INVESTIGATOR = (own_authority, *APART, investigates)
HEAD = (own_authority, presiding, *APART, never_investigated)
TELLER = (own_authority, *APART, tells)

_APART_ZH, _APART_EN = (
    "由与被审查的人员和事项没有关系的人员办理",
    "somebody who is apart from the official and the matter does this",
)
for _rule in (not_concerned, took_no_part, independent):
    otherwise(_rule, only(_APART_ZH, _APART_EN, "responsibility.recuse", "parties.appoint"))
otherwise(never_investigated, only("由没有参加调查的负责人办理", "a head who did not investigate does this", "parties.appoint"))
otherwise(investigates, only("由本审查的调查人员办理", "an investigator of the review does this", "responsibility.recuse"))
otherwise(tells, only("由本审查的调查人员办理", "an investigator of the review does this", "responsibility.recuse"))
otherwise(is_official, only("由被审查人本人提出", "the official under review does this"))
otherwise(
    states_or_records, only("由被审查人本人提出，或者由调查人员记录", "the official does this, or an investigator records it")
)
otherwise(
    watches,
    only("由被审查人所在机关或者其上级机关的监督人员登记", "a supervisor of the official's authority, or above, does this"),
)
