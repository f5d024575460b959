"""Entering and ending divisions and development zones, between two publications of the list (GB/T 2260)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from cases.base import permissions
from cases.base.errors import ConditionFailed, Text
from cases.base.work import Work
from cases.parties.models import Region, RegionLevel

ADD, END = "parties.add_division", "parties.end_division"
# the chain of what is set for all bureaus
STREAM = "regions:cn"
ARTICLE = "行政区划管理条例 §6-9；GB/T 2260"
_CODE = re.compile(r"[1-9][0-9]{5}")


def add_division(
    *, work: Work, code: str, name: str, level: str, valid_from: date, basis: str, parent: str = "", valid_to: date | None = None
) -> Region:
    """Enter a division or a development zone (`level` zone) from a day on; `basis` names the approval.

    Raises ConditionFailed for what is no code, a code that another division bears then, or a division above that is not
    there on the day.
    """
    region = Region(
        code=code.strip(),
        name=name.strip(),
        level=level,
        parent=parent.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        by_act=True,
    )
    permissions.ask(work.actor, ADD, region)
    _ask_basis(basis, ADD)
    _ask_division(region)
    Region.objects.bulk_create([region])
    work.record(ADD, STREAM, article=ARTICLE, reason=basis, details=_told(region))
    return region


def end_division(*, work: Work, code: str, last_day: date, basis: str, successors: Sequence[str] = ()) -> Region:
    """End a division: `last_day` is the last on which it bears the code, `successors` the codes its whole territory goes to.

    Raises ConditionFailed if no division bears the code that day, if others still lie below it, or a successor is unknown.
    """
    region = Region.objects.on(last_day).filter(code=code.strip()).first()
    permissions.ask(work.actor, END, region)
    _ask_basis(basis, END)
    if region is None:
        raise _refused(
            "division_unknown", f"{last_day}没有使用代码{code}的区划，请核对代码和日期。", f"No division bears {code} then.", END
        )
    _ask_ending(region, last_day, successors)
    region.valid_to, region.successors, region.by_act = last_day, list(successors), True
    Region.objects.bulk_update([region], ["valid_to", "successors", "by_act"])
    work.record(END, STREAM, article=ARTICLE, reason=basis, details=_told(region))
    return region


def _ask_basis(basis: str, act: str) -> None:
    if not basis.strip():
        raise _refused("basis_named", "请写明批准文件的名称和文号。", "Name the document of the approval.", act)


def _ask_division(region: Region) -> None:
    if not _CODE.fullmatch(region.code) or not region.name or region.level not in RegionLevel.values:
        raise _refused(
            "division_form", "区划代码应为6位数字，并须填写名称和级别。", "A code has 6 digits; name and level are needed.", ADD
        )
    if region.valid_to is not None and region.valid_to < region.valid_from:
        raise _refused("division_days", "停用日期不得早于启用日期。", "It cannot end before it begins.", ADD)
    upper = Region.objects.on(region.valid_from).filter(code=region.parent).exists()
    if not upper and (region.parent or region.level != RegionLevel.PROVINCE):
        raise _refused(
            "division_above",
            f"{region.valid_from}没有代码为{region.parent or '（未填）'}的上级区划，请核对，或先登记上级区划。",
            f"No division above bears {region.parent or '(none)'} then; enter that first.",
            ADD,
        )
    _ask_free(region)


def _ask_free(region: Region) -> None:
    """A code means one division at a time; at another time it may mean another."""
    until = Q() if region.valid_to is None else Q(valid_from__lte=region.valid_to)
    taken = Region.objects.filter(until, Q(valid_to=None) | Q(valid_to__gte=region.valid_from), code=region.code).first()
    if taken is not None:
        raise _refused(
            "division_code_taken",
            f"代码{region.code}同期由{taken.name}使用，请先办理“停用区划”或者另用代码。",
            f"{taken.name} bears {region.code} at that time; end it first or use another code.",
            ADD,
        )


def _ask_ending(region: Region, last_day: date, successors: Sequence[str]) -> None:
    below = Region.objects.on(last_day).filter(Q(valid_to=None) | Q(valid_to__gt=last_day), parent=region.code)
    left = list(below.values_list("name", flat=True)[:3])
    if left:
        raise _refused(
            "divisions_below",
            f"{region.name}之下还有{'、'.join(left)}等区划，请先停用或者改由新的上级登记。",
            f"{', '.join(left)} still lie below it; end those, or enter them under the new one, first.",
            END,
        )
    unknown = [code for code in successors if not Region.objects.filter(code=code).exists()]
    if unknown:
        raise _refused(
            "successor_unknown",
            f"后继代码{'、'.join(unknown)}没有登记，请先登记新区划。",
            f"Enter the divisions {', '.join(unknown)} first.",
            END,
        )


def _told(region: Region) -> dict[str, object]:
    return {
        "code": region.code,
        "name": region.name,
        "level": region.level,
        "parent": region.parent,
        "from": region.valid_from.isoformat(),
        "to": region.valid_to.isoformat() if region.valid_to else None,
        "successors": list(region.successors),
    }


def _refused(code: str, zh: str, en: str, act: str) -> ConditionFailed:
    return ConditionFailed(code, Text(zh, en), ARTICLE, act=act)
