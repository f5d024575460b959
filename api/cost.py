"""What a request would read: cost (fields × rows) and the scopes it needs, from the query and its variables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    get_argument_values,
    get_directive_values,
    get_named_type,
)
from graphql.pyutils import Undefined
from graphql.type import GraphQLIncludeDirective

from api import scopes
from api.limits import DEFAULT_FIRST, MAX_FIRST, Fragments

MAX_COST = 60_000
INTROSPECTION = 500

# (type, field) → the argument that says how many rows there will be
PAGED: Mapping[tuple[str, str], str] = {
    ("Query", "enterprises"): "first",
    ("Query", "publishedPenalties"): "first",
    ("Query", "blacklist"): "first",
}
# (type, field) → how many items its list is estimated at; the lists of a connection are counted by its page
LISTS: Mapping[tuple[str, str], int] = {
    ("Enterprise", "integrityFile"): 10,
    ("Enterprise", "publishedPenalties"): 5,
    ("Enterprise", "blacklist"): 2,
    ("PenaltyFacts", "acts"): 2,
    ("Penalty", "acts"): 2,
    ("BlacklistEntry", "grounds"): 3,
    ("BlacklistEntry", "measures"): 5,
    ("BlacklistEntry", "history"): 3,
    ("ScoreRun", "lines"): 10,
    ("LawRule", "cells"): 20,
    ("LawRule", "bands"): 8,
}
# (type, field) → what it costs beside itself: a count groups all rows of a quarter and goes through the tree of regions
DEAR: Mapping[tuple[str, str], int] = {
    ("RegionAggregate", "criminalFlags"): 300,
    ("RegionAggregate", "transfersToPolice"): 300,
    ("RegionAggregate", "signalsRaised"): 300,
    ("RegionAggregate", "signalsConfirmed"): 300,
    ("RegionAggregate", "accountabilityClosed"): 300,
    # its checksum is over all five
    ("RegionAggregate", "provenance"): 1500,
}
# (type, field) → (arguments, what it costs besides if one of them is given): a replay computes, the current score reads
REPLAYS: Mapping[tuple[str, str], tuple[frozenset[str], int]] = {
    ("Enterprise", "score"): (frozenset({"as_of", "known_at", "ruleset"}), 30),
    ("Enterprise", "scoring"): (frozenset({"as_of", "known_at", "ruleset"}), 30),
    ("Enterprise", "creditClass"): (frozenset({"as_of"}), 30),
}


@dataclass
class Need:
    """What the request needs. `scopes`: (scope, what needs it, where) for every field and argument that has one."""

    cost: int = 0
    scopes: list[tuple[str, str, FieldNode]] = field(default_factory=list)


def measure(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments, variables: dict[str, Any]) -> Need:
    """Cost and scopes of a valid operation of limited shape."""
    need = Need()
    assert schema.query_type is not None
    _Walk(fragments, variables, need).selections(operation.selection_set, schema.query_type, 1)
    return need


@dataclass
class _Walk:
    fragments: Fragments
    variables: dict[str, Any]
    need: Need

    def selections(self, found: SelectionSetNode, parent: GraphQLObjectType, rows: int) -> None:
        for node in self._fields(found):
            known = parent.fields.get(node.name.value)
            if known is None:
                self.need.cost += INTROSPECTION if node.selection_set else rows
            else:
                self._field(node, parent, known, rows)

    def _fields(self, found: SelectionSetNode) -> Iterator[FieldNode]:
        """The fields that will be answered, of fragments too."""
        for node in found.selections:
            if not self._wanted(node):
                continue
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                yield from self._fields(node.selection_set)
            elif isinstance(node, FragmentSpreadNode):
                yield from self._fields(self.fragments[node.name.value].selection_set)

    def _wanted(self, node: SelectionNode) -> bool:
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

    def _field(self, node: FieldNode, parent: GraphQLObjectType, known: GraphQLField, rows: int) -> None:
        key = (parent.name, node.name.value)
        given = get_argument_values(known, node, self.variables)
        self._scopes(key, node)
        replay, price = REPLAYS.get(key, (frozenset(), 0))
        replayed = any(given.get(name) not in (None, Undefined) for name in replay)
        self.need.cost += rows * (1 + DEAR.get(key, 0) + (price if replayed else 0))
        below = get_named_type(known.type)
        if node.selection_set and isinstance(below, GraphQLObjectType):
            self.selections(node.selection_set, below, rows * _times(key, given))

    def _scopes(self, key: tuple[str, str], node: FieldNode) -> None:
        scope = scopes.FIELDS.get(key)
        if scope is not None:
            self.need.scopes.append((scope, ".".join(key), node))
        for argument in node.arguments:
            name = argument.name.value
            scope = scopes.ARGUMENTS.get((*key, name))
            if scope is not None:
                self.need.scopes.append((scope, f"{'.'.join(key)}({name}:)", node))


def _times(key: tuple[str, str], given: Mapping[str, Any]) -> int:
    """How many items the field is estimated at. A page out of range is refused when it is read, and counts as one
    within it until then."""
    if key not in PAGED:
        return LISTS.get(key, 1)
    first = given.get(PAGED[key])
    return DEFAULT_FIRST if first is None else min(max(first, 1), MAX_FIRST)
