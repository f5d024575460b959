"""Clients and their tokens: issue one, revoke one, know one by its token.

A token is 256 random bits. The database keeps its HMAC-SHA-256 under a key that the database does not hold, so that
neither reading nor writing the table gives access.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from api import regions
from api.errors import Code, refuse
from api.models import ApiClient
from api.permissions import ARTICLE
from api.scopes import SCOPES
from cases.base import permissions, texts
from cases.base.characters import plain
from cases.base.errors import ConditionFailed, NotFound, Text
from cases.base.work import Work

PREFIX = "cga_"
_LENGTH = len(PREFIX) + 43


def create_client(*, work: Work, name: str, region: str, scopes: Iterable[str], expires_at: datetime) -> tuple[ApiClient, str]:
    """Register a client; it and its token, which is shown this once only.

    Raises ConditionFailed for an empty or taken name, an unknown region or scope, or an end that is not ahead.
    """
    token = PREFIX + secrets.token_urlsafe(32)
    client = ApiClient(
        name=plain(name).strip(),
        token_digest=digest_of(token),
        region=region,
        scopes=sorted(set(scopes)),
        created_at=work.now,
        expires_at=expires_at,
    )
    permissions.ask(work.actor, "api.create_client", client)
    texts.ask_typed(client)
    _check(client, work)
    work.save(client)
    told = {"name": client.name, "region": region, "scopes": client.scopes, "expires_at": expires_at.isoformat()}
    work.record("api.create_client", client.stream_key, article=ARTICLE, details=told)
    return client, token


def revoke_client(*, work: Work, name: str, reason: str = "") -> ApiClient:
    """End the access of the client in use under this name, from now on. Raises NotFound."""
    found = ApiClient.objects.select_for_update().filter(name=name, revoked_at__isnull=True).first()
    if found is None:
        raise NotFound("no_client", Text(f"没有名为“{name}”且未停用的接口调用方。", f"No client in use is named “{name}”."))
    client: ApiClient = found
    permissions.ask(work.actor, "api.revoke_client", client)
    client.revoked_at, work.reason = work.now, reason
    work.save(client)
    work.record("api.revoke_client", client.stream_key, article=ARTICLE, reason=reason)
    return client


def authenticate(token: str, *, now: datetime) -> ApiClient:
    """The client whose token this is. Raises RequestRefused (401) without a good one. One statement."""
    digest = digest_of(token)
    client: ApiClient | None = ApiClient.objects.filter(token_digest=digest).first() if _formed(token) else None
    if client is None or not constant_time_compare(client.token_digest, digest):
        raise refuse(
            401,
            Code.UNAUTHENTICATED,
            "没有有效的访问令牌；请以 Authorization: Bearer 令牌 的形式提供。",
            "No valid access token; send it as Authorization: Bearer TOKEN.",
        )
    if client.revoked_at is not None:
        raise refuse(
            401,
            Code.TOKEN_REVOKED,
            "该访问令牌已停用；请向发放机关申请新的令牌。",
            "The access token was revoked; ask the issuing authority for a new one.",
        )
    if client.is_expired(now):
        raise refuse(
            401,
            Code.TOKEN_EXPIRED,
            "该访问令牌已到期；请向发放机关申请新的令牌。",
            "The access token has expired; ask the issuing authority for a new one.",
        )
    return client


def digest_of(token: str) -> str:
    """The keyed digest under which a token is known."""
    return salted_hmac("api.clients.token", token, algorithm="sha256").hexdigest()


def _formed(token: str) -> bool:
    return len(token) == _LENGTH and token.startswith(PREFIX)


def _check(client: ApiClient, work: Work) -> None:
    unknown = sorted(set(client.scopes) - SCOPES.keys())
    if not client.name or ApiClient.objects.filter(name=client.name, revoked_at__isnull=True).exists():
        raise _wrong(
            "name", f"名称“{client.name}”为空或者已在使用，请换一个名称。", "The name is empty or in use; choose another."
        )
    if regions.place(client.region, work.today) is None:
        raise _wrong(
            "region",
            f"{client.region} 不是现行的六位行政区划代码（全国为 000000）。",
            f"{client.region} is no division code in use (000000 = the whole country).",
        )
    if unknown or not client.scopes:
        raise _wrong(
            "scope",
            f"没有权限范围“{'、'.join(unknown)}”，可选：{'、'.join(SCOPES)}。",
            f"No scope {', '.join(unknown) or 'given'}; there are {', '.join(SCOPES)}.",
        )
    if client.is_expired(work.now):
        raise _wrong("expires", "到期日不得早于今日。", "The day of expiry must not lie before today.")


def _wrong(code: str, zh: str, en: str) -> ConditionFailed:
    return ConditionFailed(f"client_{code}", Text(zh, en), act="api.create_client")
