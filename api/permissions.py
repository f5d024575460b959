"""Who may let an evaluation system in: access policy belongs to the security administrator (三员)."""

from __future__ import annotations

from collections.abc import Mapping

from cases.base.errors import Text
from cases.base.permissions import Grant
from cases.base.roles import Role

ARTICLE = "GB/T 22239-2019 8.1.4（访问控制）；数据安全法第三十八条"
_SEC = frozenset({Role.SEC_ADMIN, Role.SYSTEM})

GRANTS = (Grant("api.create_client", _SEC, (), ARTICLE), Grant("api.revoke_client", _SEC, (), ARTICLE))

VERBS: Mapping[str, Text] = {
    "api.create_client": Text("登记接口调用方", "Registered an API client"),
    "api.revoke_client": Text("停用接口调用方", "Revoked an API client"),
}
