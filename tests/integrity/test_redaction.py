"""The published text: pure, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from cases.law import tables
from cases.parties.models import Party
from integrity.publicity.acts.review import NO_PERSONAL_DATA, SECRECY_REVIEWED
from integrity.publicity.redaction import grounds, personal_data, redact, unfit
from integrity.publicity.showing import masked, private_of

DAY = date(2026, 6, 1)
O45 = "市场监督管理行政处罚信息公示规定"
SERVED = {"title": "行政处罚决定书", "rows": [["姓名", "张例示"], {"住址": "虚构路9号"}], "pages": 3, "void": None}


def test_masks_every_occurrence_and_leaves_keys_and_other_values() -> None:
    masked = [{"text": "张例示", "ground": "third_person"}, {"text": "住址", "ground": "home_address"}]
    assert redact(SERVED, masked) == {**SERVED, "rows": [["姓名", "×××"], {"住址": "虚构路9号"}]}
    assert SERVED["rows"] == [["姓名", "张例示"], {"住址": "虚构路9号"}]


def test_neither_a_minor_nor_the_guardian_is_named_to_the_public() -> None:
    party = Party(kind="natural_person", licensed=False, name="周小满", address="虚构路9号", guardian="周大满")
    told = {"name": "周小满", "guardian": "周大满", "address": "虚构路9号", "identity": ""}
    shown = masked("周小满（法定代理人：周大满），住虚构路9号", private_of(party, told))
    assert "小" not in shown and "大" not in shown and "虚构路" not in shown


def test_a_longer_redaction_is_not_broken_by_a_shorter_one_within_it() -> None:
    masked = [{"text": "路9号", "ground": "contact"}, {"text": "虚构路9号2室", "ground": "home_address"}]
    assert redact("住虚构路9号2室，近路9号", masked) == "住×××，近×××"


@pytest.mark.parametrize(
    ("text", "ground", "fits"),
    [
        ("张例示", "third_person", True),
        ("虚构路9号", "home_address", True),
        ("住址", "home_address", False),
        ("张例示", "no_such_ground", False),
        ("李例示", "third_person", False),
        ("", "third_person", False),
        (" ", "third_person", False),
    ],
)
def test_a_redaction_is_words_of_the_text_and_a_ground(text: str, ground: str, fits: bool) -> None:
    assert (unfit(SERVED, [{"text": text, "ground": ground}], on=DAY) is None) is fits


def test_no_ground_before_the_rules_began() -> None:
    masked = [{"text": "张例示", "ground": "third_person"}]
    assert unfit(SERVED, masked, on=date(2021, 8, 31)) == masked[0]
    assert unfit(SERVED, masked, on=date(2021, 9, 1)) is None


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("证件号110101199003070134。", "identity_number"),
        ("11010119900307013x", "identity_number"),
        ("电话13912345678", "contact"),
        ("统一社会信用代码91310101199012123X", None),
        ("113912345678", None),
        ("文号〔2026〕139号", None),
        ("110101199013070134", None),
    ],
)
def test_finds_what_looks_like_personal_data(text: str, ground: str | None) -> None:
    found = personal_data({"a": ["b", text]})
    assert (found[0].code if found else None) == ground


def test_every_ground_names_its_article() -> None:
    assert all(g.article.startswith("市场监督管理行政处罚信息公示规定 §") for g in grounds().values())
    assert len(grounds()) == 11


# O45 5: nothing secret, nothing that endangers national, public or economic security or stability; 6: trade secrets and
# personal data are processed; 7 only says that the text is otherwise the served one
ARTICLES = {
    "state_secret": "5",
    "security": "5",
    "trade_secret": "6",
    "identity_number": "6",
    "contact": "6",
    "home_address": "6",
}


@pytest.mark.parametrize(("ground", "article"), ARTICLES.items())
def test_each_ground_names_its_own_article(ground: str, article: str) -> None:
    assert grounds()[ground].article == f"市场监督管理行政处罚信息公示规定 §{article}"
    assert SECRECY_REVIEWED.article == "O45 5"
    assert NO_PERSONAL_DATA.article == "O45 6"


def test_a_severe_kind_names_where_o45_says_so() -> None:
    """2021: 14(3) names five, 责令关闭 only as one of "others"; 2025: 14(2) those that restrict, 14(3) those that end."""
    rows = [row for row in tables.read("severe_kinds") if row["severe"]]
    now = {row["kind"]: row["severe_article"] for row in rows if not row["valid_to"]}
    limit = {"stop_business", "restrict_business", "bar_person"}
    assert {kind for kind, article in now.items() if article == f"{O45}第十四条第二款"} == limit
    assert {kind for kind, article in now.items() if article == f"{O45}第十四条第三款"} == now.keys() - limit
    before = {row["kind"]: row["tag"] for row in rows if row["valid_to"]}
    assert {kind for kind, tag in before.items() if tag == "?"} == {"close_down"}
