"""A review of responsibility at any stage, played through the door by the people who would do each step.

`review_at("DEFENCE")` gives a `Reviewed`; `reviewed.do("submit")` does the next step. The official is the case officer of
a case in investigation; the county has a superior city bureau. The days are working days of spring 2026. All fictional.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cases.accountability.review.models import ExemptionClaim, ResponsibilityReview
from cases.base.actors import Actor
from cases.base.roles import Role
from cases.parties.models import Officer
from tests.factories.cases import Office, Played, at, case_at, make_office
from tests.factories.parties import make_authority
from tests.factories.played import handed_out
from tests.factories.steps.responsibility import STEPS
from workflows.models import WorkItem

# besides the bureau's usual people
MORE: dict[str, Role] = {
    "sup1": Role.SUPERVISION,
    "sup2": Role.SUPERVISION,
    "sup3": Role.SUPERVISION,
    "lr2": Role.LR,
    "bl2": Role.BL,
    "bl3": Role.BL,
}
WHO = {
    "registrar": "sup1",
    "supervisor": "sup1",
    "first": "sup1",
    "second": "sup2",
    "spare": "sup3",
    "head": "bh",
    "deputy1": "bl2",
    "deputy2": "bl3",
}
CITY: dict[str, Role] = {
    "city_sup1": Role.SUPERVISION,
    "city_sup2": Role.SUPERVISION,
    "city_bh": Role.BH,
    "city_bl1": Role.BL,
    "city_bl2": Role.BL,
}
REASONS = "经集体研究，事实清楚，处理适当。"


@dataclass
class Reviewed:
    """A review being played."""

    office: Office
    case: Played
    official: Officer
    capacity: str = "handler"
    about: str = ""
    review_id: int = 0
    last: Any = None
    # who handles it: short names by the place in which they appear
    who: dict[str, str] = field(default_factory=lambda: dict(WHO))

    def do(self, step: str, *, by: str = "", on: date | None = None, **changes: Any) -> Any:
        """Do a step: `by` another person, `on` another day, with other arguments."""
        known = STEPS[step]
        day = on or known.day
        given = {**known.given(self, day), **changes}
        actor = given.pop("actor", None) or self.actor(by or known.who, day)
        self.last = known.command(actor=actor, now=at(day), **given)
        if isinstance(self.last, ResponsibilityReview) and not self.review_id:
            self.review_id = self.last.pk
        return self.last

    def play(self, *steps: str) -> Reviewed:
        for step in steps:
            self.do(step)
        return self

    def actor(self, who: str, on: date) -> Actor:
        """By the place in the review, or by short name."""
        if who == "official":
            return self.office.actor(self._short(self.official), on)
        return self.office.actor(self.who.get(who, who), on)

    def officer(self, who: str) -> Officer:
        return self.office.officers[self.who.get(who, who)]

    def _short(self, officer: Officer) -> str:
        return next(name for name, row in self.office.officers.items() if row.pk == officer.pk)

    @property
    def review(self) -> ResponsibilityReview:
        return ResponsibilityReview.objects.get(pk=self.review_id)

    @property
    def state(self) -> str:
        return str(self.review.state)

    @property
    def stream(self) -> str:
        return f"responsibilityreview:{self.review_id}"

    def claim(self, ground: str = "") -> int:
        """The claim of a ground; the first one."""
        rows = ExemptionClaim.objects.filter(review=self.review_id).order_by("pk")
        return int((rows.filter(ground=ground) if ground else rows)[0].pk)

    def open_steps(self) -> list[str]:
        return sorted(WorkItem.objects.filter(stream=self.stream, done=False).values_list("step", flat=True))

    def meeting(self, **more: Any) -> dict[str, Any]:
        """Who meets, and each one's view."""
        people = [self.officer(w) for w in ("head", "deputy1", "deputy2")]
        views = [{"name": o.name, "view": "同意。", "dissent": False} for o in people]
        return {"review": self.review_id, "attendees": people, "views": views, "reasons": REASONS, **more}


VERIFIED = ("register", "consent", "begin", "report")
TOLD = (*VERIFIED, "open", "finding", "notify")
WEIGHED = (*TOLD, "defend", "reject", "submit")
PATHS: dict[str, tuple[str, ...]] = {
    "CLUE": ("register",),
    "CONSENTED": ("register", "consent"),
    "PRELIM": ("register", "consent", "begin"),
    "VERIFIED": VERIFIED,
    "CLEARED": (*VERIFIED, "clear"),
    "OPEN": (*VERIFIED, "open"),
    "FOUND": (*VERIFIED, "open", "finding"),
    "NOTIFIED": TOLD,
    "DEFENCE": (*TOLD, "defend"),
    "WAIVED": (*TOLD, "waive"),
    "COLLECTIVE": WEIGHED,
    "MEASURE": (*WEIGHED, "measure"),
    "SERVED": (*WEIGHED, "measure", "serve"),
    "REMEDY": (*WEIGHED, "measure", "serve", "ask"),
    "ANSWERED": (*WEIGHED, "measure", "serve", "ask", "answer"),
    "ARCHIVED": (*WEIGHED, "measure", "serve", "ask", "answer", "archive"),
    "TO_EXEMPT": (*TOLD, "defend", "accept", "submit"),
    "EXEMPT": (*TOLD, "defend", "accept", "submit", "exempt"),
    "TO_FIND_NONE": (*VERIFIED, "open", "no_element", "notify_none", "waive", "submit"),
    "NO_FAULT": (*VERIFIED, "open", "no_element", "notify_none", "waive", "submit", "no_fault"),
    "TO_REFER": (*VERIFIED, "open", "finding", "notify_referral", "waive", "submit"),
    "REFERRED": (*VERIFIED, "open", "finding", "notify_referral", "waive", "submit", "refer"),
    "INFORMED": (*TOLD, "defend", "accept", "submit", "exempt", "inform"),
}


@handed_out()
def make_two_offices() -> Office:
    """A county bureau and its superior, with supervisors and leaders at both."""
    city = make_authority(level="city")
    office = make_office(parent=city)
    for who, role in MORE.items():
        office.hire(who, role, unit="执法监督科" if role == Role.SUPERVISION else "局机关")
    for who, role in CITY.items():
        office.hire(who, role, authority=city, unit="市局机关")
    return office


def review_at(stage: str, *, official: str = "co1", office: Office | None = None, **more: Any) -> Reviewed:
    """A review in a stage of `PATHS`, of the official of that short name, about a case in investigation."""
    return review_after(PATHS[stage], official, office, more)


@handed_out(keep=lambda steps, *_: steps in PATHS.values())
def review_after(steps: tuple[str, ...], official: str, office: Office | None, more: Any) -> Reviewed:
    if not steps:
        played = case_at("INVEST", office=office or make_two_offices())
        return Reviewed(played.office, played, played.office.officers[official], about=played.stream, **more)
    return review_after(steps[:-1], official, office, more).play(steps[-1])
