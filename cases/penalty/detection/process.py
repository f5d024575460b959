"""R14: fewer than two certified officers; notice, hearing notice, legal review, service, recusal missing where due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from cases.base import detection
from cases.base.detection import Concerned, Detector, Found, Look
from cases.base.models import Deadline
from cases.parties.models import Certificate, CertificateKind, Officer
from cases.penalty.detection.rows import CASE, OPEN, by_stream, handlers
from cases.penalty.models import (
    Assignment,
    Decision,
    DecisionKind,
    DecisionStatus,
    Evidence,
    PenaltyCase,
    PenaltyNotice,
    Review,
    Service,
    ServiceMode,
)
from cases.penalty.procedure import PenaltyState

# PP82(5): a public notice counts as service thirty calendar days after its publication
PUBLIC_NOTICE = timedelta(days=30)
PAPERS = ("45", "45B", "46")


def too_few_certified(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """While it is investigated a case has fewer than two officers whose certificates are valid today (APL 42)."""
    least = look.rule.number("officers")
    cases = by_stream(rows.filter(state=PenaltyState.INVEST))
    active = Assignment.objects.filter(case__in=[c.pk for c in cases.values()], duty="handler", to_day__isnull=True)
    fit = active.filter(officer__in=_certified(look.today))
    named: dict[int, set[int]] = {case.pk: set() for case in cases.values()}
    for number, officer in fit.values_list("case", "officer"):
        named[number].add(officer)
    short = [case for case in cases.values() if len(named[case.pk]) < least]
    assigned = handlers(case.pk for case in short) if short else {}
    for case in short:
        evidence = {"kind": "officers", "on": look.today.isoformat(), "certified": _names(named[case.pk]), "required": least}
        yield Found(case, "officers", evidence, assigned.get(case.pk, ()))


def taken_by_uncertified(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """Evidence was taken by somebody without a certificate valid on that day (APL 42, PP21)."""
    held = Certificate.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=OuterRef("taken_on")),
        kind=CertificateKind.ENFORCEMENT,
        valid_from__lte=OuterRef("taken_on"),
    )
    pieces = Evidence.objects.filter(
        ~Exists(held.filter(officer=OuterRef("first_officer"))) | ~Exists(held.filter(officer=OuterRef("second_officer"))),
        case__in=rows,
    ).select_related(*CASE, "first_officer", "second_officer")
    first: dict[int, list[Evidence]] = {}
    for piece in pieces.order_by("case", "position"):
        first.setdefault(piece.case_id, []).append(piece)
    for taken in first.values():
        evidence = {
            "kind": "evidence",
            "required": look.rule.number("officers"),
            "taken": [
                {"title": p.title, "on": p.taken_on.isoformat(), "by": [p.first_officer.name, p.second_officer.name]}
                for p in taken
            ],
        }
        officers = sorted({o for p in taken for o in (p.first_officer_id, p.second_officer_id)})
        yield Found(taken[0].case, "evidence", evidence, tuple(Concerned(o, "handler") for o in officers))


def decided_without(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """A decision came without what had to come first: notice, notice of the hearing right, legal review."""
    before = {"case": OuterRef("case"), "served_on__lte": OuterRef("decided_on")}
    told = PenaltyNotice.objects.filter(**before).order_by("-version")
    reviewed = Review.objects.filter(case=OuterRef("case"), kind="legal", passed=True, reviewed_on__lte=OuterRef("decided_on"))
    decisions = Decision.objects.filter(case__in=rows, status=DecisionStatus.IN_FORCE, supersedes__isnull=True)
    asked = decisions.annotate(hearing_told=Subquery(told.values("hearing_right")[:1]), reviewed=Exists(reviewed))
    for decision in asked.select_related(*CASE).order_by("pk"):
        for kind in _missing(decision):
            evidence = {"kind": kind, "decided_on": decision.decided_on.isoformat(), "decided_by": decision.decided_by}
            yield Found(decision.case, f"{kind}:{decision.pk}", evidence)


def _missing(decision: Any) -> Iterator[str]:
    """What was due before this decision and is not there; `hearing_told` is None where no notice was served."""
    if decision.kind == DecisionKind.PENALTY and decision.hearing_told is None:
        yield "notice"
    if decision.outcome.get("hearing_required") is True and decision.hearing_told is False:
        yield "hearing_notice"
    if decision.outcome.get("legal_review_required") is True and not decision.reviewed:
        yield "legal_review"


def served_late(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """D14 is over and the decision is not served, or was served after its last day (APL 61, PP81)."""
    cases = by_stream(rows)
    clocks = list(Deadline.objects.filter(stream__in=cases, rule="D14", due_on__lt=look.today).order_by("pk"))
    served = _served(cases[clock.stream].pk for clock in clocks) if clocks else {}
    for clock in clocks:
        case, days = cases[clock.stream], served.get(cases[clock.stream].pk, [])
        if detection.late(clock, look.today) and not _in_time(clock, days):
            day = next((d for d in days if d >= clock.started_on), None)
            evidence = {"kind": "service", **detection.lateness(clock, look.today), "ended_on": day.isoformat() if day else None}
            yield Found(case, f"service:{clock.started_on}", evidence)


def _in_time(clock: Deadline, days: Iterable[date]) -> bool:
    """Served by the last day, even if that was entered later."""
    assert clock.due_on is not None
    return any(clock.started_on <= day <= clock.due_on for day in days)


def _served(cases: Iterable[int]) -> dict[int, list[date]]:
    """The days on which decisions were served; of a public notice the day of its publication, by case."""
    found: dict[int, list[date]] = {}
    rows = Service.objects.filter(case__in=list(cases), document__form__in=PAPERS).order_by("served_on")
    for case, mode, day in rows.values_list("case", "mode", "served_on"):
        found.setdefault(case, []).append(day - PUBLIC_NOTICE if mode == ServiceMode.PUBLIC_NOTICE else day)
    return found


def reviewed_by_investigator(rows: QuerySet[PenaltyCase], look: Look) -> Iterator[Found]:
    """Who reviewed the case is or was one of its case officers (PP49)."""
    own = Assignment.objects.filter(case=OuterRef("case"), officer=OuterRef("reviewer"), duty="handler")
    reviews = Review.objects.filter(Exists(own), case__in=rows).select_related(*CASE, "reviewer")
    for review in reviews.order_by("pk"):
        evidence = {
            "kind": "reviewer",
            "reviewer": review.reviewer.name,
            "reviewed_on": review.reviewed_on.isoformat(),
            "review": review.kind,
        }
        yield Found(review.case, f"reviewer:{review.pk}", evidence, (Concerned(review.reviewer_id, "reviewer"),))


def _certified(on: date) -> QuerySet[Certificate, int]:
    """The officers with an unsuspended certificate on the day."""
    valid = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    held = Certificate.objects.filter(valid, kind=CertificateKind.ENFORCEMENT, valid_from__lte=on, suspended=False)
    officers: QuerySet[Certificate, int] = held.values_list("officer", flat=True)
    return officers


def _names(officers: Iterable[int]) -> list[str]:
    return list(Officer.objects.filter(pk__in=list(officers)).order_by("pk").values_list("name", flat=True))


DECIDING = frozenset({"penalty.decide_penalty", "penalty.decide_exempt"})
DETECTORS = (
    Detector("R14", PenaltyCase, frozenset({"penalty.replace_officer"}), too_few_certified, Q(state=PenaltyState.INVEST)),
    Detector("R14", PenaltyCase, frozenset({"penalty.finish_investigation"}), taken_by_uncertified, OPEN),
    Detector("R14", PenaltyCase, DECIDING, decided_without, OPEN),
    Detector("R14", PenaltyCase, frozenset({"penalty.serve_decision", "penalty.serve_exemption"}), served_late, OPEN),
    Detector("R14", PenaltyCase, frozenset({"penalty.pass_review", "penalty.replace_officer"}), reviewed_by_investigator, OPEN),
)
