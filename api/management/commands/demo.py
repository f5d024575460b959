"""manage.py demo: play the sample cases through the workflows, then say what happened and where to look."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from api.clients import create_client
from api.scopes import SCOPES
from cases.base.actors import Actor
from cases.base.cli import fail
from cases.base.errors import Refused
from cases.base.roles import ROLES_EN
from cases.base.work import begin, legal_date
from cases.law.money import to_yuan
from workflows.sample import agenda, database, summary
from workflows.sample.cast import PEOPLE, SUPERIORS, Cast
from workflows.sample.player import Player
from workflows.sample.reading import stories
from workflows.sample.run import run

CLIENT, CLIENT_REGION, CLIENT_DAYS = "示例评价系统", "990101", 30
SEEDING = Actor.system("示例准备")
PAPERS = ("45", "37", "42", "35", "46", "45B", "45C", "DOC3", "56", "DOC4", "DOC5", "DOC6")
LINES_EVERY = 100
QUERY = (
    '{ enterprise(uscc: \\"%s\\") { name score { score creditClass lines { code points because { zh } } } '
    "integrityFile { kind reference validFrom } publishedPenalties { number penalty publishedOn } } }"
)


class Command(BaseCommand):
    help = "演示：由相应人员经工作流办理全部示例案件。Play the sample through the workflows and summarise it."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = stories()
            database.prepare()
        except Refused as refusal:
            fail(f"{refusal.text.zh} {refusal.text.en}")
        now = timezone.now()
        with _progress(agenda.length(told)) as on_step:
            cast, players = run(told, now=now, on_step=on_step)
        token = _token(now)
        self._stories(players)
        self._figures(now)
        self._papers()
        self._accounts(cast)
        self._interface(token)

    def _stories(self, players: list[Player]) -> None:
        self._say("\n示例案件 The cases")
        for player in players:
            story, subject = player.story, player.subject
            state = subject.lifecycle.by_code[subject.state].zh
            self._say(f"  {subject}  {story.cause}  [{state}]\n      {story.shows_zh} {story.shows_en}（{story.article}）")

    def _figures(self, now: datetime) -> None:
        known = summary.figures(on=legal_date(now))
        self._say("\n结果 What happened")
        self._say("  " + " ".join(f"{name}={value}" for name, value in known.items() if not name.endswith("_fen")))
        self._say(f"  罚款 fines {to_yuan(known['fined_fen'])} 元，已缴 received {to_yuan(known['paid_fen'])} 元")
        self._say("\n信用评分 Scores")
        for uscc, name, score, credit_class in summary.scores():
            self._say(f"  {score} {credit_class}  {uscc or '（无统一社会信用代码）'}  {name}")

    def _papers(self) -> None:
        self._say("\n文书 Documents (PDF)")
        for path in summary.copy_papers(summary.papers_folder(), PAPERS):
            self._say(f"  {_short(path)}")

    def _accounts(self, cast: Cast) -> None:
        self._say("\n登录账户（口令为本次随机生成） Sign-in accounts, with passwords made up for this run")
        for who, name, role, _unit in (*PEOPLE, *SUPERIORS):
            self._say(f"  {who:<11} {cast.passwords[who]:<14} {name}  {role.label} / {ROLES_EN[role]}")

    def _interface(self, token: str) -> None:
        uscc = next(code for code, *_ in summary.scores() if code)
        self._say("\n查询接口 GraphQL，例 for example")
        self._say(
            f"  curl -s {settings.PUBLIC_URL}/graphql/ -H 'Authorization: Bearer {token}' "
            f"-H 'Content-Type: application/json' \\\n    -d '{{\"query\": \"{QUERY % uscc}\"}}'"
        )

    def _say(self, text: str) -> None:
        self.stdout.write(text)


def _token(now: datetime) -> str:
    with begin(SEEDING, now, act="api.create_client") as work:
        _, token = create_client(
            work=work, name=CLIENT, region=CLIENT_REGION, scopes=SCOPES, expires_at=now + timedelta(days=CLIENT_DAYS)
        )
    return token


@contextmanager
def _progress(total: int) -> Iterator[Callable[[agenda.Entry], None]]:
    """A bar on a terminal; elsewhere a line now and then."""
    with tqdm(total=total, desc="演示 demo", unit="步", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

        def tell(entry: agenda.Entry) -> None:
            bar.update() if not bar.disable else _line(next(count), total, entry)

        count = iter(range(total))
        yield tell


def _line(done: int, total: int, entry: agenda.Entry) -> None:
    if done % LINES_EVERY == 0:
        sys.stderr.write(f"{entry.day} {done}/{total}\n")


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
