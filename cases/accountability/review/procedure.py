"""From the clue to the archive (integrity-and-accountability.md §5.4): the review of one official's responsibility.

An outcome is not the end of it: whatever it is, the official is told, so none of the outcomes is terminal here.
"""

from __future__ import annotations

from enum import Flag, auto

from cases.accountability.review import rules
from cases.base.lifecycle import Lifecycle, Start, Stop
from cases.base.roles import GROUP, LEADERS, SYSTEM
from cases.base.states import State, States
from cases.parties.rules import system_only


class Group(Flag):
    """Groups of states.

    SECRET — the official does not know of the review: what is verified first is not announced.
    VERIFIED — entered from the verification, which must have been reported.
    INVESTIGATED — investigators work on it, and one who stands aside is replaced.
    OPENED — it has the day of its opening and two investigators.
    CLAIMS_DECIDED — every claimed ground of exemption has been decided.
    BY_GROUP — an outcome that the leading group alone decides.
    OUTCOME — decided; the official is still to be told.
    NOTHING_ASKED — no request for internal review waits for its answer.
    """

    SECRET = auto()
    VERIFIED = auto()
    INVESTIGATED = auto()
    OPENED = auto()
    CLAIMS_DECIDED = auto()
    BY_GROUP = auto()
    OUTCOME = auto()
    NOTHING_ASKED = auto()


G = Group


class ReviewState(States):
    """States of a review."""

    CLUE = State(
        "CLUE",
        "线索登记",
        "Clue registered",
        phase="clue",
        initial=True,
        inside=G.SECRET,
        outside=G.VERIFIED | G.INVESTIGATED | G.OPENED | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    PRELIM = State(
        "PRELIM",
        "初步核实",
        "Preliminary verification",
        phase="clue",
        inside=G.SECRET,
        outside=G.VERIFIED | G.INVESTIGATED | G.OPENED | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    OPEN = State(
        "OPEN",
        "立案调查",
        "Under investigation",
        phase="investigation",
        inside=G.VERIFIED | G.INVESTIGATED | G.OPENED,
        outside=G.SECRET | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    NOTIFIED = State(
        "NOTIFIED",
        "已告知",
        "Official told of the facts",
        phase="hearing",
        inside=G.INVESTIGATED | G.OPENED,
        outside=G.SECRET | G.VERIFIED | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    DEFENCE = State(
        "DEFENCE",
        "申辩复核",
        "Defence verified",
        phase="hearing",
        inside=G.INVESTIGATED | G.OPENED,
        outside=G.SECRET | G.VERIFIED | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    COLLECTIVE = State(
        "COLLECTIVE",
        "集体研究",
        "Collective decision",
        phase="decision",
        inside=G.OPENED | G.CLAIMS_DECIDED,
        outside=G.SECRET | G.VERIFIED | G.INVESTIGATED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    # also decided by the head alone, before the opening
    NO_FAULT = State(
        "NO_FAULT",
        "不予追责",
        "No fault",
        phase="outcome",
        inside=G.VERIFIED | G.CLAIMS_DECIDED | G.OUTCOME,
        outside=G.SECRET | G.INVESTIGATED | G.OPENED | G.BY_GROUP | G.NOTHING_ASKED,
    )
    EXEMPT = State(
        "EXEMPT",
        "免予追责",
        "Exempt",
        phase="outcome",
        inside=G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME,
        outside=G.SECRET | G.VERIFIED | G.INVESTIGATED | G.OPENED | G.NOTHING_ASKED,
    )
    MEASURE = State(
        "MEASURE",
        "非处分处理",
        "Non-disciplinary measure",
        phase="outcome",
        inside=G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME,
        outside=G.SECRET | G.VERIFIED | G.INVESTIGATED | G.OPENED | G.NOTHING_ASKED,
    )
    # declared: it joins the groups of MEASURE when its act comes
    DISCIPLINE = State(
        "DISCIPLINE",
        "处分",
        "Discipline",
        phase="outcome",
        outside=G.SECRET | G.VERIFIED | G.INVESTIGATED | G.OPENED | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    # a matter may also be referred at once (SL 37): what the official claimed is left to who receives it
    REFERRED = State(
        "REFERRED",
        "移送处理",
        "Referred",
        phase="outcome",
        inside=G.BY_GROUP | G.OUTCOME,
        outside=G.SECRET | G.VERIFIED | G.INVESTIGATED | G.OPENED | G.CLAIMS_DECIDED | G.NOTHING_ASKED,
    )
    SERVED = State(
        "SERVED",
        "已告知结果",
        "Official told of the outcome",
        phase="after",
        inside=G.NOTHING_ASKED,
        outside=G.SECRET | G.VERIFIED | G.INVESTIGATED | G.OPENED | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME,
    )
    REMEDY = State(
        "REMEDY",
        "复核申诉",
        "Under review or appeal",
        phase="after",
        outside=G.SECRET | G.VERIFIED | G.INVESTIGATED | G.OPENED | G.CLAIMS_DECIDED | G.BY_GROUP | G.OUTCOME | G.NOTHING_ASKED,
    )
    LIFTED = State("LIFTED", "处分解除", "Sanction lifted", phase="after", terminal=True)
    ARCHIVED = State("ARCHIVED", "归档", "Archived", phase="after", terminal=True, inside=G.NOTHING_ASKED)


S = ReviewState
RECUSAL = rules.RECUSAL

RESPONSIBILITY = Lifecycle("responsibility", "执法责任追究", "Review of responsibility", ReviewState, groups=Group)

# --- law that is declared and not run yet -----------------------------------------------------------------------------

RESPONSIBILITY.declared(
    "refer_at_once",
    sources=(S.OPEN,),
    target=S.REFERRED,
    zh="及时移送监察机关",
    en="Refer at once",
    article="SL37, T310-18, T310-19",
    grant=f"SL37, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
    clocks=(Stop("J18"),),
    issues=("DOC12",),
)
RESPONSIBILITY.declared(
    "extend",
    sources=(S.OPEN, S.NOTIFIED, S.DEFENCE, S.COLLECTIVE),
    zh="延长办理期限",
    en="Extend the time",
    article="CSR44",
    grant=f"CSR44, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
)
RESPONSIBILITY.declared(
    "discipline",
    sources=(S.COLLECTIVE,),
    target=S.DISCIPLINE,
    zh="给予处分",
    en="Impose discipline",
    article="CSR34, CSR39",
    grant=f"CSR34, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
    clocks=(Stop("J18"),),
    issues=("DOC11",),
)
RESPONSIBILITY.declared(
    "serve_discipline",
    sources=(S.DISCIPLINE,),
    target=S.SERVED,
    zh="送达处分决定",
    en="Serve the discipline",
    article="CSR39, CSR46, GSA46, GSA54",
    grant=f"CSR39, CSR46, {RECUSAL}",
    who=GROUP,
    rules=rules.TELLER,
    clocks=(Start("J19"), Start("J21")),
)
RESPONSIBILITY.declared(
    "restore",
    sources=(S.REMEDY,),
    target=S.LIFTED,
    zh="撤销处分并恢复",
    en="Annul and restore",
    article="GSA60",
    grant=f"GSA60, {RECUSAL}",
    who=LEADERS,
    rules=rules.HEAD,
)
RESPONSIBILITY.declared(
    "end_appeal",
    sources=(S.REMEDY,),
    target=S.ARCHIVED,
    zh="申诉终结归档",
    en="Archive after the appeal",
    article="CSL96",
    grant=f"CSL96, {RECUSAL}",
    who=GROUP,
    rules=rules.TELLER,
)
RESPONSIBILITY.declared(
    "lift",
    sources=(S.SERVED,),
    target=S.LIFTED,
    zh="处分期满解除",
    en="Lift the sanction",
    article="GSA26, CSL65",
    who=SYSTEM,
    rules=(system_only,),
)
RESPONSIBILITY.declared(
    "archive_lifted",
    sources=(S.LIFTED,),
    target=S.ARCHIVED,
    zh="解除后归档",
    en="Archive after lifting",
    article="CSR39",
    grant=f"CSR39, {RECUSAL}",
    who=GROUP,
    rules=rules.TELLER,
)
