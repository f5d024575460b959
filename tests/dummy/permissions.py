"""Who may do what in the dummy procedure."""

from __future__ import annotations

from typing import Any

from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise


def own_bureau(actor: Actor, subject: Any) -> Text | None:
    if actor.is_system or actor.authority_id == subject.authority_id:
        return None
    return Text("不属于您所在机关。", "It belongs to another bureau.")


otherwise(own_bureau, only("由主管机关办理", "the bureau in charge does this"))
