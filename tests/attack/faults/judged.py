"""After a fault run: what was told, compared with what stands in the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any

from tests.attack.faults.client import Answer
from tests.attack.faults.people import ASSIGN, EVIDENCE, MARKED, REGISTER, Told, content_of

WRONG = ("lost", "half", "false_already", "false_refusal", "twice", "broken", "unmade")


def verdicts(told: Told) -> Counter[str]:
    """How many acts ended in which way."""
    there = _there()
    return Counter(_verdict(answer, there[key]) for key, answer in told.said.items())


def stories(told: Told) -> Iterator[str]:
    """Of each act that ended wrongly: what was sent and answered, and what is recorded."""
    from cases.base.models import Act
    from cases.intake.models import Clue

    there = _there()
    for (verb, mark), answer in told.said.items():
        verdict = _verdict(answer, there[verb, mark])
        if verdict in WRONG:
            clues = [clue.stream_key for clue in Clue.objects.filter(content=mark)]
            acts = Act.objects.filter(stream__in=clues) | Act.objects.filter(details__evidence=mark)
            found = [f"{act.at:%T.%f} {act.verb} {act.stream}" for act in acts.order_by("at")]
            yield f"{verdict} {verb} {mark}: sent {told.tries[verb, mark]}, recorded {found}"


def _verdict(answer: Answer | None, rows: int) -> str:
    if rows > 1:
        return "twice"
    if answer is None:
        return "gave_up"
    if answer.done:
        return "done" if rows else "lost"
    if answer.already:
        return "already_done" if rows else "false_already"
    return "false_refusal" if rows else "refused"


def _there() -> Counter[tuple[str, str]]:
    """How often each act stands in the database: by what it wrote, not by its record."""
    from cases.intake.models import Clue, Verifier
    from cases.penalty.models import Evidence

    clues = Clue.objects.filter(content__startswith=MARKED).values_list("content", flat=True)
    assigned = Verifier.objects.filter(clue__content__startswith=MARKED).values_list("clue__content", "officer")
    pieces = Evidence.objects.filter(title__startswith=MARKED).values_list("title", flat=True)
    found = Counter((REGISTER, mark) for mark in clues) + Counter((EVIDENCE, mark) for mark in pieces)
    # two officers are assigned at once
    each = Counter(mark for mark, _officer in assigned)
    return found + Counter({(ASSIGN, mark): -(-count // 2) for mark, count in each.items()})


def halves() -> Iterator[str]:
    """Whatever stands there without the rest of its act."""
    yield from _half_clues()
    yield from _half_evidence()
    yield from _unspent()
    yield from _skipped_numbers()


def _half_clues() -> Iterator[str]:
    from cases.base.models import Act, Deadline, Document
    from cases.intake.models import Clue
    from workflows.models import WorkItem

    for clue in Clue.objects.filter(content__startswith=MARKED):
        key: dict[str, Any] = {"stream": clue.stream_key}
        assigned = int(clue.state == "VERIFY")
        open_steps = list(WorkItem.objects.filter(**key, done=False).values_list("step", flat=True))
        parts = {
            "records": (sorted(Act.objects.filter(**key).values_list("verb", flat=True)), [ASSIGN] * assigned + [REGISTER]),
            "clock": (list(Deadline.objects.filter(**key).values_list("rule", flat=True)), ["D01"]),
            "paper": (list(Document.objects.filter(**key).values_list("form", flat=True)), ["1"] * (1 + assigned)),
            "verifiers": (clue.verifiers.count(), 2 * assigned),
            "step": (open_steps, ["verify_clue" if assigned else "assign_verifiers"]),
        }
        yield from (f"{clue} {clue.state}: {name} {got}" for name, (got, right) in parts.items() if got != right)


def _half_evidence() -> Iterator[str]:
    from cases.base import files
    from cases.base.models import Act
    from cases.penalty.models import Evidence

    recorded = Act.objects.filter(verb=EVIDENCE, details__evidence__startswith=MARKED)
    titles = Counter(recorded.values_list("details__evidence", flat=True))
    pieces = Counter(Evidence.objects.filter(title__startswith=MARKED).values_list("title", flat=True))
    yield from (f"piece without its record: {mark}" for mark in pieces - titles)
    yield from (f"record without its piece: {mark}" for mark in titles - pieces)
    for piece in Evidence.objects.filter(title__startswith=MARKED, file__isnull=False).select_related("file"):
        if files.read(piece.file.digest) != content_of(piece.title):
            yield f"piece with another file: {piece.title}"
    for case in set(Evidence.objects.filter(title__startswith=MARKED).values_list("case", flat=True)):
        positions = list(Evidence.objects.filter(case=case).order_by("position").values_list("position", flat=True))
        if positions != list(range(1, len(positions) + 1)):
            yield f"case:{case} numbers its evidence {positions}"


def _unspent() -> Iterator[str]:
    """An act done from a page has spent the page's form, and no other form is spent."""
    from cases.base.models import SubmittedForm

    spent, acts = SubmittedForm.objects.count(), _there().total()
    if spent != acts:
        yield f"{spent} forms are spent and {acts} acts stand there"


def _skipped_numbers() -> Iterator[str]:
    """A number is taken by the act that uses it: none is missing among the papers."""
    from cases.base.models import Document
    from cases.base.models.documents import NumberSeries
    from cases.intake.models import Clue

    for series in NumberSeries.objects.all():
        key = {"authority": series.authority, "type_code": series.type_code, "year": series.year}
        used = Document.objects.filter(**key).count()
        if series.type_code == "线索":
            used = Clue.objects.filter(authority=series.authority, received_on__year=series.year).count()
        if used and used != series.last:
            yield f"{series}: {used} are used"


def verified() -> tuple[str, int, int]:
    """What verify_audit says, and how many findings and papers without a file it has."""
    from cases.base.verify import verify

    report = verify()
    lines = [f"{finding.kind} {finding.place} {finding.sentence}" for finding in report.findings]
    last = f"cases={report.cases} rows={report.rows} broken={len(report.findings)} unrendered={report.unrendered}"
    return "\n".join([*lines, last]), len(report.findings), report.unrendered


def rendered() -> str:
    """What render_documents says."""
    from django.core.management import call_command

    said = StringIO()
    try:
        call_command("render_documents", stdout=said, stderr=said)
    except SystemExit:
        said.write("render_documents failed\n")
    return said.getvalue().strip()
