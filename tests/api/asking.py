"""How the tests ask the interface: as a client over HTTP, and what a fictional enterprise looks like there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from django.test import Client
from django.utils import timezone
from graphene_django.utils.testing import graphql_query

from api.caller import Caller
from api.clients import create_client
from api.models import ApiClient
from api.scopes import SCOPES
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.work import SHANGHAI
from tests.factories.played import handed_out

ADDRESS = "/graphql/"
NOW = datetime(2026, 6, 30, 10, tzinfo=SHANGHAI)
NEW = "application/graphql-response+json"
SYSTEM = Actor.system("测试")
_count = iter(range(1, 1_000_000))


@dataclass
class Asker:
    """A client of the interface with its token."""

    client: ApiClient
    token: str

    def post(self, query: str, *, accept: str = NEW, operation: str | None = None, **variables: Any) -> Any:
        headers = {"accept": accept, "authorization": f"Bearer {self.token}"}
        return graphql_query(query, operation_name=operation, variables=variables, headers=headers, graphql_url=ADDRESS)

    def send(self, body: bytes, *, accept: str = NEW, kind: str = "application/json", **headers: str) -> Any:
        """A body as it is given, well formed or not."""
        given = {"accept": accept, "authorization": f"Bearer {self.token}", **headers}
        return Client().post(ADDRESS, body, content_type=kind, headers=given)

    def get(self, accept: str = NEW, **parameters: str) -> Any:
        return Client().get(ADDRESS, parameters, headers={"accept": accept, "authorization": f"Bearer {self.token}"})

    def data(self, query: str, **variables: Any) -> Any:
        """The data of an answer without errors."""
        response = self.post(query, **variables)
        body = orjson.loads(response.content)
        assert response.status_code == 200 and "errors" not in body, body
        return body["data"]

    def errors(self, query: str, **variables: Any) -> list[dict[str, Any]]:
        """The errors of an answer that has some."""
        errors: list[dict[str, Any]] = orjson.loads(self.post(query, **variables).content)["errors"]
        return errors

    def opaque(self, name: str) -> str:
        """A name of ours as this client knows it."""
        return Caller(self.client, NOW, NOW.date(), "").opaque(name)

    def codes(self, query: str, **variables: Any) -> list[str]:
        """The codes of the errors."""
        return [error["extensions"]["code"] for error in self.errors(query, **variables)]


@handed_out()
def make_asker(
    *, region: str = "310000", scopes: Iterable[str] = tuple(SCOPES), now: datetime | None = None, days: int = 30
) -> Asker:
    """A client for a region with scopes, from `now` on for so many days."""
    moment = now or timezone.now()
    with works.begin(SYSTEM, moment, act="api.create_client") as work:
        client, token = create_client(
            work=work, name=f"评价系统{next(_count)}", region=region, scopes=scopes, expires_at=moment + timedelta(days=days)
        )
    return Asker(client, token)
