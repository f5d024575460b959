"""Facts stated before their versions followed one another are stated again, each in its party's chain.

Nothing is edited: the version that stands is closed and another opened, as an act would. A changed decision takes the name
and the first day of the decision that it changed; a paid debt ends; a listing ends with its term and is told once served; a
police case that found no crime counts for no day; what is never published is the bureau's.
"""

import uuid
from collections import defaultdict
from datetime import date, timedelta

from django.db import migrations
from django.utils import timezone

from cases.base import chain

ACTOR = "系统升级"
REASON = "按事实的法定起止日和可见范围重新记载"
DAY = timedelta(days=1)
INNOCENT = ("withdrawn", "not_prosecuted", "acquitted")


class Restated:
    """What this step writes, chained at its end."""

    def __init__(self, apps):
        self.apps, self.now, self.act = apps, timezone.now(), uuid.uuid4()
        self.entries = apps.get_model("files", "FileEntry").objects
        self.links, self.said = [], defaultdict(list)

    def current(self, **chosen):
        return list(self.entries.filter(known_to=None, **chosen).order_by("pk"))

    def close(self, entry, closing):
        entry.known_to, entry.closing = max(self.now, entry.known_from + timedelta(microseconds=1)), closing
        self._write(entry, "~")

    def state(self, entry, closing, **columns):
        """The fact of the entry again with other columns."""
        self.close(entry, closing)
        self.open(entry, **columns)

    def open(self, entry, **columns):
        kept = {f.attname: getattr(entry, f.attname) for f in entry._meta.concrete_fields if not f.primary_key}
        self._write(self.entries.model(**{**kept, "closing": "", "known_from": entry.known_to, "known_to": None, **columns}), "+")

    def seal(self):
        for stream, facts in self.said.items():
            row = self.apps.get_model("base", "Act").objects.create(
                act_id=self.act,
                stream=stream,
                verb="integrity.restate_facts",
                at=self.now,
                article="FSL113; N07-17",
                actor_kind="system",
                actor_name=ACTOR,
                actor_role="SYSTEM",
                reason=REASON,
                details={"facts": sorted(set(facts))},
            )
            self.links.append(chain.Link.of(stream, row))
        chain.append(self.links, self.act, at=self.now, ordered=False)

    def _write(self, entry, kind):
        entry.save()
        stream = f"party:{entry.party_id}"
        version = self.apps.get_model("files", "HistoricalFileEntry").objects.create(
            history_date=self.now,
            history_type=kind,
            history_change_reason=REASON,
            act_id=self.act,
            actor_name=ACTOR,
            **{f.attname: getattr(entry, f.attname) for f in entry._meta.concrete_fields},
        )
        self.links.append(chain.Link.of(stream, version))
        self.said[stream].append(entry.fact)


def restate(apps, schema_editor):
    step = Restated(apps)
    for part in (_changed_decisions, _paid_debts, _listings, _police_cases, _never_published):
        part(apps, step)
    step.seal()


def _changed_decisions(apps, step):
    decisions = apps.get_model("penalty", "Decision").objects
    for decision in decisions.filter(supersedes__isnull=False).order_by("pk"):
        root = decision.supersedes
        while root.supersedes_id is not None:
            root = root.supersedes
        for entry in step.current(fact=f"decision:{decision.pk}", kind="penalty"):
            old = decision.supersedes.document
            told = {
                "decision": decision.pk,
                "root_decided_on": root.decided_on.isoformat(),
                "supersedes": old.reference if old else "",
            }
            # the fact never had this name
            step.close(entry, "entered_in_error")
            step.open(
                entry, fact=f"decision:{root.pk}", valid_from=root.decided_on, content={**entry.content, **told}
            )


def _paid_debts(apps, step):
    for entry in step.current(kind="payment_overdue", valid_to=None):
        paid = (entry.scoring or {}).get("resolved_from")
        if paid and date.fromisoformat(paid) <= entry.valid_from:
            step.close(entry, "entered_in_error")
        elif paid:
            step.state(entry, "ended", valid_to=date.fromisoformat(paid) - DAY)


def _listings(apps, step):
    listings = apps.get_model("blacklist", "BlacklistCase").objects
    for entry in step.current(kind="blacklisted"):
        end = date.fromisoformat(entry.content["term_end"])
        served = listings.filter(pk=int(entry.fact.partition(":")[2]), served_on__isnull=False).exists()
        unserved = entry.visibility == "SHARED" and not served
        right = {
            "valid_to": end,
            "scoring": {**entry.scoring, "removed_from": (end + DAY).isoformat()},
            "visibility": "INTERNAL" if unserved else entry.visibility,
        }
        if any(getattr(entry, name) != value for name, value in right.items()):
            step.state(entry, "superseded", **right)


def _police_cases(apps, step):
    outcomes = apps.get_model("transfer", "CriminalOutcome").objects
    for entry in step.current(kind="police_case", valid_to=None):
        outcome = outcomes.filter(transfer=int(entry.fact.partition(":")[2])).first()
        if outcome is None:
            continue
        if outcome.kind in INNOCENT or outcome.decided_on <= entry.valid_from:
            step.close(entry, "void")
        else:
            step.state(entry, "ended", valid_to=outcome.decided_on - DAY)


def _never_published(apps, step):
    publicities = apps.get_model("publicity", "PenaltyPublicity").objects
    for decision in publicities.filter(state="NOT_APPLICABLE").order_by("pk").values_list("decision", flat=True):
        for entry in step.current(fact=f"decision:{decision}", visibility="SHARED"):
            step.state(entry, "superseded", visibility="INTERNAL")


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_closings"),
        ("base", "0002_head_moment"),
        ("penalty", "0002_fine_waits"),
        ("publicity", "0002_public_code"),
        ("blacklist", "0002_public_code"),
        ("transfer", "0004_convicted"),
    ]

    operations = [migrations.RunPython(restate, migrations.RunPython.noop)]
