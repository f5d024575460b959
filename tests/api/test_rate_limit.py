"""A client, and whoever tries tokens, may ask so often a minute; then 429 with the time to wait, and no row for each try."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from django.test import Client

from api.models import ApiCall
from tests.api.asking import Asker, make_asker
from workflows import rates

pytestmark = pytest.mark.django_db
BODY = orjson.dumps({"query": "{ __typename }"})


@pytest.fixture(autouse=True)
def _three(settings: Any) -> Iterator[None]:
    settings.RATE_LIMITS = {"address": 3, "user": 0, "client": 3}
    rates._counts.clear()
    yield
    rates._counts.clear()


def ask(token: str, peer: str = "192.0.2.1") -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    return Client(REMOTE_ADDR=peer).post("/graphql/", BODY, content_type="application/json", headers=headers)


def test_a_client_is_counted_for_itself(asker: Asker) -> None:
    other = make_asker()
    answers = [ask(asker.token, f"192.0.2.{n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429] * 2
    assert answers[-1]["Retry-After"] == "60"
    assert answers[-1]["Cache-Control"] == "no-store"
    error = answers[-1].json()["errors"][0]
    assert (error["extensions"]["code"], error["extensions"]["retryAfter"]) == ("RATE_LIMITED", 60)
    assert "请60秒后再试" in error["message"]
    assert ApiCall.objects.filter(client=asker.client).count() == 3
    assert ask(other.token).status_code == 200


def test_whoever_tries_tokens_is_counted_by_address(asker: Asker) -> None:
    assert [ask("cga_" + "x" * 43).status_code for _ in range(5)] == [401] * 3 + [429] * 2
    assert ask("cga_" + "x" * 43, "192.0.2.2").status_code == 401
    # a good token from there is another's business
    assert ask(asker.token).status_code == 200
