"""Who reported: sealed, readable by those who handle the report, each reading on record (CR37, FSL115)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from cases.base import triggers, verify
from cases.base.models import Act, Refusal
from cases.base.roles import Role
from cases.base.sealing import Sealer
from cases.intake.models import Clue, Reporter, ReporterGrant
from cases.intake.particulars import Particulars, betrayed, name_in, phones_in
from cases.intake.reporters import DISMISS, OPEN
from tests.factories.cases import Played, at, make_company, make_office
from tests.factories.refusing import refused
from workflows.reporters import admit_reader, dismiss_reader, open_reporter, record_reporter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]

NAME, PHONE, ADDRESS = "周小满", "13900007654", "示例县北岭镇上坪村9号"
REPORTER = {"name": NAME, "phone": PHONE, "address": ADDRESS}
DAY = date(2026, 3, 4)


def reported(*, steps: tuple[str, ...] = ("assign",), **more: Any) -> Played:
    """A clue from a report, registered by the intake officer and verified by co1 and co2."""
    played = Played(make_office(), make_company())
    played.do("register", **{"source": "report", "reporter": REPORTER, "content": "来信反映当事人销售超过保质期的糕点。", **more})
    return played.play(*steps)


def opened(played: Played, who: str, ground: str = "核实情况") -> Particulars:
    return open_reporter(actor=played.office.actor(who, DAY), now=at(DAY), clue=played.clue, ground=ground)


def everything() -> Iterator[tuple[str, str]]:
    """Every cell of every table, as text, with its table."""
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield table, " ".join(map(str, row))


def clear(*words: str) -> list[str]:
    """The tables in which one of the words stands, also as JSON may escape it."""
    forms = {f for w in words for f in (w, w.encode("unicode_escape").decode())}
    return sorted({table for table, row in everything() if any(f in row for f in forms)})


# --- nothing stands in clear ---


@pytest.mark.parametrize("source", ["complaint", "report"])
def test_nothing_of_the_reporter_stands_in_clear_after_a_story(source: str) -> None:
    played = reported(source=source, steps=("assign", "findings", "file", "evidence"))
    opened(played, "co1")
    assert clear(NAME, PHONE, ADDRESS) == []
    assert verify.verify().findings == []


@pytest.mark.parametrize("source", ["complaint", "report"])
def test_the_provider_of_a_report_goes_into_the_store(source: str) -> None:
    """Who fills in the older field, or a story that names it, betrays nobody either."""
    played = reported(source=source, reporter=None, provider=f"{NAME}，电话{PHONE}")
    assert clear(NAME, PHONE) == []
    assert played.clue.provider == ""
    known = opened(played, "co1")
    assert (known.name, known.phone, known.other) == (NAME, PHONE, f"{NAME}，电话{PHONE}")


def test_a_body_that_handed_a_clue_on_is_no_secret() -> None:
    played = reported(source="transfer", reporter=None, provider="示例县公安局")
    assert played.clue.provider == "示例县公安局"
    assert not Reporter.objects.exists()


def test_a_transferred_report_has_its_reporter_too() -> None:
    played = reported(source="assigned", provider="示例市市场监督管理局")
    assert (played.clue.provider, opened(played, "co1").name) == ("示例市市场监督管理局", NAME)
    assert clear(NAME, PHONE, ADDRESS) == []


def test_the_database_refuses_a_report_that_names_its_provider() -> None:
    played = reported()
    with pytest.raises(Exception, match="store of reporters"), connection.cursor() as cursor:
        cursor.execute("UPDATE intake_clue SET provider = 'x' WHERE id = %s", [played.clue.pk])


def test_a_sealed_reporter_opens_under_its_own_clue_and_key_alone() -> None:
    one, two = reported(), reported()
    row = Reporter.objects.get(clue=one.clue)
    sealer = Sealer("development-only-reporter-key", "reporters")
    assert NAME in sealer.open(row.sealed, purpose=f"clue:{one.clue.pk}")
    for other, purpose in ((sealer, f"clue:{two.clue.pk}"), (Sealer("another", "reporters"), f"clue:{one.clue.pk}")):
        with pytest.raises(ValueError):
            other.open(row.sealed, purpose=purpose)


def test_the_same_reporter_is_found_by_a_keyed_digest() -> None:
    """CR35(2) asks whether the same person reports the same again."""
    one, two, three = reported(), reported(reporter={"phone": "139 0000-7654"}), reported(reporter={"phone": "13900007655"})
    digests = [Reporter.objects.get(clue=p.clue).phone_digest for p in (one, two, three)]
    assert digests[0] == digests[1] != digests[2]


# --- who may read ---


@pytest.mark.parametrize("who", ["intake", "co1", "co2"])
def test_who_registered_and_who_verifies_read(who: str) -> None:
    assert opened(reported(), who) == Particulars(NAME, PHONE, ADDRESS)


@pytest.mark.parametrize("who", ["co3", "uh", "ar", "lr", "bl", "bh"])
def test_no_role_opens_what_the_person_has_no_part_in(who: str) -> None:
    played = reported()
    with refused("reads"):
        opened(played, who)


@pytest.mark.parametrize("role", [Role.CREDIT, Role.SUPERVISION, Role.SYS_ADMIN, Role.SEC_ADMIN, Role.AUDIT_ADMIN])
def test_other_offices_read_nothing(role: Role) -> None:
    played = reported()
    played.office.hire("other", role)
    with refused("role"):
        opened(played, "other")


def test_another_intake_officer_is_no_registrar() -> None:
    played = reported()
    played.office.hire("intake2", Role.INTAKE)
    with refused("reads"):
        opened(played, "intake2")


def test_an_officer_of_another_bureau_reads_nothing_even_if_named() -> None:
    played = reported()
    stranger = make_office()
    with refused("own_authority"):
        open_reporter(actor=stranger.actor("co1", DAY), now=at(DAY), clue=played.clue, ground="核实")


def test_a_leader_admits_and_dismisses() -> None:
    played = reported()
    officer, leader = played.office.officers["co3"], played.office.actor("bl", DAY)
    admit_reader(actor=leader, now=at(DAY), clue=played.clue, officer=officer, ground="办理奖励")
    assert opened(played, "co3").name == NAME
    with refused("reads"):
        opened(played, "uh")
    dismiss_reader(actor=leader, now=at(DAY, 11), clue=played.clue, officer=officer, ground="已办结")
    with refused("reads"):
        opened(played, "co3")
    row = ReporterGrant.objects.get(clue=played.clue, officer=officer)
    assert (row.ground, row.ended_on) == ("办理奖励", DAY)


def test_an_admission_is_for_one_clue() -> None:
    one = reported()
    two = Played(one.office, one.party)
    two.do("register", source="report", reporter={"name": "吴春生"})
    two.play("assign")
    officer, leader = one.office.officers["co3"], one.office.actor("bl", DAY)
    admit_reader(actor=leader, now=at(DAY), clue=one.clue, officer=officer, ground="办理奖励")
    with refused("reads"):
        opened(two, "co3")


@pytest.mark.parametrize(
    ("by", "whom", "code"),
    [
        ("uh", "co3", "role"),
        ("co1", "co3", "role"),
        ("bl", "bl", "oneself"),
        ("bl", "credit", "reader_unfit"),
        ("bl", "intake", "reader_known"),
    ],
)
def test_who_admits_whom(by: str, whom: str, code: str) -> None:
    played = reported()
    officer = played.office.officers[whom]
    with refused(code):
        admit_reader(actor=played.office.actor(by, DAY), now=at(DAY), clue=played.clue, officer=officer, ground="需要")
    assert ReporterGrant.objects.count() == 1


# --- the log ---


def test_each_reading_is_on_record_and_chained_outside_the_case() -> None:
    played = reported()
    opened(played, "co1", "向举报人核实")
    row = Act.objects.get(verb=OPEN)
    co1 = played.office.officers["co1"]
    assert (row.actor_name, row.officer, row.at, row.reason) == (co1.name, co1.pk, at(DAY), "向举报人核实")
    assert row.details == {"fields": ["address", "name", "phone"], "clue": played.clue.number}
    assert row.stream == f"reporters:{played.clue.pk}"
    assert not Act.objects.filter(stream=played.clue.stream_key, verb__startswith="reporter.").exists()
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE base_act SET reason = 'x' WHERE id = %s", [row.pk])


@pytest.mark.parametrize("ground", ["", "  "])
def test_nobody_reads_without_a_ground(ground: str) -> None:
    played = reported()
    with refused("ground_missing"):
        opened(played, "co1", ground)
    assert not Act.objects.filter(verb=OPEN).exists()


def test_a_refused_reading_leaves_its_refusal_outside_the_case() -> None:
    played = reported()
    with refused("reads"):
        opened(played, "uh")
    assert Refusal.objects.get(code="reads").subject == f"reporters:{played.clue.pk}"


# --- adding and correcting ---


def test_what_the_reporter_says_later_is_added() -> None:
    played = reported(reporter={"name": NAME})
    actor = played.office.actor("co1", DAY)
    record_reporter(actor=actor, now=at(DAY), clue=played.clue, given={"phone": PHONE, "name": ""})
    assert opened(played, "co1") == Particulars(NAME, PHONE)
    assert clear(NAME, PHONE) == []
    with refused("reporter_empty"):
        record_reporter(actor=actor, now=at(DAY, 12), clue=played.clue, given={"phone": PHONE})
    with refused("reads"):
        record_reporter(actor=played.office.actor("uh", DAY), now=at(DAY, 12), clue=played.clue, given={"phone": "1"})


def test_an_end_that_was_never_begun_is_refused() -> None:
    played = reported()
    officer, leader = played.office.officers["co3"], played.office.actor("bl", DAY)
    with refused("reader_unknown") as caught:
        dismiss_reader(actor=leader, now=at(DAY), clue=played.clue, officer=officer, ground="x")
    assert caught.value.act == DISMISS


def test_a_lost_key_stops_the_reading_and_nothing_else(settings: Any) -> None:
    """The findings go on, and who reported can be entered anew."""
    played = reported()
    settings.REPORTER_KEY = "another-key"
    with refused("sealed_shut"):
        opened(played, "co1")
    played.do("findings", findings="属实。")
    record_reporter(actor=played.office.actor("co1", DAY), now=at(DAY), clue=played.clue, given={"name": NAME})
    assert opened(played, "co1") == Particulars(name=NAME)


# --- texts that would betray ---


@pytest.mark.parametrize("content", [f"{NAME}来电反映。", f"来电{PHONE}反映。", "来电139-0000-7654反映。"])
def test_a_clue_whose_text_names_the_reporter_is_refused(content: str) -> None:
    played = Played(make_office(), make_company())
    with refused("reporter_unnamed"):
        played.do("register", source="report", reporter=REPORTER, content=content)
    assert not Clue.objects.exists()


def test_findings_that_name_the_reporter_are_refused() -> None:
    played = reported()
    with refused("reporter_unnamed"):
        played.do("findings", findings=f"经向{NAME}核实，情况属实。")
    played.do("findings", findings="经核实，情况属实。")


def test_the_party_may_bear_the_name() -> None:
    """An employee may bear a name that the firm bears too."""
    known = Particulars(name="例示")
    assert betrayed("例示食品店销售", known)
    assert not betrayed("例示食品店销售", known, besides=["例示食品店"])


@pytest.mark.parametrize(
    ("text", "name", "phones"),
    [
        ("周小满，电话0000-7654321", "周小满", ["0000-7654321"]),
        ("周小满 13900007654", "周小满", ["13900007654"]),
        ("匿名", "", []),
        ("举报人：周小满", "周小满", []),
        ("来电0000 7654321", "", ["0000 7654321"]),
        ("消费者", "", []),
        ("周小满（2026-03-01来访）", "周小满", []),
    ],
)
def test_name_and_telephone_of_an_older_text(text: str, name: str, phones: list[str]) -> None:
    assert (name_in(text), phones_in(text)) == (name, phones)


def test_the_guards_are_those_of_the_models() -> None:
    assert triggers.missing() == []
