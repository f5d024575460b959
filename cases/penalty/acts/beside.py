"""一并立案: another party of the matter, above all who in a unit answers for it (FSIR75, PQL57), has a case of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.models import Act
from cases.base.roles import CO, LEADERS
from cases.intake.papers.common import UNIT_HEAD, missing_particulars
from cases.law.conduct import conducts
from cases.parties.models import Party
from cases.parties.rules import own_authority
from cases.parties.services import complete_party, register_party
from cases.penalty.acts.opening import open_beside
from cases.penalty.models import Joinder, PenaltyCase
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import HANDLER
from cases.penalty.selectors import handlers_of, proposal_waits
from cases.penalty.several import apart

# what is true of the matter, whoever answers for it
SHARED = ("acted_on", "act_ended_on", "discovered_on", "product", "substance", "complex", "public_interest")


def _another_party(q: Question[PenaltyCase]) -> Text | None:
    party, new = q.given["party"], q.given["new_party"]
    if party is None and not new:
        return Text("请填写一并立案的当事人。", "Name the other party.")
    if proposal_waits(q.subject):
        return Text("已有报请一并立案的事项待审批，请待审批后再报。", "One proposal waits to be ruled on; wait for that.")
    known = {q.subject.party_id, *q.subject.beside.values_list("party", flat=True)}
    if party is None or party.standing.pk not in known:
        return None
    return Text(f"{party.name}已经是本案的当事人。", f"{party.name} is a party already.")


def _party_complete(q: Question[PenaltyCase]) -> Text | None:
    """Asked here, so that no notice is refused for it when everything else is done (PL59, PP62)."""
    party, new = q.given["party"], q.given["new_party"]
    told = q.given["particulars"] or {}
    described = party.standing if party else Party(**{k: v for k, v in (new or {}).items() if k in _COLUMNS})
    missing = [label for key, label in missing_particulars(described).items() if not told.get(_TOLD.get(key, key))]
    if not missing:
        return None
    return Text(
        f"告知书、决定书必须载明当事人的{'、'.join(missing)}，请补充。",
        "Notice and decision must state more of the party; complete it.",
    )


_COLUMNS = frozenset({"kind", "name", "uscc", "licensed", "address", "legal_representative"})
_TOLD = {"representative": "legal_representative"}


def _known_conduct(q: Question[PenaltyCase]) -> Text | None:
    if q.given["conduct"] in conducts():
        return None
    return Text("请选择对其处罚所依据的条款项。", "Choose the item under which the person is punished.")


def _cause_stated(q: Question[PenaltyCase]) -> Text | None:
    if str(q.given["cause"]).strip() and str(q.given["reason"]).strip():
        return None
    return Text("须写明案由和立案理由。", "State the cause and the reason for filing.")


ANOTHER_PARTY = Condition(
    "another_party",
    "另一当事人",
    "another party",
    "PP19",
    _another_party,
    GIVEN | by("penalty.join_party", "penalty.leave_party"),
)
PARTY_COMPLETE = Condition("party_complete", "当事人信息完整", "particulars complete", "PL59, PP62", _party_complete, GIVEN)
KNOWN_CONDUCT = Condition("known_conduct", "处罚依据的条款项", "item of law", "PL38", _known_conduct, GIVEN)


def _proposed(q: Question[PenaltyCase]) -> Text | None:
    if proposal_waits(q.subject):
        return None
    return Text("没有待审批的一并立案事项。", "Nothing of the kind waits to be ruled on.")


PROPOSED = Condition("party_proposed", "已报请一并立案", "proposed", "PP19", _proposed, DONE)
CAUSE_STATED = Condition("cause_stated", "写明案由和理由", "cause and reason", "PP19", _cause_stated, GIVEN)


@PENALTY.act(
    "propose_party",
    sources=(S.INVEST,),
    zh="报请一并立案",
    en="Propose to file against another party",
    article="PP19, FSIR75, PQL57",
    who=CO,
    rules=HANDLER,
    needs=(ANOTHER_PARTY, PARTY_COMPLETE, KNOWN_CONDUCT, CAUSE_STATED),
    reason="reason",
)
def propose_party(
    p: Passage[PenaltyCase],
    *,
    conduct: str,
    cause: str,
    reason: str,
    party: Party | None = None,
    new_party: Mapping[str, Any] | None = None,
    particulars: Mapping[str, str] | None = None,
) -> Joinder:
    """报请一并立案: another party (given, or registered now), the item under which it is to be punished, and why."""
    known = register_party(work=p.work, **new_party) if new_party else party
    assert known is not None
    if particulars:
        complete_party(work=p.work, party=known.pk, **particulars)
    row = Joinder(case=p.subject, party=known, conduct=conduct, cause=cause, reason=reason, proposed_on=p.work.today)
    p.work.save(row)
    p.note(party=known.pk, conduct=conduct)
    return row


RULING: dict[str, Any] = {
    # what was proposed waits until it is ruled on, also where the case itself is decided by then
    "sources": PENALTY.inside(Group.STAFFED),
    "article": "PP19",
    "who": LEADERS,
    "rules": (own_authority,),
    "needs": (PROPOSED,),
    "reason": "opinion",
}


@PENALTY.act("join_party", zh="批准一并立案", en="File against another party", may_issue=("7",), **RULING)
def join_party(p: Passage[PenaltyCase], *, opinion: str) -> PenaltyCase:
    """批准一并立案: the case of the other party, with what is known of the matter and its own item; form 7 of that case."""
    row, lead = _ruled(p, accepted=True), p.subject
    common, acts = apart(lead.facts)
    matter = {**common, **acts[0]}
    facts = {name: matter[name] for name in SHARED if name in matter}
    own = {"conduct": [row.conduct], "role": "person"}
    case = open_beside(p.work, lead=lead, party=row.party, cause=row.cause, facts={**facts, **own})
    row.opened = case
    p.work.save(row)
    approved = _approval(p, row, "准予立案", opinion, UNIT_HEAD)
    documents.issue(p.work, case, "7", given={**approved, "officers": [o.name for o in handlers_of(case)], "cause": row.cause})
    p.note(number=case.number)
    return case


@PENALTY.act("leave_party", zh="不予一并立案", en="Do not file against another party", issues=("8",), **RULING)
def leave_party(p: Passage[PenaltyCase], *, opinion: str) -> PenaltyCase:
    """不予一并立案: the reasons stand in the opinion; what was proposed may be proposed again; form 8."""
    row = _ruled(p, accepted=False)
    p.work.save(row)
    refused = _approval(p, row, "不予一并立案", opinion)
    documents.issue(p.work, p.subject, "8", given={**refused, "matter": f"对{row.party.name}一并立案", "party": row.party})
    return p.subject


def _approval(p: Passage[PenaltyCase], row: Joinder, decision: str, opinion: str, *between: Mapping[str, Any]) -> dict[str, Any]:
    """Who proposed it and who ruled, with the boxes that the form has `between` them."""
    sent = Act.objects.filter(stream=p.subject.stream_key, verb="penalty.propose_party").latest("pk")
    proposed = {"label": "办案人员意见", "opinion": row.reason, "name": sent.actor_name, "on": row.proposed_on.isoformat()}
    ruled = {"label": "部门负责人意见", "opinion": opinion, "name": p.work.actor.name, "on": p.work.today.isoformat()}
    return {"decision": decision, "reason": row.reason, "approvals": [proposed, *between, ruled]}


def _ruled(p: Passage[PenaltyCase], *, accepted: bool) -> Joinder:
    row = p.subject.joinders.get(accepted__isnull=True)
    row.accepted, row.decided_on = accepted, p.work.today
    p.note(party=row.party_id, conduct=row.conduct)
    return row
