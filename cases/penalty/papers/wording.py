"""Sentences that several papers of a case share: the penalty, its performance, the remedies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.base.documents import Issue
from cases.base.pdf import Block, Para
from cases.intake.papers.common import Content, numbered, paragraphs
from cases.law import tables
from cases.law.conduct import conducts
from cases.law.discretion import standard
from cases.law.exemption import exempting_rule, lightening_rule
from cases.penalty.models import Decision, PenaltyCase, parts_of
from cases.penalty.models.item import IN_ORDER
from cases.penalty.papers import reads
from cases.penalty.papers.amounts import in_both
from cases.penalty.papers.citing import cite
from cases.penalty.papers.clauses import clauses_of
from cases.penalty.proposal import EXEMPTED, RANGED

# PL9; what must be described before it can be printed (which licence, how long) is None
SIMPLE: dict[str, str | None] = {
    "warning": "警告",
    "criticism": "通报批评",
    "suspend_licence": None,
    "lower_qualification": None,
    "revoke_licence": None,
    "restrict_business": None,
    "stop_business": "责令停产停业",
    "close_down": "责令关闭",
    "bar_person": None,
    "detention": None,
}
KIND_NAMES = {
    "suspend_licence": "暂扣许可证件的名称、编号和期限",
    "lower_qualification": "降低资质等级的内容",
    "revoke_licence": "吊销许可证件的名称和编号",
    "restrict_business": "限制开展生产经营活动的内容",
    "bar_person": "限制从业的人员和期限",
    "detention": "行政拘留（由公安机关决定）的说明",
}
TIERS = {"mitigated": "减轻处罚", "lenient": "从轻处罚", "ordinary": "按照一般裁量阶次处罚", "severe": "从重处罚"}
EXECUTION_STAYS = "申请行政复议或者提起行政诉讼期间，除法律另有规定外，本决定不停止执行。"

# a bureau named after a division has that division's government above it; a zone has none of its own
_TOWN = re.compile(r"(?P<place>[^区]*?(?:省|市|州|盟|县|旗|[^发新园假范税作理]区|自治区))市场监督管理局")


def penalty_items(content: Any) -> list[str]:
    """The penalty in words, item by item; its `measures` describe the kinds that need it. Of several acts one item for each."""
    parts = parts_of(content)
    return _items(content) if len(parts) == 1 else [_of_act(part) for part in parts]


def _items(content: Any) -> list[str]:
    """What the law orders comes first, as in its sentence: 责令停止销售，没收……，并处罚款."""
    return [*(content.orders or ()), *(_item(kind, content) for kind in IN_ORDER if kind in content.kinds)]


def _of_act(part: Any) -> str:
    """What is imposed for one of several acts, with its tier."""
    how = "免予处罚，依法" if part.tier == EXEMPTED else "" if is_fixed(part) else f"{TIERS[part.tier]}，"
    return f"对{title_of(part.conduct)}的行为，{how}{'，'.join(_items(part))}"


def is_fixed(part: Any) -> bool:
    """The law sets one sum (货值金额3倍): no tier is chosen."""
    return part.band_min is not None and part.band_min == part.band_max and part.tier != "mitigated"


def title_of(conduct: str) -> str:
    """The statutory name of an act."""
    row = conducts().get(conduct)
    return f"“{row.title_zh}”" if row else conduct


def undescribed(content: Any) -> list[str]:
    """What is missing before the items can be printed, in Chinese."""
    return list(dict.fromkeys(missing for part in parts_of(content) for missing in _undescribed(part)))


def _undescribed(content: Any) -> list[str]:
    kinds = [kind for kind in content.kinds if SIMPLE.get(kind, "") is None and not content.measures.get(kind)]
    missing = [KIND_NAMES[kind] for kind in kinds]
    if "confiscate_goods" in content.kinds and not content.goods_description.strip():
        missing.append("没收物品的名称和数量")
    return missing


def _item(kind: str, content: Any) -> str:
    if kind == "fine":
        return f"罚款{in_both(content.fine)}"
    if kind == "confiscate_gains":
        return f"没收违法所得{in_both(content.confiscated_gains)}"
    if kind == "confiscate_goods":
        return f"没收{content.goods_description.rstrip('。')}，货值金额{in_both(content.confiscated_goods)}"
    return content.measures.get(kind) or SIMPLE[kind] or ""


def money_of(content: Any) -> dict[str, int]:
    """The sums of a penalty in fen."""
    return {
        "fine": content.fine,
        "confiscated_gains": content.confiscated_gains,
        "confiscated_goods": content.confiscated_goods,
        "payable": content.payable,
    }


def item_blocks(content: Content) -> list[Block]:
    """The items, and what they come to where there are both a fine and confiscated gains, or several acts."""
    blocks = numbered([f"{text}。" for text in content["items"]])
    money = content["money"]
    if money["fine"] and (money["confiscated_gains"] or content.get("several")):
        blocks.append(Para(f"以上罚没款合计{in_both(money['payable'])}。"))
    return blocks


# -- law and discretion -------------------------------------------------------------------------------------


def basis_of(content: Any, given: Mapping[str, Any]) -> str:
    """The penal clauses as they are cited on paper."""
    if given.get("basis"):
        return cite(str(given["basis"]))
    return "、".join(dict.fromkeys(clause["cite"] for clause in clauses_of(content)))


def exempting_of(content: Any, on: date) -> dict[str, str]:
    """The rule by which the party goes unpunished, as cited on paper, and what it orders; empty where none is used."""
    found = [exempting_rule(part.conduct, on=on) for part in parts_of(content) if part.tier == EXEMPTED]
    rule = next((row for row in found if row), None)
    return {"exempting": cite(rule.article) if rule else "", "exempting_orders": rule.orders_zh if rule else ""}


def mitigation_of(content: Any, on: date) -> str:
    """The grounds for going below the minimum, as they are printed; older papers have them in words."""
    grounds = dict.fromkeys(part.mitigation_ground for part in parts_of(content) if part.mitigation_ground)
    return "；".join(_ground(code, on) for code in grounds)


def mitigation_basis(content: Any, on: date) -> list[str]:
    """The rules by which the penalty is below the minimum (PL32 and what it sends to)."""
    codes = dict.fromkeys(part.mitigation_ground for part in parts_of(content) if part.mitigation_ground)
    rules = [lightening_rule(code, on=on) for code in codes]
    return list(dict.fromkeys(cite(rule.article) for rule in rules if rule))


def discretion_of(issue: Issue, content: Any) -> dict[str, str]:
    """The standard by which the tier was chosen, and the tier itself where there is one act with a range to choose in."""
    fined = [part for part in parts_of(content) if part.tier in RANGED and "fine" in part.kinds]
    if all(part.band_min == part.band_max for part in fined):
        return {"standard": "", "tier_chosen": ""}
    return {"standard": _choose(issue, "standard", "discretion.standard") or _national(issue.on), "tier_chosen": _tier(content)}


def _national(on: date) -> str:
    title = standard(on)
    return f"《{title}》" if title else ""


def _tier(content: Any) -> str:
    return "" if content.charges else TIERS[content.tier]


def discretion_blocks(content: Content, *, how: str = "") -> list[Block]:
    """Reasons, the standard and the ground for going below the minimum (PL32, PL34)."""
    name, tier = content.get("standard"), content.get("tier_chosen")
    chosen = f"参照{name}，{how}对当事人{tier}。" if tier else f"上述各违法行为的裁量阶次，参照{name}确定。"
    mitigated, old = content.get("mitigation") or "", "standard" not in content
    heading = "减轻处罚的理由" if old else "减轻处罚的依据和理由"
    return [
        *paragraphs(content["reasons_text"]),
        *([Para(chosen)] if name else []),
        *([Para(f"{heading}：{mitigated.rstrip('。')}。")] if mitigated else []),
    ]


def _ground(code: str, on: date) -> str:
    rule = lightening_rule(code, on=on)
    return f"{cite(rule.article)}（{rule.text_zh}）" if rule else code


def handling_basis(decision: Any) -> str:
    """What a decision rests on: of each act the rule broken and the penal clause, or the ground on which no penalty is given."""
    if decision.kind == "unproven":
        return cite("行政处罚法第五十七条第一款第三项")
    row = exemption_row(decision) if decision.kind == "exempt" else None
    if row:
        return cite(row["article"])
    mitigated = [f"减轻处罚依据{rule}" for rule in mitigation_basis(decision, decision.decided_on)]
    return "；".join([*map(_rests_on, clauses_of(decision)), *mitigated])


def _rests_on(clause: Content) -> str:
    broken = f"违反{clause['duty']}的规定，" if clause["duty"] else ""
    return f"{broken}依据{clause['cite']}"


def exemption_row(decision: Decision) -> tables.Row | None:
    """The row of the law for the ground on which no penalty is given (PL33)."""
    for row in tables.read("no_penalty"):
        if decision.exemption_ground in (row["needs"], row["code"]) and tables.Validity.of(row).covers(decision.decided_on):
            return row
    return None


def nature_of(case: PenaltyCase) -> str:
    """What officers say the conduct is in law: as stated in the notice, else as in the report."""
    told = reads.last_issued(case, "37")
    if told:
        return str(told.snapshot["nature"])
    report = reads.report(case)
    return report.nature_text if report else ""


# -- performance and remedies -------------------------------------------------------------------------------


def remedies(issue: Issue) -> dict[str, str]:
    """Where the party may turn: the government at the same level (ARL24) and the court.

    From `given`, else the bureau's settings `remedy.government` and `remedy.court`, else the government that
    the bureau's name shows (empty for a development zone, say) and the court that has jurisdiction.
    """
    found = _TOWN.fullmatch(issue.bureau.name)
    return {
        "government": _choose(issue, "government", "remedy.government") or (f"{found['place']}人民政府" if found else ""),
        "court": _choose(issue, "court", "remedy.court") or "有管辖权的人民法院",
    }


REMEDY_NAMES = {"government": "行政复议机关（机关设置 remedy.government）"}


def bank(issue: Issue) -> str:
    """Bank, payee and account (PP72), from `given["bank"]` or the bureau's setting `payment.bank`."""
    return _choose(issue, "bank", "payment.bank")


BANK_NAME = "代收罚没款的银行和账户（机关设置 payment.bank）"


def remedy_text(content: Content, *, paper: str = "本决定书", act: str = "本决定") -> str:
    """ARL20, ARL24, ALL46: sixty days to the government, or six months to the court."""
    where = content["remedies"]
    court = where["court"]
    return (
        f"如不服{act}，可以自收到{paper}之日起六十日内向{where['government']}申请行政复议，"
        f"也可以自收到{paper}之日起六个月内依法{'' if court.startswith('向') else '向'}{court}提起行政诉讼。"
    )


def performance_texts(content: Content) -> list[str]:
    """PP72, PP75, PL72: where and until when to pay, and the surcharge; other duties as decided."""
    texts = [content["duties"]] if content.get("duties") else []
    if content["money"]["confiscated_goods"] and not texts:
        texts.append("没收的物品由本局依法处理。")
    if content["money"]["payable"]:
        texts.append(
            f"当事人应当自收到本决定书之日起十五日内，到指定银行或者通过电子支付系统缴纳罚没款。收款信息：{content['bank'].rstrip('。')}。"
        )
    if content["money"]["fine"]:
        texts.append(
            "到期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，每日按罚款数额的百分之三"
            "加处罚款，加处罚款的数额不超出罚款的数额。"
        )
    if content["money"]["payable"]:
        texts.append("逾期不申请行政复议、不提起行政诉讼又不履行的，本局将依法申请人民法院强制执行。")
    return texts or ["当事人应当自收到本决定书之日起履行本决定。"]


def _choose(issue: Issue, key: str, setting: str) -> str:
    return str(issue.given.get(key) or reads.setting(setting, issue.bureau, issue.on))
