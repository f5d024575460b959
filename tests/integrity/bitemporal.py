"""Plays a row of tests/tables/bitemporal-cases.csv through the services: a firm, what happened to it, and what is known when.

The rows state class and terms, and the law engine must say the same. Sums in the rows are yuan.
A listing and a transfer stand there as their procedures would have left them, past the guards of the database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from cases.base import work as works
from cases.base.actors import Actor
from cases.base.roles import Role
from cases.base.work import SHANGHAI
from cases.law.tables import Row
from cases.parties import selectors as people
from cases.parties.models import Party
from cases.penalty.models import Decision
from cases.transfer.models import CriminalFlag, CriminalOutcome, PoliceReply, Transfer
from integrity import criminal, listing
from integrity import services as integrity
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.acts import expire
from integrity.publicity.models import PenaltyPublicity
from integrity.scoring.selectors import Answer
from integrity.selectors import View, answers_of, entries_of
from tests.factories.acts import within
from tests.factories.integrity import SYSTEM, Bureau, end_decision, make_bureau, make_case, make_decision, make_payment, publish
from tests.factories.parties import appointment_of, make_officer, make_party
from tests.web.test_views_public import unguard

# what the histories speak of and nobody can do yet
MISSING = (
    "deregister",
    "change_heavier",
    "confirm_unlawful",
    "remake",
    "defer",
    "relist",
    "remove_early",
    "revoke_repair",
    "repair",
    "sample",
    "lift",
    "certificate",
    "decide_simplified",
    "correct",
    "mask",
    "changes",
)
# the table counts no point for three years without a record; the product does (ICS-1 `clean`), and it is told apart here
CLEAN = "clean"


def waits_for(row: Row) -> str:
    """The act that the row cannot do without and that does not exist; empty if it can be played. The first of MISSING."""
    question = json.loads(row["question"])
    wanted = {"changes"} if question["ask"] == "feed" else set()
    for event in json.loads(row["history"]):
        wanted.add(event["act"])
        wanted |= {"change_heavier"} if event.get("heavier") else set()
        wanted |= {"remake"} if event["act"] == "decide" and "case" in event else set()
        wanted |= {"decide_simplified"} if event.get("shared") is False else set()
    return next((act for act in MISSING if act in wanted), "")


def moment(text: str) -> datetime:
    """A moment of the table, in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@dataclass
class Told:
    """A firm with its facts, by the names of the table."""

    bureau: Bureau
    party: Party | None = None
    decisions: dict[int, Decision] = field(default_factory=dict)
    stated: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    listings: dict[int, BlacklistCase] = field(default_factory=dict)
    transfers: dict[int, Transfer] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def firm(self) -> Party:
        assert self.party is not None
        return self.party


def played(row: Row) -> Told:
    """The firm of the row after its history, each event in a Work of its own moment."""
    told = Told(make_bureau())
    for event in sorted(json.loads(row["history"]), key=lambda e: str(e["at"])):
        ACTS[event["act"]](told, event, moment(event["at"]))
    return told


def asked_at(row: Row) -> datetime:
    """When the question is asked: late on the day that it names, else on the later of its day and the last event."""
    question, history = json.loads(row["question"]), json.loads(row["history"])
    days = [question["asOf"], *(event["at"][:10] for event in history)]
    return datetime.combine(date.fromisoformat(question.get("today") or max(days)), time(23), SHANGHAI)


def answered(told: Told, question: Mapping[str, Any], now: datetime, view: View) -> Any:
    """What the services answer, in the words of the table."""
    day, known = date.fromisoformat(question["asOf"]), question.get("knownAt")
    if question["ask"] == "file":
        found = entries_of([told.firm.pk], view=view, today=now.date(), as_of=day)
        return sorted(told.names[entry["fact"]] for entry in found.get(told.firm.pk, ()))
    answers = answers_of([told.firm.pk], view=view, as_of=day, now=now, known_at=moment(known) if known else None)
    return said(answers[told.firm.pk], told.names)


def said(answer: Answer, names: Mapping[str, str]) -> dict[str, Any]:
    """An answer in the words of the table."""
    if answer.run is None:
        return {"status": str(answer.status)}
    clean = [line for line in answer.run.lines if line.code == CLEAN]
    used = set(answer.run.input_ids) - {key for line in clean for key in line.sources}
    return {
        "status": str(answer.status),
        "score": answer.run.score - sum(line.points for line in clean),
        "class": answer.run.credit_class,
        "caps": sorted(answer.run.caps_hit),
        "sources": sorted(names[key] for key in used),
    }


# --- the acts of the table --------------------------------------------------------------------------------------------


def _working(now: datetime, actor: Actor = SYSTEM) -> Any:
    return works.begin(actor, now, act="test")


def _register(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    told.party = make_party(now=now, established_on=date.fromisoformat(event["established"]))


# an ordinary fine is severe for publicity in the field of food, general elsewhere (公示规定 14(1), 15)
OF_CLASS = {"general": ("product", "PQL49"), "severe": ("food", "FSL124")}


def _decide(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    day = date.fromisoformat(event["on"])
    product, conduct = OF_CLASS[event["class"]]
    facts = {"product": product, "conduct": [conduct]}
    case = make_case(bureau=told.bureau, party=told.firm, filed_on=day - timedelta(days=20), **facts)
    kinds, fine = event.get("kinds", ("fine",)), event["fine"] * 100
    decision = make_decision(case=case, decided_on=day, kinds=kinds, fine=fine, conduct=conduct)
    told.decisions[event["n"]], told.stated[event["n"]] = decision, event
    told.names |= {f"decision:{decision.pk}": f"penalty:{event['n']}", f"unpaid:{decision.pk}": f"unpaid:{event['n']}"}
    with _working(now) as work:
        integrity.record_decision(work=work, decision=decision)


def _as_the_row_says(publicity: PenaltyPublicity, event: Mapping[str, Any]) -> None:
    """Class and terms are those of the row."""
    assert (publicity.publicity_class, publicity.min_end, publicity.max_end) == (
        event["class"],
        _day(event["min_end"]),
        _day(event["max_end"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _serve(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    decision = told.decisions[event["n"]]
    with _working(now) as work:
        decision.case.served_on = work.today
        work.save(decision.case)
        for row in told.listings.values():
            row.served_on = work.today
            work.save(row)
            listing.state_listing(work=work, listing=row)
        integrity.record_service(work=work, decision=decision)


def _publish(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    publicity = told.decisions[event["n"]].publicity
    publicity.refresh_from_db()
    publish(told.bureau, publicity.pk, on=now.date(), publicity_class=publicity.publicity_class)
    publicity.refresh_from_db()
    _as_the_row_says(publicity, told.stated[event["n"]])


def _expire(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    publicity = PenaltyPublicity.objects.get(decision=told.decisions[event["n"]])
    with _working(now) as work:
        within(work, f"publicity.{expire.__name__}", publicity=publicity.pk)
        integrity.record_publicity(work=work, publicity=PenaltyPublicity.objects.get(pk=publicity.pk))


def _change(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    old = told.decisions[event["n"]]
    day = date.fromisoformat(event["on"])
    end_decision(old, on=day, status="changed")
    new = make_decision(case=old.case, decided_on=day, fine=event["fine"] * 100, supersedes=old)
    told.decisions[event["n"]] = new
    with _working(now) as work:
        integrity.change_decision(work=work, old=old, new=new)
    _as_the_row_says(PenaltyPublicity.objects.get(decision=new), event)


def _annul(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    decision = told.decisions[event["n"]]
    end_decision(decision, on=date.fromisoformat(event.get("on", event["at"][:10])))
    head = make_officer(role=Role.BH, authority=told.bureau.authority)
    actor = people.actor_of(appointment_of(head), on=now.date())
    with _working(now, actor) as work:
        listing.revoke_with_decision(work=work, decision=decision, reason="处罚决定被撤销。")
        integrity.annul_decision(work=work, decision=decision)


def _overdue(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    with _working(now) as work:
        since = date.fromisoformat(event["from"])
        integrity.record_overdue_payment(work=work, decision=told.decisions[event["n"]], overdue_from=since)


def _pay(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    decision = told.decisions[event["n"]]
    make_payment(decision=decision, amount=decision.fine, paid_on=date.fromisoformat(event["on"]))
    with _working(now) as work:
        integrity.record_payment(work=work, decision=decision)


def _list(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    decision, day = told.decisions[event["n"]], date.fromisoformat(event["on"])
    unguard(BlacklistCase._meta.db_table)
    with _working(now) as work:
        row = BlacklistCase(
            state="LISTED",
            opened_on=day,
            case=decision.case,
            authority=decision.case.authority,
            party=told.firm,
            decision=decision,
            heavy_by="severe_tier",
            listed_on=day,
            term_end=date.fromisoformat(event["term_end"]),
            early_from=day + timedelta(days=366),
        )
        work.save(row)
        listing.record_listing(work=work, listing=row)
    told.listings[event["n"]] = row
    told.names[f"listing:{row.pk}"] = f"listing:{event['n']}"


def _publish_listing(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    with _working(now, told.bureau.credit) as work:
        row = within(work, "blacklist.publish", listing=told.listings[event["n"]].pk)
        listing.record_listing(work=work, listing=row)


def _police(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    day = date.fromisoformat(event["on"])
    decision = told.decisions.get(event["n"])
    case = decision.case if decision else make_case(bureau=told.bureau, party=told.firm, filed_on=day - timedelta(days=20))
    unguard(Transfer._meta.db_table)
    with _working(now) as work:
        flag = work.save(CriminalFlag(case=case, raised_on=day, state="answered", ended_on=day))
        transfer = work.save(
            Transfer(
                state="PS_FILED",
                opened_on=day,
                number=f"移送{case.pk}",
                authority=case.authority,
                case=case,
                flag=flag,
                party=told.firm,
                police="虚构区公安局",
                sent_on=day,
            )
        )
        work.save(PoliceReply(transfer=transfer, kind="filed", document="虚公立字1号", replied_on=day, received_on=day))
        criminal.record_police_case(work=work, transfer=transfer)
    told.transfers[event["n"]] = transfer
    told.names |= {f"police:{transfer.pk}": f"police:{event['n']}", f"conviction:{transfer.pk}": f"conviction:{event['n']}"}


def _outcome(told: Told, event: Mapping[str, Any], now: datetime, *, kind: str, convicted: str = "") -> None:
    with _working(now) as work:
        transfer = told.transfers[event["n"]]
        day = date.fromisoformat(event["on"])
        row = CriminalOutcome(transfer=transfer, kind=kind, document="虚刑1号", decided_on=day, convicted=convicted or None)
        criminal.record_outcome(work=work, outcome=work.save(row))


def _convict(told: Told, event: Mapping[str, Any], now: datetime) -> None:
    filed = now - timedelta(days=100)
    _police(told, {**event, "on": filed.date().isoformat()}, filed)
    _outcome(told, event, now, kind="convicted", convicted=event["who"])


ACTS: Mapping[str, Callable[[Told, Mapping[str, Any], datetime], None]] = {
    "register": _register,
    "decide": _decide,
    "serve": _serve,
    "publish": _publish,
    "expire": _expire,
    "change": _change,
    "annul": _annul,
    "overdue": _overdue,
    "pay": _pay,
    "list": _list,
    "publish_listing": _publish_listing,
    "police": _police,
    # the police found no crime; a case withdrawn for another reason has no act of its own
    "police_end": partial(_outcome, kind="withdrawn"),
    "convict": _convict,
}
