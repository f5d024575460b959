"""The example case's other pages: lists, task form, refusals, documents, the public pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django import forms

from tests.web import mock, mock_case, mock_forms, mock_law
from tests.web.mock import BUREAU, HOSTILE, QINGHE, TODAY, Words, at
from web import viewmodels as vm

DIGEST = "9b1f6c0d2e7a4855c3b0f1e29d84a6673f5c21e08b9d47a6e0c1f2a39485d6b7"


def cases(t: Words) -> vm.CaseList:
    rows = tuple(_case_row(t, row) for row in mock.inbox(t, rows=26).rows)
    pager = vm.Pager(next_url="/cases/?after=x", shown=len(rows), total=218)
    return vm.CaseList(rows=rows, search=mock.search(t, "/cases/"), pager=pager, today=TODAY)


def _case_row(t: Words, row: vm.InboxRow) -> vm.CaseRow:
    return vm.CaseRow(
        url=row.case_url,
        number=row.number,
        party=row.party,
        conduct=t("经营标签不符合规定的食品", "Food with unlawful labels"),
        state=t("调查取证", "Investigation"),
        due=row.due,
        filed_on=date(2026, 9, 2),
        handlers=t("陈示例、王示范", "Chen, Wang"),
        flag=row.flag,
    )


def guards(t: Words) -> tuple[vm.Guard, ...]:
    yes, no, unknown = vm.Answer.YES, vm.Answer.NO, vm.Answer.UNKNOWN
    return (
        vm.Guard(rule=t("已告知并听取陈述申辩", "The party was heard"), answer=yes, article="PP57、58"),
        vm.Guard(rule=t("审核已通过", "Review passed"), answer=yes, article="PP50、53"),
        vm.Guard(rule=t("罚款在法定幅度之内", "Fine inside the band"), answer=unknown, article="PP60"),
        vm.Guard(
            rule=t("不因申辩加重处罚", "Not heavier after a defence"),
            answer=no,
            article="PL45",
            missing=t("没收违法所得较告知的 1,500.00 元为重。", "Gains exceed the 1,500.00 told to the party."),
        ),
    )


def task(t: Words, form: forms.Form | None = None, *, party: str = "") -> vm.TaskPage:
    return vm.TaskPage(
        title=t("作出处罚决定", "Decide the penalty"),
        article="PP60、PL57",
        purpose=t("核定处罚种类、金额和理由；提交后制发决定书。", "Kinds, sums and reasons; the decision is issued."),
        header=mock_case.header(t, party=party),
        form=form or mock_forms.decision_form(t),
        url="/tasks/2/",
        token="7c1d",
        confirm=t("作出决定", "Make the decision"),
        case_url="/cases/217/",
        draft_url="/tasks/2/draft/",
        law_url="/tasks/2/law/",
        release_url="/tasks/2/release/",
        due=mock.due(t, 22),
        draft=vm.DraftState(saved_at=at(11, 23, 10, 32)),
        law=mock_law.law(t),
        guards=guards(t),
        documents=(
            vm.DocumentRow(form="43", title=t("行政处理决定审批表", "Approval of the decision"), preview_url="/p/43/"),
            vm.DocumentRow(form="45", title=t("行政处罚决定书", "Penalty decision"), preview_url="/p/45/"),
        ),
        accountable=t("周某（部门负责人）", "Zhou (bureau leader)"),
        consequence=t(
            "同时停止办案期限，开始送达期限（7 个工作日）和公示期限（20 个工作日）。",
            "Stops the case term; starts service (7 working days) and publicity (20 working days).",
        ),
        next_step=t("由办案人员送达决定书", "case officers serve the decision"),
    )


def task_with_errors(t: Words) -> vm.TaskPage:
    wrong = {"kinds": ["fine"], "fine": "八千", "tier": "lenient", "clause": "", "decided_on": "11/23", "told": ""}
    return replace(task(t, mock_forms.decision_form(t, wrong)), draft=vm.DraftState())


def clue(t: Words) -> vm.ClueForm:
    return vm.ClueForm(
        form=mock_forms.clue_form(t),
        url="/clues/new/",
        token="88aa",
        draft_url="/clues/draft/",
        draft=vm.DraftState(saved_at=at(11, 22, 17, 5), restored=True),
        consequence=t(
            "登记后开始核查期限（15 个工作日），交办案机构负责人指派。",
            "Starts the 15 working days of verification; the unit head assigns officers.",
        ),
    )


def sign_in(t: Words) -> vm.SignInPage:
    return vm.SignInPage(form=mock_forms.sign_in_form(t), next_url="/inbox/")


def choose(t: Words) -> vm.SignInPage:
    return vm.SignInPage(appointments=mock.shell(t).appointments, url="/appointment/", next_url="/inbox/")


def refused(t: Words) -> vm.RefusedPage:
    return vm.RefusedPage(
        code="party_heard",
        act=t("作出处罚决定", "Decide the penalty"),
        article="PP58、PL45",
        sentence=t("当事人的陈述申辩尚未复核。", "The party's defence has not been re-checked."),
        what_to_do=t("请办案人员先提交复核意见。", "Let the case officers submit their re-check first."),
        ways=(
            vm.Way(
                text=t("先办理“复核陈述申辩”", "First “Re-check the defence”"), who=t("办案人员", "Case officer"), url="/act/2/"
            ),
            vm.Way(text=t("待“陈述申辩及听证申请”期限届满后再办理", "When the time for the defence is over")),
        ),
        draft_kept=True,
        at=at(11, 23, 10, 40),
        back=vm.Link(label=t("回到任务", "Back to the task"), url="/tasks/2/"),
        case=vm.Link(label=t("查看案件", "Open the case"), url="/cases/217/"),
    )


def stale(t: Words) -> vm.RefusedPage:
    sentence = t("当前状态为“已作出处罚决定”，不能作出处罚决定。", "The case is “Penalty decided” already.")
    return replace(refused(t), code="wrong_state", stale=True, sentence=sentence, article="PP60", draft_kept=False)


def done_before(t: Words) -> vm.RefusedPage:
    sentence = t("这一页已经提交并办理完毕，没有重复办理。", "The act was done; nothing was done twice.")
    again = replace(refused(t), code="submitted_twice", sentence=sentence, article="", what_to_do="", draft_kept=False)
    return replace(again, recorded=False, done_at=at(11, 23, 10, 39))


def expired(t: Words) -> vm.SignInPage:
    return replace(sign_in(t), expired=True, kept="v1:c2VhbGVk")


def sign_ins(t: Words) -> vm.SignInsPage:
    rows = tuple(
        vm.FailedSignInRow(at=at(11, 23, 9, minute), name=name, address="192.0.2.7", locked=minute > 4)
        for minute, name in ((6, "leader"), (5, "leader"), (3, "ledaer"))
    )
    hint = t("用户名或地址", "Name or address")
    return vm.SignInsPage(rows=rows, search=vm.Search(url="/audit/sign-ins/", hint=hint), pager=vm.Pager(shown=3))


def opened(t: Words) -> vm.OpenedPage:
    case, lead = t("行政处罚", "Penalty"), t("本机关及下级机关负责人", "Leader of the bureau or one above")
    rows = (
        vm.OpenedRow(
            at=at(11, 23, 9, 6),
            who=t("林示例", "Lin Shili"),
            role=t("部门负责人", "Bureau leader"),
            kind=case,
            number="示市监立案〔2026〕193号",
            what=t("文书正本（行政处罚决定书）", "Paper as issued (Penalty decision)"),
            ground=lead,
        ),
        vm.OpenedRow(
            at=at(11, 23, 9, 5),
            who=t("周示例", "Zhou Shili"),
            role=t("办案人员", "Case officer"),
            kind=case,
            number="示市监立案〔2026〕193号",
            what=t("页面", "Page"),
            ground=t("无权查阅，未显示", "May not read it; not shown"),
            refused=True,
        ),
    )
    where = t("示例市市场监督管理局", "Example City Market Regulation Bureau")
    return vm.OpenedPage(
        rows=rows, where=where, url="/audit/readings/", download_url="/audit/readings/table/", pager=vm.Pager(shown=2)
    )


def document(t: Words) -> vm.DocumentPage:
    return vm.DocumentPage(
        title=t("行政处罚决定书", "Penalty decision"),
        reference="示市监处罚〔2026〕193号",
        pdf_url="/static/sample.pdf",
        download_url="/documents/45.pdf",
        case=vm.Link(label="示市监案〔2026〕217号", url="/cases/217/"),
        issued_at=at(11, 11, 16, 40),
        issued_by=t("周某", "Zhou"),
        addressee=t(*QINGHE),
        pages=3,
        form="45",
        snapshot_digest=DIGEST,
        pdf_digest=DIGEST[::-1],
        verify_url="/verify/a1b2c3d4e5f60718/",
        verify_code="a1b2c3d4e5f60718",
        served=(vm.Fact(label=t("送达", "Served"), value=t("未送达", "not served")),),
    )


def verified(t: Words) -> vm.VerifyPage:
    found = vm.Verified(
        title=t("行政处罚决定书", "Penalty decision"),
        reference="示市监处罚〔2026〕193号",
        authority=t(*BUREAU),
        issued_on=date(2026, 11, 11),
        snapshot_digest=DIGEST,
    )
    return vm.VerifyPage(code="a1b2c3d4e5f60718", found=found)


def unknown_code(t: Words) -> vm.VerifyPage:
    return vm.VerifyPage(code=HOSTILE)


def published(t: Words) -> vm.PublishedPage:
    row = vm.PublishedRow(
        reference="示市监处罚〔2026〕171号",
        party=t("南屏酱园（虚构）", "Nanping Sauce (fictional)"),
        conduct=t("生产标签不符合规定的食品", "Food with unlawful labels"),
        decision=t("罚款 6,000.00 元", "Fine 6,000.00 yuan"),
        authority=t(*BUREAU),
        decided_on=date(2026, 10, 12),
        until=date(2027, 10, 12),
    )
    return vm.PublishedPage(search=mock.search(t, "/published/"), rows=(row,) * 6, pager=vm.Pager(shown=6))
