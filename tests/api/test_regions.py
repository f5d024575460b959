"""Scope by region: the client's own and what lies in it today, decided by recorded parents and successors."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from api import regions
from cases.parties.models import Region
from tests.api.asking import Asker, make_asker
from tests.factories.parties import make_party

TABLE = Path(__file__).parent.parent / "tables" / "api_regions.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))
ONE = "query($uscc: USCC!) { enterprise(uscc: $uscc) { uscc } }"
LIST = "query($region: RegionCode) { enterprises(region: $region) { nodes { uscc } } }"
pytestmark = pytest.mark.django_db


def _party(code: str, since: str) -> str:
    row = Region.objects.get(code=code, valid_from=since)
    uscc = make_party(region=row).uscc
    assert uscc is not None
    return uscc


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['client']}-{r['enterprise']}")
def test_an_enterprise_is_answered_within_the_region_only(row: dict[str, str]) -> None:
    uscc, asker = _party(row["enterprise"], row["enterprise_from"]), make_asker(region=row["client"])
    listed = asker.data(LIST)["enterprises"]["nodes"]
    if row["answered"] == "yes":
        assert asker.data(ONE, uscc=uscc) == {"enterprise": {"uscc": uscc}}
        assert listed == [{"uscc": uscc}]
    else:
        assert asker.codes(ONE, uscc=uscc) == ["REGION_OUT_OF_SCOPE"]
        assert listed == []


def test_a_refusal_names_the_region_and_leaves_the_rest_of_the_answer(asker: Asker) -> None:
    foreign = make_party(region_code="330108").uscc
    own = make_party(region_code="310101").uscc
    query = "query($a: USCC!, $b: USCC!) { a: enterprise(uscc: $a) { uscc } b: enterprise(uscc: $b) { uscc } }"
    response = asker.post(query, a=foreign, b=own)
    body = response.json()
    assert response.status_code == 200
    assert body["data"] == {"a": None, "b": {"uscc": own}}
    (error,) = body["errors"]
    assert error["path"] == ["a"] and error["extensions"]["region"] == "310000"
    assert "310000" in error["message"] and foreign not in error["message"]


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("330000", "REGION_OUT_OF_SCOPE"),
        ("000000", "REGION_OUT_OF_SCOPE"),
        ("310103", "UNKNOWN_REGION"),  # ended
        ("999999", "UNKNOWN_REGION"),
        ("31", "BAD_INPUT"),
        ("３１００００", "BAD_INPUT"),
    ],
)
def test_a_list_of_a_foreign_or_unknown_region_is_refused(asker: Asker, region: str, code: str) -> None:
    assert asker.codes(LIST, region=region) == [code]


def test_a_district_of_the_own_region_may_be_asked_for(asker: Asker) -> None:
    here, there = make_party(region_code="310101"), make_party(region_code="310104")
    assert asker.data(LIST, region="310101")["enterprises"]["nodes"] == [{"uscc": here.uscc}]
    assert len(asker.data(LIST)["enterprises"]["nodes"]) == 2
    assert there.uscc != here.uscc


def test_the_region_above_is_foreign() -> None:
    assert make_asker(region="310101").codes(LIST, region="310000") == ["REGION_OUT_OF_SCOPE"]


def test_an_enterprise_without_a_known_region_belongs_to_the_nation_alone(asker: Asker) -> None:
    uscc = make_party(region=None).uscc or ""
    query = "query($uscc: USCC!) { enterprise(uscc: $uscc) { region { code name known } } }"
    assert asker.codes(query, uscc=uscc) == ["REGION_OUT_OF_SCOPE"]
    found = make_asker(region="000000").data(query, uscc=uscc)["enterprise"]["region"]
    # positions 3 to 8 of the credit code
    assert found == {"code": uscc[2:8], "name": "", "known": False}


def test_an_unknown_credit_code_is_null_and_a_wrong_one_is_said_to_be_wrong(asker: Asker) -> None:
    assert asker.data(ONE, uscc="91110000802100433B") == {"enterprise": None}
    (error,) = asker.errors(ONE, uscc="91110000802100433C")
    assert error["extensions"]["code"] == "BAD_INPUT" and "校验码" in error["message"]


def test_natural_persons_and_parties_without_a_code_are_not_listed(asker: Asker) -> None:
    make_party(kind="natural_person")
    make_party(kind="sole_trader", licensed=False)
    assert asker.data(LIST)["enterprises"]["nodes"] == []


def test_every_division_has_a_home_and_chains_end_in_the_nation(db: None) -> None:
    today = date(2026, 11, 23)
    homes = regions._map(today).homes
    assert len(homes) == Region.objects.count()
    assert all(regions.NATION in home for home in homes.values())
    # what is in use today lies at least in itself
    for pk, code in Region.objects.on(today).values_list("pk", "code"):
        assert code in homes[pk]
    # a former division without successors lies where the one above it lies: 邯郸地区 in 河北
    assert "130000" in homes[Region.objects.get(code="132100").pk]
