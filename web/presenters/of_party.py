"""What the page of a clue or a case says of its party: what is lacking, and the way to put it right."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cases.base.actors import Actor
from cases.base.permissions import TABLE
from cases.intake.models import Clue
from cases.intake.papers.common import missing_particulars
from cases.parties.models import Party
from cases.penalty.models import PenaltyCase
from web.viewmodels import CaseAction, Link, Notice, Tone
from web.wording import listed

# what papers call these particulars, for the catalogue; the others are fields of forms
CALLED = (gettext_noop("法定代表人（负责人）"), gettext_noop("经营场所"))
# past these nothing is issued to the party that would need more than what is there
ENDED = frozenset({"NOT_FILED", "FILED", "CLOSED", "ARCHIVED"})


def correct_url(party: Party) -> str:
    """Where the particulars of a party are put right: those of the one that stands for it."""
    return reverse("web:correct_party", args=[party.standing.pk])


def incomplete(party: Party, *, url: str = "") -> Notice | None:
    """What a notice of penalty will have to state and the register does not say, with the way to enter it."""
    missing = missing_particulars(party)
    if not missing:
        return None
    told = listed(_(label) for label in missing.values())
    return Notice(
        text=_("当事人的%(what)s还没有登记，立案和制发告知书以前须补充。") % {"what": told},
        tone=Tone.WARN,
        article="PL59, PP62",
        link=Link(label=_("更正当事人信息"), url=url) if url else None,
    )


def party_alerts(subject: Clue | PenaltyCase, actor: Actor) -> tuple[Notice, ...]:
    """What is lacking, as long as a paper may still have to state it."""
    if subject.party is None or subject.state in ENDED:
        return ()
    found = incomplete(subject.party.standing, url=correct_url(subject.party) if _may(subject, actor) else "")
    return (found,) if found is not None else ()


def party_actions(subject: Clue | PenaltyCase, actor: Actor) -> tuple[CaseAction, ...]:
    """更正当事人信息, for those of the bureau whose matter it is."""
    if subject.party is None or not _may(subject, actor):
        return ()
    return (CaseAction(label=_("更正当事人信息"), url=correct_url(subject.party)),)


def _may(subject: Clue | PenaltyCase, actor: Actor) -> bool:
    """The bureau has this very matter of the party, so the rule of the table holds without asking the database."""
    return actor.role in TABLE["parties.correct_party"].roles and subject.authority_id == actor.authority_id
