"""A page is spent by its act alone: after a refusal, a failure or an expired session, going back and sending works and the text
is there; "done already" is said of what was done, never of what was not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cases.base.models import Act, Draft, Refusal, SubmittedForm
from cases.base.roles import Role
from cases.intake.models import Clue
from cases.parties import services
from tests.factories.cases import Played, case_at, make_office
from tests.factories.parties import LONG_AGO, make_authority, make_officer, seeding
from tests.web.act_cases import BY_ACT
from tests.web.conftest import Clock
from tests.web.site import Person, counts, moment, sent, told
from workflows import openings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

APPROVE = BY_ACT["penalty.approve_notice"]
RECORD = BY_ACT["penalty.add_evidence"]
TYPED = {"kind": "record", "title": "现场笔录", "proves": "现场情况", "source": "制作"}
CLUE = {"source": "inspection", "received_on": "2026-03-02", "content": "检查发现。"}


def opened(person: Person, address: str) -> dict[str, Any]:
    """What a browser would send of the page as it is shown now."""
    shown = person.open(address)
    assert shown.status_code == 200, (shown.status_code, shown.headers)
    page = shown.context["page"]
    return {**sent(page.form), "token": page.token}


def times(act: str) -> int:
    return Act.objects.filter(verb=act).count()


def evidence(clock: Clock) -> tuple[Played, Person, str]:
    played = RECORD.play()
    clock(RECORD.day)
    return played, Person(played.office.officers["co1"]), RECORD.address(played)


# --- a page that was not done is not spent -----------------------------------------------------------------------------


def test_back_correct_and_send_after_a_refusal(clock: Clock) -> None:
    played = APPROVE.play()
    clock(APPROVE.day)
    person, address = Person(played.office.officers["bl"]), APPROVE.address(played)
    form = opened(person, address)
    assert person.send(address, {**form, "opinion": "同意。", "fine": "4000"}).status_code == 409
    assert not SubmittedForm.objects.exists()
    # as a browser that goes back shows the page it had, and as one that loads it again
    again = opened(person, address)
    assert (again["opinion"], again["fine"], again["token"]) == ("同意。", "4000", form["token"])
    good = {**form, **told(APPROVE.fields(played))}
    assert person.send(address, good).status_code == 302
    assert times(APPROVE.act) == 1
    assert not Draft.objects.exists()


def test_a_wrong_field_keeps_the_text_and_the_page(clock: Clock) -> None:
    _, person, address = evidence(clock)
    form = opened(person, address)
    wrong = person.send(address, {**form, **TYPED, "taken_on": "2026-13-01"})
    assert wrong.status_code == 422
    assert wrong.context["page"].token == form["token"]
    assert opened(person, address)["title"] == "现场笔录"
    assert person.send(address, {**form, **TYPED}).status_code == 302


def test_a_failure_of_the_program_spends_nothing_and_keeps_the_text(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even one after the act's own body, just before commit: neither act nor mark is there."""
    _, person, address = evidence(clock)
    form, rows = {**opened(person, address), **TYPED}, counts()

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the machine stops here")

    with monkeypatch.context() as patch:
        patch.setattr("workflows.door.detect", broken)
        with pytest.raises(RuntimeError):
            person.send(address, form)
    assert counts() == rows
    assert not SubmittedForm.objects.exists()
    assert Draft.objects.get().content["title"] == "现场笔录"
    assert person.send(address, form).status_code == 302


def test_registering_is_spent_by_success_alone(clock: Clock) -> None:
    """The other door: what comes into being has no subject yet."""
    clock(date(2026, 3, 2))
    person = Person(make_office().officers["intake"])
    form = {**opened(person, "/clues/new/"), **CLUE}
    assert person.send("/clues/new/", {**form, "party": "没有登记过的名称"}).status_code == 422
    assert person.send("/clues/new/", form).status_code == 302
    second = person.send("/clues/new/", form)
    assert second.status_code == 409
    assert second.context["page"].back.url == f"/clues/{Clue.objects.get().pk}/"
    assert "填写的内容仍保存在草稿里" not in second.content.decode()


# --- a page that was done ----------------------------------------------------------------------------------------------


def test_a_true_second_sending_says_done_once_and_leads_to_it(clock: Clock) -> None:
    played, person, address = evidence(clock)
    form = {**opened(person, address), **TYPED}
    assert person.send(address, form).status_code == 302
    second = person.send(address, form)
    assert second.status_code == 409
    page = second.context["page"]
    assert (page.done_at, page.back.url) == (moment(RECORD.day), f"/cases/{played.case_id}/")
    assert "没有重复办理" in second.content.decode()
    assert times(RECORD.act) == 1
    assert not Draft.objects.exists()
    assert not Refusal.objects.exists()


def test_a_second_sending_of_an_act_that_ended_its_step_is_known_as_such(clock: Clock) -> None:
    """Not as a task that somebody else finished."""
    played = APPROVE.play()
    clock(APPROVE.day)
    person, address = Person(played.office.officers["bl"]), APPROVE.address(played)
    form = {**opened(person, address), **told(APPROVE.fields(played))}
    assert person.send(address, form).status_code == 302
    assert person.send(address, form).context["page"].code == "submitted_twice"
    assert not Draft.objects.exists()


def test_other_words_on_a_spent_page_are_not_called_done(clock: Clock) -> None:
    """Back after success, another piece of evidence typed over the first: it was not done, and nothing says so."""
    played, person, address = evidence(clock)
    form = {**opened(person, address), **TYPED}
    assert person.send(address, form).status_code == 302
    other = person.send(address, {**form, "title": "第二份笔录"})
    assert other.context["page"].code == "other_words"
    assert other.context["page"].draft_kept
    again = opened(person, address)
    assert again["title"] == "第二份笔录"
    assert person.send(address, again).status_code == 302
    assert list(played.case.evidences.order_by("position").values_list("title", flat=True)) == ["现场笔录", "第二份笔录"]


@pytest.mark.parametrize("mark", ["", "short", "x" * 22, "x" * 36, "é" * 36])
def test_a_page_of_nobody_is_shown_again_with_its_text(mark: str, clock: Clock) -> None:
    _, person, address = evidence(clock)
    answer = person.send(address, {**opened(person, address), **TYPED, "token": mark})
    assert answer.status_code == 422
    assert "请再提交一次" in answer.content.decode()
    good = {**sent(answer.context["page"].form), "token": answer.context["page"].token}
    assert person.send(address, {**good, **TYPED}).status_code == 302


def test_a_mark_is_good_for_its_person_alone() -> None:
    mark = openings.mint(7)
    assert len(mark) <= 43
    assert [openings.belongs(mark, who) for who in (7, 8, None)] == [True, False, False]
    assert not openings.belongs(mark[:-1] + ("0" if mark[-1] != "0" else "1"), 7)


# --- the session is over -----------------------------------------------------------------------------------------------

PASSWORD = "a long pass phrase"


def _with_password(person: Person) -> None:
    assert person.officer.user is not None
    person.officer.user.set_password(PASSWORD)
    person.officer.user.save()


def _signs_in(client: Client, person: Person, page: Any) -> Any:
    assert person.officer.user is not None
    name = person.officer.user.username
    return client.post("/sign-in/", {"username": name, "password": PASSWORD, "next": page.next_url, "kept": page.kept})


def test_what_is_sent_after_the_session_comes_back_after_signing_in(clock: Clock) -> None:
    _, person, address = evidence(clock)
    form = {**opened(person, address), **TYPED}
    # a session ends with the password under which it was begun
    _with_password(person)
    rows = counts()
    person.client.cookies.clear()
    over = person.send(f"{address}?item=1", form)
    assert over.status_code == 401
    assert "登录已过期，这次提交没有办理" in over.content.decode()
    page = over.context["page"]
    assert "现场笔录" not in over.content.decode()
    assert (counts(), Draft.objects.count()) == (rows, 0)
    wrong = person.client.post("/sign-in/", {"username": "x", "password": "y", "next": page.next_url, "kept": page.kept})
    assert wrong.context["page"].kept == page.kept
    answer = _signs_in(person.client, person, page)
    assert (answer.status_code, answer["Location"]) == (302, f"{address}?item=1")
    again = opened(person, address)
    assert (again["title"], again["token"]) == ("现场笔录", form["token"])
    assert person.send(address, again).status_code == 302


def test_somebody_else_who_signs_in_sees_nothing_of_it(clock: Clock) -> None:
    played, person, address = evidence(clock)
    other = Person(played.office.officers["co2"])
    _with_password(other)
    form = {**opened(person, address), **TYPED}
    person.client.cookies.clear()
    page = person.send(address, form).context["page"]
    answer = _signs_in(person.client, other, page)
    assert answer.status_code == 302
    assert not Draft.objects.exists()
    assert "没有恢复" in person.open("/").content.decode()


@pytest.mark.parametrize("kept", ["", "rubbish", "v1:cnViYmlzaA=="])
def test_what_no_page_of_ours_carried_is_nothing(kept: str, clock: Clock) -> None:
    _, person, _ = evidence(clock)
    _with_password(person)
    person.client.cookies.clear()
    assert person.officer.user is not None
    given = {"username": person.officer.user.username, "password": PASSWORD, "kept": kept}
    assert person.client.post("/sign-in/", given).status_code == 302
    assert not Draft.objects.exists()


def test_a_page_without_a_form_goes_to_signing_in_and_promises_nothing() -> None:
    answer = Client().post("/inbox/1/claim/", {})
    assert answer.status_code == 401
    assert answer.context["page"].kept == ""
    assert "填写的内容保留在本页" not in answer.content.decode()
    assert "请重新登录后再办理" in answer.content.decode()


def test_a_page_from_before_signing_in_anew_keeps_its_text(clock: Clock) -> None:
    """Signing in changes the CSRF mark, so every older page fails; what its person typed is kept, and only then said to be."""
    _, person, address = evidence(clock)
    form = {**opened(person, address), **TYPED}
    assert person.officer.user is not None
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person.officer.user, backend="django.contrib.auth.backends.ModelBackend")
    answer = strict.post(address, form)
    assert answer.status_code == 403
    assert "填写的内容已存为草稿" in answer.content.decode() and address in answer.content.decode()
    assert opened(person, address)["title"] == "现场笔录"
    Draft.objects.all().delete()
    foreign = strict.post(address, {**form, "token": openings.mint(0)})
    assert foreign.status_code == 403
    assert "填写的内容已存为草稿" not in foreign.content.decode()
    saved = strict.post(f"{address}draft/", form, headers={"HX-Request": "true"})
    assert saved.status_code == 200 and "草稿已保存" in saved.content.decode()
    assert Draft.objects.count() == 1


def test_a_form_sent_before_choosing_in_which_capacity_is_kept(clock: Clock) -> None:
    """A new session of somebody with two appointments asks first; the form comes back after the choice."""
    clock(date(2026, 3, 2))
    officer = make_officer(role=Role.CO)
    person = Person(officer)
    form = {**opened(person, "/clues/new/"), **CLUE}
    second = make_authority()
    with seeding() as work:
        services.appoint(work=work, officer=officer, authority=second, role=Role.UH, unit="执法二科", valid_from=LONG_AGO)
    answer = person.send("/clues/new/", form)
    assert answer.status_code == 302 and answer["Location"].startswith("/appointment/?next=%2Fclues%2Fnew%2F")
    assert Draft.objects.get().content["content"] == "检查发现。"


def test_eight_hours_count_from_the_last_request(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    person, day = Person(make_office().officers["uh"]), date(2026, 3, 2)
    _with_password(person)
    now = [moment(day, 8)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: now[0])
    assert person.officer.user is not None
    person.client.cookies.clear()
    signed = person.client.post("/sign-in/", {"username": person.officer.user.username, "password": PASSWORD})
    assert signed.status_code == 302
    for hours in (7, 7, 7):
        now[0] += timedelta(hours=hours)
        assert person.open("/").status_code == 200, now[0]
    now[0] += timedelta(hours=8, minutes=1)
    assert person.open("/")["Location"].startswith("/sign-in/")


# --- drafts ------------------------------------------------------------------------------------------------------------


def test_an_autosave_after_the_act_keeps_nothing_and_refills_nothing(clock: Clock) -> None:
    """It was under way when the form was sent: what somebody told in confidence must not stand in the next form."""
    clock(date(2026, 3, 2))
    person = Person(make_office().officers["intake"])
    form = {**opened(person, "/clues/new/"), **CLUE, "content": "举报人说的话。"}
    assert person.send("/clues/new/draft/", form).status_code == 200
    assert person.send("/clues/new/", form).status_code == 302
    late = person.send("/clues/new/draft/", form)
    assert (late.status_code, late.content) == (204, b"")
    assert not Draft.objects.exists()
    following = opened(person, "/clues/new/")
    assert "content" not in following
    assert following["token"] != form["token"]


def test_an_autosave_after_an_act_on_a_subject_keeps_nothing(clock: Clock) -> None:
    _, person, address = evidence(clock)
    form = {**opened(person, address), **TYPED}
    assert person.send(address, form).status_code == 302
    assert person.send(f"{address}draft/", form).status_code == 204
    assert not Draft.objects.exists()
    assert "title" not in opened(person, address)


def test_a_draft_of_another_opening_lives_on(clock: Clock) -> None:
    """Two windows for two pieces of evidence: the act of one takes nothing from the other."""
    _, person, address = evidence(clock)
    first, second = opened(person, address), opened(person, address)
    assert first["token"] != second["token"]
    person.send(f"{address}draft/", {**second, **TYPED, "title": "另一份"})
    assert person.send(address, {**first, **TYPED}).status_code == 302
    assert Draft.objects.get().content["title"] == "另一份"


def test_a_draft_can_be_discarded(clock: Clock) -> None:
    _, person, address = evidence(clock)
    person.send(f"{address}draft/", {**opened(person, address), **TYPED})
    assert "不要草稿" in person.open(address).content.decode()
    assert person.send(f"{address}draft/", {"discard": "1"})["Location"] == address
    assert not Draft.objects.exists()
    assert "不要草稿" not in person.open(address).content.decode()


def test_a_draft_from_before_openings_is_offered_under_a_good_mark(clock: Clock) -> None:
    _, person, address = evidence(clock)
    assert person.officer.user is not None
    row = Draft.objects.create(
        opening="draft-before-1",
        user=person.officer.user,
        stream=address.split("/")[2],
        act=RECORD.act,
        saved_at=moment(RECORD.day),
    )
    row.stream, row.content = f"penaltycase:{address.split('/')[3]}", {"title": "旧草稿"}
    row.save()
    form = opened(person, address)
    assert form["title"] == "旧草稿"
    assert person.send(address, {**form, **TYPED}).status_code == 302
    assert not Draft.objects.exists()


def test_no_text_of_a_done_act_is_left_in_any_table_of_drafts(clock: Clock) -> None:
    _, person, address = evidence(clock)
    form = {**opened(person, address), **TYPED, "method": "独特的取得方式一二三"}
    person.send(f"{address}draft/", form)
    assert person.send(address, form).status_code == 302
    with connection.cursor() as cursor:
        for table in ("base_draft", "base_submittedform", "base_pendingupload"):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not any("独特的取得方式" in str(row) for row in cursor.fetchall()), table


def test_a_promised_draft_is_there(clock: Clock) -> None:
    """Nobody without the right to the act is told of one, though he may read the case."""
    played = case_at("INVEST")
    clock(RECORD.day)
    stranger = Person(played.office.hire("supervisor", Role.SUPERVISION))
    answer = stranger.send(RECORD.address(played), {"token": "x" * 22, "title": "越权"})
    assert answer.status_code == 403
    assert "仍保存在草稿里" not in answer.content.decode()
    assert not Draft.objects.exists()
