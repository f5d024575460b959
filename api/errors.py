"""What the API refuses and how it says so: a code for programs, a sentence for people, an id for the operator.

Nothing internal leaves: the text of an exception that is not one of ours goes to the log under the id.
"""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import Any

from graphql import GraphQLError

from cases.base.errors import Text
from integrity.scoring.rulebook import NoRules

log = logging.getLogger("api")


class Code(StrEnum):
    """Codes of `extensions.code`; a code once published keeps its meaning."""

    UNAUTHENTICATED = "UNAUTHENTICATED"
    TOKEN_EXPIRED = "TOKEN_EXPIRED"
    TOKEN_REVOKED = "TOKEN_REVOKED"
    SCOPE_MISSING = "SCOPE_MISSING"
    REGION_OUT_OF_SCOPE = "REGION_OUT_OF_SCOPE"
    UNKNOWN_REGION = "UNKNOWN_REGION"
    INVALID_CURSOR = "INVALID_CURSOR"
    BAD_INPUT = "BAD_INPUT"
    NO_RULES = "NO_RULES"
    BAD_REQUEST = "BAD_REQUEST"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    BODY_TOO_LARGE = "BODY_TOO_LARGE"
    PARSE_FAILED = "PARSE_FAILED"
    VALIDATION_FAILED = "VALIDATION_FAILED"
    TOO_MANY_TOKENS = "TOO_MANY_TOKENS"
    TOO_DEEP = "TOO_DEEP"
    TOO_MANY_FIELDS = "TOO_MANY_FIELDS"
    TOO_COSTLY = "TOO_COSTLY"
    RATE_LIMITED = "RATE_LIMITED"
    INTERNAL = "INTERNAL"


class ApiError(Exception):
    """Something was asked that is not answered; `more` are further plain extensions."""

    def __init__(self, code: Code, zh: str, en: str, **more: Any) -> None:
        super().__init__(zh)
        self.code = code
        self.text = Text(zh, en)
        self.more = more


class RequestRefused(Exception):  # noqa: N818 - the request is refused, the program did not err
    """The whole request is refused before anything is read; `status` is its HTTP status."""

    def __init__(self, status: int, *errors: GraphQLError, retry_after: int = 0) -> None:
        super().__init__(errors[0].message)
        self.status = status
        self.errors = errors
        self.retry_after = retry_after


def refuse(status: int, code: Code, zh: str, en: str, **more: Any) -> RequestRefused:
    """A refusal of the request for one reason."""
    return RequestRefused(status, located(ApiError(code, zh, en, **more)))


def located(error: ApiError, *, nodes: Any = None) -> GraphQLError:
    """The error at its place in the query."""
    return GraphQLError(error.text.zh, nodes=nodes, original_error=error)


def format_error(error: GraphQLError, *, request: str, language: str, own: Code = Code.INTERNAL) -> dict[str, Any]:
    """The error as the client sees it. `own` is the code of errors that the GraphQL library itself raised on reading
    the request; where it is INTERNAL their text stays inside too."""
    code, text, more = _told(error, request, own)
    body: dict[str, Any] = {"message": text.within(language)}
    if error.locations:
        body["locations"] = [location.formatted for location in error.locations]
    if error.path is not None:
        body["path"] = error.path
    body["extensions"] = {"code": code, "id": request, **more}
    return body


def _told(error: GraphQLError, request: str, own: Code) -> tuple[Code, Text, dict[str, Any]]:
    cause: Exception | None = error
    while isinstance(cause, GraphQLError):
        # the library wraps what a scalar raises, variables twice
        cause = cause.original_error
    if isinstance(cause, ApiError):
        return cause.code, cause.text, cause.more
    if isinstance(cause, NoRules):
        return Code.NO_RULES, Text(cause.zh, cause.en), {}
    if own is not Code.INTERNAL and cause is None:
        return own, Text(f"查询有误：{error.message}", error.message), {}
    log.error("api request %s failed", request, exc_info=cause or error)
    return (
        Code.INTERNAL,
        Text(
            f"系统内部错误，未返回该部分数据；请将编号 {request} 告知管理员。",
            f"Internal error, this part is left out; tell the administrator the id {request}.",
        ),
        {},
    )
