"""What notice, service and defence ask for (PP57-58, PP81-82)."""

from __future__ import annotations

from datetime import timedelta

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.models import Deadline
from cases.penalty.lifecycle.conditions.choices import not_among

# PP82(5): calendar days from the publication, which cannot come before the document
PUBLIC_NOTICE = timedelta(days=30)


def _notice_approved(q: Question) -> Text | None:
    notice = q.subject.penaltynotices.order_by("-version").first()
    if notice is not None and notice.served_on is None:
        return None
    return Text("告知内容尚未经部门负责人批准。", "The notice has not been approved yet.")


def _served_not_later(q: Question) -> Text | None:
    served, issued = q.given["served_on"], q.given["issued_on"]
    if q.given["mode"] == "public_notice" and served < issued + PUBLIC_NOTICE:
        return Text(
            f"公告送达的，自公告发布之日起经过三十日视为送达，送达日期不得早于{issued + PUBLIC_NOTICE}。",
            f"By public notice it counts as served after thirty days: not before {issued + PUBLIC_NOTICE}.",
        )
    if issued <= served <= q.today:
        return None
    return Text(f"送达日期须在文书制发日（{issued}）至今天之间。", f"The date of service must lie between {issued} and today.")


def _way_of_service(q: Question) -> Text | None:
    return not_among(q.subject.services, "mode", q.given["mode"])


def _inside_d12(q: Question) -> Text | None:
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="D12").order_by("-pk").first()
    if clock is None or clock.due_on is None or q.given["received_on"] <= clock.due_on:
        return None
    return Text(f"陈述申辩期限已于{clock.due_on}届满，视为放弃。", f"The time for the defence ended on {clock.due_on}.")


def _heard_after_notice(q: Question) -> Text | None:
    told, said = q.subject.notice_served_on, q.given["received_on"]
    if told is not None and told <= said <= q.today:
        return None
    return Text(
        f"当事人陈述申辩或者放弃的日期须在告知书送达日（{told}）至今天之间。",
        f"What the party says is dated between the service of the notice ({told}) and today.",
    )


def _party_heard(q: Question) -> Text | None:
    case = q.subject
    told = case.penaltynotices.order_by("-version").first()
    last = case.defences.filter(waiver=False, notice=told).order_by("-pk").first()
    if last is not None and not last.rechecked_on:
        return Text("当事人的陈述申辩尚未复核。", "The party's defence has not been re-checked.")
    if case.waived_on:
        return None
    # who has stated a defence may still add to it or ask for a hearing until D12 is over (PP57, PL64)
    clock = Deadline.objects.filter(stream=case.stream_key, rule="D12").order_by("-pk").first()
    if clock is not None and clock.due_on is not None and clock.due_on < q.today:
        return None
    return Text(
        f"陈述申辩和要求听证的期限（至{clock.due_on if clock else '送达后五个工作日'}）未满，当事人也未放弃。",
        "The party may still state its case and has not waived the right.",
    )


NOTICE_APPROVED = Condition("notice_approved", "告知已批准", "notice approved", "PP57", _notice_approved)
SERVED_NOT_LATER = Condition("service_date", "送达日期合理", "date of service", "PP82", _served_not_later)
WAY_OF_SERVICE = Condition("way_of_service", "送达方式法定", "way of service", "PP82", _way_of_service)
INSIDE_D12 = Condition("inside_d12", "在陈述申辩期限内", "inside the time for defence", "PP57", _inside_d12)
HEARD_AFTER_NOTICE = Condition(
    "heard_after_notice", "告知之后的陈述或者放弃", "heard after the notice", "PP57-58", _heard_after_notice
)
PARTY_HEARD = Condition("party_heard", "已听取或已放弃陈述申辩", "party heard", "PP58, PL62", _party_heard)
