"""Is it proven who the party is? By a piece of evidence, or by what the register holds of it (PP48, PP62)."""

from __future__ import annotations

import re
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import by
from cases.base.errors import Text
from cases.parties.models import Party
from cases.penalty.models import EvidenceGroup, PenaltyCase
from cases.penalty.selectors import standing

# how rows without a group say what they prove
_IDENTITY = re.compile("主体资格|主体身份|身份证|营业执照")


def group_of(row: Any) -> str:
    """What a piece goes to prove; of rows without a group as their words say, else the facts."""
    known = getattr(row, "group", None)
    if known:
        return str(known)
    return str(EvidenceGroup.IDENTITY if _IDENTITY.search(row.proves) else EvidenceGroup.FACTS)


def registered(party: Party) -> str:
    """The registration by which the party is known, as papers name it; empty where none is on record."""
    if party.licensed and party.uscc:
        return f"经营主体登记信息（统一社会信用代码：{party.uscc}）"
    return f"身份证件信息（号码：{party.identity_masked}）" if party.identity_masked else ""


def identity_known(case: PenaltyCase) -> bool:
    """Whether the register or a piece of evidence says who the party is."""
    by_evidence = any(group_of(row) == EvidenceGroup.IDENTITY for row in standing(case))
    return by_evidence or bool(registered(case.party.standing))


def _identity_proven(q: Question[PenaltyCase]) -> Text | None:
    if not q.given["proposal"].kinds or identity_known(q.subject):
        return None
    return Text(
        "证据中没有证明当事人主体资格的材料（营业执照、身份证件等），当事人的登记或者证件号码也未登记：请先登记证据。",
        "No evidence proves who the party is (licence, identity paper), and no registration is on record: record it first.",
    )


IDENTITY_PROVEN = Condition(
    "identity_proven",
    "当事人的主体资格有证据",
    "proof of the party's identity",
    "PP48, PP62",
    _identity_proven,
    by("penalty.add_evidence", "parties.correct_party"),
)
