"""One permission table: every act of every procedure has its row, built or not, and every row cites its article."""

from __future__ import annotations

import pytest

from cases.base.lifecycle import Lifecycle
from cases.base.permissions import TABLE
from cases.base.roles import ADMINISTRATORS, Role
from cases.base.selectors import aggregate_models

LIFECYCLES = {m.lifecycle.name: m.lifecycle for m in aggregate_models()}


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_act_has_a_row(name: str) -> None:
    lifecycle: Lifecycle = LIFECYCLES[name]
    assert {lifecycle.full(act) for act in lifecycle.acts} - TABLE.keys() == set()


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_row_of_a_procedure_is_an_act_of_it(name: str) -> None:
    lifecycle = LIFECYCLES[name]
    rows = {act for act in TABLE if act.partition(".")[0] == name}
    assert rows - {lifecycle.full(act) for act in lifecycle.acts} == set()


@pytest.mark.parametrize("act", sorted(TABLE))
def test_every_row_names_roles_and_article(act: str) -> None:
    grant = TABLE[act]
    assert grant.act == act and grant.roles <= set(Role) and grant.roles
    assert grant.article.strip()


@pytest.mark.parametrize("act", sorted(a for a in TABLE if a.partition(".")[0] in LIFECYCLES))
def test_no_administrator_has_a_business_role(act: str) -> None:
    """三员 hold no business role beside theirs (GB/T 22239-2019): no act on a case is theirs."""
    assert not TABLE[act].roles & ADMINISTRATORS
