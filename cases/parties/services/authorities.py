"""Registering authorities."""

from __future__ import annotations

from datetime import date

from cases.base import permissions, texts
from cases.base.errors import ConditionFailed, Text
from cases.base.work import Work
from cases.parties import uscc as codes
from cases.parties.models import Authority, Region
from cases.parties.services.recording import write

VERB = "parties.register_authority"


def register_authority(
    *,
    work: Work,
    name: str,
    short_name: str,
    level: str,
    uscc: str,
    valid_from: date,
    region: Region | None = None,
    parent: Authority | None = None,
    valid_to: date | None = None,
) -> Authority:
    """Register an authority below `parent` (None = the root). A national authority has no region.

    Raises ConditionFailed for a wrong or known credit code.
    """
    authority = Authority(
        name=name,
        short_name=short_name,
        level=level,
        region=region,
        parent=parent,
        uscc=codes.clean(uscc),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    permissions.ask(work.actor, VERB, authority)
    texts.ask_typed(authority)
    _check(authority)
    work.save(authority)
    # the path holds the row's own id, which exists only now
    authority.path = f"{parent.path if parent else '/'}{authority.pk}/"
    return write(work, VERB, authority, name=name, level=level)


def _check(authority: Authority) -> None:
    problem = codes.validate(authority.uscc)
    if problem is not None:
        raise ConditionFailed(problem.code, problem.text, codes.STANDARD, act=VERB)
    if Authority.objects.filter(uscc=authority.uscc).exists():
        raise ConditionFailed(
            "authority_known",
            Text(f"统一社会信用代码{authority.uscc}的机关已经登记。", f"An authority with {authority.uscc} is registered."),
            codes.STANDARD,
            act=VERB,
        )
