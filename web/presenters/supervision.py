"""The supervisor's figures in words: what each column is called and means, its cells, and the matters behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from cases.accountability.signals.models import SupervisionSignal
from cases.accountability.signals.procedure import SignalState
from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from cases.intake.models import Clue
from cases.law.signals import signal_rule
from cases.parties.models import Authority
from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, FlagState, Transfer
from cases.transfer.procedure import TRANSFER, Group
from web.addresses import address_of
from web.kinds import KINDS
from web.presenters.clocks import name_of
from web.presenters.header import state_name
from web.viewmodels import FigureCell, FigureGroup, FigureHead, FigureRow, MatterRow, SweepNote, Tone
from web.wording import label_of, listed, said
from workflows.models import SweepRun, sweep_state

NO_UNIT = "-"
Table = Mapping[str, Mapping[int, Mapping[str, int]]]


@dataclass(frozen=True, slots=True)
class Words:
    """A figure in words: its group and short name, how it is counted, what its day is."""

    group: str
    label: str
    meaning: str
    day: str
    grave: bool = False


SWEPT = {
    "late": gettext_noop("期限扫描已停止运行，届满的期限没有处理，请系统管理员检查定时任务。"),
    "failed": gettext_noop("有期限未能处理，请系统管理员查看扫描记录。"),
    "never": gettext_noop("期限扫描尚未运行过。"),
    "ok": "",
}
CLOCKS, SIGNALS, CRIMES = gettext_noop("法定期限"), gettext_noop("监督信号"), gettext_noop("涉嫌犯罪")

WORDS: dict[str, Words] = {
    "clocks_missed": Words(
        CLOCKS,
        gettext_noop("超期"),
        gettext_noop("届满日在所选期间、届满后才办结或者至今仍未办结的法定期限（仅计本机关应当履行的期限）。"),
        gettext_noop("届满日"),
        grave=True,
    ),
    "signals_raised": Words(SIGNALS, gettext_noop("提出"), gettext_noop("在所选期间提出的监督信号。"), gettext_noop("提出日期")),
    "signals_answered": Words(
        SIGNALS,
        gettext_noop("已答复"),
        gettext_noop("在所选期间答复的监督信号，不论何时提出、如何答复。"),
        gettext_noop("答复日期"),
    ),
    "signals_late": Words(
        SIGNALS,
        gettext_noop("逾期未答"),
        gettext_noop("在所选期间提出、答复期限已过而仍未答复的监督信号。"),
        gettext_noop("提出日期"),
        grave=True,
    ),
    "flags_raised": Words(
        CRIMES,
        gettext_noop("提示"),
        gettext_noop("案件事实在所选期间达到移送标准而出现的涉嫌犯罪提示。"),
        gettext_noop("提示日期"),
    ),
    "flags_open": Words(
        CRIMES,
        gettext_noop("未处理"),
        gettext_noop("在所选期间出现、至今无人处理的涉嫌犯罪提示。"),
        gettext_noop("提示日期"),
        grave=True,
    ),
    "transfers_reported": Words(
        CRIMES, gettext_noop("已报告"), gettext_noop("专案组在所选期间向主要负责人报告的涉嫌犯罪移送。"), gettext_noop("报告日期")
    ),
    "transfers_rejected": Words(
        CRIMES,
        gettext_noop("未批准"),
        gettext_noop("主要负责人在所选期间决定不批准的移送。"),
        gettext_noop("决定日期"),
        grave=True,
    ),
    "transfers_sent": Words(
        CRIMES, gettext_noop("已移送"), gettext_noop("在所选期间送交公安机关的移送。"), gettext_noop("移送日期")
    ),
    "transfers_filed": Words(
        CRIMES, gettext_noop("公安立案"), gettext_noop("在所选期间登记公安机关立案的移送。"), gettext_noop("登记日期")
    ),
    "transfers_refused": Words(
        CRIMES, gettext_noop("公安不立案"), gettext_noop("在所选期间登记公安机关不予立案的移送。"), gettext_noop("登记日期")
    ),
}


def sweep(run: SweepRun | None, *, now: datetime) -> SweepNote:
    """When the clocks were last swept, what came of it, and what is wrong."""
    state = sweep_state(run, now=now)
    wrong = _(SWEPT[state]) if SWEPT[state] else ""
    if run is None:
        return SweepNote(says=wrong, tone=Tone.WARN)
    figures = _("最近一次期限扫描：%(at)s，到期%(due)d个，处理%(fired)d个，未能处理%(failed)d个。") % {
        "at": f"{localtime(run.at):%Y-%m-%d %H:%M}",
        "due": run.due,
        "fired": run.fired,
        "failed": run.failed,
    }
    return SweepNote(says=figures + wrong, tone=Tone.PLAIN if state == "ok" else Tone.DANGER)


def heads() -> tuple[FigureHead, ...]:
    """The columns in their order."""
    return tuple(
        FigureHead(label=_(w.label), meaning=_(w.meaning), grave=w.grave, first=code in _firsts()) for code, w in WORDS.items()
    )


def groups() -> tuple[FigureGroup, ...]:
    """The heads over the columns."""
    names = [w.group for w in WORDS.values()]
    return tuple(FigureGroup(label=_(name), width=names.count(name)) for name in dict.fromkeys(names))


def title_of(code: str) -> str:
    """A figure named for itself: 监督信号 · 逾期未答."""
    return f"{_(WORDS[code].group)} · {_(WORDS[code].label)}"


def totals(table: Table, query: Mapping[str, str]) -> tuple[FigureCell, ...]:
    """What the whole scope comes to."""
    whole = _("全部")
    return tuple(
        _cell(code, sum(sum(units.values()) for units in rows.values()), 0, query, whole) for code, rows in table.items()
    )


def rows(table: Table, bureaus: Collection[Authority], query: Mapping[str, str]) -> tuple[FigureRow, ...]:
    """Each bureau with the units that have something; bars compare bureaus with bureaus and units with units."""
    per_bureau = {code: {b.pk: sum(found.get(b.pk, {}).values()) for b in bureaus} for code, found in table.items()}
    most = {code: max(sums.values(), default=0) for code, sums in per_bureau.items()}
    widest = {code: max((n for b in bureaus for n in table[code].get(b.pk, {}).values()), default=0) for code in table}
    found: list[FigureRow] = []
    for bureau in bureaus:
        here = {**query, "authority": str(bureau.pk)}
        cells = (_cell(code, sums[bureau.pk], most[code], here, bureau.name) for code, sums in per_bureau.items())
        found.append(FigureRow(name=bureau.name, cells=tuple(cells)))
        found.extend(_units(table, bureau, widest, here))
    return tuple(found)


def _units(table: Table, bureau: Authority, widest: Mapping[str, int], here: Mapping[str, str]) -> list[FigureRow]:
    units = sorted({unit for found in table.values() for unit in found.get(bureau.pk, {})}, key=lambda u: (not u, u))
    if units == [""]:
        return []
    return [
        FigureRow(
            name=unit_name(unit),
            unit=True,
            cells=tuple(
                _cell(
                    code, found.get(bureau.pk, {}).get(unit, 0), widest[code], {**here, "unit": unit or NO_UNIT}, unit_name(unit)
                )
                for code, found in table.items()
            ),
        )
        for unit in units
    ]


def unit_name(unit: str) -> str:
    return unit or _("尚未分派机构")


def _cell(code: str, count: int, most: int, query: Mapping[str, str], whose: str) -> FigureCell:
    return FigureCell(
        label=title_of(code),
        count=count,
        grave=WORDS[code].grave and count > 0,
        first=code in _firsts(),
        url=f"{reverse('web:supervision_list', args=[code])}?{urlencode(query)}" if count else "",
        share=max(2, round(100 * count / most)) if count and most else 0,
        says=f"{whose} · {title_of(code)}",
    )


def _firsts() -> frozenset[str]:
    """The first figure of each group."""
    seen: dict[str, str] = {}
    for code, words in WORDS.items():
        seen.setdefault(words.group, code)
    return frozenset(seen.values())


# --- the matters behind a figure ---


def matters(found: list[Any], names: Mapping[int, str], today: date) -> tuple[MatterRow, ...]:
    """The rows of a list; at most two more statements whatever there is."""
    clocks: list[Any] = [row for row in found if isinstance(row, Deadline)]
    cases = PenaltyCase.objects.select_related("party").in_bulk({row.case_id for row in clocks if row.case_id})
    clues = Clue.objects.select_related("party").in_bulk({row.clue_id for row in clocks if row.clue_id})
    made: Mapping[type, Callable[[Any, dict[str, Any]], MatterRow]] = {
        Deadline: lambda row, where: _clock(row, cases, clues, today, where),
        CriminalFlag: _flag,
        Transfer: _transfer,
        SupervisionSignal: _signal,
    }
    return tuple(made[type(row)](row, {"bureau": names.get(row.bureau, ""), "unit": row.desk, "day": row.day}) for row in found)


def _clock(
    row: Any, cases: Mapping[int, PenaltyCase], clues: Mapping[int, Clue], today: date, where: dict[str, Any]
) -> MatterRow:
    case, clue = cases.get(row.case_id), clues.get(row.clue_id)
    subject = case or clue
    over = ((row.ended_on or today) - row.due_on).days
    words = ngettext("超期 %(n)s 天", "超期 %(n)s 天", over) % {"n": over}
    running = row.state in (ClockState.RUNNING, ClockState.PAUSED)
    return MatterRow(
        url=reverse("web:case", args=[case.pk]) if case else reverse("web:clue", args=[row.clue_id]),
        number=subject.number if subject else "",
        party=subject.party.name if subject and subject.party else _("当事人待查"),
        what=name_of(row.rule, row.rule_from),
        tone=Tone.DANGER if running else Tone.PLAIN,
        standing=listed((words, _("仍未办结") if running else _("已办结"))),
        **where,
    )


def _flag(row: CriminalFlag, where: dict[str, Any]) -> MatterRow:
    return MatterRow(
        url=reverse("web:case", args=[row.case_id]),
        number=row.case.number,
        party=row.case.party.name,
        what=listed(dict.fromkeys(c["crime"] for c in row.crimes)),
        standing=label_of(FlagState, row.state),
        tone=Tone.DANGER if row.state == FlagState.OPEN else Tone.PLAIN,
        **where,
    )


def _transfer(row: Transfer, where: dict[str, Any]) -> MatterRow:
    url = address_of(row.stream_key) if Transfer in KINDS else reverse("web:case", args=[row.case_id])
    return MatterRow(
        url=url,
        number=row.number,
        party=row.case.party.name,
        standing=state_name(row),
        what=listed(dict.fromkeys(c["crime"] for c in row.flag.crimes)),
        tone=Tone.WARN if row.state in TRANSFER.inside(Group.TURNED_DOWN) else Tone.PLAIN,
        **where,
    )


def _signal(row: SupervisionSignal, where: dict[str, Any]) -> MatterRow:
    rule = signal_rule(row.rule, row.rule_from)
    return MatterRow(
        url=_signal_url(row),
        number=row.number,
        party=f"{row.about_number} {row.about_title}".strip(),
        what=f"{row.rule} {said(rule.title_zh, rule.title_en)}",
        # how it was answered is on its page, for those who may read reviews: if only a review were left out, it would show
        standing=state_name(row) if row.state == SignalState.RAISED else _("已答复"),
        tone=Tone.WARN if row.state == SignalState.RAISED else Tone.PLAIN,
        **where,
    )


def _signal_url(row: SupervisionSignal) -> str:
    """The signal's own page; that of what it is about, where signals have none."""
    return address_of(row.stream_key if type(row) in KINDS else row.about)
