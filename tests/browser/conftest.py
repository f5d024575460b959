"""A live server on a database of the test's own, with the people of the sample; a browser to sit at."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread
from django.utils import timezone

from cases.base.work import SHANGHAI
from tests.browser.driving import Desk, chromium
from tests.browser.visitor import Visitor
from workflows.sample import agenda
from workflows.sample.cast import Cast, assemble
from workflows.sample.reading import stories

HIRED = datetime(2024, 1, 2, 9, tzinfo=SHANGHAI)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here needs a browser."""
    here = Path(__file__).parent
    found = shutil.which("chromium") and shutil.which("chromedriver")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not found:
                item.add_marker(pytest.mark.skip(reason="needs chromium and chromedriver: sh scripts/need_chromium.sh"))


@dataclass
class Bureau:
    """The running system: its address and its people."""

    site: str
    cast: Cast

    def visitor(self, who: str) -> Visitor:
        """This person, signed in without a browser."""
        return Visitor(self.site, who, self.cast.passwords[who])

    def seat(self, desk: Desk, who: str) -> Desk:
        """This person, signed in at the desk."""
        desk.sign_in(who, self.cast.passwords[who])
        return desk


@pytest.fixture
def open_bureau(cloned_db: str, file_root: Path) -> Iterator[Callable[..., Bureau]]:
    """Start the system; with the codes of stories, those were played before."""
    servers: list[LiveServerThread] = []

    def start(*codes: str) -> Bureau:
        cast = assemble(now=HIRED)
        known = {story.code: story for story in stories()}
        agenda.play([known[code] for code in codes], cast, now=timezone.now())
        connections["default"].close()
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        servers.append(server)
        assert server.error is None, server.error
        return Bureau(f"http://127.0.0.1:{server.port}", cast)

    yield start
    for server in servers:
        server.terminate()


@pytest.fixture
def desk(open_bureau: Callable[..., Bureau]) -> Iterator[Callable[[Bureau], Desk]]:
    """A browser for a bureau; closed after the test."""
    opened = []

    def sit(bureau: Bureau) -> Desk:
        context = chromium()
        driver = context.__enter__()
        opened.append(context)
        return Desk(driver, bureau.site)

    yield sit
    for context in opened:
        context.__exit__(None, None, None)
