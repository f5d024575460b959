"""Grounds for no or a lower penalty (no_penalty.csv): 行政处罚法 30 to 33, and the special rules that come before them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache

from cases.law import tables
from cases.law.fact_types import Facts, Grounds
from cases.law.finding import Finding, Reason
from cases.law.settings import NATIONAL, Settings

# 另有规定的，从其规定 (行政处罚法 33(2)): which of two readings of 产品质量法 55 no text decides
_OPEN = "PQL55"
# 免予处罚: no penalty but a confiscation
MAY_EXEMPT = "may_exempt"
# nothing stated: the common case
_NONE = Grounds()


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """A row of no_penalty.csv.

    `needs`: the facts of Grounds that must all be stated. `effect`: must_not, may_not, may_exempt (punish), lighten (must be
    lighter or mitigated), may_lighten, mitigate. `roles`, `conduct`: of whom and of what the rule speaks; empty: of all.
    `yields_to`: rules that are asked first for what they speak of. `orders_zh`: what is ordered although nothing is punished.
    `takes`: the kinds of penalty that are imposed all the same (may_exempt).
    """

    code: str
    article: str
    needs: tuple[str, ...]
    effect: str
    roles: tuple[str, ...]
    conduct: tuple[str, ...]
    yields_to: tuple[str, ...]
    orders_zh: str
    takes: tuple[str, ...]
    text_zh: str
    text_en: str
    valid_from: date
    valid_to: date | None

    def speaks_of(self, facts: Facts) -> bool:
        """Is the party one, and any of the conduct what, the rule is about? An unknown role may be it."""
        if self.roles and facts.role is not None and facts.role not in self.roles:
            return False
        return not self.conduct or any(map(self.names, facts.conduct))

    def names(self, conduct: str) -> bool:
        """Is the rule about this item by its own words?"""
        return any(fnmatchcase(conduct, pattern) for pattern in self.conduct)

    def met(self, facts: Facts) -> bool:
        return all(getattr(facts.grounds, need) for need in self.needs) and self.speaks_of(facts)


@cache
def exemption_rows() -> tuple[ExemptionRow, ...]:
    """All rows of no_penalty.csv, the special rules before the general."""
    return tuple(_row(row) for row in tables.read("no_penalty"))


exemptions_on = tables.by_day(exemption_rows)


def exemptions(facts: Facts, *, settings: Settings = NATIONAL) -> tuple[ExemptionRow, ...]:
    """The grounds that these facts make out, by the law of the decision. Where a special rule speaks of the case, the general
    one that yields to it is none, whether or not the special one is made out."""
    if facts.grounds == _NONE:
        return ()
    rows = exemptions_on(facts.step_day)
    special = _special(rows, facts, settings)
    return tuple(row for row in rows if row.met(facts) and not special & set(row.yields_to))


def exempting_rule(conduct: str, *, on: date | None) -> ExemptionRow | None:
    """The rule by which this conduct may go unpunished, but for what must be confiscated (免予处罚, 食品安全法 136)."""
    rows = exemptions_on(on)
    return next((row for row in rows if row.effect == MAY_EXEMPT and row.names(conduct)), None)


def unpunished_rules(*, on: date | None) -> tuple[ExemptionRow, ...]:
    """The special rules under which an item goes unpunished: each has several elements, and goes by its code."""
    rows = exemptions_on(on)
    return tuple(row for row in rows if row.conduct and row.effect in ("must_not", "may_not", MAY_EXEMPT))


def lightening_rules(*, on: date | None) -> tuple[ExemptionRow, ...]:
    """The grounds on which a penalty may be mitigated (减轻): the list of 行政处罚法 30 to 32 and of special laws is closed."""
    return tuple(r for r in exemptions_on(on) if r.effect in ("lighten", "may_lighten"))


def lightening_rule(code: str, *, on: date | None) -> ExemptionRow | None:
    """The one with this code; None if the law lists none."""
    return next((row for row in lightening_rules(on=on) if row.code == code), None)


def special_rule(facts: Facts, ground: str, *, settings: Settings = NATIONAL) -> ExemptionRow | None:
    """The special rule before which the ground (a fact of Grounds) gives way; None where it stands by itself."""
    rows = exemptions_on(facts.step_day)
    special = _special(rows, facts, settings)
    before = {code for row in rows if row.needs == (ground,) for code in row.yields_to} & special
    return next((row for row in rows if row.code in before), None)


def _special(rows: tuple[ExemptionRow, ...], facts: Facts, settings: Settings) -> set[str]:
    found = {row.code for row in rows if row.conduct and row.speaks_of(facts)}
    return found if settings.pql55_excludes_no_fault else found - {_OPEN}


def relief(facts: Facts, *, settings: Settings = NATIONAL) -> Finding[tuple[ExemptionRow, ...]]:
    """The grounds with one sentence each, and a warning where a penalty is proposed all the same."""
    found = exemptions(facts, settings=settings)
    punished = facts.penalty is not None and bool(facts.penalty.all_kinds)
    again = "现拟给予处罚，应当重新审查。"
    reasons = [
        Reason("bands", row.article, f"{row.text_zh}。" + (again if punished and row.effect == "must_not" else ""))
        for row in found
    ]
    if any(row.code == "PL33-2" for row in found) and _speaks(_OPEN, facts):
        text = (
            "销售者不知道且如实说明来源的，可以从轻或者减轻处罚；是否同时没有主观过错、不予处罚，法律没有明文，应当进行法制审核。"
        )
        reasons.append(Reason("bands", "产品质量法第五十五条；行政处罚法第三十三条第二款", text))
    return Finding(found, tuple(reasons))


def _speaks(code: str, facts: Facts) -> bool:
    return any(row.code == code and row.speaks_of(facts) for row in exemption_rows())


def _row(row: tables.Row) -> ExemptionRow:
    validity = tables.Validity.of(row)
    return ExemptionRow(
        code=row["code"],
        article=row["article"],
        needs=tuple(row["needs"].split("+")),
        effect=row["effect"],
        roles=_split(row["roles"]),
        conduct=_split(row["conduct"]),
        yields_to=_split(row["yields_to"]),
        orders_zh=row["orders_zh"],
        takes=_split(row["takes"]),
        text_zh=row["text_zh"],
        text_en=row["text_en"],
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
