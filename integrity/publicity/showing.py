"""What of a publication the public may read: a natural person's name, number and address stand nowhere in it. Pure.

The officer's redactions are in the stored text already; this is what the law never leaves to an entry (O45 6; PIPL 6, 51).
A company's legal representative is registered to the public and stays (双公示 CF_FRDB).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cases.parties.masking import mask_name
from cases.parties.models import Party, PartyKind
from integrity.publicity.redaction import MASK

Private = Sequence[tuple[str, str]]


def private_of(party: Party, told: Mapping[str, Any]) -> Private:
    """Texts that name or locate a natural person, with what stands for each; `told` is the party as the paper names it."""
    people, secret = set[str](), {told.get("identity", ""), party.identity_masked, party.phone_masked}
    if party.kind == PartyKind.NATURAL_PERSON:
        people |= {party.name, told.get("name", ""), told.get("guardian", "")}
        secret |= {party.address, told.get("address", "")}
    if party.kind != PartyKind.NATURAL_PERSON and (party.kind == PartyKind.SOLE_TRADER or not party.licensed):
        people |= {party.owner_name, party.legal_representative, told.get("representative", "")}
    found = [(name, mask_name(name)) for name in people] + [(text, MASK) for text in secret]
    return sorted(((text, mask) for text, mask in found if text.strip()), key=lambda row: -len(row[0]))


def party_told(content: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """The party as a paper names it; nothing where a paper of another make has a plain name or none."""
    told = (content or {}).get("party")
    return told if isinstance(told, Mapping) else {}


def listed_name(party: Party, told: Mapping[str, Any]) -> str:
    """The name of a listed party for everybody: masked as on the page of the penalty; `told` is from its paper."""
    return str(masked(party.public_name, private_of(party, told)))


def masked(value: Any, private: Private) -> Any:
    """The value with each private text masked in every text of it, however it is spaced; keys stay."""
    if isinstance(value, str):
        for text, mask in private:
            value = re.sub(_spaced(text), mask.replace("\\", r"\\"), value)
        return value
    if isinstance(value, Mapping):
        return {key: masked(item, private) for key, item in value.items()}
    return [masked(item, private) for item in value] if isinstance(value, list | tuple) else value


def _spaced(text: str) -> str:
    """A pattern for the text with or without blanks between its characters (张 例示)."""
    return r"\s*".join(re.escape(character) for character in text if not character.isspace())
