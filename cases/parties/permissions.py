"""Who may register parties, authorities and officers.

三员: accounts and officers are the system administrator's; roles are the security administrator's.
"""

from __future__ import annotations

from cases.base.permissions import Grant
from cases.base.roles import Role
from cases.parties import rules
from cases.parties.selectors import STAFF

SANYUAN = "GB/T 22239-2019 8.1.5（三员分立）"
LICENCES = "国务院令第503号第十九条（谁发证、谁监管、谁负责）"
REGISTRY = "GB 32100-2015；个人信息保护法第三十四条"
DIVISIONS = "行政区划管理条例；GB/T 22239-2019 8.1.5（三员分立）"

_ENTERING = frozenset({Role.INTAKE, Role.CO, Role.UH, Role.CREDIT, Role.SYSTEM})
# two records of one party are put together by who answers for the file, not by who typed it
_MERGING = frozenset({Role.UH, Role.CREDIT, Role.SYSTEM})
_READING = STAFF | {Role.SYSTEM}
_SYS = frozenset({Role.SYS_ADMIN, Role.SYSTEM})
_SEC = frozenset({Role.SEC_ADMIN, Role.SYSTEM})
_CREDIT = frozenset({Role.CREDIT, Role.SYSTEM})

GRANTS = (
    Grant("parties.register_party", _ENTERING, (), REGISTRY),
    Grant("parties.correct_party", _ENTERING, (rules.in_charge,), REGISTRY),
    Grant("parties.complete_party", _ENTERING, (), REGISTRY),
    Grant("parties.merge_parties", _MERGING, (rules.in_charge,), REGISTRY),
    Grant("parties.split_party", _MERGING, (rules.in_charge,), REGISTRY),
    Grant("parties.read_party", _READING, (rules.may_read,), REGISTRY),
    Grant("parties.add_division", _SEC, (), DIVISIONS),
    Grant("parties.end_division", _SEC, (), DIVISIONS),
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
