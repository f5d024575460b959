"""manage.py score USCC [--view V] [--as-of D] [--known-at T] | --all: one explained score, or all that changed."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.base.cli import fail
from cases.base.spelling import code_key
from cases.base.work import SHANGHAI, legal_date
from cases.law.errors import LawError
from cases.parties.models import Party
from integrity.scoring.ics1 import RULESET
from integrity.scoring.rulebook import rules_on
from integrity.scoring.selectors import Status, answers_of, scored_parties
from integrity.scoring.services import rescore_due
from integrity.views import View


class Command(BaseCommand):
    help = "信用评分及其说明。An enterprise's score, explained; or every score that changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("uscc", nargs="?", default="", help="统一社会信用代码 unified social credit code")
        views = [str(view).lower() for view in View]
        parser.add_argument("--view", default="internal", choices=views, help="谁来看：对外共享、本机关、审计 whose view it is")
        parser.add_argument("--as-of", default="", help="评分日 the legal day scored (YYYY-MM-DD; default today)")
        parser.add_argument("--known-at", default="", help="按此刻已知的记录 as known at this moment (ISO; default now)")
        parser.add_argument("--all", action="store_true", help="重新计算全部有变化的主体 recompute what changed")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["all"]:
            if options["uscc"] or options["as_of"] or options["known_at"]:
                fail("--all 不与统一社会信用代码或者日期同用。 --all takes neither a code nor dates.")
            result = rescore_due(now=now)
            self.stdout.write(f"scored={result.scored} changed={result.changed}")
            return
        party = _party(options["uscc"])
        as_of, known_at = _day(options["as_of"], now), _moment(options["known_at"], now)
        view = View(options["view"].upper())
        try:
            answer = answers_of([party.pk], view=view, as_of=as_of, now=now, known_at=known_at)[party.pk]
            if answer.status == Status.NO_RULES:
                rules_on(RULESET, as_of)
        except LawError as error:
            fail(f"{error.zh} {error.en}")
        said = answer.run.as_json() if answer.run else {"asOf": as_of.isoformat(), "score": None, "class": None}
        told = {"uscc": party.uscc, "name": party.public_name, "view": view, "status": answer.status, **said}
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))


def _party(uscc: str) -> Party:
    if not uscc:
        fail("请给出统一社会信用代码，或者使用 --all。 Give a unified social credit code, or --all.")
    found = scored_parties().filter(uscc=code_key(uscc)).first()
    if found is None:
        fail(f"没有统一社会信用代码为“{uscc}”的企业；请核对代码。 No enterprise has this code.")
    return found


def _day(text: str, now: datetime) -> date:
    if not text:
        return legal_date(now)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        fail(f"--as-of “{text}”不是日期，请写作 2026-11-23。 --as-of must be a date such as 2026-11-23.")
    if day > legal_date(now):
        fail(f"--as-of {text} 晚于今日，尚无评分可言。 --as-of must not lie ahead: a score of tomorrow would be a guess.")
    return day


def _moment(text: str, now: datetime) -> datetime | None:
    """A day alone means its end; a time without a zone is Shanghai's; None: now."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        fail(
            f"--known-at “{text}”不是时间，请写作 2026-11-23T18:00:00+08:00。"
            " --known-at must be an ISO time such as 2026-11-23T18:00:00+08:00."
        )
    if "T" not in text.upper() and " " not in text:
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999999)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    return moment if moment < now else None
