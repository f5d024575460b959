"""How the acts on a clue are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cases.parties.models import Officer
from tests.factories.steps.step import Step

if TYPE_CHECKING:
    from tests.factories.cases import Played


def handlers(p: Played) -> list[Officer]:
    return [p.office.officers["co1"], p.office.officers["co2"]]


def leaving(p: Played) -> dict[str, Officer]:
    """The second officer leaves, the third takes over."""
    return {"leaving": p.office.officers["co2"], "coming": p.office.officers["co3"]}


def _of(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"clue": p.clue_id, **more}


def _register(p: Played, day: date) -> dict[str, Any]:
    return {
        "authority": p.office.authority,
        "source": "inspection",
        "received_on": day,
        "content": "现场检查发现货架上有超过保质期的糕点。",
        "party": p.party,
        "facts": {"acted_on": p.facts.get("acted_on")},
    }


def _findings(p: Played, day: date) -> dict[str, Any]:
    return {
        "clue": p.clue_id,
        "findings": "现场查见超过保质期的糕点20盒。",
        "opinion": "file",
        "party": p.party,
        "facts": p.facts,
    }


def _file(p: Played, day: date) -> dict[str, Any]:
    return {
        "clue": p.clue_id,
        "officers": handlers(p),
        "cause": "涉嫌经营超过保质期的食品",
        "reason": "符合立案条件。",
        "prima_facie": True,
        "punishable": True,
        "jurisdiction": True,
    }


def _type_findings(p: Played) -> Mapping[str, Any]:
    return {
        "findings": "查见超过保质期的糕点。",
        "opinion": "file",
        "party": p.party.uscc,
        "conduct": ["FSL124-1-5b"],
        "acted_on": "2026-02-20",
        "product": "food",
    }


def _type_filing(p: Played) -> Mapping[str, Any]:
    ticks = dict.fromkeys(("prima_facie", "punishable", "jurisdiction"), "on")
    return {"officers": handlers(p), **ticks, "cause": "涉嫌经营超过保质期的食品", "reason": "符合立案条件。"}


STEPS: dict[str, Step[Played]] = {
    "register": Step("intake", date(2026, 3, 2), "clue.register", _register, stage=""),
    "assign": Step(
        "uh",
        date(2026, 3, 3),
        "clue.assign",
        lambda p, day: {"clue": p.clue_id, "officers": handlers(p)},
        stage="CLUE",
        fields=lambda p: {"officers": handlers(p)},
    ),
    "findings": Step("co1", date(2026, 3, 5), "clue.report_findings", _findings, stage="VERIFY", fields=_type_findings),
    "replace_verifier": Step(
        "uh",
        date(2026, 3, 4),
        "clue.replace_officer",
        lambda p, day: {"clue": p.clue_id, **leaving(p), "cause": "left", "reason": "调离本局。"},
        stage="VERIFY",
        fields=lambda p: {**leaving(p), "cause": "left", "reason": "调离本局。"},
    ),
    "file": Step("bl", date(2026, 3, 10), "clue.file", _file, stage="FOUND", fields=_type_filing),
    "not_file": Step(
        "bl",
        date(2026, 3, 10),
        "clue.not_file",
        _of(ground="minor_corrected_no_harm", reason="轻微并及时改正。"),
        stage="FOUND",
        fields={"ground": "minor_corrected_no_harm", "reason": "轻微。"},
    ),
}
