"""What can do harm when it is opened is refused by its name and by its content; what officials file every day is taken."""

from __future__ import annotations

import io
import zipfile

import pytest

from cases.base.file_types import harm

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def nested(levels: int) -> bytes:
    content = b"text"
    for _ in range(levels):
        content = packed(inner_dot_zip=content)
    return content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("票据.exe", b"text"),
        ("票据.PDF.ExE", b"text"),
        ("票据.exe.", b"text"),
        ("票据.exe ", b"text"),
        ("票据.exe::$DATA", b"text"),
        ("票据.ｅｘｅ", b"text"),
        ("票据\u202efdp.exe", b"text"),
        ("票据\u202egpj.txt", b"text"),
        ("脚本.vbs", b"x"),
        ("脚本.ps1", b"x"),
        ("快捷方式.lnk", b"x"),
        ("报表.xlsm", b"x"),
        ("照片.jpg", b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 60),
        ("照片.jpg", b"\x7fELF\x02\x01\x01"),
        ("说明.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("说明", b"\xca\xfe\xba\xbe\x00\x00\x00\x34"),
        ("帮助.txt", b"ITSF\x03\x00"),
        ("网页.txt", b"\xef\xbb\xbf <!DOCTYPE html><html><script>alert(1)</script>"),
        ("网页.html", "<html>".encode("utf-16") + "<script>x</script>".encode("utf-16-le")),
        ("网页.htm", b"<html><body onload = 'x()'>"),
        ("网页.htm", b"<html><a href='JavaScript:x()'>"),
        ("图.svg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("图.svg", b"<svg><script href='x'/></svg>"),
        ("图.xml", b"<x:svg xmlns:x='http://www.w3.org/2000/svg'><x:a onclick='1'/></x:svg>"),
        ("文件.pdf", b"%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>"),
        ("文件.pdf", b"\n%PDF-1.4\n<</S /Launch /F (cmd.exe)>>"),
        ("旧文档.doc", OLE + b"\x00" * 500 + "_VBA_PROJECT".encode("utf-16-le")),
        ("文档.docx", packed(word__document_dot_xml=b"<w:document/>", word__vbaProject_dot_bin=b"x")),
        ("报表.xlsx", packed(xl__macrosheets__sheet1_dot_xml=b"<x/>")),
        ("资料.zip", packed(a_dot_txt=b"text", setup_dot_exe=b"text")),
        ("资料.zip", packed(photo_dot_jpg=b"MZ\x90\x00" + b"\x00" * 60)),
        ("资料.zip", packed(inner_dot_zip=packed(run_dot_bat=b"text"))),
        ("照片.jpg", b"\xff\xd8\xff\xe0" + packed(run_dot_js=b"text")),
        ("资料.zip", nested(4)),
    ],
)
def test_what_can_do_harm_is_found(name: str, content: bytes) -> None:
    assert harm(name, content) is not None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("笔录.txt", "现场检查笔录。MZ不是程序。".encode()),
        ("笔录", b"text"),
        ("照片.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 50),
        ("票据.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Names<</EmbeddedFiles 5 0 R>>>>"),
        ("网页.html", b"<html><body><p>text</p></body></html>"),
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><rect width='1'/></svg>"),
        ("数据.xml", b"<?xml version='1.0'?><invoice online='yes' once='no'/>"),
        ("旧文档.doc", OLE + b"\x00" * 600),
        ("文档.docx", packed(word__document_dot_xml=b"<w:document><w:t>on click = a</w:t></w:document>")),
        ("资料.zip", packed(a_dot_txt=b"text", b_dot_jpg=b"\xff\xd8\xff")),
        ("资料.zip", nested(2)),
        ("坏的.zip", b"PK\x03\x04rubbish"),
        ("空", b""),
        ("示例公司.com的页面.png", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_what_is_filed_every_day_is_taken(name: str, content: bytes) -> None:
    assert harm(name, content) is None


def test_an_archive_that_would_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.base.file_types._UNPACKED", 1000)
    assert harm("资料.zip", packed(a_dot_txt=b"0" * 1001)) is not None
    assert harm("资料.zip", packed(a_dot_txt=b"0" * 1000)) is None
