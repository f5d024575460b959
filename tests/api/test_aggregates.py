"""Counts by the authority's region and quarter: dated for good, only of quarters that are over, and no small one to be had."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api import aggregates, cost, regions, scopes
from api.aggregates import MEASURES, Period
from api.schema import schema
from cases.parties.models import Authority, Region
from tests.api.asking import NOW, Asker, make_asker
from tests.api.listed import make_flags, make_signals
from tests.factories.integrity import at, make_bureau, make_case
from tests.factories.parties import make_authority

pytestmark = pytest.mark.django_db
FIGURES = "criminalFlags transfersToPolice signalsRaised signalsConfirmed accountabilityClosed"
ASK = f"""query($r: RegionCode!, $y: Int = 2026, $q: Int = 1) {{ regionAggregate(region: $r, period: {{year: $y, quarter: $q}}) {{
  region {{ code name known }} period {{ year quarter first last }} {FIGURES} }} }}"""
CITY, HUANGPU, XUHUI, CHANGNING = "310000", "310101", "310104", "310105"
DAY = date(2026, 2, 10)


def _told(asker: Asker, region: str, **variables: Any) -> Any:
    return asker.data(ASK, r=region, **variables)["regionAggregate"]


def _raised(asker: Asker, *codes: str) -> list[int | None]:
    return [_told(asker, code)["signalsRaised"] for code in codes]


def _authority(code: str) -> Authority:
    level = "province" if code.endswith("0000") else "county"
    return make_authority(region_code=code, level=level)


def _signals(**numbers: int) -> None:
    """Signals of the first quarter by region code (`_310101=9`)."""
    for code, number in numbers.items():
        make_signals(_authority(code[1:]), number, on=DAY)


# --- which quarter, which region, who may ask --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (1, "2024-01-01", "2024-03-31"),
        (2, "2024-04-01", "2024-06-30"),
        (3, "2024-07-01", "2024-09-30"),
        (4, "2024-10-01", "2024-12-31"),
    ],
)
def test_a_quarter_has_its_days(asker: Asker, quarter: int, first: str, last: str) -> None:
    found = _told(asker, CITY, y=2024, q=quarter)
    assert found["period"] == {"year": 2024, "quarter": quarter, "first": first, "last": last}
    assert found["region"] == {"code": CITY, "name": "上海市", "known": True}
    # nobody is behind zero; closed reviews are not kept here yet
    assert [found[name] for name in FIGURES.split()][:4] == [0, 0, 0, 0]


def test_only_a_quarter_that_is_over_is_told(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The 30th of June is the last day of the second quarter."""
    (error,) = asker.errors(ASK, r=CITY, q=2)
    assert error["extensions"]["code"] == "BAD_INPUT" and "尚未结束" in error["message"]
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(date(2026, 7, 1), 0))
    assert _told(make_asker(), CITY, q=2)["period"]["last"] == "2026-06-30"


@pytest.mark.parametrize(
    "period", [{"q": 0}, {"q": 5}, {"q": 3}, {"q": 4}, {"y": 2027}, {"y": 1949}, {"y": 1}, {"y": 0}, {"y": -1}, {"y": 10**6}]
)
def test_no_quarter_is_bad_input(asker: Asker, period: dict[str, int]) -> None:
    assert asker.codes(ASK, r=CITY, **period) == ["BAD_INPUT"]


@pytest.mark.parametrize(
    ("region", "code"),
    [("330000", "REGION_OUT_OF_SCOPE"), ("000000", "REGION_OUT_OF_SCOPE"), ("999999", "UNKNOWN_REGION"), ("31", "BAD_INPUT")],
)
def test_a_foreign_region_is_refused(asker: Asker, region: str, code: str) -> None:
    assert asker.codes(ASK, r=region) == [code]


def test_the_own_districts_are_told_and_the_region_above_is_foreign() -> None:
    assert _told(make_asker(), HUANGPU)["region"]["code"] == HUANGPU
    assert make_asker(region=HUANGPU).codes(ASK, r=CITY) == ["REGION_OUT_OF_SCOPE"]


def test_a_division_younger_than_the_quarter_is_not_told_for_it() -> None:
    young = Region.objects.filter(valid_from__year__gte=2012, valid_to=None).exclude(
        code__in=Region.objects.filter(valid_from__year__lt=2012).values("code")
    )
    code = young.order_by("code").values_list("code", flat=True)[0]
    nation = make_asker(region="000000")
    assert nation.codes(ASK, r=code, y=2000) == ["UNKNOWN_REGION"]
    assert _told(nation, code)["region"]["code"] == code


def test_without_the_scope_nothing_is_read(django_assert_num_queries: Any) -> None:
    asker = make_asker(scopes=[name for name in scopes.SCOPES if name != "aggregates"])
    # the client, and the line in the log
    with django_assert_num_queries(2):
        (error,) = asker.errors(ASK, r=CITY)
    assert error["extensions"]["code"] == "SCOPE_MISSING" and error["extensions"]["scope"] == "aggregates"


# --- what is counted ---------------------------------------------------------------------------------------------


def test_each_count_is_dated_by_its_own_event(asker: Asker) -> None:
    bureau = make_bureau(region_code=HUANGPU, on=date(2026, 1, 1))
    office = bureau.authority
    make_signals(office, 6, on=date(2026, 1, 1))
    make_signals(office, 7, on=date(2026, 3, 31), state="EXPLAINED")
    make_signals(office, 5, on=date(2026, 4, 1))
    # raised in the year before, confirmed in the quarter, and the other way round
    make_signals(office, 8, on=date(2025, 12, 31), state="CORRECTED", answered_on=date(2026, 1, 1))
    make_signals(office, 9, on=date(2025, 12, 30), state="REVIEW", answered_on=date(2026, 3, 31))
    make_signals(office, 10, on=DAY, state="CORRECTED", answered_on=date(2026, 4, 1))
    case = make_case(bureau=bureau, filed_on=date(2025, 12, 30))
    make_flags(case, 9, on=date(2025, 12, 31), answer="transferred", ended_on=date(2026, 1, 1))
    make_flags(case, 5, on=date(2026, 1, 10))
    make_flags(case, 6, on=date(2026, 3, 31), answer="transferred", ended_on=date(2026, 4, 1))
    found = _told(asker, HUANGPU)
    assert (found["signalsRaised"], found["signalsConfirmed"]) == (6 + 7 + 10, 8 + 9)
    assert (found["criminalFlags"], found["transfersToPolice"]) == (5 + 6, 9)
    assert _told(asker, CITY) == {**found, "region": {"code": CITY, "name": "上海市", "known": True}}
    # one day later belongs to the next quarter alone: 5 signals
    assert aggregates.signals_raised(date(2026, 4, 1), date(2026, 6, 30)) == {office.region_id: 5}


def test_a_bureau_of_a_former_division_counts_where_its_territory_lies_now(asker: Asker) -> None:
    """卢湾区 (310103) became a part of 黄浦区 in 2011."""
    former = Region.objects.get(code="310103", valid_to__isnull=False)
    assert regions.seat(former.pk, date(2026, 3, 31)) == HUANGPU
    # before, it was a region of its own
    assert regions.seat(former.pk, date(2009, 3, 31)) == "310103"
    assert regions.seat(None, NOW.date()) == regions.NATION


def test_the_tree_holds_every_division_in_use_and_ends_in_the_nation(db: None) -> None:
    above = regions.above(date(2026, 3, 31))
    assert set(above) == set(Region.objects.on(date(2026, 3, 31)).values_list("code", flat=True))
    assert above[HUANGPU] == CITY and above[CITY] == regions.NATION
    for code in above:
        seen = [code]
        while seen[-1] in above:
            seen.append(above[seen[-1]])
            assert len(seen) <= 5
        assert seen[-1] == regions.NATION


# --- what is told of it ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "told"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_small_counts_are_not_told(asker: Asker, number: int, told: int | None) -> None:
    _signals(_310101=20, _310104=number, _310105=30)
    assert _raised(asker, XUHUI) == [told]


def test_no_parent_minus_its_siblings_tells_a_small_count(asker: Asker) -> None:
    """30 of the city less 12 and 9 and the city's own 6 would be 3: the smallest that covers goes with it."""
    _signals(_310101=9, _310104=3, _310105=12, _310000=6)
    assert _raised(asker, HUANGPU, XUHUI, CHANGNING, CITY) == [None, None, 12, 30]
    # districts with nothing say so
    assert _raised(asker, "310106") == [0]


def test_a_small_count_alone_takes_its_city_and_a_cover_beside_it() -> None:
    _signals(_310104=3, _330108=9)
    nation = make_asker(region="000000")
    assert _raised(nation, XUHUI, CITY, "330000", "000000") == [None, None, None, 12]


def test_two_clients_who_join_their_answers_learn_no_more() -> None:
    _signals(_310101=9, _310104=3, _310105=12)
    city, district = make_asker(), make_asker(region=HUANGPU)
    assert _raised(city, HUANGPU) == _raised(district, HUANGPU) == [None]


def test_each_count_is_withheld_for_itself(asker: Asker) -> None:
    office = _authority(HUANGPU)
    make_signals(office, 3, on=DAY, state="CORRECTED")
    make_signals(office, 20, on=DAY)
    found = _told(asker, HUANGPU)
    assert (found["signalsRaised"], found["signalsConfirmed"], found["criminalFlags"]) == (23, None, 0)


def test_the_provenance_tells_nothing_of_what_is_withheld(asker: Asker) -> None:
    query = ASK.replace(FIGURES, "provenance { authority document issuedOn recordCount rulesets computedAt checksum }")

    def provenance(code: str) -> Any:
        return asker.data(query, r=code)["regionAggregate"]["provenance"]

    office = _authority(XUHUI)
    make_signals(office, 2, on=DAY)
    before = provenance(XUHUI)
    make_signals(office, 1, on=DAY)
    assert provenance(XUHUI) == before and before["recordCount"] is None
    make_signals(office, 2, on=DAY)
    # five are told
    assert provenance(XUHUI)["checksum"] != before["checksum"]
    assert (before["rulesets"], before["computedAt"]) == (["SMALL-5"], NOW.isoformat())


# --- what it takes -----------------------------------------------------------------------------------------------


def test_each_count_takes_one_statement_for_any_number_of_bureaus(asker: Asker) -> None:
    regions.above(date(2026, 3, 31)), regions.place(CITY, NOW.date())
    kept = [name for name in MEASURES if MEASURES[name](DAY, DAY) is not None]
    for codes in (("310101",), ("310104", "310105", "310106", "310107")):
        for code in codes:
            make_signals(_authority(code), 6, on=DAY)
        with CaptureQueriesContext(connection) as seen:
            _told(asker, CITY)
        # and the two of every call: the client, and the line in the log
        assert len(seen) == len(kept) + 2, [q["sql"] for q in seen]
    with CaptureQueriesContext(connection) as seen:
        asker.data(ASK.replace(FIGURES, "signalsRaised again: signalsRaised"), r=CITY)
    assert len(seen) == 1 + 2


def test_the_same_counts_are_worked_out_once_for_all_regions(asker: Asker) -> None:
    aggregates.forget()
    _signals(_310101=9, _310104=3, _310105=12)
    _raised(asker, HUANGPU, XUHUI, CHANGNING, CITY)
    # the five measures of four answers: of signals raised, and of those with nothing at all
    assert aggregates._suppressed.cache_info().misses == 2


def test_a_request_for_very_many_counts_is_refused(asker: Asker) -> None:
    one = 'r%d: regionAggregate(region: "310000", period: {year: 2025, quarter: 1}) { ...F }'
    fragment = f"fragment F on RegionAggregate {{ {FIGURES} }}"

    def query(times: int) -> str:
        return f"{{ {' '.join(one % n for n in range(times))} }} {fragment}"

    assert asker.codes(query(40)) == ["TOO_COSTLY"]
    assert len(asker.data(query(16))) == 16
    counts = {
        name for name in schema.graphql_schema.type_map["RegionAggregate"].fields if (("RegionAggregate", name) in cost.DEAR)
    }
    assert counts == {*FIGURES.split(), "provenance"}


def test_quarters_do_not_overlap_and_leave_no_day_out() -> None:
    periods = [Period(year, quarter) for year in (2023, 2024) for quarter in (1, 2, 3, 4)]
    assert [(later.first - earlier.last).days for earlier, later in zip(periods, periods[1:], strict=False)] == [1] * 7
