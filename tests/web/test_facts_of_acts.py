"""Several acts of one case (PL29): each has its form, prefilled, and its draft; nobody overwrites what he has not seen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base.models import Draft
from cases.penalty.several import seen_of
from tests.factories.cases import BOTH, Played, case_at
from tests.factories.refusing import refused
from tests.factories.steps.content import REPORT
from tests.factories.steps.penalty import SECOND_ACT
from tests.web.conftest import Clock
from tests.web.site import Person, counts, sent, told, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 3, 16)


def page_of(played: Played, number: int | None = None, act: str = "record_facts") -> str:
    return f"/act/case/{played.case_id}/penalty.{act}/" + (f"?number={number}" if number else "")


def scene(clock: Clock, stage: str = "TWO_ACTS", day: date = DAY) -> tuple[Played, Person, Person]:
    played = case_at(stage)
    clock(day)
    return played, Person(played.office.officers["co1"]), Person(played.office.officers["co2"])


def opened(person: Person, address: str) -> dict[str, Any]:
    """What a browser would send of the page as it is shown now."""
    page = person.open(address).context["page"]
    return {**sent(page.form), "token": page.token}


# --- the list of the acts, and the form of each ------------------------------------------------------------------------


def test_the_case_page_leads_to_the_form_of_each_act(clock: Clock) -> None:
    played, officer, _ = scene(clock)
    facts = officer.open(f"/cases/{played.case_id}/").context["page"].facts
    links = [(fact.label, fact.link.url) for fact in facts if fact.link]
    assert links == [(f"行为{n}：涉嫌违法行为", page_of(played, n)) for n in (1, 2)]


def test_who_may_not_record_is_led_nowhere_and_let_nowhere(clock: Clock) -> None:
    played, _, _ = scene(clock)
    leader = Person(played.office.officers["bl"])
    assert not any(fact.link for fact in leader.open(f"/cases/{played.case_id}/").context["page"].facts)
    assert leader.open(page_of(played, 2)).status_code == 403


@pytest.mark.parametrize(("number", "conduct", "value"), [(1, ["FSL124"], "1234.00"), (2, ["FSL126-1-3"], None)])
def test_the_form_of_an_act_holds_what_is_recorded_of_it(
    number: int, conduct: list[str], value: str | None, clock: Clock
) -> None:
    played, officer, _ = scene(clock)
    page = officer.open(page_of(played, number)).context["page"]
    assert [(link.url, link.current) for link in page.parts] == [(page_of(played, n), n == number) for n in (1, 2)]
    assert (page.form["conduct"].value(), sent(page.form).get("goods_value")) == (conduct, value)
    # what is common to both stands in each, and says so
    assert page.form["complex"].value() == "no" and "各项共有" in str(page.form["complex"].label)


def test_a_case_of_one_act_has_one_form(clock: Clock) -> None:
    played, officer, _ = scene(clock, "ESTABLISHED")
    page = officer.open(page_of(played)).context["page"]
    assert page.parts == () and str(page.form["complex"].label) == "疑难复杂、涉及多个法律关系"
    assert not any(fact.link for fact in officer.open(f"/cases/{played.case_id}/").context["page"].facts)


@pytest.mark.parametrize("number", ["3", "0", "x", "9" * 30])
def test_an_address_of_no_act_opens_the_first(number: str, clock: Clock) -> None:
    played, officer, _ = scene(clock)
    page = officer.open(f"{page_of(played)}?number={number}").context["page"]
    assert [link.current for link in page.parts] == [True, False]


# --- saving one act ----------------------------------------------------------------------------------------------------


def test_saving_changes_the_act_alone(clock: Clock) -> None:
    played, officer, _ = scene(clock)
    before = played.case.facts
    answer = officer.fill(page_of(played, 2), harm="yes", serious="")
    assert answer.status_code == 302, why(answer)
    known = {name: fact for name, fact in SECOND_ACT.items() if name != "serious"}
    assert played.case.facts == {**before, "acts": [before["acts"][0], {**known, "harm": True}]}


def test_what_is_common_is_changed_for_all_and_may_become_unknown(clock: Clock) -> None:
    played, officer, _ = scene(clock)
    answer = officer.fill(page_of(played, 2), complex="yes", public_interest="")
    assert answer.status_code == 302, why(answer)
    facts = played.case.facts
    assert facts["complex"] is True and "public_interest" not in facts
    assert all("complex" not in act for act in facts["acts"])


def test_what_no_page_asks_stays(clock: Clock) -> None:
    """Earlier penalties are facts of the case that the form has no field for (FSL134)."""
    earlier = [{"decided_on": "2025-12-01", "conduct": ["FSL124"], "kinds": ["fine"]}]
    played = case_at("ESTABLISHED", earlier_penalties=earlier)
    clock(DAY)
    answer = Person(played.office.officers["co1"]).fill(page_of(played), ill="3")
    assert answer.status_code == 302, why(answer)
    assert (played.case.facts["earlier_penalties"], played.case.facts["ill"]) == (earlier, 3)


def test_an_act_names_an_item_and_not_that_of_another(clock: Clock) -> None:
    played, officer, _ = scene(clock)
    before, rows = played.case.facts, counts()
    assert officer.fill(page_of(played, 2), conduct=[]).status_code == 422
    answer = officer.fill(page_of(played, 2), conduct=["FSL124"])
    assert answer.status_code == 409 and "FSL124" in answer.content.decode()
    assert (played.case.facts, counts()) == (before, rows)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"number": 3, "facts": SECOND_ACT}, "named_by_number"),
        ({"number": 2, "facts": {**SECOND_ACT, "conduct": ["FSL124"]}}, "another_conduct"),
        ({"number": 2, "facts": {"harm": True}}, "another_conduct"),
        ({"number": 2, "facts": SECOND_ACT, "seen": "0" * 64}, "as_seen"),
    ],
)
def test_the_act_itself_refuses(given: dict[str, Any], code: str) -> None:
    played = case_at("TWO_ACTS")
    before = played.case.facts
    with refused(code):
        played.do("facts", on=DAY, **given)
    assert played.case.facts == before


def test_what_was_seen_is_recorded_anew() -> None:
    played = case_at("TWO_ACTS")
    played.do("facts", on=DAY, number=2, facts={**SECOND_ACT, "harm": True}, seen=seen_of(played.case.facts, 2))
    assert played.case.facts["acts"][1]["harm"] is True and played.case.facts["complex"] is False


# --- two officers at once ----------------------------------------------------------------------------------------------


def test_who_comes_second_is_told_what_was_changed_and_decides(clock: Clock) -> None:
    played, first, second = scene(clock)
    slow = opened(second, page_of(played, 2))
    assert first.fill(page_of(played, 2), harm="yes").status_code == 302

    answer = second.send(page_of(played, 2), {**slow, "harm": "no"})

    assert answer.status_code == 422
    said = " ".join(answer.context["page"].form.non_field_errors())
    assert "已由他人修改" in said and "有危害后果：是" in said
    assert answer.context["page"].form["harm"].value() == "no"
    assert played.case.facts["acts"][1]["harm"] is True
    again = {**sent(answer.context["page"].form), "token": answer.context["page"].token}
    assert second.send(page_of(played, 2), again).status_code == 302
    assert played.case.facts["acts"][1]["harm"] is False


def test_two_officers_record_two_acts_at_once(clock: Clock) -> None:
    played, first, second = scene(clock)
    slow = opened(second, page_of(played, 1))
    assert first.fill(page_of(played, 2), harm="yes").status_code == 302
    assert second.send(page_of(played, 1), {**slow, "ill": "2"}).status_code == 302
    acts = played.case.facts["acts"]
    assert (acts[0]["ill"], acts[1]["harm"]) == (2, True)


def test_of_a_case_with_one_act_the_second_is_told_too(clock: Clock) -> None:
    played, first, second = scene(clock, "ESTABLISHED")
    slow = opened(second, page_of(played))
    assert first.fill(page_of(played), complex="yes").status_code == 302
    assert second.send(page_of(played), {**slow, "ill": "2"}).status_code == 422
    assert (played.case.facts["complex"], played.case.facts["ill"]) == (True, 0)


def test_an_act_that_has_moved_or_gone_is_not_mistaken_for_another(clock: Clock) -> None:
    played, first, second = scene(clock)
    played.do("second_act", on=DAY, facts={"conduct": ["FSL125-1-2a"], "role": "seller"})
    moved, gone = opened(second, page_of(played, 2)), opened(second, page_of(played, 3))
    played.do("drop_act", on=DAY, conduct="FSL126-1-3")
    before = played.case.facts
    # number 2 is now what number 3 was
    assert second.send(page_of(played, 2), {**moved, "harm": "yes"}).status_code == 422
    answer = second.send(page_of(played, 3), {**gone, "harm": "yes"})
    assert answer.status_code == 422 and "已由他人删去" in str(answer.context["page"].form.errors["number"])
    assert answer.context["page"].form["harm"].value() == "yes"
    assert played.case.facts == before
    # nor is its draft
    assert sent(first.open(page_of(played, 2)).context["page"].form).get("harm") is None


# --- drafts ------------------------------------------------------------------------------------------------------------


def test_each_act_has_a_draft_of_its_own(clock: Clock) -> None:
    played, officer, _ = scene(clock)
    base = page_of(played)
    for number, typed in ((1, "11"), (2, "22")):
        answer = officer.send(f"{base}draft/", {**opened(officer, page_of(played, number)), "ill": typed})
        assert answer.status_code == 200

    def shown(number: int) -> Any:
        return officer.open(page_of(played, number)).context["page"].form["ill"].value()

    assert [shown(1), shown(2)] == ["11", "22"]
    assert officer.send(f"{base}draft/", {"number": "2", "discard": "1"})["Location"] == page_of(played, 2)
    assert [shown(1), shown(2)] == ["11", None]
    assert officer.send(page_of(played, 1), opened(officer, page_of(played, 1))).status_code == 302
    assert not Draft.objects.exists() and played.case.facts["acts"][0]["ill"] == 11


# --- what is lacking of one act ----------------------------------------------------------------------------------------

PROPOSED = {
    "conduct": "FSL124",
    "kinds": ["fine", "confiscate_gains", "confiscate_goods"],
    "fine": "50000",
    "confiscated_gains": "300",
    "confiscated_goods": "334",
    "goods_description": "超过保质期的糕点20盒",
    "tier": "lenient",
    "act2_conduct": "FSL126-1-3",
    "act2_kinds": ["warning", "fine"],
    "act2_fine": "8000",
    "act2_tier": "lenient",
    "facts_text": "销售超过保质期的糕点；未查验进货。",
    "reasons_text": "初次违法，从轻。",
}
# FSL126: only who refuses to put it right is fined 5,000 to 50,000
UNPROVEN = {**{k: v for k, v in SECOND_ACT.items() if k != "refused_to_correct"}, "acted_on": "2026-03-02"}
PROVEN = {**UNPROVEN, "refused_to_correct": True}


def unknown_of_the_second(clock: Clock) -> tuple[Played, Person]:
    played = case_at("ESTABLISHED")
    played.do("second_act", facts=UNPROVEN)
    clock(date(2026, 4, 1))
    return played, Person(played.office.officers["co1"])


def test_the_report_asks_what_is_unknown_of_one_act_and_records_it_there(clock: Clock) -> None:
    played, officer = unknown_of_the_second(clock)
    address = page_of(played, act="finish_investigation")
    field = officer.open(address).context["page"].form["act2_refused_to_correct"]
    assert "行为2（FSL126-1-3）" in str(field.label)

    answer = officer.fill(address, **REPORT, **PROPOSED)
    assert answer.status_code == 422
    assert list(answer.context["page"].form.errors) == ["act2_refused_to_correct"]
    assert played.state == "INVEST" and "refused_to_correct" not in played.case.facts["acts"][1]

    answer = officer.fill(address, **REPORT, **PROPOSED, act2_refused_to_correct="yes")
    assert answer.status_code == 302, why(answer)
    first, second = played.case.facts["acts"]
    assert second == PROVEN and "refused_to_correct" not in first and played.state == "INV_DONE"


def test_the_refusal_names_the_act_and_what_is_added_names_its_item(clock: Clock) -> None:
    played, _ = unknown_of_the_second(clock)
    with refused("facts_known", "PP48") as found:
        played.do("finish", proposal=BOTH)
    assert "行为2（FSL126-1-3）" in found.value.text.zh and "act 2 (FSL126-1-3)" in found.value.text.en
    for more in ({"facts": {"refused_to_correct": True}}, {"of_acts": {"FSL125-1-2a": {"refused_to_correct": True}}}):
        with refused("facts_known", "PP48"):
            played.do("finish", proposal=BOTH, **more)
    assert played.case.facts["acts"][1] == UNPROVEN
    played.do("finish", proposal=BOTH, of_acts={"FSL126-1-3": {"refused_to_correct": True}})
    assert played.case.facts["acts"][1] == PROVEN


def test_a_draft_of_the_report_keeps_what_was_typed_about_each_act(clock: Clock) -> None:
    played, officer = unknown_of_the_second(clock)
    address = page_of(played, act="finish_investigation")
    typed = told({**PROPOSED, "act2_refused_to_correct": "yes", "act2_fine": "7777"})
    officer.send(f"{address}draft/", {**opened(officer, address), **typed})
    form = officer.open(address).context["page"].form
    assert (form["act2_fine"].value(), form["act2_refused_to_correct"].value()) == ("7777", "yes")
    assert form["act2_kinds"].value() == ["warning", "fine"]


def test_each_act_is_completed_by_itself(clock: Clock) -> None:
    """What is known of an act is not asked again, what is unknown of it is (PP21)."""
    played = case_at("TWO_ACTS").play("finish")
    clock(date(2026, 4, 2))
    officer = Person(played.office.officers["co1"])
    asked = [officer.open(page_of(played, n, "complete_facts")).context["page"].form.fields for n in (1, 2)]
    assert ["goods_value" in fields for fields in asked] == [False, True]
    assert ["refused_to_correct" in fields for fields in asked] == [True, False]
    links = [fact.link.url for fact in officer.open(f"/cases/{played.case_id}/").context["page"].facts if fact.link]
    assert links == [page_of(played, n, "complete_facts") for n in (1, 2)]
    assert officer.fill(page_of(played, 2, "complete_facts"), harm="no").status_code == 302
    first, second = played.case.facts["acts"]
    assert "harm" not in first and second["harm"] is False
