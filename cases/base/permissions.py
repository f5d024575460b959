"""Who may do what: one table of act × role × object rule, asked by the gate, the pages and the API alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from cases.base.actors import Actor
from cases.base.cures import ANOTHER, Cure
from cases.base.errors import NotPermitted, Text
from cases.base.roles import ROLES_EN, Role

# an object rule answers None when the actor's relation to the subject is right, else what is wrong
ObjectRule = Callable[[Actor, Any], Text | None]


@dataclass(frozen=True, slots=True)
class Grant:
    """These roles may do this act on subjects for which every rule holds. `article` says why so."""

    act: str
    roles: frozenset[Role]
    rules: tuple[ObjectRule, ...]
    article: str


TABLE: dict[str, Grant] = {}
# who may where a rule turns somebody away, said beside the rule
INSTEAD: dict[ObjectRule, Cure] = {}


def register(grants: Iterable[Grant]) -> None:
    """Add a procedure's rows. An act has one row; a second is a mistake in the table."""
    for grant in grants:
        known = TABLE.setdefault(grant.act, grant)
        if known is not grant and known != grant:
            raise ValueError(f"{grant.act} has two rows in the permission table")


def otherwise(rule: ObjectRule, cure: Cure) -> None:
    """Whoever the rule turns away is told this: who may instead, and how somebody becomes such a person."""
    INSTEAD[rule] = cure


def ask(actor: Actor, act: str, subject: object) -> None:
    """Raise NotPermitted unless the table lets this actor do this act on this subject."""
    grant = TABLE.get(act)
    if grant is None:
        raise NotPermitted("no_grant", Text("权限表没有登记该行为。", "The permission table has no such act."), act=act)
    _ask_role(actor, grant)
    for rule in grant.rules:
        wrong = rule(actor, subject)
        if wrong is not None:
            raise NotPermitted(getattr(rule, "__name__", "object_rule"), wrong, grant.article, act=act, cure=INSTEAD.get(rule))


def _ask_role(actor: Actor, grant: Grant) -> None:
    if actor.role in grant.roles:
        return
    needed = sorted(grant.roles)
    raise NotPermitted(
        "role",
        Text(
            f"该步骤由{'、'.join(r.label for r in needed)}办理，您当前身份为{actor.role.label}。",
            f"This step is for {', '.join(ROLES_EN[r] for r in needed)}; you act as {ROLES_EN[actor.role]}.",
        ),
        grant.article,
        act=grant.act,
        cure=ANOTHER,
    )


def permitted(actor: Actor, act: str, subject: object) -> bool:
    """Whether `ask` would pass; for pages and queries that only show what is possible."""
    try:
        ask(actor, act, subject)
    except NotPermitted:
        return False
    return True
