"""manage.py end_appointment ID --by ACCOUNT --last-day D --reason R: an officer leaves; what waits for the officer passes on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.cli import fail
from cases.base.errors import Refused
from cases.base.models import User
from cases.base.work import legal_date
from cases.parties.selectors import actor_for
from workflows.staffing import end_service


class Command(BaseCommand):
    help = "免去任职，名下待办退回，请负责人另行指定人员。End an appointment; its claims pass on, successors are asked for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("appointment", type=int, help="任职编号 id of the appointment")
        parser.add_argument("--by", required=True, help="安全管理员账号 account of the security administrator")
        parser.add_argument("--last-day", required=True, type=date.fromisoformat, help="最后一日 last day, inclusive (ISO)")
        parser.add_argument("--reason", required=True, help="理由 reason")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            actor = actor_for(user=User.objects.get(username=options["by"]), on=legal_date(now))
            row = end_service(
                actor=actor, now=now, appointment=options["appointment"], last_day=options["last_day"], reason=options["reason"]
            )
        except User.DoesNotExist:
            fail(f"没有账号“{options['by']}”。 No such account.")
        except Refused as refusal:
            fail(f"{refusal.text.zh} {refusal.text.en}")
        self.stdout.write(f"ended={row.pk} last_day={row.valid_to}")
