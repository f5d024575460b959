"""What a refusal may be got over by: data beside the condition or the rule that refuses, read by pages and by the tests."""

from __future__ import annotations

from dataclasses import dataclass

from cases.base.errors import Text


@dataclass(frozen=True, slots=True)
class Cure:
    """The ways out of one refusal; several may stand in one, and any of them will do.

    given   — what this act was given is put right, and the act is done again.
    acts    — other acts (full verbs, of any procedure or register) after which this one may be done.
    set_up  — management commands of the bureau's set-up.
    clocks  — rules of clocks: it may be done when the time of one of them is over.
    later   — it may be done from the day that the sentence names.
    another — another person does it, whom the permission table lets; `who` says whom, where the roles do not.
    done    — it was done already, or there is nothing of the kind to do.
    exits   — the law ends here for this act: the matter goes on by one of these instead.
    """

    given: bool = False
    acts: tuple[str, ...] = ()
    set_up: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    later: bool = False
    another: bool = False
    who: Text | None = None
    done: bool = False
    exits: tuple[str, ...] = ()

    def __or__(self, other: Cure) -> Cure:
        return Cure(
            given=self.given or other.given,
            acts=self.acts + other.acts,
            set_up=self.set_up + other.set_up,
            clocks=self.clocks + other.clocks,
            later=self.later or other.later,
            another=self.another or other.another,
            who=self.who or other.who,
            done=self.done or other.done,
            exits=self.exits + other.exits,
        )


GIVEN = Cure(given=True)
ANOTHER = Cure(another=True)
DONE = Cure(done=True)
LATER = Cure(later=True)


def by(*acts: str) -> Cure:
    """One of these acts cures it."""
    return Cure(acts=acts)


def instead(*exits: str) -> Cure:
    """The law ends here for this act; the matter goes on by one of these."""
    return Cure(exits=exits)


def after(*clocks: str) -> Cure:
    """It may be done when the time of one of these clocks is over."""
    return Cure(clocks=clocks)


def set_up(*commands: str) -> Cure:
    """The bureau's set-up is completed by one of these management commands."""
    return Cure(set_up=commands)


def only(zh: str, en: str, *acts: str) -> Cure:
    """Somebody else may, named in words; by one of `acts` somebody becomes such a person."""
    return Cure(another=True, who=Text(zh, en), acts=acts)


# more people who may: the security administrator appoints them and records their certificates
MORE_PEOPLE = by("parties.appoint", "parties.issue_certificate", "parties.restore_certificate")
