"""One gate: nothing else changes a legal state, and no legal row is written past a Work."""

from __future__ import annotations

import ast
import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django_fsm import TransitionNotAllowed

from cases.base.actors import Actor
from cases.base.gate import Passage
from cases.base.models import Act, Aggregate, AuditedModel, ChainEntry, ChainHead, Refusal
from cases.base.selectors import aggregate_models
from cases.base.work import Work
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY
from tests.architecture.sources import PACKAGES, calls, method_calls, place, root_of, sources
from tests.base.scene import NOW

GATE = "cases/base/gate.py"
# the bulk import: live rows and history by set, bound by one entry of the chain (Work.collect_batch)
BULK = "cases/parties/registry/writing.py"


def legal_models() -> list[type[models.Model]]:
    """Legal rows of the system (not those of the tests)."""
    found = (m for m in apps.get_models() if issubclass(m, AuditedModel))
    return [m for m in found if m.__module__.partition(".")[0] in PACKAGES]


def test_only_the_gate_makes_a_passage() -> None:
    """A transition method takes nothing else, so nobody but the gate can take a move."""
    makers = {
        path for path, tree in sources() for call in calls(tree) if isinstance(call.func, ast.Name) and call.func.id == "Passage"
    }
    assert makers == {GATE}


def test_a_move_past_the_gate_is_refused() -> None:
    case, row = PenaltyCase(state="APPR"), PENALTY.move("approve_notice", "APPR")
    another = Passage(Work(Actor.system("x"), NOW), PenaltyCase(state="APPR"), row)
    take, archive = getattr(case, "approve_notice"), getattr(case, "archive")  # noqa: B009
    with pytest.raises(ValueError, match="through the gate alone"):
        take(another)
    with pytest.raises(TransitionNotAllowed):
        archive(None)
    assert case.state == "APPR"


@pytest.mark.parametrize("model", [*aggregate_models()], ids=lambda m: m.__name__)
def test_the_library_knows_exactly_the_live_moves(model: type[Aggregate]) -> None:
    """The acts are imported after the model classes were prepared: what django-fsm collected is the table all the same."""
    known = {(t.name, t.source, t.target) for t in model(state="").get_all_state_transitions()}
    declared = {(m.act, s, m.target or s) for m in model.lifecycle.moves if m.live for s in m.sources}
    assert known == declared
    for state in model.lifecycle.by_code:
        open_now = {t.name for t in model(state=state).get_available_state_transitions()}
        assert open_now == {name for name, source, _ in declared if source == state}


def test_the_library_draws_the_live_moves() -> None:
    drawn = StringIO()
    call_command("graph_transitions", "signals.SupervisionSignal", stdout=drawn)
    arrows = re.findall(r'state\.(\w+)" -> "\S+state\.(\w+)" \[label=(\w+)\]', drawn.getvalue())
    assert set(arrows) == {
        ("RAISED", "EXPLAINED", "explain"),
        ("RAISED", "CORRECTED", "correct"),
        ("RAISED", "REVIEW", "open_review"),
    }


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return [e for t in node.targets for e in (t.elts if isinstance(t, ast.Tuple) else [t])]
    return [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else []


# rows with a state of their own that is no aggregate's: clocks, flags, drafts of work
OTHER_STATES = {"cases/base/clocks.py", "cases/transfer/models/flag.py"}


def test_nothing_assigns_a_state() -> None:
    """The field is protected on an aggregate; here even the attempt is found, and every way around it."""
    found = []
    for path, tree in sources():
        for node in ast.walk(tree):
            if any(isinstance(t, ast.Attribute) and t.attr == "state" for t in _targets(node)):
                found.append((path, place(path, node)))
        for call in calls(tree):
            named = isinstance(call.func, ast.Name) and call.func.id in ("setattr", "__setattr__")
            if named and any(isinstance(a, ast.Constant) and a.value == "state" for a in call.args):
                found.append((path, place(path, call)))
    assert [where for path, where in found if path not in OTHER_STATES] == []


def test_no_aggregate_has_its_state_set_by_another_module() -> None:
    """What the modules above do assign is not an aggregate's: their models are others."""
    assert not {m.__name__ for m in legal_models() if issubclass(m, Aggregate)} & {"Deadline", "CriminalFlag"}


WRITES = (
    "save",
    "asave",
    "create",
    "acreate",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "update",
    "aupdate",
    "delete",
    "adelete",
    "save_base",
    "save_without_historical_record",
)


def test_no_legal_row_is_written_past_a_work() -> None:
    """`Model.objects.create(…)`, `Model(…).save()`, `Model.objects.filter(…).update(…)` of any legal model."""
    names = {m.__name__ for m in legal_models()} | {m.__name__ for m in (Act, Refusal, ChainEntry, ChainHead)}
    found = [
        place(path, call)
        for path, tree in sources()
        if path != BULK and not path.startswith("cases/base/")
        for call, method in method_calls(tree, *WRITES)
        if root_of(method.value) in names
    ]
    assert found == []


def test_saves_go_through_a_work() -> None:
    """Every `x.save(…)` is a Work's, or is of a row that is no law."""
    allowed = {"cases/base/models/audited.py", "cases/base/work.py"}
    found = {}
    for path, tree in sources():
        for call, method in method_calls(tree, "save"):
            receiver = method.value
            by_work = (isinstance(receiver, ast.Name) and receiver.id in ("work", "w")) or (
                isinstance(receiver, ast.Attribute) and receiver.attr == "work"
            )
            if not by_work and path not in allowed and not path.startswith("cases/base/pdf/"):
                found[place(path, call)] = ast.unparse(call)
    assert set(found.values()) <= KNOWN_SAVES, found


# viewflow's processes, inbox lines, drafts, sign-ins, API clients' logs: work and accounts, not law
KNOWN_SAVES = {"process.save()", "item.save(update_fields=['owner'])", "draft.save(update_fields=['opening'])"}


def test_the_way_around_the_guards_is_taken_once() -> None:
    """`_base_manager` and raw deletes pass the guarded manager by; the bulk import alone needs that."""
    users = set()
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ("_base_manager", "_raw_delete", "skip_history_when_saving"):
                users.add(path)
    assert users <= {BULK}


def test_related_legal_rows_are_not_moved_by_the_set() -> None:
    """`party.licences.add(…)` updates rows through Django's plain manager, past the guard of ours."""
    related = set()
    for model in legal_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                name = field.remote_field.related_name or f"{model._meta.model_name}_set"
                if name != "+":
                    related.add(name)
    found = [
        place(path, call)
        for path, tree in sources()
        for call, method in method_calls(tree, "add", "aadd", "set", "aset", "remove", "clear")
        if isinstance(method.value, ast.Attribute) and method.value.attr in related
    ]
    assert related and found == []


def test_acts_and_chain_are_written_by_the_kernel_alone() -> None:
    makers = {"Act": set(), "Refusal": set(), "ChainEntry": set(), "ChainHead": set()}  # type: dict[str, set[str]]
    for path, tree in sources():
        for call in calls(tree):
            if isinstance(call.func, ast.Name) and call.func.id in makers:
                makers[call.func.id].add(path)
    assert makers == {"Act": {"cases/base/work.py"}, "Refusal": {"cases/base/work.py"}, "ChainEntry": set(), "ChainHead": set()}


def test_one_door_opens_a_transaction_for_an_act() -> None:
    """`Work(…)` is made by the kernel; everybody else begins one."""
    makers = {
        path for path, tree in sources() for call in calls(tree) if isinstance(call.func, ast.Name) and call.func.id == "Work"
    }
    assert makers == {"cases/base/work.py"}
