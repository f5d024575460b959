"""Who may be named to investigate and to decide: nobody who is concerned, took part, or answers to the official."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from cases.accountability.review import people
from cases.accountability.review.models import ResponsibilityReview
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.roles import Role
from cases.parties.selectors import officers_of

# 法规、执法监督机构: from whom investigators are taken
INVESTIGATING = (Role.SUPERVISION, Role.LR)


def staff_of(q: Question[ResponsibilityReview]) -> set[int]:
    """Who of the handling authority may be an investigator today."""
    return {o for role in INVESTIGATING for o in officers_of(q.subject.authority, role, q.today).values_list("pk", flat=True)}


def listing(officers: Sequence[Any]) -> str:
    return "、".join(o.name for o in officers)


def independent(key: str, who_zh: str, who_en: str) -> tuple[Condition, ...]:
    """The three grounds on which those named under `key` are excluded, each a separate condition."""

    def refusing(
        out: Callable[[Question[ResponsibilityReview]], set[int]], zh: str, en: str
    ) -> Callable[[Question[ResponsibilityReview]], Text | None]:
        def check(q: Question[ResponsibilityReview]) -> Text | None:
            wrong = [o for o in _named(q, key) if o.pk in out(q)]
            if not wrong:
                return None
            return Text(f"{listing(wrong)}{zh}，应当回避，不得担任{who_zh}。", f"{listing(wrong)} {en}: no {who_en}.")

        return check

    return (
        Condition(
            f"{key}_not_concerned",
            f"{who_zh}不是被审查人本人",
            f"no {who_en} is the official",
            "CSR42, GSA47",
            refusing(lambda q: {q.subject.official_id}, "是被审查人本人", "is the official under review"),
            GIVEN,
        ),
        Condition(
            f"{key}_took_no_part",
            f"{who_zh}未参与、审核、批准所审查的行为",
            f"no {who_en} took part in the act",
            "CSR42, GSA47",
            refusing(
                lambda q: people.involved(q.subject),
                "参与、审核或者批准了所审查的行为，或者是同一事项的被审查人",
                "took part in, reviewed or approved the act under review, or is under review for it",
            ),
            GIVEN,
        ),
        Condition(
            f"{key}_independent",
            f"{who_zh}不受被审查人领导",
            f"no {who_en} answers to the official",
            "CSR42, GSA47",
            refusing(lambda q: people.subordinates(q.subject), "受被审查人领导", "answers to the official under review"),
            GIVEN,
        ),
    )


def _named(q: Question[ResponsibilityReview], key: str) -> Sequence[Any]:
    given = q.given[key]
    return [given] if hasattr(given, "pk") else list(given)
