"""manage.py revoke_api_client NAME [--reason R]: its token is no longer good."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from api.clients import revoke_client
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.cli import fail
from cases.base.errors import Refused

ACTOR = Actor.system("revoke_api_client")


class Command(BaseCommand):
    help = "停用接口调用方。Revoke an API client."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="名称 name")
        parser.add_argument("--reason", default="", help="理由 reason")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with works.begin(ACTOR, timezone.now(), act="api.revoke_client") as work:
                revoke_client(work=work, name=options["name"], reason=options["reason"])
        except Refused as refused:
            fail(f"{refused.text.zh} {refused.text.en}")
        self.stdout.write(f"revoked={options['name']}")
