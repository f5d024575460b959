"""The one front door: an act by its function or its full name, with everything that follows it, or nothing of it."""

from __future__ import annotations

import pytest

import workflows
from cases.accountability.signals import acts as signal
from cases.accountability.signals.models import SupervisionSignal
from cases.base.errors import Refused
from cases.base.models import Act, Refusal
from cases.base.performance import performance_of
from tests.accountability.signals.people import scene
from tests.factories.cases import at
from tests.factories.steps.signal import ANSWERED
from workflows import following
from workflows.following import FOLLOWERS, Done
from workflows.human import STEP_OF_ACT
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_the_package_names_its_door() -> None:
    from workflows.door import do

    assert workflows.do is do


@pytest.mark.parametrize("named", [signal.explain, "signal.explain"], ids=["function", "verb"])
def test_an_act_is_done_by_its_function_or_its_name(named: object) -> None:
    stage = scene()

    workflows.do(named, stage.signal, actor=stage.actor("sup"), now=at(ANSWERED))(answer="已核实。")  # type: ignore[call-overload]

    assert stage.fresh().state == "EXPLAINED"
    assert not WorkItem.objects.filter(stream=stage.signal.stream_key, done=False).exists()


def test_the_subject_may_be_named_by_its_id() -> None:
    stage = scene()
    answered = workflows.do(signal.explain, stage.signal.pk, actor=stage.actor("sup"), now=at(ANSWERED))(answer="已核实。")

    assert isinstance(answered, SupervisionSignal) and answered.state == "EXPLAINED"


def test_a_follower_that_fails_undoes_the_act_and_its_task(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = scene()
    before = Act.objects.count()

    def fails(done: Done) -> None:
        assert (done.act, done.subject.state, done.given["answer"]) == ("signal.explain", "EXPLAINED", "已核实。")
        raise RuntimeError("elsewhere")

    monkeypatch.setitem(FOLLOWERS, "signal.explain", [fails])
    with pytest.raises(RuntimeError):
        workflows.do(signal.explain, stage.signal, actor=stage.actor("sup"), now=at(ANSWERED))(answer="已核实。")

    assert (stage.fresh().state, Act.objects.count()) == ("RAISED", before)
    assert WorkItem.objects.filter(stream=stage.signal.stream_key, done=False).exists()


def test_followers_run_in_the_order_of_their_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(following, "FOLLOWERS", {})
    for name in ("first", "second"):
        following.follows("x.y")(lambda done, name=name: seen.append(name))  # type: ignore[misc]
    following.follow(Done(None, "x.y", None, None, {}))  # type: ignore[arg-type]

    assert seen == ["first", "second"]


def test_a_stale_line_is_refused_and_leaves_a_refusal_alone() -> None:
    stage = scene()
    acts, refusals = Act.objects.count(), Refusal.objects.count()
    with pytest.raises(Refused, match="已由他人办理完毕"):
        workflows.do(signal.explain, stage.signal, actor=stage.actor("sup"), now=at(ANSWERED), item=999_999)(answer="已核实。")

    assert (stage.fresh().state, Act.objects.count(), Refusal.objects.count()) == ("RAISED", acts, refusals + 1)


def test_an_act_that_is_not_live_is_no_act() -> None:
    with pytest.raises(LookupError, match="not a live act"):
        performance_of("penalty.no_such")


def test_what_follows_an_act_and_what_a_step_offers_are_live_acts() -> None:
    for act in {*FOLLOWERS, *STEP_OF_ACT}:
        assert performance_of(act).full == act
