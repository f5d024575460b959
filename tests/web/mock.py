"""Example pages with fictional people and enterprises, in either language. Nothing here comes from a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.web.mock_procedure import PROCEDURE
from web import viewmodels as vm
from web.diagram import Diagram, draw

TODAY = date(2026, 11, 23)
HOSTILE = '<script>alert("x")</script>'

BUREAU = ("示例县市场监督管理局", "Shili County Administration for Market Regulation")
UNIT = ("食品执法二中队", "Food Enforcement Squad 2")
QINGHE = ("青禾食品有限公司（虚构）", "Qinghe Food Co., Ltd. (fictional)")


class Words:
    """Picks the language of every text: `t("中文", "English")`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, zh: str, en: str) -> str:
        return en if self.language.startswith("en") else zh


def at(month: int, day: int, hour: int = 9, minute: int = 12) -> datetime:
    """A moment of 2026, given in Shanghai time."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def shell(t: Words, *, current: int = 0) -> vm.Shell:
    labels = (("待办", "To do"), ("案件", "Cases"), ("登记线索", "New clue"), ("文书查验", "Verify"))
    urls = ("/inbox/", "/cases/", "/clues/new/", "/verify/")
    nav = tuple(
        vm.Link(label=t(*label), url=url, current=i == current, count=14 if i == 0 else None)
        for i, (label, url) in enumerate(zip(labels, urls, strict=True))
    )
    hats = (
        vm.Appointment(
            id=1, role=t("办案人员", "Case officer"), unit=t(*UNIT), authority=t(*BUREAU), current=True
        ),
        vm.Appointment(
            id=2,
            role=t("案件审核人员", "Case reviewer"),
            unit=t("法规股", "Legal section"),
            authority=t(*BUREAU),
            acting=True,
        ),
    )
    return vm.Shell(
        user_name=t("陈示例", "Chen Shili"),
        appointments=hats,
        nav=nav,
        here=urls[current],
        source_url="/source/",
    )


def due(
    t: Words,
    days: int | None,
    *,
    clock: tuple[str, str, str] = ("D10", "办案期限", "Case term"),
    **more: bool,
) -> vm.Due:
    code, zh, en = clock
    day = None if days is None else TODAY + timedelta(days=days)
    return vm.due_on(day, today=TODAY, clock=t(zh, en), code=code, **more)


D01 = ("D01", "核查立案", "Verify and file")
D11 = ("D11", "审核期限", "Review")
D12 = ("D12", "陈述申辩", "Defence")
D14 = ("D14", "送达决定书", "Service")
D16 = ("D16", "处罚公示", "Publicity")
D30 = ("D30", "缴款期限", "Payment")
D40 = ("D40", "结案期限", "Closure")

# days left, clock, task, party, state, who
_TASKS: tuple[tuple[int | None, tuple[str, str, str], tuple[str, str], tuple[str, str], str], ...] = (
    (-4, D01, ("提交核查情况", "Submit findings"), ("云岭粮油经营部（虚构）", "Yunling Grain and Oil (fictional)"), ""),
    (-1, D14, ("送达处罚决定书", "Serve the decision"), QINGHE, ""),
    (0, D12, ("记录陈述申辩", "Record the defence"), ("白石桥豆制品厂（虚构）", "Baishiqiao Tofu Works (fictional)"), ""),
    (1, D16, ("处罚信息公示", "Publish the penalty"), ("小满生鲜超市（虚构）", "Xiaoman Fresh (fictional)"), "w"),
    (2, D11, ("补充调查后重新送审", "Resubmit to review"), ("溪口电动车配件厂（虚构）", "Xikou E-bike Parts (fictional)"), ""),
    (3, D30, ("登记缴款", "Record payment"), ("南屏酱园（虚构）", "Nanping Sauce (fictional)"), ""),
    (6, D01, ("提交核查情况", "Submit findings"), ("阿福烧腊店（虚构）", "Ah Fu Roast (fictional)"), ""),
    (8, D40, ("提请结案", "Propose closure"), ("长亭饮用水有限公司（虚构）", "Changting Water (fictional)"), ""),
    (9, D11, ("案件审核", "Case review"), ("北岸儿童玩具厂（虚构）", "Bei'an Toys (fictional)"), "w"),
    (17, ("D10", "办案期限", "Case term"), ("起草调查终结报告", "Draft the final report"), ("松风茶业有限公司（虚构）", "Songfeng Tea (fictional)"), ""),
    (24, ("D10", "办案期限", "Case term"), ("登记案件事实", "Record the facts"), ("三合水泥制品厂（虚构）", "Sanhe Cement (fictional)"), ""),
    (41, ("D10", "办案期限", "Case term"), ("登记证据", "Record evidence"), ("谷雨烘焙坊（虚构）", "Guyu Bakery (fictional)"), ""),
    (66, ("D10", "办案期限", "Case term"), ("询问当事人", "Interview the party"), ("平川种子经销部（虚构）", "Pingchuan Seeds (fictional)"), ""),
    (None, ("D10", "办案期限", "Case term"), ("收到检验结果", "Receive the test result"), ("望江水产批发行（虚构）", "Wangjiang Fish (fictional)"), "w"),
)  # fmt: skip


def _row(t: Words, i: int) -> vm.InboxRow:
    days, clock, task, party, wait = _TASKS[i % len(_TASKS)]
    days = days + 3 * (i // len(_TASKS)) if days is not None else None
    waits = (
        ("法制审核 · 李某", "Legal review · Li"),
        ("检验机构 · 示例县检测中心", "Laboratory · county test centre"),
    )
    number = f"示市监案〔2026〕{218 - i}号"
    mine, free = i % 3 != 2 and not wait, i % 3 == 2
    return vm.InboxRow(
        url=f"/tasks/{i + 1}/", case_url=f"/cases/{218 - i}/", number=number, party=t(*party), task=t(*task),
        state=t("调查取证", "Investigation"), due=due(t, days, clock=clock, paused=days is None, provisional=(days or 0) > 39),
        waiting_for=t(*waits[i % 2]) if wait else "", owner="" if free else t("陈示例", "Chen Shili"), mine=mine,
        claim_url=f"/tasks/{i + 1}/claim/" if free and not wait else "",
        release_url=f"/tasks/{i + 1}/release/" if mine else "",
        draft_at=at(11, 23, 10, 32) if i in (4, 9) else None,
        flag=t("涉嫌犯罪", "Criminal line") if i == 1 else "",
    )  # fmt: skip


def search(t: Words, url: str = "/inbox/") -> vm.Search:
    urgency = vm.Filter(
        name="due", label=t("期限", "Deadline"),
        choices=(vm.Choice(value="", label=t("全部", "All"), selected=True), vm.Choice(value="over", label=t("已超期", "Overdue")),
                 vm.Choice(value="3", label=t("3 天内", "Within 3 days"))),
    )  # fmt: skip
    task = vm.Filter(
        name="task", label=t("事项", "Task"),
        choices=(vm.Choice(value="", label=t("全部", "All"), selected=True), vm.Choice(value="serve", label=t("送达", "Service"))),
    )  # fmt: skip
    hint = t("案号、当事人、事项", "Number, party or task")
    return vm.Search(url=url, hint=hint, filters=(urgency, task), kept=(("tab", "mine"),))


def inbox(t: Words, *, rows: int = 34, hostile: bool = False) -> vm.Inbox:
    listed = tuple(sorted((_row(t, i) for i in range(rows)), key=_urgency))
    if hostile:
        listed = (
            *listed[:-1],
            vm.InboxRow(url="/x/", number=HOSTILE, party=HOSTILE, task=HOSTILE, state=HOSTILE),
        )
    labels = (("我的待办", "Mine"), ("可领取", "To claim"), ("我经办的", "My cases"))
    tabs = tuple(
        vm.Link(label=t(*label), url=f"/inbox/?tab={i}", current=i == 0, count=(14, 6, 31)[i])
        for i, label in enumerate(labels)
    )
    pager = vm.Pager(next_url="/inbox/?after=abc", shown=len(listed), total=51)
    return vm.Inbox(tabs=tabs, rows=listed, search=search(t), pager=pager, overdue=3, today=TODAY)


def _urgency(row: vm.InboxRow) -> int:
    return row.due.days_left if row.due and row.due.days_left is not None else 9999


def empty_inbox(t: Words) -> vm.Inbox:
    return vm.Inbox(tabs=(), rows=(), search=search(t), today=TODAY)


# --- the case page


def header(t: Words, *, party: str = "") -> vm.CaseHeader:
    return vm.CaseHeader(
        number="示市监案〔2026〕217号", title=t("生产经营标签不符合规定的食品案", "Food with unlawful labels"),
        party=party or t(*QINGHE), state=t("已作出处罚决定", "Penalty decided"), tone=vm.Tone.INFO,
        party_code="91990000MA0SHILI7X", party_kind=t("企业", "Company"), filed_on=date(2026, 9, 2), authority=t(*BUREAU),
        nearest=due(t, -1, clock=D14), waiting_for="",
    )  # fmt: skip


VISITED = {
    "INVEST": date(2026, 9, 2), "INV_DONE": date(2026, 10, 19), "REVIEW": date(2026, 10, 20), "APPR": date(2026, 10, 27),
    "NOTIFIED": date(2026, 10, 30), "DEFENCE": date(2026, 11, 4), "DEC_PEN": date(2026, 11, 12),
}  # fmt: skip


def diagram(t: Words, current: str = "DEC_PEN") -> Diagram:
    return draw(PROCEDURE, current=current, visited=VISITED, language=t.language)


def clocks(t: Words) -> tuple[vm.Clock, ...]:
    service = vm.Clock(
        due=due(t, -1, clock=D14), article=t("程序规定 第八十一条", "PP art. 81"), length=t("7 个工作日", "7 working days"),
        started_on=date(2026, 11, 12), started_by=t("作出处罚决定，当事人不在场", "Decision made, party absent"),
        steps=(
            vm.Step(text=t("起算日 2026-11-12（当日不计入，程序规定§80）", "Starts on 2026-11-12 (not counted, PP art. 80)")),
            vm.Step(text=t("第 1 个工作日 11-13 周五；周末不计", "Working day 1: Fri 11-13; the weekend is left out")),
            vm.Step(text=t("第 2 至 6 个工作日 11-16 至 11-20", "Working days 2 to 6: 11-16 to 11-20")),
            vm.Step(text=t("届满日 2026-11-22", "Last day 2026-11-22")),
        ),
        overrun=t("程序违法，记入执法监督", "Breach of procedure; supervision is told"),
        rule_version="2021-07-15", calendar_version="2026 国办通知 · chinesecalendar 1.11.0",
    )  # fmt: skip
    publicity = vm.Clock(
        due=due(t, 17, clock=D16, provisional=True), article=t("公示规定 第九条", "PUB art. 9"), length=t("20 个工作日", "20 working days"),
        started_on=date(2026, 11, 12), started_by=t("作出处罚决定", "Decision made"), pauses=(),
        steps=(vm.Step(text=t("起算日 2026-11-12（当日不计入）", "Starts on 2026-11-12 (not counted)")),),
        rule_version="2021-09-01",
    )  # fmt: skip
    term = vm.Clock(
        due=due(t, 12, ended=True), article=t("程序规定 第六十四条", "PP art. 64"), length=t("90 日", "90 calendar days"),
        started_on=date(2026, 9, 2), ended_on=date(2026, 11, 12), outcome=t("已作出决定，用时 57 日", "Decided after 57 days"),
        pauses=(t("检验 14 日（9-10 至 9-23）", "Testing 14 days (9-10 to 9-23)"),), rule_version="2021-07-15",
        steps=(vm.Step(text=t("起算日 2026-09-02（当日不计入）", "Starts on 2026-09-02 (not counted)")),),
    )  # fmt: skip
    return service, publicity, term


def band(t: Words, proposed: int | None = 800_000) -> vm.Band:
    return vm.Band(
        code="FSL125-1", conduct=t("生产经营无标签或者标签不符合规定的预包装食品", "Pre-packed food without lawful label"),
        law=t("食品安全法 第一百二十五条第一款", "Food Safety Law art. 125(1)"), version="2025-12-01",
        min_fen=500_000, max_fen=5_000_000, proposed_fen=proposed,
        contains=vm.Answer.YES if proposed and 500_000 <= proposed <= 5_000_000 else vm.Answer.NO,
        note=t("货值金额 8,640.00 元，不足一万元", "Value of goods 8,640.00 yuan, under 10,000"),
    )  # fmt: skip


def law(t: Words, *, crime: bool = False) -> vm.LawPanel:
    A, F = vm.Answer, vm.Finding
    findings = (
        F(label=t("听证权利", "Hearing right"), answer=A.NO, article=t("听证办法§5", "HR art. 5"),
          text=t("罚款未达 10 万元，且无停产停业", "Fine under 100,000, no closure")),
        F(label=t("须法制审核", "Legal review"), answer=A.UNKNOWN, article=t("程序规定§50", "PP art. 50"),
          text=t("取决于是否情节复杂", "Turns on complexity")),
        F(label=t("须设区的市级以上决定", "City level needed"), answer=A.NO, article=t("食安法§122", "FSL art. 122")),
        F(label=t("已过追究时效", "Limitation passed"), answer=A.NO, article=t("处罚法§36", "PL art. 36")),
        F(label=t("处罚信息应当公示", "Publication"), answer=A.YES, tone=vm.Tone.OK, article=t("公示规定§3", "PUB art. 3"),
          text=t("一般 · 最短 3 个月，最长 1 年 · 12-10 前公示", "General: 3 months to 1 year, by 12-10")),
        F(label=t("列入严重违法失信名单", "Blacklist grounds"), answer=A.NO, article=t("名单办法§5", "BL art. 5")),
    )  # fmt: skip
    crimes = (
        vm.CrimeFlag(
            crime=t("刑法第一百四十条 生产、销售伪劣产品罪", "Criminal Law art. 140: fake or inferior products"), certain=True,
            reason=t("销售金额 62,300.00 元，已达 50,000 元。", "Sales 62,300.00 yuan, threshold 50,000."),
            article=t("立案追诉标准（一）§16", "Standard (I) art. 16"),
        ),
    ) if crime else ()  # fmt: skip
    return vm.LawPanel(
        bands=(band(t),), findings=findings, crimes=crimes, computed_at=at(11, 23, 10, 32),
        decision_due=due(t, 12), questions=(t("是否情节复杂或者涉及重大公共利益？", "Is the case complex or of major public interest?"),),
    )  # fmt: skip


def documents(t: Words) -> tuple[vm.DocumentRow, ...]:
    rows = (
        ("1", "案件来源登记表", "Register of source", "示市监案源〔2026〕402号", at(8, 20), ""),
        ("7", "立案审批表", "Filing approval", "示市监立〔2026〕217号", at(9, 2), ""),
        ("35", "案件调查终结报告", "Final report", "", at(10, 19), ""),
        ("36", "案件审核表", "Review form", "", at(10, 27), ""),
        ("37", "行政处罚告知书", "Notice of penalty", "示市监罚告〔2026〕188号", at(10, 30), t("直接送达 2026-10-30", "in person 2026-10-30")),
        ("45", "行政处罚决定书", "Penalty decision", "示市监处罚〔2026〕193号", at(11, 12), t("未送达", "not served")),
    )  # fmt: skip
    issued = tuple(
        vm.DocumentRow(form=no, title=t(zh, en), reference=ref, issued_at=when, issued_by=t("陈示例", "Chen Shili"), pages=2,
                       served=served, preview_url=f"/documents/{no}/", download_url=f"/documents/{no}.pdf")
        for no, zh, en, ref, when, served in rows
    )  # fmt: skip
    return (
        *issued,
        vm.DocumentRow(
            form="50", title=t("送达回证", "Proof of service"), preview_url="/tasks/2/preview/50/"
        ),
    )


def evidence(t: Words) -> tuple[vm.EvidenceRow, ...]:
    both = t("陈示例、王示范", "Chen Shili, Wang Shifan")
    digest = "7f3a9c0e51b2d84466aa10c9e2f7b3d5a8c1e0f94b6d2a7733c5e9f1084d6b2e"
    rows = (
        ("书证", "Document", "进货票据 6 张（复印件）", "6 purchase receipts (copies)", 9, 3, 1_240_000),
        (
            "物证",
            "Object",
            "辣椒酱样品 12 瓶（批次 20260618）",
            "12 jars of chilli sauce, batch 20260618",
            9,
            3,
            None,
        ),
        ("视听资料", "Audio-video", "现场检查全程录像", "Recording of the inspection", 9, 3, 486_000_000),
        (
            "当事人陈述",
            "Statement",
            "法定代表人询问笔录",
            "Interview of the legal representative",
            9,
            11,
            320_000,
        ),
        ("鉴定意见", "Test report", "检验报告 SJ-2026-0918", "Test report SJ-2026-0918", 9, 23, 890_000),
    )
    return tuple(
        vm.EvidenceRow(kind=t(kz, ke), title=t(z, e), collected_on=date(2026, m, d), collected_by=both,
                       digest=digest if size else "", size=size, download_url=f"/files/{i}/" if size else "",
                       place=t("生产车间成品库", "Finished goods store") if i < 3 else "",
                       custody=t("物证室 B-07 · 王示范", "Evidence room B-07 · Wang") if i == 1 else t("案卷", "case file"))
        for i, (kz, ke, z, e, m, d, size) in enumerate(rows)
    )  # fmt: skip


def people(t: Words) -> tuple[vm.Person, ...]:
    return (
        vm.Person(role=t("办案人员", "Case officer"), name=t("陈示例", "Chen Shili"), certificate="示执法 03-1172", since=date(2026, 9, 2)),
        vm.Person(role=t("办案人员", "Case officer"), name=t("王示范", "Wang Shifan"), certificate="示执法 03-1180", since=date(2026, 9, 2)),
        vm.Person(role=t("办案机构负责人", "Unit head"), name=t("赵某", "Zhao")),
        vm.Person(role=t("审核人员", "Reviewer"), name=t("李某", "Li"), note=t("审核同意 2026-10-27", "passed 2026-10-27")),
        vm.Person(role=t("批准人", "Approved by"), name=t("周某（副局长）", "Zhou (deputy head)"), note=t("决定 2026-11-12", "decision 2026-11-12")),
    )  # fmt: skip


def history(t: Words) -> tuple[vm.HistoryEntry, ...]:
    H, co, bl = vm.HistoryEntry, t("办案人员", "case officer"), t("部门负责人", "bureau leader")
    chen, zhou = t("陈示例", "Chen Shili"), t("周某", "Zhou")
    digest = "2b77f0aa90c3d1e6"
    return (
        H(at=at(11, 23, 0, 5), who=t("期限巡查", "Deadline sweep"), role=t("系统", "system"), kind=vm.EntryKind.SYSTEM,
          what=t("送达期限已超期，已通知承办人和办案机构负责人", "service is overdue; officers and unit head were told"),
          article=t("程序规定§81", "PP art. 81")),
        H(at=at(11, 12, 16, 40), who=zhou, role=bl, what=t("作出处罚决定", "decided the penalty"), to_state=t("已作出处罚决定", "Penalty decided"),
          why=t("违法事实清楚，当事人主动召回并改正，裁量档次从轻。", "Facts proven; recalled and corrected, so the lenient tier."),
          article=t("处罚法§57；程序规定§60", "PL art. 57; PP art. 60"), digest=digest,
          documents=(vm.Link(label=t("行政处罚决定书 示市监处罚〔2026〕193号", "Penalty decision No. 193"), url="/documents/45/"),),
          changes=(vm.FieldChange(label=t("罚款", "Fine"), before="", after="8,000.00"),)),
        H(at=at(11, 11, 9, 3), who=zhou, role=bl, kind=vm.EntryKind.REFUSAL, what=t("作出处罚决定", "decide the penalty"),
          why=t("当事人的陈述申辩尚未复核。", "The party's defence has not been re-checked."), article=t("程序规定§58", "PP art. 58")),
        H(at=at(11, 4, 14, 20), who=t("青禾食品有限公司（虚构）", "Qinghe Food"), role=t("当事人", "party"), recorded_by=chen,
          what=t("提出陈述申辩", "stated its case"), to_state=t("陈述申辩复核", "Defence re-checked"), article=t("程序规定§58", "PP art. 58"), digest=digest),
        H(at=at(10, 30, 10, 0), who=chen, role=co, what=t("送达行政处罚告知书", "served the notice"), to_state=t("已告知", "Party notified"),
          article=t("程序规定§57", "PP art. 57"), documents=(vm.Link(label=t("行政处罚告知书", "Notice of penalty"), url="/documents/37/"),), digest=digest),
        H(at=at(9, 2, 9, 30), who=zhou, role=bl, what=t("批准立案，指定办案人员二人", "filed the case, named two officers"),
          to_state=t("调查取证", "Investigation"), article=t("程序规定§19", "PP art. 19"), digest=digest),
    )  # fmt: skip


def case_page(t: Words, *, crime: bool = False, hostile: bool = False) -> vm.CasePage:
    F = vm.Fact
    facts = (
        F(label=t("违法行为", "Conduct"), value="FSL125-1"), F(label=t("行为日期", "Acted on"), value="2026-06-18 ~ 2026-08-19"),
        F(label=t("货值金额", "Value of goods"), value=t("8,640.00 元", "8,640.00 yuan")),
        F(label=t("销售金额", "Sales"), value=t("6,120.00 元", "6,120.00 yuan")),
        F(label=t("违法所得", "Illegal gains"), value=t("1,530.00 元", "1,530.00 yuan")),
        F(label=t("危害后果", "Harm"), value="", missing=True),
    )  # fmt: skip
    decision = vm.DecisionBox(
        kinds=t("警告；罚款；没收违法所得；没收违法经营的食品", "Warning; fine; confiscation of gains and of goods"),
        decided_on=date(2026, 11, 12), status=t("有效", "In force"), tone=vm.Tone.OK, fine_fen=800_000, gains_fen=153_000,
        goods_fen=252_000, band=band(t), tier=t("从轻", "Lenient"), clause=t("第一百二十五条第一款第二项", "Art. 125(1) item 2"),
        reasons=t("当事人主动召回并改正，积极配合调查，无危害后果。", "Recalled and corrected on its own, cooperated, no harm."),
        document=vm.Link(label="示市监处罚〔2026〕193号", url="/documents/45/"),
        payment=vm.Payment(owed_fen=953_000, paid_fen=300_000, due=due(t, 15, clock=D30)),
    )  # fmt: skip
    score = vm.ScoreChange(
        before=900, after=849, before_class="A", after_class="B", ruleset="ICS-1",
        lines=(F(label=t("一般处罚", "General penalty"), value="−40"), F(label=t("有效的一般处罚：上限", "Cap while active"), value="849")),
    )  # fmt: skip
    box = vm.IntegrityBox(
        score=score, publicity=(due(t, 17, clock=D16),),
        facts=(F(label=t("公示等级", "Class"), value=t("一般", "General")), F(label=t("公示期", "Shown"), value=t("最短 3 个月，最长 1 年", "3 months to 1 year"))),
        link=vm.Link(label=t("查看诚信档案", "Open the integrity file"), url="/enterprises/1/"),
    )  # fmt: skip
    chain = vm.Notice(
        tone=vm.Tone.OK,
        text=t(
            "办案经过完整：41 条记录，链上摘要一致，最近校验 2026-11-23 02:00。",
            "The trail is complete: 41 entries verified.",
        ),
    )
    actions = (
        vm.CaseAction(label=t("送达处罚决定书", "Serve the decision"), url="/tasks/2/", primary=True),
        vm.CaseAction(
            label=t("变更或撤销决定", "Change or annul"),
            why_not=t("由部门负责人办理", "for the bureau leader"),
        ),
    )
    alerts = (
        vm.Notice(tone=vm.Tone.DANGER, title=t("涉嫌犯罪，尚未答复", "Criminal line met, not answered"),
                  text=t("销售金额达到移送标准。主要负责人答复之前不得罚款。", "The bureau head must answer before any fine."),
                  article="T310-11"),
    ) if crime else ()  # fmt: skip
    return vm.CasePage(
        header=header(t, party=HOSTILE if hostile else ""), diagram=diagram(t), alerts=alerts, actions=actions, clocks=clocks(t),
        facts=facts, law=law(t, crime=crime), evidence=evidence(t), documents=documents(t), people=people(t), history=history(t),
        history_more_url="/cases/217/history/?before=9", chain_state=chain, decision=decision, integrity=box,
    )  # fmt: skip
