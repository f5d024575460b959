"""登记、指派、核查 (PP18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import documents, gate, numbering
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE
from cases.base.errors import ConditionFailed, Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start
from cases.base.models import Act
from cases.base.roles import CO, INTAKE, UH, Role
from cases.base.work import Work, legal_date
from cases.intake import reporters
from cases.intake.models import Clue, Verifier
from cases.intake.papers.common import UNIT_HEAD
from cases.intake.procedure import CLUE
from cases.intake.procedure import ClueState as S
from cases.intake.reporters import REPORTER_UNNAMED
from cases.intake.rules import VERIFIER
from cases.law.coherence import ask_facts
from cases.parties.models import Authority, Officer, Party
from cases.parties.rules import own_authority
from cases.parties.selectors import certified_on, officers_of
from cases.parties.services import complete_party, register_party


def _two_officers(q: Question[Clue]) -> Text | None:
    officers = q.given.get("officers", ())
    once = {o.pk for o in officers}
    own = set(officers_of(q.subject.authority, Role.CO, q.today).values_list("pk", flat=True))
    if len(officers) == len(once) >= 2 and once <= own and all(certified_on(o, q.today) for o in officers):
        return None
    return Text(
        "须指定两名以上本机关具有有效行政执法证件的办案人员，同一人不得重复。",
        "Name at least two case officers of this bureau with valid enforcement certificates, each once.",
    )


def _known_source(q: Question[Clue]) -> Text | None:
    field = q.subject._meta.get_field("source")
    if q.subject.source in {value for value, _ in field.flatchoices} and q.subject.received_on <= q.today:
        return None
    labels = "、".join(str(label) for _, label in field.flatchoices)
    return Text(
        f"线索来源须为：{labels}；收到日期不得晚于今天。",
        f"The source is one of {', '.join(v for v, _ in field.flatchoices)}, received not later than today.",
    )


def _found_something(q: Question[Clue]) -> Text | None:
    if str(q.given["findings"]).strip() and q.given["opinion"] in ("file", "not_file"):
        return None
    return Text("须写明核查情况，并提出立案或者不予立案的意见。", "State the findings, and the opinion to file or not to file.")


TWO_OFFICERS = Condition(
    "two_certified_officers",
    "办案人员不少于两人且持证",
    "two officers with certificates",
    "PP19, PL42",
    _two_officers,
    GIVEN | MORE_PEOPLE,
)
KNOWN_SOURCE = Condition("known_source", "来源和收到日期", "source and day", "PP18", _known_source, GIVEN)
FINDINGS_STATED = Condition("findings_stated", "写明核查情况和意见", "findings stated", "PP18", _found_something, GIVEN)


@CLUE.act(
    "register",
    target=S.CLUE,
    zh="登记线索",
    en="Register clue",
    article="PP18",
    who=INTAKE,
    rules=(own_authority,),
    needs=(KNOWN_SOURCE, REPORTER_UNNAMED),
    clocks=(Start("D01", "received_on"),),
    issues=("1",),
)
def register(
    work: Work,
    *,
    authority: Authority,
    source: str,
    received_on: date,
    content: str,
    provider: str = "",
    reporter: Mapping[str, str] | None = None,
    party: Party | None = None,
    new_party: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Clue:
    """登记线索: register a clue and start D01 (15 working days, PP18) from the day it was received.

    `new_party` describes a party that is not registered yet. The facts known so far are checked by the law engine's own
    reader (FactsError). `reporter` is who complained or reported (name, phone, address, other; all optional) and goes into
    the sealed store; so does the `provider` of a complaint or report, which otherwise names the body that handed it on.
    """
    provider, secret = reporters.given_by(source, provider, reporter)
    known = _party(work, party, new_party)
    ask_facts(facts or {}, today=work.today)
    number = numbering.next_number(authority=authority.pk, type_code="线索", year=received_on.year)
    clue = Clue(
        state=S.CLUE,
        opened_on=work.today,
        authority=authority,
        source=source,
        provider=provider,
        received_on=received_on,
        content=content,
        party=known,
        facts=dict(facts or {}),
        number=numbering.reference(short_name=authority.short_name, type_code="线索", year=received_on.year, number=number),
    )
    with gate.opening(work, "register", clue, given={"content": content, "reporter": secret}) as p:
        if secret:
            reporters.keep(work, clue, secret)
        documents.issue(work, p.subject, "1")
    return clue


@CLUE.act(
    "assign",
    sources=(S.CLUE,),
    target=S.VERIFY,
    zh="指派核查",
    en="Assign verification",
    article="PP18",
    who=UH,
    rules=(own_authority,),
    needs=(TWO_OFFICERS,),
    issues=("1",),
)
def assign(p: Passage[Clue], *, officers: Sequence[Officer]) -> Clue:
    """指派核查: two or more certified officers verify the clue; form 1, now with the unit head's opinion."""
    for officer in officers:
        p.work.save(Verifier(clue=p.subject, officer=officer))
    documents.issue(p.work, p.subject, "1", given=_assigned(p, [o.name for o in officers]))
    p.note(officers=[o.name for o in officers])
    return p.subject


def _assigned(p: Passage[Clue], officers: list[str]) -> dict[str, Any]:
    """What completes the record of the source: what was registered by whom stays, the head's opinion comes to it."""
    entered = Act.objects.filter(stream=p.subject.stream_key, verb="clue.register").earliest("pk")
    opinion, today = f"指派{'、'.join(officers)}核查。", p.work.today.isoformat()
    return {
        "registered": {"registrar": entered.actor_name, "registered_on": legal_date(entered.at)},
        "handling": {**UNIT_HEAD, "opinion": opinion, "name": p.work.actor.name, "on": today},
    }


@CLUE.act(
    "report_findings",
    sources=(S.VERIFY,),
    zh="提交核查情况",
    en="Submit findings",
    article="PP18",
    who=CO,
    rules=VERIFIER,
    needs=(FINDINGS_STATED, REPORTER_UNNAMED),
    reason="findings",
)
def report_findings(
    p: Passage[Clue],
    *,
    findings: str,
    opinion: str,
    facts: Mapping[str, Any],
    party: Party | None = None,
    new_party: Mapping[str, Any] | None = None,
    particulars: Mapping[str, str] | None = None,
) -> Clue:
    """提交核查情况: what was found, about a registered party or one that `new_party` describes, with the facts known so far
    (FactsError); `opinion` is file or not_file. `particulars` (address, legal_representative, proof) complete what the
    register does not say of a registered party."""
    found = _party(p.work, party, new_party)
    if found is None:
        raise ConditionFailed("party_known", Text("须先登记当事人。", "Register the party first."), "PP19")
    if particulars:
        found = complete_party(work=p.work, party=found.pk, **particulars)
    ask_facts(facts, today=p.work.today)
    p.subject.findings, p.subject.opinion = findings, opinion
    p.subject.party, p.subject.facts = found, dict(facts)
    p.note(opinion=opinion, party=found.name)
    return p.subject


def _party(work: Work, party: Party | None, new_party: Mapping[str, Any] | None) -> Party | None:
    """The party named, or the new one, registered with the act that names it (particulars: parties.register_party)."""
    return register_party(work=work, **new_party) if new_party else party
