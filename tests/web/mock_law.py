"""What the law says about the example case: clocks, band, findings."""

from __future__ import annotations

from datetime import date

from tests.web.mock import D14, D16, Words, at, due
from web import viewmodels as vm


def clocks(t: Words) -> tuple[vm.Clock, ...]:
    service = vm.Clock(
        due=due(t, -3, clock=D14),
        article=t("程序规定 第八十一条", "PP art. 81"),
        length=t("7 个工作日", "7 working days"),
        started_on=date(2026, 11, 11),
        started_by=t("作出处罚决定，当事人不在场", "Decision made, party absent"),
        steps=(
            vm.Step(text=t("起算日 2026-11-11（当日不计入，程序规定§80）", "Starts on 2026-11-11 (not counted, PP art. 80)")),
            vm.Step(
                text=t(
                    "第 1 个工作日 11-12 周四，第 2 个 11-13 周五；周末不计",
                    "Working days 1 and 2: 11-12, 11-13; the weekend is left out",
                )
            ),
            vm.Step(text=t("第 3 至 7 个工作日 11-16 至 11-20", "Working days 3 to 7: 11-16 to 11-20")),
            vm.Step(text=t("届满日 2026-11-20", "Last day 2026-11-20")),
        ),
        overrun=t("程序违法，记入执法监督", "Breach of procedure; supervision is told"),
        rule_version="2021-07-15",
        calendar_version="2026 国办通知 · chinesecalendar 1.11.0",
    )
    publicity = vm.Clock(
        due=due(t, 16, clock=D16, provisional=True),
        article=t("公示规定 第九条", "PUB art. 9"),
        length=t("20 个工作日", "20 working days"),
        started_on=date(2026, 11, 11),
        started_by=t("作出处罚决定", "Decision made"),
        pauses=(),
        steps=(vm.Step(text=t("起算日 2026-11-11（当日不计入）", "Starts on 2026-11-11 (not counted)")),),
        rule_version="2021-09-01",
    )
    term = vm.Clock(
        due=due(t, 22, ended=True),
        article=t("程序规定 第六十四条", "PP art. 64"),
        length=t("90 日", "90 calendar days"),
        started_on=date(2026, 9, 2),
        ended_on=date(2026, 11, 11),
        outcome=t("已作出决定，用时 56 日", "Decided after 56 days"),
        pauses=(t("检验 14 日（9-10 至 9-23）", "Testing 14 days (9-10 to 9-23)"),),
        rule_version="2021-07-15",
        steps=(vm.Step(text=t("起算日 2026-09-02（当日不计入）", "Starts on 2026-09-02 (not counted)")),),
    )
    return service, publicity, term


def band(t: Words, proposed: int | None = 800_000) -> vm.Band:
    return vm.Band(
        code="FSL125-1",
        conduct=t("生产经营无标签或者标签不符合规定的预包装食品", "Pre-packed food without lawful label"),
        law=t("食品安全法 第一百二十五条第一款", "Food Safety Law art. 125(1)"),
        version="2025-12-01",
        min_fen=500_000,
        max_fen=5_000_000,
        proposed_fen=proposed,
        contains=vm.Answer.YES if proposed and 500_000 <= proposed <= 5_000_000 else vm.Answer.NO,
        note=t("货值金额 8,640.00 元，不足一万元", "Value of goods 8,640.00 yuan, under 10,000"),
    )


def law(t: Words, *, crime: bool = False) -> vm.LawPanel:
    A, F = vm.Answer, vm.Finding
    findings = (
        F(
            label=t("听证权利", "Hearing right"),
            answer=A.NO,
            article=t("听证办法§5", "HR art. 5"),
            text=t("罚款未达 10 万元，且无停产停业", "Fine under 100,000, no closure"),
        ),
        F(
            label=t("须法制审核", "Legal review"),
            answer=A.UNKNOWN,
            article=t("程序规定§50", "PP art. 50"),
            text=t("取决于是否情节复杂", "Turns on complexity"),
        ),
        F(label=t("须设区的市级以上决定", "City level needed"), answer=A.NO, article=t("食安法§122", "FSL art. 122")),
        F(label=t("已过追究时效", "Limitation passed"), answer=A.NO, article=t("处罚法§36", "PL art. 36")),
        F(
            label=t("处罚信息应当公示", "Publication"),
            answer=A.YES,
            tone=vm.Tone.OK,
            article=t("公示规定§3", "PUB art. 3"),
            text=t("一般 · 最短 3 个月，最长 1 年 · 12-09 前公示", "General: 3 months to 1 year, by 12-09"),
        ),
        F(label=t("列入严重违法失信名单", "Blacklist grounds"), answer=A.NO, article=t("名单办法§5", "BL art. 5")),
    )
    crimes = (
        (
            vm.CrimeFlag(
                crime=t("刑法第一百四十条 生产、销售伪劣产品罪", "Criminal Law art. 140: fake or inferior products"),
                certain=True,
                reason=t("销售金额 62,300.00 元，已达 50,000 元。", "Sales 62,300.00 yuan, threshold 50,000."),
                article=t("立案追诉标准（一）§16", "Standard (I) art. 16"),
            ),
        )
        if crime
        else ()
    )
    return vm.LawPanel(
        bands=(band(t),),
        findings=findings,
        crimes=crimes,
        computed_at=at(11, 23, 10, 32),
        decision_due=due(t, 22),
        questions=(t("是否情节复杂或者涉及重大公共利益？", "Is the case complex or of major public interest?"),),
    )
