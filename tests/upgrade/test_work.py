"""What waits in the older database is offered to whom it was offered before, and can be done."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from cases.base.models import Draft
from cases.parties.models import Officer
from tests.upgrade.conftest import Upgraded
from tests.upgrade.deeds import DEEDS, KINDS
from tests.upgrade.people import address_of, officer_of, person_for
from tests.web.site import Person, why
from workflows.models import WorkItem

pytestmark = pytest.mark.usefixtures("undone", "plain_papers")


def waiting(**more: Any) -> list[WorkItem]:
    return list(WorkItem.objects.filter(done=False, **more).order_by("pk"))


def do(item: WorkItem) -> None:
    """Open the inbox line and do its deed to the end."""
    person, deed = person_for(item), DEEDS[item.step]
    opened = person.open(f"/inbox/{item.pk}/")
    assert opened.status_code == 302, (item, opened.status_code)
    if not opened.url.startswith(address_of(item.stream, deed.acts[0][0])):
        assert person.open(opened.url).status_code == 200, (item, opened.url)
    for act, typed in deed.acts:
        where, fields = f"{address_of(item.stream, act)}?item={item.pk}", _typed(typed)
        answer = _reachable(person, where, fields)
        if act == "penalty.decide_penalty" and answer.status_code == 409:
            # the older version compared no tier with its fine: the leader names the one that the fine is in
            assert "阶次" in why(answer)
            answer = _reachable(person, where, {**fields, "tier": "ordinary"})
        assert answer.status_code == 302, (item, act, why(answer))


def _reachable(person: Person, where: str, fields: Mapping[str, Any]) -> Any:
    """The older version printed blanks for where the party may write: the bureau enters it when it is refused, by the command
    that the refusal names, and goes on."""
    answer = person.fill(where, **fields)
    if answer.status_code != 409 or "contact.address" not in why(answer):
        return answer
    for key, value in (("contact.phone", "0000-0000000"), ("contact.address", "示例县示例路1号")):
        call_command("enter_setting", key, value, "--article=PP57", stdout=StringIO())
    return person.fill(where, **fields)


def _typed(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Officers by the numbers that this database gave them."""
    named = {"officers": [officer_of(name) for name in typed["officers"]]} if "officers" in typed else {}
    return {**typed, **named}


def test_every_step_that_waits_has_its_deed(upgraded: Upgraded) -> None:
    assert sorted(item.step for item in waiting()) == upgraded.known["steps"]
    assert set(DEEDS) >= set(upgraded.known["steps"])
    assert {item.stream.partition(":")[0] for item in waiting()} == set(KINDS)


@pytest.mark.parametrize("step", DEEDS)
def test_an_open_step_can_be_done(step: str, upgraded: Upgraded) -> None:
    deed = DEEDS[step]
    for item in waiting(step=step):
        before = waiting(step=deed.after, number=item.number)
        for earlier in before:
            do(earlier)
        known = {row.pk for row in waiting()}
        do(item)
        left = waiting()
        assert known - {row.pk for row in left} == {item.pk}
        expected = [*deed.then, *([deed.adds] if before else [])]
        assert sorted(row.step for row in left if row.pk not in known) == sorted(expected), item


def test_what_somebody_took_from_the_queue_can_be_given_back(upgraded: Upgraded) -> None:
    taken = waiting(owner__isnull=False)
    assert taken
    for item in taken:
        person = person_for(item)
        assert person.officer.user_id == item.owner_id
        assert person.send(f"/inbox/{item.pk}/release/", {}).status_code == 302
        assert person.send(f"/inbox/{item.pk}/claim/", {}).status_code == 302
        assert WorkItem.objects.get(pk=item.pk).owner_id == item.owner_id


def test_a_draft_is_offered_again(upgraded: Upgraded) -> None:
    """All but the one that a refusal kept: its act is still not open."""
    drafts, closed = list(Draft.objects.select_related("user").order_by("pk")), []
    assert len(drafts) == upgraded.known["drafts"]
    for draft in drafts:
        person = Person(Officer.objects.get(user=draft.user))
        address = "/clues/new/" if draft.stream == "clue:new" else address_of(draft.stream, draft.act)
        page = person.open(address)
        if page.status_code == 409:
            closed.append(draft.act)
            continue
        assert page.status_code == 200, (draft, page.status_code)
        for text in draft.content.values():
            assert str(text) in page.content.decode(), draft
    assert closed == ["penalty.decide_penalty"]
