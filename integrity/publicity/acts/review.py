"""录入、审核、不予公示 (O45 4-7, 19): who handled the case enters, a credit officer reviews and settles the class."""

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
from integrity.publicity.models import PenaltyPublicity, Secrecy
from integrity.publicity.procedure import PUBLICITY
from integrity.publicity.procedure import PublicityState as S
from integrity.publicity.redaction import personal_data, redact, unfit
from integrity.publicity.rules import handled_the_case
from integrity.publicity.summary import summary_of
from integrity.publicity.terms import terms_of

CLASSES = {"light": "轻微", "general": "一般", "severe": "严重"}

# --- the entry -------------------------------------------------------------------------------------------------------


def _secrecy_reviewed(q: Question[PenaltyPublicity]) -> Text | None:
    if q.given.get("secrecy_reviewed") is True:
        return None
    return Text("公示前须完成保密审查并予以确认。", "Confirm that the secrecy review was made before publication.")


def _secrecy_stated(q: Question[PenaltyPublicity]) -> Text | None:
    ground, paper = q.given["secrecy_ground"], q.given["secrecy_paper"].strip()
    if (ground in Secrecy.values and paper) or not (ground or paper):
        return None
    return Text(
        "保密审查认定不得公示的，须选择情形并填写保密审查意见文号；没有的，两项均不填。",
        "What the secrecy review found needs its ground and the number of its opinion; where it found nothing, leave both empty.",
    )


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
    if found is None or q.given["secrecy_ground"]:
        return None
    ground, text = found
    return Text(
        f"公示文本中仍有疑似{ground.zh}（{text[:3]}…{text[-2:]}），请登记遮蔽后再提交。",
        f"The text still shows what looks like an {ground.en} ({text[:3]}…{text[-2:]}); redact it first.",
    )


SECRECY_STATED = Condition("secrecy_stated", "保密审查认定有据", "found secret by a paper", "O45 5", _secrecy_stated, GIVEN)
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
    article="O45 4-7, 19",
    grant="O45 19",
    who=CO,
    rules=(own_authority, handled_the_case),
    needs=(SECRECY_REVIEWED, SECRECY_STATED, REDACTIONS_FIT, NO_PERSONAL_DATA),
    given=_as_masked,
)
def enter(
    p: Passage[PenaltyPublicity],
    *,
    redactions: Sequence[Mapping[str, str]] = (),
    secrecy_reviewed: bool = False,
    secrecy_ground: str = "",
    secrecy_paper: str = "",
) -> PenaltyPublicity:
    """录入公示信息: what is masked (`text`: words of the decision, `ground`: a code), and that secrecy was reviewed.

    `secrecy_ground` (of Secrecy) and `secrecy_paper`, the number of the opinion: where it must not be published at all.
    """
    subject, masked = p.subject, p.given["redactions"]
    subject.redactions, subject.secrecy_reviewed = masked, secrecy_reviewed
    subject.secrecy_ground, subject.secrecy_paper = secrecy_ground, secrecy_paper.strip()
    subject.content, subject.content_digest = p.given["published"], canonical.digest(p.given["published"])
    subject.summary = redact(summary_of(subject.decision), masked)
    subject.entered_by_id = p.work.actor.officer_id
    p.note(redactions=len(masked), digest=subject.content_digest, secrecy=subject.secrecy_paper)
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
    if q.given["term"] is not None:
        return None
    possible = q.given["classes"]
    named = "、".join(CLASSES[c] for c in possible)
    return Text(
        f"依照处罚种类、数额和产品领域，该处罚只能属于下列类别：{named}。",
        f"By its kinds, sums and field the penalty can only be of class {', '.join(possible)}.",
    )


def _not_secret(q: Question[PenaltyPublicity]) -> Text | None:
    if not q.subject.secrecy_ground:
        return None
    return Text(
        f"录入时已载明保密审查认定（{q.subject.secrecy_paper}），该处罚信息不得公示。",
        f"By the secrecy review ({q.subject.secrecy_paper}) it must not be published.",
    )


def _found_secret(q: Question[PenaltyPublicity]) -> Text | None:
    if q.subject.secrecy_ground:
        return None
    return Text(
        "适用普通程序作出的处罚信息应当公示，只有录入时载明保密审查认定不得公示的除外。",
        "A penalty under the ordinary procedure is published, unless the entry states that the secrecy review forbids it.",
    )


ENTERED = Condition("entered", "办案人员已录入", "entered by the case officer", "O45 19", _entered, by("publicity.enter"))
FOUR_EYES = Condition("four_eyes", "录入与审核分离", "entry and review apart", "O45 19", _four_eyes, ANOTHER)
CLASS_FITS = Condition("class_fits", "类别符合法律", "class as the law has it", "O45 13-15; R107 7-9", _class_fits, GIVEN)
NOT_SECRET = Condition(
    "not_secret", "保密审查没有认定不得公示", "not secret", "O45 5", _not_secret, instead("publicity.leave_unpublished")
)
FOUND_SECRET = Condition(
    "found_secret", "保密审查认定不得公示", "found secret", "O45 2, 5", _found_secret, instead("publicity.review")
)


def _of_class(publicity: PenaltyPublicity, given: Mapping[str, Any]) -> dict[str, Any]:
    """The classes that the penalty may be of, and the term under the one that the reviewer names."""
    found = {str(gravity): term for gravity, term in terms_of(publicity.decision).items()}
    return {"classes": tuple(found), "term": found.get(given["publicity_class"])}


@PUBLICITY.act(
    "review",
    sources=(S.REVIEW,),
    target=S.READY,
    zh="审核公示信息",
    en="Review what is to be published",
    article="O45 4-7, 19",
    who=CREDIT,
    rules=(own_authority,),
    needs=(ENTERED, FOUR_EYES, NOT_SECRET, CLASS_FITS),
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
    zh="经保密审查不予公示",
    en="Leave unpublished after the secrecy review",
    article="O45 5",
    who=CREDIT,
    rules=(own_authority,),
    needs=(ENTERED, FOUR_EYES, FOUND_SECRET, CLASS_FITS),
    clocks=(Stop("D16"), Stop("D17")),
    reason="reason",
    given=_of_class,
)
def leave_unpublished(p: Passage[PenaltyPublicity], *, publicity_class: str, reason: str = "") -> PenaltyPublicity:
    """经保密审查不予公示: the credit officer confirms what the secrecy review found; the class counts all the same."""
    _settle(p)
    p.subject.to_be_published, p.subject.min_end, p.subject.max_end = False, None, None
    p.note(publicity_class=publicity_class, ground=p.subject.secrecy_ground, paper=p.subject.secrecy_paper)
    return p.subject


def _settle(p: Passage[PenaltyPublicity]) -> None:
    p.given["term"].keep(p.subject)
    p.subject.class_certain, p.subject.reviewed_by_id = True, p.work.actor.officer_id
