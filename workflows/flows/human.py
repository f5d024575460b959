"""A human task of a flow. viewflow's own task pages are not mounted: the workbench acts through commands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseNotFound
from viewflow.workflow import flow


def not_mounted(request: HttpRequest, **kwargs: Any) -> HttpResponseNotFound:
    """Stands where viewflow wants a view; acts go through workflows.commands only."""
    return HttpResponseNotFound()


def human() -> Any:
    """A node that waits for a person; the step of the same name in `steps` says for whom."""
    return flow.View(not_mounted)
