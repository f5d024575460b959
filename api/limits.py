"""What a query may look like before anything is read: tokens, depth, number of fields; all by its text alone.

The library has no such limits: a query of 90 KB with 5,000 aliases burns seconds in parsing and validation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NoReturn

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from api.errors import ApiError, Code, located

MAX_BODY = 16 * 1024
MAX_TOKENS = 1000
MAX_DEPTH = 10
# types, their fields, arguments and wrapped types: what the standard introspection query needs
MAX_INTROSPECTION_DEPTH = 20
MAX_SELECTIONS = 600
MAX_SAME_NAME = 5
DEFAULT_FIRST = 50
MAX_FIRST = 100

Fragments = Mapping[str, FragmentDefinitionNode]


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}


def check_shape(document: DocumentNode) -> None:
    """Raise GraphQLError for a document that nests too deep or selects too much, fragments written out."""
    fragments = fragments_of(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            _walk(definition.selection_set, fragments, _most(definition))


def _most(definition: OperationDefinitionNode | FragmentDefinitionNode) -> int:
    """Levels allowed from here; a fragment on the schema's own types is a part of an introspection."""
    own = isinstance(definition, FragmentDefinitionNode) and definition.type_condition.name.value.startswith("__")
    return MAX_INTROSPECTION_DEPTH if own else MAX_DEPTH


def _walk(root: SelectionSetNode, fragments: Fragments, levels: int) -> None:
    """Depth first with a stack of our own; stops at the first limit, so that no document costs more than that."""
    seen = 0
    stack: list[tuple[SelectionSetNode, int, int]] = [(root, 1, levels)]
    while stack:
        selections, depth, most = stack.pop()
        if depth > most:
            _refuse(Code.TOO_DEEP, f"查询嵌套超过{most}层", f"The query nests deeper than {most} levels", selections)
        names: Counter[str] = Counter()
        for node in _written_out(selections, fragments):
            seen += 1
            if seen > MAX_SELECTIONS:
                _refuse(
                    Code.TOO_MANY_FIELDS,
                    f"查询展开后超过{MAX_SELECTIONS}个字段",
                    f"The query selects more than {MAX_SELECTIONS} fields, fragments written out",
                    root,
                )
            if not isinstance(node, FieldNode):
                continue
            names[node.alias.value if node.alias else node.name.value] += 1
            if node.selection_set:
                own = MAX_INTROSPECTION_DEPTH if node.name.value.startswith("__") else most
                stack.append((node.selection_set, depth + 1, own))
        if names and max(names.values()) > MAX_SAME_NAME:
            _refuse(
                Code.TOO_MANY_FIELDS,
                f"同一名称的字段重复超过{MAX_SAME_NAME}次",
                f"One field is repeated more than {MAX_SAME_NAME} times",
                selections,
            )


def _written_out(selections: SelectionSetNode, fragments: Fragments) -> Iterator[object]:
    """The selections with the content of fragments in place; each fragment node itself is listed too, to be counted."""
    stack = list(reversed(selections.selections))
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, InlineFragmentNode):
            stack.extend(reversed(node.selection_set.selections))
        elif isinstance(node, FragmentSpreadNode) and node.name.value in fragments:
            stack.extend(reversed(fragments[node.name.value].selection_set.selections))


def _refuse(code: Code, zh: str, en: str, node: SelectionSetNode) -> NoReturn:
    error: GraphQLError = located(ApiError(code, f"{zh}，请拆分查询。", f"{en}; split it."), nodes=[node])
    raise error
