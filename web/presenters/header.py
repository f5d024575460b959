"""The head of a subject, and who it waits for."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cases.base.models import Aggregate, Deadline
from cases.base.models.clocks import ClockState
from cases.intake.models import Clue, Source
from cases.parties.models import Party, PartyKind
from web.presenters.clocks import due_of
from web.presenters.shell import in_english, role_name
from web.viewmodels import CaseHeader, Tone
from web.wording import clauses, label_of
from workflows.human import STEPS, Human
from workflows.models import WorkItem

# what the subjects of each procedure are called in lists, for the catalogue
TITLES = (
    gettext_noop("处罚信息公示"),
    gettext_noop("严重违法失信名单列入"),
    gettext_noop("执法责任审查"),
    gettext_noop("涉嫌犯罪案件移送"),
    gettext_noop("有案不立"),
    gettext_noop("压案不查"),
    gettext_noop("有案不移"),
    gettext_noop("以罚代刑"),
    gettext_noop("违法减轻处罚"),
    gettext_noop("程序违法"),
    gettext_noop("案卷不实"),
)


def state_name(subject: Aggregate) -> str:
    """The legal state in the reader's language."""
    return state_named(type(subject), subject.state)


def state_named(model: type[Aggregate], code: str) -> str:
    """The same of a kind of subject and a state's code."""
    state = model.lifecycle.by_code[code]
    return state.en if in_english() else state.zh


def step_name(step: Human) -> str:
    return step.en if in_english() else step.zh


def act_name(subject: Aggregate, act: str) -> str:
    """What an act is called, from its row in the transition table."""
    row = subject.lifecycle.rows(short(act))[0]
    return row.en if in_english() else row.zh


def short(act: str) -> str:
    """The act's name inside its lifecycle."""
    return act.partition(".")[2]


def header_of(subject: Aggregate, *, today: date) -> CaseHeader:
    """Number, party, state, nearest clock and who is waited for."""
    party: Party | None = getattr(subject, "party", None)
    nearest = (
        Deadline.objects.filter(stream=subject.stream_key, state=ClockState.RUNNING, due_on__isnull=False)
        .order_by("due_on")
        .first()
    )
    return CaseHeader(
        number=subject.listed.number,
        title=title_of(subject),
        party=party.name if party else subject.listed.party or _("当事人待查"),
        state=state_name(subject),
        tone=Tone.OK if subject.state in subject.lifecycle.terminal_states else Tone.INFO,
        party_code=(party.uscc or "") if party else "",
        party_kind=label_of(PartyKind, party.kind) if party else "",
        filed_on=getattr(subject, "filed_on", None),
        authority=subject.authority.name,  # type: ignore[attr-defined]
        nearest=due_of(nearest, today=today) if nearest else None,
        waiting_for=waiting_for(subject.stream_key),
    )


def waiting_for(stream: str) -> str:
    """The open steps of a subject and who holds each."""
    items = WorkItem.objects.filter(stream=stream, done=False).select_related("owner")
    return clauses(f"{step_name(STEPS[i.step])} · {holder(i)}" for i in items)


def holder(item: WorkItem) -> str:
    """Who has a task, or who may take it."""
    if item.owner is not None:
        return str(item.owner)
    return "/".join(role_name(r) for r in sorted(STEPS[item.step].roles))


def title_of(subject: Aggregate) -> str:
    """What a subject is about, in the reader's language."""
    return label_of(Source, subject.source) if isinstance(subject, Clue) else _(subject.listed.title)
