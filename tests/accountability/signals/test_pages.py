"""The signal where people meet it: the inbox line, the sheet, the task pages; closed to whom it concerns and to others."""

from __future__ import annotations

import pytest

from cases.accountability.signals.models import SupervisionSignal
from cases.base.models import Refusal
from cases.base.roles import Role
from cases.intake.models import Verifier
from tests.accountability.signals.people import Scene, scene
from tests.accountability.signals.raising import tonight, written
from tests.factories.cases import case_at
from tests.factories.parties import seeding
from tests.factories.steps import tried
from tests.factories.steps.signal import ANSWERED, STEPS
from tests.procedures.table import expected
from tests.web.conftest import Clock, clock
from tests.web.site import Person, counts, why
from web.acts import ACT_PAGES
from web.signal import evidence as words

__all__ = ["clock"]
# how the three answered states are called
ANSWERS = ("已说明", "已纠正", "已启动责任认定")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
TRIED = {act: STEPS[name] for act, name in tried(STEPS, "signal").items()}
STATES = {row.full: row.target for row in expected("signal")}


def page(stage: Scene) -> str:
    return f"/subjects/signal/{stage.signal.pk}/"


def act(stage: Scene, name: str) -> str:
    return f"/act/signal/{stage.signal.pk}/{name}/"


def person(stage: Scene, who: str, **more: str) -> Person:
    return Person(stage.played.office.officers[who], **more)


def test_every_act_of_a_signal_that_people_do_is_tried() -> None:
    assert TRIED.keys() == {name for name in ACT_PAGES if name.startswith("signal.")}


@pytest.mark.parametrize("name", TRIED)
def test_the_supervisor_answers_from_the_inbox(name: str, clock: Clock) -> None:
    stage, step = scene(), TRIED[name]
    clock(ANSWERED)
    sup = person(stage, "sup")
    assert stage.signal.number in sup.open("/?tab=queue").content.decode()
    answer = sup.fill(act(stage, name), **step.typed(stage))

    assert answer.status_code == 302, why(answer)
    assert stage.fresh().state == STATES[name]


@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize(("who", "status"), [("bl", 403), ("co1", 403), ("ar", 403), ("credit", 404), ("intake", 404)])
def test_whom_it_concerns_and_others_are_refused_on_the_page(name: str, who: str, status: int, clock: Clock) -> None:
    """The officials read their signal and may not answer it; for the rest of the bureau it does not exist."""
    stage = scene()
    clock(ANSWERED)
    rows, refusals, asker = counts(), Refusal.objects.count(), person(stage, who)

    assert asker.open(act(stage, name)).status_code == status
    answer = asker.send(act(stage, name), {"token": "x" * 22, "answer": "越权", "corrected_on": "2026-06-10"})

    assert answer.status_code == status, why(answer)
    assert counts() == rows and stage.fresh().state == "RAISED"
    assert Refusal.objects.count() == refusals + (status == 403)


def test_the_refusal_of_a_leader_who_approved_names_its_article(clock: Clock) -> None:
    stage = scene()
    clock(ANSWERED)
    person(stage, "bl").send(act(stage, "signal.explain"), {"token": "x" * 22, "answer": "我自己说明。"})
    refusal = Refusal.objects.latest("pk")

    assert refusal.code == "not_concerned" and "CSR42" in refusal.article


def test_the_sheet_says_the_rule_the_evidence_the_officials_and_the_way_to_the_case(clock: Clock) -> None:
    stage = scene()
    clock(ANSWERED)
    shown = person(stage, "sup").open(page(stage)).content.decode()
    handler = stage.played.office.officers["co1"].name

    for text in (
        "压案不查",
        "R04",
        "2026-06-08",
        "尚未答复",
        "不是认定结论",
        "承办人",
        handler,
        f"/cases/{stage.played.case_id}/",
    ):
        assert text in shown, text


def test_the_sheet_reads_in_english(clock: Clock) -> None:
    stage = scene()
    clock(ANSWERED)
    shown = person(stage, "sup", language="en").open(page(stage)).content.decode()

    for text in ("Case left idle", "Supervision signal", "Last day", "Handler", "not answered yet"):
        assert text in shown, text


@pytest.mark.parametrize(("who", "status"), [("co1", 200), ("ar", 200), ("credit", 404), ("intake", 404), ("sup_foreign", 404)])
def test_only_readers_see_the_sheet(who: str, status: int, clock: Clock) -> None:
    stage = scene()
    clock(ANSWERED)

    assert person(stage, who).open(page(stage)).status_code == status


@pytest.mark.parametrize("name", TRIED)
def test_every_answer_looks_the_same_to_whoever_reads_no_review(name: str, clock: Clock) -> None:
    """A review is a secret: neither its state nor what only a review would leave out may tell of it."""
    stage, step = scene(), TRIED[name]
    clock(ANSWERED)
    sup = person(stage, "sup")
    sup.fill(act(stage, name), **step.typed(stage))

    shown = {who: person(stage, who).open(page(stage)).content.decode() for who in ("co1", "ar")}
    for text in shown.values():
        assert "已答复" in text and "外省协查复函迟延" not in text
        assert not any(word in text for word in ANSWERS)
    listed = person(stage, "bh").open("/supervision/signals_answered/?from=2026-01-01&to=2026-12-31").content.decode()
    assert stage.signal.number in listed and "已答复" in listed and not any(word in listed for word in ANSWERS)


@pytest.mark.parametrize("who", ["sup", "tied", "sup_city"])
def test_only_who_would_handle_every_review_or_answered_can_tell_an_explanation_from_a_review(who: str, clock: Clock) -> None:
    """The case was approved by a leader, whose review the city would handle: at the bureau only who answered knows.
    Nor does the city's supervisor who verified the clue behind the case."""
    stage = scene()
    office = stage.played.office
    office.hire("tied", Role.SUPERVISION, authority=office.officers["sup_city"].appointments.get().authority)
    office.hire("sup2", Role.SUPERVISION)
    with seeding() as work:
        work.save(Verifier(clue=stage.played.case.clue, officer=office.officers["tied"]))
    clock(ANSWERED)
    person(stage, "sup").fill(act(stage, "signal.explain"), answer="外省协查复函迟延，已附卷。")

    shown = {asked: person(stage, asked).open(page(stage)).content.decode() for asked in (who, "sup2")}
    assert ("外省协查复函迟延" in shown[who]) == (who != "tied")
    assert "外省协查复函迟延" not in shown["sup2"] and "已答复" in shown["sup2"]


def test_the_refusal_of_a_second_answer_does_not_tell_the_first(clock: Clock) -> None:
    stage = scene()
    clock(ANSWERED)
    person(stage, "sup").fill(act(stage, "signal.open_review"), answer="需要认定责任。")
    answer = person(stage, "bl2").open(act(stage, "signal.explain"))
    assert answer.status_code == 409 and not any(word in answer.content.decode() for word in ANSWERS)


@pytest.mark.parametrize("name", ["signal.explain", "signal.correct"])
def test_the_supervisor_reads_what_was_answered(name: str, clock: Clock) -> None:
    stage, step = scene(), TRIED[name]
    clock(ANSWERED)
    sup = person(stage, "sup")
    sup.fill(act(stage, name), **step.typed(stage))

    assert "外省协查复函迟延，已附卷。" in sup.open(page(stage)).content.decode()


def test_every_kind_of_evidence_is_worded(clock: Clock) -> None:
    """What every predicate freezes can be shown."""
    played = case_at("DEC_PEN")
    decision = played.case.decisions.get()
    decision.fine = 1
    written(decision, ANSWERED)
    tonight(ANSWERED)
    found = list(SupervisionSignal.objects.all())

    assert {s.evidence["kind"] for s in found} == {"below_minimum", "service"}
    assert all(fact.value for s in found for fact in (*words.rule_facts(s), *words.evidence_facts(s)))
