"""陈述申辩、放弃、视为放弃 (PP57-58)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.base import clocks, documents
from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN, after, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.models import Deadline
from cases.base.roles import CO, DESK
from cases.parties.rules import own_authority
from cases.penalty.models import Defence, PartyRight, PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.related import defences_of
from cases.penalty.rights import in_words, rights_left, rights_told
from cases.penalty.rules import HANDLER
from cases.penalty.selectors import last_notice, latest_notice


def _inside_d12(q: Question[PenaltyCase]) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="D12").order_by("-pk").first()
    if clock is None or clock.due_on is None or q.given["received_on"] <= clock.due_on:
        return None
    return Text(f"陈述申辩期限已于{clock.due_on}届满，视为放弃。", f"The time for the defence ended on {clock.due_on}.")


def _heard_after_notice(q: Question[PenaltyCase]) -> Text | None:
    told, said = q.subject.notice_served_on, q.given["received_on"]
    if told is not None and told <= said <= q.today:
        return None
    return Text(
        f"当事人陈述申辩或者放弃的日期须在告知书送达日（{told}）至今天之间。",
        f"What the party says is dated between the service of the notice ({told}) and today.",
    )


INSIDE_D12 = Condition(
    "inside_d12", "在陈述申辩期限内", "inside the time for defence", "PP57", _inside_d12, GIVEN | instead("penalty.deem_waived")
)
HEARD_AFTER_NOTICE = Condition(
    "heard_after_notice", "告知之后的陈述或者放弃", "heard after the notice", "PP57-58", _heard_after_notice, GIVEN
)


@PENALTY.act(
    "record_defence",
    sources=(S.NOTIFIED,),
    target=S.DEFENCE,
    zh="记录陈述申辩",
    en="Record defence",
    article="PP58",
    who=CO,
    rules=HANDLER,
    needs=(HEARD_AFTER_NOTICE, INSIDE_D12),
    clocks=(Stop("D12"),),
    issues=("38",),
)
def record_defence(
    p: Passage[PenaltyCase], *, received_on: date, stated_by: str, content: str, also: Mapping[str, Any] | None = None
) -> Defence:
    """记录陈述申辩: the party's statement inside D12, recorded by an officer of the case; form 38.

    What came in time is heard even if it is recorded later, when its silence had been taken for a waiver (PP57-58). `also`
    is what the party stated with it of a matter of a higher package (`listing_content`).
    """
    row = Defence(
        case=p.subject,
        notice=latest_notice(p.subject),
        waiver=False,
        received_on=received_on,
        stated_by=stated_by,
        content=content,
    )
    p.work.save(row)
    p.subject.waived_on = None
    documents.issue(p.work, p.subject, "38", given={"defence": row})
    p.note(stated_by=stated_by)
    return row


def _to_recheck(q: Question[PenaltyCase]) -> Text | None:
    if q.subject.defences.filter(waiver=False, notice=latest_notice(q.subject), rechecked_on=None).exists():
        return None
    return Text("当事人没有尚未复核的陈述申辩。", "The party has stated no defence that is still to be re-checked.")


TO_RECHECK = Condition(
    "to_recheck",
    "有待复核的陈述申辩",
    "a defence to re-check",
    "PP58",
    _to_recheck,
    DONE | instead("penalty.record_defence", "penalty.decide_penalty", "penalty.discuss_after_hearing"),
)


@PENALTY.act(
    "recheck_defence",
    # a case comes back from a hearing that was withdrawn or refused to where the party had been told; after one that was
    # held, what the party had stated before it is still to be re-checked
    sources=(S.DEFENCE, S.NOTIFIED, S.LEGAL2, S.COLL),
    zh="复核陈述申辩",
    en="Re-check the defence",
    article="PP58",
    who=CO,
    rules=HANDLER,
    needs=(TO_RECHECK,),
    reason="recheck",
)
def recheck_defence(p: Passage[PenaltyCase], *, accepted: bool, recheck: str) -> Defence:
    """复核陈述申辩: what the re-check gave; facts, reasons and evidence that hold must be accepted (PL45)."""
    row = p.subject.defences.filter(waiver=False).latest("pk")
    row.accepted, row.recheck, row.rechecked_on = accepted, recheck, p.work.today
    p.work.save(row)
    p.note(accepted=accepted)
    return row


def _part_of_rights(q: Question[PenaltyCase]) -> Text | None:
    right, left = q.given["right"], rights_left(q.subject)
    if right not in left:
        known = "、".join(PartyRight(code).label for code in left) or "无"
        return Text(
            f"须选择当事人已被告知且尚未放弃的权利（{known}）。",
            f"Choose a right that the party was told and has not given up: {', '.join(left) or 'none'}.",
        )
    if len(left) > 1:
        return None
    return Text(
        "放弃该项后当事人不再有其他权利，请办理“放弃陈述申辩”。", "Nothing is left to it then: record that it waives its rights."
    )


PART_OF_RIGHTS = Condition(
    "part_of_rights", "放弃部分权利", "one of the rights", "PL44, PL63", _part_of_rights, GIVEN | instead("penalty.waive")
)


@PENALTY.act(
    "waive_part",
    sources=(S.NOTIFIED,),
    zh="放弃部分权利",
    en="Waive one of the rights",
    article="PL45, PL62, PL64",
    who=CO,
    rules=HANDLER,
    needs=(HEARD_AFTER_NOTICE, PART_OF_RIGHTS),
    issues=("38",),
)
def waive_part(p: Passage[PenaltyCase], *, right: str, received_on: date, stated_by: str) -> Defence:
    """放弃部分权利: the party gives up to state and defend, or to be heard in a hearing, and no more; for the other right its
    time runs on (PP57). Form 38, to be signed."""
    return _given_up(p, [right], received_on=received_on, stated_by=stated_by)


def _given_up(p: Passage[PenaltyCase], rights: list[str], *, received_on: date, stated_by: str) -> Defence:
    """The record of what was given up, in words that say no more than that, and what the party keeps; form 38."""
    row = Defence(
        case=p.subject,
        notice=latest_notice(p.subject),
        waiver=True,
        rights=rights,
        received_on=received_on,
        stated_by=stated_by,
        content=f"当事人明确表示放弃{in_words(rights)}的权利。",
    )
    p.work.save(row)
    documents.issue(p.work, p.subject, "38", given={"defence": row, "kept": in_words(rights_left(p.subject))})
    p.note(stated_by=stated_by, rights=rights)
    return row


@PENALTY.act(
    "waive",
    sources=(S.NOTIFIED,),
    zh="放弃陈述申辩",
    en="Waive the rights",
    article="PP57, PL62",
    who=CO,
    rules=HANDLER,
    grant="PP57",
    needs=(HEARD_AFTER_NOTICE,),
    clocks=(Stop("D12"),),
    issues=("38",),
)
def waive(p: Passage[PenaltyCase], *, received_on: date, stated_by: str) -> Defence:
    """放弃陈述申辩: the express waiver of all rights that are left, recorded by an officer of the case; form 38, to be signed."""
    rights = rights_left(p.subject) or rights_told(latest_notice(p.subject))
    p.subject.waived_on = received_on
    return _given_up(p, rights, received_on=received_on, stated_by=stated_by)


def _time_over(q: Question[PenaltyCase]) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="D12").order_by("-pk").first()
    if clock is not None and clock.due_on is not None and clock.due_on < q.today:
        return None
    return Text(
        f"陈述申辩和要求听证的期限（至{clock.due_on if clock else '送达后五个工作日'}）未满。", "The party's time is not over."
    )


def _registers_named(q: Question[PenaltyCase]) -> Text | None:
    if str(q.given["registers"]).strip():
        return None
    return Text("须写明核对了哪些收文渠道。", "Name the registers that were looked at.")


TIME_OVER = Condition("time_over", "陈述申辩期限已满", "the time is over", "PP57, PL64", _time_over, after("D12"))
REGISTERS_NAMED = Condition("registers_named", "已核对收文", "what was received was looked at", "PP57", _registers_named, GIVEN)


@PENALTY.act(
    "deem_waived",
    sources=(S.NOTIFIED,),
    zh="核对收文，逾期视为放弃",
    en="Nothing was received: deemed waived",
    article="PP57",
    who=DESK,
    rules=(own_authority,),
    needs=(TIME_OVER, REGISTERS_NAMED),
)
def deem_waived(p: Passage[PenaltyCase], *, registers: str) -> PenaltyCase:
    """核对收文，逾期视为放弃 (PP57): who keeps what comes in looked at the `registers` after D12, and nothing had come.

    What the law presumes of silence is recorded when somebody has looked whether there was silence.
    """
    p.subject.waived_on = p.work.today
    clocks.conclude(p.work, p.subject, "D12", outcome="deemed_waived")
    p.note(registers=registers)
    return p.subject


# --- what a decision asks of it --------------------------------------------------------------------------------------


def party_heard(q: Question[PenaltyCase]) -> Text | None:
    """It waived, or was silent as somebody found who looked; or it stated a defence that was re-checked, and its time is over."""
    case = q.subject
    told = last_notice(case)
    said = [row for row in defences_of(case) if not row.waiver and told is not None and row.notice_id == told.pk]
    last = next(reversed(said), None)
    if last is not None and not last.rechecked_on:
        return Text("当事人的陈述申辩尚未复核。", "The party's defence has not been re-checked.")
    if case.waived_on:
        return None
    # who has stated a defence may still add to it or ask for a hearing until D12 is over (PP57, PL64)
    clock = Deadline.objects.filter(stream=case.stream_key, rule="D12").order_by("-pk").first()
    if clock is None or clock.due_on is None or clock.due_on >= q.today:
        return Text(
            f"陈述申辩和要求听证的期限（至{clock.due_on if clock else '送达后五个工作日'}）未满，当事人也未放弃。",
            "The party may still state its case and has not waived the right.",
        )
    if last is not None or case.hearingrequests.filter(notice=told, outcome="held").exists():
        return None
    return Text(
        "陈述申辩期限已满，尚未核对是否收到当事人的材料：请线索受理人员或者办案机构负责人“核对收文”。",
        "The time is over, and nobody has looked what was received: it is for the intake officer or the unit head.",
    )


PARTY_HEARD = Condition(
    "party_heard",
    "已听取或已放弃陈述申辩",
    "party heard",
    "PP58, PL62",
    party_heard,
    by("penalty.recheck_defence", "penalty.record_defence", "penalty.waive", "penalty.deem_waived") | after("D12"),
)
