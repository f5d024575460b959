"""录入、审核、不予公示 (O45 4-7, 16; GB22): who handled the case enters, a credit officer reviews and settles the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base import canonical
from cases.base.conditions import Condition, Question
from cases.base.cures import ANOTHER, GIVEN, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.roles import CO, CREDIT
from cases.parties.rules import own_authority
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY
from integrity.publicity.procedure import PublicityState as S
from integrity.publicity.redaction import personal_data, redact, unfit
from integrity.publicity.rules import handled_the_case
from integrity.publicity.summary import summary_of
from integrity.publicity.terms import term_of_class

CLASSES = {"light": "轻微", "general": "一般", "severe": "严重"}

# --- the entry -------------------------------------------------------------------------------------------------------


def _secrecy_reviewed(q: Question[PenaltyPublicity]) -> Text | None:
    if q.given.get("secrecy_reviewed") is True:
        return None
    return Text("公示前须完成保密审查并予以确认。", "Confirm that the secrecy review was made before publication.")


def _redactions_fit(q: Question[PenaltyPublicity]) -> Text | None:
    if not q.given["served"]:
        return Text("处罚决定书尚未制发，没有可供公示的文本。", "The decision document has not been issued yet.")
    wrong = unfit(q.given["served"], q.given["redactions"], on=q.today)
    if wrong is None:
        return None
    return Text(
        f"遮蔽内容“{wrong.get('text', '')}”须为决定书原文并注明法定理由；除遮蔽外公示文本与决定书须一致。",
        f"“{wrong.get('text', '')}” must stand in the decision as it is and name a statutory ground.",
    )


def _no_personal_data(q: Question[PenaltyPublicity]) -> Text | None:
    found = personal_data(q.given["published"])
    if found is None:
        return None
    ground, text = found
    return Text(
        f"公示文本中仍有疑似{ground.zh}（{text[:3]}…{text[-2:]}），请登记遮蔽后再提交。",
        f"The text still shows what looks like an {ground.en} ({text[:3]}…{text[-2:]}); redact it first.",
    )


SECRECY_REVIEWED = Condition("secrecy_reviewed", "已作保密审查", "secrecy reviewed", "O45 5", _secrecy_reviewed, GIVEN)
REDACTIONS_FIT = Condition(
    "redactions_fit", "公示文本与决定书一致，遮蔽有据", "text as served", "O45 5-7", _redactions_fit, GIVEN
)
NO_PERSONAL_DATA = Condition("no_personal_data", "公示文本不含个人信息", "no personal data", "O45 6", _no_personal_data, GIVEN)


def _as_masked(publicity: PenaltyPublicity, given: Mapping[str, Any]) -> dict[str, Any]:
    """The text as it was served, and as it would be published."""
    document = publicity.decision.document
    served = dict(document.snapshot) if document is not None else {}
    masked = [{"text": r["text"], "ground": r["ground"]} for r in given["redactions"]]
    return {"served": served, "published": redact(served, masked), "redactions": masked}


@PUBLICITY.act(
    "enter",
    sources=(S.REVIEW,),
    zh="录入公示信息",
    en="Enter what is to be published",
    article="O45 4-7, 16",
    grant="O45 16",
    who=CO,
    rules=(own_authority, handled_the_case),
    needs=(SECRECY_REVIEWED, REDACTIONS_FIT, NO_PERSONAL_DATA),
    given=_as_masked,
)
def enter(
    p: Passage[PenaltyPublicity], *, redactions: Sequence[Mapping[str, str]] = (), secrecy_reviewed: bool = False
) -> PenaltyPublicity:
    """录入公示信息: what is masked (`text`: words of the decision, `ground`: a code), and that secrecy was reviewed."""
    subject, masked = p.subject, p.given["redactions"]
    subject.redactions, subject.secrecy_reviewed = masked, secrecy_reviewed
    subject.content, subject.content_digest = p.given["published"], canonical.digest(p.given["published"])
    subject.summary = redact(summary_of(subject.decision), masked)
    subject.entered_by_id = p.work.actor.officer_id
    p.note(redactions=len(masked), digest=subject.content_digest)
    return subject


# --- the review ------------------------------------------------------------------------------------------------------


def _entered(q: Question[PenaltyPublicity]) -> Text | None:
    if q.subject.entered_by_id:
        return None
    return Text("办案人员尚未录入公示信息。", "The case officer has not entered the publication yet.")


def _four_eyes(q: Question[PenaltyPublicity]) -> Text | None:
    if q.subject.entered_by_id != q.actor.officer_id:
        return None
    return Text("录入人员不得审核自己录入的信息。", "Who entered the publication may not review it.")


def _class_fits(q: Question[PenaltyPublicity]) -> Text | None:
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


def _to_be_published(q: Question[PenaltyPublicity]) -> Text | None:
    if q.given["to_be_published"]:
        return None
    return Text("轻微类处罚信息一般不予公示，请选择“审核后不予公示”。", "Light penalties are not published as a rule.")


def _not_to_be_published(q: Question[PenaltyPublicity]) -> Text | None:
    if not q.given["to_be_published"]:
        return None
    return Text("该类处罚信息应当公示。", "Penalties of this class must be published.")


ENTERED = Condition("entered", "办案人员已录入", "entered by the case officer", "O45 16", _entered, by("publicity.enter"))
FOUR_EYES = Condition("four_eyes", "录入与审核分离", "entry and review apart", "O45 16", _four_eyes, ANOTHER)
CLASS_FITS = Condition("class_fits", "类别符合法律", "class as the law has it", "GB22; O45 13", _class_fits, GIVEN)
TO_BE_PUBLISHED = Condition(
    "to_be_published", "属于应当公示", "to be published", "O45 2; GB22", _to_be_published, instead("publicity.leave_unpublished")
)
NOT_TO_BE_PUBLISHED = Condition(
    "not_to_be_published", "属于不予公示", "not to be published", "O45 2; GB22", _not_to_be_published, instead("publicity.review")
)


def _of_class(publicity: PenaltyPublicity, given: Mapping[str, Any]) -> dict[str, Any]:
    """The term under the class that the reviewer names; None if there is no such class: then it is refused."""
    named = given["publicity_class"]
    term = term_of_class(named, publicity.decision) if named in CLASSES else None
    return {"term": term, "to_be_published": term is None or term.published is not False}


@PUBLICITY.act(
    "review",
    sources=(S.REVIEW,),
    target=S.READY,
    zh="审核公示信息",
    en="Review what is to be published",
    article="O45 4-7, 16",
    who=CREDIT,
    rules=(own_authority,),
    needs=(ENTERED, FOUR_EYES, CLASS_FITS, TO_BE_PUBLISHED),
    reason="reason",
    given=_of_class,
)
def review(p: Passage[PenaltyPublicity], *, publicity_class: str, reason: str = "") -> PenaltyPublicity:
    """审核公示信息: the credit officer confirms entry and class; the publication is ready."""
    _settle(p)
    p.note(publicity_class=publicity_class, redactions=len(p.subject.redactions))
    return p.subject


@PUBLICITY.act(
    "leave_unpublished",
    sources=(S.REVIEW,),
    target=S.NOT_APPLICABLE,
    zh="审核后不予公示",
    en="Leave unpublished after review",
    article="GB22",
    who=CREDIT,
    rules=(own_authority,),
    needs=(CLASS_FITS, NOT_TO_BE_PUBLISHED),
    clocks=(Stop("D16"), Stop("D17")),
    reason="reason",
    given=_of_class,
)
def leave_unpublished(p: Passage[PenaltyPublicity], *, publicity_class: str = "light", reason: str = "") -> PenaltyPublicity:
    """审核后不予公示: a penalty of a class that its regime does not show."""
    _settle(p)
    p.note(publicity_class=publicity_class)
    return p.subject


def _settle(p: Passage[PenaltyPublicity]) -> None:
    subject, term = p.subject, p.given["term"]
    for name, value in term.columns().items() if term else ():
        setattr(subject, name, value)
    subject.class_certain, subject.reviewed_by_id = True, p.work.actor.officer_id
