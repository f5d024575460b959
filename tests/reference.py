"""The reference of procedures in docs/procedures.md, written from the tables: `python -m tests.reference --write`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "docs" / "procedures.md"


def text() -> str:
    """The whole page."""
    from cases.accountability.review.procedure import RESPONSIBILITY
    from cases.accountability.signals.procedure import SIGNAL
    from cases.intake.procedure import CLUE
    from cases.penalty.procedure import PENALTY
    from cases.transfer.procedure import TRANSFER
    from integrity.blacklist.procedure import BLACKLIST
    from integrity.publicity.procedure import PUBLICITY

    lifecycles = (CLUE, PENALTY, PUBLICITY, TRANSFER, BLACKLIST, SIGNAL, RESPONSIBILITY)
    parts = [
        "# Procedures: states, acts, roles, conditions, clocks, documents",
        "Written from the lifecycles and the permission table by `python -m tests.reference --write`; a test compares.",
        "Acts marked ○ are law that is declared and shown but not run yet; the database refuses them.",
        *(line for lifecycle in lifecycles for line in _procedure(lifecycle)),
        "## Settings of a bureau",
        *_settings(),
    ]
    return "\n\n".join(parts) + "\n"


def _procedure(lifecycle) -> Iterator[str]:  # type: ignore[no-untyped-def]
    yield f"## {lifecycle.zh} · {lifecycle.en} (`{lifecycle.name}`)"
    yield "\n".join(
        ["| state | 中文 | English |", "|---|---|---|"]
        + [f"| `{s.code}`{' ∎' if s.terminal else ''} | {s.zh} | {s.en} |" for s in lifecycle.states]
    )
    head = "| act | 中文 | from | to | who | conditions | clocks | documents | article |"
    yield "\n".join([head, "|---|---|---|---|---|---|---|---|---|", *(_row(lifecycle, m) for m in lifecycle.moves)])
    asked = {c.code: c for m in lifecycle.moves for c in lifecycle.conditions(m)}
    rows = [f"| `{c.code}` | {c.zh} | {_cure(c.cure)} | {c.article} |" for c in asked.values()]
    if rows:
        yield "\n".join(["| condition | 中文 | what gets over its refusal | article |", "|---|---|---|---|", *rows])


def _cure(cure) -> str:  # type: ignore[no-untyped-def]
    """What stands in `cases.base.cures.Cure`, in words."""
    parts = [
        "correct what was entered" if cure.given else "",
        "nothing is left to do" if cure.done else "",
        "another person" if cure.another else "",
        "from the day named" if cure.later else "",
        " or ".join(f"`{act}`" for act in cure.acts),
        "after " + ", ".join(cure.clocks) if cure.clocks else "",
        "`manage.py " + ", ".join(cure.set_up) + "`" if cure.set_up else "",
        "instead " + " or ".join(f"`{act}`" for act in cure.exits) if cure.exits else "",
    ]
    return "; ".join(part for part in parts if part)


def _row(lifecycle, move) -> str:  # type: ignore[no-untyped-def]
    from cases.base.permissions import TABLE

    grant = TABLE[lifecycle.full(move.act)]
    clocks = ", ".join(f"{type(o).__name__.lower()} {o.rule}" for o in move.clocks)
    cells = (
        f"`{move.act}`{'' if move.live else ' ○'}",
        move.zh,
        ", ".join(move.sources) or "—",
        move.target or "=",
        ", ".join(sorted(grant.roles)),
        ", ".join(c.code for c in lifecycle.conditions(move)),
        clocks,
        ", ".join(move.forms),
        move.article,
    )
    return "| " + " | ".join(cells) + " |"


SETTINGS = (
    ("payment.bank", "代收罚没款的银行、户名和账号", "PP72"),
    ("remedy.government", "行政复议机关（同级人民政府）", "ARL24"),
    ("remedy.court", "管辖的人民法院", "ALL46"),
    ("archive.retention", "案卷保管期限", "PP78"),
    ("superior_consent", "县、市两级列入严重违法失信名单是否须经上一级同意：yes（默认）、no", "L44 22"),
    ("fine_waits_for_criminal_case", "公安机关立案后行政罚款是否等待刑事案件办结：yes（默认）、no", "FD15; PL35; T310-11"),
    ("contact.phone", "文书载明的联系电话", "PP57"),
    ("contact.address", "文书载明的联系地址，当事人据此提交陈述、申辩和听证申请", "PP57"),
    ("discretion.standard", "裁量依据的名称（带书名号），例如本省、本机关的裁量基准；未设置的，用国家的指导意见", "PL34"),
)


def _settings() -> Iterator[str]:
    rows = [f"| `{key}` | {zh} | {article} |" for key, zh, article in SETTINGS]
    yield "\n".join(["| key | 含义 | article |", "|---|---|---|", *rows])


def main() -> int:
    """Write the page, or say whether it is up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    if "--write" in sys.argv:
        TARGET.write_text(text(), encoding="utf-8")
        return 0
    return 0 if TARGET.read_text(encoding="utf-8") == text() else 1


if __name__ == "__main__":
    sys.exit(main())
