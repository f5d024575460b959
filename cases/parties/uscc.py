"""The unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, two of them checks.

Position 1 registering department, 2 category, 3-8 region at registration, 9-17 organisation code with its own
check character (GB 11714), 18 check character over all. The region is text of the day of registration and
never a reason to reject: regions split, merge and end, codes stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul

from stdnum.cn import uscc as stdnum_uscc

from cases.base.errors import Text
from cases.base.spelling import code_key

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
STANDARD = "GB 32100-2015"
_SET = frozenset(ALPHABET)
_DIGITS = frozenset("0123456789")
_WEIGHTS_17 = (3, 7, 9, 10, 5, 8, 4, 2)
# here letters count A=10 … Z=35 over the whole Latin alphabet, unlike those of position 18
_VALUE_17: Mapping[str, int] = {c: int(c, 36) for c in ALPHABET}

# 登记管理部门 → 机构类别 (GB 32100-2015 with amendment 1: 5-4, 5-5 are residents' and villagers' committees)
CATEGORIES: Mapping[str, str] = {
    "1": "1239",
    "2": "19",
    "3": "123459",
    "4": "19",
    "5": "123459",
    "6": "129",
    "7": "129",
    "8": "19",
    "9": "1239",
    "A": "19",
    "N": "1239",
    "Y": "1",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a number: a code for programs and a sentence for people."""

    code: str
    text: Text


LENGTH = Problem(
    "uscc_length",
    Text("统一社会信用代码应为18位，请核对是否缺位或多位。", "A unified social credit code has 18 characters; check its length."),
)
CHARACTER = Problem(
    "uscc_character",
    Text(
        "统一社会信用代码只能由数字和大写字母组成（不使用I、O、S、V、Z），第3至8位为数字；请核对易混字符。",
        "A credit code uses digits and capitals without I, O, S, V, Z; positions 3-8 are digits.",
    ),
)
CATEGORY = Problem(
    "uscc_category",
    Text(
        "统一社会信用代码前两位不是标准规定的登记管理部门和机构类别，请核对。",
        "The first two characters are no registering department and category of the standard.",
    ),
)
CHECK_17 = Problem(
    "uscc_check_17",
    Text(
        "统一社会信用代码第17位（组织机构代码校验码）不符，请按营业执照核对第9至17位。",
        "The check character at position 17 (organisation code) does not fit; compare positions 9-17.",
    ),
)
CHECK_18 = Problem(
    "uscc_check_18",
    Text(
        "统一社会信用代码第18位校验码不符，请按营业执照逐位核对。",
        "The check character at position 18 does not fit; compare the code with the licence.",
    ),
)


def clean(text: str) -> str:
    """The code as the standard writes it: half-width capitals, without label, spaces, hyphens and invisible marks."""
    return code_key(text)


def validate(code: str) -> Problem | None:
    """What is wrong with a cleaned code, or None."""
    if len(code) != 18:
        return LENGTH
    if not _SET.issuperset(code) or not _DIGITS.issuperset(code[2:8]):
        return CHARACTER
    if code[1] not in CATEGORIES.get(code[0], ""):
        return CATEGORY
    if check_17(code[8:16]) != code[16]:
        return CHECK_17
    if stdnum_uscc.calc_check_digit(code[:17]) != code[17]:
        return CHECK_18
    return None


def check_17(body: str) -> str:
    """Check character of the organisation code: 11 − Σ cᵢwᵢ mod 11; 10 is written X, 11 as 0 (GB 11714)."""
    remainder = sum(map(mul, map(_VALUE_17.__getitem__, body), _WEIGHTS_17)) % 11
    return "0X987654321"[remainder]


def make_valid(body16: str) -> str:
    """The code whose first 16 characters these are, with both check characters: for fictional parties.

    Raises ValueError when no code can begin so.
    """
    first17 = body16 + check_17(body16[8:16])
    code: str = first17 + stdnum_uscc.calc_check_digit(first17)
    problem = validate(code)
    if problem is not None:
        raise ValueError(f"{body16}: {problem.text.en}")
    return code


def registration_region(code: str) -> str:
    """The region code at registration (positions 3-8): text, not today's region."""
    return code[2:8]
