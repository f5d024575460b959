"""States and table of the dummy procedure: a request is entered, weighed, and granted."""

from __future__ import annotations

from cases.base.lifecycle import Lifecycle
from cases.base.roles import LEADERS
from cases.base.states import State, States
from cases.base.triggers import Invariant
from tests.dummy.permissions import own_bureau


class RequestState(States):
    ENTERED = State("ENTERED", "已登记", "entered", initial=True)
    WEIGHED = State("WEIGHED", "已审查", "weighed")
    GRANTED = State("GRANTED", "已准予", "granted", terminal=True)
    REFUSED = State("REFUSED", "已驳回", "refused", terminal=True)


DUMMY = Lifecycle("dummy", "样例程序", "Dummy procedure", RequestState)
DUMMY.declared(
    "refuse",
    sources=(RequestState.WEIGHED,),
    target=RequestState.REFUSED,
    zh="驳回",
    en="Refuse",
    article="样例规定 §4",
    who=LEADERS,
    rules=(own_bureau,),
)

INVARIANTS = (
    Invariant(
        "granted_with_opinion", "dummy.request", "NEW.state = 'GRANTED' AND NEW.opinion = ''", "准予须附审查意见（样例规定 §3）"
    ),
)
