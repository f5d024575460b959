"""A procedure that the kernel has never heard of runs on it unchanged, from the first act to the document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from viewflow.workflow.models import Task

from cases.base import files, verify
from cases.base.models import Act, ChainEntry, ChainHead, Deadline, Document
from tests.base import scene
from tests.dummy import services
from tests.dummy.flows import RequestFlow
from tests.dummy.models import Request

pytestmark = pytest.mark.django_db


def test_the_procedure_runs_to_its_end(file_root: Path) -> None:
    bureau = scene.make_bureau()
    request = Request.objects.get(pk=scene.granted(bureau).pk)
    assert (request.state, request.opinion) == ("GRANTED", "同意")
    acts = Act.objects.filter(stream=f"request:{request.pk}").order_by("pk")
    assert [(a.verb, a.from_state, a.to_state, a.actor_name) for a in acts] == [
        ("dummy.enter", "", "ENTERED", "张三"),
        ("dummy.weigh", "ENTERED", "WEIGHED", "张三"),
        ("dummy.grant", "WEIGHED", "GRANTED", "李四"),
    ]
    assert [h.state for h in request.history.order_by("history_id")] == ["ENTERED", "WEIGHED", "GRANTED"]


def test_its_clocks_run_and_stop(file_root: Path) -> None:
    request = scene.granted(scene.make_bureau())
    clocks = Deadline.objects.filter(stream=request.stream_key).order_by("pk")
    # D01: 15 working days after 2026-03-02; D10: 90 calendar days after it, 2026-05-31 is a Sunday
    assert [(c.rule, c.due_on, c.state, c.outcome) for c in clocks] == [
        ("D01", date(2026, 3, 23), "stopped", "done"),
        ("D10", date(2026, 6, 1), "stopped", "done"),
    ]


def test_its_document_is_issued(file_root: Path) -> None:
    request = scene.granted(scene.make_bureau(short_name="某"))
    document = Document.objects.get(stream=request.stream_key)
    assert (document.reference, document.snapshot["opinion"]) == ("某市监责改〔2026〕1号", "同意")
    assert files.read(document.file_digest).startswith(b"%PDF")


def test_its_chain_is_whole(file_root: Path) -> None:
    request = scene.granted(scene.make_bureau())
    report = verify.verify()
    assert (report.findings, report.cases) == ([], 1)
    # enter: request, D01, act; weigh: request, D01, D10, act; grant: document, request, D10, act; then the document's file
    assert ChainHead.objects.get(stream=request.stream_key).seq == 3 + 4 + 4 + 1
    # installing the law tables left a stream of its own
    assert ChainEntry.objects.exclude(stream="law:cn").count() == 12
    assert report.rows == ChainEntry.objects.count()


def test_its_tasks_wait_for_people() -> None:
    request = scene.entered(scene.make_bureau())
    process = RequestFlow.start.run(subject=request)
    for step in ("weigh", "grant"):
        task = Task.objects.get(process=process, status="NEW")
        assert task.flow_task.name == step
        with task.activation() as activation:
            activation.assign(None)
            activation.start(None)
            activation.execute()
    process.refresh_from_db()
    assert process.status == "DONE"
    assert Request.objects.get(pk=request.pk).state == "ENTERED"


def test_the_flow_never_moves_the_law() -> None:
    """The state is the gate's: the act moves it, in the same transaction the task is finished or not."""
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    RequestFlow.start.run(subject=request)
    with scene.begin(scene.officer(bureau)) as work:
        services.weigh_request(work=work, request=request.pk)
        task = Task.objects.get(process__requestprocess__subject=request, status="NEW")
        with task.activation() as activation:
            activation.assign(None)
            activation.start(None)
            activation.execute()
    assert Request.objects.get(pk=request.pk).state == "WEIGHED"
