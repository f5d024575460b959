"""吊销 that the law leaves to the body which issued the licence (issuers.csv: 由原发证部门吊销)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache, lru_cache

from cases.law import tables
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Kind
from cases.law.finding import Finding, Reason
from cases.law.truth import Truth


@dataclass(frozen=True, slots=True)
class IssuerRow:
    """A row of issuers.csv: the items (patterns of their codes) whose 吊销 only the issuing body imposes."""

    code: str
    article: str
    conduct: tuple[str, ...]
    text_zh: str
    text_en: str
    valid_from: date
    valid_to: date | None


@cache
def issuer_rows() -> tuple[IssuerRow, ...]:
    """All rows of issuers.csv."""
    return tuple(_row(row) for row in tables.read("issuers"))


@lru_cache(maxsize=4096)
def issuer_rule(code: str, day: date | None) -> IssuerRow | None:
    """The rule that speaks of this item on a day; None where any competent bureau revokes."""
    rows = tables.on_day(issuer_rows(), day)
    return next((row for row in rows if any(fnmatchcase(code, pattern) for pattern in row.conduct)), None)


def may_revoke(code: str, facts: Facts) -> Truth:
    """Whether this bureau may revoke the licence for this item; None while it is not known who issued it."""
    return True if issuer_rule(code, facts.step_day) is None else facts.licence_issued_here


def beyond_reach(code: str, facts: Facts) -> frozenset[Kind]:
    """What cannot be imposed here, and so is not left out by not imposing it: a licence that there is not, or another's."""
    gone = facts.no_licence or may_revoke(code, facts) is False
    return _REVOKED if gone else _NOTHING


_REVOKED, _NOTHING = frozenset({Kind.REVOKE_LICENCE}), frozenset[Kind]()


def revoking_body(facts: Facts) -> Finding[None]:
    """Who revokes, where a 吊销 is proposed that this bureau may not, or may not be able to, decide."""
    if facts.penalty is None or Kind.REVOKE_LICENCE not in (facts.penalty.kinds or ()):
        return Finding(None)
    rules = [rule for code in facts.conduct if (rule := issuer_rule(code, facts.step_day)) is not None]
    if not rules or facts.licence_issued_here:
        return Finding(None)
    if facts.licence_issued_here is None:
        return Finding(None, (), tuple(ask("licence_issued_here", f"{rule.text_zh}（{rule.article}）") for rule in rules))
    told = "许可证件不是本机关发放的，本机关不得吊销，应当将案件情况通报原发证部门处理。"
    return Finding(None, tuple(Reason("bands", rule.article, f"{rule.text_zh}；{told}") for rule in rules))


def _row(row: tables.Row) -> IssuerRow:
    validity = tables.Validity.of(row)
    patterns = tuple(row["conduct"].split("|"))
    return IssuerRow(
        row["code"], row["article"], patterns, row["text_zh"], row["text_en"], validity.valid_from, validity.valid_to
    )
