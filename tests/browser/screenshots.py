"""Pictures of the workbench on sample data: `python -m tests.browser.screenshots OUTDIR`.

Plays the sample's stories (all fictional) into a database of its own, which is gone afterwards. Each page at desk width (1280)
and phone width (390); `NAME…` after OUTDIR takes these pages alone, `--english` the English ones.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.browser.driving import Desk

WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
# a picture ends here, however long the page
LONGEST = 2400


def main() -> None:
    """Take the pictures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("outdir", type=Path)
    asked.add_argument("names", nargs="*")
    asked.add_argument("--english", action="store_true")
    asked.add_argument("--whole", action="store_true", help="the whole page instead of what fits the screen")
    given = asked.parse_args()
    given.outdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, _system(Path(scratch)) as (site, passwords):
        _shoot(site, passwords, given)


@contextmanager
def _system(scratch: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The system on a database of its own with every story played, and a server before it."""
    os.environ["DATABASE_URL"] = f"sqlite:///{scratch / 'pictures.sqlite3'}"
    os.environ["CHENGAN_FILE_ROOT"] = str(scratch / "files")
    # nothing is collected there, so that files go by their plain names
    os.environ["CHENGAN_STATIC_ROOT"] = str(scratch / "static")
    os.environ["CHENGAN_LOG_LEVEL"] = "ERROR"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread
    from django.utils import timezone

    from cases.base.work import SHANGHAI
    from workflows.sample import agenda
    from workflows.sample.cast import assemble
    from workflows.sample.reading import stories

    call_command("migrate", verbosity=0)
    cast = assemble(now=datetime(2024, 1, 2, 9, tzinfo=SHANGHAI))
    agenda.play(stories(), cast, now=timezone.now())
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield f"http://127.0.0.1:{server.port}", cast.passwords
    finally:
        server.terminate()


def _pages() -> dict[str, tuple[str, Callable[[Any], str]]]:
    """Name → who looks, and the address (from the browser's own look around)."""
    from cases.accountability.review.models import ResponsibilityReview
    from cases.accountability.signals.models import SupervisionSignal
    from cases.base.models import Document
    from cases.penalty.models import PenaltyCase
    from cases.transfer.models import Transfer
    from integrity.blacklist.models import BlacklistCase
    from integrity.publicity.models import PenaltyPublicity
    from workflows.models import WorkItem

    closed = PenaltyCase.objects.filter(state="ARCHIVED").earliest("pk")
    paper = Document.objects.get(stream=closed.stream_key, form="45")
    flagged = PenaltyCase.objects.filter(criminal_flags__state="open").earliest("pk")
    task = WorkItem.objects.exclude(home=flagged.stream_key).filter(step="decide", done=False).earliest("pk")
    review = WorkItem.objects.filter(step="review", done=False).earliest("pk")
    paying = PenaltyCase.objects.filter(state="PAY_DUE").earliest("pk")
    facts = PenaltyCase.objects.filter(state="INVEST", assignments__officer__user__username="officer1").earliest("pk")
    sent = Transfer.objects.get(state="HANDED_OVER")
    force = WorkItem.objects.get(step="form_task_force", done=False)
    settle = WorkItem.objects.get(step="settle_case", done=False)
    signal = SupervisionSignal.objects.filter(state="EXPLAINED").earliest("pk")
    matter = ResponsibilityReview.objects.earliest("pk")
    listed = BlacklistCase.objects.get(state="PUBLISHED")
    shown = PenaltyPublicity.objects.filter(state="PUBLISHED").earliest("pk")
    return {
        "sign-in": ("", lambda _: "/sign-in/"),
        "verify": ("", lambda _: f"/verify/{paper.verify_code}/"),
        "inbox": ("leader", lambda _: "/?tab=queue"),
        "inbox-officer": ("officer1", lambda _: "/?tab=queue"),
        "inbox-handled": ("officer1", lambda _: "/?tab=handled"),
        "inbox-empty": ("officer1", lambda _: "/"),
        "cases": ("leader", lambda _: "/cases/"),
        "case": ("leader", lambda _: f"/cases/{closed.pk}/"),
        "case-flagged": ("leader", lambda _: f"/cases/{flagged.pk}/"),
        "case-paying": ("officer1", lambda _: f"/cases/{paying.pk}/"),
        "task-form": ("leader", lambda _: f"/inbox/{task.pk}/"),
        "task-review": ("reviewer", lambda _: f"/inbox/{review.pk}/"),
        "task-facts": ("officer1", lambda _: f"/act/case/{facts.pk}/penalty.record_facts/"),
        "transfer": ("head", lambda _: f"/subjects/transfer/{sent.pk}/"),
        "task-force": ("leader", lambda _: f"/inbox/{force.pk}/"),
        "task-settle": ("head", lambda _: f"/inbox/{settle.pk}/"),
        "signal": ("supervisor", lambda _: f"/subjects/signal/{signal.pk}/"),
        "review": ("supervisor", lambda _: f"/subjects/responsibility/{matter.pk}/"),
        "review-new": ("supervisor", lambda _: "/reviews/new/"),
        "listing": ("leader", lambda _: f"/subjects/listing/{listed.pk}/"),
        "supervision": ("supervisor", lambda _: "/supervision/"),
        "supervision-missed": ("supervisor", lambda _: "/supervision/clocks_missed/"),
        "public-list": ("", lambda _: "/public/blacklist/"),
        "public-listing": ("", lambda _: f"/public/blacklist/{listed.public_code}/"),
        "public-penalties": ("", lambda _: "/public/penalties/"),
        "public-penalty": ("", lambda _: f"/public/penalties/{shown.public_code}/"),
        "clue-new": ("intake", lambda _: "/clues/new/"),
        "document": ("leader", lambda _: f"/documents/{paper.pk}/"),
        "refusal": ("leader", lambda _: "/clues/new/"),
    }


def _shoot(site: str, passwords: dict[str, str], given: argparse.Namespace) -> None:
    from tests.browser.driving import Desk, chromium

    with chromium() as driver:
        seat, sitting = Desk(driver, site), ""
        for name, (who, address) in _pages().items():
            if given.names and name not in given.names:
                continue
            if who and who != sitting:
                seat.sign_in(who, passwords[who])
                sitting = who
            seat.open(address(seat))
            if (seat.find("html").get_attribute("lang") == "en") != given.english:
                seat.switch_language()
                seat.open(address(seat))
            for width, size in WIDTHS.items():
                _picture(seat, size, given.outdir / f"{name}-{width}.png", whole=given.whole)


def _picture(seat: Desk, size: tuple[int, int], target: Path, *, whole: bool) -> None:
    import time

    phone = size == WIDTHS["phone"]
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": phone}
    seat.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    seat.driver.refresh()
    seat.find("main")
    if seat.all("iframe.paper"):
        # the browser's own viewer takes its time
        time.sleep(3)
    if whole:
        tall = int(seat.driver.execute_script("return document.documentElement.scrollHeight"))
        seat.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**metrics, "height": min(tall, LONGEST)})
    seat.driver.save_screenshot(str(target))


if __name__ == "__main__":
    main()
