"""manage.py enter_setting KEY VALUE --article A [--bureau ID] [--from D] [--to D]: a dated setting of a bureau, or of all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.actors import Actor
from cases.base.cli import fail
from cases.base.errors import Refused
from cases.base.models import DatedSetting
from cases.base.work import begin, legal_date
from cases.parties.models import Authority


class Command(BaseCommand):
    help = "录入机关设置（见 docs/procedures.md）。Enter a dated setting."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", help="设置项 key, e.g. payment.bank")
        parser.add_argument("value", help="内容 value")
        parser.add_argument("--article", required=True, help="依据 article or document it rests on")
        parser.add_argument("--bureau", type=int, help="机关编号 id of the bureau; default: all bureaus")
        parser.add_argument("--from", dest="since", type=date.fromisoformat, help="自 first day (ISO); default: today")
        parser.add_argument("--to", dest="until", type=date.fromisoformat, help="至 last day (ISO)")

    def handle(self, *args: Any, **options: Any) -> None:
        now, bureau = timezone.now(), options["bureau"]
        if bureau is not None and not Authority.objects.filter(pk=bureau).exists():
            fail(f"没有编号为{bureau}的机关。 No such bureau.")
        if not options["value"].strip():
            fail("内容不能为空。 The value is empty.")
        row = DatedSetting(
            key=options["key"],
            value=options["value"],
            authority=bureau,
            valid_from=options["since"] or legal_date(now),
            valid_to=options["until"],
            article=options["article"],
        )
        try:
            with begin(Actor.system("enter_setting"), now, act="settings.enter", subject=row.stream_key) as work:
                work.save(row)
                work.record("settings.enter", row.stream_key, article=row.article, details={"key": row.key, "bureau": bureau})
        except Refused as refusal:
            fail(f"{refusal.text.zh} {refusal.text.en}")
        self.stdout.write(f"setting={row.pk} key={row.key} from={row.valid_from}")
