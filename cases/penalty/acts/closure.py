"""提请结案、结案、归档 (PP77-78)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.models import Act, Document
from cases.base.roles import CO, LEADERS, UH
from cases.base.work import Work, legal_date
from cases.parties.rules import own_authority
from cases.penalty.case_file import file_directory, papers_in_file
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import APART, HANDLER
from cases.penalty.selectors import proposal_waits

PROPOSED = "penalty.propose_closure"
# PP77 item 4: nothing was decided that could be carried out
GROUNDS: Mapping[str, str] = {
    S.DEC_UNPROVEN: "违法事实不成立，不予行政处罚，符合《市场监督管理行政处罚程序规定》第七十七条第一款第四项规定的结案条件。",
    S.DEC_CRIME: "案件已移送司法机关，符合《市场监督管理行政处罚程序规定》第七十七条第一款第四项规定的结案条件。",
}


def _issued(case: PenaltyCase, form: str) -> bool:
    return Document.objects.filter(stream=case.stream_key, form=form).exists()


def _served_if_exempt(q: Question[PenaltyCase]) -> Text | None:
    if q.subject.state not in (S.DEC_EXEMPT, S.DEC_UNPROVEN) or q.subject.served_on:
        return None
    # facts were found unproven without a paper for the party until 0.2
    if q.subject.state == S.DEC_UNPROVEN and not _issued(q.subject, "46"):
        return None
    return Text("不予行政处罚决定书尚未送达。", "The decision has not been served.")


def _closure_proposed(q: Question[PenaltyCase]) -> Text | None:
    if q.given.get("proposed"):
        return None
    return Text("办案机构尚未提请结案。", "The unit has not proposed closure.")


def _proposals_ruled(q: Question[PenaltyCase]) -> Text | None:
    if not proposal_waits(q.subject):
        return None
    return Text(
        "报请一并立案的事项尚未审批，请先批准或者不予批准。",
        "A proposal to file against another party is not ruled on yet; file or leave it first.",
    )


PROPOSALS_RULED = Condition(
    "proposals_ruled",
    "一并立案事项已审批",
    "other parties ruled on",
    "PP19, PP77",
    _proposals_ruled,
    by("penalty.join_party", "penalty.leave_party"),
)
SERVED_IF_EXEMPT = Condition(
    "served_if_exempt", "不予处罚决定已送达", "served", "PP81", _served_if_exempt, by("penalty.serve_exemption")
)
CLOSURE_PROPOSED = Condition(
    "closure_proposed", "已提请结案", "closure proposed", "PP77", _closure_proposed, by("penalty.propose_closure")
)


@PENALTY.act(
    "propose_closure",
    sources=PENALTY.inside(Group.TO_CLOSE),
    zh="提请结案",
    en="Propose closure",
    article="PP77",
    who=UH,
    rules=(own_authority,),
    needs=(SERVED_IF_EXEMPT,),
    reason="opinion",
)
def propose_closure(p: Passage[PenaltyCase], *, opinion: str) -> PenaltyCase:
    """提请结案: the unit head states how the decision was carried out."""
    p.note(opinion=opinion)
    return p.subject


def _proposal(case: PenaltyCase, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The last proposal, unless the case has moved since: closing again needs proposing again."""
    acts = Act.objects.filter(stream=case.stream_key)
    last = acts.filter(verb=PROPOSED).order_by("-pk").first()
    moved = last is not None and acts.filter(pk__gt=last.pk).exclude(from_state=F("to_state")).exists()
    return {"proposed": None if moved else last}


@PENALTY.act(
    "close",
    sources=PENALTY.inside(Group.TO_CLOSE),
    target=S.CLOSED,
    zh="批准结案",
    en="Close the case",
    article="PP77",
    who=LEADERS,
    rules=APART,
    needs=(CLOSURE_PROPOSED, PROPOSALS_RULED),
    clocks=(Stop("D40"),),
    issues=("53",),
    reason="opinion",
    given=_proposal,
)
def close(p: Passage[PenaltyCase], *, opinion: str) -> PenaltyCase:
    """批准结案 within D40 (15 working days, PP77); form 53."""
    p.subject.closed_on = p.work.today
    form = {**_closing_form(p.work, p.given["proposed"], opinion), "ground": GROUNDS.get(p.subject.state, "")}
    documents.issue(p.work, p.subject, "53", given=form)
    return p.subject


def _closing_form(work: Work, proposed: Act, opinion: str) -> dict[str, Any]:
    return {
        "approvals": [
            {
                "label": "办案机构负责人意见",
                "opinion": proposed.reason,
                "name": proposed.actor_name,
                "on": legal_date(proposed.at).isoformat(),
            },
            {"label": "部门负责人意见", "opinion": opinion, "name": work.actor.name, "on": work.today.isoformat()},
        ],
        "result": proposed.reason,
    }


def _file_complete(q: Question[PenaltyCase]) -> Text | None:
    case = q.subject
    have = set(Document.objects.filter(stream__in=[case.stream_key, case.clue.stream_key]).values_list("form", flat=True))
    missing = sorted(_needed(case, have) - have)
    if not missing:
        return None
    return Text(f"案卷缺少文书：{'、'.join(missing)}。", f"The file lacks forms {', '.join(missing)}.")


def _needed(case: PenaltyCase, have: set[str]) -> set[str]:
    """What was never decided could not be discussed, notified or served: the crime ended it, or the facts are not proven."""
    if not case.decisions.exists():
        told = {"46", "50"} if "46" in have else set()
        return {"1", "7", "35", "36", "43", "53"} | told if "43" in have else {"1", "7", "8", "53"}
    decided = {"46"} if "46" in have else {"37", "45"}
    return {"1", "7", "35", "36", "43", "50", "53"} | decided


FILE_COMPLETE = Condition("file_complete", "案卷齐全", "file complete", "PP78", _file_complete, by("penalty.serve_paper"))


@PENALTY.act(
    "archive",
    sources=(S.CLOSED,),
    target=S.ARCHIVED,
    zh="归档",
    en="Archive",
    article="PP78",
    who=CO,
    rules=HANDLER,
    needs=(FILE_COMPLETE,),
    issues=("54", "55", "56"),
    reason="note",
)
def archive(p: Passage[PenaltyCase], *, note: str = "") -> PenaltyCase:
    """归档 (PP78): one case, one file; cover, directory in the order of the law, and note; forms 54-56."""
    p.subject.archived_on = p.work.today
    papers = list(papers_in_file(p.subject))
    documents.ensure_files(p.work, papers)
    entries = file_directory(p.subject, papers)
    for form in ("54", "55", "56"):
        documents.issue(p.work, p.subject, form, given={"entries": entries, "note": note})
    return p.subject
