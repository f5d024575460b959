"""Forms: labels, help, required marks, errors tied to fields, drafts, and sums that arrive as fen."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.core.exceptions import ValidationError

from tests.web import mock, mock_forms, mock_pages
from tests.web.test_templates import Outline, page
from web.fields import DateField, YuanField


def test_a_field_names_its_help_and_its_error() -> None:
    outline = Outline(page("task_errors"))
    fine = next(a for a in outline.all("input") if a.get("id") == "id_fine")
    assert fine["aria-invalid"] == "true"
    assert fine["aria-describedby"] == "id_fine_helptext id_fine_error"


def test_the_summary_links_every_error_to_its_field() -> None:
    html = page("task_errors")
    summary = html[html.index('class="error-summary"') : html.index("task-form")]
    assert re.findall(r'href="#(\w+)"', summary) == ["id_fine", "id_clause", "id_decided_on", "id_reasons", "id_told"]
    assert "有 5 处需要改正" in summary and "八千" in html


def test_groups_of_choices_are_fieldsets_with_a_legend() -> None:
    html = page("task")
    legends = re.findall(r'<legend class="label">(\S+?)<', html)
    assert legends == ["处罚种类", "裁量档次"]


def test_required_and_optional_are_words() -> None:
    html = str(mock_forms.decision_form(mock.Words("zh")))
    required, optional = html.count('visually-hidden">必填'), html.count(">选填<")
    form = mock_forms.decision_form(mock.Words("zh"))
    assert required == sum(f.required for f in form.fields.values())
    assert optional == sum(not f.required for f in form.fields.values())


def test_the_task_form_saves_drafts_without_files_and_asks_the_law() -> None:
    outline = Outline(page("task"))
    saver = next(a for _, a in outline.tags if "data-drafts" in a)
    assert saver["hx-post"] == "/tasks/2/draft/" and saver["hx-params"] == "not minutes"
    panel = next(a for a in outline.all("aside"))
    assert panel["hx-post"] == "/tasks/2/law/" and panel["hx-target"] == "#law-panel"
    assert any(a.get("id") == "law-panel" for a in outline.all("div"))
    assert "草稿已保存 10:32" in page("task") and "已恢复" in page("clue_new")


def test_the_task_form_is_sent_once_with_its_token() -> None:
    outline = Outline(page("task"))
    form = next(a for a in outline.all("form") if a.get("id") == "task-form")
    assert "data-once" in form and form["enctype"] == "multipart/form-data"
    assert {"type": "hidden", "name": "token", "value": "7c1d"} in outline.all("input")


def test_guards_say_met_not_met_and_open_in_words() -> None:
    html = page("task")
    for words in ("已满足：", "未满足：", "提交时核对："):
        assert words in html


def test_files_are_named_so_that_drafts_leave_them_out() -> None:
    words = mock.Words("zh")
    assert mock_pages.task(words).file_fields == "minutes"
    assert mock_pages.clue(words).file_fields == ""


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("5000", 500_000),
        ("5,000.00", 500_000),
        ("0.01", 1),
        ("0.1", 10),
        ("￥１２．５０元", 1_250),
        (" 99999999999.99 ", 9_999_999_999_999),
        ("", None),
    ],
)
def test_a_sum_becomes_fen(typed: str, fen: int | None) -> None:
    assert YuanField(required=False).clean(typed) == fen


@pytest.mark.parametrize("typed", ["八千", "-5", "1.234", "1e9", "NaN", "5000.", "12 a"])
def test_what_is_no_sum_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"50000\.00"):
        YuanField().clean(typed)


def test_a_sum_below_the_least_is_refused() -> None:
    assert YuanField(min_fen=5).clean("0.05") == 5
    with pytest.raises(ValidationError, match=r"0\.05"):
        YuanField(min_fen=5).clean("0.04")


def test_fen_are_shown_as_yuan_and_typed_text_as_typed() -> None:
    field = YuanField()
    assert [field.prepare_value(v) for v in (1, 800_000, "八千", None)] == ["0.01", "8000.00", "八千", None]


def test_a_date_field_takes_iso_and_chinese_dates_only() -> None:
    field = DateField()
    assert str(field.clean("2026-11-23")) == str(field.clean("2026年11月23日")) == "2026-11-23"
    with pytest.raises(ValidationError, match="2026-11-23"):
        field.clean("11/23/2026")
    assert isinstance(field.widget, forms.DateInput) and field.widget.input_type == "date"
