"""GraphQL over HTTP: POST with JSON, GET for queries; one answer, in `application/graphql-response+json` or JSON.

Cookies mean nothing here: a client is known by its bearer token alone, so no form of another site can ask in its name.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLError

from api import clients, limits
from api.caller import Caller
from api.errors import Code, RequestRefused, format_error, refuse
from api.execution import Answer, answer
from api.models import ApiCall, ApiClient
from cases.base.origin import client_address
from cases.base.work import legal_date
from workflows import rates

RESPONSE = "application/graphql-response+json"
JSON = "application/json"
# what the column holds; a refused query may be estimated at more
MAX_KEPT_COST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Question:
    """The parameters of a request."""

    query: str
    variables: dict[str, Any]
    operation: str | None


@dataclass
class Call:
    """One request on its way: its id and moment, and what is known of it so far."""

    number: str
    now: datetime
    started: float
    language: str
    client: ApiClient | None = None
    media: str = JSON
    # seconds after which to ask again
    retry_after: int = 0

    def refusal(self, status: int, *errors: GraphQLError) -> Answer:
        """The answer to a request that is not answered."""
        told = [format_error(e, request=self.number, language=self.language) for e in errors]
        return Answer({"errors": told}, status)


@csrf_exempt
def graphql(request: HttpRequest) -> HttpResponse:
    """The one address of the interface."""
    call = Call(uuid.uuid4().hex, timezone.now(), time.monotonic(), _language(request))
    found = _answer(request, call)
    response = _respond(found.body, found.status, call.media)
    if call.retry_after:
        response["Retry-After"] = str(call.retry_after)
    _record(call, found)
    return response


def _answer(request: HttpRequest, call: Call) -> Answer:
    try:
        call.client = _known(request, call)
        _not_too_often(call, f"client:{call.client.pk}", "client")
        call.media = _media(request)
        question = _question(request)
        caller = Caller(call.client, call.now, legal_date(call.now), call.number, call.language)
        found = answer(query=question.query, variables=question.variables, operation=question.operation, caller=caller)
        # the older media type answers every well-formed request with 200 (GraphQL over HTTP, 6.4.1)
        return found if call.media == RESPONSE else replace(found, status=200)
    except RequestRefused as refused:
        call.retry_after = refused.retry_after
        return call.refusal(refused.status, *refused.errors)
    except Exception as failure:
        return call.refusal(500, GraphQLError("internal", original_error=failure))


def _known(request: HttpRequest, call: Call) -> ApiClient:
    """The client whose token was sent; whoever tries tokens is counted by address."""
    try:
        return clients.authenticate(_token(request), now=call.now)
    except RequestRefused:
        _not_too_often(call, f"unknown:{client_address(request.META)}", "address")
        raise


def _not_too_often(call: Call, key: str, kind: str) -> None:
    wait = rates.over(key, settings.RATE_LIMITS[kind], now=call.now)
    if wait:
        zh, en = f"请求过于频繁，请{wait}秒后再试。", f"Too many requests; try again in {wait} seconds."
        refusal = refuse(429, Code.RATE_LIMITED, zh, en, retryAfter=wait)
        raise RequestRefused(429, *refusal.errors, retry_after=wait)


def _language(request: HttpRequest) -> str:
    """Of Chinese and English the one that the program asks for first; Chinese by default."""
    asked = (name for name, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
    return next((name for name in asked if name.startswith(("zh", "en"))), "zh-hans")


def _token(request: HttpRequest) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _media(request: HttpRequest) -> str:
    """The media type of the answer: the new one if it is named, plain JSON if that or anything will do."""
    if request.method not in ("GET", "POST"):
        raise refuse(405, Code.METHOD_NOT_ALLOWED, "只接受 POST 和 GET。", "Only POST and GET.")
    accepted = [part.split(";")[0].strip().lower() for part in request.headers.get("Accept", "*/*").split(",")]
    if RESPONSE in accepted:
        return RESPONSE
    if {JSON, "application/*", "*/*", ""} & set(accepted):
        return JSON
    raise refuse(406, Code.NOT_ACCEPTABLE, f"只能以 {RESPONSE} 或者 {JSON} 应答。", f"Answers are {RESPONSE} or {JSON}.")


def _question(request: HttpRequest) -> Question:
    given = _get_parameters(request) if request.method == "GET" else _posted(request)
    query, variables, operation = (given.get(n) for n in ("query", "variables", "operationName"))
    if not isinstance(query, str) or not query.strip():
        raise refuse(400, Code.BAD_REQUEST, "缺少参数 query。", "The parameter query is missing.")
    if not isinstance(variables, dict | None) or not isinstance(operation, str | None):
        raise refuse(
            400,
            Code.BAD_REQUEST,
            "variables 应为对象，operationName 应为文本。",
            "variables must be an object and operationName text.",
        )
    return Question(query, variables or {}, operation or None)


def _get_parameters(request: HttpRequest) -> dict[str, Any]:
    _limit(len(request.META.get("QUERY_STRING", "")))
    given: dict[str, Any] = {name: request.GET.get(name) for name in ("query", "operationName")}
    text = request.GET.get("variables")
    return {**given, "variables": _json(text.encode()) if text else None}


def _posted(request: HttpRequest) -> dict[str, Any]:
    kind = request.content_type or ""
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    if kind != JSON or charset not in ("utf-8", "utf8"):
        raise refuse(415, Code.UNSUPPORTED_MEDIA_TYPE, f"请求体应为 UTF-8 的 {JSON}。", f"The body must be {JSON} in UTF-8.")
    body = request.read(limits.MAX_BODY + 1)
    _limit(len(body))
    given = _json(body)
    if not isinstance(given, dict):
        raise refuse(400, Code.BAD_REQUEST, "请求体应为一个 JSON 对象。", "The body must be one JSON object.")
    return given


def _limit(size: int) -> None:
    if size > limits.MAX_BODY:
        raise refuse(
            413,
            Code.BODY_TOO_LARGE,
            f"请求超过{limits.MAX_BODY // 1024} KB，请拆分查询。",
            f"The request is larger than {limits.MAX_BODY // 1024} KB; split the query.",
        )


def _json(text: bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise refuse(
            400,
            Code.BAD_REQUEST,
            f"不是 UTF-8 的 JSON：第{error.lineno}行第{error.colno}列。",
            f"Not JSON in UTF-8: line {error.lineno}, column {error.colno}.",
        ) from None


def _respond(body: dict[str, Any], status: int, media: str) -> HttpResponse:
    response = HttpResponse(orjson.dumps(body), status=status, content_type=f"{media}; charset=utf-8")
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Accept, Accept-Language, Authorization"
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="graphql"'
    if status == 405:
        response["Allow"] = "GET, POST"
    return response


def _record(call: Call, found: Answer) -> None:
    """Log the call of a known client; unknown ones, and those that ask too often, leave nothing that they could fill."""
    if call.client is not None and not call.retry_after:
        ApiCall.objects.create(
            client=call.client,
            at=call.now,
            request=call.number,
            operation=found.digest,
            cost=min(found.cost, MAX_KEPT_COST),
            status=found.status,
            code=found.code,
            ms=round((time.monotonic() - call.started) * 1000),
        )
