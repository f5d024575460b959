"""What lies in the example case: documents, evidence, people, history."""

from __future__ import annotations

from datetime import date

from tests.web.mock import Words, at
from web import viewmodels as vm


def documents(t: Words) -> tuple[vm.DocumentRow, ...]:
    rows = (
        ("1", "案件来源登记表", "Register of source", "示市监案源〔2026〕402号", at(8, 20), ""),
        ("7", "立案审批表", "Filing approval", "示市监立〔2026〕217号", at(9, 2), ""),
        ("35", "案件调查终结报告", "Final report", "", at(10, 19), ""),
        ("36", "案件审核表", "Review form", "", at(10, 27), ""),
        (
            "37",
            "行政处罚告知书",
            "Notice of penalty",
            "示市监罚告〔2026〕188号",
            at(10, 30),
            t("直接送达 2026-10-30", "in person 2026-10-30"),
        ),
        ("45", "行政处罚决定书", "Penalty decision", "示市监处罚〔2026〕193号", at(11, 11), t("未送达", "not served")),
    )
    issued = tuple(
        vm.DocumentRow(
            form=no,
            title=t(zh, en),
            reference=ref,
            issued_at=when,
            issued_by=t("陈示例", "Chen Shili"),
            pages=2,
            served=served,
            preview_url=f"/documents/{no}/",
            download_url=f"/documents/{no}.pdf",
        )
        for no, zh, en, ref, when, served in rows
    )
    return (*issued, vm.DocumentRow(form="50", title=t("送达回证", "Proof of service"), preview_url="/tasks/2/preview/50/"))


def evidence(t: Words) -> tuple[vm.EvidenceRow, ...]:
    both = t("陈示例、王示范", "Chen Shili, Wang Shifan")
    digest = "7f3a9c0e51b2d84466aa10c9e2f7b3d5a8c1e0f94b6d2a7733c5e9f1084d6b2e"
    rows = (
        ("书证", "Document", "进货票据 6 张（复印件）", "6 purchase receipts (copies)", 9, 3, 1_240_000),
        ("物证", "Object", "辣椒酱样品 12 瓶（批次 20260618）", "12 jars of chilli sauce, batch 20260618", 9, 3, None),
        ("视听资料", "Audio-video", "现场检查全程录像", "Recording of the inspection", 9, 3, 486_000_000),
        ("当事人陈述", "Statement", "法定代表人询问笔录", "Interview of the legal representative", 9, 11, 320_000),
        ("鉴定意见", "Test report", "检验报告 SJ-2026-0918", "Test report SJ-2026-0918", 9, 23, 890_000),
    )
    return tuple(
        vm.EvidenceRow(
            kind=t(kz, ke),
            title=t(z, e),
            collected_on=date(2026, m, d),
            collected_by=both,
            digest=digest if size else "",
            size=size,
            download_url=f"/files/{i}/" if size else "",
            place=t("生产车间成品库", "Finished goods store") if i < 3 else "",
            custody=t("物证室 B-07 · 王示范", "Evidence room B-07 · Wang") if i == 1 else t("案卷", "case file"),
        )
        for i, (kz, ke, z, e, m, d, size) in enumerate(rows)
    )


def people(t: Words) -> tuple[vm.Person, ...]:
    return (
        vm.Person(
            role=t("办案人员", "Case officer"),
            name=t("陈示例", "Chen Shili"),
            certificate="示执法 03-1172",
            since=date(2026, 9, 2),
        ),
        vm.Person(
            role=t("办案人员", "Case officer"),
            name=t("王示范", "Wang Shifan"),
            certificate="示执法 03-1180",
            since=date(2026, 9, 2),
        ),
        vm.Person(role=t("办案机构负责人", "Unit head"), name=t("赵某", "Zhao")),
        vm.Person(role=t("审核人员", "Reviewer"), name=t("李某", "Li"), note=t("审核同意 2026-10-27", "passed 2026-10-27")),
        vm.Person(
            role=t("批准人", "Approved by"),
            name=t("周某（副局长）", "Zhou (deputy head)"),
            note=t("决定 2026-11-11", "decision 2026-11-11"),
        ),
    )


def history(t: Words) -> tuple[vm.HistoryEntry, ...]:
    H, co, bl = vm.HistoryEntry, t("办案人员", "case officer"), t("部门负责人", "bureau leader")
    chen, zhou = t("陈示例", "Chen Shili"), t("周某", "Zhou")
    digest = "2b77f0aa90c3d1e6"
    return (
        H(
            at=at(11, 21, 0, 5),
            who=t("期限巡查", "Deadline sweep"),
            role=t("系统", "system"),
            kind=vm.EntryKind.SYSTEM,
            what=t("送达期限已超期，已通知承办人和办案机构负责人", "service is overdue; officers and unit head were told"),
            article=t("程序规定§81", "PP art. 81"),
        ),
        H(
            at=at(11, 11, 16, 40),
            who=zhou,
            role=bl,
            what=t("作出处罚决定", "decided the penalty"),
            to_state=t("已作出处罚决定", "Penalty decided"),
            why=t(
                "违法事实清楚，当事人主动召回并改正，裁量档次从轻。", "Facts proven; recalled and corrected, so the lenient tier."
            ),
            article=t("处罚法§57；程序规定§60", "PL art. 57; PP art. 60"),
            digest=digest,
            documents=(
                vm.Link(label=t("行政处罚决定书 示市监处罚〔2026〕193号", "Penalty decision No. 193"), url="/documents/45/"),
            ),
            changes=(vm.FieldChange(label=t("罚款", "Fine"), before="", after="8,000.00"),),
        ),
        H(
            at=at(11, 10, 9, 3),
            who=zhou,
            role=bl,
            kind=vm.EntryKind.REFUSAL,
            what=t("作出处罚决定", "decide the penalty"),
            why=t("当事人的陈述申辩尚未复核。", "The party's defence has not been re-checked."),
            article=t("程序规定§58", "PP art. 58"),
        ),
        H(
            at=at(11, 4, 14, 20),
            who=t("青禾食品有限公司（虚构）", "Qinghe Food"),
            role=t("当事人", "party"),
            recorded_by=chen,
            what=t("提出陈述申辩", "stated its case"),
            to_state=t("陈述申辩复核", "Defence re-checked"),
            article=t("程序规定§58", "PP art. 58"),
            digest=digest,
        ),
        H(
            at=at(10, 30, 10, 0),
            who=chen,
            role=co,
            what=t("送达行政处罚告知书", "served the notice"),
            to_state=t("已告知", "Party notified"),
            article=t("程序规定§57", "PP art. 57"),
            documents=(vm.Link(label=t("行政处罚告知书", "Notice of penalty"), url="/documents/37/"),),
            digest=digest,
        ),
        H(
            at=at(9, 2, 9, 30),
            who=zhou,
            role=bl,
            what=t("批准立案，指定办案人员二人", "filed the case, named two officers"),
            to_state=t("调查取证", "Investigation"),
            article=t("程序规定§19", "PP art. 19"),
            digest=digest,
        ),
    )
