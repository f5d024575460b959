"""The named conditions of publication. Each says in a sentence what is missing and under which article."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from integrity.publicity.redaction import personal_data, unfit

CLASSES = {"light": "轻微", "general": "一般", "severe": "严重"}


def _secrecy_reviewed(q: Question) -> Text | None:
    if q.given.get("secrecy_reviewed") is True:
        return None
    return Text("公示前须完成保密审查并予以确认。", "Confirm that the secrecy review was made before publication.")


def _redactions_fit(q: Question) -> Text | None:
    if not q.given["served"]:
        return Text("处罚决定书尚未制发，没有可供公示的文本。", "The decision document has not been issued yet.")
    wrong = unfit(q.given["served"], q.given["redactions"], on=q.today)
    if wrong is None:
        return None
    return Text(
        f"遮蔽内容“{wrong.get('text', '')}”须为决定书原文并注明法定理由；除遮蔽外公示文本与决定书须一致。",
        f"“{wrong.get('text', '')}” must stand in the decision as it is and name a statutory ground.",
    )


def _no_personal_data(q: Question) -> Text | None:
    found = personal_data(q.given["published"])
    if found is None:
        return None
    ground, text = found
    return Text(
        f"公示文本中仍有疑似{ground.zh}（{text[:3]}…{text[-2:]}），请登记遮蔽后再提交。",
        f"The text still shows what looks like an {ground.en} ({text[:3]}…{text[-2:]}); redact it first.",
    )


def _entered(q: Question) -> Text | None:
    if q.subject.entered_by_id:
        return None
    return Text("办案人员尚未录入公示信息。", "The case officer has not entered the publication yet.")


def _four_eyes(q: Question) -> Text | None:
    if q.subject.entered_by_id != q.actor.officer_id:
        return None
    return Text("录入人员不得审核自己录入的信息。", "Who entered the publication may not review it.")


def _class_fits(q: Question) -> Text | None:
    given, subject = q.given["publicity_class"], q.subject
    if given in CLASSES and (not subject.class_certain or given == subject.publicity_class):
        return None
    settled = CLASSES.get(subject.publicity_class, "")
    if subject.class_certain:
        return Text(
            f"依照处罚种类和数额，该处罚属于“{settled}”类，不能改为其他类别。",
            f"By its kinds and sums the penalty is of class “{subject.publicity_class}” and no other.",
        )
    return Text("请选择轻微、一般或者严重。", "Choose light, general or severe.")


def _to_be_published(q: Question) -> Text | None:
    if q.given["to_be_published"]:
        return None
    return Text("轻微类处罚信息一般不予公示，请选择“审核后不予公示”。", "Light penalties are not published as a rule.")


def _not_to_be_published(q: Question) -> Text | None:
    if not q.given["to_be_published"]:
        return None
    return Text("该类处罚信息应当公示。", "Penalties of this class must be published.")


def _same_province(q: Question) -> Text | None:
    if not q.subject.other_province:
        return None
    return Text(
        "当事人登记地在外省，应当将处罚信息推送登记地市场监督管理部门，由其公示。",
        "The party is registered in another province: push it to the bureau there, which publishes it.",
    )


def _other_province(q: Question) -> Text | None:
    if q.subject.other_province:
        return None
    return Text("当事人登记地在本省，由本机关直接公示。", "The party is registered in this province: publish directly.")


def _not_ordered(q: Question) -> Text | None:
    if q.subject.withdrawal_ordered_on is None:
        return None
    return Text("原处罚决定已变更或者撤销，公示信息应当撤回。", "The decision no longer stands; withdraw instead.")


def _withdrawal_ordered(q: Question) -> Text | None:
    if q.subject.withdrawal_ordered_on is not None:
        return None
    return Text(
        "处罚决定仍然有效。只有决定被变更、撤销、确认违法或者无效，才撤回公示。",
        "The decision stands. Only a changed, annulled, unlawful or void decision is withdrawn.",
    )


def _reason_given(q: Question) -> Text | None:
    if str(q.given.get("reason", "")).strip():
        return None
    return Text("撤回公示须公开说明理由。", "State publicly why the publication is withdrawn.")


def _maximum_over(q: Question) -> Text | None:
    end = q.subject.max_end
    if end is not None and end < q.today:
        return None
    return Text(f"最长公示期（至{end}）尚未届满。", f"The maximum term (to {end}) is not over.")


SECRECY_REVIEWED = Condition("secrecy_reviewed", "已作保密审查", "secrecy reviewed", "O45 5", _secrecy_reviewed)
REDACTIONS_FIT = Condition("redactions_fit", "公示文本与决定书一致，遮蔽有据", "text as served", "O45 5-7", _redactions_fit)
NO_PERSONAL_DATA = Condition("no_personal_data", "公示文本不含个人信息", "no personal data", "O45 6", _no_personal_data)
ENTERED = Condition("entered", "办案人员已录入", "entered by the case officer", "O45 16", _entered)
FOUR_EYES = Condition("four_eyes", "录入与审核分离", "entry and review apart", "O45 16", _four_eyes)
CLASS_FITS = Condition("class_fits", "类别符合法律", "class as the law has it", "GB22; O45 13", _class_fits)
TO_BE_PUBLISHED = Condition("to_be_published", "属于应当公示", "to be published", "O45 2; GB22", _to_be_published)
NOT_TO_BE_PUBLISHED = Condition("not_to_be_published", "属于不予公示", "not to be published", "O45 2; GB22", _not_to_be_published)
SAME_PROVINCE = Condition("same_province", "当事人在本省登记", "registered in this province", "O45 9", _same_province)
OTHER_PROVINCE = Condition("other_province", "当事人在外省登记", "registered elsewhere", "O45 10", _other_province)
NOT_ORDERED = Condition("decision_stands", "决定未变更、撤销", "the decision stands", "O45 11", _not_ordered)
WITHDRAWAL_ORDERED = Condition(
    "withdrawal_ordered", "决定已变更、撤销", "the decision no longer stands", "O45 11", _withdrawal_ordered
)
REASON_GIVEN = Condition("reason_given", "说明撤回理由", "reasons given", "O45 11", _reason_given)
MAXIMUM_OVER = Condition("maximum_over", "最长公示期已满", "maximum over", "O45 13", _maximum_over)
