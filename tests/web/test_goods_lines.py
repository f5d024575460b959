"""Goods and gains typed in their table: what is kept, what comes back, and what is refused at its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.law.facts import parse_facts
from tests.factories.cases import FACTS, PATHS, PROPOSAL, Played, case_at, make_company, make_office
from tests.factories.steps import STEPS
from tests.web.conftest import Clock
from tests.web.site import Person, why
from web.forms.facts import FactsFields, facts_initial, stored_facts
from web.forms.goods import COLUMNS, LinesField

KEPT = {"name": "糕点", "unit": "盒", "sold": "30", "unsold": "2.5", "price": "12.50", "pricing": "market", "received": "360.00"}
TYPED = ["糕点", "盒", "３０", "2.5", "12.5", "market", "360"]
BLANK = ["", "", "", "", "", "marked", ""]
DAY = date(2026, 3, 12)


def test_a_row_is_kept_as_the_engine_reads_it_and_comes_back() -> None:
    field = LinesField(required=False)
    kept = field.clean([*TYPED, *BLANK, *BLANK])
    assert kept == [KEPT]
    assert field.prepare_value(kept) == [KEPT[column] for column in COLUMNS]
    # (30 + 2.5) × 12.50
    assert parse_facts({"lines": kept}).goods_value == 406_25


def test_what_was_typed_is_shown_again_as_it_was_typed() -> None:
    html = FactsFields.base_fields["lines"].widget.render("lines", [*TYPED, *BLANK], {"id": "id_lines"})
    assert 'value="３０"' in html and '<option value="market" selected>' in html
    assert html.count('name="lines"') == len(COLUMNS) * 4


@pytest.mark.parametrize(
    ("column", "typed", "named"),
    [
        ("name", "", "名称"),
        ("unit", "", "单位"),
        ("sold", "1,5", "已售数量"),
        ("unsold", "-1", "未售数量"),
        ("unsold", "1.2345", "未售数量"),
        ("price", "", "单价"),
        ("price", "1,5", "单价"),
        ("pricing", "cost", "单价依据"),
        ("name", "\U0001f621", "名称"),
    ],
)
def test_what_cannot_be_read_is_refused_in_its_row_and_column(column: str, typed: str, named: str) -> None:
    wrong = [typed if name == column else value for name, value in zip(COLUMNS, TYPED, strict=True)]
    with pytest.raises(Exception, match=f"第2行“{named}") as found:
        LinesField(required=False).clean([*TYPED, *wrong])
    assert type(found.value).__name__ == "ValidationError"


def test_gains_are_typed_in_parts_and_come_back() -> None:
    typed = {"gains_nature": "sold", "gains_receipts": 300_00, "gains_goods": 200_00, "gains_unclear": True}
    kept = stored_facts(typed)
    assert kept["gains"] == {"nature": "sold", "receipts": "300.00", "goods": "200.00", "unclear": True}
    assert facts_initial(kept).items() >= typed.items()


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
class TestOnThePage:
    def send(self, clock: Clock, **fields: Any) -> tuple[Played, Any]:
        played = case_at("INVEST")
        clock(DAY)
        address = f"/act/case/{played.case_id}/penalty.record_facts/"
        usual = {"conduct": ["FSL124-1-5b"], "acted_on": "2026-02-20", "goods_value": "", "sales_amount": "", "unsold_value": ""}
        return played, Person(played.office.officers["co1"]).fill(address, **{**usual, "illegal_gains": "", **fields})

    def test_the_case_keeps_the_details_and_shows_what_follows(self, clock: Clock) -> None:
        played, answer = self.send(clock, lines=[*TYPED, *BLANK], gains_nature="sold", gains_receipts="360", gains_goods="200")
        assert answer.status_code == 302, why(answer)
        assert played.case.facts["lines"] == [KEPT]
        assert "goods_value" not in played.case.facts
        page = Person(played.office.officers["co1"]).open(f"/cases/{played.case_id}/").content.decode()
        assert "406.25" in page and "160.00" in page and "未售2.5盒" in page

    def test_a_sum_beside_that_does_not_agree_is_refused_at_its_field(self, clock: Clock) -> None:
        played, answer = self.send(clock, lines=TYPED, goods_value="500")
        assert answer.status_code == 422
        assert "406.25" in str(answer.context["page"].form.errors["goods_value"])
        assert "lines" not in played.case.facts
        assert 'value="３０"' in answer.content.decode()

    def test_parts_without_a_nature_are_refused_at_its_field(self, clock: Clock) -> None:
        _played, answer = self.send(clock, gains_receipts="360")
        assert answer.status_code == 422 and "gains_nature" in answer.context["page"].form.errors

    @pytest.mark.parametrize(
        ("decided", "opened", "gains"),
        [
            # 900 less goods and taxes, 300 (令37 4, 9); from 2026-03-20 other necessary costs come off too, 250 (令118 5)
            (None, date(2026, 3, 19), "300.00"),
            (None, date(2026, 3, 20), "250.00"),
            (date(2026, 3, 19), date(2026, 5, 20), "300.00"),
            (date(2026, 3, 20), date(2026, 5, 20), "250.00"),
        ],
    )
    def test_the_case_page_shows_the_gains_by_the_rule_of_its_day(
        self, clock: Clock, decided: date | None, opened: date, gains: str
    ) -> None:
        """Of the day of the decision; as long as there is none, of today."""
        known = {"nature": "sold", "receipts": "900.00", "goods": "600.00", "other": "50.00"}
        played = decided_on(decided, known) if decided else case_at("ESTABLISHED", illegal_gains=None, gains=known)
        clock(opened)
        page = Person(played.office.officers["co1"]).open(f"/cases/{played.case_id}/").context["page"]
        assert [fact.value for fact in page.facts if fact.label == "违法所得（元）"] == [gains]


def decided_on(day: date, gains: dict[str, Any]) -> Played:
    """A case that goes its usual way and is decided on that day."""
    earlier = STEPS["decide"].day - day
    facts = {**FACTS, "acted_on": "2026-01-15", "illegal_gains": None, "gains": gains}
    played = Played(make_office(), make_company(), facts, replace(PROPOSAL, confiscated_gains=250_00))
    for step in PATHS["DEC_PEN"]:
        played.do(step, on=STEPS[step].day - earlier)
    return played
