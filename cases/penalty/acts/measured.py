"""Does what is imposed stand in the item: the measures it gives, those it demands, and the tier of the fine (PL4, PL38)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by
from cases.base.errors import Text
from cases.law.clauses import rules_of
from cases.law.conduct import conducts
from cases.law.exemption import exempting_rule
from cases.law.issuers import issuer_rule
from cases.law.measures import measure, measures
from cases.law.repeated import THIRD
from cases.penalty import assessment
from cases.penalty.acts.each import of_each
from cases.penalty.models import PenaltyCase, PenaltyKind, Tier
from cases.penalty.proposal import EXEMPTED, MITIGATED, Charge
from cases.penalty.repeated import counted_before, under_food_law


@of_each
def _measures_given(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """No kind that the item does not give: a penalty without a basis is void (PL38)."""
    band = _band(q, charge)
    if band is None or not band["not_given"]:
        return None
    named = "、".join(PenaltyKind(kind).label for kind in band["not_given"])
    allowed = [code for part in ("must", "may", "open") for code in band["measures"][part] if measure(code).kind]
    return Text(
        f"“{named}”不是{_cited(band)}对该违法行为规定的处罚；该条规定的有：{_words(allowed, charge.conduct)}。",
        f"{', '.join(band['not_given'])} is not given by {_cited(band)}; it gives {', '.join(measure(c).en for c in allowed)}.",
    )


@of_each
def _measures_complete(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """What the item demands is imposed, or its leaving out is 减轻 on a ground; a fine may wait for the criminal case."""
    return _incomplete(q, charge, _missing(q, charge, fine_waits=q.subject.fine_waits))


@of_each
def _measures_kept(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """Of a change: what the decision that falls left out cannot be added, since a change is never heavier (PL45)."""
    imposed = set(q.given["not_heavier_than"].kinds) if q.given["not_heavier_than"] else set()
    return _incomplete(
        q, charge, [code for code in _missing(q, charge, fine_waits=q.subject.fine_waits) if measure(code).kind in imposed]
    )


def _missing(q: Question[PenaltyCase], charge: Charge, *, fine_waits: bool) -> list[str]:
    band = _band(q, charge)
    if band is None or charge.tier in (MITIGATED, EXEMPTED):
        return []
    return [code for code in band["missing"] if not (code == "fine" and fine_waits)]


def _incomplete(q: Question[PenaltyCase], charge: Charge, lacking: list[str]) -> Text | None:
    band = _band(q, charge)
    if band is None or not lacking:
        return None
    return Text(
        f"{_cited(band)}规定应当并处：{_words(lacking, charge.conduct)}；少处的属于减轻处罚，应当选择“减轻”并写明法定理由。",
        f"{_cited(band)} also demands {', '.join(measure(c).en for c in lacking)}; left out, it is mitigation on a ground.",
    )


@of_each
def _rules_of_the_item(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """What is named as broken is among what the item names: a paper states no rule that belongs to another act."""
    band = _band(q, charge)
    return not_of_the_item(charge.broken, band["duty"] if band else "")


def not_of_the_item(broken: Iterable[str], duty: str) -> Text | None:
    """The rules that an item does not name, as a sentence; None where it names all of them."""
    known = rules_of(duty)
    wrong = [rule for rule in broken if rule not in known]
    if not wrong:
        return None
    return Text(
        f"“{'、'.join(wrong)}”不是该违法行为违反的规定；可以选择的有：{'、'.join(known) or '无'}。",
        f"{', '.join(wrong)}: not among the rules that this item names ({', '.join(known) or 'none'}).",
    )


@of_each
def _revoked_here(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """A licence is revoked by the body that issued it, where the law says so; a bureau without that power imposes nothing."""
    rule = issuer_rule(charge.conduct, q.today)
    here = assessment.act_of(q.subject, charge.conduct).get("licence_issued_here")
    if rule is None or here is True or "revoke_licence" not in charge.kinds:
        return None
    way = "请改拟其他处罚，并将案件情况通报原发证部门" if here is False else "请先在案件事实中登记许可证件是否由本机关发放"
    return Text(
        f"{rule.text_zh}（{rule.article}）；{way}。",
        f"{rule.text_en} ({rule.article}); "
        + ("propose another penalty, and tell that body." if here is False else "record first whether this bureau issued it."),
    )


def _penalties_counted(q: Question[PenaltyCase]) -> Text | None:
    """The third penalty within a year changes what the law demands: one that this system knows is not left out of the count."""
    if not under_food_law(charge.conduct for charge in q.given["proposal"].parts):
        return None
    found, stated = counted_before(q.subject, q.today), q.subject.facts.get("penalties_within_year")
    if len(found) < THIRD or (stated is not None and stated >= THIRD):
        return None
    told = "、".join(row.document.reference if row.document else str(row.case) for row in found)
    return Text(
        f"一年内当事人已因违反食品安全法受到{len(found)}次处罚（{told}）；案件事实"
        f"{'没有登记次数' if stated is None else f'登记为{stated}次'}，请先更正“一年内受处罚次数”"
        "（食品安全法第一百三十四条：累计三次的，责令停产停业，直至吊销许可证）。",
        f"The party was punished {len(found)} times under the Food Safety Law within a year ({told}); the facts say "
        f"{'nothing' if stated is None else stated}. Record the number first (art. 134).",
    )


@of_each
def _exempted_by_rule(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """免予处罚 stands on a special rule that the facts make out; what it takes is taken, and nothing else (FSL136)."""
    rule = exempting_rule(charge.conduct, on=q.today)
    if charge.tier != EXEMPTED or rule is None or assessment.made_out(q.subject, rule.code, charge.conduct, on=q.today):
        return _fits(q, charge)
    return Text(
        f"免予处罚的情形须先在案件事实中查明并登记（{rule.article}：{rule.text_zh}）。",
        f"What exempts from punishment must be established in the facts first ({rule.article}: {rule.text_en}).",
    )


@of_each
def _exemption_fits(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    return _fits(q, charge)


def _fits(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """There is such a rule for the conduct, and what it takes is all that is imposed."""
    if charge.tier != EXEMPTED:
        return None
    rule = exempting_rule(charge.conduct, on=q.today)
    if rule is None:
        return Text("该违法行为没有免予处罚的规定；请改选裁量阶次。", "No rule exempts here; choose another tier.")
    there = assessment.left_to_take(q.subject, charge.conduct, on=q.today)
    if charge.kinds and {kind for kind in rule.takes if there[kind] != 0} <= set(charge.kinds) <= set(rule.takes):
        return None
    return Text(
        f"依照{rule.article}免予处罚的，应当依法{rule.orders_zh}，并且不再给予罚款等其他处罚。",
        f"Under {rule.article} what it names is confiscated, and nothing else is imposed.",
    )


@of_each
def _within_tier(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """The fine lies in the tier that is named; what is called mitigated is, and where one sum is fixed there is no tier."""
    band = _band(q, charge)
    if band is None or "fine" not in charge.kinds or band["min"] is None:
        return None
    if charge.tier == MITIGATED:
        return _not_mitigated(band)
    if band["tiers"] is None:
        return _no_tier(charge) if band["min"] == band["max"] else None
    if band["tier_fits"] is not False:
        return None
    low, high = band["tiers"][charge.tier]
    fitting = [str(Tier(t).label) for t, (least, most) in band["tiers"].items() if _fen(least) <= charge.fine <= _fen(most)]
    inside = "、".join(fitting) or "法定幅度以外"
    return Text(
        f"罚款不在“{Tier(charge.tier).label}”阶次的幅度（{low} 至 {high} 元）内；所填数额属于：{inside}。",
        f"The fine is not in the tier “{charge.tier}” ({low}–{high} yuan).",
    )


def _not_mitigated(band: dict[str, Any]) -> Text | None:
    if not band["contains_fine"] or band["missing"]:
        return None
    return Text(
        "罚款不低于法定下限，也没有少处应当并处的处罚，不属于减轻处罚；请改选从轻、一般或者从重。",
        "The fine is not below the minimum and nothing is left out: nothing was mitigated; choose another tier.",
    )


def _no_tier(charge: Charge) -> Text | None:
    if charge.tier == Tier.ORDINARY:
        return None
    return Text(
        "该项罚款数额是固定的，没有裁量阶次，请选择“一般”。", "The fine is one fixed sum: there is no tier; choose ordinary."
    )


def _band(q: Question[PenaltyCase], charge: Charge) -> dict[str, Any] | None:
    outcome = assessment.assess_case(q.subject, proposal=q.given["proposal"], on=q.today).as_json()
    return assessment.band_of(outcome, charge.conduct)


def _cited(band: dict[str, Any]) -> str:
    return str(band["cite"])


def _words(codes: Iterable[str], conduct: str) -> str:
    law = conducts()[conduct].law
    order = {m.code: m.order for m in measures()}
    return "、".join(measure(code, law).zh for code in sorted(codes, key=order.__getitem__))


def _fen(yuan: str) -> int:
    return int(yuan.replace(".", ""))


MEASURES_GIVEN = Condition(
    "measures_given",
    "处罚种类有法定依据",
    "every kind has its basis",
    "PL4, PL38",
    _measures_given,
    GIVEN | by("penalty.return_from_approval", "penalty.return_from_notice"),
)
MEASURES_COMPLETE = Condition(
    "measures_complete",
    "应当并处的处罚没有遗漏",
    "what must be imposed is",
    "PL32, PP60",
    _measures_complete,
    # whether it is serious, and whether there is a licence to lose, stands in the facts
    GIVEN | by("penalty.complete_facts", "penalty.return_from_approval", "penalty.return_from_notice"),
)
# of a change, which adds nothing to the decision that falls
MEASURES_KEPT = Condition(
    "measures_complete", "应当并处的处罚没有遗漏", "what must be imposed is", "PL32, PP60", _measures_kept, GIVEN
)
WITHIN_TIER = Condition("within_tier", "罚款与裁量阶次一致", "fine within its tier", "PL34", _within_tier, GIVEN)
REVOKED_HERE = Condition(
    "revoked_here",
    "吊销由发证部门决定",
    "revoked by who issued it",
    "PL17, FSL130, DAL139",
    _revoked_here,
    GIVEN | by("penalty.complete_facts", "penalty.return_from_approval", "penalty.return_from_notice"),
)
PENALTIES_COUNTED = Condition(
    "penalties_counted",
    "一年内受处罚次数属实",
    "earlier penalties counted",
    "FSL134",
    _penalties_counted,
    by("penalty.complete_facts", "penalty.return_from_approval", "penalty.return_from_notice"),
)
EXEMPTED_BY_RULE = Condition(
    "exempted_by_rule",
    "免予处罚有法律规定",
    "exempted by a rule",
    "FSL136",
    _exempted_by_rule,
    GIVEN | by("penalty.complete_facts", "penalty.return_from_approval", "penalty.return_from_notice"),
)
# of a change, which rests on the paper that orders it
EXEMPTION_FITS = Condition("exemption_fits", "免予处罚有法律规定", "exempted by a rule", "FSL136", _exemption_fits, GIVEN)
RULES_OF_THE_ITEM = Condition(
    "rules_of_the_item", "违反的规定属于该违法行为", "rules of the item", "PL40, PL44, PL59", _rules_of_the_item, GIVEN
)
MEASURED_ANEW = (MEASURES_GIVEN, MEASURES_KEPT, EXEMPTION_FITS, WITHIN_TIER, RULES_OF_THE_ITEM)
MEASURED = (PENALTIES_COUNTED, MEASURES_GIVEN, REVOKED_HERE, MEASURES_COMPLETE, EXEMPTED_BY_RULE, WITHIN_TIER, RULES_OF_THE_ITEM)
