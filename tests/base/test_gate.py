"""The gate: in which order it asks, and that a refused act leaves nothing but its refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.base import clocks, gate, permissions
from cases.base import lifecycle as lifecycles
from cases.base.actors import Actor
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import ConditionFailed, NotFound, NotPermitted, Refused, Text, WrongState
from cases.base.models import Act, ChainEntry, Refusal
from cases.base.roles import Role
from cases.base.states import State
from cases.base.work import Work
from tests.base import scene
from tests.dummy import services
from tests.dummy.lifecycle import DUMMY
from tests.dummy.models import Paper, Request

pytestmark = pytest.mark.django_db

ONLY_A_REFUSAL = {"base_refusal": 1, "base_chainentry": 1}


def refused(act: Callable[[Work], Any], actor: Actor) -> tuple[Refused, dict[str, int]]:
    """The refusal of an act, and which tables grew by it."""
    before = scene.row_counts()
    with pytest.raises(Refused) as caught, scene.begin(actor, act="dummy.act", subject="request:1") as work:
        act(work)
    grown = scene.grown(before)
    # the stream of refusals gets its head with the first of them
    grown.pop("base_chainhead", None)
    return caught.value, grown


def test_it_asks_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock, permission, conditions; the body; then state, history, clocks and the act; at the end the chain."""
    seen: list[str] = []
    request = scene.entered(bureau := scene.make_bureau())

    def spy(owner: Any, name: str, label: str) -> None:
        real = getattr(owner, name)

        def spied(*args: Any, **kwargs: Any) -> Any:
            row = args[-1] if args else None
            if not label.startswith("move") or isinstance(row, Request):
                seen.append(label.format(getattr(row, "state", "")))
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, spied)

    def asked(question: Question[Request]) -> None:
        seen.append("condition")

    spy(permissions, "ask", "permission")
    spy(clocks, "apply", "clocks")
    for name, label in (("lock", "lock"), ("save", "move to {}"), ("record", "act"), ("seal", "chain")):
        spy(Work, name, label)
    monkeypatch.setitem(DUMMY._also, "weigh", [Condition("spy", "", "", "", asked, GIVEN)])
    with scene.begin(scene.officer(bureau)) as work, gate.passing(work, "weigh", Request, request.pk) as p:
        seen.append(f"body in {p.subject.state}")
    assert seen == ["lock", "permission", "condition", "body in ENTERED", "move to WEIGHED", "clocks", "act", "chain"]


def test_wrong_state_is_told_with_article() -> None:
    request = scene.entered(bureau := scene.make_bureau())
    error, grown = refused(lambda w: services.grant_request(work=w, request=request.pk, opinion="同意"), scene.leader(bureau))
    assert isinstance(error, WrongState)
    assert str(error) == ("当前状态为“已登记”，不能准予；须处于“已审查”。请刷新页面查看最新进展。（样例规定 §3）")
    assert error.text.en == (
        "The case is “entered”, so “Grant” is not possible; it needs “weighed”. Reload to see what happened."
    )
    assert (error.code, error.act, error.article) == ("wrong_state", "dummy.grant", "样例规定 §3")
    assert grown == ONLY_A_REFUSAL


def test_an_unmet_condition_is_told_with_article() -> None:
    request = scene.entered(bureau := scene.make_bureau(), purpose="")
    error, grown = refused(lambda w: services.weigh_request(work=w, request=request.pk), scene.officer(bureau))
    assert isinstance(error, ConditionFailed)
    assert (error.code, str(error)) == ("has_purpose", "没有写明用途。（样例规定 §2）")
    assert grown == ONLY_A_REFUSAL


def test_a_condition_sees_what_was_given(file_root: Path) -> None:
    request = scene.weighed(bureau := scene.make_bureau())
    error, grown = refused(lambda w: services.grant_request(work=w, request=request.pk, opinion=""), scene.leader(bureau))
    assert (error.code, error.act) == ("has_opinion", "dummy.grant")
    assert grown == ONLY_A_REFUSAL


def test_a_condition_of_a_higher_package_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DUMMY._also, "weigh", [])

    def flagged(question: Question[Request]) -> Text | None:
        return Text("涉嫌犯罪待处理。", "A criminal flag stands.") if question.subject.amount > 5 else None

    flag = Condition("flag", "无犯罪嫌疑", "No flag", "样例规定 §9", flagged, GIVEN)
    DUMMY.also_ask("weigh", flag)
    DUMMY.also_ask("weigh", flag)
    assert DUMMY._also["weigh"] == [flag]
    bureau = scene.make_bureau()
    with scene.begin(scene.officer(bureau)) as work:
        request = services.enter_request(work=work, bureau=bureau, purpose="试验", amount=6)
    error, _ = refused(lambda w: services.weigh_request(work=w, request=request.pk), scene.officer(bureau))
    assert (error.code, error.article) == ("flag", "样例规定 §9")


@pytest.mark.parametrize("role", list(Role))
def test_the_role_decides(role: Role) -> None:
    """`dummy.weigh` is for case officers: they pass, everybody else is refused without a trace."""
    request = scene.entered(bureau := scene.make_bureau())
    actor = scene.officer(bureau, role)
    if role == Role.CO:
        with scene.begin(actor) as work:
            assert services.weigh_request(work=work, request=request.pk).state == "WEIGHED"
        return
    error, grown = refused(lambda w: services.weigh_request(work=w, request=request.pk), actor)
    assert isinstance(error, NotPermitted)
    assert (error.code, error.article) == ("role", "样例规定 §2")
    assert error.text.zh == f"该步骤由办案人员办理，您当前身份为{role.label}。"
    assert grown == ONLY_A_REFUSAL


def test_the_object_rule_decides() -> None:
    request = scene.entered(scene.make_bureau())
    stranger = scene.officer(scene.make_bureau(name="某某市局"))
    error, grown = refused(lambda w: services.weigh_request(work=w, request=request.pk), stranger)
    assert (type(error), error.code) == (NotPermitted, "own_bureau")
    assert grown == ONLY_A_REFUSAL
    assert Request.objects.get(pk=request.pk).state == "ENTERED"


def test_an_act_without_a_row_in_the_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(permissions.TABLE, "dummy.weigh")
    request = scene.entered(bureau := scene.make_bureau())
    error, _ = refused(lambda w: services.weigh_request(work=w, request=request.pk), scene.officer(bureau))
    assert (type(error), error.code) == (NotPermitted, "no_grant")


def test_permission_comes_before_state() -> None:
    """Who may not act learns nothing about the state."""
    request = scene.entered(bureau := scene.make_bureau())
    error, _ = refused(lambda w: services.grant_request(work=w, request=request.pk, opinion="x"), scene.officer(bureau))
    assert isinstance(error, NotPermitted)


def test_a_row_that_is_not_there() -> None:
    bureau = scene.make_bureau()
    error, grown = refused(lambda w: services.weigh_request(work=w, request=404), scene.officer(bureau))
    assert (type(error), error.code) == (NotFound, "not_found")
    assert grown == ONLY_A_REFUSAL


def test_a_refusal_in_the_body_undoes_the_body(file_root: Path) -> None:
    request = scene.weighed(bureau := scene.make_bureau())

    def act(work: Work) -> None:
        with gate.passing(work, "amend", Request, request.pk) as p:
            p.subject.purpose = "改写"
            work.save(Paper(request=p.subject, title="材料"))
            raise ConditionFailed("late", Text("材料不全。", "Papers are missing."), "样例规定 §2")

    error, grown = refused(act, scene.officer(bureau))
    assert (error.code, grown) == ("late", ONLY_A_REFUSAL)
    assert Request.objects.get(pk=request.pk).purpose == "试验"


def test_the_refusal_says_who_what_and_why() -> None:
    request = scene.entered(bureau := scene.make_bureau())
    actor = scene.officer(bureau, Role.CREDIT, "王五")
    with pytest.raises(NotPermitted), scene.begin(actor, act="weigh_request", subject=request.stream_key) as work:
        services.weigh_request(work=work, request=request.pk)
    row = Refusal.objects.get()
    assert (row.verb, row.subject, row.actor_name, row.actor_role, row.code, row.at) == (
        "dummy.weigh",
        request.stream_key,
        "王五",
        "CREDIT",
        "role",
        scene.NOW,
    )
    assert row.sentence == "该步骤由办案人员办理，您当前身份为信用监管人员。"
    assert ChainEntry.objects.get(source="base_refusal").stream == "refusals:cn"


def test_an_error_of_the_program_leaves_nothing_at_all() -> None:
    request = scene.entered(bureau := scene.make_bureau())
    before = scene.row_counts()
    with pytest.raises(ZeroDivisionError), scene.begin(scene.officer(bureau)) as work:
        services.amend_request(work=work, request=request.pk, purpose="改写")
        raise ZeroDivisionError
    assert scene.grown(before) == {}


def test_a_move_that_is_not_live_is_refused() -> None:
    request = scene.weighed(bureau := scene.make_bureau())

    def act(work: Work) -> None:
        with gate.passing(work, "refuse", Request, request.pk):
            pass

    error, grown = refused(act, scene.leader(bureau))
    assert (type(error), error.article, grown) == (WrongState, "样例规定 §4", ONLY_A_REFUSAL)


def test_opening_brings_a_subject_into_being() -> None:
    bureau = scene.make_bureau()
    with scene.begin(scene.officer(bureau)) as work:
        request = Request(state="ENTERED", opened_on=work.today, authority=bureau, number="1")
        with gate.opening(work, "enter", request, reason="来电") as p:
            assert p.subject.pk is not None
            p.subject.purpose = "试验"
    kept = Request.objects.get(pk=request.pk)
    assert kept.purpose == "试验", "what the body writes is kept"
    act = Act.objects.get(stream=request.stream_key)
    assert (act.reason, act.before, act.from_state, act.to_state) == ("来电", "", "", "ENTERED")


def test_opening_refuses_another_state_than_the_move_has() -> None:
    bureau = scene.make_bureau()
    with pytest.raises(ValueError, match="opens a new subject in ENTERED"), scene.begin(scene.officer(bureau)) as work:
        request = Request(state="WEIGHED", opened_on=work.today, authority=bureau, number="1")
        with gate.opening(work, "enter", request):
            pass


def test_the_act_keeps_digests_before_and_after() -> None:
    request = scene.entered(bureau := scene.make_bureau())
    with scene.begin(scene.officer(bureau)) as work:
        services.amend_request(work=work, request=request.pk, purpose="改写")
    first, second = Act.objects.filter(stream=request.stream_key).order_by("pk")
    assert second.before == first.after != second.after


def test_reasons_do_not_leak_into_another_act() -> None:
    """The rows of the body carry the reason of their own act, an act within an act its own."""
    one, two = (scene.entered(bureau) for bureau in [scene.make_bureau()] * 2)
    actor = scene.officer(one.authority)
    with scene.begin(actor) as work:
        with gate.passing(work, "amend", Request, one.pk, reason="外层") as outer:
            services.amend_request(work=work, request=two.pk, purpose="二", reason="内层")
            work.save(Paper(request=outer.subject, title="外层材料"))
        work.save(Paper(request=one, title="其后"))
    reasons = {p.title: p.history_change_reason for p in Paper.history.all()}
    assert reasons == {"补正材料": "内层", "外层材料": "外层", "其后": ""}
    assert [h.history_change_reason for h in Request.history.order_by("history_id")][2:] == ["内层", "外层"]


def test_a_passage_within_a_passage_of_the_same_subject_is_a_mistake() -> None:
    request = scene.entered(bureau := scene.make_bureau())
    with (
        pytest.raises(RuntimeError, match="in a passage"),
        scene.begin(scene.officer(bureau)) as work,
        gate.passing(work, "amend", Request, request.pk),
    ):
        services.amend_request(work=work, request=request.pk, purpose="二")


def test_may_tells_what_is_possible() -> None:
    request = scene.entered(bureau := scene.make_bureau())
    assert gate.may(scene.officer(bureau), "weigh", request)
    assert not gate.may(scene.leader(bureau), "weigh", request), "not his role"
    assert not gate.may(scene.leader(bureau), "grant", request), "not yet"
    assert not gate.may(scene.leader(bureau), "refuse", request), "not live"


def test_an_act_takes_a_fixed_number_of_statements() -> None:
    """Lock; row and history; clock stopped: read, row, history; clock started: what is set, row, history; the
    act; the chain: heads, entries, heads. Whatever the case's age."""
    request = scene.entered(bureau := scene.make_bureau())
    for _ in range(3):
        with scene.begin(scene.officer(bureau)) as work:
            services.amend_request(work=work, request=request.pk, purpose="改写")
    with CaptureQueriesContext(connection) as captured, scene.begin(scene.officer(bureau)) as work:
        services.weigh_request(work=work, request=request.pk)
    said = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(said) == 1 + 2 + 3 + 3 + 1 + 3, "\n".join(s[:60] for s in said)


def test_unknown_states_in_a_table_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="unknown states"):
        lifecycles.Lifecycle("x", "", "", (State("A", "", ""),), (lifecycles.Move("go", ("A",), "B", "", "", ""),))
