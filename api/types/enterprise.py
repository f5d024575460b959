"""Enterprises: who they are and what is known of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import graphene

from api.errors import ApiError, Code
from api.types.blacklist import BlacklistEntry
from api.types.common import PageInfo, cursor_after
from api.types.file_entry import FileEntry, FileSection
from api.types.mirror import Mirror
from api.types.penalty import Penalty
from api.types.region import Region, region_of
from api.types.scalars import USCC, Date, DateTime
from api.types.score import CreditClass, ScoreAnswer, ScoreRun
from cases.parties.models import Party, PartyKind
from integrity.scoring.ics1 import RULESET
from integrity.scoring.rulebook import rules_on
from integrity.scoring.selectors import Status


class EnterpriseKind(graphene.Enum):
    """Kinds of parties that have a credit code."""

    COMPANY = PartyKind.COMPANY.value
    SOLE_TRADER = PartyKind.SOLE_TRADER.value
    OTHER_ORG = PartyKind.OTHER_ORG.value


class Enterprise(Mirror):
    """An enterprise, sole trader or organisation with a unified social credit code."""

    class Meta:
        model = Party
        fields = ("uscc", "name", "kind", "established_on", "ended_on")

    uscc = USCC(required=True, description="统一社会信用代码")
    kind = EnterpriseKind(required=True, description="类别")
    region = graphene.Field(Region, required=True)
    credit_class = CreditClass(as_of=Date(), description="需要 score 权限 needs the scope score")
    score = graphene.Field(
        ScoreRun,
        as_of=Date(description="评分日，不晚于今日；缺省为现行评分 the legal day, not ahead; default: the score that stands"),
        known_at=DateTime(description="知悉时刻，不晚于现在 as known at that moment, not ahead"),
        ruleset=graphene.String(),
        description="对外共享视图；不予评分为空，理由见 scoring。需要 score 权限，knownAt 另需 replay 权限"
        " the shared view; null if not scored; needs the scope score, with knownAt also replay",
    )
    scoring = graphene.Field(
        ScoreAnswer,
        as_of=Date(description="评分日，不晚于今日；缺省为今日 the legal day, not ahead; default: today"),
        known_at=DateTime(description="知悉时刻，不晚于现在；需要 replay 权限 as known then; needs the scope replay"),
        ruleset=graphene.String(),
        required=True,
        description="评分及其状态；需要 score 权限 the score with its status; needs the scope score",
    )
    integrity_file = graphene.List(
        graphene.NonNull(FileEntry),
        sections=graphene.List(graphene.NonNull(FileSection)),
        as_of=Date(description="该日有效的事项，不晚于今日；缺省为全部 what holds on that day, not ahead; default: all"),
        required=True,
        description="需要 files 权限 needs the scope files",
    )
    published_penalties = graphene.List(
        graphene.NonNull(Penalty), required=True, description="需要 penalties 权限 needs the scope penalties"
    )
    blacklist = graphene.List(
        graphene.NonNull(BlacklistEntry),
        required=True,
        description="今日公示的严重违法失信名单列入；需要 blacklist 权限 needs the scope blacklist",
    )

    @staticmethod
    def resolve_region(row: dict[str, Any], _info: Any) -> dict[str, Any]:
        return region_of(row)

    @staticmethod
    def resolve_credit_class(row: dict[str, Any], info: Any, as_of: date | None = None) -> str | None:
        _require_past(info, as_of, None)
        if as_of is None:
            found: str | None = row["page"].credit_class(row["id"])
            return found
        score = row["page"].replay(row["id"], as_of=as_of)["run"]
        return score["credit_class"] if score else None

    @staticmethod
    def resolve_score(
        row: dict[str, Any], info: Any, as_of: date | None = None, known_at: datetime | None = None, ruleset: str | None = None
    ) -> Any:
        _require_past(info, as_of, known_at)
        if as_of is None and known_at is None and ruleset is None:
            return row["page"].score(row["id"], info)
        found = row["page"].replay(row["id"], as_of=as_of, known_at=known_at, ruleset=ruleset)
        if found["status"] == Status.NO_RULES:
            # what this field answered before `scoring` gave the status
            rules_on(ruleset or RULESET, as_of or info.context.today)
        return found["run"]

    @staticmethod
    def resolve_scoring(row: dict[str, Any], info: Any, **asked: Any) -> Any:
        _require_past(info, asked.get("as_of"), asked.get("known_at"))
        return row["page"].replay(row["id"], **asked)

    @staticmethod
    def resolve_integrity_file(
        row: dict[str, Any], info: Any, sections: list[Any] | None = None, as_of: date | None = None
    ) -> Any:
        _require_past(info, as_of, None)
        chosen = None if sections is None else [section.value for section in sections]
        return row["page"].entries(row["id"], info, sections=chosen, as_of=as_of)

    @staticmethod
    def resolve_published_penalties(row: dict[str, Any], _info: Any) -> Any:
        return row["page"].penalties(row["id"])

    @staticmethod
    def resolve_blacklist(row: dict[str, Any], _info: Any) -> Any:
        return row["page"].listings(row["id"])


def _require_past(info: Any, as_of: date | None, known_at: datetime | None) -> None:
    """A score of tomorrow would be a guess."""
    caller = info.context
    if (as_of is not None and as_of > caller.today) or (known_at is not None and known_at > caller.now):
        raise ApiError(Code.BAD_INPUT, "评分日、所问之日和知悉时刻不得晚于现在。", "asOf and knownAt must not lie ahead of now.")


class EnterpriseEdge(graphene.ObjectType):
    """An enterprise and the cursor after it."""

    cursor = graphene.String(required=True, resolver=cursor_after)
    node = graphene.Field(Enterprise, required=True)


class EnterpriseConnection(graphene.ObjectType):
    """A page of enterprises, in the order in which they were registered here."""

    edges = graphene.List(graphene.NonNull(EnterpriseEdge), required=True)
    nodes = graphene.List(graphene.NonNull(Enterprise), required=True)
    page_info = graphene.Field(PageInfo, required=True)
