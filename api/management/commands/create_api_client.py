"""manage.py create_api_client NAME --region CODE [--scope S]… [--expires D]: an evaluation client; its token, once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from api.clients import create_client
from api.scopes import SCOPES, USUAL
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.cli import fail
from cases.base.errors import Refused
from cases.base.work import SHANGHAI, legal_date

LASTS = timedelta(days=365)
ACTOR = Actor.system("create_api_client")


class Command(BaseCommand):
    help = "登记接口调用方，令牌只显示一次。Register an API client; the token is shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="名称 name")
        parser.add_argument("--region", required=True, help="区划代码，全国为 000000 region code; 000000 = all")
        parser.add_argument(
            "--scope",
            action="append",
            default=[],
            help=f"权限 scope ({', '.join(SCOPES)})；缺省为 replay 以外的全部 default: all but replay",
        )
        parser.add_argument("--expires", default="", metavar="DATE", help="有效期最后一日，缺省一年 last day; default: a year")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        last = _last_day(options["expires"], legal_date(now))
        try:
            with works.begin(ACTOR, now, act="api.create_client") as work:
                _, token = create_client(
                    work=work,
                    name=options["name"],
                    region=options["region"],
                    scopes=options["scope"] or USUAL,
                    expires_at=datetime.combine(last + timedelta(days=1), time.min, SHANGHAI),
                )
        except Refused as refused:
            fail(f"{refused.text.zh} {refused.text.en}")
        self.stdout.write(token)


def _last_day(text: str, today: date) -> date:
    if not text:
        return today + LASTS
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"--expires “{text}”不是日期，应写作 2027-03-01。 --expires must be a date such as 2027-03-01.")
