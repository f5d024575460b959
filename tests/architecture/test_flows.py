"""stack.md §2: what every flow must have, or two officers at once break it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from viewflow.workflow import flow, lock

from config.settings import DATABASES as SYSTEM
from tests.architecture.sources import method_calls, place, sources
from tests.dummy.flows import RequestFlow
from workflows.human import FLOWS as DRIVEN
from workflows.human import STEPS, Human, not_mounted

FLOWS: list[type[flow.Flow]] = [*DRIVEN.values(), RequestFlow]


@pytest.mark.parametrize("kind", FLOWS, ids=lambda f: f.__name__)
def test_trap_1_the_process_is_locked_and_waited_for(kind: type[flow.Flow]) -> None:
    """Without a lock two Joins are made and tasks hang; with the default one a web worker sleeps."""
    assert isinstance(kind.lock_impl, lock.SelectForUpdateLock)
    assert (kind.lock_impl.nowait, kind.lock_impl.attempts) == (False, 1)


def test_trap_1_a_lock_is_not_waited_for_without_end() -> None:
    database = SYSTEM["default"]
    option = database["OPTIONS"].get("options", "") or f"timeout={database['OPTIONS'].get('timeout', '')}"
    assert option.split(" -c jit")[0] in ("-c lock_timeout=10s", "timeout=20")


@pytest.mark.parametrize("kind", FLOWS, ids=lambda f: f.__name__)
def test_trap_5_and_6_no_page_of_the_library_is_mounted(kind: type[flow.Flow]) -> None:
    """Its pages know no region and no relation to the case; ours act through commands."""
    for node in kind.instance.nodes():
        if isinstance(node, flow.View):
            assert node._view is not_mounted


def test_trap_5_nobody_undoes_or_revives_a_task() -> None:
    """Undo and revive change the task and never the case; their permission is not even asked."""
    found = [place(p, c) for p, tree in sources("workflows", "web", "api") for c, _ in method_calls(tree, "undo", "revive")]
    assert found == []


@pytest.mark.parametrize("kind", FLOWS, ids=lambda f: f.__name__)
def test_trap_3_no_node_fails_in_the_background(kind: type[flow.Flow]) -> None:
    """A failing Function stores the local variables of its frame, personal data among them, in the task."""
    assert not [n for n in kind.instance.nodes() if isinstance(n, flow.Function | flow.Handle | flow.Timer)]


# Nodes that stored tasks may refer to: `<app>/<procedure>.<Flow>.<node>`. A node that a release had is never renamed or
# removed (trap 2: one dead reference and every queue page that would show it fails); a changed procedure is a new flow.
with (Path(__file__).parent.parent / "tables" / "released_nodes.csv").open(encoding="utf-8", newline="") as _file:
    RELEASED = {row["flow"]: set(row["nodes"].split()) for row in csv.DictReader(_file)}


@pytest.mark.parametrize("name", RELEASED)
def test_trap_2_no_node_is_renamed(name: str) -> None:
    (kind,) = (f for f in FLOWS if f.__name__ == name)
    assert RELEASED[name] - {node.name for node in kind.instance.nodes()} == set()


def test_trap_2_every_flow_has_its_released_nodes_pinned() -> None:
    assert {kind.__name__ for kind in DRIVEN.values()} == RELEASED.keys()


def test_a_step_and_an_act_belong_to_one_flow() -> None:
    """Inbox lines store the name of the step alone."""
    nodes = [node for kind in DRIVEN.values() for node in kind.instance.nodes() if isinstance(node, Human)]
    assert len({node.code for node in nodes}) == len(nodes) == len(STEPS)
    acts = [act for node in nodes for act in node.acts]
    assert len(set(acts)) == len(acts)
