"""重定公示类别和期限: what an earlier reading of the rules left on a publication is put right by the system (O45 13-15)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import DONE
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import SYSTEM
from cases.parties.rules import system_only
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY, Group
from integrity.publicity.terms import term_now


def differs(publicity: PenaltyPublicity) -> bool:
    """Whether it says something else than the rules."""
    return any(getattr(publicity, name) != value for name, value in term_now(publicity).columns().items())


def _differs(q: Question[PenaltyPublicity]) -> Text | None:
    if differs(q.subject):
        return None
    return Text("公示类别和期限与现行规定一致。", "Class and term are those of the rules in force.")


DIFFERS = Condition("differs", "与现行规定不一致", "not as the rules have it", "O45 13-15", _differs, DONE)


def _by_the_rules(publicity: PenaltyPublicity, given: Mapping[str, Any]) -> dict[str, Any]:
    return {"term": term_now(publicity)}


@PUBLICITY.act(
    "restate",
    sources=(*PUBLICITY.inside(Group.UNSHOWN), *PUBLICITY.inside(Group.SENT)),
    zh="依照规定重定公示类别和期限",
    en="Restate class and term by the rules",
    article="O45 13-15; R107 7-9",
    who=SYSTEM,
    rules=(system_only,),
    needs=(DIFFERS,),
    given=_by_the_rules,
)
def restate(p: Passage[PenaltyPublicity]) -> PenaltyPublicity:
    """重定公示类别和期限: of what is prepared or shown, as the tables have it now."""
    p.given["term"].keep(p.subject)
    p.note(publicity_class=p.subject.publicity_class, regime=p.subject.regime, max_end=_iso(p.subject))
    return p.subject


def _iso(publicity: PenaltyPublicity) -> str:
    return publicity.max_end.isoformat() if publicity.max_end else ""
