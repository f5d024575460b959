"""Tables of parties and authorities."""

from cases.parties.models.authorities import Authority, Level
from cases.parties.models.officers import Appointment, Certificate, CertificateKind, Officer
from cases.parties.models.parties import IdentityKind, Licence, LicenceStatus, Party, PartyKind, PartyName
from cases.parties.models.regions import Region, RegionLevel

__all__ = [
    "Appointment",
    "Authority",
    "Certificate",
    "CertificateKind",
    "IdentityKind",
    "Level",
    "Licence",
    "LicenceStatus",
    "Officer",
    "Party",
    "PartyKind",
    "PartyName",
    "Region",
    "RegionLevel",
]
