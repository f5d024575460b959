"""How much may be fined: a band for each kind of conduct, by the law of the act's day (行政处罚法 37)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cases.law import tables, wording
from cases.law.band_rows import BASE_FACTS, BandRow, band_rows, band_rows_on, rows_of_all, the_row
from cases.law.band_texts import describe
from cases.law.clauses import Clause, clause_of
from cases.law.conditions import Circumstances
from cases.law.conduct import Conduct, LawVersion, conducts, law_versions, under_local_rule
from cases.law.discretion import Tiers, indicated, mitigated_from, tier_fits, tiers_of
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Kind, Penalty
from cases.law.finding import Finding, Question, Reason
from cases.law.goods import goods_of
from cases.law.issuers import beyond_reach
from cases.law.items import Base
from cases.law.local import LocalItem, TierRow
from cases.law.measures import Given, given, ladder, missing, not_given, orders
from cases.law.scopes import out_of_scope
from cases.law.serious import find_serious
from cases.law.settings import NATIONAL, Settings
from cases.law.truth import Truth

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Band:
    """The lawful fine for one kind of conduct, in fen, all acts counted; None where a fact is missing.

    `law_version` is the day the applied version came into force. `row` is the row that gave the range, `clause` the rules that
    punish and that were broken with the law's whole title, `given` the measures that it gives, `orders` what it orders beside
    the penalties, in its words,
    `not_given` the kinds proposed without a basis, `missing` the measures that it demands and that are not proposed, `tiers`
    the ranges of the tiers, `mitigated_from` the lowest mitigated fine where the bureau's own table sets one.
    """

    conduct: str
    law: str
    law_version: date | None
    low: int | None
    high: int | None
    contains_fine: Truth
    needs_mitigation_ground: Truth
    row: BandRow | None = None
    clause: Clause = Clause("", "", "")
    given: Given = Given((), (), ())
    orders: tuple[str, ...] = ()
    not_given: tuple[Kind, ...] = ()
    missing: tuple[str, ...] = ()
    tiers: Tiers | None = None
    tier_fits: Truth = None
    mitigated_from: int | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one version of the law says: a range, or the facts still missing, or nothing (`rows` empty)."""

    range: Range | None
    rows: tuple[BandRow, ...]
    missing: tuple[str, ...]


def band_for(code: str, facts: Facts, *, settings: Settings = NATIONAL) -> Finding[Band]:
    """The band for `code` under these facts. Law of the act, unless the law at the decision is lighter.

    KeyError for a code that no table has.
    """
    conduct = conducts()[code]
    goods, serious = goods_of(facts), find_serious(facts, rule=conduct.serious_rule)
    circumstances = Circumstances(facts, goods.value, serious.value)
    local = settings.local.items_under(code)
    if local:
        conduct, (answer, version, why) = _local(conduct, circumstances, local)
    else:
        answer, version, why = _choose(conduct, circumstances)
    tiers = settings.local.tiers_for(code, *(row.item for row in answer.rows), on=facts.step_day)
    band, text = _band(conduct, circumstances, answer, version, tiers)
    reasons = (*goods.reasons, *serious.reasons, *text, *why.reasons, *indicated(tiers, facts))
    questions = (*goods.questions, *why.questions, *(_question(f, conduct) for f in answer.missing))
    return Finding(band, reasons, questions)


_Chosen = tuple[_Answer, tables.Dated | None, Finding[None]]


def _local(conduct: Conduct, c: Circumstances, local: tuple[LocalItem, ...]) -> tuple[Conduct, _Chosen]:
    """By the item of the local regulation that the facts name; its versions follow 行政处罚法 37 like those of any law."""
    mine = tuple(row.item for row in local if row.item.stem == c.facts.local_item)
    day = c.facts.act_day
    if not mine or day is None:
        return conduct, (_Answer(None, (), ("acted_on" if mine else "local_item",)), None, Finding(None))
    named, rows = under_local_rule(conduct, mine), rows_of_all(mine)
    at_act = next(iter(tables.in_force(mine, day)), None)
    if at_act is None:
        return named, (_Answer(None, (), ()), None, Finding(None, _no_local_law(named, day)))
    best, version = _of_rows(tables.in_force(rows, day), c), at_act
    for later in sorted(mine, key=lambda item: item.valid_from):
        if day < later.valid_from <= (c.facts.decided_on or day):
            other = _of_rows(tables.in_force(rows, later.valid_from), c)
            best, version = (other, later) if is_lighter(other.range, than=best.range) else (best, version)
    return named, (best, version, Finding(None, () if version is at_act else (_lighter_since(version.valid_from),)))


def _no_local_law(conduct: Conduct, day: date) -> tuple[Reason, ...]:
    text = f"行为发生于{wording.day(day)}，本机关没有录入当时施行的该项规定，应当按照行为时的规定另行认定。"
    return (Reason("bands", conduct.article, text),)


def _choose(conduct: Conduct, c: Circumstances) -> _Chosen:
    if (scope := out_of_scope(conduct.code, c.facts)) is not None:
        return _Answer((0, 0), (), ()), None, Finding(None, (scope,))
    day = c.facts.act_day
    versions = law_versions(conduct.law)
    if day is None:
        return _undated(conduct, c, versions)
    at_act = next(iter(tables.in_force(versions, day)), None)
    if at_act is None:
        return _Answer(None, (), ()), None, Finding(None, _no_law(conduct, day))
    answer = _answer(conduct.code, c, day)
    if not answer.rows and not answer.missing:
        return answer, None, Finding(None, _no_law(conduct, day))
    if _is_repealed(conduct, day, c.facts.decided_on):
        return replace(answer, range=None, rows=()), at_act, Finding(None, _repealed(conduct, c.facts.decided_on))
    return _lighter(conduct, c, answer, at_act)


def _is_repealed(conduct: Conduct, acted: date, decided: date | None) -> bool:
    """Was the conduct still punished when it was decided? What is no longer an offence is not punished (行政处罚法 37)."""
    return decided is not None and decided > acted and not band_rows_on(conduct.code, decided)


def _repealed(conduct: Conduct, decided: date | None) -> tuple[Reason, ...]:
    ended = max(row.valid_to for row in band_rows(conduct.code) if row.valid_to)
    text = (
        f"该项处罚规定施行至{wording.day(ended)}，作出决定时已不再施行；新的规定不认为是违法或者处罚较轻的，适用新的规定，"
        "请查明有无继续适用的规定，没有的不予行政处罚。"
    )
    return (Reason("bands", "行政处罚法第三十七条", text),)


def _undated(
    conduct: Conduct, c: Circumstances, versions: tuple[LawVersion, ...]
) -> tuple[_Answer, LawVersion | None, Finding[None]]:
    """Without the day of the act: the answer on which all versions agree, else none."""
    answers = [_answer(conduct.code, c, v.valid_from) for v in versions]
    only = versions[0] if len(versions) == 1 else None
    question = ask("acted_on", "决定适用哪一版本的法律（行政处罚法第三十七条）")
    if all(a.range == answers[0].range and bool(a.rows) == bool(answers[0].rows) for a in answers):
        return answers[-1], only, Finding(None, (), () if only else (question,))
    return replace(answers[-1], range=None, rows=()), None, Finding(None, (), (question,))


def _lighter(
    conduct: Conduct, c: Circumstances, answer: _Answer, at_act: LawVersion
) -> tuple[_Answer, LawVersion | None, Finding[None]]:
    """从旧兼从轻: a version that came later replaces the old one only where its range is lower."""
    chosen, version = answer, at_act
    for later in _later_versions(conduct, at_act, c.facts.decided_on):
        other = _answer(conduct.code, c, later.valid_from)
        if is_lighter(other.range, than=chosen.range):
            chosen, version = other, later
    if version is at_act:
        return answer, at_act, Finding(None)
    if c.facts.decided_on is None:
        question = ask("decided_on", f"{wording.day(version.valid_from)}起施行的法律处罚较轻，决定日在其后的从新法")
        return replace(answer, range=None), None, Finding(None, (), (question,))
    return chosen, version, Finding(None, (_lighter_since(version.valid_from),))


def _lighter_since(day: date) -> Reason:
    text = f"行为发生后法律修改，{wording.day(day)}起施行的规定处罚较轻，适用新规定。"
    return Reason("bands", "行政处罚法第三十七条", text)


def is_lighter(new: Range | None, *, than: Range | None) -> bool:
    """Is the new range lighter? By the maximum, then by the minimum; an unknown range never is."""
    return new is not None and than is not None and (new[1], new[0]) < (than[1], than[0])


def _later_versions(conduct: Conduct, at_act: LawVersion, decided_on: date | None) -> Iterable[LawVersion]:
    for version in law_versions(conduct.law):
        if version.valid_from > at_act.valid_from and (decided_on is None or version.valid_from <= decided_on):
            yield version


def _answer(code: str, c: Circumstances, day: date) -> _Answer:
    return _of_rows(band_rows_on(code, day), c)


def _of_rows(law: tuple[BandRow, ...], c: Circumstances) -> _Answer:
    """What the rows that are law say of these facts."""
    rows: list[BandRow] = []
    missing: list[str] = []
    for row in law:
        facts = row.open_facts(c)
        if facts is not None:
            rows.append(row)
            missing += facts
    ranges = {row.range_of(c) for row in rows}
    if len(ranges) == 1 and None not in ranges:
        return _Answer(ranges.pop(), tuple(rows), ())
    missing += [BASE_FACTS[row.base] for row in rows if row.range_of(c) is None]
    if not rows and law:
        missing.append("role")
    return _Answer(None, tuple(rows), tuple(dict.fromkeys(missing)))


def _missing(code: str, rows: Iterable[BandRow], found: Given, c: Circumstances) -> tuple[str, ...]:
    """What the item demands and is not proposed, while something is. What is not there cannot be taken."""
    if c.facts.penalty is None:
        return ()
    nothing = {Kind.CONFISCATE_GAINS: c.facts.confiscable_gains, Kind.CONFISCATE_GOODS: c.goods.unsold.least}
    beyond = beyond_reach(code, c.facts) | {kind for kind, amount in nothing.items() if not amount}
    return missing(found, c.facts.penalty, beyond=beyond, ladder=ladder(rows, c, beyond))


def _band(
    conduct: Conduct, c: Circumstances, answer: _Answer, version: tables.Dated | None, own: tuple[TierRow, ...]
) -> tuple[Band, tuple[Reason, ...]]:
    facts = c.facts
    row = the_row(answer.rows)
    low, high = _counted(answer.range, facts, row)
    found = given(answer.rows, c, fined=not _punished(facts))
    clause = clause_of(conduct, answer.rows, facts.role)
    tiers = tiers_of(answer.rows, c, count=_count(facts, row), own=own) if answer.range and not _punished(facts) else None
    band = Band(
        conduct=conduct.code,
        law=conduct.label_of(clause.cite),
        law_version=version.valid_from if version else None,
        low=low,
        high=high,
        contains_fine=_contains(low, high, facts.penalty),
        needs_mitigation_ground=_needs_ground(low, facts.penalty, answer.rows),
        row=row,
        clause=clause,
        given=found,
        orders=orders(answer.rows, found, conduct.law, facts.role),
        not_given=not_given(found, facts.penalty) if facts.penalty else (),
        missing=_missing(conduct.code, answer.rows, found, c),
        tiers=tiers,
        tier_fits=tier_fits(tiers, facts.penalty),
        mitigated_from=mitigated_from(own, low),
    )
    if _punished(facts) and low is not None:
        return band, (Reason("bands", "行政处罚法第三十五条第二款", _CONVICTED),)
    return band, () if low is None or high is None or not answer.rows else describe(conduct, answer.rows, low, high, facts)


_CONVICTED = "同一违法行为人民法院已判处罚金，行政机关尚未给予罚款的，不再给予罚款。"


def _punished(facts: Facts) -> bool:
    """A criminal court has imposed a 罚金 (行政处罚法 35(2)): presumed of a conviction until it is known that it did not."""
    return bool(facts.criminal_fine or (facts.convicted and facts.criminal_fine is None))


def _counted(found: Range | None, facts: Facts, row: BandRow | None) -> tuple[int | None, int | None]:
    """The range for all acts together, where it is in yuan: a value of goods is that of all of them already. Nothing may be
    fined once a criminal court has punished the act."""
    if found is None:
        return None, None
    if _punished(facts):
        return 0, 0
    count = _count(facts, row)
    return found[0] * count, found[1] * count


def _count(facts: Facts, row: BandRow | None) -> int:
    return facts.violations or 1 if row is not None and row.base is Base.FIXED else 1


def _contains(low: int | None, high: int | None, penalty: Penalty | None) -> Truth:
    fine = penalty.proposed_fine if penalty and not penalty.is_none else None
    return None if fine is None or low is None or high is None else low <= fine <= high


def _needs_ground(low: int | None, penalty: Penalty | None, rows: tuple[BandRow, ...]) -> Truth:
    """Is the fine below the minimum (行政处罚法 art. 32)? A demanded fine left out counts as zero."""
    if low is None or penalty is None or penalty.is_none:
        return None
    fine = penalty.proposed_fine
    if fine is None and penalty.kinds is not None and Kind.FINE not in penalty.kinds:
        fine = 0 if all(row.must_fine for row in rows) else None
    return None if fine is None else fine < low


def _question(fact: str, conduct: Conduct) -> Question:
    return ask(fact, f"决定{conduct.label}的罚款幅度")


def _no_law(conduct: Conduct, day: date) -> tuple[Reason, ...]:
    if not conduct.items:
        return (Reason("bands", conduct.article, "该条规定的是裁量情节，不是应当处罚的违法行为，请选择具体的违法行为。"),)
    first = min(row.valid_from for row in band_rows(conduct.code))
    text = (
        f"行为发生于{wording.day(day)}，本系统收录的该项处罚规定自{wording.day(first)}起施行，"
        "不适用于此前的行为，应当按照行为时的规定另行认定。"
    )
    return (Reason("bands", "行政处罚法第三十七条", text),)
