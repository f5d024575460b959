"""The store of reporters: who may open what, and that every opening is on record.

Besides the officer who entered the particulars and those who verify the clue, nobody may, whatever the role, until a leader
admits the officer to this one clue with a ground (CR37: not to people who have no part in handling the report).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import orjson
from django.db.models import Q, QuerySet

from cases.base import canonical, permissions
from cases.base.actors import Actor
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, only
from cases.base.errors import ConditionFailed, NotFound, Text
from cases.base.permissions import Grant, otherwise
from cases.base.roles import INTAKE, LEADERS, REVIEWERS, Role
from cases.base.sealing import SealBroken, Sealer, vault
from cases.base.work import Work
from cases.intake.models import PROTECTED, Clue, Reporter, ReporterGrant
from cases.intake.particulars import Particulars, betrayed, digits
from cases.parties.models import Officer, Party
from cases.parties.rules import own_authority
from cases.parties.selectors import officers_of

LAW = "投诉举报处理办法 §37，食品安全法 §115"
OPEN, RECORD, ADMIT, DISMISS = "reporter.open", "reporter.record", "reporter.admit", "reporter.dismiss"
VERBS: Mapping[str, Text] = {
    OPEN: Text("查阅投诉举报人信息", "Opened who reported"),
    RECORD: Text("补充更正投诉举报人信息", "Recorded who reported"),
    ADMIT: Text("授权查阅投诉举报人信息", "Admitted to who reported"),
    DISMISS: Text("终止查阅授权", "Ended the admission"),
}
# who of a bureau may be admitted at all: those who handle clues and cases
HANDLERS = INTAKE | REVIEWERS | LEADERS
REGISTERED = "登记投诉举报信息"


def reads(actor: Actor, subject: Clue) -> Text | None:
    """The officer verifies the clue, or was admitted to its reporter."""
    officer = actor.officer_id
    if officer is not None and (
        subject.verifiers.filter(officer=officer).exists()
        or subject.reporter_grants.filter(officer=officer, ended_on=None).exists()
    ):
        return None
    return Text(
        "投诉举报人信息依法保密：您不是该线索的登记人、核查人员，也没有获得授权。确需查阅的，请由部门负责人授权。",
        "Who reported is secret by law: you neither registered nor verify this clue, nor were you admitted. "
        "If you need it, ask a leader of the bureau to admit you.",
    )


otherwise(
    reads, only("由登记人、核查人员或者经部门负责人授权的人员查阅", "who registered or verifies it, or was admitted", ADMIT)
)

GRANTS = (
    Grant(OPEN, HANDLERS, (own_authority, reads), LAW),
    Grant(RECORD, HANDLERS, (own_authority, reads), LAW),
    Grant(ADMIT, LEADERS, (own_authority,), LAW),
    Grant(DISMISS, LEADERS, (own_authority,), LAW),
)


def given_by(source: str, provider: str, reporter: Mapping[str, str] | None) -> tuple[str, Particulars]:
    """The provider as it may stand in the clue, and what belongs into the store: of a complaint or report all of it."""
    known = Particulars.of(reporter or {})
    return ("", known.with_text(provider)) if source in PROTECTED else (provider, known)


def keep(work: Work, clue: Clue, known: Particulars) -> Reporter:
    """Seal the particulars; whoever enters them may read them."""
    row = Reporter.objects.filter(clue=clue).first() or Reporter(clue=clue)
    sealer = _sealer()
    row.sealed = sealed(known, clue.pk)
    row.name_digest = sealer.digest(known.name, purpose="name")
    row.phone_digest = sealer.digest(digits(known.phone), purpose="phone")
    work.save(row)
    officer = work.actor.officer_id
    if officer is not None and not clue.reporter_grants.filter(officer=officer, ended_on=None).exists():
        work.save(_grant(work, clue, officer, REGISTERED))
    return row


def sealed(known: Particulars, clue: int) -> str:
    """The particulars as the store keeps them."""
    return _sealer().seal(canonical.dumps(known.as_json()), purpose=f"clue:{clue}")


def record(*, work: Work, clue: Clue, given: Mapping[str, str]) -> Reporter:
    """补充更正: enter or correct the particulars (fields of `Particulars`); an empty field stays what it was."""
    permissions.ask(work.actor, RECORD, clue)
    before = _readable(clue)
    after = Particulars(**{**before.as_json(), **{k: v for k, v in Particulars.of(given).as_json().items() if v}})
    if after == before:
        raise _failed("reporter_empty", "请填写需要补充或者更正的内容。", "Enter what is to be added or corrected.", RECORD)
    row = keep(work, clue, after)
    changed = sorted(k for k, v in after.as_json().items() if v != before.as_json()[k])
    work.record(RECORD, row.stream_key, article=LAW, details={"fields": changed, "clue": clue.number})
    return row


def open_(*, work: Work, clue: Clue, ground: str) -> Particulars:
    """查阅: the particulars in clear; who, when and on which ground enters the log before they are seen."""
    permissions.ask(work.actor, OPEN, clue)
    if not ground.strip():
        raise _failed("ground_missing", "请写明查阅理由。", "State why you need it.", OPEN)
    row = Reporter.objects.filter(clue=clue).first()
    if row is None:
        raise NotFound("no_reporter", Text("该线索没有登记投诉举报人信息。", "No reporter is on record for this clue."))
    try:
        known = known_of(clue)
    except SealBroken:
        zh = "密钥不符，无法打开；请系统管理员核对 CHENGAN_REPORTER_KEY。"
        raise _failed("sealed_shut", zh, "The key does not fit: see CHENGAN_REPORTER_KEY.", OPEN) from None
    shown = sorted(k for k, v in known.as_json().items() if v)
    work.record(OPEN, row.stream_key, article=LAW, reason=ground.strip(), details={"fields": shown, "clue": clue.number})
    return known


def admit(*, work: Work, clue: Clue, officer: Officer, ground: str) -> ReporterGrant:
    """授权: another officer of the bureau who handles clues or cases may read this clue's reporter; never oneself."""
    permissions.ask(work.actor, ADMIT, clue)
    if not ground.strip():
        raise _failed("ground_missing", "请写明授权理由。", "State why the officer needs it.", ADMIT)
    if officer.pk == work.actor.officer_id:
        raise _failed("oneself", "不能授权本人，请由其他负责人授权。", "Nobody admits oneself; ask another leader.", ADMIT)
    if officer not in admissible(clue, work.today):
        raise _failed(
            "reader_unfit", "只能授权本机关的办案、审核人员和负责人。", "Only handlers of the bureau can be admitted.", ADMIT
        )
    if clue.reporter_grants.filter(officer=officer, ended_on=None).exists():
        raise _failed("reader_known", f"{officer.name}已经可以查阅。", f"{officer.name} may read it already.", ADMIT)
    row = work.save(_grant(work, clue, officer.pk, ground.strip()))
    work.record(ADMIT, row.stream_key, article=LAW, reason=ground.strip(), details={"officer": officer.name, "clue": clue.number})
    return row


def dismiss(*, work: Work, clue: Clue, officer: Officer, ground: str) -> ReporterGrant:
    """终止授权: the officer may no longer read this clue's reporter."""
    permissions.ask(work.actor, DISMISS, clue)
    row = clue.reporter_grants.filter(officer=officer, ended_on=None).first()
    if row is None:
        raise _failed("reader_unknown", f"{officer.name}没有查阅授权。", f"{officer.name} is not admitted.", DISMISS)
    row.ended_on = work.today
    work.save(row)
    work.record(
        DISMISS, row.stream_key, article=LAW, reason=ground.strip(), details={"officer": officer.name, "clue": clue.number}
    )
    return row


def admissible(clue: Clue, on: date) -> list[Officer]:
    """Who can be admitted on the day: the bureau's own handlers and leaders."""
    found = {o.pk: o for role in sorted(HANDLERS) for o in officers_of(clue.authority, Role(role), on)}
    return [found[pk] for pk in sorted(found)]


def others_of(clue: Clue) -> QuerySet[Clue]:
    """Other clues of the bureau from whoever has the same telephone or name: the same report again, or many under one number
    (CR35(2), CR17). For whoever has opened this one."""
    row = Reporter.objects.filter(clue=clue).first()
    same = Q(pk__in=[])
    if row is not None and row.phone_digest:
        same |= Q(reporter__phone_digest=row.phone_digest)
    if row is not None and row.name_digest:
        same |= Q(reporter__name_digest=row.name_digest)
    return Clue.objects.filter(same, authority=clue.authority).exclude(pk=clue.pk).order_by("-pk")


def known_of(clue: Clue) -> Particulars:
    """What is known of the clue's reporter. Only for this package and what compares texts with it: a person reads by `open_`."""
    row = Reporter.objects.filter(clue=clue).first() if clue.pk else None
    if row is None:
        return Particulars()
    text = _sealer().open(row.sealed, purpose=f"clue:{clue.pk}")
    return Particulars(**orjson.loads(text))


def _readable(clue: Clue) -> Particulars:
    """The same, or nothing where the key was lost: the work on the clue goes on, and who reported can be entered anew."""
    try:
        return known_of(clue)
    except SealBroken:
        return Particulars()


def _unnamed(q: Question[Clue]) -> Text | None:
    known = q.given.get("reporter") or _readable(q.subject)
    party = q.subject.party
    parties = [p for p in (party, q.given.get("party")) if isinstance(p, Party)]
    own = [n for p in parties for n in (p.name, p.owner_name, p.legal_representative)]
    if not any(betrayed(str(q.given.get(name, "")), known, besides=own) for name in ("content", "findings")):
        return None
    return Text(
        "文中写有投诉举报人的姓名或者电话。该文字会进入文书和案卷，请删去；姓名、电话填入投诉举报人栏目。",
        "The text names the reporter or gives the telephone. It enters papers and the file: remove it there.",
    )


REPORTER_UNNAMED = Condition("reporter_unnamed", "不写明投诉举报人", "the reporter is not named", LAW, _unnamed, GIVEN)


def _grant(work: Work, clue: Clue, officer: int, ground: str) -> ReporterGrant:
    return ReporterGrant(clue=clue, officer_id=officer, ground=ground, granted_by=work.actor.name, granted_on=work.today)


def _sealer() -> Sealer:
    return vault("reporters")


def _failed(code: str, zh: str, en: str, act: str) -> ConditionFailed:
    return ConditionFailed(code, Text(zh, en), LAW, act=act)
