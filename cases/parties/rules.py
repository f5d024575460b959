"""Object rules of the permission tables: the actor's relation to the subject, a sentence when it is wrong.

A subject is anything with an `authority` (a case, a clue, a licence's bureau) or an authority itself.
The system acts everywhere; what it may do is decided by the role column of the table.
"""

from __future__ import annotations

from collections.abc import Callable

from cases.base.actors import Actor
from cases.base.cures import only
from cases.base.errors import Text
from cases.base.permissions import otherwise
from cases.parties.models import Authority, Party, PartyKind, Region

# whether a bureau has had to do with a party; packages that hold its matters register here
Concerned = Callable[[int, Party], bool]
CONCERNED: list[Concerned] = []


def own_authority(actor: Actor, subject: object) -> Text | None:
    """The subject belongs to the actor's own authority."""
    if actor.is_system or authority_id_of(subject) == actor.authority_id:
        return None
    return Text(
        f"该事项由{_name_of(subject)}办理，您任职于{actor.authority_name or '其他机关'}，不能办理。",
        f"This is for {_name_of(subject)}; you are appointed at {actor.authority_name or 'another one'}.",
    )


def own_or_superior(actor: Actor, subject: object) -> Text | None:
    """The subject belongs to the actor's own authority or to one below it."""
    if actor.is_system or authority_id_of(subject) == actor.authority_id:
        return None
    authority = authority_of(subject)
    if authority is not None and authority.is_under(actor.authority_id):
        return None
    return Text(
        f"该事项属于{_name_of(subject)}，不在{actor.authority_name or '您所在机关'}及其下级机关的范围内。",
        f"This belongs to {_name_of(subject)}, which is neither your authority nor below it.",
    )


def certified(actor: Actor, subject: object) -> Text | None:
    """The actor holds a valid enforcement certificate on the day (APL 42, PP21)."""
    if actor.is_system or actor.certified:
        return None
    return Text(
        f"{actor.name}没有在有效期内的行政执法证，不能从事执法活动；请先办理或恢复执法证件。",
        f"{actor.name} has no valid enforcement certificate and may not take part in enforcement.",
    )


def legal_qualified(actor: Actor, subject: object) -> Text | None:
    """The actor has passed the national legal profession examination (PP51, APL 58)."""
    if actor.is_system or actor.legal_qualified:
        return None
    return Text(
        f"{actor.name}未取得法律职业资格，初次从事法制审核的人员应当取得该资格。",
        f"{actor.name} has no legal profession qualification, which a first-time legal reviewer must hold.",
    )


def presiding(actor: Actor, subject: object) -> Text | None:
    """The actor is the head of the authority or presides over it (正职负责人或者主持工作的负责人)."""
    if actor.is_system or actor.presiding:
        return None
    return Text(
        "该事项须由本机关主要负责人或者主持工作的负责人决定。",
        "This is for the head of the authority or whoever presides over it.",
    )


def in_charge(actor: Actor, subject: object) -> Text | None:
    """The party is within the jurisdiction of the actor's bureau, or the bureau has a matter of it."""
    party = subject if isinstance(subject, Party) else None
    if actor.is_system or (party is not None and _in_charge(actor.authority_id, party)):
        return None
    return Text(
        "该当事人不在本机关管辖区域，本机关也没有其线索或者案件；请由其所在地机关或者办案机关办理。",
        "The party is outside your bureau's region, and your bureau has no matter of it; its own bureau may do this.",
    )


def may_read(actor: Actor, subject: object) -> Text | None:
    """An enterprise is read by every bureau's staff; a natural person by the bureau concerned alone (PIPL 6, 34)."""
    if isinstance(subject, Party) and subject.kind != PartyKind.NATURAL_PERSON:
        return None
    return in_charge(actor, subject)


def _in_charge(authority: int | None, party: Party) -> bool:
    bureau = Authority.objects.select_related("region").filter(pk=authority).first()
    if bureau is None:
        return False
    return _within(party.region, bureau.region) or any(asked(bureau.pk, party) for asked in CONCERNED)


def _within(place: Region | None, region: Region | None) -> bool:
    """Whether a place lies in a region (none: the nation), by the divisions recorded above it."""
    if region is None:
        return True
    code = place.code if place is not None else ""
    while code and code != region.code:
        above = Region.objects.filter(code=code).order_by("-valid_from").values_list("parent", flat=True)
        code = above.first() or ""
    return bool(code)


def system_only(actor: Actor, subject: object) -> Text | None:
    """Only the system itself does this."""
    if actor.is_system:
        return None
    return Text("该行为由系统自动完成，不能由人员办理。", "The system does this itself; people cannot.")


otherwise(own_authority, only("由主管该事项的机关办理", "the authority in charge does this"))
otherwise(own_or_superior, only("由主管该事项的机关或者其上级机关办理", "the authority in charge does this, or one above it"))
otherwise(
    certified,
    only(
        "由持有有效行政执法证的人员办理；证件由安全管理员登记、恢复",
        "somebody with a valid certificate does this; the security administrator records and restores them",
        "parties.issue_certificate",
        "parties.restore_certificate",
    ),
)
otherwise(
    legal_qualified,
    only("由具有法律职业资格的人员办理", "somebody with the qualification does this", "parties.issue_certificate"),
)
otherwise(presiding, only("由主要负责人或者主持工作的负责人办理", "the head or whoever presides does this", "parties.appoint"))
otherwise(in_charge, only("由当事人所在地机关或者办案机关办理", "the party's own bureau does this, or one with a matter of it"))
otherwise(may_read, only("由当事人所在地机关或者办案机关查阅", "the party's own bureau reads it, or one with a matter of it"))
otherwise(system_only, only("由系统自动办理，到期或者条件具备时自动完成", "the system does it by itself when its time has come"))


def authority_id_of(subject: object) -> int | None:
    """The id of the authority in charge, without a query."""
    if isinstance(subject, Authority):
        return subject.pk
    found: int | None = getattr(subject, "authority_id", None)
    return found


def authority_of(subject: object) -> Authority | None:
    """The authority in charge (a query unless it is loaded)."""
    if isinstance(subject, Authority):
        return subject
    found: Authority | None = getattr(subject, "authority", None)
    return found


def _name_of(subject: object) -> str:
    authority = authority_of(subject)
    return authority.name if authority is not None else "其他机关"
