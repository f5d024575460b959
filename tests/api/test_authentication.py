"""Who is let in: a bearer token that is known, not expired, not revoked; and nobody else."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.test import Client
from django.utils import timezone

from api.clients import authenticate, digest_of, revoke_client
from api.errors import RequestRefused
from api.models import ApiCall, ApiClient
from cases.base import work as works
from cases.base.errors import NotFound, NotPermitted
from cases.base.roles import Role
from tests.api.asking import SYSTEM, Asker, make_asker
from tests.factories.parties import make_actor

QUERY = '{ lawRule(code: "D12") { code } }'
pytestmark = pytest.mark.django_db


def _ask(**headers: str) -> Any:
    body = orjson.dumps({"query": QUERY})
    return Client().post("/graphql/", body, content_type="application/json", headers=headers)


def _code(response: Any) -> str:
    body = orjson.loads(response.content)
    assert "data" not in body
    code: str = body["errors"][0]["extensions"]["code"]
    return code


def test_a_good_token_is_answered(asker: Asker) -> None:
    assert asker.data(QUERY) == {"lawRule": {"code": "D12"}}


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer cga_",
        "Basic dXNlcjpwYXNz",
        "Bearer " + "x" * 47,
        "Bearer 令牌".encode().decode("latin-1"),
    ],
)
def test_without_a_token_nothing_is_answered(header: str) -> None:
    response = _ask(**({"authorization": header} if header else {}))
    assert (response.status_code, _code(response)) == (401, "UNAUTHENTICATED")
    assert response["WWW-Authenticate"] == 'Bearer realm="graphql"'
    assert ApiCall.objects.count() == 0


def test_one_character_off_is_unknown(asker: Asker) -> None:
    other = asker.token[:-1] + ("A" if asker.token[-1] != "A" else "B")
    response = _ask(authorization=f"Bearer {other}")
    assert (response.status_code, _code(response)) == (401, "UNAUTHENTICATED")


def test_a_token_in_the_address_or_the_body_does_not_count(asker: Asker) -> None:
    response = Client().get("/graphql/", {"query": QUERY, "token": asker.token, "access_token": asker.token})
    assert response.status_code == 401


def test_the_last_moment_is_good_and_the_next_is_not() -> None:
    asker = make_asker()
    end = asker.client.expires_at
    assert authenticate(asker.token, now=end - timedelta(microseconds=1)).pk == asker.client.pk
    with pytest.raises(RequestRefused) as refused:
        authenticate(asker.token, now=end)
    assert refused.value.status == 401


def test_an_expired_token_says_so() -> None:
    asker = make_asker(now=timezone.now() - timedelta(days=40), days=30)
    response = _ask(authorization=f"Bearer {asker.token}")
    assert (response.status_code, _code(response)) == (401, "TOKEN_EXPIRED")


def test_a_revoked_token_says_so_and_the_name_is_free_again(asker: Asker) -> None:
    with works.begin(SYSTEM, timezone.now(), act="api.revoke_client") as work:
        revoke_client(work=work, name=asker.client.name, reason="合作终止")
    response = _ask(authorization=f"Bearer {asker.token}")
    assert (response.status_code, _code(response)) == (401, "TOKEN_REVOKED")
    row = ApiClient.objects.get(pk=asker.client.pk)
    assert row.revoked_at is not None
    with pytest.raises(NotFound), works.begin(SYSTEM, timezone.now(), act="api.revoke_client") as work:
        revoke_client(work=work, name=asker.client.name)


def test_the_token_is_random_and_nowhere_in_the_database(asker: Asker) -> None:
    raw = base64.urlsafe_b64decode(asker.token.removeprefix("cga_") + "=")
    assert len(raw) * 8 == 256
    kept = orjson.dumps([*ApiClient.objects.values(), *ApiClient.history.values()], default=str).decode()
    assert asker.token not in kept and asker.token.removeprefix("cga_") not in kept
    assert asker.client.token_digest == digest_of(asker.token) in kept


def test_the_digest_needs_a_key_that_the_database_does_not_hold(asker: Asker, settings: Any) -> None:
    settings.SECRET_KEY = "another key, as one would have who only wrote a row into the table"
    assert digest_of(asker.token) != asker.client.token_digest
    assert _ask(authorization=f"Bearer {asker.token}").status_code == 401


def test_a_session_does_not_open_the_interface(django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("someone", password="x" * 16, is_superuser=True, is_staff=True)
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post("/graphql/", orjson.dumps({"query": QUERY}), content_type="application/json")
    assert response.status_code == 401


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.SEC_ADMIN, Role.SYSTEM)])
def test_only_the_security_administrator_registers_clients(role: Role) -> None:
    from api.clients import create_client

    actor, now = make_actor(role=role), timezone.now()
    with pytest.raises(NotPermitted), works.begin(actor, now, act="api.create_client") as work:
        create_client(work=work, name="甲", region="310000", scopes=["score"], expires_at=now + timedelta(days=1))
    assert ApiClient.objects.count() == 0


def test_the_security_administrator_does_and_the_chain_holds_it() -> None:
    from api.clients import create_client
    from cases.base.models import Act, ChainEntry

    actor, now = make_actor(role=Role.SEC_ADMIN), timezone.now()
    with works.begin(actor, now, act="api.create_client") as work:
        client, token = create_client(work=work, name="甲", region="310000", scopes=["score"], expires_at=now + timedelta(days=1))
    act = Act.objects.get(verb="api.create_client")
    assert act.stream == f"apiclient:{client.pk}" and act.actor_name == actor.name
    # the first version of the row and the act
    assert ChainEntry.objects.filter(stream=act.stream).count() == 2
    assert token not in orjson.dumps(act.details).decode()


def test_each_call_of_a_known_client_is_logged(asker: Asker) -> None:
    asker.data(QUERY)
    asker.post("{ nothing }")
    asker.send(b"not json")
    rows = list(ApiCall.objects.order_by("pk").values_list("client_id", "status", "code", "cost"))
    # two fields: lawRule and its code
    assert rows == [
        (asker.client.pk, 200, "", 2),
        (asker.client.pk, 400, "VALIDATION_FAILED", 0),
        (asker.client.pk, 400, "BAD_REQUEST", 0),
    ]
