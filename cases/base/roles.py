"""Roles an officer may hold under an appointment; one table for all procedures, after the domain files."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """One appointment, one role; codes are those of the domain files."""

    INTAKE = "INTAKE", "线索受理"
    CO = "CO", "办案人员"
    UH = "UH", "办案机构负责人"
    AR = "AR", "案件审核人员"
    LR = "LR", "法制审核人员"
    BL = "BL", "部门负责人"
    BH = "BH", "主要负责人"
    CREDIT = "CREDIT", "信用监管人员"
    SUPERVISION = "SUPERVISION", "执法监督人员"
    SYS_ADMIN = "SYS_ADMIN", "系统管理员"
    SEC_ADMIN = "SEC_ADMIN", "安全管理员"
    AUDIT_ADMIN = "AUDIT_ADMIN", "审计管理员"
    SYSTEM = "SYSTEM", "系统"


ROLES_EN: dict[str, str] = {
    "INTAKE": "Intake officer",
    "CO": "Case officer",
    "UH": "Unit head",
    "AR": "Case reviewer",
    "LR": "Legal reviewer",
    "BL": "Bureau leader",
    "BH": "Bureau head",
    "CREDIT": "Credit officer",
    "SUPERVISION": "Supervisor of enforcement",
    "SYS_ADMIN": "System administrator",
    "SEC_ADMIN": "Security administrator",
    "AUDIT_ADMIN": "Audit administrator",
    "SYSTEM": "System",
}

# 部门负责人 is the director or a deputy; where the law says 正职 only BH will do, so BH may do whatever BL may.
LEADERS = frozenset({Role.BL, Role.BH})
# 三员: separate from each other and from every business role (GB/T 22239-2019, level 3)
ADMINISTRATORS = frozenset({Role.SYS_ADMIN, Role.SEC_ADMIN, Role.AUDIT_ADMIN})

# who acts, as the tables of acts and steps name them
INTAKE = frozenset({Role.INTAKE, Role.CO, Role.UH})
# who keeps what comes in
DESK = frozenset({Role.INTAKE, Role.UH})
CO, UH, BH = frozenset({Role.CO}), frozenset({Role.UH}), frozenset({Role.BH})
REVIEWERS = frozenset({Role.AR, Role.LR})
CREDIT, SUPERVISION = frozenset({Role.CREDIT}), frozenset({Role.SUPERVISION})
# the working group of a review of responsibility
GROUP = frozenset({Role.SUPERVISION, Role.LR})
SYSTEM = frozenset({Role.SYSTEM})
