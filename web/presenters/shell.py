"""The frame of a signed-in page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.base.roles import ROLES_EN, Role
from cases.base.work import legal_date
from cases.parties.models import Appointment as AppointmentRow
from cases.parties.selectors import OVERSEERS, STAFF, appointments_of
from web.viewmodels import Appointment, Link, Notice, Shell, Tone
from web.viewmodels.shell import Shell as ShellType

TONES = {"success": Tone.OK, "warning": Tone.WARN, "error": Tone.DANGER}


def shell_for(request: HttpRequest, *, now: datetime) -> ShellType:
    """Navigation, hats and one-time messages for this request."""
    user: Any = request.user
    chosen = getattr(getattr(request, "actor", None), "appointment_id", None)
    hats = tuple(hat(row, current=row.pk == chosen) for row in appointments_of(user, legal_date(now)))
    return Shell(
        user_name=str(user),
        appointments=hats,
        nav=_navigation(request),
        home_url=reverse("web:inbox"),
        search_url=reverse("web:cases"),
        language_url=reverse("set_language"),
        switch_url=reverse("web:choose"),
        sign_out_url=reverse("web:sign_out"),
        here=request.get_full_path(),
        source_url=settings.SOURCE_URL,
        notices=tuple(Notice(text=str(m), tone=TONES.get(m.level_tag, Tone.INFO)) for m in get_messages(request)),
    )


def hat(row: AppointmentRow, *, current: bool = False) -> Appointment:
    """One appointment as the switcher shows it."""
    return Appointment(
        id=row.pk, role=role_name(row.role), unit=row.unit, authority=row.authority.name, acting=row.acting, current=current
    )


def role_name(code: str) -> str:
    """A role in the reader's language."""
    if in_english():
        return ROLES_EN.get(code, code)
    return str(Role(code).label) if code in Role.values else code


def in_english() -> bool:
    return (get_language() or "").startswith("en")


def language() -> str:
    return get_language() or "zh-hans"


def _navigation(request: HttpRequest) -> tuple[Link, ...]:
    rows = [(_("待办"), reverse("web:inbox")), (_("案件"), reverse("web:cases"))]
    actor = getattr(request, "actor", None)
    if actor is not None and actor.role in STAFF:
        rows.append((_("当事人"), reverse("web:parties")))
    if actor is not None and actor.role == Role.SEC_ADMIN:
        rows.append((_("行政区划"), reverse("web:divisions")))
    if actor is not None and actor.role in {Role.INTAKE, Role.CO, Role.UH}:
        rows.append((_("登记线索"), reverse("web:register_clue")))
    if actor is not None and actor.role in OVERSEERS:
        rows.append((_("监督"), reverse("web:supervision")))
    if actor is not None and actor.role == Role.SUPERVISION:
        rows.append((_("登记责任线索"), reverse("web:register_review")))
    if actor is not None and actor.role == Role.AUDIT_ADMIN:
        rows.append((_("查阅记录"), reverse("web:opened")))
        rows.append((_("登录失败记录"), reverse("web:sign_ins")))
        rows.append((_("举报人信息查阅记录"), reverse("web:readings")))
    return tuple(Link(label=label, url=url, current=request.path == url) for label, url in rows)
