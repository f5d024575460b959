"""manage.py import_bureau_rules: the whole table of a bureau from its first day on, for it alone, or nothing at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.base.bureau import law_settings
from cases.base.models import Act, BureauRule
from cases.law.settings import NATIONAL
from cases.parties.models import Authority
from tests.factories.parties import make_authority
from tests.law.test_local import EXAMPLES, HEARING, ITEM, written

pytestmark = pytest.mark.django_db


def bureaus() -> tuple[Authority, Authority]:
    """A bureau and one that has nothing to do with it."""
    above = make_authority(level="city", name="上级局", short_name="上局")
    one = make_authority(level="county", name="甲局", short_name="甲局", parent=above)
    return one, make_authority(level="county", name="乙局", short_name="乙局")


def put(tmp_path: Path, text: str, *args: str) -> None:
    file = tmp_path / "rules.csv"
    file.write_text(text, encoding="utf-8")
    call_command("import_bureau_rules", str(file), *args)


def sum_of(authority: int | None, day: date) -> int | None:
    found = law_settings(authority, day).local.hearing_sum("unit", on=day)
    return found.at_least if found else None


def test_it_holds_for_the_bureau_alone_from_its_day_on(tmp_path: Path) -> None:
    one, other = bureaus()
    put(tmp_path, written("hearings", HEARING), "--authority", one.uscc)
    assert sum_of(one.pk, date(2025, 12, 31)) is None
    assert sum_of(one.pk, date(2026, 1, 1)) == 5_000_000
    assert sum_of(other.pk, date(2026, 1, 1)) is None
    assert law_settings(other.pk, date(2026, 1, 1)) == NATIONAL
    assert Act.objects.filter(verb="settings.import_rules").count() == 1


def test_the_bureaus_own_table_comes_before_that_of_all(tmp_path: Path) -> None:
    one, other = bureaus()
    put(tmp_path, written("hearings", {**HEARING, "at_least": "30000"}))
    put(tmp_path, written("hearings", HEARING), "--authority", one.uscc)
    assert sum_of(one.pk, date(2026, 2, 1)) == 5_000_000
    assert sum_of(other.pk, date(2026, 2, 1)) == 3_000_000


def test_a_later_file_ends_the_older_rows_the_day_before(tmp_path: Path) -> None:
    one, _ = bureaus()
    put(tmp_path, written("hearings", HEARING), "--authority", one.uscc)
    later = {**HEARING, "at_least": "80000", "valid_from": "2026-07-01"}
    put(tmp_path, written("hearings", later), "--authority", one.uscc)
    assert sum_of(one.pk, date(2026, 6, 30)) == 5_000_000
    assert sum_of(one.pk, date(2026, 7, 1)) == 8_000_000
    # a file that begins earlier takes the place of both; nothing is deleted
    put(tmp_path, written("hearings", {**HEARING, "at_least": "60000"}), "--authority", one.uscc)
    assert {sum_of(one.pk, day) for day in (date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))} == {6_000_000}
    assert BureauRule.objects.count() == 3


def test_other_tables_of_the_bureau_stay(tmp_path: Path) -> None:
    one, _ = bureaus()
    put(tmp_path, written("items", ITEM), "--authority", one.uscc)
    put(tmp_path, written("hearings", HEARING), "--authority", one.uscc)
    rules = law_settings(one.pk, date(2026, 2, 1)).local
    assert (len(rules.items), len(rules.hearings)) == (1, 1)


def test_a_file_can_be_checked_without_being_entered(tmp_path: Path) -> None:
    put(tmp_path, (EXAMPLES / "items-zhejiang.csv").read_text(encoding="utf-8"), "--check")
    assert not BureauRule.objects.exists()


@pytest.mark.parametrize(
    ("text", "args", "said"),
    [
        (written("hearings", {**HEARING, "party": "company"}), (), "第2行 party"),
        (written("hearings", HEARING, {**HEARING, "at_least": "x"}), (), "第3行 at_least"),
        (written("hearings", HEARING), ("--authority", "91110000000000000X"), "没有统一社会信用代码"),
        ("a,b\n", (), "表头"),
    ],
)
def test_a_refusal_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, args: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        put(tmp_path, text, *args)
    assert left.value.code == 2
    assert said in capsys.readouterr().err
    assert not BureauRule.objects.exists()
    assert not Act.objects.filter(verb="settings.import_rules").exists()


def test_with_those_below_it_holds_for_them_too(tmp_path: Path) -> None:
    one, _ = bureaus()
    above = one.parent
    assert above is not None
    put(tmp_path, written("hearings", HEARING), "--authority", above.uscc, "--below")
    assert sum_of(one.pk, date(2026, 2, 1)) == sum_of(above.pk, date(2026, 2, 1)) == 5_000_000
