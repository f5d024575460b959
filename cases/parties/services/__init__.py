"""The acts of this package, one keyword-only function each."""

from cases.parties.services.authorities import register_authority
from cases.parties.services.licences import change_licence, grant_licence
from cases.parties.services.merging import merge_parties, split_party
from cases.parties.services.officers import (
    appoint,
    end_appointment,
    issue_certificate,
    register_officer,
    restore_certificate,
    suspend_certificate,
)
from cases.parties.services.parties import complete_party, correct_party, register_party
from cases.parties.services.regions import add_division, end_division

__all__ = [
    "add_division",
    "appoint",
    "change_licence",
    "complete_party",
    "correct_party",
    "end_appointment",
    "end_division",
    "grant_licence",
    "issue_certificate",
    "merge_parties",
    "register_authority",
    "register_officer",
    "register_party",
    "restore_certificate",
    "split_party",
    "suspend_certificate",
]
