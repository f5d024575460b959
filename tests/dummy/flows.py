"""The flow of the dummy procedure: two people, one after the other."""

from __future__ import annotations

from viewflow import this
from viewflow.workflow import flow

from cases.base.roles import CO, LEADERS
from tests.dummy.models import RequestProcess
from workflows.human import Human, SubjectFlow


class RequestFlow(SubjectFlow, flow.Flow):
    process_class = RequestProcess
    process_title = "样例程序"

    start = flow.StartHandle(this.begin).Next(this.weigh)
    weigh = Human("审查", "Weigh", CO, ends=("dummy.weigh",)).Next(this.grant)
    grant = Human("准予", "Grant", LEADERS, ends=("dummy.grant",)).Next(this.end)
    end = flow.End()
