"""Anchors: signed heads kept elsewhere. A forged one, a wrong key and a broken file are each told in a sentence."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cases.base import anchor
from cases.base.models import ChainHead
from tests.base import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    scene.entered(scene.make_bureau())
    path = tmp_path / "anchor.json"
    path.write_bytes(anchor.export(now=scene.NOW))
    return path


def test_an_anchor_holds_every_head(exported: Path) -> None:
    assert anchor.load(exported) == {h.stream: (h.seq, h.hash) for h in ChainHead.objects.all()}
    assert json.loads(exported.read_text())["at"] == "2026-03-02 01:30:00"


def forged(exported: Path, change: Any) -> Path:
    said = json.loads(exported.read_text())
    change(said)
    exported.write_text(json.dumps(said))
    return exported


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a["heads"].popitem(),
        lambda a: a.update(at="2026-03-03 00:00:00"),
        lambda a: next(iter(a["heads"].values())).__setitem__(0, 1),
        lambda a: a.update(signature="00" * 64),
    ],
)
def test_a_forged_anchor_is_refused(exported: Path, change: Any) -> None:
    with pytest.raises(anchor.AnchorError, match="签名不符"):
        anchor.load(forged(exported, change))


def test_another_key_is_refused(exported: Path, settings: Any) -> None:
    settings.ANCHOR_KEY = "another key altogether"
    with pytest.raises(anchor.AnchorError, match="签名不符：文件被改动，或密钥不同"):
        anchor.load(exported)


def test_layout_of_the_file_does_not_matter(exported: Path) -> None:
    """The signature is over the content, so that an editor's line ends do not break it."""
    said = json.loads(exported.read_text())
    exported.write_text(json.dumps(said, indent=8, ensure_ascii=True) + "\n\n")
    assert anchor.load(exported)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"signature": 5}', b'{"signature": "zz"}', b"\xff"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(anchor.AnchorError, match="不是 export_anchor 导出的锚点文件"):
        anchor.load(path)


def test_signed_nonsense_is_refused(tmp_path: Path) -> None:
    """Signed with the right key, but not an anchor: still a sentence."""
    from cases.base import canonical

    body = {"heads": {"a": 5}}
    signature = anchor._key().sign(canonical.dumps(body).encode()).hex()
    path = tmp_path / "x.json"
    path.write_text(json.dumps({**body, "signature": signature}))
    with pytest.raises(anchor.AnchorError, match="不是 export_anchor"):
        anchor.load(path)


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(anchor.AnchorError, match="没有锚点文件"):
        anchor.load(tmp_path / "none.json")
    with pytest.raises(anchor.AnchorError, match="无法读取"):
        anchor.load(tmp_path)


def test_the_command_writes_it(tmp_path: Path) -> None:
    scene.entered(scene.make_bureau())
    path, out = tmp_path / "anchor.json", StringIO()
    call_command("export_anchor", str(path), stdout=out)
    assert out.getvalue() == f"anchor={path}\n"
    assert len(anchor.load(path)) == ChainHead.objects.count()


def test_the_command_never_leaves_half_an_anchor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("export_anchor", str(tmp_path / "no" / "such" / "anchor.json"))
    said = capsys.readouterr().err
    assert (left.value.code, said.count("\n")) == (2, 1) and "无法写入" in said
