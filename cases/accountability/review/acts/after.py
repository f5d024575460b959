"""告知结果、内部复核、归档 (CSR 46, GSA 46, 53; J23)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cases.accountability.review import rules
from cases.accountability.review.choices import Outcome
from cases.accountability.review.models import Remedy, ResponsibilityReview, ToldOfficial
from cases.accountability.review.procedure import RECUSAL, RESPONSIBILITY
from cases.accountability.review.procedure import ReviewState as S
from cases.accountability.review.telling import WAY_OF_TELLING, tell
from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, after, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.models import Deadline, Document
from cases.base.roles import GROUP, LEADERS
from cases.law.responsibility import heavier, measures_on
from cases.parties.selectors import STAFF

# --- the official is told --------------------------------------------------------------------------------------------


def _clarified(q: Question[ResponsibilityReview]) -> Text | None:
    if not q.subject.wrongly_accused or str(q.given["clarification"]).strip():
        return None
    return Text(
        "属于不实举报的，应当以适当方式为被审查人澄清，须写明澄清的方式和范围。",
        "Who was wrongly accused is cleared: state how and before whom.",
    )


CLARIFIED = Condition("clarified", "不实举报已澄清", "wrongly accused is cleared", "GSA53", _clarified, GIVEN)


@RESPONSIBILITY.act(
    "inform",
    sources=(S.NO_FAULT, S.EXEMPT, S.REFERRED),
    target=S.SERVED,
    zh="告知处理结果",
    en="Tell the official the outcome",
    article="CSR39, CSR46, GSA53",
    grant=f"CSR39, CSR46, {RECUSAL}",
    who=GROUP,
    rules=rules.TELLER,
    needs=(WAY_OF_TELLING, CLARIFIED),
)
def inform(p: Passage[ResponsibilityReview], *, way: str, clarification: str = "") -> ResponsibilityReview:
    """告知处理结果, whatever it is; who was wrongly accused is cleared."""
    p.subject.served_on = p.work.today
    tell(p.work, p.subject, ToldOfficial.What.OUTCOME, way=way, document=_decision(p.subject), clarification=clarification)
    return p.subject


@RESPONSIBILITY.act(
    "serve_measure",
    sources=(S.MEASURE,),
    target=S.SERVED,
    zh="送达处理决定",
    en="Serve the measure",
    article="CSR39, CSR46, GSA46",
    grant=f"CSR39, CSR46, {RECUSAL}",
    who=GROUP,
    rules=rules.TELLER,
    needs=(WAY_OF_TELLING,),
    clocks=(Start("J23", "served_on"),),
)
def serve_measure(p: Passage[ResponsibilityReview], *, way: str) -> ResponsibilityReview:
    """送达处理决定: J23, the time to ask for internal review, runs from it."""
    p.subject.served_on = p.work.today
    tell(p.work, p.subject, ToldOfficial.What.OUTCOME, way=way, document=_decision(p.subject))
    return p.subject


def _decision(review: ResponsibilityReview) -> Document | None:
    """The paper that states the outcome; a referral is not handed to the official."""
    return Document.objects.filter(stream=review.stream_key, form="DOC11").order_by("-pk").first()


# --- internal review -------------------------------------------------------------------------------------------------


def _inside_j23(q: Question[ResponsibilityReview]) -> Text | None:
    if q.subject.outcome != Outcome.MEASURE:
        return Text("只有给予处理的决定可以申请复核。", "Only a measure can be reviewed internally.")
    clock = Deadline.objects.filter(stream=q.subject.stream_key, rule="J23").order_by("-pk").first()
    if clock is None or clock.due_on is None or q.today > clock.due_on:
        return Text("申请复核的期限已经届满。", "The time to ask for internal review is over.")
    if q.subject.remedys.exists():
        return Text("已经申请过内部复核；不服复核结论的，可以向上级机关反映。", "Internal review was asked for already.")
    return None if str(q.given["grounds"]).strip() else Text("须写明申请复核的理由。", "State the grounds.")


def _answer_fits(q: Question[ResponsibilityReview]) -> Text | None:
    answer, after, before = q.given["answer"], list(q.given["measures"]), q.subject.measures
    fits: Mapping[str, bool] = {
        Remedy.Answer.UPHELD: sorted(after) == sorted(before),
        Remedy.Answer.ANNULLED: not after,
        Remedy.Answer.LIGHTENED: bool(after) and sorted(after) != sorted(before) and set(after) <= set(measures_on(q.today)),
    }
    if fits.get(answer) and str(q.given["reasons"]).strip():
        return None
    return Text(
        "复核结论须为维持、减轻或者撤销，与复核后的处理方式一致，并说明理由。",
        "Uphold, lighten or annul, with the measures that follow and the reasons.",
    )


def _not_aggravated(q: Question[ResponsibilityReview]) -> Text | None:
    if not heavier(Outcome.MEASURE, q.given["measures"], than=Outcome.MEASURE, than_measures=q.subject.measures):
        return None
    return Text("不得因申请复核而加重处理。", "A request for review may not make the measure heavier.")


INSIDE_J23 = Condition(
    "inside_j23", "在申请复核期限内", "in time to ask for review", "CSL95", _inside_j23, GIVEN | instead("responsibility.archive")
)
ANSWER_FITS = Condition("answer_fits", "复核结论明确", "answer is definite", "CSL96", _answer_fits, GIVEN)
NOT_AGGRAVATED = Condition("not_aggravated", "不因复核加重", "not aggravated", "CSL96, GSA55", _not_aggravated, GIVEN)


@RESPONSIBILITY.act(
    "ask_review",
    sources=(S.SERVED,),
    target=S.REMEDY,
    zh="申请内部复核",
    en="Ask for internal review",
    article="CSL95",
    who=STAFF,
    rules=(rules.is_official,),
    needs=(INSIDE_J23,),
    clocks=(Stop("J23"), Start("J23-reply")),
)
def ask_review(p: Passage[ResponsibilityReview], *, grounds: str) -> Remedy:
    """申请内部复核: by the official, inside J23; the measure goes on meanwhile."""
    return p.work.save(Remedy(review=p.subject, asked_on=p.work.today, grounds=grounds, before=list(p.subject.measures)))


@RESPONSIBILITY.act(
    "answer_review",
    sources=(S.REMEDY,),
    target=S.SERVED,
    zh="作出复核结论",
    en="Answer the request for review",
    article="CSL96, GSA55",
    grant=f"CSL96, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
    needs=(NOT_AGGRAVATED, ANSWER_FITS),
    clocks=(Stop("J23-reply"),),
    issues=("DOC11",),
)
def answer_review(
    p: Passage[ResponsibilityReview], *, answer: str, reasons: str, way: str, measures: Sequence[str] = ()
) -> Remedy:
    """作出复核结论: upheld, lightened or annulled; never heavier. The official is told with the same act."""
    work, subject = p.work, p.subject
    row = subject.remedys.select_for_update(no_key=True).get(answer="")
    row.answer, row.reasons, row.after = answer, reasons, list(measures)
    row.answered_on, row.answered_by = work.today, work.actor.name
    work.save(row)
    subject.measures = list(measures)
    subject.outcome = Outcome.NO_FAULT if answer == Remedy.Answer.ANNULLED else subject.outcome
    paper = documents.issue(work, subject, "DOC11", given={"opinion": reasons, "remedy": row})
    tell(work, subject, ToldOfficial.What.REMEDY, way=way, document=paper)
    p.note(answer=answer)
    return row


# --- the archive -----------------------------------------------------------------------------------------------------


def _terms_over(q: Question[ResponsibilityReview]) -> Text | None:
    running = Deadline.objects.filter(stream=q.subject.stream_key, state__in=("running", "paused"))
    if not running.exists() and not q.subject.remedys.filter(answer="").exists():
        return None
    return Text("复核期限尚未届满或者复核尚未办结，不能归档。", "A time to ask for review runs, or a review is pending.")


TERMS_OVER = Condition(
    "terms_over", "期限届满、无未结事项", "terms over, nothing pending", "CSR39", _terms_over, after("J23", "J23-reply")
)


@RESPONSIBILITY.act(
    "archive",
    sources=(S.SERVED,),
    target=S.ARCHIVED,
    zh="归档",
    en="Archive",
    article="CSR39",
    grant=f"CSR39, {RECUSAL}",
    who=GROUP,
    rules=rules.TELLER,
    needs=(TERMS_OVER,),
)
def archive(p: Passage[ResponsibilityReview]) -> ResponsibilityReview:
    """归档: terms over, nothing pending."""
    p.subject.archived_on = p.work.today
    return p.subject
