"""Cases under investigation that name a whole paragraph of before name its item, where their facts leave one; nothing is guessed.

What was reported, told or decided keeps the code that it was reported, told or decided under, and goes on answering.
"""

import uuid

from django.db import migrations
from django.utils import timezone

from cases.base import chain
from cases.law.conduct import conducts
from cases.law.errors import LawError
from cases.law.facts import parse_facts
from cases.law.successors import successor

ACTOR = "系统升级"
REASON = "违法行为的旧代码只对应一项条款，改记为该项"


def restated(facts, filed_on):
    """The facts with each whole paragraph named by its one item; None where nothing changes."""
    acts = facts.get("acts") or [facts]
    found = [_act({**facts, "acts": None, **act}, act, filed_on) for act in acts]
    if all(new is None for new in found):
        return None
    new = [new or act for new, act in zip(found, acts, strict=True)]
    return {**facts, "acts": new} if facts.get("acts") else new[0]


def _act(whole, act, filed_on):
    try:
        known = parse_facts({k: v for k, v in whole.items() if v is not None})
    except LawError:
        return None
    day = known.act_day or filed_on
    named = [_item(code, known, day) for code in act.get("conduct", ())]
    return None if named == list(act.get("conduct", ())) or len(set(named)) != len(named) else {**act, "conduct": named}


def _item(code, known, day):
    if code not in conducts() or not conducts()[code].whole:
        return code
    return successor(code, known, day).code or code


def restate(apps, schema_editor):
    now, act, links = timezone.now(), uuid.uuid4(), []
    for case in apps.get_model("penalty", "PenaltyCase").objects.filter(state="INVEST").order_by("pk"):
        new = restated(case.facts, case.filed_on)
        if new is not None:
            old, case.facts = case.facts, new
            links += _written(apps, case, old, now, act)
    chain.append(links, act, at=now, ordered=False)


def _written(apps, case, old, now, act):
    """The case, its version and the act that says so, for the chain."""
    case.save()
    stream, common = f"penaltycase:{case.pk}", {"act_id": act, "actor_name": ACTOR}
    version = apps.get_model("penalty", "HistoricalPenaltyCase").objects.create(
        history_date=now,
        history_type="~",
        history_change_reason=REASON,
        **common,
        **{f.attname: getattr(case, f.attname) for f in case._meta.concrete_fields},
    )
    told = apps.get_model("base", "Act").objects.create(
        stream=stream,
        verb="penalty.restate_conduct",
        at=now,
        article="PL38",
        actor_kind="system",
        actor_role="SYSTEM",
        reason=REASON,
        details={"before": old.get("conduct"), "facts": case.facts},
        **common,
    )
    return [chain.Link.of(stream, version), chain.Link.of(stream, told)]


class Migration(migrations.Migration):
    dependencies = [("penalty", "0015_papers_of_procedure"), ("base", "0010_bureau_rules")]

    operations = [migrations.RunPython(restate, migrations.RunPython.noop)]
