"""The acts of this package, one keyword-only function each."""

from cases.parties.services.authorities import register_authority
from cases.parties.services.licences import change_licence, grant_licence
from cases.parties.services.officers import (
    appoint,
    end_appointment,
    issue_certificate,
    register_officer,
    restore_certificate,
    suspend_certificate,
)
from cases.parties.services.parties import correct_party, register_party

__all__ = [
    "appoint",
    "change_licence",
    "correct_party",
    "end_appointment",
    "grant_licence",
    "issue_certificate",
    "register_authority",
    "register_officer",
    "register_party",
    "restore_certificate",
    "suspend_certificate",
]
