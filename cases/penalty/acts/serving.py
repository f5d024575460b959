"""送达 of a paper that no other act serves: the order to correct, the refusal of a hearing (PP81-82)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.models import Document
from cases.penalty.acts.service import SERVING, serve
from cases.penalty.models import PenaltyCase, Service
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.selectors import issued_on

# papers for the party that no stage of the case serves by itself; 33 is also issued with the decision, and served with it
ALONE = ("33", "DOC14")


def unserved(case: PenaltyCase) -> list[Document]:
    """Papers of these forms that were issued alone and not served yet, oldest first."""
    served = set(case.services.values_list("document", flat=True))
    rows = Document.objects.filter(stream=case.stream_key).order_by("pk")
    with_decision = {row.issued_at for row in rows if row.form in ("45", "45B")}
    return [row for row in rows if row.form in ALONE and row.pk not in served and row.issued_at not in with_decision]


def _to_be_served(q: Question[PenaltyCase]) -> Text | None:
    if q.given["paper"] is not None:
        return None
    return Text("没有待送达的该文书。", "There is no such paper to be served.")


TO_BE_SERVED = Condition("to_be_served", "有待送达的文书", "a paper to be served", "PP81", _to_be_served, GIVEN | DONE)


def _chosen(case: PenaltyCase, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The paper that is named, if it waits to be served, and its day."""
    found = next((row for row in unserved(case) if row.pk == arguments["document"]), None)
    return {"paper": found, "issued_on": issued_on(found) if found else case.filed_on}


@PENALTY.act(
    "serve_paper",
    sources=PENALTY.inside(Group.STAFFED),
    zh="送达文书",
    en="Serve a paper",
    given=_chosen,
    **{**SERVING, "needs": (TO_BE_SERVED, *SERVING["needs"])},
)
def serve_paper(p: Passage[PenaltyCase], *, document: int, mode: str, served_on: date, receiver: str, proof: str = "") -> Service:
    """送达文书: an order to correct or a refusal of a hearing (`document`: its id) is served; form 50."""
    return serve(p, mode=mode, served_on=served_on, receiver=receiver, proof=proof)
