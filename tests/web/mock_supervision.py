"""Example pages of the supervisor and of the public."""

from __future__ import annotations

from datetime import date

from tests.web import mock
from tests.web.mock import BUREAU, HOSTILE, QINGHE, UNIT, Words
from web import viewmodels as vm

START, END = date(2026, 1, 1), date(2026, 11, 23)


def _period(t: Words, problem: str = "") -> vm.PeriodForm:
    years = (vm.Link(label=t("今年", "This year"), url="/supervision/", current=True),)
    return vm.PeriodForm(url="/supervision/", start=START, end=END, years=years, kept=(("unit", HOSTILE),), problem=problem)


def _cells(t: Words, who: str) -> tuple[vm.FigureCell, ...]:
    late = vm.FigureCell(
        label=t("法定期限 · 超期", "Periods · Missed"),
        count=4,
        url="/supervision/clocks_missed/",
        share=100,
        grave=True,
        first=True,
        says=f"{who} · {t('超期', 'Missed')}",
    )
    return late, vm.FigureCell(label=t("监督信号 · 提出", "Signals · Raised"), count=0, first=True)


def supervision(t: Words) -> vm.SupervisionPage:
    return vm.SupervisionPage(
        period=_period(t, t("日期有误。", "Not a date.")),
        scope=t(*BUREAU),
        groups=(vm.FigureGroup(label=t("法定期限", "Periods"), width=1), vm.FigureGroup(label=t("监督信号", "Signals"), width=1)),
        heads=(
            vm.FigureHead(label=t("超期", "Missed"), meaning=t("怎么算", "How"), grave=True, first=True),
            vm.FigureHead(label=t("提出", "Raised"), meaning=t("怎么算", "How"), first=True),
        ),
        totals=_cells(t, t("全部", "All")),
        rows=(
            vm.FigureRow(name=t(*BUREAU), cells=_cells(t, t(*BUREAU))),
            vm.FigureRow(name=t(*UNIT), cells=_cells(t, t(*UNIT)), unit=True),
        ),
        sweep=vm.SweepNote(says=t("期限扫描已停止运行。", "The sweep has stopped."), tone=vm.Tone.DANGER),
        pager=vm.Pager(next_url="/supervision/?after=/1/", shown=50),
    )


def matters(t: Words) -> vm.MattersPage:
    row = vm.MatterRow(
        url="/cases/1/",
        number="示市监案〔2026〕1号",
        party=HOSTILE,
        what=t("办案期限", "Decide the case"),
        day=END,
        standing=t("超期 3 天", "3 days over"),
        tone=vm.Tone.DANGER,
        bureau=t(*BUREAU),
        unit=t(*UNIT),
    )
    return vm.MattersPage(
        title=t("法定期限 · 超期", "Periods · Missed"),
        group=t("法定期限", "Periods"),
        meaning=t("怎么算", "How"),
        day_label=t("届满日", "Last day"),
        where=t(*BUREAU),
        back=vm.Link(label=t("监督", "Supervision"), url="/supervision/"),
        period=_period(t),
        total=1,
        rows=(row,),
        pager=vm.Pager(shown=1),
    )


def public_index(t: Words) -> vm.PublicIndex:
    part = vm.PublicPart(title=t("名单", "List"), words=t("现在列入的", "Listed now"), url="/public/blacklist/", count=3)
    return vm.PublicIndex(parts=(part, part), search=mock.search(t, "/public/penalties/"))


def listed(t: Words) -> vm.ListedPage:
    row = vm.ListedRow(
        party=t(*QINGHE),
        code="91310101MA1FL0X00X",
        ground=HOSTILE,
        reference="示市监处罚〔2026〕171号",
        authority=t(*BUREAU),
        listed_on=START,
        until=END,
        url="/public/blacklist/0123456789abcdef0123/",
    )
    return vm.ListedPage(search=mock.search(t, "/public/blacklist/"), rows=(row,), pager=vm.Pager(shown=1))


def entry(t: Words) -> vm.PublicEntry:
    return vm.PublicEntry(
        title=t(*QINGHE),
        kind=t("行政处罚信息", "Penalty"),
        facts=(vm.Fact(label=t("当事人", "Party"), value=HOSTILE),),
        back=vm.Link(label=t("公示", "Published"), url="/public/penalties/"),
        text_title="行政处罚决定书",
        text_number="1号",
        lines=(vm.PaperLine(label="当事人", text=HOSTILE), vm.PaperLine(text="经查明：")),
        note=t("注", "Note"),
    )
