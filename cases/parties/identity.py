"""The numbers of the papers that name a person: form, date of birth, age.

Citizens' identity numbers (公民身份号码, GB 11643-1999) with province, date of birth and check character; passports, the
permits of people from Hong Kong, Macao and Taiwan, and the cards of foreign permanent residents by their form alone.

Which region codes existed in which year is never asked: people keep the number of a county that has long been merged, and
some were given numbers of later codes. Pure: the day to compare with is an argument.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from stdnum.iso7064 import mod_11_2

from cases.base.errors import Text
from cases.base.spelling import code_key
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


# nobody alive was born before
EARLIEST = date(1900, 1, 1)
RESIDENT, FOREIGN_RESIDENT = "resident", "foreign_resident"
# the forms of the other papers, as their issuers write them; a card of 2023 has a citizen's form and begins with 9
_CARD_2023 = re.compile(r"9[0-9]{16}[0-9X]")
_FORMS: Mapping[str, re.Pattern[str]] = {
    "hk_macao": re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),
    "taiwan": re.compile(r"[0-9]{8}|[0-9]{10}[A-Z]?"),
    FOREIGN_RESIDENT: re.compile(r"[A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X]"),
    "passport": re.compile(r"(?=.*[0-9])[A-Z0-9]{5,20}"),
}
PAPER_FORMS: Mapping[str, Problem] = {
    "passport": Problem(
        "identity_form", Text("护照号码由5至20位字母和数字组成，请核对。", "A passport number has 5 to 20 letters and digits.")
    ),
    "hk_macao": Problem(
        "identity_form",
        Text(
            "港澳居民来往内地通行证号码为H或M加8位数字（旧证10位），请核对。",
            "A mainland travel permit of Hong Kong or Macao is H or M with 8 digits (10 on old ones).",
        ),
    ),
    "taiwan": Problem(
        "identity_form",
        Text(
            "台湾居民来往大陆通行证号码为8位数字（旧证10位），请核对。",
            "A mainland travel permit of Taiwan has 8 digits (10 on old ones).",
        ),
    ),
    FOREIGN_RESIDENT: Problem(
        "identity_form",
        Text(
            "外国人永久居留身份证号码为以9开头的18位（旧证为3位字母加12位数字），请核对。",
            "A foreign permanent resident's number has 18 characters and begins with 9 (old: three letters, 12 digits).",
        ),
    ),
}


def clean(text: str) -> str:
    """Half-width capitals and digits, without spaces, hyphens, brackets and invisible marks."""
    return code_key(text)


def recognise(number: str) -> str:
    """The kind of paper that a cleaned number is by its form; what has no form of its own is a passport's."""
    if _CARD_2023.fullmatch(number):
        return FOREIGN_RESIDENT
    if number.isdigit() and len(number) in (15, 17, 18) or _FORM_18.fullmatch(number):
        return RESIDENT
    return next(kind for kind, form in _FORMS.items() if form.fullmatch(number) or kind == "passport")


def problem_of(kind: str, number: str, *, on: date) -> Problem | None:
    """What is wrong with the cleaned number of a paper of this kind on a day, or None."""
    if kind == RESIDENT:
        return validate(number, on=on)
    if not _FORMS[kind].fullmatch(number):
        return PAPER_FORMS[kind]
    if _CARD_2023.fullmatch(number) and kind == FOREIGN_RESIDENT:
        return _problem_of_card(number, on)
    return None


def _problem_of_card(number: str, on: date) -> Problem | None:
    born = born_on(number)
    if born is None or born > on:
        return BIRTH
    return CHECK if mod_11_2.checksum(number) != 1 else None


def canonical(number: str) -> str:
    """A citizen's number in its form of 18: that of 15 digits is the same person's (国发〔1999〕15号). Others as they are."""
    return make_valid(f"{number[:6]}19{number[6:]}") if _FORM_15.fullmatch(number) else number


def forms_of(number: str) -> tuple[str, ...]:
    """The forms under which the same person may be on record: of 18, and of 15 where there was one."""
    whole = canonical(number)
    if _FORM_18.fullmatch(whole) and whole[6:8] == "19" and not whole.startswith("9"):
        return (whole, whole[:6] + whole[8:17])
    return (whole,)


def stated_birth(kind: str, number: str) -> date | None:
    """The day of birth that a paper's number states; None where the kind states none."""
    if kind == RESIDENT or _CARD_2023.fullmatch(number):
        return born_on(number)
    return None


def age_on(born: date, day: date) -> int:
    """Full years of age on a day: a year of age is complete from the day after the birthday (法释〔2006〕1号 §2)."""
    return day.year - born.year - ((day.month, day.day) <= (born.month, born.day))


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
