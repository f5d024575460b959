"""The root: where scope is decided and pages begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

import graphene

from api import blacklist, cursors, regions, selectors
from api.aggregates import Figures
from api.caller import Caller
from api.errors import ApiError, Code
from api.limits import DEFAULT_FIRST, MAX_FIRST
from api.pages import Page, with_papers
from api.types.aggregate import PeriodInput, RegionAggregate, ended_period
from api.types.blacklist import BlacklistConnection
from api.types.enterprise import Enterprise, EnterpriseConnection, EnterpriseKind
from api.types.law_rule import LawRule, find_rule
from api.types.penalty import PenaltyConnection
from api.types.scalars import USCC, Date, RegionCode
from api.types.score import CreditClass
from cases.base import canonical


class Query(graphene.ObjectType):
    """诚案 read-only interface for local evaluation systems. An enterprise is answered within the client's region only;
    published penalties and the law are public."""

    enterprise = graphene.Field(
        Enterprise, uscc=USCC(required=True), description="按统一社会信用代码查询；没有登记为空 null if not registered"
    )
    enterprises = graphene.Field(
        EnterpriseConnection,
        region=RegionCode(description="缺省为调用方的全部区域 default: the client's whole region"),
        name=graphene.String(description="名称以此开头 the name begins with this"),
        kind=graphene.List(graphene.NonNull(EnterpriseKind)),
        credit_class=graphene.List(graphene.NonNull(CreditClass), description="对外共享视图的现行等级；需要 score 权限"),
        score_at_least=graphene.Int(description="现行评分；需要 score 权限"),
        score_at_most=graphene.Int(description="现行评分；需要 score 权限"),
        first=graphene.Int(default_value=DEFAULT_FIRST, description="1–100"),
        after=graphene.String(description="上一页的 endCursor，其他条件不变"),
    )
    published_penalties = graphene.Field(
        PenaltyConnection,
        region=RegionCode(description="当事人所在区域，可为任何区域 any region"),
        uscc=USCC(),
        first=graphene.Int(default_value=DEFAULT_FIRST, description="1–100"),
        after=graphene.String(),
        description="公示的行政处罚；需要 penalties 权限，不限区域 public in every region; needs the scope penalties",
    )
    blacklist = graphene.Field(
        BlacklistConnection,
        required=True,
        region=RegionCode(description="当事人所在区域，可为任何区域 the party's region, any"),
        active_on=Date(description="列入期限含该日的；只限今日仍在公示的 whose term holds that day, of those that stand today"),
        first=graphene.Int(default_value=DEFAULT_FIRST, description="1–100"),
        after=graphene.String(),
        description="公示的严重违法失信名单；需要 blacklist 权限，不限区域 public in every region; needs the scope blacklist",
    )
    region_aggregate = graphene.Field(
        RegionAggregate,
        region=RegionCode(required=True, description="机关所在区域，限调用方的区域 the authorities' region, within the client's"),
        period=PeriodInput(required=True),
        description="已结束季度的执法统计；需要 aggregates 权限 of a quarter that is over; needs the scope aggregates",
    )
    law_rule = graphene.Field(
        LawRule,
        code=graphene.String(required=True, description="违法行为、期限、评分等规则的代码，如 FSL124、D12、H1"),
        on=Date(description="缺省为今日"),
        table=graphene.String(description="多个表有同一代码时指明表名"),
    )

    @staticmethod
    def resolve_enterprise(_root: Any, info: Any, uscc: str) -> Any:
        caller: Caller = info.context
        row = selectors.enterprise_row(uscc)
        if row is None:
            return None
        caller.require_enterprise_in_region(row["region_id"])
        return Page([row], caller).rows[0]

    @staticmethod
    def resolve_enterprises(
        _root: Any, info: Any, first: int | None, region: str | None = None, after: str | None = None, **narrow: Any
    ) -> Any:
        caller: Caller = info.context
        filters = _filters(caller.region_asked(region), **narrow)

        def read(key: int, count: int) -> list[dict[str, Any]]:
            return selectors.enterprise_rows(filters, after=key, count=count, now=caller.now)

        return _connection(question_of(filters), first, after, read, lambda rows: Page(rows, caller).rows)

    @staticmethod
    def resolve_published_penalties(
        _root: Any, info: Any, first: int | None, region: str | None = None, uscc: str | None = None, after: str | None = None
    ) -> Any:
        today: date = info.context.today
        question = "penalties:" + canonical.digest([region, uscc])

        def read(key: int, count: int) -> list[dict[str, Any]]:
            return selectors.penalty_rows(region=region or "", uscc=uscc or "", after=key, count=count, today=today)

        return _connection(question, first, after, read, with_papers)

    @staticmethod
    def resolve_blacklist(
        _root: Any,
        info: Any,
        first: int | None,
        region: str | None = None,
        active_on: date | None = None,
        after: str | None = None,
    ) -> Any:
        today: date = info.context.today
        question = "blacklist:" + canonical.digest([region, active_on])

        def read(key: int, count: int) -> list[dict[str, Any]]:
            return blacklist.listing_rows(region=region or "", active_on=active_on, after=key, count=count, today=today)

        return _connection(question, first, after, read, blacklist.with_measures)

    @staticmethod
    def resolve_region_aggregate(_root: Any, info: Any, region: str, period: Any) -> Figures:
        caller: Caller = info.context
        caller.region_asked(region)
        quarter = ended_period(period, info)
        place = regions.place(region, quarter.last)
        if place is None:
            raise ApiError(
                Code.UNKNOWN_REGION,
                f"{region} 在{quarter.last}不是现行的行政区划代码，该季度没有其统计。",
                f"{region} was no division code in use on {quarter.last}; the quarter is not told for it.",
            )
        return Figures(place, quarter)

    @staticmethod
    def resolve_law_rule(_root: Any, info: Any, code: str, on: date | None = None, table: str | None = None) -> Any:
        return find_rule(code, on=on or info.context.today, table=table or "")


def _filters(
    region: str,
    *,
    name: str | None = None,
    kind: list[Any] | None = None,
    credit_class: list[Any] | None = None,
    score_at_least: int | None = None,
    score_at_most: int | None = None,
) -> selectors.Filters:
    if name is not None and "\0" in name:
        raise ApiError(Code.BAD_INPUT, "名称不得含有空字符。", "The name must not contain a null character.")
    return selectors.Filters(
        region=region,
        name=(name or "").strip(),
        kinds=tuple(sorted(k.value for k in kind or ())),
        classes=tuple(sorted(c.value for c in credit_class or ())),
        score_at_least=score_at_least,
        score_at_most=score_at_most,
    )


def question_of(filters: selectors.Filters) -> str:
    """What a cursor of this list is bound to."""
    return "enterprises:" + canonical.digest(list(astuple(filters)))


Rows = Sequence[dict[str, Any]]


def _connection(
    question: str, first: int | None, after: str | None, read: Callable[[int, int], Rows], dress: Callable[[Rows], Rows]
) -> dict[str, Any]:
    """A page by key: one row more than asked for tells whether there is a next one. `dress` makes rows of the kept."""
    first = DEFAULT_FIRST if first is None else first
    if not 1 <= first <= MAX_FIRST:
        raise ApiError(Code.BAD_INPUT, f"first 应在1至{MAX_FIRST}之间。", f"first must lie between 1 and {MAX_FIRST}.")
    key = cursors.read(question, after, width=1)[0] if after is not None else 0
    rows = read(int(key), first + 1)
    kept = dress(rows[:first])
    return {
        "nodes": kept,
        "edges": [{"node": row, "question": question} for row in kept],
        "page_info": {
            "has_next_page": len(rows) > first,
            "end_cursor": cursors.sign(question, [kept[-1]["id"]]) if kept else None,
        },
    }
