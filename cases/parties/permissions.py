"""Who may register parties, authorities and officers.

三员: accounts and officers are the system administrator's; roles are the security administrator's.
"""

from __future__ import annotations

from cases.base.permissions import Grant
from cases.base.roles import Role
from cases.parties import rules

SANYUAN = "GB/T 22239-2019 8.1.5（三员分立）"
LICENCES = "国务院令第503号第十九条（谁发证、谁监管、谁负责）"
REGISTRY = "GB 32100-2015；个人信息保护法第三十四条"

_ENTERING = frozenset({Role.INTAKE, Role.CO, Role.UH, Role.CREDIT, Role.SYSTEM})
_SYS = frozenset({Role.SYS_ADMIN, Role.SYSTEM})
_SEC = frozenset({Role.SEC_ADMIN, Role.SYSTEM})
_CREDIT = frozenset({Role.CREDIT, Role.SYSTEM})

GRANTS = (
    Grant("parties.register_party", _ENTERING, (), REGISTRY),
    Grant("parties.correct_party", frozenset({Role.CREDIT, Role.CO, Role.SYSTEM}), (), REGISTRY),
    Grant("parties.import_enterprises", frozenset({Role.SYSTEM}), (rules.system_only,), REGISTRY),
    Grant("parties.register_authority", _SYS, (), SANYUAN),
    Grant("parties.register_officer", _SYS, (), SANYUAN),
    Grant("parties.issue_certificate", _SEC, (), SANYUAN),
    Grant("parties.suspend_certificate", _SEC, (), SANYUAN),
    Grant("parties.restore_certificate", _SEC, (), SANYUAN),
    Grant("parties.appoint", _SEC, (rules.own_or_superior,), SANYUAN),
    Grant("parties.end_appointment", _SEC, (rules.own_or_superior,), SANYUAN),
    Grant("parties.grant_licence", _CREDIT, (), LICENCES),
    Grant("parties.change_licence", _CREDIT, (), LICENCES),
)
