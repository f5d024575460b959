"""Counts of enforcement by region and quarter."""

from __future__ import annotations

from typing import Any

import graphene

from api.aggregates import Figures, Period
from api.errors import ApiError, Code
from api.types.common import Provenance
from api.types.region import Region
from api.types.scalars import Date

SYSTEM = "执法统计系统（按机关所在区域自动汇总）"
# small counts are withheld as api/suppression.py says
RULES = "SMALL-5"
FIRST_YEAR = 1950


class PeriodInput(graphene.InputObjectType):
    """A quarter that is over."""

    year = graphene.Int(required=True)
    quarter = graphene.Int(required=True, description="1–4")


class AggregatePeriod(graphene.ObjectType):
    """A quarter and its days."""

    year = graphene.Int(required=True)
    quarter = graphene.Int(required=True)
    first = Date(required=True)
    last = Date(required=True)


def _count(measure: str, description: str) -> Any:
    """A count that may be withheld."""
    return graphene.Int(resolver=lambda figures, _info: figures.told(measure), description=description)


class RegionAggregate(graphene.ObjectType):
    """What the authorities seated in a region did in a quarter. A count is null where it is small (1 to 4) or would give a
    small one away; 0 is shown."""

    region = graphene.Field(Region, required=True)
    period = graphene.Field(AggregatePeriod, required=True)
    criminal_flags = _count("criminal_flags", "发出的涉嫌犯罪提示 criminal flags raised")
    transfers_to_police = _count("transfers_to_police", "移送公安机关的案件 cases sent to the police")
    signals_raised = _count("signals_raised", "提出的监督信号 supervision signals raised")
    signals_confirmed = _count("signals_confirmed", "答复为已纠正或者启动责任认定的信号 answered: corrected or review opened")
    accountability_closed = _count("accountability_closed", "归档的执法责任审查 reviews archived")
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_region(figures: Figures, _info: Any) -> dict[str, Any]:
        return {"code": figures.place.code, "name": figures.place.name, "known": True}

    @staticmethod
    def resolve_provenance(figures: Figures, info: Any) -> dict[str, Any]:
        return {"authority": SYSTEM, "rulesets": [RULES], "computed_at": info.context.now, "checksum": figures.checksum()}

    @staticmethod
    def resolve_period(figures: Figures, _info: Any) -> dict[str, Any]:
        period = figures.period
        return {"year": period.year, "quarter": period.quarter, "first": period.first, "last": period.last}


def ended_period(given: Any, info: Any) -> Period:
    """The quarter asked for. Raises BAD_INPUT unless it is one that is over."""
    year, quarter = given["year"], given["quarter"]
    if not (FIRST_YEAR <= year <= info.context.today.year + 1 and 1 <= quarter <= 4):
        raise ApiError(
            Code.BAD_INPUT,
            f"年份应自{FIRST_YEAR}年起，季度应为1至4。",
            f"The year begins with {FIRST_YEAR} and the quarter is 1 to 4.",
        )
    period = Period(year, quarter)
    if period.last >= info.context.today:
        raise ApiError(
            Code.BAD_INPUT,
            f"该季度（至{period.last}）尚未结束，不提供统计：前后两日数字之差会显示单个案件。",
            f"The quarter (to {period.last}) is not over, so it is not told: "
            "the difference between two days would show a single case.",
        )
    return period
