"""Every act has its page: shown to whom it belongs in its state, sent through to its command, closed to others and later."""

from __future__ import annotations

import pytest

from cases.base.models import Act, Draft, Reading, Refusal
from cases.base.permissions import TABLE
from cases.base.roles import Role
from tests.factories.counting import all_rows, grown
from tests.factories.steps import STEPS
from tests.web.act_cases import ACT_CASES, BY_ACT, ActCase
from tests.web.conftest import Clock
from tests.web.site import Person, counts, sent, why
from web.acts import ACT_PAGES
from workflows.human import ends_a_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
ALL = pytest.mark.parametrize("row", ACT_CASES, ids=lambda row: row.act)

# what leaves its step open may be done again
AGAIN = {"penalty.record_payment", *(act for act in ACT_PAGES if not ends_a_step(act))}
ONCE = pytest.mark.parametrize("row", [r for r in ACT_CASES if r.act not in AGAIN], ids=lambda row: row.act)


def test_every_act_of_the_workbench_is_tried() -> None:
    """All but those of signals and reviews, whose people and secrecy have tests of their own."""
    apart = ("signal", "responsibility")
    assert BY_ACT.keys() == {act for act in ACT_PAGES if act.partition(".")[0] not in apart}


@ALL
def test_its_person_does_it_once(row: ActCase, clock: Clock) -> None:
    played = row.play()
    clock(row.day)
    person, address = Person(played.office.officers[row.who]), row.address(played)
    known = Act.objects.filter(verb=row.act).count()

    answer = person.fill(address, **row.fields(played))

    assert answer.status_code == 302, why(answer)
    assert Act.objects.filter(verb=row.act).count() == known + 1
    assert not Draft.objects.filter(act=row.act).exists()
    assert not Refusal.objects.filter(verb=row.act).exists()


@ALL
def test_whoever_may_not_is_refused_and_only_that_is_left(row: ActCase, clock: Clock) -> None:
    """The supervisor of the bureau reads everything and may do none of these."""
    played = row.play()
    clock(row.day)
    person = Person(played.office.hire("supervisor", Role.SUPERVISION))
    address, refusals, rows = row.address(played), Refusal.objects.count(), counts()

    assert person.open(address).status_code == 403
    answer = person.send(address, {"token": "x" * 22, "opinion": "越权", "reason": "越权"})

    assert answer.status_code == 403
    assert "不由您办理" in answer.content.decode()
    assert counts() == rows
    assert Refusal.objects.count() == refusals + 1
    assert not Draft.objects.exists()


@ALL
def test_for_whom_may_not_read_there_is_no_page_and_only_the_attempt_is_left(row: ActCase, clock: Clock) -> None:
    """An officer of another unit, and the intake officer but for what the desk does, have nothing to do with it."""
    played = row.play()
    clock(row.day)
    address, who = row.address(played), "co3" if row.procedure == "clue" or Role.INTAKE in TABLE[row.act].roles else "intake"
    person = Person(played.office.officers[who])
    before = all_rows()

    assert person.open(address).status_code == 404
    assert person.send(address, {"token": "x" * 22, "opinion": "越权"}).status_code == 404
    assert person.send(f"{address}draft/", {"opinion": "越权"}).status_code == 404

    assert grown(before, all_rows()) == {"base_reading": 3}
    assert not Reading.objects.exclude(ground="").exists()


@ONCE
def test_a_second_page_of_a_finished_task_is_stale(row: ActCase, clock: Clock) -> None:
    """Two people opened it, one finished it: the other is told so, and what he typed is kept."""
    played = row.play()
    clock(row.day)
    person, address = Person(played.office.officers[row.who]), row.address(played)
    slow = person.open(address)
    assert person.fill(address, **row.fields(played)).status_code == 302
    rows = counts()

    answer = person.send(address, {"token": slow.context["page"].token, "opinion": "晚了一步", "reason": "晚了一步"})

    assert answer.status_code == 409
    assert "过时" in answer.content.decode()
    assert counts() == rows
    assert Refusal.objects.filter(verb=row.act, code__in=["wrong_state", "stale_task"]).count() == 1
    assert person.open(address).status_code == 409


def test_an_act_of_another_kind_of_subject_is_no_page(clock: Clock) -> None:
    played = BY_ACT["clue.file"].play()
    person = Person(played.office.officers["bl"])
    assert person.open(f"/act/clue/{played.clue_id}/penalty.decide_penalty/").status_code == 404
    assert person.open(f"/act/clue/{played.clue_id}/clue.nonsense/").status_code == 404
    assert person.open(f"/act/nonsense/{played.clue_id}/clue.file/").status_code == 404
    assert person.open(f"/act/clue/{10**30}/clue.file/").status_code == 404


def test_the_step_offers_its_other_acts(clock: Clock) -> None:
    played = BY_ACT["clue.file"].play()
    clock(STEPS["file"].day)
    page = Person(played.office.officers["bl"]).open(f"/inbox/{played.item('decide_filing').pk}/")
    assert page.status_code == 302
    shown = Person(played.office.officers["bl"]).open(page["Location"]).context["page"]
    assert [(link.label, link.current) for link in shown.others] == [("立案", True), ("不予立案", False)]


def test_a_task_held_by_another_is_told_by_name(clock: Clock) -> None:
    row = BY_ACT["penalty.approve_notice"]
    played = row.play()
    clock(row.day)
    holder, other = Person(played.office.officers["bh"]), Person(played.office.officers["bl"])
    assert holder.send(f"/inbox/{played.item('approve').pk}/claim/", {}).status_code == 302
    answer = other.open(row.address(played))
    assert answer.status_code == 409
    assert played.office.officers["bh"].name in answer.content.decode()


def test_a_law_refusal_keeps_the_draft_and_names_the_article(clock: Clock) -> None:
    """A fine of 4,000 yuan where the law says 50,000 to 100,000 (FSL124), without a ground: refused, nothing lost."""
    row = BY_ACT["penalty.approve_notice"]
    played = row.play()
    clock(row.day)
    person, rows = Person(played.office.officers["bl"]), counts()
    answer = person.fill(row.address(played), opinion="从轻。", fine="4000")
    assert answer.status_code == 409
    assert "行政处罚法第32条" in answer.content.decode()
    assert counts() == rows
    kept = Draft.objects.get(act=row.act)
    assert (kept.content["fine"], kept.content["opinion"]) == ("4000", "从轻。")
    again = person.open(row.address(played)).content.decode()
    assert "4000" in again and "已恢复" in again


def test_a_paper_is_previewed_and_nothing_is_written(clock: Clock) -> None:
    row = BY_ACT["penalty.approve_notice"]
    played = row.play()
    clock(row.day)
    person, rows = Person(played.office.officers["bl"]), counts()
    opened = person.open(row.address(played))
    fields = {**sent(opened.context["page"].form), "opinion": "同意。"}
    answer = person.send(f"{row.address(played)}preview/37/", fields)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert counts() == rows
