"""登记事实、证据、保管、责令改正、更换办案人员 (PP4, PP21-24, PL28)."""

from __future__ import annotations

from datetime import date

import pytest

from cases.base.models import Document, StoredFile
from cases.base.roles import Role
from cases.law.facts import FactsError
from cases.parties import services as parties
from cases.parties.models import CertificateKind
from tests.factories.cases import Played, case_at
from tests.factories.parties import LONG_AGO, seeding
from tests.factories.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def _officer(played: Played, who: str) -> object:
    return played.office.officers[who]


def test_facts_replace_those_before_and_are_read_at_once() -> None:
    played = case_at("INVEST")
    played.do("facts", facts={**played.facts, "serious": True})
    with pytest.raises(FactsError):
        played.do("facts", facts={"sales": "900.00"})

    assert played.case.facts["serious"] is True


def test_facts_stand_once_the_investigation_is_finished() -> None:
    played = case_at("INV_DONE")
    with refused("wrong_state", "PP21"):
        played.do("facts")


def test_evidence_is_numbered_and_its_file_bound_by_digest() -> None:
    played = case_at("INVEST")
    first, second = played.do("evidence", content=b"one"), played.do("evidence", content=b"two")

    assert (first.position, second.position) == (1, 2)
    # SHA-256 of "one"
    assert first.file_id == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    assert StoredFile.objects.get(pk=first.file_id).size == 3


def test_evidence_is_taken_by_two_certified_officers_of_the_case() -> None:
    played = case_at("INVEST")
    one, two, other = (_officer(played, who) for who in ("co1", "co2", "co3"))
    for collectors in ([], [one], [one, one], [one, other], [one, other, two], [one, one, two]):
        with refused("two_collectors", "PP21"):
            played.do("evidence", collectors=collectors)

    assert played.case.evidences.count() == 0


def test_a_certificate_counts_on_the_day_the_evidence_was_taken() -> None:
    """It ran out on 11 March: evidence of that day stands, of the next it does not."""
    played = case_at("FOUND")
    lapsing = played.office.hire("lapsing", Role.CO, certified=False)
    with seeding() as work:
        parties.issue_certificate(
            work=work,
            officer=lapsing,
            kind=CertificateKind.ENFORCEMENT,
            number="期-11",
            valid_from=LONG_AGO,
            valid_to=date(2026, 3, 11),
        )
    pair = [_officer(played, "co1"), lapsing]
    played.do("file", officers=pair)

    played.do("evidence", on=date(2026, 3, 12), taken_on=date(2026, 3, 11), collectors=pair)
    with refused("two_collectors"):
        played.do("evidence", on=date(2026, 3, 12), taken_on=date(2026, 3, 12), collectors=pair)

    assert played.case.evidences.count() == 1


def test_evidence_is_not_taken_tomorrow_and_of_a_kind_the_law_knows() -> None:
    played = case_at("INVEST")
    with refused("two_collectors"):
        played.do("evidence", taken_on=date(2026, 3, 12))
    with refused("kind_of_evidence", "PP23") as caught:
        played.do("evidence", kind="hearsay")

    assert "证人证言" in caught.value.text.zh


def test_lawful_evidence_from_before_the_filing_counts() -> None:
    played = case_at("INVEST")
    taken = played.do("evidence", taken_on=date(2026, 3, 5))

    assert taken.taken_on == date(2026, 3, 5)


def test_custody_is_recorded_hand_over_by_hand_over() -> None:
    played = case_at("EVIDENCE")
    played.do("hand_over")
    played.do("hand_over", on=date(2026, 3, 13), from_holder="证据保管室", to_holder="检验机构")

    rows = played.case.evidences.get().custody.order_by("pk")
    assert [(r.from_holder, r.to_holder) for r in rows] == [("人员甲", "证据保管室"), ("证据保管室", "检验机构")]


def test_a_piece_of_another_case_is_not_found() -> None:
    played, other = case_at("EVIDENCE"), case_at("EVIDENCE")
    with refused("no_evidence"):
        played.do("hand_over", evidence=other.case.evidences.get().pk)


def test_an_order_to_correct_is_dated_today_or_later() -> None:
    played = case_at("INVEST")
    with refused("time_to_correct", "PL28"):
        played.do("order", until=date(2026, 3, 10))
    played.do("order", until=date(2026, 3, 11))

    assert Document.objects.filter(stream=played.stream, form="33").count() == 1


def test_an_officer_is_replaced_and_the_investigation_goes_on() -> None:
    played = case_at("INVEST")
    played.do("replace")

    rows = {a.officer_id: a.to_day for a in played.case.assignments.all()}
    assert rows[_officer(played, "co2").pk] == date(2026, 3, 11)  # type: ignore[attr-defined]
    assert rows[_officer(played, "co3").pk] is None  # type: ignore[attr-defined]
    with refused("handles"):
        played.do("order", by="co2")
    played.do("order", by="co3")


def test_who_comes_must_fit_and_who_leaves_must_be_on_the_case() -> None:
    played = case_at("INVEST")
    bare = played.office.hire("bare", Role.CO, certified=False)
    one, two, three = (_officer(played, who) for who in ("co1", "co2", "co3"))
    for leaving, coming in ((two, two), (two, one), (two, bare), (three, two), (two, _officer(played, "uh"))):
        with refused("replacement_fits", "PP4"):
            played.do("replace", leaving=leaving, coming=coming)

    assert played.case.assignments.filter(to_day=None).count() == 2


def test_who_reviewed_a_case_does_not_come_to_investigate_it() -> None:
    """PP49 from the other side: the reviewer, appointed case officer later, does not take over this case."""
    played = case_at("RETURNED")
    reviewer = played.office.officers["ar"]
    with seeding() as work:
        parties.appoint(work=work, officer=reviewer, authority=played.office.authority, role=Role.CO, valid_from=LONG_AGO)
    with refused("replacement_fits", "PP49"):
        played.do("replace", on=date(2026, 4, 9), coming=reviewer)
