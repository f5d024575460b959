"""The server has threads: papers set side by side are those set one after another, to the byte."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from cases.base.pdf import render
from tests.base.pdf.samples import SAMPLES


def test_papers_set_by_threads_are_those_set_alone() -> None:
    papers = [*SAMPLES.values()] * 3
    alone = [render(paper) for paper in papers]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(render, papers)) == alone
