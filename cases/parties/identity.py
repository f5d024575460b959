"""Citizens' identity numbers (公民身份号码, GB 11643-1999): form, province, date of birth, check character.

Which region codes existed in which year is never asked: people keep the number of a county that has long been
merged, and some were given numbers of later codes. Pure: the day to compare with is an argument.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from stdnum.iso7064 import mod_11_2

from cases.base.errors import Text
from cases.parties.uscc import Problem

STANDARD = "GB 11643-1999"
# first two digits: provinces, Hong Kong 81, Macao 82, Taiwan 71 and 83 (residence permit)
PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)
_FORM_18 = re.compile(r"[0-9]{17}[0-9X]")
_FORM_15 = re.compile(r"[0-9]{15}")

FORM = Problem(
    "identity_form",
    Text(
        "公民身份号码应为18位（末位可为X）或者旧式15位数字，请核对。",
        "A citizen's identity number has 18 characters (the last may be X) or, in the old form, 15 digits.",
    ),
)
PROVINCE = Problem(
    "identity_province", Text("公民身份号码前两位不是省级代码，请核对。", "The first two digits are no province code.")
)
BIRTH = Problem(
    "identity_birth",
    Text("公民身份号码中的出生日期不存在或晚于当日，请核对。", "The date of birth in the number does not exist or lies ahead."),
)
CHECK = Problem(
    "identity_check",
    Text("公民身份号码末位校验码不符，请按身份证逐位核对。", "The last character does not fit; compare with the card."),
)


def clean(text: str) -> str:
    """Half-width, without spaces, capital X."""
    return unicodedata.normalize("NFKC", text).replace(" ", "").strip().upper()


def validate(number: str, *, on: date) -> Problem | None:
    """What is wrong with a cleaned citizen's number on a day, or None."""
    if not (_FORM_18.fullmatch(number) or _FORM_15.fullmatch(number)):
        return FORM
    if number[:2] not in PROVINCES:
        return PROVINCE
    born = born_on(number)
    if born is None or born > on:
        return BIRTH
    if len(number) == 18 and mod_11_2.checksum(number) != 1:
        return CHECK
    return None


def born_on(number: str) -> date | None:
    """Date of birth that a well-formed number states; the old form means 19yy. None: no such day."""
    text = number[6:14] if len(number) == 18 else "19" + number[6:12]
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def make_valid(body17: str) -> str:
    """The number that begins with these 17 digits, with its check character: for fictional people."""
    check: str = mod_11_2.calc_check_digit(body17)
    return body17 + check
