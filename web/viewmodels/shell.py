"""The frame around every signed-in page."""

from __future__ import annotations

from dataclasses import dataclass

from web.viewmodels.marks import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place to go. `count` is shown beside the label ("99+" for many); `current` marks where the reader is."""

    label: str
    url: str
    current: bool = False
    count: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One hat of the signed-in person: role, unit and bureau."""

    id: int
    role: str
    unit: str
    authority: str
    acting: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The frame of every signed-in page, the same for all pages of one request.

    `language_url`, `switch_url` and `sign_out_url` take a POST: `language` + `next`, `appointment` + `next`,
    nothing. `notices` are one-time messages after an act.
    """

    user_name: str = ""
    appointments: tuple[Appointment, ...] = ()
    nav: tuple[Link, ...] = ()
    home_url: str = "/"
    search_url: str = "/cases/"
    language_url: str = "/i18n/setlang/"
    switch_url: str = "/appointment/"
    sign_out_url: str = "/sign-out/"
    here: str = "/"
    source_url: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def actor(self) -> Appointment | None:
        """The appointment the person acts under now."""
        return next((a for a in self.appointments if a.current), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message over the page: what happened, and what to do if anything."""

    text: str
    tone: Tone = Tone.INFO
    title: str = ""
    article: str = ""
    link: Link | None = None
