"""What kind of file something is, by its name and by its content, as far as that tells whether it can do harm when opened.

Programs, scripts, pages and drawings with scripts, documents with macros; and archives that hold one of them. A file is looked
at as what it is, whatever it is called, and as what it is called, whatever it holds: either way somebody may open it.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

from cases.base.errors import Text

# what a double click runs on the machines of an office
RUN = frozenset(
    """
    exe com scr pif cpl msi msp mst msix appx dll ocx sys drv bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs wsf wsh wsc sct
    hta lnk url scf reg inf jar jnlp class apk xap application gadget chm hlp sh bash csh ksh zsh py pyc pyw pl rb php asp
    aspx jsp so dylib elf app command workflow action desktop deb rpm iso img vhd vhdx xla wll settingcontent-ms
    library-ms search-ms appref-ms diagcab msc one
    """.split()  # noqa: SIM905 - a list of words is read as one
)
MACROS = frozenset(["docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm", "potm", "ppsm", "ppam", "sldm"])
# marks at the start of a program
PROGRAMS = (
    b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"ITSF",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00", b"dex\n", b"\x00asm", b"!<arch>\ndebian", b"\xed\xab\xee\xdb",
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"<(!doctype html|html|head|body|svg|script|iframe|\?php)\b|w3\.org/(1999/xhtml|2000/svg)", re.IGNORECASE)
# the events that pages and drawings know, as far as something can be hung on them
_EVENTS = (
    rb"(load\w*|error|click|dblclick|mouse\w+|focus\w*|blur|key\w+|submit|change|begin|end|repeat|toggle|pointer\w+|animation\w+|"
    rb"transition\w+|message|hash\w+|page\w+|resize|scroll\w*|input|drag\w*|drop|copy|cut|paste|wheel|touch\w+|abort|"
    rb"before\w+|after\w+|unload|storage|popstate|context\w+|select\w*|reset|invalid|search|play\w*|start|finish|show|close)"
)
_ACTIVE = re.compile(
    rb"<script|<\?php|<iframe|<object|<embed|<foreignobject|javascript:|vbscript:|data:text/html|<!entity|[\s\"'/]on"
    + _EVENTS
    + rb"\s*=",
    re.IGNORECASE,
)
# not the attachments: electronic invoices carry their data so
_PDF_ACTIVE = re.compile(rb"/(JavaScript|Launch|RichMedia)(?![A-Za-z])")
# marks by which a reader is shown another name than the machine reads
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
# markup is looked for where programs that guess look for it
_HEAD = 64 * 1024
_DEEP, _MANY, _UNPACKED = 3, 5000, 200 * 1024 * 1024

PROGRAM = Text("程序文件", "a program")
SCRIPT = Text("脚本文件", "a script")
ACTIVE = Text("含有脚本的网页或者图形", "a page or drawing with scripts")
MACRO = Text("含有宏的文档", "a document with macros")
ACTIVE_PDF = Text("含有脚本或者启动命令的PDF", "a PDF with scripts or commands")
TURNED = Text("文件名含有改变显示方向的字符，看到的名称不是真实名称", "a name that is shown otherwise than it is read")
BOMB = Text("压缩包层数、文件数或者解压后的大小超过限度，无法查验", "an archive too deep or too large to look into")


def harm(name: str, content: bytes) -> Text | None:
    """What about this file can do harm; None if nothing is known to."""
    return _by_name(name) or _by_content(content, deep=0)


def _by_name(name: str) -> Text | None:
    if _TURNED.search(name):
        return TURNED
    # an alternate stream, trailing dots and spaces are not seen by the machine that opens the file
    plain = unicodedata.normalize("NFKC", name).partition("::")[0].rstrip(" .\t\n").lower()
    last = plain.rpartition(".")[2].strip()
    if "." not in plain:
        return None
    return SCRIPT if last in RUN else MACRO if last in MACROS else None


def _by_content(content: bytes, *, deep: int) -> Text | None:
    if content.startswith(PROGRAMS) or (content.startswith(b"MZ") and b"\x00" in content[:64]):
        return PROGRAM
    if content.startswith(_OLE):
        return MACRO if "_VBA_PROJECT".encode("utf-16-le") in content or b"_VBA_PROJECT" in content else None
    if b"%PDF-" in content[:1024]:
        return ACTIVE_PDF if _PDF_ACTIVE.search(content) else None
    # programs look for an archive's directory at the end of any file
    if zipfile.is_zipfile(io.BytesIO(content)):
        return _in_archive(content, deep=deep + 1)
    return _in_text(content)


def _in_text(content: bytes) -> Text | None:
    """Markup with something to run in it, in whatever width its characters are."""
    seen = content.replace(b"\x00", b"") if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:64] else content
    if not _MARKUP.search(seen[:_HEAD]):
        return None
    return ACTIVE if _ACTIVE.search(seen) else None


def _in_archive(content: bytes, *, deep: int) -> Text | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if deep > _DEEP or len(entries) > _MANY or sum(e.file_size for e in entries) > _UNPACKED:
                return BOMB
            return next((found for entry in entries if (found := _entry(archive, entry, deep))), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        # a damaged archive opens nowhere; its bytes alone speak
        return _in_text(content)


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, deep: int) -> Text | None:
    leaf = entry.filename.replace("\\", "/").rpartition("/")[2]
    if leaf.lower() in ("vbaproject.bin", "vbadata.xml") or "macrosheets/" in entry.filename.lower():
        return MACRO
    found = _by_name(leaf)
    # of an encrypted entry the name alone speaks
    if found or entry.is_dir() or entry.flag_bits & 1:
        return found
    inside = archive.read(entry)
    office = leaf.lower().endswith((".xml", ".rels", ".vml"))
    # parts of an office document are markup that nothing shows as a page
    return None if office and not _MARKUP_PAGE.search(inside[:_HEAD]) else _by_content(inside, deep=deep)


_MARKUP_PAGE = re.compile(rb"<(!doctype html|html|svg|script)\b", re.IGNORECASE)
