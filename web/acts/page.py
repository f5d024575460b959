"""What an act of the workbench is: one row of the tables beside this file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.base.models import Aggregate
from web.forms.base import ActForm


@dataclass(frozen=True, slots=True)
class ActPage:
    """`subject` names the command's argument for the subject's id; `confirm` is the button.

    An act `beside` its step leaves the step open: facts, evidence, orders, changes of a decision.
    """

    act: str
    model: type[Aggregate]
    subject: str
    form: type[ActForm]
    command: Callable[..., Any] | None
    confirm: Any
    purpose: Any = ""
    consequence: Any = ""
    beside: bool = False
