"""Make a fixture of the upgrade tests: play a few stories with an older version and keep what its database then held.

Run it inside a checkout of that version, with the packages of its own lock, once an engine; DATABASE_URL names an empty
database and CHENGAN_FILE_ROOT an empty directory, and both are used up (PostgreSQL needs pg_dump beside it):

    cd OLD && PYTHONPATH=. CHENGAN_FILE_ROOT=DIR DATABASE_URL=sqlite:///FILE .venv/bin/python HERE/make.py HERE/NAME

NAME is the version's commit; every directory that stands here is tested. What both engines have in common must come out the
same. Everything is fiction. Papers are numbered, frozen and stored as ever, but one line stands for each PDF. The modules of
the old version are looked up by name, because today's version may have moved them.
"""

from __future__ import annotations

import io
import json
import logging
import lzma
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment

SHANGHAI = ZoneInfo("Asia/Shanghai")
# a Wednesday on which nothing is special; the stories end on it or some days before
DAY = date(2026, 6, 10)
# of every account of the fixture
PASSWORD = "fiction-of-the-upgrade"
# which stories of the sample are played, and the last step of those that stop before their end: each stops at other steps
STORIES: dict[str, str] = {
    "desk-clue": "",
    "desk-verify": "",
    "desk-filing": "",
    "not-filed": "",
    "desk-investigate": "",
    "overdue": "",
    "desk-submit": "",
    "desk-review": "",
    "desk-heard": "",
    "desk-defence": "",
    "desk-discuss": "",
    "desk-decide": "",
    "desk-serve": "",
    "desk-pay": "",
    "desk-propose": "",
    "desk-archive": "",
    "desk-exempted": "",
    "expired-cakes": "",
    "no-production-licence": "penalty.approve_notice",
    "annulled-decision": "penalty.annul_decision",
    "listed": "blacklist.propose",
    "listing-revoked": "blacklist.request_consent",
    "desk-flagged": "",
    "above-criminal-line": "transfer.record_receipt",
    "police-refuse": "transfer.police_refuse",
    "reviewed-official": "responsibility.notify",
}


class Clock:
    """What the code of the old version takes for now."""

    now = datetime(2024, 1, 2, 9, tzinfo=SHANGHAI)


def main(target: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    logging.disable(logging.WARNING)
    setup_test_environment()
    _put("django.utils.timezone", now=lambda: Clock.now)
    _put("cases.base.documents", render=_unset)
    _put("workflows.sample.cast", secrets=SimpleNamespace(token_urlsafe=lambda _: PASSWORD))
    call_command("migrate", verbosity=0)
    _play()
    _drafts()
    _turned_away()
    target.mkdir(parents=True, exist_ok=True)
    known = json.dumps(_known(), ensure_ascii=False, indent=1, sort_keys=True)
    _write(target / "known.json", f"{known}\n".encode(), once=True)
    _write(target / "files.tar.xz", _packed(_files()), once=True)
    call_command("export_anchor", str(target / f"{connection.vendor}.anchor.json"))
    _write(target / f"{connection.vendor}.sql.xz", _packed(_dump().encode()))


def _put(module: str, **values: Any) -> None:
    """Let the module find these in place of its own."""
    vars(import_module(module)).update(values)


def _unset(document: Any, *, fonts: Any) -> bytes:
    """What stands for the PDF: one page that names its paper."""
    return f"%PDF-1.4 /Type /Page {document.title} {document.number} {document.digest}".encode()


def _play() -> None:
    stories = [
        _cut(story, STORIES[story.code]) for story in import_module("workflows.sample.reading").stories() if story.code in STORIES
    ]

    def on_step(entry: Any) -> None:
        Clock.now = datetime.combine(entry.day, time(9), SHANGHAI)

    import_module("workflows.sample.run").run(stories, now=datetime.combine(DAY, time(17), SHANGHAI), on_step=on_step)
    Clock.now = datetime.combine(DAY, time(17, 30), SHANGHAI)


def _cut(story: Any, last: str) -> Any:
    """The story up to the first step that does `last`."""
    verbs = [step.verb for step in story.steps]
    return replace(story, steps=story.steps[: verbs.index(last) + 1]) if last else story


def _drafts() -> None:
    """Whoever may do a step begins to type, and leaves it there."""
    items = import_module("workflows.models").WorkItem.objects.filter(done=False).order_by("pk")
    for item in items:
        client, page = next(_takers(f"/inbox/{item.pk}/"))
        form = page.context["page"].form
        long_texts = [name for name, field in form.fields.items() if type(field.widget).__name__ == "Textarea"]
        content = dict.fromkeys(long_texts[:1], f"草稿：{item.number}")
        address = page.wsgi_request.path
        assert not content or client.post(f"{address}draft/", content).status_code == 200, address
    client = _signed_in("intake")
    assert client.post("/clues/new/draft/", {"content": "草稿：来电反映"}).status_code == 200


def _takers(address: str) -> Iterator[tuple[Client, Any]]:
    """Who of the bureau gets the form behind this address, and the page."""
    for user in import_module("cases.base.models").User.objects.order_by("pk"):
        client = _signed_in(user.username)
        page = client.get(address, follow=True)
        if page.status_code == 200 and page.redirect_chain:
            yield client, page


def _turned_away() -> None:
    """Somebody sends an act that is not his, and one that is his but too early: both refusals stay."""
    case = import_module("cases.penalty.models").PenaltyCase.objects.filter(state="INVEST").earliest("pk")
    for who, act in (("intake", "penalty.add_evidence"), ("leader", "penalty.decide_penalty")):
        answer = _signed_in(who).post(f"/act/case/{case.pk}/{act}/", {"opinion": "过早"})
        assert answer.status_code in (403, 409), (who, act, answer.status_code)


@cache
def _signed_in(who: str) -> Client:
    client, users = Client(), import_module("cases.base.models").User.objects
    client.force_login(users.get(username=who), "django.contrib.auth.backends.ModelBackend")
    return client


def _known() -> dict[str, Any]:
    """What the tests compare with."""
    said = io.StringIO()
    call_command("verify_audit", stdout=said)
    counts = dict(part.split("=") for part in said.getvalue().split())
    assert counts["broken"] == "0", said.getvalue()
    pages, subjects = import_module("web.acts").ACT_PAGES, import_module("web.kinds").MODELS
    kinds = {
        kind: sorted(a for a, row in pages.items() if row.act.startswith(f"{model.lifecycle.name}."))
        for kind, model in subjects.items()
    }
    models = import_module("cases.base.models")
    items = import_module("workflows.models").WorkItem.objects.filter(done=False)
    return {
        "day": DAY.isoformat(),
        "password": PASSWORD,
        "cases": int(counts["cases"]),
        "rows": int(counts["rows"]),
        "drafts": models.Draft.objects.count(),
        "refusals": models.Refusal.objects.count(),
        "steps": sorted(items.values_list("step", flat=True)),
        "acts": kinds,
    }


def _files() -> bytes:
    """The file store, as a tar file without names, days or owners of the machine."""
    packed, root = io.BytesIO(), Path(settings.FILE_ROOT)
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            entry = tarfile.TarInfo(path.relative_to(root).as_posix())
            entry.size = path.stat().st_size
            with path.open("rb") as content:
                tar.addfile(entry, content)
    return packed.getvalue()


def _dump() -> str:
    """The database as SQL that its engine reads back."""
    import_module("django.contrib.sessions.models").Session.objects.all().delete()
    if connection.vendor == "sqlite":
        _drop_virtual()
        return "\n".join(connection.connection.iterdump())
    place = connection.settings_dict
    connection.close()
    command = ["pg_dump", "--no-owner", "--no-privileges", "--rows-per-insert=50"]
    command += [f"--host={place['HOST']}", f"--port={place['PORT'] or 5432}", f"--username={place['USER']}", place["NAME"]]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    # newer versions of the program write lines that only psql understands
    return "\n".join(line for line in said.splitlines() if not line.startswith("\\"))


def _drop_virtual() -> None:
    """Virtual tables, which a dump does not put back, and the triggers that fill them: `migrate` makes both from the rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%'", [])
        for (table,) in cursor.fetchall():
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE %s", [f'%"{table}"%'])
            for (trigger,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{trigger}"')
            cursor.execute(f'DROP TABLE "{table}"')


def _packed(content: bytes) -> bytes:
    return lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)


def _write(path: Path, content: bytes, *, once: bool = False) -> None:
    """Write a file; what is written `once` the other engine has written alike."""
    if once and path.exists() and path.read_bytes() != content:
        raise SystemExit(f"{path.name} differs from what the other engine gave")
    path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
