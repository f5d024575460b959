"""A lean executor: the selections of an operation become nested functions once, and each row runs through them.

The library's executor spends most of an answer on bookkeeping for each field: paths, resolve infos, the question whether
a value can be awaited. Here a field is a function of the row above it. It computes what succeeds and only that: at the
first error, null where none may be, or anything it does not know, it gives up (`GivenUp`) and the library's executor
answers, with its exact errors. Queries only read, so asking twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphene.types.resolver import dict_or_attr_resolver
from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_argument_values,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields
from graphql.pyutils import Path

from api.caller import Caller
from api.limits import Fragments

Getter = Callable[[Any], Any]
# scalars whose values are already what is sent, if they are of this class; Int must be asked for its range
_PLAIN: Mapping[str, type] = {"String": str, "Boolean": bool, "Decimal": str, "USCC": str, "RegionCode": str}


class GivenUp(Exception):  # noqa: N818 - not an error: the other executor answers
    """This operation, or a value met in it, is not for the lean executor."""


@dataclass(frozen=True, slots=True)
class Step:
    """One field of the answer: its name there, its definition and its own selections (None: a leaf)."""

    name: str
    field: GraphQLField
    nodes: list[FieldNode]
    parent: GraphQLObjectType
    below: tuple[Step, ...] | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A valid operation with its variables as given and as read, and who asks."""

    schema: GraphQLSchema
    fragments: Fragments
    operation: OperationDefinitionNode
    given: dict[str, Any]
    variables: dict[str, Any]
    caller: Caller


def run(asked: Asked) -> dict[str, Any]:
    """The data of the answer. Raises GivenUp."""
    root = asked.schema.query_type
    assert root is not None
    try:
        fields = collect_fields(asked.schema, dict(asked.fragments), asked.variables, root, asked.operation.selection_set)
        answer = _object(_steps(asked, root, fields), asked)
        data: dict[str, Any] = answer(None)
    except GivenUp:
        raise
    except Exception as error:
        raise GivenUp(str(error)) from error
    return data


# --- from selections to steps ------------------------------------------------------------------------------------


def _steps(asked: Asked, parent: GraphQLObjectType, fields: Mapping[str, list[FieldNode]]) -> tuple[Step, ...]:
    return tuple(_step(asked, parent, name, nodes) for name, nodes in fields.items())


def _step(asked: Asked, parent: GraphQLObjectType, name: str, nodes: list[FieldNode]) -> Step:
    field = parent.fields.get(nodes[0].name.value)
    if field is None:
        raise GivenUp(nodes[0].name.value)
    kind = _innermost(field.type)
    if not isinstance(kind, GraphQLObjectType):
        return Step(name, field, nodes, parent, None)
    fields = collect_sub_fields(asked.schema, dict(asked.fragments), asked.variables, kind, nodes)
    return Step(name, field, nodes, parent, _steps(asked, kind, fields))


def _innermost(kind: GraphQLOutputType) -> GraphQLOutputType:
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        kind = kind.of_type
    return kind


# --- from steps to functions -------------------------------------------------------------------------------------


def _object(steps: tuple[Step, ...], asked: Asked) -> Getter:
    fields = [(step.name, _field(step, asked)) for step in steps]

    def answer(source: Any) -> dict[str, Any]:
        return {name: get(source) for name, get in fields}

    return answer


def _field(step: Step, asked: Asked) -> Getter:
    """From the row above to what is sent under the field's name."""
    complete = _complete(step.field.type, step, asked)
    column = _column(step.field)
    if column is not None:
        return lambda source: complete(source.get(column))
    resolve = step.field.resolve
    if resolve is None:
        raise GivenUp(step.name)
    info = _info(step, asked)
    given = get_argument_values(step.field, step.nodes[0], asked.variables)
    if not given:
        return lambda source: complete(resolve(source, info))
    return lambda source: complete(resolve(source, info, **given))


def _column(field: GraphQLField) -> str | None:
    """The key of the row that a field without a resolver of its own stands for."""
    resolve = field.resolve
    if isinstance(resolve, partial) and resolve.func is dict_or_attr_resolver and resolve.args[1] is None:
        return str(resolve.args[0])
    return None


def _complete(kind: GraphQLOutputType, step: Step, asked: Asked) -> Getter:
    """What is sent for a value; null only where the type admits it."""
    required = isinstance(kind, GraphQLNonNull)
    inner = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    if isinstance(inner, GraphQLScalarType):
        return _scalar(inner, required)
    value = _value(inner, step, asked)

    def complete(found: Any) -> Any:
        if found is not None:
            return value(found)
        if required:
            raise GivenUp("null")
        return None

    return complete


def _value(kind: GraphQLOutputType, step: Step, asked: Asked) -> Getter:
    """What is sent for a value that is there."""
    if isinstance(kind, GraphQLList):
        item = _complete(kind.of_type, step, asked)
        return lambda values: [item(value) for value in values]
    if step.below is not None:
        return _object(step.below, asked)
    if isinstance(kind, GraphQLEnumType):
        return {getattr(v.value, "value", v.value): name for name, v in kind.values.items()}.__getitem__
    raise GivenUp(step.name)


def _scalar(kind: GraphQLScalarType, required: bool) -> Getter:
    """One function for the whole of a leaf: this runs for most of an answer."""
    plain, serialize = _PLAIN.get(kind.name), kind.serialize

    def complete(found: Any) -> Any:
        if found.__class__ is plain:
            return found
        if found is not None:
            return serialize(found)
        if required:
            raise GivenUp("null")
        return None

    return complete


def _info(step: Step, asked: Asked) -> GraphQLResolveInfo:
    """What a resolver may look at; the path ends at the field itself, since one function serves all rows."""
    return GraphQLResolveInfo(
        field_name=step.nodes[0].name.value,
        field_nodes=step.nodes,
        return_type=step.field.type,
        parent_type=step.parent,
        path=Path(None, step.name, step.parent.name),
        schema=asked.schema,
        fragments=dict(asked.fragments),
        root_value=None,
        operation=asked.operation,
        variable_values=asked.variables,
        context=asked.caller,
        is_awaitable=bool,
    )
