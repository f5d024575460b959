"""Who acts: a frozen value handed to every act, never read from a request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cases.base.roles import Role


class ActorKind(StrEnum):
    OFFICER = "officer"
    SYSTEM = "system"
    OUTSIDER = "outsider"


@dataclass(frozen=True, slots=True)
class Actor:
    """An officer under one appointment, a system job, or an outsider recorded by an officer.

    The ids are those of the account, the officer, the appointment and its authority; the system has none.
    """

    kind: ActorKind
    name: str
    role: Role
    user_id: int | None = None
    officer_id: int | None = None
    appointment_id: int | None = None
    authority_id: int | None = None
    authority_name: str = ""
    unit: str = ""
    certified: bool = False
    legal_qualified: bool = False
    presiding: bool = False
    recorded_by: str = ""

    @classmethod
    def system(cls, job: str) -> Actor:
        """The system itself, named by the job that acts."""
        return cls(kind=ActorKind.SYSTEM, name=job, role=Role.SYSTEM)

    def for_outsider(self, name: str) -> Actor:
        """The outsider `name` (a party, another body), recorded by this officer and under the officer's permissions."""
        return replace(self, kind=ActorKind.OUTSIDER, name=name, recorded_by=self.name)

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM

    @property
    def account(self) -> int:
        """The id of the account; a person has one, the system has none and never asks."""
        return _known(self.user_id, "account")

    @property
    def officer(self) -> int:
        """The id of the officer who acts."""
        return _known(self.officer_id, "officer")

    @property
    def bureau(self) -> int:
        """The id of the authority under whose appointment the officer acts."""
        return _known(self.authority_id, "authority")


def _known(value: int | None, what: str) -> int:
    if value is None:
        raise ValueError(f"this actor has no {what}")
    return value
