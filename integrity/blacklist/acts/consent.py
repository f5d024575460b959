"""报请上级同意 (L44 22)."""

from __future__ import annotations

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import LEADERS, UH
from integrity.blacklist.acts.assessment import REASON_GIVEN
from integrity.blacklist.acts.notice import PARTY_HEARD
from integrity.blacklist.models import BlacklistCase, NotListedGround
from integrity.blacklist.procedure import BLACKLIST
from integrity.blacklist.procedure import BlacklistState as S
from integrity.blacklist.rules import APART, superior_of


def _consent_needed(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.consent_required and q.subject.authority.parent_id is not None:
        return None
    return Text(
        "该列入无须报请上级同意，或者本机关没有登记上一级机关。",
        "No consent is needed here, or no superior authority is registered.",
    )


def _consent_open(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.consent_given is None:
        return None
    return Text("上一级机关已经答复。", "The superior has answered already.")


CONSENT_NEEDED = Condition(
    "consent_needed",
    "须报请上级同意",
    "consent is needed",
    "L44 22",
    _consent_needed,
    by("parties.register_authority") | instead("blacklist.list"),
)
CONSENT_OPEN = Condition(
    "consent_open",
    "上级尚未答复",
    "not answered yet",
    "L44 22",
    _consent_open,
    DONE | instead("blacklist.list", "blacklist.leave_unlisted"),
)


@BLACKLIST.act(
    "request_consent",
    sources=(S.NOTIFIED, S.DEFENCE),
    target=S.AWAITING_SUPERIOR,
    zh="报请上级同意",
    en="Ask the superior",
    article="L44 22",
    who=UH,
    rules=APART,
    needs=(CONSENT_NEEDED, PARTY_HEARD),
    reason="opinion",
)
def request_consent(p: Passage[BlacklistCase], *, opinion: str) -> BlacklistCase:
    """报请上级同意 by the unit head."""
    p.subject.consent_requested_on, p.subject.consent_request = p.work.today, opinion
    return p.subject


@BLACKLIST.act(
    "give_consent",
    sources=(S.AWAITING_SUPERIOR,),
    zh="同意列入",
    en="Consent",
    article="L44 22",
    who=LEADERS,
    rules=(superior_of,),
    needs=(CONSENT_OPEN, REASON_GIVEN),
    issues=("DOC6",),
    reason="reason",
)
def give_consent(p: Passage[BlacklistCase], *, reason: str) -> BlacklistCase:
    """同意列入 by a leader of the superior; DOC6 is that authority's own paper."""
    _answer(p, given=True, reason=reason)
    documents.issue(p.work, p.subject, "DOC6", by=p.subject.authority.parent)
    return p.subject


@BLACKLIST.act(
    "refuse_consent",
    sources=(S.AWAITING_SUPERIOR,),
    target=S.NOT_LISTED,
    zh="不同意列入",
    en="Refuse consent",
    article="L44 22",
    who=LEADERS,
    rules=(superior_of,),
    needs=(CONSENT_OPEN, REASON_GIVEN),
    reason="reason",
)
def refuse_consent(p: Passage[BlacklistCase], *, reason: str) -> BlacklistCase:
    """不同意列入 by a leader of the superior: the party is not listed."""
    _answer(p, given=False, reason=reason)
    p.subject.ended_on, p.subject.end_ground, p.subject.end_reason = p.work.today, NotListedGround.NO_CONSENT, reason
    return p.subject


def _answer(p: Passage[BlacklistCase], *, given: bool, reason: str) -> None:
    listing, work = p.subject, p.work
    listing.consent_given, listing.consent_on = given, work.today
    listing.consent_by, listing.consent_opinion = work.actor.name, reason
