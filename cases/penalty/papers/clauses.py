"""Which rule was broken and which one punishes it, act by act (PL44, PL59): from the law table, whatever officers type beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.pdf import Block, Para
from cases.intake.papers.common import Content, numbered
from cases.law.clauses import joined, on_paper, stated
from cases.penalty.models import parts_of
from cases.penalty.papers.citing import cite


def clauses_of(content: Any) -> list[dict[str, Any]]:
    """The clause of each act, of the version of the law that was applied to it, as plain values."""
    return [_of(part) for part in parts_of(content)]


def _of(part: Any) -> dict[str, Any]:
    # a charge that was written before clauses were kept has neither
    known, broken = getattr(part, "clause", None) or _stored(part), getattr(part, "broken", None) or ()
    return told(part.conduct, {**known, "orders": getattr(part, "orders", None)}, broken=broken)


def told(conduct: str, clause: Mapping[str, Any], *, broken: Sequence[str] = ()) -> dict[str, Any]:
    """One clause as papers keep it: `corrects` is whether 责令改正 goes with it, `orders` what it orders instead or beside."""
    return {
        "conduct": conduct,
        "act": clause["act"],
        "cite": _with_text(cite(clause["cite"]), clause),
        "duty": _with_text(joined(broken) if broken else on_paper(clause["duty"]), clause),
        "corrects": clause["corrects"],
        "orders": list(clause["orders"] or ()),
    }


def _with_text(citation: str, clause: Mapping[str, Any]) -> str:
    """The citation with the text of the law that is meant, where that is not the one in force; of other laws nothing is said."""
    title = cite(clause["cite"]).partition("》")[0] + "》"
    return citation.replace(title, title + clause["text"], 1) if clause.get("text") else citation


def _stored(part: Any) -> dict[str, Any]:
    """The clause of a row that was written before clauses were kept, by its label."""
    known = stated(part.conduct, part.law)
    if known is None:
        return {"act": "", "cite": part.law, "duty": "", "corrects": True}
    return {"act": known.act, "cite": known.cite, "duty": known.duty, "corrects": not getattr(part, "orders", None)}


def broke(clause: Content) -> str:
    """违反了《…》第…条的规定，属于“…”的违法行为; of a row that names no rule broken only what it punishes."""
    if clause["duty"]:
        named = f"，属于“{clause['act']}”的违法行为" if clause["act"] else ""
        return f"违反了{clause['duty']}的规定{named}"
    return f"属于{clause['cite']}所列“{clause['act']}”的违法行为" if clause["act"] else f"属于{clause['cite']}规定的违法行为"


def broken_blocks(content: Content, who: str = "当事人", *, opening: str = "", punished: bool = True) -> list[Block]:
    """What was broken by each act, and of several the rule that punishes each; nothing in papers issued before it was kept."""
    clauses = content.get("clauses") or []
    if len(clauses) == 1:
        return [Para(f"{opening}{who}的上述行为，{broke(clauses[0])}。")]
    if not clauses:
        return []
    return [Para(f"{opening}{who}的上述行为，分别认定如下："), *numbered(_one_of_several(clause, punished) for clause in clauses)]


def _one_of_several(clause: Content, punished: bool) -> str:
    named = f"“{clause['act']}”的行为" if clause["act"] else "该行为"
    violated = f"违反了{clause['duty']}的规定" if clause["duty"] else f"属于{clause['cite']}规定的违法行为"
    return f"{named}，{violated}{'，应当依据' + clause['cite'] + '的规定处罚' if punished else ''}。"


def to_correct(clauses: Sequence[Content]) -> str:
    """What is to be put right: of several acts those that 责令改正 goes with; empty where none is of that kind."""
    named = [clause for clause in clauses if clause["corrects"]]
    if len(named) == len(clauses):
        return "上述违法行为"
    return "、".join(f"“{clause['act']}”" for clause in named) + ("的违法行为" if named else "")
