"""R27 案卷不实: papers dated before their event, entries dated back, papers that must be there and are not, a broken chain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.base import verify
from cases.base.detection import Detector, Found, Look
from cases.base.models import Act, Document
from cases.base.work import legal_date
from cases.penalty.detection.rows import CASE, OPEN, by_stream, handlers
from cases.penalty.models import Defence, PenaltyCase, Service, ServiceMode
from cases.penalty.procedure import PENALTY

# the officers are there themselves, so nothing that others send back keeps them from entering it
AT_ONCE = (ServiceMode.IN_PERSON, ServiceMode.LEFT, ServiceMode.ELECTRONIC)
SHOWN = 10


def dated_before(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """A paper bears an earlier day than the one on which what it records was done."""
    cases = by_stream(rows)
    papers = Document.objects.filter(stream__in=cases).order_by("pk")
    stated = papers.values_list("pk", "stream", "title", "reference", "issued_at", "snapshot__issued_on")
    hits = [row for row in stated if row[5] is not None and date.fromisoformat(row[5]) < legal_date(row[4])]
    for pk, stream, title, reference, issued_at, day in hits:
        evidence = {
            "kind": "dated_before",
            "paper": title,
            "reference": reference,
            "dated": day,
            "done_on": legal_date(issued_at).isoformat(),
        }
        yield Found(cases[stream], f"dated:{pk}", evidence)


def dated_back(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """What an officer did or heard himself was entered more than `backdated_days` working days after the day it bears."""
    limit = look.rule.number("backdated_days")
    services = Service.objects.filter(case__in=rows, mode__in=AT_ONCE).select_related(*CASE, "document").order_by("pk")
    found: list[tuple[Service | Defence, date, str]] = [(s, s.served_on, s.document.title) for s in services]
    said = Defence.objects.filter(case__in=rows).select_related(*CASE).order_by("pk")
    found += [(row, row.received_on, "") for row in said]
    entered = {**_entered(Service, rows), **_entered(Defence, rows)}
    for row, day, paper in found:
        made = entered.get((type(row).__name__, row.pk))
        if made is not None and made > look.calendar.nth_workday(day, limit):
            kind = "service_dated_back" if isinstance(row, Service) else "defence_dated_back"
            evidence = {"kind": kind, "paper": paper, "dated": day.isoformat(), "entered_on": made.isoformat(), "limit": limit}
            yield Found(row.case, f"{kind}:{row.pk}", evidence)


def _entered(model: type[Service] | type[Defence], rows: QuerySet[PenaltyCase]) -> dict[tuple[str, int], date]:
    """The legal day on which each row was first written, from its history."""
    first = model.history.filter(case__in=rows, history_type="+").values_list("id", "history_date")
    return {(model.__name__, pk): legal_date(at) for pk, at in first}


def paper_missing(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """An act was done without one of the papers that the law asks of it."""
    cases, issues = by_stream(rows), _issues()
    acts = Act.objects.filter(stream__in=cases, verb__in=list(issues)).order_by("pk").values_list("pk", "stream", "verb", "at")
    issued = set(Document.objects.filter(stream__in=cases).values_list("stream", "form", "issued_at"))
    for pk, stream, verb, at in acts:
        forms = [form for form in issues[verb] if (stream, form, at) not in issued]
        if forms:
            evidence = {"kind": "paper_missing", "act": verb, "done_on": legal_date(at).isoformat(), "forms": forms}
            yield Found(cases[stream], f"missing:{pk}", evidence)


def _issues() -> dict[str, tuple[str, ...]]:
    """Acts that must leave papers, and which."""
    return {PENALTY.full(m.act): m.issues for m in PENALTY.moves if m.live and m.issues}


def chain_broken(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """Chain, rows and files of the case no longer agree (the same check as `verify_audit --case`)."""
    for stream, case in by_stream(rows).items():
        findings = verify.verify(stream=stream).findings
        if findings:
            evidence = {
                "kind": "chain_broken",
                "found": len(findings),
                "places": [{"place": f.place, "what": f.sentence} for f in findings[:SHOWN]],
            }
            yield Found(case, "chain", evidence, handlers([case.pk]).get(case.pk, ()))


SERVING = frozenset(
    {
        "penalty.serve_notice",
        "penalty.serve_decision",
        "penalty.serve_exemption",
        "penalty.record_defence",
        "penalty.waive",
        "penalty.waive_part",
    }
)
DETECTORS = (
    Detector("R27", PenaltyCase, frozenset({"penalty.close"}), dated_before, OPEN),
    Detector("R27", PenaltyCase, SERVING, dated_back, OPEN),
    Detector("R27", PenaltyCase, frozenset({"penalty.close"}), paper_missing, OPEN),
    Detector("R27", PenaltyCase, frozenset(), chain_broken, OPEN, thorough=True),
)
