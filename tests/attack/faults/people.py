"""Who acts in a fault run: the sample's cases, an account for each client, and what each of them does."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.attack.faults.client import Answer, Browser, GaveUp
from tests.attack.faults.place import PASSWORD

STORIES = ("desk-investigate", "desk-verify", "overdue")
MARKED = "故障演练"
REGISTER, ASSIGN, EVIDENCE = "clue.register", "clue.assign", "penalty.add_evidence"
# how often a person begins again after a refusal
AGAIN = 5

Fields = Mapping[str, Any]


@dataclass
class Told:
    """What each client was told in the end about each of its acts, by the act and the mark that stands in its subject."""

    said: dict[tuple[str, str], Answer | None] = field(default_factory=dict)
    tries: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    refusals: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class Client(threading.Thread):
    """One client: its turns follow each other until the time is over."""

    number: int
    base: str
    told: Told
    # when it is over, by the monotonic clock
    over: float = 0

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        turn = 0
        while time.monotonic() < self.over:
            turn += 1
            self.turn(f"{MARKED}{os.getpid()}之{self.number:02d}第{turn:04d}件")

    @property
    def browsers(self) -> Sequence[Browser]:
        raise NotImplementedError

    def turn(self, mark: str) -> None:
        raise NotImplementedError

    def act(self, browser: Browser, verb: str, mark: str, address: str, fields: Fields, file: bytes | None = None) -> bool:
        """Do it as a person does: after a refusal begin again. Whether the person was told that it is done."""
        answer: Answer | None = None
        before, browser.sent = browser.broken, []
        try:
            for _time in range(AGAIN):
                answer = browser.fill(address, fields, file)
                if answer.done or answer.already:
                    break
                with self.told.lock:
                    self.told.refusals[f"{verb} {answer.status} {answer.refusal}"] += 1
        except GaveUp as error:
            answer = None
            with self.told.lock:
                self.told.refusals[str(error)] += 1
        with self.told.lock:
            self.told.said[verb, mark] = answer
            self.told.tries[verb, mark] = browser.sent
            self.told.unanswered += browser.broken - before
        return answer is not None and (answer.done or answer.already)


@dataclass
class Registrar(Client):
    """Registers clues; the unit head beside assigns each to two officers."""

    intake: str = ""
    head: str = ""
    officers: Sequence[str] = ()
    __hash__ = Client.__hash__

    def __post_init__(self) -> None:
        super().__post_init__()
        self._desk, self._unit = (Browser(self.base, who, PASSWORD) for who in (self.intake, self.head))

    @property
    def browsers(self) -> Sequence[Browser]:
        return self._desk, self._unit

    def turn(self, mark: str) -> None:
        fields = {"source": "inspection", "received_on": _yesterday(), "content": mark}
        if not self.act(self._desk, REGISTER, mark, "/clues/new/", fields):
            return
        clue = _clue_of(mark)
        if clue is not None:
            self.act(self._unit, ASSIGN, mark, f"/act/clue/{clue}/{ASSIGN}/", {"officers": self.officers})


@dataclass
class Collector(Client):
    """Adds evidence to a case that he handles; every second one with a file."""

    handler: str = ""
    case: int = 0
    collectors: Sequence[str] = ()
    __hash__ = Client.__hash__

    def __post_init__(self) -> None:
        super().__post_init__()
        self._desk = Browser(self.base, self.handler, PASSWORD)

    @property
    def browsers(self) -> Sequence[Browser]:
        return (self._desk,)

    def turn(self, mark: str) -> None:
        fields = {"kind": "documentary", "title": mark, "proves": "销售", "source": "当事人", "taken_on": _yesterday()}
        address = f"/act/case/{self.case}/{EVIDENCE}/"
        file = content_of(mark) if self.number % 4 == 1 else None
        self.act(self._desk, EVIDENCE, mark, address, {**fields, "collectors": self.collectors}, file)


def content_of(mark: str) -> bytes:
    """The file of a piece: some pages, and no other piece has the same."""
    return f"{mark}\n".encode() * 2000


def _yesterday() -> str:
    return (datetime.now() - timedelta(days=1)).date().isoformat()  # noqa: DTZ005 - in the past in every zone


def _clue_of(mark: str) -> int | None:
    from django.db import connection

    from cases.intake.models import Clue

    try:
        return Clue.objects.filter(content=mark).values_list("pk", flat=True).first()
    finally:
        connection.close()


def set_up() -> None:
    """Django in this process."""
    import django

    django.setup()


def prepare() -> None:
    """In an empty database: the tables, the bureau and a few cases under investigation; everybody has the run's password."""
    set_up()
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command
    from django.utils import timezone

    from cases.base.models import User
    from workflows.sample.reading import stories
    from workflows.sample.run import run

    call_command("migrate", verbosity=0)
    run([s for s in stories() if s.code in STORIES], now=timezone.now() - timedelta(minutes=5))
    User.objects.update(password=make_password(PASSWORD))


def clients(base: str, count: int, told: Told) -> list[Client]:
    """Every second one collects evidence, as long as there are handlers who do not yet; the others register clues."""
    from cases.penalty.models import PenaltyCase

    handlers = [
        (row.officer.user.username, case.pk, [str(o) for o in _handlers(case).values_list("officer", flat=True)])
        for case in PenaltyCase.objects.filter(state="INVEST").order_by("pk")
        for row in _handlers(case).select_related("officer__user")
    ]
    if not handlers:
        raise RuntimeError("no case of the sample is under investigation")
    officers = handlers[0][2]
    people: list[Client] = []
    for number in range(count):
        if number % 2 and number // 2 < len(handlers):
            who, case, collectors = handlers[number // 2]
            people.append(Collector(number, base, told, handler=who, case=case, collectors=collectors))
        else:
            desk, unit = (_hire(role, number) for role in ("INTAKE", "UH"))
            people.append(Registrar(number, base, told, intake=desk, head=unit, officers=officers))
    return people


def sign_in(people: Sequence[Client]) -> None:
    """Everybody opens the inbox."""
    for person in people:
        for browser in person.browsers:
            browser.open("/")


def _handlers(case: Any) -> Any:
    return case.assignments.filter(duty="handler", to_day__isnull=True)


def _hire(role: str, number: int) -> str:
    """One more account of the sample's bureau: clients of one account would share their drafts."""
    from django.utils import timezone

    from cases.base.roles import Role
    from cases.base.work import begin
    from cases.parties.models import Appointment
    from workflows.sample.cast import SEEDING, hire

    who, unique = f"fault-{role.lower()}{number:02d}", (500 if role == "UH" else 700) + number
    bureau = Appointment.objects.get(officer__user__username="intake").authority
    with begin(SEEDING, timezone.now(), act="sample.cast") as work:
        hire(work, bureau, who, f"演练人员{unique}", Role[role], "故障演练组", unique, password=PASSWORD)
    return who
