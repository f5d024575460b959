"""The pages of a review: each act by its person, each door shut to everybody else, the official's own file."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cases.accountability.review.models import ResponsibilityReview
from cases.base.models import Act, Document, Refusal
from cases.base.roles import Role
from cases.intake.models import Verifier
from cases.parties import services as parties
from cases.parties.models import Officer
from cases.parties.selectors import actor_of
from tests.factories.cases import case_at
from tests.factories.parties import LONG_AGO, make_authority, make_officer, seeding
from tests.factories.reviews import WHO, Reviewed, make_two_offices, review_at
from tests.factories.steps import tried
from tests.factories.steps.responsibility import FAULT, STEPS, TYPED_FAULT, type_meeting
from tests.web.conftest import Clock
from tests.web.site import Person, counts, why
from web.acts import ACT_PAGES
from workflows import selectors
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
# the one by which a review begins has a page that is no act's
CASES = {act.partition(".")[2]: name for act, name in tried(STEPS, "responsibility").items() if STEPS[name].fields is not None}


def address(found: Reviewed, act: str) -> str:
    return reverse("web:act", args=["responsibility", found.review_id, f"responsibility.{act}"])


def person(found: Reviewed, who: str) -> Person:
    return Person(found.official if who == "official" else found.officer(who))


def test_every_act_has_its_page() -> None:
    assert {f"responsibility.{a}" for a in CASES} == {a for a in ACT_PAGES if a.startswith("responsibility.")}


@pytest.mark.parametrize("act", CASES)
def test_its_person_does_it_and_whoever_reads_nothing_learns_nothing(act: str, clock: Clock) -> None:
    step = STEPS[CASES[act]]
    found = review_at(str(step.stage))
    clock(step.day)
    rows = counts()
    for stranger in ("intake", "co2", "uh", "bl", "bl2", "credit", "lr", "city_sup1", "city_bh"):
        who = Person(found.office.officers[stranger])
        assert who.open(address(found, act)).status_code == 404, stranger
        assert who.send(address(found, act), {"token": "x" * 22, **step.typed(found)}).status_code == 404, stranger
    assert counts() == rows

    answer = person(found, step.who).fill(address(found, act), **step.typed(found))

    assert answer.status_code == 302, why(answer)
    assert Act.objects.filter(verb=f"responsibility.{act}", stream=found.stream).exists()


def page(found: Reviewed) -> str:
    return reverse("web:subject", args=["responsibility", found.review_id])


def papers(found: Reviewed) -> list[Document]:
    return list(Document.objects.filter(stream=found.stream).order_by("pk"))


STRANGERS = ("intake", "co2", "uh", "ar", "lr", "bl", "bl2", "credit", "city_sup1", "city_bh", "city_bl1")


@pytest.mark.parametrize("stage", ["CLUE", "OPEN", "MEASURE"])
def test_the_handling_chain_reads_it_and_nobody_else(stage: str) -> None:
    found = review_at(stage)
    for who in ("sup1", "sup2", "sup3", "bh"):
        assert Person(found.office.officers[who]).open(page(found)).status_code == 200, who
    foreign = make_officer(role=Role.SUPERVISION, authority=make_authority())
    others = [*(found.office.officers[who] for who in STRANGERS), foreign]
    for officer in others:
        stranger = Person(officer)
        assert stranger.open(page(found)).status_code == 404, officer
        for paper in papers(found):
            assert stranger.open(reverse("web:document", args=[paper.pk])).status_code == 404
            assert stranger.open(reverse("web:pdf", args=[paper.pk])).status_code == 404
        for tab in ("mine", "queue", "handled"):
            shown = stranger.open(f"/?tab={tab}").content.decode()
            assert found.review.number not in shown and found.official.name not in shown, (officer, tab)
        assert found.review.number not in stranger.open("/cases/").content.decode()


@pytest.mark.parametrize("tie", ["verified_the_clue", "assigned_to_the_case", "answers_to_the_official"])
def test_supervision_with_a_tie_to_the_matter_does_not_read_by_role(tie: str) -> None:
    """CSR 42: who stands aside does not read along either. Each is a supervisor; the one without a tie reads it."""
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    tied = office.officers["co2"] if tie == "assigned_to_the_case" else office.hire("tied", Role.SUPERVISION, unit="执法监督科")
    official = "uh" if tie == "answers_to_the_official" else "co1"
    with seeding() as work:
        if tie == "verified_the_clue":
            work.save(Verifier(clue=played.case.clue, officer=tied))
        elif tie == "assigned_to_the_case":
            parties.appoint(
                work=work, officer=tied, authority=office.authority, role=Role.SUPERVISION, unit="另一科", valid_from=LONG_AGO
            )
        else:
            parties.appoint(
                work=work,
                officer=office.officers["uh"],
                authority=office.authority,
                role=Role.UH,
                unit="执法监督科",
                valid_from=LONG_AGO,
            )
    free = office.hire("free", Role.SUPERVISION, unit="第三科")
    found = Reviewed(office, played, office.officers[official], about=played.stream)
    found.do("register")

    assert reads(free, found) and not reads(tied, found)


def reads(officer: Officer, found: Reviewed) -> bool:
    """By the supervision appointment that the officer holds."""
    held = officer.appointments.select_related("officer", "authority").get(role=Role.SUPERVISION)
    actor = actor_of(held, on=date(2026, 3, 16))
    return ResponsibilityReview.visible_to(actor).filter(pk=found.review_id).exists()


def test_administrators_read_nothing() -> None:
    found = review_at("MEASURE")
    for role in (Role.SYS_ADMIN, Role.SEC_ADMIN, Role.AUDIT_ADMIN):
        assert Person(make_officer(role=role, authority=found.office.authority)).open(page(found)).status_code == 404


def test_the_case_page_says_nothing_of_it() -> None:
    """Not to those who read the case, nor in its history, nor in what waits on it."""
    found = review_at("MEASURE")
    for who in ("bl", "uh", "co2", "bh", "sup1"):
        shown = Person(found.office.officers[who]).open(reverse("web:case", args=[found.case.case_id])).content.decode()
        assert found.review.number not in shown and "责任审查" not in shown


@pytest.mark.parametrize("stage", ["CLUE", "PRELIM"])
def test_before_the_opening_the_official_does_not_know(stage: str) -> None:
    found = review_at(stage)
    me = person(found, "official")
    assert me.open(page(found)).status_code == 404
    assert found.review.number not in me.open("/?tab=handled").content.decode()


def test_from_the_opening_the_official_knows_that_and_from_the_notice_what() -> None:
    found = review_at("FOUND")
    me = person(found, "official")
    shown = me.open(page(found)).content.decode()
    assert FAULT["conduct"] not in shown and "案件立案后长期未开展调查" not in shown and "初步核实属实" not in shown
    assert found.officer("first").name in shown

    found.do("notify")
    shown = me.open(page(found)).content.decode()
    assert FAULT["conduct"] in shown and "案件立案后长期未开展调查" not in shown
    assert found.review.number in me.open("/?tab=queue").content.decode()


def test_the_official_reads_what_is_addressed_to_the_official() -> None:
    """DOC10, and DOC11 once it is served; not the leaders' minutes nor a referral."""
    found = review_at("MEASURE")
    unserved = next(paper for paper in papers(found) if paper.form == "DOC11")
    assert person(found, "official").open(reverse("web:document", args=[unserved.pk])).status_code == 404
    # J18 stops with the decision: until it is served the clock would tell of it
    assert "处分案件调查处理" not in person(found, "official").open(page(found)).content.decode()
    assert "处分案件调查处理" in person(found, "first").open(page(found)).content.decode()
    found.play("serve")
    me, shown = person(found, "official"), {}
    for paper in papers(found):
        status = me.open(reverse("web:document", args=[paper.pk])).status_code
        assert me.open(reverse("web:pdf", args=[paper.pk])).status_code == status
        shown[paper.form] = status
    assert shown == {"DOC10": 200, "DOC13": 404, "DOC11": 200}
    listed = me.open(page(found)).content.decode()
    assert reverse("web:document", args=[papers(found)[0].pk]) in listed
    assert all(reverse("web:document", args=[p.pk]) not in listed for p in papers(found) if p.form == "DOC13")


def test_before_the_notice_the_panel_beside_the_defence_tells_nothing() -> None:
    found = review_at("FOUND")
    panel = person(found, "official").send(address(found, "defend") + "law/", {"content": "我没有过错。"})
    assert (panel.status_code, panel.content) == (204, b"")
    told = review_at("NOTIFIED", office=found.office)
    panel = person(told, "official").send(address(told, "defend") + "law/", {"content": "我没有过错。"})
    assert panel.status_code == 200 and b"law-panel" in panel.content


@pytest.mark.parametrize("stage", ["MEASURE", "EXEMPT", "REFERRED", "COLLECTIVE"])
def test_no_refusal_and_no_line_tells_the_official_what_the_page_hides(stage: str) -> None:
    """SL 37: who is referred is not tipped off by the wording of a step that is over."""
    found = review_at(stage)
    me = person(found, "official")
    over = WorkItem.objects.filter(stream=found.stream, step="hear_official").get()
    pages = [me.open(address(found, act)) for act in ("defend", "waive", "ask_review")]
    pages += [me.send(address(found, "defend"), {"token": "x" * 22, "content": "我没有过错。"}), me.open(f"/inbox/{over.pk}/")]
    pages += [me.open(f"/?tab={tab}") for tab in ("mine", "queue", "handled")]

    shown = [answer.content.decode() for answer in pages]
    assert [answer.status_code for answer in pages[:4]] == [409] * 4 and "该步骤现在不能办理" in shown[0]
    for word in ("非处分处理", "免予追责", "不予追责", "移送", "集体研究", "告知处理结果"):
        assert not any(word in text for text in shown), word
    assert "告知处理结果" in person(found, "first").open("/?tab=queue").content.decode() or stage == "COLLECTIVE"


def test_another_official_of_the_same_affair_reads_the_own_file_only() -> None:
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    found = Reviewed(office, played, office.officers["co1"], about=played.stream)
    found.do("register", officials=[(office.officers["co1"], "handler"), (office.officers["co2"], "handler")])
    found.play("consent", "begin", "report", "open", "finding", "notify")
    assert Person(office.officers["co2"]).open(page(found)).status_code == 404
    assert Person(office.officers["co1"]).open(page(found)).status_code == 200


def test_a_recused_investigator_reads_no_longer() -> None:
    found = review_at("OPEN")
    assert person(found, "second").open(page(found)).status_code == 200
    found.do("recuse")
    assert person(found, "second").open(page(found)).status_code == 404
    assert not selectors.handled(found.actor("second", date(2026, 3, 27))).filter(stream=found.stream).exists()
    assert person(found, "spare").open(page(found)).status_code == 200


def test_what_the_recused_one_had_taken_goes_back() -> None:
    found = review_at("OPEN")
    line = WorkItem.objects.get(stream=found.stream, done=False)
    assert person(found, "second").send(reverse("web:claim", args=[line.pk]), {}).status_code == 302
    found.do("recuse")
    line.refresh_from_db()
    assert line.owner is None
    assert selectors.claimable(found.actor("spare", date(2026, 3, 27))).filter(pk=line.pk).exists()


def test_the_official_who_supervises_sees_the_own_case_as_the_official_only() -> None:
    found = review_at("FOUND", official="sup3")
    shown = Person(found.official).open(page(found)).content.decode()
    assert FAULT["conduct"] not in shown


def test_the_reviewed_leader_is_asked_at_the_own_desk() -> None:
    """The city handles it; the leader's line waits in the leader's own inbox."""
    city = {"registrar": "city_sup1", "supervisor": "city_sup1", "first": "city_sup1", "second": "city_sup2", "head": "city_bh"}
    found = review_at("NOTIFIED", official="bl", capacity="approver", who=city)
    leader = Person(found.official)
    assert found.review.number in leader.open("/?tab=queue").content.decode()
    for who in ("bh", "sup1", "bl2"):
        other = Person(found.office.officers[who])
        assert other.open(page(found)).status_code == 404
        assert found.review.number not in other.open("/?tab=queue").content.decode()


# --- each refusal through the page, with its article ---


def test_an_investigator_who_reviews_himself_through_the_page(clock: Clock) -> None:
    found = review_at("VERIFIED", official="sup2", who=CITYLESS)
    clock(STEPS["open"].day)
    rows = counts()

    answer = person(found, "head").fill(address(found, "open"), investigators=[found.officer("first"), found.official])

    assert answer.status_code == 409
    assert answer.context["page"].code == "investigators_not_concerned" and "GSA47" in answer.context["page"].article
    assert counts() == rows
    found.do("open")
    clock(STEPS["finding"].day)
    answer = person(found, "official").send(address(found, "record_finding"), {"token": "x" * 22, **TYPED_FAULT})
    assert answer.status_code == 403 and "GSA47" in answer.context["page"].article
    assert answer.context["page"].code == "not_concerned"
    assert Refusal.objects.filter(verb="responsibility.record_finding", code="not_concerned").count() == 1


CITYLESS = {**WHO, "second": "sup3", "spare": "lr2"}


def test_a_supervisor_who_took_part_through_the_page(clock: Clock) -> None:
    found = review_at("VERIFIED")
    with seeding() as work:
        parties.appoint(
            work=work,
            officer=found.office.officers["co2"],
            authority=found.office.authority,
            role=Role.SUPERVISION,
            unit="执法监督科",
            valid_from=LONG_AGO,
        )
    clock(STEPS["open"].day)

    answer = person(found, "head").fill(
        address(found, "open"), investigators=[found.officer("first"), found.office.officers["co2"]]
    )

    assert (answer.status_code, answer.context["page"].code) == (409, "investigators_took_no_part")
    assert "CSR42" in answer.context["page"].article


def test_a_head_who_took_part_through_the_page(clock: Clock) -> None:
    found = review_at("COLLECTIVE")
    found.case.do("replace", by="bh")
    clock(STEPS["measure"].day)
    # who acted on the matter is no reader of the file by role (GSA47), so the page is not there for the head
    answer = person(found, "head").open(address(found, "decide_measure"))
    assert answer.status_code == 404
    sent = person(found, "head").send(address(found, "decide_measure"), {"reasons": "事实清楚。"})
    assert sent.status_code == 404
    assert found.review.state == "COLLECTIVE"
    assert not Document.objects.filter(stream=found.stream, form="DOC11").exists()


def test_heavier_than_told_through_the_page(clock: Clock) -> None:
    found = review_at("COLLECTIVE")
    clock(STEPS["measure"].day)
    answer = person(found, "head").fill(address(found, "decide_measure"), **type_meeting(measures=["move"])(found))
    assert (answer.status_code, answer.context["page"].code) == (409, "not_heavier")
    assert "CSL63" in answer.context["page"].article


def test_half_a_claim_is_told_in_the_form(clock: Clock) -> None:
    found = review_at("NOTIFIED")
    clock(STEPS["defend"].day)
    answer = person(found, "official").fill(address(found, "defend"), content="有。", ground_1="G03", statement_1="等待。")
    assert answer.status_code == 422 and "statement_1" in answer.context["page"].form.errors


# --- registering ---


def test_a_supervisor_registers_the_clue_and_the_capacity_comes_from_the_acts(clock: Clock) -> None:
    office = make_two_offices()
    played = case_at("INVEST", office=office)
    clock(date(2026, 3, 16))
    supervisor = Person(office.officers["sup1"])
    fields = {
        "trigger": "signal",
        "case_number": played.case.number,
        "officials": [office.officers["uh"]],
        "capacity": "handler",
        "summary": "长期未办。",
    }

    assert supervisor.fill(reverse("web:register_review"), **fields).status_code == 302

    row = ResponsibilityReview.objects.get()
    assert (row.official, row.capacity, row.about) == (office.officers["uh"], "approver", played.stream)
    for who in ("intake", "co1", "bh"):
        assert Person(office.officers[who]).open(reverse("web:register_review")).status_code == 403
    unknown = supervisor.fill(reverse("web:register_review"), **{**fields, "case_number": "没有此号"})
    assert unknown.status_code == 422


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("stage", ["VERIFIED", "DEFENCE", "ARCHIVED", "REFERRED"])
def test_the_sheet_reads_in_both_languages(language: str, stage: str) -> None:
    found = review_at(stage)
    for who in (found.officer("first"), *([found.official] if stage != "VERIFIED" else [])):
        assert Person(who, language=language).open(page(found)).status_code == 200
