"""A headless Chromium, and what a person does in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as until
from selenium.webdriver.support.ui import Select, WebDriverWait

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-prefers-reduced-motion",
    "--lang=zh-CN",
    "--accept-lang=zh-CN",
)
DESK, PHONE = (1280, 900), (390, 844)
PATIENCE = 20

# what a field is given: text, a choice, several choices, a tick, a day, or a file to send
Value = str | bool | date | Path | tuple[str, ...]


@contextmanager
def chromium(*, size: tuple[int, int] = DESK) -> Iterator[webdriver.Chrome]:
    """A browser of its own, without cookies."""
    options = Options()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for flag in (*FLAGS, f"--window-size={size[0]},{size[1]}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = Service(shutil.which("chromedriver") or "/usr/bin/chromedriver")
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_page_load_timeout(60)
    try:
        yield driver
    finally:
        driver.quit()


class Desk:
    """One person at one browser. Addresses are those of the site, without its host."""

    def __init__(self, driver: webdriver.Chrome, site: str) -> None:
        self.driver, self.site = driver, site
        # who sits here, and the cookies of each who did
        self._name, self._machines = "", dict[str, list[dict[str, Any]]]()

    def open(self, path: str) -> None:
        self.driver.get(path if path.startswith("http") else self.site + path)

    @property
    def path(self) -> str:
        """Where the browser is."""
        return self.driver.current_url.removeprefix(self.site)

    @property
    def text(self) -> str:
        """What the page says."""
        return self.find("body").text

    def find(self, css: str) -> WebElement:
        return WebDriverWait(self.driver, PATIENCE).until(until.presence_of_element_located((By.CSS_SELECTOR, css)))

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def press(self, element: WebElement) -> None:
        """Click what leads to another page, and wait for that page."""
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        self.leave(element.click)

    def leave(self, act: Callable[[], object]) -> None:
        """Do what leads to another page, and wait until that page is whole."""
        self.driver.execute_script("window.stillHere = true")
        act()
        self.wait(lambda: self.driver.execute_script("return !window.stillHere && document.readyState === 'complete'"))
        self.find("main")

    def wait(self, true: Callable[[], object]) -> None:
        """Until it is true; a page that is just changing is asked again."""
        patient = WebDriverWait(self.driver, PATIENCE, ignored_exceptions=[WebDriverException])
        patient.until(lambda _: true())

    def sign_in(self, name: str, password: str) -> None:
        """Through the page; whoever comes back finds the own session, as at a machine of one's own."""
        mine = [*self._machines.setdefault(name, [])]
        self._leave_machine()
        self._name = name
        if mine:
            for cookie in mine:
                self.driver.add_cookie(cookie)
            return
        self.open("/sign-in/")
        self.find("#id_username").send_keys(name)
        self.find("#id_password").send_keys(password)
        self.press(self.find(".gate-card form button"))
        assert self.all("details.actor"), self.text

    def _leave_machine(self) -> None:
        """Keep the cookies of whoever sat here."""
        self._machines[self._name] = list(self.driver.get_cookies())
        self.driver.delete_all_cookies()

    def sign_out(self) -> None:
        self.find("details.actor summary").click()
        self.press(self.find("details.actor form[action='/sign-out/'] button"))
        assert not self.all("details.actor"), self.text

    def switch_language(self) -> None:
        """Press the other language's button."""
        self.press(self.find("form.language button"))

    def take(self, task: str) -> None:
        """Claim the task from the queue; its page opens."""
        self.open("/?tab=queue")
        self.press(self.find(f"button[aria-label^='领取：{task}，']"))

    def fill(self, values: Mapping[str, Value]) -> None:
        """Fill the form's fields by name."""
        for name, value in values.items():
            self._fill(name, value)

    def submit(self) -> None:
        self.press(self.find("#task-form button[type=submit], #task-form .confirm-row button"))

    def problems(self) -> list[str]:
        """What the browser itself complained about since last asked: scripts, policies, missing files."""
        rows = self.driver.get_log("browser")
        return [row["message"] for row in rows if row["level"] == "SEVERE" and "favicon" not in row["message"]]

    def _fill(self, name: str, value: Value) -> None:
        found = self.all(f"#task-form [name='{name}']")
        assert found, f"{self.path} has no field {name}"
        kind = found[0].get_attribute("type")
        if isinstance(value, bool):
            if found[0].is_selected() != value:
                found[0].click()
        elif isinstance(value, tuple):
            self._choose_many(found, value)
        elif isinstance(value, date):
            # a date picker's keys depend on the machine's locale
            self.driver.execute_script(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
                found[0],
                value.isoformat(),
            )
        elif isinstance(value, Path):
            found[0].send_keys(str(value))
        elif kind == "select-one":
            Select(found[0]).select_by_value(value)
        else:
            found[0].clear()
            found[0].send_keys(value)

    def _choose_many(self, found: list[WebElement], values: tuple[str, ...]) -> None:
        """Boxes or options, by value or by the beginning of their label."""
        if found[0].tag_name == "select":
            for option in values:
                Select(found[0]).select_by_value(option)
            return
        for box in found:
            label = str(self.driver.execute_script("return arguments[0].closest('label').textContent", box)).strip()
            wanted = any(label.startswith(v) or box.get_attribute("value") == v for v in values)
            if box.is_selected() != wanted:
                box.click()
