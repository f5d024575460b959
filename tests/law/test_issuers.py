"""Which revocations are for the body that issued the licence, from the text (tests/tables/issuers.csv)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cases.law import tables
from cases.law.assess import assess
from cases.law.comparing import version_of
from cases.law.conduct import conducts
from cases.law.issuers import issuer_rows, issuer_rule
from cases.law.official import places
from tests.law.assess_rows import TABLES

FOLDER = Path(__file__).parents[3] / "shared" / "law-texts"
# 由原发证部门吊销 of an article, 由原批准、发证的部门决定 of the drug law
ISSUER = re.compile("原发证部门|原批准、发证的部门")
FACTS = {"acted_on": "2026-10-20", "decided_on": "2026-11-20", "party": "company", "role": "seller"}
REVOKED = {"kinds": ["fine", "revoke_licence"], "fine": "1.00"}


@pytest.mark.parametrize("row", tables.read("issuers", TABLES), ids=lambda row: f"{row['conduct']}-{row['day']}")
def test_the_rule_of_an_item(row: tables.Row) -> None:
    found = issuer_rule(row["conduct"], date.fromisoformat(row["day"]))
    assert (found.article if found else "") == row["article"]


def test_every_rule_speaks_of_items_that_are_there_and_has_a_row_here() -> None:
    tried = {row["article"] for row in tables.read("issuers", TABLES)}
    for rule in issuer_rows():
        speaks = [code for code in conducts() if issuer_rule(code, None) is rule]
        assert speaks and rule.article in tried
        assert next(places(f"《{rule.article.split('第')[0]}》第{rule.article.split('第', 1)[1]}")).article


@pytest.mark.parametrize(
    ("here", "reason", "question"),
    [({}, False, True), ({"licence_issued_here": True}, False, False), ({"licence_issued_here": False}, True, False)],
)
def test_what_the_engine_says(here: dict[str, bool], reason: bool, question: bool) -> None:
    found = assess({**FACTS, **here, "conduct": ["DAL117-r"], "serious": True, "penalty": REVOKED})
    assert any("通报原发证部门" in r.because for r in found.reasons) is reason
    assert any(q.fact == "licence_issued_here" for q in found.questions) is question


def test_nobody_is_asked_without_a_revocation() -> None:
    found = assess({**FACTS, "conduct": ["DAL117-r"], "penalty": {"kinds": ["fine"], "fine": "1.00"}})
    assert not any(q.fact == "licence_issued_here" for q in found.questions)


def test_what_cannot_be_revoked_here_is_not_missing() -> None:
    """DAL117: 情节严重的，责令停产停业整顿直至吊销: the other step is enough, and the only one left here."""
    stop = {"kinds": ["fine", "confiscate_gains", "confiscate_goods"], "fine": "1.00"}
    asked = {**FACTS, "conduct": ["DAL117-r"], "serious": True, "penalty": stop}
    assert assess({**asked, "licence_issued_here": False}).bands[0].missing == ("stop_business",)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the official texts are not at hand")
def test_the_official_texts_name_the_issuer() -> None:
    for row in tables.read("issuers"):
        title, at = row["article"].split("第", 1)
        (place,) = places(f"《{title}》第{at}")
        text = version_of(FOLDER, title, row)
        assert text is not None, title
        article = text.articles[place.article, 0]
        words = article.whole if not place.paragraph else article.paragraphs[place.paragraph - 1].whole
        assert ISSUER.search(words), row["code"]
