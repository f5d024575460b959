"""Which norm, if several fit: shown to the officer, never silently replaced (行政处罚法 29; 特别规定 2)."""

from __future__ import annotations

from cases.law.bands import Band
from cases.law.conduct import conducts, is_food
from cases.law.fact_labels import ask
from cases.law.fact_types import Facts, Product
from cases.law.finding import Finding, Question, Reason
from cases.law.wording import yuan


def compare_norms(facts: Facts, bands: tuple[Band, ...]) -> Finding[None]:
    """The norm with the higher fine among those charged, and the norms to be compared with each."""
    reasons = [r for r in (_higher(bands), *(_alternative(code, facts) for code in facts.conduct)) if r]
    questions: list[Question] = []
    if not facts.conduct:
        questions.append(ask("conduct", "决定处罚幅度、是否涉嫌犯罪以及能否列入名单"))
    if facts.product not in (None, Product.FOOD) and is_food(facts) is None:
        questions.append(ask("product", "所填违法行为适用于食品，与产品类别不一致，请核实"))
    return Finding(None, tuple(reasons), tuple(questions))


def _higher(bands: tuple[Band, ...]) -> Reason | None:
    known = [b for b in bands if b.low is not None and b.high is not None]
    if len(known) < 2:
        return None
    top = max(known, key=lambda b: (b.high or 0, b.low or 0))
    text = (
        f"同一违法行为违反多个法律规范应当给予罚款处罚的，按照罚款数额高的规定处罚：{top.law}"
        f"（{yuan(top.low or 0)}以上{yuan(top.high or 0)}以下）；不属于同一违法行为的，分别处罚。"
    )
    return Reason("bands", "行政处罚法第二十九条", text)


def _alternative(code: str, facts: Facts) -> Reason | None:
    """The norms beside which the officer's choice must be checked."""
    conduct = conducts()[code]
    food = is_food(facts)
    rivals = [c for c in (conducts()[x] for x in conduct.compare) if food is not False or "food" not in c.products]
    if not rivals or (conduct.law == "PQL" and food is not True and code != "PQL55"):
        return None
    names = "、".join(c.label for c in rivals)
    if conduct.law == "S503":
        text = f"特别规定仅在法律没有规定或者规定不明确时适用；请先比对：{names}。"
        return Reason("bands", "特别规定第二条", text)
    return Reason("bands", conduct.article, f"请同时比对：{names}。")
