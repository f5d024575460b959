"""The list of current scores is a copy for lists; verification compares it with the chained runs it copies."""

from __future__ import annotations

from cases.base.verify import Report
from integrity.scoring.models import CurrentScore

COPIED = ("score", "credit_class", "party", "view")


def check(report: Report, stream: str) -> None:
    """Every current score is its run's; one that has no run shows no score. Not looked at for one stream alone."""
    if stream:
        return
    columns = [*COPIED, *(f"run__{name}" for name in COPIED)]
    rows = CurrentScore.objects.order_by("pk").values_list("run", *columns)
    for run, *values in rows.iterator(chunk_size=2000):
        shown, kept = values[: len(COPIED)], values[len(COPIED) :]
        if shown != kept if run is not None else shown[0] is not None:
            place = f"{CurrentScore._meta.db_table}/{shown[2]}/{shown[3]}"
            report.add("changed_score", place, f"现行评分 {shown[0]} 与其评分记录 {kept[0]} 不符")
