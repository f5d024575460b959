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
