"""The list of serious violators: what the public may see today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import graphene

from api import blacklist
from api.types.common import PageInfo, Provenance, Text, cursor_after, two_languages
from api.types.mirror import Mirror
from api.types.scalars import USCC, Date
from integrity.blacklist.models import BlacklistCase, ManagementMeasure, Measure
from integrity.blacklist.models import HeavyBy as Heavy

RULES = "LIST44"
MEASURES: Mapping[str, str] = {
    Measure.KEY_FACTOR: "weighed in permits, qualifications, public procurement and bidding",
    Measure.INSPECTION: "key subject of supervision, inspected more often",
    Measure.NO_COMMITMENT: "no permit on a mere commitment",
    Measure.NO_HONOURS: "no honours of market regulation authorities",
    Measure.OTHER: "other measures of laws, administrative regulations and central policy",
}


class HeavyBy(graphene.Enum):
    """What makes the penalty heavy (O44 2): the severe tier of the fine, or a kind of penalty; never an amount."""

    SEVERE_TIER = Heavy.SEVERE_TIER.value
    LOWER_QUALIFICATION = Heavy.LOWER_QUALIFICATION.value
    REVOKE_LICENCE = Heavy.REVOKE_LICENCE.value
    RESTRICT_BUSINESS = Heavy.RESTRICT_BUSINESS.value
    STOP_BUSINESS = Heavy.STOP_BUSINESS.value
    CLOSE_DOWN = Heavy.CLOSE_DOWN.value
    BAR_PERSON = Heavy.BAR_PERSON.value
    OTHER = Heavy.OTHER.value


class BlacklistEventKind(graphene.Enum):
    """What happened to an entry that stands: 决定列入, 送达, 公示."""

    LISTED = "LISTED"
    SERVED = "SERVED"
    PUBLISHED = "PUBLISHED"


class BlacklistGround(graphene.ObjectType):
    """A ground of the list (O44 5-11) with its article."""

    code = graphene.String(required=True)
    article = graphene.String(required=True)
    text = graphene.Field(Text, required=True)


class BlacklistMeasure(Mirror):
    """A management measure (O44 15) and the days on which it is in force."""

    class Meta:
        model = ManagementMeasure
        fields = ("kind", "from_day", "to_day")

    kind = graphene.Field(Text, required=True, description="管理措施")
    from_day = Date(required=True, name="from", description="首日 the first day")
    to_day = Date(name="to", description="末日 the last day; null: no end")

    @staticmethod
    def resolve_kind(row: dict[str, Any], _info: Any) -> dict[str, Any]:
        return two_languages(str(Measure(row["kind"]).label), MEASURES[row["kind"]])


class BlacklistEvent(graphene.ObjectType):
    """A dated event of the entry."""

    kind = BlacklistEventKind(required=True)
    on = Date(required=True)


class BlacklistEntry(Mirror):
    """A listing that is public today. One that was removed or revoked is answered for no day."""

    class Meta:
        model = BlacklistCase
        fields = ("grounds", "heavy_by", "listed_on", "published_on", "term_end")

    number = graphene.String(description="列入决定书文号")
    party = graphene.String(required=True, description="自然人姓名已遮蔽 natural persons are masked")
    uscc = USCC()
    authority = graphene.String(required=True)
    grounds = graphene.List(graphene.NonNull(BlacklistGround), required=True, description="列入情形")
    heavy_by = HeavyBy(required=True, description="较重行政处罚")
    # of what is shown, never null
    listed_on = Date(required=True, description="列入日期")
    published_on = Date(required=True, description="公示日期")
    term_end = Date(required=True, description="列入期限末日 last day on the list")
    early_removal_from = Date(required=True, description="可申请提前移出之日")
    measures = graphene.List(graphene.NonNull(BlacklistMeasure), required=True)
    history = graphene.List(graphene.NonNull(BlacklistEvent), required=True, description="oldest first")
    penalty = graphene.String(description="行政处罚决定书文号")
    provenance = graphene.Field(Provenance, required=True)

    @staticmethod
    def resolve_measures(row: dict[str, Any], _info: Any) -> Any:
        return blacklist.measures_of(row)

    @staticmethod
    def resolve_provenance(row: dict[str, Any], info: Any) -> dict[str, Any]:
        return {
            "authority": row["authority"],
            "document": row["number"],
            "issued_on": row["issued_on"],
            "record_count": 1,
            "rulesets": [RULES],
            "computed_at": info.context.now,
            "checksum": blacklist.checksum(row),
        }


class BlacklistEdge(graphene.ObjectType):
    """An entry of the list and the cursor after it."""

    cursor = graphene.String(required=True, resolver=cursor_after)
    node = graphene.Field(BlacklistEntry, required=True)


class BlacklistConnection(graphene.ObjectType):
    """A page of the list, in the order in which the listings were opened."""

    edges = graphene.List(graphene.NonNull(BlacklistEdge), required=True)
    nodes = graphene.List(graphene.NonNull(BlacklistEntry), required=True)
    page_info = graphene.Field(PageInfo, required=True)
