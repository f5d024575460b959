"""The officials of a matter, read from the acts on it: who handled, reviewed, approved and headed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.accountability.signals.models import Capacity
from cases.base.detection import Concerned
from cases.base.models import Act
from cases.base.roles import Role
from cases.parties.models import Appointment, Officer

# the capacity that an act in a role shows; whoever only takes papers in answers for none of it
CAPACITY_OF_ROLE: Mapping[str, Capacity] = {
    Role.CO: Capacity.HANDLER,
    Role.UH: Capacity.UNIT_HEAD,
    Role.AR: Capacity.REVIEWER,
    Role.LR: Capacity.REVIEWER,
    Role.BL: Capacity.APPROVER,
    Role.BH: Capacity.HEAD,
}


@dataclass(frozen=True, slots=True)
class Official:
    """An officer in a capacity, the name as it stood in the act."""

    officer: int
    name: str
    capacity: str


def officials_of(stream: str, named: Iterable[Concerned] = ()) -> tuple[Official, ...]:
    """Who acted on the subject, each capacity once, and those its rows name besides. Two statements."""
    acted = (
        Act.objects.filter(stream=stream, officer__isnull=False, actor_role__in=CAPACITY_OF_ROLE)
        .order_by("pk")
        .values_list("officer", "actor_name", "actor_role")
    )
    found = {(officer, CAPACITY_OF_ROLE[role]): name for officer, name, role in acted if officer is not None}
    missing = {(c.officer, Capacity(c.capacity)) for c in named} - found.keys()
    names = dict(Officer.objects.filter(pk__in={o for o, _ in missing}).values_list("pk", "name")) if missing else {}
    found |= {(officer, capacity): names[officer] for officer, capacity in missing}
    return tuple(Official(officer, name, capacity) for (officer, capacity), name in sorted(found.items(), key=lambda i: i[0]))


def unit_of(stream: str, authority: int) -> str:
    """The unit in charge: that of who last handled the matter or headed the handling; empty if nobody did yet."""
    last = (
        Act.objects.filter(stream=stream, appointment__isnull=False, authority=authority, actor_role__in=(Role.CO, Role.UH))
        .order_by("-pk")
        .values_list("appointment", flat=True)
        .first()
    )
    if last is None:
        return ""
    return Appointment.objects.filter(pk=last).values_list("unit", flat=True).first() or ""
