"""States of the review (integrity-and-accountability.md §5.4).

An outcome is not the end of it: whatever it is, the official is told, so none of the outcomes is terminal here.
"""

from __future__ import annotations

from cases.base.states import State

STATES = (
    State("CLUE", "线索登记", "Clue registered", phase="clue", initial=True),
    State("PRELIM", "初步核实", "Preliminary verification", phase="clue"),
    State("OPEN", "立案调查", "Under investigation", phase="investigation"),
    State("NOTIFIED", "已告知", "Official told of the facts", phase="hearing"),
    State("DEFENCE", "申辩复核", "Defence verified", phase="hearing"),
    State("COLLECTIVE", "集体研究", "Collective decision", phase="decision"),
    State("NO_FAULT", "不予追责", "No fault", phase="outcome"),
    State("EXEMPT", "免予追责", "Exempt", phase="outcome"),
    State("MEASURE", "非处分处理", "Non-disciplinary measure", phase="outcome"),
    State("DISCIPLINE", "处分", "Discipline", phase="outcome"),
    State("REFERRED", "移送处理", "Referred", phase="outcome"),
    State("SERVED", "已告知结果", "Official told of the outcome", phase="after"),
    State("REMEDY", "复核申诉", "Under review or appeal", phase="after"),
    State("LIFTED", "处分解除", "Sanction lifted", phase="after", terminal=True),
    State("ARCHIVED", "归档", "Archived", phase="after", terminal=True),
)
