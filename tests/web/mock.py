"""Example pages in either language, with fictional people and enterprises and no database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from web import viewmodels as vm

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
        vm.Appointment(id=1, role=t("办案人员", "Case officer"), unit=t(*UNIT), authority=t(*BUREAU), current=True),
        vm.Appointment(
            id=2, role=t("案件审核人员", "Case reviewer"), unit=t("法规股", "Legal section"), authority=t(*BUREAU), acting=True
        ),
    )
    return vm.Shell(user_name=t("陈示例", "Chen Shili"), appointments=hats, nav=nav, here=urls[current], source_url="/source/")


def due(
    t: Words,
    days: int | None,
    *,
    clock: tuple[str, str, str] = ("D10", "办案期限", "Case term"),
    paused: bool = False,
    ended: bool = False,
    provisional: bool = False,
) -> vm.Due:
    code, zh, en = clock
    day = None if days is None else TODAY + timedelta(days=days)
    return vm.due_on(day, today=TODAY, clock=t(zh, en), code=code, paused=paused, ended=ended, provisional=provisional)


D01 = ("D01", "核查立案", "Verify and file")
D11 = ("D11", "审核期限", "Review")
D12 = ("D12", "陈述申辩", "Defence")
D14 = ("D14", "送达决定书", "Service")
D16 = ("D16", "处罚公示", "Publicity")
D30 = ("D30", "缴款期限", "Payment")
D40 = ("D40", "结案期限", "Closure")

# days left (never a day off) | clock | task | party | waits
_TASKS = """
-4 | D01 | 提交核查情况 | Submit findings | 云岭粮油经营部（虚构） | Yunling Grain (fictional) |
-3 | D14 | 送达处罚决定书 | Serve the decision | 青禾食品有限公司（虚构） | Qinghe Food (fictional) |
0 | D12 | 记录陈述申辩 | Record the defence | 白石桥豆制品厂（虚构） | Baishiqiao Tofu (fictional) |
1 | D16 | 处罚信息公示 | Publish the penalty | 小满生鲜超市（虚构） | Xiaoman Fresh (fictional) | waits
2 | D11 | 补充调查后重新送审 | Resubmit to review | 溪口电动车配件厂（虚构） | Xikou E-bike (fictional) |
3 | D30 | 登记缴款 | Record payment | 南屏酱园（虚构） | Nanping Sauce (fictional) |
4 | D01 | 提交核查情况 | Submit findings | 阿福烧腊店（虚构） | Ah Fu Roast (fictional) |
7 | D40 | 提请结案 | Propose closure | 长亭饮用水有限公司（虚构） | Changting Water (fictional) |
8 | D11 | 案件审核 | Case review | 北岸儿童玩具厂（虚构） | Bei'an Toys (fictional) | waits
17 | D10 | 起草调查终结报告 | Draft the final report | 松风茶业有限公司（虚构） | Songfeng Tea (fictional) |
24 | D10 | 登记案件事实 | Record the facts | 三合水泥制品厂（虚构） | Sanhe Cement (fictional) |
42 | D10 | 登记证据 | Record evidence | 谷雨烘焙坊（虚构） | Guyu Bakery (fictional) |
67 | D10 | 询问当事人 | Interview the party | 平川种子经销部（虚构） | Pingchuan Seeds (fictional) |
paused | D10 | 收到检验结果 | Receive test result | 望江水产行（虚构） | Wangjiang Fish (fictional) | waits
"""
_ROWS = [[cell.strip() for cell in line.split("|")] for line in _TASKS.strip().splitlines()]
_CLOCKS = {c[0]: c for c in (D01, D11, D12, D14, D16, D30, D40, ("D10", "办案期限", "Case term"))}


def _row(t: Words, i: int) -> vm.InboxRow:
    left, clock, zh, en, party_zh, party_en, wait = _ROWS[i % len(_ROWS)]
    days = None if left == "paused" else int(left) + 7 * (i // len(_ROWS))
    waits = (("法制审核 · 李某", "Legal review · Li"), ("示例县检测中心", "County test centre"))
    mine, free = i % 3 != 2 and not wait, i % 3 == 2 and not wait
    return vm.InboxRow(
        url=f"/tasks/{i + 1}/",
        case_url=f"/cases/{218 - i}/",
        number=f"示市监案〔2026〕{218 - i}号",
        party=t(party_zh, party_en),
        task=t(zh, en),
        state=t("调查取证", "Investigation"),
        due=due(t, days, clock=_CLOCKS[clock], paused=days is None, provisional=(days or 0) > 39),
        waiting_for=t(*waits[i % 2]) if wait else "",
        owner="" if free else t("陈示例", "Chen Shili"),
        mine=mine,
        claim_url=f"/tasks/{i + 1}/claim/" if free else "",
        release_url=f"/tasks/{i + 1}/release/" if mine else "",
        draft_at=at(11, 23, 10, 32) if i in (4, 9) else None,
        flag=t("涉嫌犯罪", "Criminal line") if i == 1 else "",
    )


def search(t: Words, url: str = "/inbox/") -> vm.Search:
    urgency = vm.Filter(
        name="due",
        label=t("期限", "Deadline"),
        choices=(
            vm.Choice(value="", label=t("全部", "All"), selected=True),
            vm.Choice(value="over", label=t("已超期", "Overdue")),
            vm.Choice(value="3", label=t("3 天内", "Within 3 days")),
        ),
    )
    task = vm.Filter(
        name="task",
        label=t("事项", "Task"),
        choices=(
            vm.Choice(value="", label=t("全部", "All"), selected=True),
            vm.Choice(value="serve", label=t("送达", "Service")),
        ),
    )
    hint = t("案号、当事人、事项", "Number, party or task")
    return vm.Search(url=url, hint=hint, filters=(urgency, task), kept=(("tab", "mine"),))


def inbox(t: Words, *, rows: int = 34, hostile: bool = False) -> vm.Inbox:
    listed = tuple(sorted((_row(t, i) for i in range(rows)), key=_urgency))
    if hostile:
        listed = (*listed[:-1], vm.InboxRow(url="/x/", number=HOSTILE, party=HOSTILE, task=HOSTILE, state=HOSTILE))
    labels = (("我的待办", "Mine"), ("可领取", "To claim"), ("我经办的", "My cases"))
    tabs = tuple(
        vm.Link(label=t(*label), url=f"/inbox/?tab={i}", current=i == 0, count=(14, 6, 31)[i]) for i, label in enumerate(labels)
    )
    pager = vm.Pager(next_url="/inbox/?after=abc", shown=len(listed), total=51)
    return vm.Inbox(tabs=tabs, rows=listed, search=search(t), pager=pager, overdue=2, today=TODAY)


def _urgency(row: vm.InboxRow) -> int:
    return row.due.days_left if row.due and row.due.days_left is not None else 9999


def empty_inbox(t: Words) -> vm.Inbox:
    return vm.Inbox(tabs=(), rows=(), search=search(t), today=TODAY)
