"""The page of a party, and its line in a list."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base.actors import Actor
from cases.base.permissions import permitted
from cases.intake.models import Clue
from cases.parties.models import IdentityKind, Party, PartyKind
from cases.parties.naming import former_names
from cases.parties.verbs import VERBS
from cases.penalty.models import PenaltyCase
from web.presenters.header import state_name
from web.presenters.history import history_of
from web.presenters.of_party import correct_url, incomplete
from web.viewmodels import CaseAction, CaseRow, Fact, Link, Notice, PartyPage, PartyRow, Tone
from web.wording import clauses, label_of, listed

# what is shown of the cases of one party
MOST = 50


def party_page(party: Party, *, actor: Actor) -> PartyPage:
    """The page of a party as this actor sees it; its cases are those in the actor's scope."""
    same = Q(party=party) | Q(party__merged_into=party)
    cases = PenaltyCase.visible_to(actor).filter(same).select_related("party").order_by("-pk")[:MOST]
    clues = Clue.visible_to(actor).filter(same, cases=None).order_by("-pk")[:MOST]
    return PartyPage(
        name=party.name,
        facts=_facts(party),
        names=tuple(Fact(label=n.name, value=_days(n.since, n.until)) for n in former_names(party)),
        alerts=tuple(_alerts(party, actor)),
        actions=tuple(_actions(party, actor)),
        cases=tuple(_case(case) for case in cases),
        clues=tuple(Link(label=clue.number, url=reverse("web:clue", args=[clue.pk])) for clue in clues),
        # what its file was told of it is for those who may read the cases
        history=history_of([party.stream_key], only=frozenset(VERBS)),
    )


def party_row(party: Party) -> PartyRow:
    """A line of the list."""
    return PartyRow(
        url=reverse("web:party", args=[party.pk]),
        name=party.name,
        code=party.uscc or party.identity_masked,
        kind=label_of(PartyKind, party.kind),
        address=party.address,
        once=listed(n.name for n in former_names(party)),
    )


def _facts(party: Party) -> tuple[Fact, ...]:
    person = party.kind == PartyKind.NATURAL_PERSON
    region = f"{party.region.name}（{party.region.code}）" if party.region else ""
    rows = [
        (_("类别"), label_of(PartyKind, party.kind)),
        (_("统一社会信用代码"), party.uscc or ""),
        (_("证件"), _paper(party)),
        (_("住址") if person else _("住所"), party.address),
        ("" if person else _("法定代表人、负责人"), party.legal_representative),
        (_("法定代理人（监护人）") if person else "", party.guardian or ""),
        ("" if person else _("经营者"), party.owner_name),
        (_("联系电话"), party.phone_masked),
        (_("管辖区划"), region),
        (_("注册日期"), party.established_on.isoformat() if party.established_on else ""),
        (_("经营范围"), party.business_scope),
    ]
    must = {_("住址"), _("住所")}
    return tuple(Fact(label=k, value=v, missing=not v) for k, v in rows if k and (v or k in must))


def _paper(party: Party) -> str:
    kind = label_of(IdentityKind, party.identity_kind) if party.identity_kind else ""
    return f"{kind} {party.identity_masked}".strip()


def _days(since: object, until: object) -> str:
    if since is None:
        return _("至 %(until)s") % {"until": until}
    return _("%(since)s 至 %(until)s") % {"since": since, "until": until}


def _alerts(party: Party, actor: Actor) -> Iterator[Notice]:
    if party.merged_into is not None:
        survivor = party.merged_into
        link = Link(label=survivor.public_name, url=reverse("web:party", args=[survivor.pk]))
        yield Notice(text=_("该登记已并入另一当事人，新的事项请对该当事人办理："), tone=Tone.WARN, link=link)
        return
    merged = list(party.merged.order_by("pk"))
    if merged:
        told = clauses(f"{p.public_name} {p.uscc or p.identity_masked}".strip() for p in merged)
        yield Notice(text=_("已并入本当事人的登记：%(rows)s") % {"rows": told}, tone=Tone.INFO)
    may = permitted(actor, "parties.correct_party", party)
    lacking = incomplete(party, url=correct_url(party) if may else "")
    if lacking is not None:
        yield lacking


def _actions(party: Party, actor: Actor) -> Iterator[CaseAction]:
    merged = party.merged_into is not None
    if not merged and permitted(actor, "parties.correct_party", party):
        yield CaseAction(label=_("更正当事人信息"), url=correct_url(party), primary=True)
    if not merged and permitted(actor, "parties.merge_parties", party):
        yield CaseAction(label=_("合并当事人"), url=reverse("web:merge_party", args=[party.pk]))
    if merged and permitted(actor, "parties.split_party", party):
        yield CaseAction(label=_("撤销合并当事人"), url=reverse("web:split_party", args=[party.pk]))


def _case(case: PenaltyCase) -> CaseRow:
    return CaseRow(
        url=reverse("web:case", args=[case.pk]),
        number=case.number,
        party=case.party.name,
        conduct=case.cause,
        state=state_name(case),
        filed_on=case.filed_on,
    )
