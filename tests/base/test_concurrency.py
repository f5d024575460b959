"""Real processes on PostgreSQL: one of twenty wins, nobody waits for another case, no order of locks ends in a knot."""

from __future__ import annotations

from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections

from cases.base import chain, files, numbering, verify
from cases.base.chain import Link
from cases.base.errors import Refused
from cases.base.models import Act, ChainEntry, ChainHead, Document, NumberSeries, Refusal
from tests.base import scene
from tests.base.crowd import together
from tests.dummy import services
from tests.dummy.models import Bureau, Paper, Request

pytestmark = pytest.mark.postgres


def attempt(act: str, bureau: Bureau, request: Request) -> str:
    """Do an act of the dummy procedure; its name, or the code of the refusal."""
    try:
        if act == "weigh":
            with scene.begin(scene.officer(bureau), subject=request.stream_key) as work:
                services.weigh_request(work=work, request=request.pk)
        else:
            with scene.begin(scene.leader(bureau), subject=request.stream_key) as work:
                services.grant_request(work=work, request=request.pk, opinion="同意")
    except Refused as refusal:
        return refusal.code
    return act


def test_twenty_processes_submit_one_act(cloned_db: str) -> None:
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    said = together(20, lambda number: attempt("weigh", bureau, request))
    assert said == ["weigh"] + ["wrong_state"] * 19
    assert Act.objects.filter(verb="dummy.weigh").count() == 1
    assert Refusal.objects.filter(code="wrong_state", subject=request.stream_key).count() == 19
    assert Request.objects.get(pk=request.pk).state == "WEIGHED"
    assert verify.verify().findings == []


def test_twenty_processes_decide_and_issue_once(cloned_db: str) -> None:
    """The last act of the procedure, with its document: one decision, one number, nineteen refusals."""
    bureau = scene.make_bureau()
    request = scene.weighed(bureau)
    said = together(20, lambda number: attempt("grant", bureau, request))
    assert said == ["grant"] + ["wrong_state"] * 19
    assert [d.reference for d in Document.objects.all()] == ["某市监责改〔2026〕1号"]
    assert NumberSeries.objects.get(type_code="责改").last == 1
    assert verify.verify().findings == []
    assert files.intact(Document.objects.get().file_digest)


def test_numbers_are_given_once_each(cloned_db: str) -> None:
    """Twenty processes enter five requests each: numbers 1 to 100, from a series that did not exist before."""
    bureau = scene.make_bureau()

    def entering(number: int) -> str:
        for _ in range(5):
            scene.entered(bureau)
        return "done"

    assert together(20, entering) == ["done"] * 20
    numbers = {int(r.number.split("〕")[1][:-1]) for r in Request.objects.all()}
    assert numbers == set(range(1, 101))
    assert verify.verify().findings == []


def test_the_first_of_a_stream_is_safe(cloned_db: str) -> None:
    """Twenty refusals at once make the head of their stream together: one head, twenty entries in a row."""
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    assert together(20, lambda number: attempt("grant", bureau, request)) == ["wrong_state"] * 20
    entries = ChainEntry.objects.filter(stream="refusals:cn").order_by("seq").values_list("seq", flat=True)
    assert list(entries) == list(range(1, 21))


def test_heads_are_locked_in_key_order(cloned_db: str) -> None:
    """Acts that touch the same streams in different orders, new ones among them, never wait in a circle."""
    from django.db import transaction

    def appending(number: int) -> str:
        streams = [f"s{(number * 7 + k * 3) % 5}" for k in range(4)] + [f"new{number % 3}"]
        for turn in range(10):
            with transaction.atomic():
                links = [Link(stream, "none", turn, f"{number}/{turn}/{stream}") for stream in streams]
                chain.append(links, scene.ACT_ID, at=scene.NOW)
        return "done"

    assert together(8, appending) == ["done"] * 8
    heads = {h.stream: h.seq for h in ChainHead.objects.filter(stream__startswith="s")}
    assert sum(heads.values()) == 8 * 10 * 4
    assert not [f for f in verify.verify().findings if f.kind != "unknown_source"]


def test_acts_on_different_subjects_do_not_wait(cloned_db: str) -> None:
    """One act stands still with its case locked and everything written; another case goes its way meanwhile."""
    bureau = scene.make_bureau()
    one, two = scene.entered(bureau), scene.entered(bureau)
    held, done = Event(), Event()

    def holding() -> None:
        with scene.begin(scene.officer(bureau)) as work:
            services.weigh_request(work=work, request=one.pk)
            held.set()
            done.wait(30)
        connections.close_all()

    holder = Thread(target=holding)
    holder.start()
    try:
        assert held.wait(30)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '500ms'")
        assert attempt("weigh", bureau, two) == "weigh"
        # a row that only refers to the held case need not wait for it either
        with scene.begin(scene.officer(bureau)) as work:
            work.save(Paper(request=one, title="材料"))
            # only the chain of the case would wait
            work._links.clear()
    finally:
        done.set()
        holder.join()
    assert Request.objects.get(pk=one.pk).state == "WEIGHED"


def test_two_acts_of_one_stream_wait_at_its_head_alone(cloned_db: str) -> None:
    """Two rows of the same stream, written side by side: the second waits only for the first one's commit."""
    bureau = scene.make_bureau()
    request = scene.entered(bureau)
    start = Barrier(2)

    def adding() -> None:
        with scene.begin(scene.officer(bureau)) as work:
            start.wait(20)
            work.save(Paper(request=request, title="材料"))
        connections.close_all()

    people = [Thread(target=adding) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join(30)
    assert Paper.objects.count() == 2
    assert verify.verify().findings == []


def test_a_number_waits_for_the_act_before(cloned_db: str) -> None:
    """The series is locked until commit: a number that is rolled back was never given to anybody else."""
    from django.db import transaction

    with transaction.atomic():
        assert numbering.next_number(authority=1, type_code="样", year=2026) == 1
        transaction.set_rollback(True)
    assert numbering.next_number(authority=1, type_code="样", year=2026) == 1
