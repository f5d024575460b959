"""Every live act is tried by a step of the factories, from which its permission and its page are tried too."""

from __future__ import annotations

import pytest

from tests.factories.steps import BY_PROCEDURE, tried
from tests.procedures.table import LIFECYCLES

# done by the system inside another act, or by the sweep: no command takes an actor for it
BY_ITSELF: dict[str, set[str]] = {
    "clue": set(),
    "penalty": {
        "open",
        "demand_payment",
        "finish_execution",
        "halt_for_transfer",
        "resume_from_transfer",
        "end_for_crime",
        "reopen_after_crime",
    },
    "publicity": {"open", "open_other_province", "exclude", "drop", "order_withdrawal", "expire", "restate"},
    "transfer": {"raise_flag"},
    "blacklist": {"open", "serve_notice", "list", "drop", "serve_listing", "follow_change", "remove_at_term", "revoke"},
    "signal": {"raise"},
    "responsibility": {"deem_waived"},
}


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_live_act_is_tried(name: str) -> None:
    lifecycle = LIFECYCLES[name]
    live = {lifecycle.full(move.act) for move in lifecycle.moves if move.live}

    assert live == tried(BY_PROCEDURE[name], name).keys() | {lifecycle.full(act) for act in BY_ITSELF[name]}
