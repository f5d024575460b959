"""The pages as browsers show them: fit for screen readers in both languages, whole at both widths, without a complaint."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from cases.base.models import Document
from cases.penalty.models import PenaltyCase
from tests.browser.axe import grave_faults
from tests.browser.conftest import Bureau
from tests.browser.driving import DESK, PHONE, Desk
from web.addresses import address_of
from workflows.models import WorkItem

CLOSED, DECIDING, FLAGGED = "expired-cakes", "desk-decide", "desk-flagged"


def _addresses() -> dict[str, str]:
    """What there is to look at: a closed case, one that waits for the leader's decision, one whose flag stands."""
    closed = PenaltyCase.objects.get(state="ARCHIVED")
    flagged = PenaltyCase.objects.get(criminal_flags__state="open")
    task = WorkItem.objects.exclude(home=flagged.stream_key).get(step="decide", done=False)
    force = WorkItem.objects.get(step="form_task_force", done=False)
    paper = Document.objects.get(stream=closed.stream_key, form="45")
    return {
        "inbox": "/?tab=queue",
        "case": reverse("web:case", args=[closed.pk]),
        "flagged case": reverse("web:case", args=[flagged.pk]),
        "transfer": address_of(force.stream),
        "task force": reverse("web:task", args=[force.pk]),
        "task form": reverse("web:task", args=[task.pk]),
        "document": reverse("web:document", args=[paper.pk]),
        "supervision": "/supervision/",
        "missed clocks": "/supervision/clocks_missed/?from=2020-01-01",
        "flags": "/supervision/flags_raised/?from=2020-01-01",
        "public": "/public/",
        "penalties": "/public/penalties/",
        "listings": "/public/blacklist/",
        "gone": "/public/penalties/00000000000000000000/",
        "cases": "/cases/",
        "refusal": "/clues/new/",
    }


def test_every_page_is_fit_for_screen_readers_in_both_languages(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]
) -> None:
    bureau = open_bureau(CLOSED, DECIDING, FLAGGED)
    addresses, seat = _addresses(), desk(bureau)
    paper = Document.objects.filter(form="45").latest("pk")
    outside = {
        "sign-in": "/sign-in/",
        "verify": reverse("web:verify_code", args=[paper.verify_code]),
        "unknown code": reverse("web:verify_code", args=["nothing"]),
    }
    found = _looked_at(seat, outside)
    bureau.seat(seat, "leader")
    found |= _looked_at(seat, addresses)
    assert found == {}


def test_a_planted_fault_is_found(open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]) -> None:
    """The search finds what it is for: a button without a name, a picture without words."""
    seat = desk(open_bureau())
    seat.open("/sign-in/")
    seat.driver.execute_script(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img src=\"/static/web/mark.svg\">')"
    )
    found = " ".join(grave_faults(seat.driver))
    assert "button-name" in found
    assert "image-alt" in found


def test_english_is_a_choice_that_stays(open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]) -> None:
    bureau = open_bureau()
    seat = bureau.seat(desk(bureau), "unithead")
    assert "待办" in seat.text
    seat.switch_language()
    assert seat.find("html").get_attribute("lang") == "en"
    assert seat.find("h1").text == "To do"
    seat.open("/cases/")
    assert seat.find("h1").text == "Cases"
    seat.switch_language()
    assert seat.find("h1").text == "案件"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_scrolls_sideways(
    open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk], size: tuple[int, int]
) -> None:
    bureau = open_bureau(CLOSED, DECIDING, FLAGGED)
    seat = bureau.seat(desk(bureau), "leader")
    seat.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE},
    )
    wide = {}
    for language in ("zh", "en"):
        for name, address in _addresses().items():
            seat.open(address)
            across = seat.driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
            if across > 0:
                wide[f"{name} {language}"] = across
        seat.switch_language()
    assert wide == {}


def _looked_at(seat: Desk, addresses: dict[str, str]) -> dict[str, list[str]]:
    """Page and language with what axe or the browser itself has against it."""
    found = {}
    for name, address in addresses.items():
        for language in ("zh", "en"):
            seat.open(address)
            if (seat.find("html").get_attribute("lang") == "en") != (language == "en"):
                seat.switch_language()
            # the refusal and the unknown code answer with their own status, which the browser reports
            said = [line for line in seat.problems() if " status of 40" not in line]
            faults = grave_faults(seat.driver) + said
            if faults:
                found[f"{name} {language}"] = faults
    return found
