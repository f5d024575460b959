"""送达列入告知、陈述申辩、放弃、复核 (L44 13; PL44-45)."""

from __future__ import annotations

from datetime import date

from cases.base import clocks
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, after, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.models import Deadline
from cases.base.roles import CO, DESK, UH
from cases.parties.rules import own_authority
from integrity.blacklist.models import BlacklistCase
from integrity.blacklist.procedure import BLACKLIST
from integrity.blacklist.procedure import BlacklistState as S
from integrity.blacklist.rules import APART, HANDLER


def _served_until_today(q: Question[BlacklistCase]) -> Text | None:
    if q.given["served_on"] <= q.today:
        return None
    return Text("送达日期不得晚于今天。", "The date of service cannot lie after today.")


SERVED_UNTIL_TODAY = Condition(
    "served_until_today", "送达日期不晚于今天", "served not after today", "PP82", _served_until_today, GIVEN
)


@BLACKLIST.act(
    "serve_notice",
    sources=(S.NOTIFIED,),
    zh="送达列入告知书",
    en="Serve the notice",
    article="L44 13; PL44",
    grant="L44 13",
    who=CO,
    rules=HANDLER,
    needs=(SERVED_UNTIL_TODAY,),
    clocks=(Start("D12", "notice_served_on"),),
)
def serve_notice(p: Passage[BlacklistCase], *, served_on: date) -> BlacklistCase:
    """送达列入告知书 with the penalty notice: the party's five working days run (D12)."""
    p.subject.notice_served_on = served_on
    p.note(served_on=served_on.isoformat())
    return p.subject


# --- the party is heard ----------------------------------------------------------------------------------------------


def _notice_served(q: Question[BlacklistCase]) -> Text | None:
    if q.subject.notice_served_on is not None:
        return None
    return Text("列入告知书尚未送达。", "The notice of the listing has not been served yet.")


def _heard_after_notice(q: Question[BlacklistCase]) -> Text | None:
    received, served = q.given["received_on"], q.subject.notice_served_on
    if served <= received <= q.today:
        return None
    return Text(f"日期须在告知书送达日（{served}）至今天之间。", f"The day lies between the service ({served}) and today.")


def _last_day_to_answer(listing: BlacklistCase) -> date | None:
    clock = Deadline.objects.filter(stream=listing.stream_key, rule="D12").order_by("-pk").first()
    return clock.due_on if clock is not None else None


def _inside_d12(q: Question[BlacklistCase]) -> Text | None:
    last = _last_day_to_answer(q.subject)
    if last is None or q.given["received_on"] <= last:
        return None
    return Text(f"陈述申辩期限已于{last}届满。", f"The time to state a defence ended on {last}.")


def _heard(listing: BlacklistCase) -> bool:
    """The party stated its defence and it was re-checked, or it waived, expressly or by silence."""
    if listing.state == S.DEFENCE or listing.defence_on is not None:
        return listing.rechecked_on is not None
    # silence is a waiver when somebody has looked whether there was silence
    return listing.waived_on is not None


def _party_heard(q: Question[BlacklistCase]) -> Text | None:
    if _heard(q.subject):
        return None
    return Text(
        "当事人对列入的陈述申辩期限未满、尚未核对收文，或者申辩尚未复核。",
        "The party's time to answer the listing is not over, nobody looked what was received, or its defence is not re-checked.",
    )


NOTICE_SERVED = Condition(
    "listing_notice_served", "列入告知书已送达", "notice served", "L44 13", _notice_served, by("blacklist.serve_notice")
)
HEARD_AFTER_NOTICE = Condition(
    "heard_after_notice", "在告知送达之后", "after the notice was served", "PL44", _heard_after_notice, GIVEN
)
INSIDE_D12 = Condition(
    "listing_inside_d12",
    "在陈述申辩期限内",
    "inside the five working days",
    "PL44, PL64",
    _inside_d12,
    GIVEN | instead("blacklist.deem_waived"),
)
PARTY_HEARD = Condition(
    "listing_heard",
    "已听取对列入的陈述申辩",
    "the party was heard",
    "L44 13; PL45",
    _party_heard,
    by("blacklist.record_defence", "blacklist.recheck_defence", "blacklist.waive", "blacklist.deem_waived") | after("D12"),
)


@BLACKLIST.act(
    "record_defence",
    sources=(S.NOTIFIED,),
    target=S.DEFENCE,
    zh="记录列入陈述申辩",
    en="Record the defence",
    article="L44 13; PL45",
    grant="L44 13",
    who=CO,
    rules=HANDLER,
    needs=(NOTICE_SERVED, HEARD_AFTER_NOTICE, INSIDE_D12),
    clocks=(Stop("D12"),),
)
def record_defence(p: Passage[BlacklistCase], *, received_on: date, stated_by: str, content: str) -> BlacklistCase:
    """记录列入陈述申辩: what the party states against the listing, inside D12; heard even if it is recorded later."""
    p.subject.defence, p.subject.defence_by, p.subject.defence_on = content, stated_by, received_on
    p.subject.waived_on = None
    p.note(stated_by=stated_by)
    return p.subject


@BLACKLIST.act(
    "waive",
    sources=(S.NOTIFIED,),
    zh="放弃列入陈述申辩",
    en="Waive the defence",
    article="L44 13; PL44",
    grant="L44 13",
    who=CO,
    rules=HANDLER,
    needs=(NOTICE_SERVED, HEARD_AFTER_NOTICE),
    clocks=(Stop("D12"),),
)
def waive(p: Passage[BlacklistCase], *, received_on: date, stated_by: str) -> BlacklistCase:
    """放弃列入陈述申辩, expressly."""
    p.subject.waived_on, p.subject.defence_by = received_on, stated_by
    p.note(stated_by=stated_by)
    return p.subject


def _time_over(q: Question[BlacklistCase]) -> Text | None:
    last = _last_day_to_answer(q.subject)
    if last is not None and last < q.today and str(q.given["registers"]).strip():
        return None
    return Text(
        f"期限（至{last}）届满后，写明核对了哪些收文渠道，方可登记视为放弃。",
        f"After {last}, name the registers that were looked at.",
    )


TIME_OVER = Condition(
    "listing_time_over",
    "期限已满并已核对收文",
    "time over and looked at",
    "L44 13; PP57",
    _time_over,
    GIVEN | after("D12") | by("blacklist.serve_notice"),
)


@BLACKLIST.act(
    "deem_waived",
    sources=(S.NOTIFIED,),
    zh="逾期视为放弃列入陈述申辩",
    en="Deemed waived",
    article="L44 13; PP57",
    grant="L44 13",
    who=DESK,
    rules=(own_authority,),
    needs=(TIME_OVER,),
)
def deem_waived(p: Passage[BlacklistCase], *, registers: str) -> BlacklistCase:
    """核对收文，逾期视为放弃: who keeps what comes in looked at the `registers` after D12, and nothing had come."""
    p.subject.waived_on = p.work.today
    clocks.conclude(p.work, p.subject, "D12", outcome="deemed_waived")
    p.note(registers=registers)
    return p.subject


@BLACKLIST.act(
    "recheck_defence",
    sources=(S.DEFENCE,),
    zh="复核列入陈述申辩",
    en="Re-check the defence",
    article="L44 13; PL45",
    grant="L44 13",
    who=UH,
    rules=APART,
    reason="recheck",
)
def recheck_defence(p: Passage[BlacklistCase], *, accepted: bool, recheck: str) -> BlacklistCase:
    """复核列入陈述申辩: what holds must be accepted; never more than was told (APL 45)."""
    p.subject.defence_accepted, p.subject.recheck, p.subject.rechecked_on = accepted, recheck, p.work.today
    p.note(accepted=accepted)
    return p.subject
