"""Who may do what in the dummy procedure."""

from __future__ import annotations

from typing import Any

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.permissions import Grant
from cases.base.roles import LEADERS, Role


def own_bureau(actor: Actor, subject: Any) -> Text | None:
    if actor.is_system or actor.authority_id == subject.authority_id:
        return None
    return Text("不属于您所在机关。", "It belongs to another bureau.")


_OFFICERS = frozenset({Role.CO, Role.SYSTEM})
GRANTS = (
    Grant("dummy.enter", _OFFICERS, (own_bureau,), "样例规定 §1"),
    Grant("dummy.amend", _OFFICERS, (own_bureau,), "样例规定 §2"),
    Grant("dummy.weigh", frozenset({Role.CO}), (own_bureau,), "样例规定 §2"),
    Grant("dummy.hold", frozenset({Role.CO}), (own_bureau,), "样例规定 §2"),
    Grant("dummy.go_on", frozenset({Role.CO}), (own_bureau,), "样例规定 §2"),
    Grant("dummy.grant", LEADERS, (own_bureau,), "样例规定 §3"),
    Grant("dummy.refuse", LEADERS, (own_bureau,), "样例规定 §4"),
)
