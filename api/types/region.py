"""Divisions."""

from __future__ import annotations

from typing import Any

import graphene

from api.types.mirror import Mirror
from api.types.scalars import RegionCode
from cases.parties import models as parties


class Region(Mirror):
    """The division an enterprise belongs to. Where it is not known yet, the code of its registration stands with
    `known: false`: text of the day of registration, perhaps of a division that no longer exists."""

    class Meta:
        model = parties.Region
        fields = ("code", "name")

    code = RegionCode(required=True, description="代码")
    known = graphene.Boolean(required=True)


def region_of(row: dict[str, Any]) -> dict[str, Any]:
    """The plain value of a Region from an enterprise's row."""
    if row["region__code"] is not None:
        return {"code": row["region__code"], "name": row["region__name"], "known": True}
    return {"code": row["registration_region"] or row["uscc"][2:8], "name": row["city"] or row["province"], "known": False}
