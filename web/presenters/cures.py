"""The ways out of a refusal in words: what to do, who may, and a link where the reader may do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base import gate, permissions
from cases.base.actors import Actor
from cases.base.cures import Cure
from cases.base.models import Aggregate
from cases.base.roles import Role
from cases.law.deadlines import all_deadlines
from cases.penalty.models import PenaltyCase
from cases.transfer.models import Transfer
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.models import PenaltyPublicity
from web.acts import ACT_PAGES
from web.kinds import KINDS
from web.presenters.actions import actions_of, waited_for
from web.presenters.shell import language, role_name
from web.presenters.verbs import LIFECYCLES, verb_name
from web.viewmodels import Way
from web.wording import listed, said
from workflows.models import WorkItem

CORRECT_PARTY = "parties.correct_party"


def ways(cure: Cure, act: str, *, actor: Actor | None, about: Aggregate | None) -> tuple[Way, ...]:
    """Every way out of the refusal of `act` (full verb) on `about`, the nearest first."""
    return tuple(_ways(cure, act, actor, about))


def _ways(cure: Cure, act: str, actor: Actor | None, about: Aggregate | None) -> Iterator[Way]:
    if cure.given:
        yield Way(text=_("按上述要求改正所填内容后重新提交"))
    if cure.done:
        yield Way(text=_("已经办理，或者没有需要办理的事项，无须再办"))
    if cure.another:
        yield Way(text=_("由其他有权人员办理"), who=cure.who.within(language()) if cure.who else roles_of(act))
    yield from _acts(cure.acts, _("先办理“%(act)s”"), actor, about)
    yield from _acts(cure.exits, _("依法不再办理该步骤，改为办理“%(act)s”"), actor, about)
    for command in cure.set_up:
        yield Way(text=_("用 manage.py %(command)s 补充本机关设置") % {"command": command}, who=role_name(Role.SYS_ADMIN))
    for rule in cure.clocks:
        yield Way(text=_("待“%(clock)s”期限届满后再办理") % {"clock": _clock(rule)})
    if cure.later:
        yield Way(text=_("待上述日期之后再办理"))


def now_possible(about: Aggregate, actor: Actor) -> tuple[Way, ...]:
    """What the reader may do on the subject as it stands, and what somebody else has taken."""
    lines = WorkItem.objects.filter(stream=about.stream_key, done=False).select_related("owner").order_by("pk")
    return tuple(
        Way(text=_("现在可以办理“%(act)s”") % {"act": action.label}, who=action.why_not, url=action.url)
        for action in actions_of(about, lines, actor=actor)
    )


def roles_of(act: str) -> str:
    """Who may, by the names of the roles; nothing for an act that the table does not have."""
    grant = permissions.TABLE.get(act)
    return listed(role_name(role) for role in sorted(grant.roles)) if grant else ""


def _acts(acts: Iterable[str], sentence: str, actor: Actor | None, about: Aggregate | None) -> Iterator[Way]:
    """Those that stand open, and those on no case; all of them where none does now, since one opens the next."""
    named = dict.fromkeys(acts)
    stand = {act: subject for act in named if (subject := _standing(act, actor, about)) is not None}
    for act in [a for a in named if a in stand or _procedure(a) not in LIFECYCLES] or named:
        url = _url(act, stand.get(act) or about, actor)
        yield Way(text=sentence % {"act": verb_name(act)}, who=roles_of(act), url=url)


def _procedure(act: str) -> str:
    return act.partition(".")[0]


def _standing(act: str, actor: Actor | None, about: Aggregate | None) -> Aggregate | None:
    """The subject on which the act is open now: this one, or one of its case that the reader may see."""
    procedure, _dot, verb = act.partition(".")
    if about is None or procedure not in LIFECYCLES:
        return None
    found = [about] if about.lifecycle.name == procedure else _related(about, procedure, actor)
    return next((row for row in found if gate.stands_open(verb, row) and waited_for(act, row)), None)


def _related(about: Aggregate, procedure: str, actor: Actor | None) -> Iterable[Aggregate]:
    case = about.decision.case if isinstance(about, PenaltyPublicity) else getattr(about, "case", None)
    if procedure == PenaltyCase.lifecycle.name and case is not None:
        return [case]
    if not isinstance(about, PenaltyCase) or actor is None:
        return []
    if procedure == Transfer.lifecycle.name:
        return Transfer.visible_to(actor).filter(case=about).order_by("pk")
    return BlacklistCase.visible_to(actor).filter(case=about).order_by("pk") if procedure == BlacklistCase.lifecycle.name else []


def _url(act: str, subject: Aggregate | None, actor: Actor | None) -> str:
    """Where the reader may do it; nothing where he may not, or where it has no page."""
    procedure, _dot, verb = act.partition(".")
    if subject is None or actor is None:
        return ""
    if procedure in LIFECYCLES:
        here = subject.lifecycle.name == procedure and act in ACT_PAGES
        open_here = here and gate.may(actor, verb, subject) and waited_for(act, subject)
        return reverse("web:act", args=[KINDS[type(subject)], subject.pk, act]) if open_here else ""
    party = getattr(subject, "party", None)
    if act != CORRECT_PARTY or party is None or not permissions.permitted(actor, act, party):
        return ""
    return reverse("web:correct_party", args=[party.pk])


def _clock(rule: str) -> str:
    row = next(row for row in all_deadlines() if row.code == rule)
    return said(row.name_zh, row.name_en)
