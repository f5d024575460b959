"""The pages of a party: found, read, corrected, merged, offered from the case; from the imported register to the notice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base.models import Draft
from cases.base.roles import Role
from cases.parties.models import Party, Region
from tests.factories.cases import Office, case_at, make_office
from tests.factories.parties import make_identity, make_party, seeding
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person, counts, sent, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
DAY = date(2026, 3, 10)
GROUNDS = {"reason": "核对营业执照", "proof": "营业执照副本"}


def person(office: Office, who: str) -> Person:
    return Person(office.officers[who])


def typed(who: Person, page: str, fields: dict[str, Any]) -> Any:
    """Open a form and send it with these fields, one of which may be called an address."""
    opened = who.open(page).context["page"]
    return who.send(page, {**sent(opened.form), **fields, "token": opened.token})


@pytest.fixture
def office(clock: Clock) -> Office:
    clock(DAY)
    return make_office()


def test_a_party_is_found_by_a_part_of_its_name_and_read(office: Office) -> None:
    party = make_party(name="虚构市（例示）糕点厂")
    reader = person(office, "co1")
    assert "虚构市（例示）糕点厂" in reader.open("/parties/?q=(例示)糕点").content.decode()
    assert "虚构市（例示）糕点厂" in reader.open(f"/parties/?q={party.uscc}").content.decode()
    assert reader.open(f"/parties/{party.pk}/").status_code == 200
    assert reader.open("/parties/999999/").status_code == 404


def test_a_person_is_shown_to_the_bureau_concerned_alone(office: Office) -> None:
    """A natural person of another region, of whom this bureau has nothing."""
    number = make_identity(region="330782")
    stranger = make_party(kind="natural_person", name="李例示", region_code="330782", identity_number=number)
    reader = person(office, "co1")
    assert reader.open("/parties/?q=李例示").context["page"].rows == ()
    assert reader.open(f"/parties/{stranger.pk}/").status_code == 404
    own = make_party(kind="natural_person", name="王例示", region_code="310101")
    page = reader.open(f"/parties/{own.pk}/").content.decode()
    assert "王例示" in page and own.open_identity() not in page


@pytest.mark.parametrize(("who", "status"), [("co1", 200), ("uh", 200), ("credit", 200), ("bl", 403), ("ar", 403)])
def test_who_may_open_the_correction(office: Office, who: str, status: int) -> None:
    assert person(office, who).open(f"/parties/{make_party().pk}/correct/").status_code == status


def test_a_correction_is_sent_and_what_is_sealed_is_in_no_draft(office: Office) -> None:
    party, officer = make_party(kind="natural_person", name="张例示", identity_number=""), person(office, "co1")
    address, number = f"/parties/{party.pk}/correct/", make_identity(born=date(1990, 1, 1))
    assert (
        officer.send(f"{address}draft/", {"name": "张例示", "party_identity": number, "party_born_on": "1990-01-01"}).status_code
        == 200
    )
    assert number not in str(Draft.objects.get().content) and "1990" not in str(Draft.objects.get().content)
    answer = typed(officer, address, {"address": "示例大道甲9号", "party_identity": number, **GROUNDS})
    assert answer.status_code == 302 and answer.url == f"/parties/{party.pk}/", why(answer)
    row = Party.objects.get(pk=party.pk)
    assert (row.address, row.open_identity()) == ("示例大道甲9号", number)
    shown = officer.open(f"/parties/{party.pk}/").content.decode()
    assert "核对营业执照" in shown and "营业执照副本" in shown


def test_what_the_file_was_told_of_a_party_is_not_in_its_trail(office: Office) -> None:
    """A firm under police investigation: every bureau may open its page, and none learns of it there."""
    party = make_party()
    with seeding() as work:
        work.record("integrity.record_police_case", party.stream_key)
    page = person(office, "co1").open(f"/parties/{party.pk}/").context["page"]
    assert [entry.what for entry in page.history] == ["登记当事人"]


def test_a_correction_without_proof_writes_nothing(office: Office) -> None:
    party, officer = make_party(), person(office, "co1")
    rows = counts()
    answer = typed(officer, f"/parties/{party.pk}/correct/", {"address": "示例大道甲9号", "reason": "核对"})
    assert answer.status_code == 422 and set(answer.context["page"].form.errors) == {"proof"} and counts() == rows


def test_two_records_are_merged_and_parted_and_both_pages_lead_on(office: Office) -> None:
    played = case_at("INVEST", party=make_party(licensed=False, name="虚构区例示摊"))
    one, other = played.party, make_party(kind=played.party.kind, name="虚构区例示食品有限公司")
    head = person(played.office, "uh")
    answer = head.fill(f"/parties/{one.pk}/merge/", party=other.uscc, **GROUNDS)
    assert answer.status_code == 302, why(answer)
    assert Party.objects.get(pk=one.pk).merged_into == other
    assert other.name in head.open(f"/parties/{one.pk}/").content.decode()
    page = head.open(f"/parties/{other.pk}/").content.decode()
    assert one.name in page and played.case.number in page
    assert head.fill(f"/parties/{one.pk}/split/", **GROUNDS).status_code == 302
    assert Party.objects.get(pk=one.pk).merged_into is None


def test_the_case_page_leads_to_its_party_and_says_what_is_lacking(clock: Clock) -> None:
    played = case_at("INVEST", party=make_party(legal_representative="林例示"))
    clock(DAY)
    page = person(played.office, "co1").open(f"/cases/{played.case_id}/").content.decode()
    assert f"/parties/{played.party.pk}/correct/" in page and "还没有登记，立案" not in page
    assert (
        f"/parties/{played.party.pk}/correct/"
        not in person(played.office, "bl").open(f"/cases/{played.case_id}/").content.decode()
    )


# --- from the register to the notice ---


def report(played: Any, **fields: Any) -> Any:
    step = STEPS["findings"]
    typed = {"findings": "核实", "opinion": "file", **fields}
    return person(played.office, step.who).fill(f"/act/clue/{played.clue_id}/clue.report_findings/", **typed)


def test_an_imported_enterprise_is_completed_where_it_is_named(clock: Clock) -> None:
    """The registry's file has neither address nor legal representative; the notice must state both (PL59, PP62)."""
    played = case_at("VERIFY", party=make_party(address=""))
    clock(STEPS["findings"].day)
    answer = report(played, party=f"代码：{played.party.uscc}")
    assert answer.status_code == 422
    assert {"party_address", "party_representative"} <= set(answer.context["page"].form.errors)
    told = {"party_address": "示例大道甲9号", "party_representative": "林例示"}
    assert set(report(played, party=played.party.uscc, **told).context["page"].form.errors) == {"party_proof"}
    answer = report(played, party=played.party.uscc, **told, party_proof="营业执照副本")
    assert answer.status_code == 302, why(answer)
    row = Party.objects.get(pk=played.party.pk)
    assert (row.address, row.legal_representative) == ("示例大道甲9号", "林例示")


def test_filing_is_refused_while_the_notice_would_be(clock: Clock) -> None:
    played = case_at("FOUND", party=make_party(address=""))
    clock(STEPS["file"].day)
    answer = person(played.office, "bl").fill(
        f"/act/clue/{played.clue_id}/clue.file/",
        cause="销售超过保质期的食品案",
        prima_facie="on",
        punishable="on",
        jurisdiction="on",
        reason="符合",
    )
    assert answer.status_code == 409 and answer.context["page"].code == "party_complete"
    assert "更正当事人信息" in answer.context["page"].sentence
    page = person(played.office, "co1").open(f"/clues/{played.clue_id}/").content.decode()
    assert f"/parties/{played.party.pk}/correct/" in page and "还没有登记" in page


# --- choosing ---


def test_one_of_several_namesakes_is_chosen(clock: Clock) -> None:
    played = case_at("VERIFY")
    clock(STEPS["findings"].day)
    one, two = (make_party(kind="natural_person", name="张例示", address=f"示例大道{n}号") for n in "甲乙")
    answer = report(played, party="张例示")
    form = answer.context["page"].form
    offered = [value for value, _label in form.fields["party_choice"].widget.choices]
    assert answer.status_code == 422 and offered == [str(one.pk), str(two.pk)] and "示例大道乙号" in answer.content.decode()
    assert report(played, party="张例示", party_choice=str(two.pk)).status_code == 302
    assert played.clue.party == two


def test_a_person_is_found_by_number_and_not_registered_twice(clock: Clock) -> None:
    played = case_at("VERIFY")
    clock(STEPS["findings"].day)
    known = make_party(kind="natural_person", name="张例示", identity_number="110105491231002")
    new = {"party": "", "party_kind": "natural_person", "party_name": "张例示", "party_address": "示例大道甲9号"}
    typed = {**new, "party_identity": "11010519491231002X"}
    answer = report(played, **typed)
    assert answer.status_code == 422 and "party_identity" in answer.context["page"].form.errors
    assert report(played, **typed, party_choice=str(known.pk)).status_code == 302
    assert played.clue.party == known and Party.objects.filter(kind="natural_person").count() == 1


@pytest.mark.parametrize("choice", ["", "new", "999999", "x"])
def test_a_namesake_is_confirmed_before_another_is_registered(clock: Clock, choice: str) -> None:
    played = case_at("VERIFY")
    clock(STEPS["findings"].day)
    make_party(kind="natural_person", name="张例示")
    new = {"party": "", "party_kind": "natural_person", "party_name": "张例示", "party_address": "示例大道甲9号"}
    answer = report(played, **new, party_choice=choice)
    assert answer.status_code == (302 if choice == "new" else 422), why(answer)
    assert Party.objects.filter(kind="natural_person").count() == (2 if choice == "new" else 1)


# --- divisions ---


def test_the_security_administrator_enters_a_zone_and_nobody_else_sees_the_act(office: Office) -> None:
    office.hire("sec", Role.SEC_ADMIN)
    admin, officer = person(office, "sec"), person(office, "co1")
    zone = {
        "code": "310199",
        "name": "虚构开发区",
        "level": "zone",
        "parent": "310000",
        "valid_from": date(2026, 7, 1),
        "basis": "虚府〔2026〕1号",
    }
    assert officer.open("/divisions/add/").status_code == 403 and officer.open("/divisions/?q=31").status_code == 200
    assert admin.fill("/divisions/add/", **zone).status_code == 302
    assert Region.objects.get(code="310199").by_act
    assert admin.fill("/divisions/add/", **zone).status_code == 409
    ended = admin.fill("/divisions/end/", code="310199", last_day=date(2026, 12, 31), basis="虚府〔2026〕9号")
    assert ended.status_code == 302 and "2026" in admin.open("/divisions/").content.decode()
