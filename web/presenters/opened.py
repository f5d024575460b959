"""The log of readings, in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from cases.base import grounds
from cases.base.models import Document, Opened, Reading
from cases.base.work import SHANGHAI
from web.kinds import kind_of
from web.presenters.shell import language, role_name
from web.viewmodels import OpenedRow
from web.wording import bracketed, label_of, said


def rows_of(found: Sequence[Reading]) -> tuple[OpenedRow, ...]:
    """A page of rows; papers by their titles, which takes one more statement."""
    papers = [row.item for row in found if row.item and row.what in (Opened.PAPER, Opened.PDF)]
    titles = dict(Document.objects.filter(pk__in=papers).values_list("pk", "title"))
    return tuple(_row(row, titles.get(row.item or 0, "")) for row in found)


def heads() -> tuple[str, ...]:
    return (_("时间"), _("人员"), _("身份"), _("任职编号"), _("事项"), _("编号"), _("内容"), _("文书或者文件编号"), _("查阅依据"))


def cells_of(row: Reading) -> tuple[str, ...]:
    """A line of the table."""
    at = row.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
    who = (row.actor_name, role_name(row.actor_role), str(row.appointment or ""))
    return (at, *who, _kind(row), row.number, label_of(Opened, row.what), str(row.item or ""), _ground(row))


def _row(row: Reading, title: str) -> OpenedRow:
    item = title or (str(row.item) if row.item else "")
    return OpenedRow(
        at=row.at,
        who=row.actor_name,
        role=role_name(row.actor_role),
        kind=_kind(row),
        number=row.number,
        what=bracketed(label_of(Opened, row.what), item),
        ground=_ground(row),
        refused=not row.ground,
    )


def _kind(row: Reading) -> str:
    lifecycle = kind_of(row.stream).lifecycle
    return said(lifecycle.zh, lifecycle.en)


def _ground(row: Reading) -> str:
    if not row.ground:
        return _("无权查阅，未显示")
    ground = grounds.said_of(row.ground)
    return ground.within(language()) if ground else row.ground
