"""The register of documents against the printed forms, the archive order of art. 78, the signatures."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cases.base.documents import FORMS
from cases.law import documents, tables
from cases.law.documents import Signature, UnknownDocument, Volume, all_documents, document_type
from tests.law import slow_days

TODAY = date(2026, 11, 23)
FORMS_OF_2026 = Path(__file__).parents[3] / "shared" / "law-texts" / "forms" / "投诉举报文书式样2026.txt"
ISSUED = {form for procedure, form in FORMS if procedure != "dummy"}


def check_rows() -> list[str]:
    """What in documents.csv differs from tests/tables/documents.csv, read afresh from its file."""
    for held in (tables.read, documents.all_documents, documents.document_type):
        held.cache_clear()
    expected = slow_days.rows("documents")
    columns = tuple(expected[0])
    printed = {tuple(row.values()) for row in expected}
    held_rows = {tuple(row[c] for c in columns) for row in tables.read("documents")}
    wrong = [" ".join(row) for row in sorted(printed ^ held_rows)]
    return wrong or [row.code for row in all_documents() if not row.article]


def test_register_is_the_printed_one() -> None:
    assert check_rows() == []


def test_all_sets_are_complete() -> None:
    codes = {row.code for row in all_documents()}
    assert {str(n) for n in range(1, 57)} <= codes
    assert {f"C{n}" for n in range(1, 11)} <= codes
    assert {f"DOC{n}" for n in range(1, 14)} <= codes
    assert len(codes) == len(all_documents())


# 程序规定 art. 78: the order of the main volume and of the internal one
MAIN = {
    "7": 1,
    "45": 2,
    "44": 2,
    "46": 2,
    "50": 3,
    "37": 3,
    "21": 3,
    "33": 3,
    "9": 4,
    "14": 4,
    "29": 4,
    "40": 5,
    "24": 6,
    "52": 6,
}
SUB = {"1": 1, "35": 2, "36": 3, "41": 4, "53": 5, "42": 6, "8": 6}


@pytest.mark.parametrize(("volume", "order"), [(Volume.MAIN, MAIN), (Volume.SUB, SUB)])
def test_archive_order_is_that_of_art_78(volume: Volume, order: dict[str, int]) -> None:
    found = {row.code: (row.volume, row.archive_order) for row in all_documents() if row.code in order}
    assert found == {code: (volume, place) for code, place in order.items()}


def filed_in(volume: Volume) -> list[str]:
    """The register's documents of one volume in the order they are filed."""
    rows = [row for row in tables.in_force(all_documents(), TODAY) if row.volume in (volume, Volume.BOTH)]
    return [row.code for row in sorted(rows, key=lambda row: row.archive_order or 0)]


def test_a_volume_is_listed_from_cover_to_remarks() -> None:
    codes = filed_in(Volume.SUB)
    assert codes[:3] == ["54", "55", "1"]
    assert codes[-1] == "56"
    assert codes.index("35") < codes.index("36") < codes.index("41") < codes.index("53") < codes.index("42")
    assert "45" not in codes
    assert "37-hearing" not in ISSUED.intersection(filed_in(Volume.MAIN))


def test_what_a_procedure_can_issue_is_in_the_register() -> None:
    """The rest of it is law whose form is still to be built."""
    assert ISSUED - {row.code for row in all_documents()} == set()


def signed_by(who: Signature) -> set[str]:
    return {row.code for row in all_documents() if who in row.signature}


def test_only_the_presiding_head_signs_the_criminal_transfer() -> None:
    """T310 art. 5: the deputy cannot approve."""
    assert signed_by(Signature.BH) == {"5"}


def test_approval_forms() -> None:
    assert signed_by(Signature.A) == {"7", "8", "43", "53"}


def test_records_are_signed_and_not_sealed() -> None:
    for code in ("9", "11", "12", "14", "29", "38", "40", "50"):
        assert Signature.S not in document_type(code, TODAY).signature, code


def test_what_is_served_is_sealed() -> None:
    assert [row.code for row in all_documents() if row.served and Signature.S not in row.signature] == []


def test_what_is_numbered_is_sealed_and_numbers_differ() -> None:
    numbered = [row for row in all_documents() if row.numbered]
    assert [row.code for row in numbered if Signature.S not in row.signature] == []
    assert len({row.number_type for row in numbered}) == len(numbered)


# seen in published documents: penalty-and-transfer.md §11, Numbers
@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("45", "处罚"),
        ("37", "罚告"),
        ("39", "听通"),
        ("33", "责改"),
        ("18", "协扣"),
        ("44", "当罚"),
        ("46", "不罚"),
        ("5", "罪移"),
        ("4", "案移"),
        ("13", "询通"),
        ("17", "协查"),
        ("48", "罚催"),
    ],
)
def test_number_words(code: str, word: str) -> None:
    assert document_type(code, TODAY).number_type == word


def test_a_separate_hearing_notice_is_kept_only_where_a_province_has_one() -> None:
    assert document_type("37-hearing", TODAY).code not in ISSUED
    assert [row.code for row in all_documents() if row.article == "地方文书式样"] == ["37-hearing"]


def test_an_unknown_document_names_the_nearest() -> None:
    with pytest.raises(UnknownDocument) as caught:
        document_type("DOC19", TODAY)
    assert "DOC1" in caught.value.zh
    assert "DOC19" in caught.value.en


def test_a_form_before_its_time_is_told() -> None:
    with pytest.raises(UnknownDocument, match="投诉受理决定书"):
        document_type("C5", date(2026, 4, 14))
    assert document_type("C5", date(2026, 4, 15)).name_zh == "投诉受理决定书"


@pytest.mark.skipif(not FORMS_OF_2026.is_file(), reason="the official forms are not at hand")
def test_the_forms_on_complaints_bear_the_names_of_the_official_list() -> None:
    """目录: ten forms, in their order; those of 2019 that were struck (举报立案告知书 …) are none of them."""
    listed = re.findall(r"^\d+\. (\S+)（文书式样", FORMS_OF_2026.read_text(encoding="utf-8"), re.MULTILINE)
    assert [row.name_zh for row in all_documents() if re.fullmatch(r"C\d+", row.code)] == listed
    assert len(listed) == 10
