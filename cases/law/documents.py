"""The register of official documents: what each is called, who signs it, how numbered and filed.

Forms 1 to 56 are those of 国市监法发〔2021〕42号, C1 to C10 the complaint set, DOC1 to DOC13 those of
publicity, credit and accountability; X are papers that the law asks for and no official set contains.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from cases.law import tables
from cases.law.errors import LawError


class UnknownDocument(LawError):  # noqa: N818 - it is the question that fails, named for the reader
    """No document has this code, or none was in use on the day asked for."""


class Volume(StrEnum):
    """Where a document is archived (程序规定 art. 78): the main volume, the internal one, or each."""

    MAIN = "main"
    SUB = "sub"
    BOTH = "both"
    NONE = ""


class Signature(StrEnum):
    """Who makes a document valid. A = the approval chain CO, UH, BL; S = the bureau's seal."""

    A = "A"
    S = "S"
    BL = "BL"
    BH = "BH"
    CO = "CO"
    CO2 = "CO2"
    UH = "UH"
    REV = "REV"
    HP = "HP"
    ALL = "ALL"
    LEADERS = "LEADERS"
    TASKFORCE = "TASKFORCE"
    INTAKE = "INTAKE"
    CREDIT = "CREDIT"
    SUPERIOR = "SUPERIOR"
    PTY = "PTY"
    WIT = "WIT"
    PROV = "PROV"
    OWNER = "OWNER"
    KEEPER = "KEEPER"
    RECV = "RECV"
    SERVER = "SERVER"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One document as the register has it from `valid_from` to `valid_to`.

    `number_type` is the word between 市监 and 〔year〕 in its number, empty for a document without one; a
    bureau may replace it. `served` documents need a proof of service (form 50). `archive_order` is the
    place of its group inside `volume`. Which of them can be issued the papers of the procedures say.
    """

    code: str
    name_zh: str
    name_en: str
    stage: str
    signature: tuple[Signature, ...]
    number_type: str
    served: bool
    volume: Volume
    archive_order: int | None
    article: str
    valid_from: date
    valid_to: date | None

    @property
    def numbered(self) -> bool:
        return bool(self.number_type)


@cache
def all_documents() -> tuple[DocumentType, ...]:
    """Every row of documents.csv in file order: forms 1 to 56 with their variants, C, DOC, X."""
    return tuple(map(_document, tables.read("documents")))


@cache
def document_type(code: str, on: date) -> DocumentType:
    """The document with this code in use on `on`. Raises UnknownDocument, naming the nearest codes."""
    rows = [row for row in all_documents() if row.code == code]
    for row in tables.in_force(rows, on):
        return row
    if rows:
        raise UnknownDocument(
            f"文书“{rows[0].name_zh}”（{code}）在 {on} 没有施行中的式样",
            f"document {code} ({rows[0].name_en}) has no form in use on {on}",
            article=rows[0].article,
        )
    near = get_close_matches(code, [row.code for row in all_documents()], n=3, cutoff=0.3)
    raise UnknownDocument(
        f"没有编号为“{code}”的文书，相近的有：{'、'.join(near) or '1 至 56、C1 至 C10、DOC1 至 DOC13'}",
        f"there is no document {code!r}; see {', '.join(near) or '1 to 56, C1 to C10, DOC1 to DOC13'}",
    )


def _document(row: tables.Row) -> DocumentType:
    validity = tables.Validity.of(row)
    return DocumentType(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        stage=row["stage"],
        signature=tuple(map(Signature, row["signature"].split())),
        number_type=row["number_type"],
        served=row["served"] == "yes",
        volume=Volume(row["volume"]),
        archive_order=int(row["archive_order"]) if row["archive_order"] else None,
        article=row["article"],
        valid_from=validity.valid_from,
        valid_to=validity.valid_to,
    )
