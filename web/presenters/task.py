"""The page of an act: form, law beside it, guards, documents, who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.base.actors import Actor
from cases.base.errors import ConditionFailed, Refused
from cases.base.models import Aggregate
from cases.base.performance import performance_of
from cases.base.work import legal_date
from cases.law.documents import document_type
from cases.law.errors import LawError
from cases.penalty import assessment
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from cases.transfer.models import Transfer
from web.addresses import subject_url
from web.forms.base import ActForm
from web.forms.facts import FactsFields
from web.forms.proposal import ProposalFields
from web.page import ActPage
from web.presenters.header import act_name, header_of, short, waiting_for
from web.presenters.law import guards, intended, law_panel
from web.presenters.shell import in_english, role_name
from web.viewmodels import DocumentRow, DraftState, Guard, LawPanel, Link, Notice, TaskPage
from web.wording import bracketed, said
from workflows.human import ends_a_step


@dataclass(frozen=True, slots=True)
class LawSide:
    """What the law url answers."""

    law: LawPanel | None
    guards: tuple[Guard, ...]


def law_of(page: ActPage, subject: Aggregate, form: ActForm, *, actor: Actor, now: datetime) -> LawSide:
    """The law about the subject as the form would leave it."""
    typed = _typed(form)
    proposal = _proposal(form, typed)
    seen = {**form.seen_by_law(typed), **({"proposal": proposal} if proposal else {})}
    known = guards(subject, short(page.act), actor=actor, now=now, given=_given(page.act, subject, seen))
    return LawSide(law=_panel(subject, form, proposal, now), guards=known)


def _given(act: str, subject: Aggregate, seen: dict[str, Any]) -> dict[str, Any]:
    """What the conditions look at: the arguments as far as they are typed, and what the act works out with them."""
    try:
        return performance_of(act).facts(subject, seen)
    except (Refused, LookupError, TypeError, AttributeError, ValueError):
        # what is missing in the form yet, or on the case, cannot be worked out
        return seen


def task_page(
    page: ActPage,
    subject: Aggregate,
    form: ActForm,
    *,
    actor: Actor,
    now: datetime,
    url: str,
    base: str,
    token: str,
    draft: DraftState,
    release_url: str = "",
    others: tuple[Link, ...] = (),
    notices: tuple[Notice, ...] = (),
) -> TaskPage:
    """Everything the task page shows."""
    today = legal_date(now)
    side, header = law_of(page, subject, form, actor=actor, now=now), header_of(subject, today=today)
    row = subject.lifecycle.rows(short(page.act))[0]
    return TaskPage(
        title=act_name(subject, page.act),
        header=header,
        form=form,
        url=url,
        token=token,
        confirm=str(page.confirm),
        purpose=str(page.purpose),
        article=row.article,
        case_url=subject_url(subject),
        draft_url=f"{base}draft/",
        law_url=f"{base}law/",
        release_url=release_url,
        others=others,
        parts=_parts(form, base),
        notices=notices,
        facts=tuple(fact for fact in page.material(subject) if fact.value),
        due=header.nearest,
        draft=draft,
        law=side.law,
        guards=side.guards,
        documents=_documents(subject, row.forms, base, today),
        accountable=bracketed(actor.name, f"{role_name(actor.role)} · {actor.unit or actor.authority_name}"),
        consequence=str(page.consequence),
        next_step="" if ends_a_step(page.act) else waiting_for(subject.stream_key),
    )


def _parts(form: ActForm, base: str) -> tuple[Link, ...]:
    """The same form about the other parts of the subject, where there are several."""
    current, found = str(form[form.part].value()) if form.part else "", form.parts()
    links = (Link(label=name, url=f"{base}?{form.part}={n}", current=str(n) == current) for n, name in found)
    return tuple(links) if len(found) > 1 else ()


def _typed(form: ActForm) -> dict[str, Any]:
    """Cleaned values as far as they are valid; before anything was typed, the suggestions."""
    if not form.is_bound:
        return dict(form.initial)
    form.is_valid()
    return dict(getattr(form, "cleaned_data", {}))


def _proposal(form: ActForm, typed: dict[str, Any]) -> Proposal | None:
    """The penalty as far as it is typed; what is still missing elsewhere in the form does not matter to the law."""
    if not isinstance(form, ProposalFields) or not typed.get("conduct"):
        return None
    try:
        return form.proposal(None if form.is_bound else typed)
    except (ConditionFailed, TypeError):
        # a draft or half an entry that contradicts itself is no proposal yet
        return None


def _panel(subject: Aggregate, form: ActForm, proposal: Proposal | None, now: datetime) -> LawPanel | None:
    case = subject.case if isinstance(subject, Transfer) else subject
    if not isinstance(case, PenaltyCase):
        return None
    if isinstance(form, FactsFields):
        case = assessment.with_facts(case, form.whole_facts()) if form.is_bound else case
    elif proposal is None and not isinstance(form, ProposalFields):
        proposal = intended(case)
    try:
        outcome = assessment.assess_case(case, proposal=proposal, on=legal_date(now)).as_json()
    except LawError as error:
        return LawPanel(error=error.en if in_english() else error.zh, computed_at=now)
    return law_panel(outcome, proposal=proposal, now=now)


def _documents(subject: Aggregate, forms: tuple[str, ...], base: str, today: date) -> tuple[DocumentRow, ...]:
    rows = []
    for code in forms:
        kind = document_type(code, today)
        rows.append(DocumentRow(form=code, title=said(kind.name_zh, kind.name_en), preview_url=f"{base}preview/{code}/"))
    return tuple(rows)
