"""Score, file and published penalties of a decision: explained, replayed, gone when annulled."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cases.base.work import SHANGHAI
from integrity import services as integrity
from integrity.publicity.models import PenaltyPublicity
from tests.api.asking import Asker, make_asker
from tests.factories import integrity as made
from tests.factories.integrity import Bureau, make_bureau, make_recorded, publish, serve, working
from tests.factories.parties import make_party
from tests.factories.played import handed_out

pytestmark = pytest.mark.django_db
DECIDED = date(2026, 5, 20)
SCORE = (
    "ruleset asOf knownAt score creditClass base bonus capsHit inputIds hash lines { kind code points sources because { zh en } }"
)
ASK = f"""query($uscc: USCC!, $on: Date, $known: DateTime) {{ enterprise(uscc: $uscc) {{
  creditClass(asOf: $on) score(asOf: $on, knownAt: $known) {{ {SCORE} }} }} }}"""


@pytest.fixture
def bureau(db: None) -> Bureau:
    return make_bureau()


@pytest.fixture
def decision(bureau: Bureau) -> Any:
    return _decided(bureau)


@handed_out()
def _decided(bureau: Bureau) -> Any:
    """120,000 yuan for general conduct, decided and served on the 20th of May 2026 against a firm of Shanghai."""
    made_ = make_recorded(bureau=bureau, fine=120_000_00)
    serve(made_, on=DECIDED)
    return made_


def _score(asker: Asker, decision: Any, **variables: Any) -> Any:
    return asker.data(ASK, uscc=decision.case.party.uscc, **variables)["enterprise"]["score"]


def test_the_lines_add_up_to_the_score(asker: Asker, decision: Any) -> None:
    found = _score(asker, decision)
    # ICS-1: general penalty 40, fine of 100,000 and more 20: 900 − 60 = 840, class B
    assert (found["base"], found["score"], found["creditClass"]) == (900, 840, "B")
    assert found["base"] + sum(line["points"] for line in found["lines"]) == found["score"]
    (event,) = [line for line in found["lines"] if line["kind"] == "event"]
    assert event["points"] == -60 and event["sources"] == [asker.opaque(f"decision:{decision.pk}")] == found["inputIds"]
    assert "120,000.00" in event["because"]["zh"] and event["because"]["en"]


def test_the_day_before_the_decision_has_the_earlier_score(asker: Asker, decision: Any) -> None:
    before = _score(asker, decision, on=(DECIDED - timedelta(days=1)).isoformat())
    assert (before["score"], before["creditClass"], before["lines"]) == (900, "A", [])
    on = _score(asker, decision, on=DECIDED.isoformat())
    assert (on["score"], on["asOf"]) == (840, "2026-05-20")
    assert on["base"] + sum(line["points"] for line in on["lines"]) == 840


def test_what_was_not_known_yet_does_not_count(asker: Asker, decision: Any) -> None:
    # recorded at ten o'clock of its day, and served, so that it may be told, at eleven
    moment = datetime(2026, 5, 20, 11, tzinfo=SHANGHAI)
    early = _score(asker, decision, on=DECIDED.isoformat(), known=(moment - timedelta(microseconds=1)).isoformat())
    late = _score(asker, decision, on=DECIDED.isoformat(), known=moment.isoformat())
    assert (early["score"], late["score"]) == (900, 840)
    assert late["knownAt"] == "2026-05-20T11:00:00+08:00"


def test_the_class_follows_the_score_of_the_day(asker: Asker, decision: Any) -> None:
    query = 'query($u: USCC!) { enterprise(uscc: $u) { now: creditClass then: creditClass(asOf: "2026-05-19") } }'
    assert asker.data(query, u=decision.case.party.uscc)["enterprise"] == {"now": "B", "then": "A"}


def test_a_score_of_tomorrow_would_be_a_guess(asker: Asker, decision: Any) -> None:
    uscc = decision.case.party.uscc
    assert asker.codes(ASK, uscc=uscc, on="2999-01-01") == ["BAD_INPUT", "BAD_INPUT"]
    ahead = "query($u: USCC!) { enterprise(uscc: $u) { %s } }"
    for field in ('integrityFile(asOf: "2999-01-01") { fact }', 'scoring(asOf: "2026-07-01") { status }'):
        assert asker.codes(ahead % field, u=uscc) == ["BAD_INPUT"]
    assert asker.codes(ASK, uscc=uscc, known="2999-01-01T00:00:00+08:00") == ["BAD_INPUT"]
    assert asker.codes(ASK, uscc=uscc, known="2026-01-01T00:00:00") == ["BAD_INPUT"]
    assert asker.codes(ASK, uscc=uscc, on="2026-02-30") == ["BAD_INPUT"]


@pytest.mark.parametrize(
    "day", ["2026-W09-1", "20260301", "2026-060", "2026-3-1", "2026-03-01T00:00", "２０２６-03-01", " 2026-03-01", ""]
)
def test_a_date_has_one_form(asker: Asker, decision: Any, day: str) -> None:
    uscc = decision.case.party.uscc
    assert asker.codes(ASK, uscc=uscc, on=day) == ["BAD_INPUT"]
    literal = f'{{ lawRule(code: "D12", on: "{day}") {{ code }} }}'
    assert asker.codes(literal) == ["BAD_INPUT"]
    good = '{ lawRule(code: "D12", on: "2026-03-01") { code } }'
    assert asker.data(good)["lawRule"] == {"code": "D12"}


# 1900 begins in Shanghai eight hours (and five minutes, by the clocks of then) before it does in UTC
@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:00:00+08:00",
        "0001-01-01T00:00:00+00:00",
        "1899-12-31T23:59:59+00:00",
        "1900-01-01T00:00:00+08:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31T23:59:59+00:00",
        "2026-W09-1T00:00:00+08:00",
        "20260301T000000+0800",
        "2026-03-01T00:00:00",
        "2026-03-01",
    ],
)
def test_a_moment_no_calendar_holds_is_bad_input(asker: Asker, decision: Any, moment: str) -> None:
    assert asker.codes(ASK, uscc=decision.case.party.uscc, known=moment) == ["BAD_INPUT"]


@pytest.mark.parametrize("moment", ["2026-05-19T00:00:00Z", "2026-05-19T08:00:00.5+08:00"])
def test_a_moment_of_the_years_in_between_is_answered(asker: Asker, decision: Any, moment: str) -> None:
    """Nothing of the decision was known then."""
    assert _score(asker, decision, known=moment)["score"] == 900


def test_a_moment_before_the_firm_was_known_has_no_score(asker: Asker, decision: Any) -> None:
    assert _score(asker, decision, known="1900-01-01T00:00:00+00:00") is None


def test_a_ruleset_that_does_not_exist_says_so(asker: Asker, decision: Any) -> None:
    query = 'query($u: USCC!) { enterprise(uscc: $u) { name score(ruleset: "ICS-9") { score } } }'
    body = asker.post(query, u=decision.case.party.uscc).json()
    assert body["data"]["enterprise"] == {"name": decision.case.party.name, "score": None}
    assert body["errors"][0]["extensions"]["code"] == "NO_RULES" and "ICS-9" in body["errors"][0]["message"]
    named = query.replace("ICS-9", "ICS-1")
    assert asker.data(named, u=decision.case.party.uscc)["enterprise"]["score"] == {"score": 840}


def test_one_that_was_never_scored_is_scored_when_asked(asker: Asker) -> None:
    found = asker.data(ASK, uscc=make_party().uscc)["enterprise"]["score"]
    assert (found["score"], found["creditClass"], found["inputIds"]) == (900, "A", [])


def test_a_stored_score_that_is_due_for_change_is_computed_anew(asker: Asker, decision: Any) -> None:
    from integrity.scoring.models import CurrentScore

    party = decision.case.party
    # as if the day of change had come and the nightly run had not
    CurrentScore.objects.filter(party=party).update(next_change_on=date(2026, 1, 1), score=1, credit_class="D")
    assert _score(asker, decision)["score"] == 840


def test_the_file_states_the_decision_with_its_provenance(asker: Asker, decision: Any, bureau: Bureau) -> None:
    query = """query($u: USCC!) { enterprise(uscc: $u) { integrityFile(sections: [VIOLATION]) {
      fact section kind reference visibility validFrom validTo authority
      penalty { penalty fine confiscatedGains decidedOn publicityClass violation { zh en } kinds }
      provenance { authority document issuedOn recordCount rulesets computedAt supersedes checksum } } } }"""
    (entry,) = asker.data(query, u=decision.case.party.uscc)["enterprise"]["integrityFile"]
    provenance = entry.pop("provenance")
    assert entry == {
        "fact": asker.opaque(f"decision:{decision.pk}"),
        "section": "VIOLATION",
        "kind": "penalty",
        "reference": decision.document.reference,
        "visibility": "SHARED",
        "validFrom": "2026-05-20",
        "validTo": None,
        "authority": bureau.authority.name,
        "penalty": {
            "penalty": "罚款120000.00元",
            "fine": "120000.00",
            "confiscatedGains": "0.00",
            "decidedOn": "2026-05-20",
            "publicityClass": "GENERAL",
            "violation": entry["penalty"]["violation"],
            "kinds": ["fine"],
        },
    }
    assert entry["penalty"]["violation"]["zh"] and entry["penalty"]["violation"]["en"]
    assert len(provenance.pop("checksum")) == 64
    assert provenance.pop("computedAt").startswith("2026-05-20T11:00:00")
    assert provenance == {
        "authority": bureau.authority.name,
        "document": decision.document.reference,
        "issuedOn": "2026-05-20",
        "recordCount": 1,
        "rulesets": ["REP25"],
        "supersedes": None,
    }


def test_other_sections_and_days_before_are_empty(asker: Asker, decision: Any) -> None:
    query = """query($u: USCC!) { enterprise(uscc: $u) {
      other: integrityFile(sections: [LICENCE]) { fact } none: integrityFile(sections: []) { fact }
      before: integrityFile(asOf: "2026-05-19") { fact } on: integrityFile(asOf: "2026-05-20") { fact } } }"""
    found = asker.data(query, u=decision.case.party.uscc)["enterprise"]
    fact = [{"fact": asker.opaque(f"decision:{decision.pk}")}]
    assert found == {"other": [], "none": [], "before": [], "on": fact}


def test_what_is_internal_stays_inside(asker: Asker, bureau: Bureau) -> None:
    decision = made.make_decision(case=made.make_case(bureau=bureau), kind="exempt", kinds=())
    made.record(decision)
    query = "query($u: USCC!) { enterprise(uscc: $u) { integrityFile { fact kind } } }"
    assert asker.data(query, u=decision.case.party.uscc)["enterprise"]["integrityFile"] == []


PENALTIES = """query($u: USCC!) { enterprise(uscc: $u) { publishedPenalties {
  number party uscc penalty kinds conduct law fine authority decidedOn publicityClass regime publishedOn
  violation { zh en } provenance { document checksum supersedes } } } }"""
FEED = """query($u: USCC, $r: RegionCode, $a: String, $n: Int) {
  publishedPenalties(uscc: $u, region: $r, after: $a, first: $n) {
    nodes { number uscc party } edges { cursor } pageInfo { hasNextPage endCursor } } }"""


def _publish(bureau: Bureau, decision: Any) -> PenaltyPublicity:
    row = PenaltyPublicity.objects.get(decision=decision)
    publish(bureau, row.pk, on=date(2026, 5, 25))
    return PenaltyPublicity.objects.get(pk=row.pk)


def test_a_penalty_is_shown_from_its_publication(asker: Asker, bureau: Bureau, decision: Any) -> None:
    uscc = decision.case.party.uscc
    assert asker.data(PENALTIES, u=uscc)["enterprise"]["publishedPenalties"] == []
    row = _publish(bureau, decision)
    (found,) = asker.data(PENALTIES, u=uscc)["enterprise"]["publishedPenalties"]
    assert found["number"] == decision.document.reference and found["uscc"] == uscc
    assert (found["fine"], found["penalty"]) == ("120000.00", "罚款120000.00元")
    assert (found["decidedOn"], found["publishedOn"], found["publicityClass"]) == ("2026-05-20", "2026-05-25", "GENERAL")
    # the digest that the publication itself carries
    assert found["provenance"]["checksum"] == row.content_digest


def test_published_penalties_are_public_in_every_region(bureau: Bureau, decision: Any) -> None:
    _publish(bureau, decision)
    uscc, stranger = decision.case.party.uscc, make_asker(region="330000", scopes=["penalties"])
    assert stranger.codes(PENALTIES, u=uscc) == ["REGION_OUT_OF_SCOPE"]
    for narrow in ({"u": uscc}, {"r": "310000"}, {"r": "310101"}, {}):
        (found,) = stranger.data(FEED, **narrow)["publishedPenalties"]["nodes"]
        assert found["uscc"] == uscc
    assert stranger.data(FEED, r="330000")["publishedPenalties"]["nodes"] == []


def test_a_natural_person_is_masked(bureau: Bureau, asker: Asker) -> None:
    person = make_party(kind="natural_person")
    decision = make_recorded(bureau=bureau, party=person, fine=120_000_00)
    _publish(bureau, decision)
    response = asker.post(FEED)
    (found,) = response.json()["data"]["publishedPenalties"]["nodes"]
    assert (found["party"], found["uscc"]) == ("张*示", None)
    assert person.name.encode() not in response.content


def test_the_feed_has_pages(bureau: Bureau, asker: Asker) -> None:
    numbers = []
    for _ in range(3):
        decision = make_recorded(bureau=bureau, fine=120_000_00)
        _publish(bureau, decision)
        numbers.append(decision.document.reference if decision.document else "")
    first = asker.data(FEED, n=2)["publishedPenalties"]
    rest = asker.data(FEED, n=2, a=first["pageInfo"]["endCursor"])["publishedPenalties"]
    assert [n["number"] for n in first["nodes"] + rest["nodes"]] == numbers
    assert first["pageInfo"]["hasNextPage"] and not rest["pageInfo"]["hasNextPage"]


def test_annulled_it_is_gone_for_every_day_and_in_what_was_known(asker: Asker, bureau: Bureau, decision: Any) -> None:
    _publish(bureau, decision)
    uscc = decision.case.party.uscc
    ended = made.end_decision(decision, on=date(2026, 6, 10))
    with working(date(2026, 6, 10)) as work:
        integrity.annul_decision(work=work, decision=ended)
    assert asker.data(PENALTIES, u=uscc)["enterprise"]["publishedPenalties"] == []
    assert asker.data(FEED, u=uscc)["publishedPenalties"]["nodes"] == []
    file = asker.data("query($u: USCC!) { enterprise(uscc: $u) { integrityFile { fact } } }", u=uscc)
    assert file["enterprise"]["integrityFile"] == []
    assert _score(asker, decision)["score"] == 900
    assert _score(asker, decision, on="2026-06-01")["score"] == 900
    # no earlier moment brings it back (APL 48, O45 11)
    known = "2026-06-01T00:00:00+08:00"
    assert _score(asker, decision, on="2026-06-01", known=known)["score"] == 900


def test_lists_are_narrowed_by_the_score_that_stands(asker: Asker, decision: Any, bureau: Bureau) -> None:
    severe = make_recorded(bureau=bureau, fine=600_000_00, kinds=("fine", "stop_business"))
    serve(severe, on=DECIDED)
    query = """query($c: [CreditClass!], $lo: Int, $hi: Int) {
      enterprises(creditClass: $c, scoreAtLeast: $lo, scoreAtMost: $hi) { nodes { uscc } } }"""

    def found(**narrow: Any) -> list[str]:
        return [n["uscc"] for n in asker.data(query, **narrow)["enterprises"]["nodes"]]

    fair, poor = decision.case.party.uscc, severe.case.party.uscc
    # 900 − (200 + 40) = 660, and stopped business caps at 499: class D
    assert found(c=["B"]) == [fair] and found(c=["D"]) == [poor] and found(c=["A", "C"]) == []
    assert found(lo=499, hi=499) == [poor] and found(lo=500) == [fair] and found(hi=498) == []
    assert found(c=["B", "D"], lo=400) == [fair, poor]
