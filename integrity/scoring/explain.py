"""The score in words: each step as a line, in Chinese as a notice would put it and in English."""

from __future__ import annotations

from integrity.scoring.bonus import BonusCut, BonusItem
from integrity.scoring.caps import CapEffect
from integrity.scoring.deductions import Deduction, LimitEffect
from integrity.scoring.periods import WHOLE
from integrity.scoring.rulebook import RuleBook
from integrity.scoring.rules import PositiveRule, Rule
from integrity.scoring.run import Line, decimal_text


def explain_deduction(found: Deduction, book: RuleBook) -> Line:
    """An event: its points, what aggravates and what lessens them, and whether it counts in its case."""
    event, rule = found.event, found.rule
    day = event.valid_from
    zh = [f"{rule.zh}（{_day_zh(day)}起）：基础分{rule.points}分"]
    en = [f"{rule.en} (from {day}): {rule.points} points"]
    for part in (_step(found), _repeat(found, book), _half(found), _result(found)):
        zh.append(part[0])
        en.append(part[1])
    return Line(
        kind="event",
        code=rule.code,
        version=rule.version,
        article=rule.article,
        points=-found.points if found.counted else 0,
        sources=(event.id, *(e.id for e in found.earlier)),
        zh="，".join(t for t in zh if t) + "。",
        en=", ".join(t for t in en if t) + ".",
        base=found.base,
        repeat=found.repeat,
        time=found.time,
        deduction=found.points,
    )


def explain_limit(effect: LimitEffect) -> Line:
    """A group of events that deducts no more than its limit."""
    limit, back = effect.limit, effect.given_back
    within = (f"{limit.days}日内", f" within {limit.days} days") if limit.days else ("", "")
    return _line(
        "limit",
        limit,
        back,
        effect.event_ids,
        f"{limit.zh}{within[0]}合计扣分以{limit.limit}分为限，超出的{back}分不计。",
        f"{limit.en}{within[1]} deduct {limit.limit} together at most; {back} over it are not counted.",
    )


def explain_bonus(item: BonusItem) -> Line:
    """A positive: its points, or why it adds none."""
    rule = item.rule
    zh, en = _BONUS[item.reason]
    basis = (
        (f"（{item.samples}批次中{item.passed}批次合格）", f" ({item.passed} of {item.samples})") if item.samples else ("", "")
    )
    numbers = {"points": item.points, "count": rule.count, "percent": rule.percent, "years": (rule.months or 0) // 12}
    return _line(
        "positive",
        rule,
        item.points,
        item.ids,
        f"{rule.zh}{basis[0]}：{zh.format(**numbers)}。",
        f"{rule.en}{basis[1]}: {en.format(**numbers)}.",
    )


def explain_cut(cut: BonusCut, book: RuleBook) -> Line:
    """What limits the bonus."""
    rule: Rule | PositiveRule = cut.rule or book.factors["bonus_max"]
    names = (cut.rule.zh, cut.rule.en) if cut.rule else ("各项加分", "positives")
    zh, en = _CUTS[cut.reason]
    numbers = {"limit": cut.limit, "points": -cut.points}
    return _line("bonus", rule, cut.points, cut.ids, zh.format(name=names[0], **numbers), en.format(name=names[1], **numbers))


def explain_cap(effect: CapEffect) -> Line:
    """A ceiling that holds, and whether it lowers the score."""
    cap, off = effect.cap, -effect.points
    return _line(
        "cap",
        cap,
        effect.points,
        effect.event_ids,
        f"{cap.zh}，得分不高于{cap.limit}分（{cap.code}）：" + (f"调减{off}分。" if off else "无需再调减。"),
        f"{cap.en}: at most {cap.limit} ({cap.code}), " + (f"{off} taken off." if off else "nothing to take off."),
    )


def explain_clamp(rule: Rule, limit: int, points: int) -> Line:
    """The ends of the scale."""
    zh = f"得分以{limit}分为{'下' if points > 0 else '上'}限，调整{points:+d}分。"
    en = f"The scale ends at {limit}: {points:+d}."
    return _line("clamp", rule, points, (), zh, en)


_BONUS = {
    "counts": ("加{points}分", "{points} points"),
    "duplicate": ("同一标准的证书已计，不重复加分", "a certificate of the same standard counts already"),
    "lower": ("已按最高一级奖项加分，不重复加分", "a higher or equal award counts already"),
    "few": ("不足{count}批次，不加分", "fewer than {count} samples, no points"),
    "rate": ("合格率未达{percent}%，不加分", "pass rate below {percent}%, no points"),
    "unclean": ("近{years}年内有不良记录，不加分", "a record within {years} years, no points"),
}
_CUTS = {
    "kind": ("{name}加分以{limit}分为限，超出的{points}分不计。", "{name}: at most {limit}; {points} over it not counted."),
    "total": ("{name}合计以{limit}分为限，超出的{points}分不计。", "{name}: at most {limit}; {points} over it not counted."),
    "severe": (
        "严重失信事项有效期内不予加分，{name}中的{points}分不计。",
        "No bonus while a severe event is active: {points} points of {name} not counted.",
    ),
}


def _step(found: Deduction) -> tuple[str, str]:
    if not found.step:
        return "", ""
    yuan = f"{found.event.amount // 100:,}.{found.event.amount % 100:02d}"
    return f"罚没款{yuan}元，加{found.step}分", f"fine and confiscation {yuan} yuan: {found.step} more"


def _repeat(found: Deduction, book: RuleBook) -> tuple[str, str]:
    if not found.earlier:
        return "", ""
    days, times = book.number("repeat_days"), decimal_text(found.repeat)
    last = max(e.valid_from for e in found.earlier)
    return (
        f"此前{days}日内（{_day_zh(last)}）已受同类处罚，乘以{times}",
        f"punished for the same type within {days} days before ({last}): times {times}",
    )


def _half(found: Deduction) -> tuple[str, str]:
    if found.time == WHOLE or found.event.min_end is None:
        return "", ""
    end, times = found.event.min_end, decimal_text(found.time)
    return (f"最短公示期已于{_day_zh(end)}届满，乘以{times}", f"minimum publicity ended on {end}: times {times}")


def _result(found: Deduction) -> tuple[str, str]:
    if not found.counted:
        return "同一案件按扣分最高的一项计，本项不另扣分", "another event of the case counts instead"
    if not found.points:
        return "不扣分", "no deduction"
    return f"扣{found.points}分", f"{found.points} deducted"


def _day_zh(day: object) -> str:
    year, month, rest = str(day).split("-")
    return f"{year}年{int(month)}月{int(rest)}日"


def _line(kind: str, rule: Rule, points: int, ids: tuple[str, ...], zh: str, en: str) -> Line:
    return Line(kind=kind, code=rule.code, version=rule.version, article=rule.article, points=points, sources=ids, zh=zh, en=en)
