"""From the text of a query to its answer. Parsing and validation are kept by text; reading is one consistent snapshot.

`_execute` is the seam of the executors: given a valid, affordable, permitted operation it returns the library's
ExecutionResult, whoever computes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from graphql import (
    DocumentNode,
    ExecutionResult,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    execute,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.values import get_variable_values

from api import limits, plan
from api.caller import Caller
from api.cost import MAX_COST, Need, measure
from api.errors import ApiError, Code, RequestRefused, format_error, located, refuse
from api.schema import schema
from api.scopes import SCOPES

# the standard rules always: a list of rules given to the library replaces them
RULES = tuple(specified_rules)
KEPT_QUERIES = 128
# milliseconds that one statement of a request may take on PostgreSQL
STATEMENT_TIMEOUT = 10_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A parsed and valid document with its operations by name ("" = anonymous)."""

    document: DocumentNode
    operations: dict[str, OperationDefinitionNode]
    fragments: dict[str, FragmentDefinitionNode]
    digest: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of a response. `status` 200 where there is data or a place for it; what it was estimated to cost;
    `code` is that of the first error."""

    body: dict[str, Any]
    status: int
    cost: int = 0
    digest: str = ""

    @property
    def code(self) -> str:
        errors = self.body.get("errors")
        return errors[0]["extensions"]["code"] if errors else ""


def answer(*, query: str, variables: dict[str, Any], operation: str | None, caller: Caller) -> Answer:
    """Answer a query of a known client. Raises nothing that is about the query."""
    digest, cost = hashlib.sha256(query.encode()).hexdigest(), 0
    try:
        prepared = _prepare(query)
        chosen = _choose(prepared, operation)
        values = _coerce(chosen, variables)
        need = measure(schema.graphql_schema, chosen, prepared.fragments, values)
        cost = need.cost
        _afford(need)
        _permit(need, caller)
    except RequestRefused as refused:
        errors = [_told(e, caller, Code.VALIDATION_FAILED) for e in refused.errors]
        return Answer({"errors": errors}, refused.status, cost, digest)
    with _snapshot():
        asked = plan.Asked(schema.graphql_schema, prepared.fragments, chosen, variables, values, caller)
        result = _execute(asked, prepared)
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body = {"errors": [_told(e, caller, Code.INTERNAL) for e in result.errors], **body}
    return Answer(body, 200, cost, prepared.digest)


def _told(error: GraphQLError, caller: Caller, own: Code) -> dict[str, Any]:
    return format_error(error, request=caller.request, language=caller.language, own=own)


# --- the executors -----------------------------------------------------------------------------------------------


def _execute(asked: plan.Asked, prepared: Prepared) -> ExecutionResult:
    """Compute the answer: by the lean executor, and by the library's where that gives up."""
    try:
        return ExecutionResult(plan.run(asked), None)
    except plan.GivenUp:
        return execute_by_library(asked, prepared)


def execute_by_library(asked: plan.Asked, prepared: Prepared) -> ExecutionResult:
    """The library's own executor: slower, and the reference for every other."""
    name = asked.operation.name
    result = execute(
        asked.schema,
        prepared.document,
        context_value=asked.caller,
        # as they were given: it reads them itself
        variable_values=asked.given,
        operation_name=name.value if name else None,
        is_awaitable=_never,
    )
    assert isinstance(result, ExecutionResult)
    return result


def _never(_value: Any) -> bool:
    """Nothing here is awaited."""
    return False


@contextmanager
def _snapshot() -> Iterator[None]:
    """One state of the database for all statements of an answer, read only, on PostgreSQL. SQLite's transactions
    here take the writer's lock, so there each statement reads for itself."""
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = {STATEMENT_TIMEOUT}"
        )
        yield


# --- before reading ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=KEPT_QUERIES)
def _prepared(query: str) -> Prepared | RequestRefused:
    """Parse, limit and validate; the outcome is kept by the text of the query."""
    try:
        document = parse(query, max_tokens=limits.MAX_TOKENS)
        limits.check_shape(document)
    except GraphQLError as error:
        return RequestRefused(400, error if error.original_error else _unparsed(error))
    errors = validate(schema.graphql_schema, document, RULES, max_errors=10)
    if errors:
        return RequestRefused(400, *errors)
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    return Prepared(
        document,
        {o.name.value if o.name else "": o for o in operations},
        limits.fragments_of(document),
        hashlib.sha256(query.encode()).hexdigest(),
    )


def _prepare(query: str) -> Prepared:
    found = _prepared(query)
    if isinstance(found, RequestRefused):
        raise RequestRefused(found.status, *found.errors)
    return found


def _unparsed(error: GraphQLError) -> GraphQLError:
    if "tokens" in error.message:
        told = ApiError(
            Code.TOO_MANY_TOKENS,
            f"查询超过{limits.MAX_TOKENS}个词元，请拆分查询。",
            f"The query has more than {limits.MAX_TOKENS} tokens; split it.",
        )
    else:
        told = ApiError(Code.PARSE_FAILED, f"查询不合语法：{error.message}", error.message)
    return GraphQLError(error.message, source=error.source, positions=error.positions, original_error=told)


def _choose(prepared: Prepared, name: str | None) -> OperationDefinitionNode:
    found = prepared.operations
    chosen = found.get(name) if name else (next(iter(found.values())) if len(found) == 1 else None)
    if chosen is None:
        raise refuse(400, Code.BAD_REQUEST, "请以 operationName 指明要执行的查询。", "Name the operation with operationName.")
    if chosen.operation is not OperationType.QUERY:
        raise refuse(400, Code.BAD_REQUEST, "本接口只供查询。", "This interface is read-only.")
    return chosen


def _coerce(operation: OperationDefinitionNode, given: dict[str, Any]) -> dict[str, Any]:
    values = get_variable_values(schema.graphql_schema, operation.variable_definitions, given, max_errors=5)
    if isinstance(values, list):
        raise RequestRefused(400, *values)
    return values


def _afford(need: Need) -> None:
    if need.cost > MAX_COST:
        raise refuse(
            400,
            Code.TOO_COSTLY,
            f"查询代价{need.cost}超过上限{MAX_COST}（字段数×行数），请减少 first 或者字段。",
            f"The query costs {need.cost}, more than {MAX_COST} (fields × rows); ask for fewer rows or fields.",
            cost=need.cost,
            most=MAX_COST,
        )


def _permit(need: Need, caller: Caller) -> None:
    """Before anything is read: each field that the client's scopes do not cover says so."""
    refused = [located(_missing(scope, what), nodes=[node]) for scope, what, node in need.scopes if not caller.may_read(scope)]
    if refused:
        raise RequestRefused(403, *refused)


def _missing(scope: str, what: str) -> ApiError:
    text = SCOPES[scope]
    return ApiError(
        Code.SCOPE_MISSING,
        f"{what} 需要权限“{scope}”（{text.zh}），该调用方没有；请向发放机关申请。",
        f"{what} needs the scope “{scope}” ({text.en}), which this client lacks; ask the issuing authority.",
        scope=scope,
        field=what,
    )
