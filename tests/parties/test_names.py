"""Names are found however they are written: width, brackets, marks, former names, an exact one behind many branches."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cases.base import spelling
from cases.base.work import SHANGHAI
from cases.parties import selectors, services
from cases.parties.models import Party, PartyName
from cases.parties.naming import former_names
from tests.factories.parties import make_party, make_uscc, seeding

NEXT = datetime(2026, 6, 1, 9, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("虚构（示例）食品有限公司", "虚构(示例)食品有限公司"),
        ("虚构〔示例〕食品有限公司", "虚构［示例］食品有限公司"),
        ("虚构ＡＢＣ食品１号店", "虚构abc食品1号店"),
        ("\u200b虚构食品\ufeff有限公司\u202e", "虚构食品有限公司"),
        (" 虚构  食品\u3000有限公司 ", "虚构食品有限公司"),
        ("阿卜杜拉•例示", "阿卜杜拉·例示"),
    ],
)
def test_one_name_in_two_writings(one: str, other: str) -> None:
    assert spelling.name_key(one) == spelling.name_key(other)


@pytest.mark.parametrize(("one", "other"), [("虚构食品有限公司", "虚构食品厂"), ("例示甲", "例示乙"), ("ABC1", "ABC2")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert spelling.name_key(one) != spelling.name_key(other)


@pytest.mark.parametrize(
    "typed",
    ["某市监罚〔2026〕1号", "某市监罚[2026]1号", "某市监罚(2026)1号", "某市监罚（２０２６）１号", " 某市监罚【2026】 1 号\u200b"],
)
def test_a_number_in_every_bracket(typed: str) -> None:
    assert spelling.number_key(typed) == "某市监罚〔2026〕1号"


@pytest.mark.parametrize(
    "typed",
    [
        "91110000802100433B",
        " 91110000-8021-00433b ",
        "统一社会信用代码：91110000802100433B",
        "代码:91110000 802100433B。",
        "\u200b９１１１００００８０２１００４３３Ｂ\ufeff",
        "USCC 91110000802100433B",
    ],
)
def test_a_code_with_label_and_marks(typed: str) -> None:
    assert selectors.credit_code(typed) == "91110000802100433B"


@pytest.mark.parametrize("typed", ["", "\u200b\u2060", "911100008021004330", "虚构食品有限公司"])
def test_what_is_no_code(typed: str) -> None:
    assert selectors.credit_code(typed) == ""


@pytest.mark.parametrize("typed", ["\u200b\ufeff", "\u202e", " \u3000 "])
@pytest.mark.django_db
def test_a_name_that_nobody_can_see_is_none(typed: str) -> None:
    """A decision was issued to a party named U+200B."""
    with pytest.raises(Exception, match="请填写当事人名称"):
        make_party(kind="natural_person", name=typed)
    assert not Party.objects.exists()


@pytest.mark.django_db
def test_an_exact_name_is_first_however_many_begin_with_it() -> None:
    for n in range(25):
        make_party(name=f"虚构银行股份有限公司第{n}分行")
    whole = make_party(name="虚构银行股份有限公司")
    assert selectors.named("虚构银行股份有限公司") == [whole]
    assert selectors.alike("虚构银行股份有限公司")[0] == whole
    assert len(selectors.alike("虚构银行", first=10)) == 10


@pytest.mark.django_db
def test_a_part_of_a_name_offers_candidates() -> None:
    party = make_party(name="虚构市（例示）食品有限公司")
    assert selectors.named("例示食品") == []
    assert selectors.alike("(例示)食品") == [party]
    assert selectors.alike("完全不相干") == []


@pytest.mark.django_db
def test_a_former_name_finds_the_party_and_has_its_days() -> None:
    party = make_party(name="虚构市旧名食品有限公司")
    with seeding(NEXT) as work:
        services.correct_party(work=work, party=party.pk, reason="更名", proof="营业执照", name="虚构市新名食品有限公司")
    assert selectors.named("虚构市新名食品有限公司") == [party]
    assert selectors.named("虚构市旧名食品有限公司") == []
    assert selectors.alike("虚构市旧名食品有限公司") == [party]
    assert [(n.name, n.since, n.until) for n in former_names(party)] == [("虚构市旧名食品有限公司", None, date(2026, 5, 31))]
    current = PartyName.objects.get(party=party, until=None)
    assert (current.name, current.since) == ("虚构市新名食品有限公司", date(2026, 6, 1))


@pytest.mark.django_db
def test_a_name_put_right_on_the_day_it_was_entered_ends_that_day() -> None:
    party = make_party(name="虚构市错名食品有限公司")
    for name in ("虚构市再错食品有限公司", "虚构市正名食品有限公司"):
        with seeding() as work:
            services.correct_party(work=work, party=party.pk, reason="录入有误", proof="营业执照", name=name)
    assert [n.name for n in former_names(party)] == ["虚构市再错食品有限公司", "虚构市错名食品有限公司"]
    assert PartyName.objects.filter(party=party, until=None).get().name == "虚构市正名食品有限公司"


@pytest.mark.django_db
def test_namesakes_are_all_offered() -> None:
    one, two = (make_party(kind="natural_person", name="张例示") for _ in range(2))
    assert selectors.named("张例示") == [one, two]
    code = make_uscc()
    company = make_party(uscc=code)
    assert selectors.named(f"统一社会信用代码：{code.lower()}") == [company]
