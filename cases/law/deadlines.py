"""The statutory deadlines: dated rows of `deadlines.csv`, each with its article.

Codes are those of the domain specification: D01 to D82 in penalty cases, J05 to J25 in publicity, credit and
accountability; a J that is the same clock as a D is an alias of it. A hyphen names a variant (D22-food).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from cases.law import tables
from cases.law.calendar import WorkCalendar
from cases.law.errors import LawError
from cases.law.periods import Due, Extension, Pause, PeriodError, Roll, Unit, last_day


class UnknownRule(LawError):  # noqa: N818 - it is the question that fails, named for the reader
    """No row has this code, or none was law on the day asked for."""


class Overrun(StrEnum):
    """What the law attaches to a missed last day."""

    AUTO_LIFT = "auto_lift"
    AUTO_RELEASE = "auto_release"
    AUTO_REMOVAL = "auto_removal"
    BREACH = "breach"
    CAP = "cap"
    CAP_REACHED = "cap_reached"
    COURT_MAY_BE_ASKED = "court_may_be_asked"
    COURT_REFUSES = "court_refuses"
    DATA_QUALITY = "data_quality"
    DEEMED_COMPLETE = "deemed_complete"
    DEEMED_SERVED = "deemed_served"
    DEEMED_WAIVER = "deemed_waiver"
    DISCIPLINE = "discipline"
    INTERNAL = "internal"
    MAY_APPLY = "may_apply"
    MUST_LIFT = "must_lift"
    MUST_RELEASE = "must_release"
    NONE = "none"
    NO_EVIDENCE = "no_evidence"
    PR_SUPERVISION = "pr_supervision"
    RIGHT_LOST = "right_lost"
    SIGNAL = "signal"
    STANDS = "stands"
    SUPERIOR_DECIDES = "superior_decides"
    SURCHARGE = "surcharge"
    TERMINATE = "terminate"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One statutory deadline as it stood from `valid_from` to `valid_to` (both included, None = still).

    `length` is in `unit`s. `extension_length` None with an approver: an extension of no fixed length.
    `further_approver` may fix more time after `max_extensions` (the collective decision of D10). `pauses`
    are the codes of pause_reasons.csv that stop this clock. `before` counts back from the trigger. `roll`
    None means the bureau's own setting. `setting` is `column=key`: an uncertain column that a dated setting
    may replace, this row holding the default. `confidence`: V read in the text, V* in a summary, K well
    known, ? uncertain, P the product's own choice.
    """

    code: str
    aliases: frozenset[str]
    name_zh: str
    name_en: str
    trigger_zh: str
    trigger_en: str
    length: int
    unit: Unit
    before: bool
    roll: Roll | None
    extension_length: int | None
    extension_unit: Unit | None
    extension_approver: str
    max_extensions: int | None
    further_approver: str
    pauses: frozenset[str]
    on_overrun: Overrun
    overrun_zh: str
    overrun_en: str
    bears_on: str
    article: str
    confidence: str
    setting: str
    valid_from: date
    valid_to: date | None

    @property
    def setting_key(self) -> str:
        """The key of the dated setting that may replace a column of this row; empty if the law is clear."""
        return self.setting.partition("=")[2]

    def configured(self, settings: Mapping[str, str]) -> DeadlineRule:
        """This row with its uncertain column as the bureau has set it; itself if nothing is set.

        Raises ValueError for a value the column cannot take.
        """
        column, _, key = self.setting.partition("=")
        if not key or key not in settings:
            return self
        value = settings[key]
        if column == "length":
            return replace(self, length=int(value))
        if column == "unit":
            return replace(self, unit=Unit(value))
        if column == "roll":
            return replace(self, roll=Roll(value))
        return replace(self, pauses=frozenset(value.split()))


@cache
def all_deadlines() -> tuple[DeadlineRule, ...]:
    """Every row of deadlines.csv, former law included, in file order."""
    return tuple(map(_rule, tables.read("deadlines")))


@cache
def deadline(code: str, on: date) -> DeadlineRule:
    """The row with this code (or alias) that is law on `on`. Raises UnknownRule, naming the nearest codes."""
    rows = [rule for rule in all_deadlines() if code == rule.code or code in rule.aliases]
    if not rows:
        raise _unknown(code)
    for rule in tables.in_force(rows, on):
        return rule
    spans = "、".join(f"{r.valid_from} 至 {r.valid_to or '今'}" for r in rows)
    spans_en = ", ".join(f"{r.valid_from} to {r.valid_to or 'today'}" for r in rows)
    raise UnknownRule(
        f"期限规则 {code} 在 {on} 没有施行中的版本，现有版本：{spans}",
        f"deadline rule {code} has no version in force on {on}; it has {spans_en}",
        article=rows[-1].article,
    )


def due(
    rule: DeadlineRule,
    *,
    start: date | datetime,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    roll: Roll | None = None,
) -> Due:
    """The last day of `rule` set off on `start`. `roll` is the bureau's setting; a row with its own wins.

    Raises PeriodError for a pause or an extension that the rule does not allow.
    """
    for pause in pauses:
        _require_pause(rule, pause)
    for given, extension in enumerate(extensions):
        check_extension(rule, given=given, length=extension.length, unit=extension.unit)
    return last_day(
        start=start,
        length=rule.length,
        unit=rule.unit,
        calendar=calendar,
        before=rule.before,
        pauses=pauses,
        extensions=extensions,
        roll=rule.roll if rule.roll is not None else (None if rule.unit is Unit.H else roll),
    )


def check_extension(rule: DeadlineRule, *, given: int, length: int, unit: Unit | None = None) -> None:
    """Whether `rule` may be extended by `length` after `given` extensions; `unit` None is the row's own.

    The first extensions are the law's; later ones need an approver who may fix further time (the collective
    decision of D10), and then have no fixed length. Raises PeriodError, citing the article.
    """
    further = rule.max_extensions is not None and given >= rule.max_extensions
    if not (rule.further_approver if further else rule.extension_approver):
        raise PeriodError(
            f"{rule.name_zh}（{rule.code}）不得作第 {given + 1} 次延长",
            f"{rule.code} ({rule.name_en}) may be extended {given} times at most",
            article=rule.article,
        )
    most = rule.extension_length
    if further or most is None:
        return
    if length > most or (unit or rule.extension_unit) is not rule.extension_unit:
        raise PeriodError(
            f"{rule.name_zh}（{rule.code}）每次最多延长 {most} {rule.extension_unit}",
            f"{rule.code} ({rule.name_en}) is extended by {most} {rule.extension_unit} at most",
            article=rule.article,
        )


def _require_pause(rule: DeadlineRule, pause: Pause) -> None:
    if pause.reason not in rule.pauses:
        raise PeriodError(
            f"{rule.name_zh}（{rule.code}）的期限不因“{pause.reason}”扣除，请核对扣除事由",
            f"{rule.code} ({rule.name_en}) is not stopped by {pause.reason!r}; check the reason",
            article=rule.article,
        )


def _unknown(code: str) -> UnknownRule:
    known = sorted({name for rule in all_deadlines() for name in (rule.code, *rule.aliases)})
    near = [name for name in known if name.startswith(f"{code}-") or (code and name.startswith(code))]
    near = near or get_close_matches(code.upper(), known, n=3, cutoff=0.5) or known[:3]
    return UnknownRule(
        f"没有编号为“{code}”的期限规则，相近的有：{'、'.join(near)}",
        f"there is no deadline rule {code!r}; the nearest are {', '.join(near)}",
    )


def _rule(row: tables.Row) -> DeadlineRule:
    validity = tables.Validity.of(row)
    return DeadlineRule(
        code=row["code"],
        aliases=frozenset(row["aliases"].split()),
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        trigger_zh=row["trigger_zh"],
        trigger_en=row["trigger_en"],
        length=int(row["length"]),
        unit=Unit(row["unit"]),
        before=row["before"] == "yes",
        roll=Roll(row["roll"]) if row["roll"] else None,
        extension_length=int(row["extension_length"]) if row["extension_length"] else None,
        extension_unit=Unit(row["extension_unit"]) if row["extension_unit"] else None,
        extension_approver=row["extension_approver"],
        max_extensions=int(row["max_extensions"]) if row["max_extensions"] else None,
        further_approver=row["further_approver"],
        pauses=frozenset(row["pauses"].split()),
        on_overrun=Overrun(row["on_overrun"]),
        overrun_zh=row["overrun_zh"],
        overrun_en=row["overrun_en"],
        bears_on=row["bears_on"],
        article=row["article"],
        confidence=row["confidence"],
        setting=row["setting"],
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )
