"""What every paper of the procedures shares: completeness, the party, approvals, the seal, plain values.

Lives with the lowest package that issues papers; the packages above import it from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from cases.base import files
from cases.base.cures import GIVEN, by, set_up
from cases.base.documents import DocumentForm, Issue
from cases.base.errors import Refused, Text
from cases.base.pdf import Approval, Block, Field, Fields, Para, Seal, Signature
from cases.law.documents import document_type
from cases.parties.models import Party

Content = Mapping[str, Any]


# what a paper states comes from the form of its act, from the party's record, from the bureau's settings
COMPLETING = GIVEN | by("parties.correct_party") | set_up("enter_setting")


class IncompleteDocument(Refused):
    """A paper would leave an item empty that the law wants stated, so it is not issued."""


class LegalForm(DocumentForm):
    """A form of the register that refuses to leave a legal item empty.

    `needs` names the keys of `given` without which it cannot be issued, `states` the keys of the content that
    may not be empty; each with its Chinese name. `article` is where the law says what the form must contain.
    Subclasses write `collect` (content from live rows) and `compose`.
    """

    article: ClassVar[str] = ""
    needs: ClassVar[Mapping[str, str]] = {}
    states: ClassVar[Mapping[str, str]] = {}

    def snapshot(self, issue: Issue) -> dict[str, Any]:
        """The content as plain JSON values. Raises IncompleteDocument, naming all that is missing."""
        self.require(self.needs, issue.given, issue)
        content = {key: plain(value) for key, value in self.collect(issue).items()}
        self.require(self.states, content, issue)
        return content

    def collect(self, issue: Issue) -> dict[str, Any]:
        """The values that the document states, from live rows and `issue.given`."""
        raise NotImplementedError

    def require(self, names: Mapping[str, str], values: Content, issue: Issue) -> None:
        """Raise IncompleteDocument for the names without a value."""
        self.refuse([zh for key, zh in names.items() if is_empty(values.get(key))], issue)

    def refuse(self, missing: Sequence[str], issue: Issue) -> None:
        """Raise IncompleteDocument if anything is missing."""
        if not missing:
            return
        kind = document_type(self.form, issue.on)
        lacking = "、".join(missing)
        raise IncompleteDocument(
            "document_incomplete",
            Text(
                f"《{kind.name_zh}》还不能制发，缺少：{lacking}。请补充后再制发。",
                f"“{kind.name_en}” ({self.form}) cannot be issued yet; complete first: {lacking}.",
            ),
            self.article,
            cure=COMPLETING,
        )

    def party(self, party: Party | None, issue: Issue) -> dict[str, Any]:
        """The party as the paper names it. Raises IncompleteDocument for what its kind must state."""
        if party is None:
            self.refuse(["当事人"], issue)
        assert party is not None
        party = party.standing
        self.refuse([f"当事人的{zh}（请先办理“更正当事人信息”）" for zh in missing_particulars(party).values()], issue)
        return party_facts(party)

    def addressee(self, content: Content) -> str:
        """The party addressed; one who is a minor through the guardian whom the register knows (PL30)."""
        named, party = super().addressee(content), content.get("party")
        # some papers name the party in plain words
        told: Content = party if isinstance(party, Mapping) else {}
        known = told.get("guardian") if named == told.get("name") else ""
        return f"{named}（法定代理人：{known}）" if known else named

    def approvals(self, issue: Issue, *, last: str = "部门负责人") -> list[dict[str, Any]]:
        """`given["approvals"]`, each with label, opinion, name and day (or open, to be signed), the decider at the end."""
        boxes = [dict(box) for box in issue.given.get("approvals", ())]
        missing = [
            f"{box.get('label') or '审批意见'}的{zh}"
            for box in boxes
            if box not in OPEN_BOXES
            for key, zh in (("label", "栏目"), ("opinion", "意见"), ("name", "签名"), ("on", "日期"))
            if is_empty(box.get(key))
        ]
        if not boxes or last not in str(boxes[-1].get("label", "")):
            missing.append(f"{last}意见")
        self.refuse(missing, issue)
        return [plain(box) for box in boxes]


# -- the party ----------------------------------------------------------------------------------------------

PARTY_LABELS: dict[str, tuple[tuple[str, str], ...]] = {
    "company": (
        ("name", "当事人"),
        ("licence", "主体资格证照名称"),
        ("uscc", "统一社会信用代码"),
        ("address", "住所"),
        ("representative", "法定代表人（负责人）"),
    ),
    "sole_trader": (
        ("name", "当事人"),
        ("licence", "主体资格证照名称"),
        ("uscc", "统一社会信用代码"),
        ("address", "经营场所"),
        ("representative", "经营者"),
        ("identity", "身份证件号码"),
    ),
    "natural_person": (
        ("name", "当事人"),
        ("identity", "身份证件号码"),
        ("address", "住址"),
        ("guardian", "法定代理人（监护人）"),
    ),
    "unlicensed": (
        ("name", "当事人"),
        ("licence", "主体资格证照名称"),
        ("representative", "经营者"),
        ("identity", "身份证件号码"),
        ("address", "经营场所"),
    ),
}
PARTY_LABELS["other_org"] = PARTY_LABELS["company"]
REQUIRED = {
    "company": ("name", "uscc", "address", "representative"),
    "other_org": ("name", "address", "representative"),
    "sole_trader": ("name", "uscc", "address", "representative"),
    "natural_person": ("name", "address"),
    "unlicensed": ("name", "address"),
}
LICENCES = {"company": "营业执照", "sole_trader": "营业执照", "unlicensed": "无（未取得营业执照）"}


def party_facts(party: Party) -> dict[str, Any]:
    """Name, codes and address of a party, the identity number masked; who has no licence has no code."""
    person = party.kind == "natural_person"
    kind = party.kind if person or party.licensed else "unlicensed"
    owner = party.owner_name if kind in ("sole_trader", "unlicensed") else ""
    return {
        "kind": kind,
        "name": party.name,
        "licence": LICENCES.get(kind, ""),
        "address": party.address,
        "uscc": party.uscc or "",
        "representative": "" if person else owner or party.legal_representative,
        "identity": "" if kind in ("company", "other_org") else party.identity_masked,
        "guardian": (party.guardian or "") if person else "",
    }


def missing_particulars(party: Party) -> dict[str, str]:
    """What the papers must state of a party of its kind (PL59, PP62) and the register does not say: keys and Chinese names."""
    facts = party_facts(party)
    needed = [(key, zh) for key, zh in PARTY_LABELS[facts["kind"]] if key in REQUIRED[facts["kind"]]]
    return {key: "名称" if key == "name" else zh for key, zh in needed if not facts[key]}


def party_block(party: Content) -> Fields:
    """The party's block at the head of a served paper: one line for each item that is known."""
    return Fields([Field(zh, party[key]) for key, zh in PARTY_LABELS[party["kind"]] if party.get(key)])


def party_cells(party: Content) -> Fields:
    """The party in a form: name and address in separate rows, the other items side by side."""
    labels = {**dict(PARTY_LABELS[party["kind"]]), "name": "姓名" if party["kind"] == "natural_person" else "名称"}
    labels |= {"representative": labels.get("representative", "").removesuffix("（负责人）")}
    shown = ("name", "uscc", "identity", "representative", "guardian", "address")
    items = [Field(labels[key], party[key], wide=key in ("name", "address")) for key in shown if party.get(key)]
    return Fields(items, group="当事人")


def you(party: Content) -> str:
    """How the paper speaks to the party."""
    return {"natural_person": "你", "sole_trader": "你（单位）", "unlicensed": "你（单位）"}.get(party["kind"], "你单位")


# -- blocks -------------------------------------------------------------------------------------------------


def approval_blocks(content: Content) -> list[Block]:
    """The approval boxes in their order."""
    return [approval(box["label"], box["opinion"], box["name"], box["on"]) for box in content["approvals"]]


def open_box(label: str) -> dict[str, str]:
    """A box for whom no act is recorded at that place: it stands empty for a signature, never with another's words."""
    return {"label": label, "opinion": "", "name": "", "on": ""}


UNIT_HEAD = open_box("办案机构负责人意见")
PROPOSER, PROPOSING_HEAD = open_box("经办人意见"), open_box("经办机构负责人意见")
OPEN_BOXES = (UNIT_HEAD, PROPOSER, PROPOSING_HEAD)


def approval(label: str, opinion: str = "", name: str = "", on: str = "") -> Approval:
    """One box; an open one if nothing is given yet."""
    return Approval(label.replace("负责人意见", "\n负责人意见"), opinion, name, to_day(on))


def paragraphs(text: str) -> list[Block]:
    """Body paragraphs, one for each line that says something."""
    return [Para(line.strip()) for line in text.splitlines() if line.strip()]


def seal(content: Content) -> Seal:
    """Authority and date of issue, over which the seal goes."""
    return Seal(content["authority"], to_day(content["issued_on"]))


def copies() -> Para:
    """How many copies there are; before the seal, so that it never stands alone on a page."""
    return Para("本文书一式两份，一份送达，一份归档。")


def signature(label: str, *, name: str = "", on: str = "", image: str = "") -> Signature:
    """A signature line; `image` is the digest of a stored signature image, `on` an ISO date."""
    return Signature(label, name, to_day(on), files.read(image) if image else b"")


# -- values -------------------------------------------------------------------------------------------------


def plain(value: Any) -> Any:
    """The value as JSON has it: dates as ISO text, sequences as lists."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def is_empty(value: Any) -> bool:
    """None, blank text and empty lists say nothing; zero and False do."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], (), {})


def to_day(text: str | None) -> date | None:
    """An ISO date (or moment) as a date; None for an empty one."""
    return date.fromisoformat(text[:10]) if text else None


def in_chinese(text: str | None) -> str:
    """An ISO date as 2026年3月1日."""
    day = to_day(text)
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def numbered(texts: Iterable[str]) -> list[Block]:
    """Paragraphs with 1. 2. 3. before them; a single one stands alone."""
    lines = list(texts)
    return [Para(text if len(lines) == 1 else f"{n}．{text}") for n, text in enumerate(lines, 1)]


def names(people: Iterable[Any]) -> str:
    """Names in one text, from texts, mappings with a `name` (and `title`), or rows."""
    return "、".join(_name(person) for person in people)


def _name(person: Any) -> str:
    if isinstance(person, str):
        return person
    if isinstance(person, Mapping):
        title = person.get("title", "")
        return f"{person['name']}（{title}）" if title else str(person["name"])
    return str(person.name)
