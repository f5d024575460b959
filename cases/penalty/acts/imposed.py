"""What is asked of what is imposed, of the notice, the decision and its change alike (PP57, PP60, PL5, PL32-45)."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by, instead
from cases.base.errors import Text
from cases.law.exemption import lightening_rule
from cases.law.money import to_yuan
from cases.penalty import assessment
from cases.penalty.acts.each import of_each
from cases.penalty.lacking import lacking
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import EXEMPTED, LENIENT, MITIGATED, Charge
from cases.penalty.several import conduct_in


def _penalty_intended(q: Question[PenaltyCase]) -> Text | None:
    if q.given["proposal"].kinds:
        return None
    return Text("未拟定处罚种类；不予处罚请走不予处罚决定。", "No penalty is intended; use the decision on no penalty.")


def _may_be_punished(q: Question[PenaltyCase]) -> Text | None:
    """A child under fourteen and who could not tell or control what they did are not punished at all."""
    facts = assessment.facts_of(q.subject)
    grounds = [act.get("grounds", {}) for act in facts.get("acts") or [facts]]
    if any(known.get("under_fourteen") is True for known in grounds):
        return Text(f"当事人实施违法行为时不满十四周岁，不予行政处罚，应当责令监护人加以管教；{_NO_PENALTY_ZH}", _CHILD_EN)
    if any(known.get("incapable") is True for known in grounds):
        return Text(
            "当事人在不能辨认或者不能控制自己行为时有违法行为，不予行政处罚，应当责令其监护人严加看管和治疗；" + _NO_PENALTY_ZH,
            _INCAPABLE_EN,
        )
    return None


_NO_PENALTY_ZH = "请办理“作出不予处罚决定”（已经作出处罚决定的，办理“撤销处罚决定”）。"
_NO_PENALTY_EN = "Decide on no penalty (where a penalty was decided, annul it)."
_CHILD_EN = f"The person was under fourteen at the time and is not punished; the guardian is told to discipline. {_NO_PENALTY_EN}"
_INCAPABLE_EN = f"The person could not tell or control the act: no punishment; the guardian is told to care. {_NO_PENALTY_EN}"


@of_each
def _lighter_for_minors(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    act = assessment.with_age(q.subject, assessment.act_of(q.subject, charge.conduct))
    minor = act.get("grounds", {}).get("minor") is True
    if not minor or charge.tier in (LENIENT, MITIGATED, EXEMPTED):
        return None
    return Text(
        "当事人实施违法行为时已满十四周岁不满十八周岁，应当从轻或者减轻行政处罚；请将裁量档次改为从轻或者减轻。",
        "The person was between fourteen and eighteen at the time: the penalty must be lenient or mitigated; change the tier.",
    )


@of_each
def _within_band(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    outcome = assessment.assess_case(q.subject, proposal=q.given["proposal"], on=q.today).as_json()
    band = assessment.band_of(outcome, charge.conduct)
    if charge.tier == MITIGATED and not charge.mitigation_ground.strip():
        return Text("减轻处罚须写明减轻处罚的法定理由。", "A mitigated penalty names its statutory ground.")
    if charge.tier == EXEMPTED or (band is not None and band["min"] is not None and _may_go_without(q, charge, band)):
        return None
    if band is None or band["contains_fine"] is None and not band["needs_mitigation_ground"]:
        return Text(
            f"按现有事实尚不能确定罚款幅度：{_open_questions(q)}。须由办案人员“补充案件事实”，或者退回补充调查。",
            "The facts do not fix the band of the fine: the officers complete them, or the case is returned to them.",
        )
    if band["contains_fine"] or (band["needs_mitigation_ground"] and charge.mitigation_ground.strip()):
        return None
    limits = f"{band['min']} 至 {band['max']} 元"
    if band["needs_mitigation_ground"]:
        return Text(
            f"罚款低于法定下限（{limits}），须写明减轻处罚的法定理由。",
            f"The fine is below the statutory minimum ({band['min']}–{band['max']} yuan): a ground is needed.",
        )
    return Text(f"罚款不在法定幅度（{limits}）之内。", f"The fine lies outside the band ({band['min']}–{band['max']} yuan).")


@of_each
def _mitigation_named(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    return _named(charge, q.today)


def _named(charge: Charge, on: date) -> Text | None:
    """减轻 rests on a ground that the law lists; who writes one of their own has none."""
    code = charge.mitigation_ground.strip()
    if not code or lightening_rule(code, on=on) is not None:
        return None
    return Text(
        "减轻处罚的理由须为法律规定的情形（行政处罚法第三十条至第三十二条，产品质量法第五十五条等），请从所列情形中选择。",
        "The ground for mitigation must be one that the law lists (PL30-32, PQL55 and others); choose from the list.",
    )


@of_each
def _mitigation_listed(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """The ground is listed, and the facts make it out."""
    code = charge.mitigation_ground.strip()
    rule = lightening_rule(code, on=q.today)
    if rule is None or assessment.made_out(q.subject, code, charge.conduct, on=q.today):
        return _named(charge, q.today)
    return Text(
        f"减轻处罚的情形须先在案件事实中查明并登记（{rule.article}：{rule.text_zh}）。",
        f"The ground for mitigation must be established in the facts first ({rule.article}: {rule.text_en}).",
    )


def _open_questions(q: Question[Any]) -> str:
    """What the band of this proposal waits for, and nothing else."""
    return "；".join(lack.zh for lack in lacking(q.subject, q.given["proposal"])) or "请核对违法行为"


def _may_go_without(q: Question[PenaltyCase], charge: Charge, band: dict[str, Any]) -> bool:
    """No fine is proposed, and the article demands none here (a warning first, a stop alone), or it waits for a criminal
    case (T310-11)."""
    return "fine" not in charge.kinds and (band["needs_mitigation_ground"] is not True or q.subject.fine_waits)


@of_each
def _established(q: Question[PenaltyCase], charge: Charge) -> Text | None:
    """What the penalty is for, and the gains it takes, are what the investigation established (PL5, PL28, PL40)."""
    known = conduct_in(q.subject.facts)
    if known and charge.conduct not in known:
        return Text(
            f"案件事实登记的违法行为中没有“{charge.conduct}”，不得据以处罚。",
            f"“{charge.conduct}” is not among the conduct established in the facts of the case.",
        )
    gains = assessment.confiscable_gains(q.subject, charge.conduct, on=q.today)
    if gains is None or charge.confiscated_gains <= gains:
        return None
    return Text(
        f"没收违法所得不得超过案件事实查明的违法所得（已退赔的除外）{to_yuan(gains)} 元。",
        f"Confiscated gains may not exceed the {to_yuan(gains)} yuan established in the facts, less what was refunded.",
    )


def _not_heavier(q: Question[PenaltyCase]) -> Text | None:
    base = q.given.get("not_heavier_than")
    heavier = q.given["proposal"].heavier_than(base) if base else []
    if not heavier:
        return None
    return Text(
        f"不得较已告知（已决定）的内容加重：{'、'.join(heavier)}；需要加重的应当重新告知。",
        f"It may not be heavier than what the party was told: {', '.join(heavier)}. Notify again.",
    )


def _city_level(q: Question[PenaltyCase]) -> Text | None:
    outcome = assessment.assess_case(q.subject, proposal=q.given["proposal"], on=q.today).as_json()
    if outcome["city_level_required"] is not True:
        return None
    because = next(r for r in outcome["reasons"] if r["field"] == "city_level_required")
    return Text(
        f"{because['because'].rstrip('。')}（{because['article']}）。",
        f"A bureau of this rank may not decide it ({because['article']}): a city-level or higher one does.",
    )


def _not_time_barred(q: Question[PenaltyCase]) -> Text | None:
    """Not of any act that is charged; a proposal is not at hand everywhere that this is asked."""
    outcome = assessment.assess_case(q.subject).as_json()
    over = {code for act in outcome["acts"] if act["limitation_passed"] is True for code in act["conduct"]}
    charged = {charge.conduct for charge in q.given["proposal"].parts} if "proposal" in q.given else set()
    if outcome["limitation_passed"] is not True and not over & charged:
        return None
    which = f"（{'、'.join(sorted(over & charged))}）" if over & charged else ""
    return Text(f"违法行为{which}已超过追究时效，不再给予行政处罚。", "The limitation period is over: no penalty may be given.")


PENALTY_INTENDED = Condition(
    "penalty_intended",
    "拟给予处罚",
    "penalty intended",
    "PP57",
    _penalty_intended,
    GIVEN | instead("penalty.decide_exempt", "penalty.decide_unproven", "penalty.annul_decision"),
)
MAY_BE_PUNISHED = Condition(
    "may_be_punished",
    "当事人可以受行政处罚",
    "may be punished",
    "PL30, PL31",
    _may_be_punished,
    instead("penalty.decide_exempt", "penalty.annul_decision"),
)
LIGHTER_FOR_MINORS = Condition(
    "lighter_for_minors", "未成年人从轻或者减轻", "lighter for minors", "PL30", _lighter_for_minors, GIVEN
)
WITHIN_BAND = Condition(
    "within_band",
    "罚款在法定幅度内",
    "fine within the band",
    "PL32, PP60",
    _within_band,
    GIVEN
    | by("penalty.complete_facts", "penalty.return_from_approval", "penalty.return_from_notice")
    | instead("penalty.annul_decision"),
)
MITIGATION_LISTED = Condition(
    "mitigation_listed",
    "减轻处罚有法定情形",
    "mitigated on a listed ground",
    "PL30-32",
    _mitigation_listed,
    GIVEN | by("penalty.complete_facts", "penalty.return_from_approval", "penalty.return_from_notice"),
)
# of a change: what it rests on is the paper that orders it, and facts are recorded no more
MITIGATION_NAMED = Condition(
    "mitigation_named", "减轻处罚有法定情形", "mitigated on a listed ground", "PL30-32", _mitigation_named, GIVEN
)
ESTABLISHED = Condition(
    "established",
    "违法行为和违法所得已查明",
    "conduct and gains established",
    "PL5, PL28, PL40",
    _established,
    GIVEN | by("penalty.return_from_approval", "penalty.return_from_notice"),
)
NOT_HEAVIER = Condition(
    "not_heavier",
    "不因申辩加重",
    "not heavier",
    "PL45, PP58",
    _not_heavier,
    GIVEN | by("penalty.renotify") | instead("penalty.annul_decision"),
)
CITY_LEVEL = Condition(
    "city_level",
    "本级机关有权决定",
    "city level",
    "FSIR81",
    _city_level,
    GIVEN | instead("penalty.send_to_other_body", "penalty.annul_decision"),
)
NOT_TIME_BARRED = Condition(
    "limitation",
    "在追究时效内",
    "inside limitation",
    "PL36",
    _not_time_barred,
    instead("penalty.terminate", "penalty.return_from_approval", "penalty.return_from_notice"),
)
