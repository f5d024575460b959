"""What may be shown of personal data: enough to recognise, not enough to use (PIPL 51; GB/T 35273)."""

from __future__ import annotations


def mask_identity(number: str) -> str:
    """`310***********123X`: three characters in front, four behind; under 15 one and two, under 8 none."""
    if len(number) < 8:
        return "*" * len(number)
    front, back = (3, 4) if len(number) >= 15 else (1, 2)
    return number[:front] + "*" * (len(number) - front - back) + number[-back:]


def mask_name(name: str) -> str:
    """`张*`, `张*丰`, `欧**明`: the first character, and the last of names longer than two."""
    if len(name) <= 1:
        return "*" * len(name)
    if len(name) == 2:
        return name[0] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1]


def mask_phone(number: str) -> str:
    """`138****5678`: the middle of a telephone number is hidden; short numbers wholly."""
    if len(number) < 7:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]
