"""A long list of choices is narrowed by words; what is chosen stays in sight and is sent."""

from __future__ import annotations

from collections.abc import Callable

from selenium.webdriver.common.by import By

from cases.intake.models import Clue
from tests.browser.conftest import Bureau
from tests.browser.driving import Desk
from workflows.models import WorkItem

SHOWN = "return Array.from(document.querySelectorAll('#id_conduct option')).filter((o) => !o.hidden).map((o) => o.value)"


def test_an_item_is_found_by_its_words_its_law_and_its_number(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]
) -> None:
    bureau = open_bureau("desk-verify")
    item = WorkItem.objects.get(step="verify_clue", done=False)
    seat = bureau.seat(desk(bureau), "officer1")
    seat.open(f"/act/clue/{Clue.objects.get().pk}/clue.report_findings/?item={item.pk}")
    box = seat.driver.find_element(By.CSS_SELECTOR, "#id_conduct").find_element(
        By.XPATH, "preceding-sibling::input[@type='search']"
    )
    before = set(seat.driver.execute_script(SHOWN))
    assert len(before) > 400
    for words, found in (("超过保质期 经营", "FSL124-1-5b"), ("产品质量法 以假充真", "PQL50-2"), ("fsl125-1-2", "FSL125-1-2a")):
        box.clear()
        box.send_keys(words)
        shown = set(seat.driver.execute_script(SHOWN))
        assert found in shown and len(shown) < 12, (words, shown)
    seat.driver.execute_script("document.querySelector('#id_conduct option[value=\"FSL125-1-2a\"]').selected = true")
    box.clear()
    box.send_keys("没有这样的条目")
    suggested = "FSL124-1-1"
    assert set(seat.driver.execute_script(SHOWN)) == {suggested, "FSL125-1-2a"}


def test_what_matters_to_some_items_only_is_asked_where_one_is_chosen(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]
) -> None:
    bureau = open_bureau("desk-verify")
    item = WorkItem.objects.get(step="verify_clue", done=False)
    seat = bureau.seat(desk(bureau), "officer1")
    seat.open(f"/act/clue/{Clue.objects.get().pk}/clue.report_findings/?item={item.pk}")

    def asked(name: str) -> bool:
        return bool(seat.driver.find_element(By.ID, f"id_{name}_field").is_displayed())

    def choose(code: str) -> None:
        seat.driver.execute_script(
            "const list = document.querySelector('#id_conduct');"
            "list.value = arguments[0]; list.dispatchEvent(new Event('change', { bubbles: true }));",
            code,
        )

    # 食品安全法 136, 商标法 60(2), 食品安全法 35; 行政处罚法 32 speaks of every act
    for code, there, gone in (
        ("FSL124-1-5b", {"checked", "source_named"}, {"lawfully_got", "only_prepackaged"}),
        ("TML60-2", {"lawfully_got", "source_named"}, {"checked", "only_prepackaged"}),
        ("FSL122-1a", {"only_prepackaged"}, {"lawfully_got"}),
    ):
        choose(code)
        assert all(asked(name) for name in there | {"coerced", "harm", "life_or_finance"}), code
        assert not any(asked(name) for name in gone), code
    seat.driver.execute_script("document.querySelector('#id_only_prepackaged').value = 'yes'")
    choose("FSL124-1-5b")
    assert asked("only_prepackaged")
