"""What is asked of a field, so that a read fetches these columns and no others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLObjectType, GraphQLResolveInfo, get_named_type
from graphql.execution.collect_fields import collect_sub_fields

from api.types.mirror import Mirror, columns_of

Reads = Mapping[str, tuple[str, ...]]


def reads_of(kind: type[Mirror], **computed: tuple[str, ...]) -> Reads:
    """Field of a type → columns behind it: a mirrored field reads its own, `computed` says what the others read."""
    return {name: (column,) for name, column in columns_of(kind).items()} | computed


def columns_asked(info: GraphQLResolveInfo, reads: Reads) -> frozenset[str]:
    """The columns behind the fields selected below this one, by a table of field → columns."""
    kind = get_named_type(info.return_type)
    if not isinstance(kind, GraphQLObjectType):
        return frozenset()
    fields = collect_sub_fields(info.schema, dict(info.fragments), info.variable_values, kind, info.field_nodes)
    names = (nodes[0].name.value for nodes in fields.values())
    return frozenset(column for name in names for column in reads.get(name, ()))


def place_of(info: Any) -> tuple[int, ...]:
    """The field's place in the query: the same for every row, another where other selections are merged into it."""
    return tuple(map(id, info.field_nodes))
