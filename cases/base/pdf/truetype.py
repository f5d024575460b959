"""Reading a TrueType font file and cutting out the glyphs a document uses.

The library's own reader keeps a file position in the shared font object, so two threads that print at once
corrupt each other's subset, and it takes half a second and 40 MB per Chinese font. This one keeps the file
mapped, parses only what printing needs, and every function of it is safe to call from several threads.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from cases.base.pdf.errors import FontUnusable

_COPIED = ("cvt ", "fpgm", "prep")
_ARGS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_XY_SCALE, _HAS_TWO_BY_TWO = 1, 8, 32, 64, 128
_NO_EMBEDDING, _NO_SUBSETTING, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200


class TrueType:
    """A font file with `glyf` outlines, or one member (`index`) of a TrueType collection.

    `glyphs` maps code points to glyph numbers; measures are in 1/1000 of the font size.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        self._data = _map_file(path)
        self._tables = self._read_directory(index)
        self._require_embeddable_outlines()
        self._read_head()
        self.name = self._read_name()
        self._glyph_count: int = self._unpack("maxp", 4, ">H")[0]
        self._advances, self._bearings = self._read_metrics()
        self._offsets = self._read_offsets()
        self.glyphs: dict[int, int] = self._read_cmap()

    # -- measures ------------------------------------------------------------------------------------------

    def measure_glyph(self, gid: int) -> int:
        """The advance of a glyph."""
        return self.scale(self._advances[min(gid, len(self._advances) - 1)])

    def measure_ink(self, gid: int) -> tuple[int, int]:
        """Left and right edge of a glyph's ink; (0, 0) for a blank one."""
        outline = self._outline(gid)
        if not outline:
            return 0, 0
        left, _, right = struct.unpack(">3h", outline[2:8])
        return self.scale(left), self.scale(right)

    def scale(self, units: int) -> int:
        """Font units to thousandths."""
        return round(units * 1000 / self._units)

    # -- subsetting ----------------------------------------------------------------------------------------

    def build_subset(self, gids: Sequence[int]) -> bytes:
        """A font file whose glyph n is `gids[n]`.

        Parts of composite glyphs are appended. `gids[0]` must be 0.
        """
        order, place = list(gids), {gid: n for n, gid in reversed(list(enumerate(gids)))}
        outlines = []
        for gid in order:  # grows while parts of composites are found
            outlines.append(_renumber_parts(self._outline(gid), order, place))
        return _assemble(self._subset_tables(order, outlines))

    def _subset_tables(self, order: list[int], outlines: list[bytes]) -> dict[str, bytes]:
        padded = [o + b"\0" * (-len(o) % 4) for o in outlines]
        offsets = array("L" if array("L").itemsize == 4 else "I", [0])
        for outline in padded:
            offsets.append(offsets[-1] + len(outline))
        metrics = [value for gid in order for value in self._metric(gid)]
        tables = {tag: self._table(tag) for tag in _COPIED if tag in self._tables}
        tables["head"] = _patch(self._table("head"), (8, 0, ">L"), (50, 1, ">h"))
        tables["hhea"] = _patch(self._table("hhea"), (34, len(order), ">H"))
        tables["maxp"] = _patch(self._table("maxp"), (4, len(order), ">H"))
        tables["hmtx"] = struct.pack(">" + "Hh" * len(order), *metrics)
        tables["loca"] = _big_endian(offsets).tobytes()
        tables["glyf"] = b"".join(padded)
        return tables

    def _metric(self, gid: int) -> tuple[int, int]:
        return self._advances[min(gid, len(self._advances) - 1)], self._bearings[gid]

    def _outline(self, gid: int) -> bytes:
        start = self._tables["glyf"][0]
        return self._data[start + self._offsets[gid] : start + self._offsets[gid + 1]]

    # -- reading -------------------------------------------------------------------------------------------

    def _table(self, tag: str) -> bytes:
        start, length = self._tables[tag]
        return self._data[start : start + length]

    def _unpack(self, tag: str, offset: int, fmt: str) -> tuple[int, ...]:
        return struct.unpack_from(fmt, self._data, self._tables[tag][0] + offset)

    def _read_directory(self, index: int) -> dict[str, tuple[int, int]]:
        data, start = self._data, 0
        if data[:4] == b"ttcf":
            count = struct.unpack_from(">L", data, 8)[0]
            if index >= count:
                raise self._unusable(f"字体集中只有 {count} 个字体", f"the collection holds {count} fonts only")
            start = struct.unpack_from(">L", data, 12 + 4 * index)[0]
        if data[start : start + 4] not in (b"\0\1\0\0", b"true"):
            raise self._unusable(
                "不是 TrueType（glyf）字体；OTF/CFF 不能使用，请先转换为 TTF",
                "not a TrueType font with glyf outlines; convert OTF/CFF to TTF first",
            )
        count = struct.unpack_from(">H", data, start + 4)[0]
        rows = [struct.unpack_from(">4s3L", data, start + 12 + 16 * n) for n in range(count)]
        return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in rows}

    def _require_embeddable_outlines(self) -> None:
        missing = {"glyf", "loca", "cmap", "hmtx", "hhea", "head", "maxp"} - self._tables.keys()
        if missing:
            raise self._unusable(f"缺少 {sorted(missing)} 表", f"tables {sorted(missing)} are missing")
        if "OS/2" in self._tables:
            bits = self._unpack("OS/2", 8, ">H")[0]
            forbidden = bits & (_NO_SUBSETTING | _BITMAP_ONLY) or bits & 0x000F == _NO_EMBEDDING
            if forbidden:
                raise self._unusable("许可标志（fsType）禁止嵌入", "its licence bits (fsType) forbid embedding")

    def _read_head(self) -> None:
        self._units = self._unpack("head", 18, ">H")[0]
        self._long_offsets = bool(self._unpack("head", 50, ">h")[0])
        self.bounds = tuple(self.scale(v) for v in self._unpack("head", 36, ">4h"))
        self.ascent, self.descent = (self.scale(v) for v in self._unpack("hhea", 4, ">2h"))

    def _read_name(self) -> str:
        if "name" not in self._tables:
            return self.path.stem
        _, count, strings = self._unpack("name", 0, ">3H")
        for n in range(count):
            platform, _, _, name_id, length, offset = self._unpack("name", 6 + 12 * n, ">6H")
            if name_id == 6:
                start = self._tables["name"][0] + strings + offset
                raw = self._data[start : start + length]
                text = raw.decode("latin-1" if platform == 1 else "utf-16-be", "ignore")
                return "".join(c for c in text if c.isascii() and (c.isalnum() or c in "-_")) or self.path.stem
        return self.path.stem

    def _read_metrics(self) -> tuple[array[int], array[int]]:
        full = self._unpack("hhea", 34, ">H")[0]
        raw = self._table("hmtx")
        pairs = _big_endian(array("H", raw[: 4 * full]))
        rest = _big_endian(array("H", raw[4 * full : 4 * full + 2 * (self._glyph_count - full)]))
        bearings = array("h", (pairs[1::2] + rest).tobytes())
        return pairs[0::2], bearings

    def _read_offsets(self) -> array[int]:
        if self._long_offsets:
            return _big_endian(array("I", self._table("loca")[: 4 * (self._glyph_count + 1)]))
        half = _big_endian(array("H", self._table("loca")[: 2 * (self._glyph_count + 1)]))
        return array("I", [2 * offset for offset in half])

    def _read_cmap(self) -> dict[int, int]:
        count = self._unpack("cmap", 2, ">H")[0]
        found = {}
        for n in range(count):
            platform, encoding, offset = self._unpack("cmap", 4 + 8 * n, ">2HL")
            found[platform, encoding] = (self._unpack("cmap", offset, ">H")[0], offset)
        for key in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3)):
            fmt, offset = found.get(key, (0, 0))
            if fmt in (4, 12):
                pairs = self._read_segments(offset) if fmt == 4 else self._read_groups(offset)
                return {code: gid for code, gid in pairs.items() if 0 < gid < self._glyph_count}
        raise self._unusable("没有 Unicode 字符表", "it has no Unicode character map")

    def _read_groups(self, offset: int) -> dict[int, int]:
        glyphs: dict[int, int] = {}
        for n in range(self._unpack("cmap", offset + 12, ">L")[0]):
            first, last, gid = self._unpack("cmap", offset + 16 + 12 * n, ">3L")
            glyphs.update(zip(range(first, last + 1), range(gid, gid + last - first + 1), strict=True))
        return glyphs

    def _read_segments(self, offset: int) -> dict[int, int]:
        size = self._unpack("cmap", offset + 6, ">H")[0]
        words = self._unpack("cmap", offset + 14, f">{self._unpack('cmap', offset + 2, '>H')[0] // 2 - 7}H")
        count = size // 2
        ends, starts = words[:count], words[count + 1 : 2 * count + 1]
        deltas, ranges = words[2 * count + 1 : 3 * count + 1], words[3 * count + 1 :]
        glyphs: dict[int, int] = {}
        for n in range(count):
            for code in range(starts[n], ends[n] + 1):
                gid = code
                if ranges[n]:
                    gid = ranges[n + ranges[n] // 2 + code - starts[n]]
                if gid or not ranges[n]:
                    glyphs[code] = (gid + deltas[n]) & 0xFFFF
        glyphs.pop(0xFFFF, None)
        return glyphs

    def _unusable(self, zh: str, en: str) -> FontUnusable:
        return FontUnusable(f"字体文件 {self.path} 不能使用：{zh}。", f"font file {self.path} cannot be used: {en}.")


def _map_file(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise FontUnusable(
            f"读不到字体文件 {path}。请检查字体设置中的路径。",
            f"font file {path} cannot be read ({error}); check the path in the font setting.",
        ) from error


def _big_endian(values: array[int]) -> array[int]:
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _patch(table: bytes, *changes: tuple[int, int, str]) -> bytes:
    copy = bytearray(table)
    for offset, value, fmt in changes:
        struct.pack_into(fmt, copy, offset, value)
    return bytes(copy)


def _renumber_parts(outline: bytes, order: list[int], place: dict[int, int]) -> bytes:
    """Point a composite glyph at the new numbers of its parts, adding parts that the subset lacks yet."""
    if len(outline) < 10 or outline[0] < 0x80:  # the contour count of a composite is negative
        return outline
    copy, at, flags = bytearray(outline), 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">2H", copy, at)
        if part not in place:
            place[part] = len(order)
            order.append(part)
        struct.pack_into(">H", copy, at + 2, place[part])
        at += 8 if flags & _ARGS_ARE_WORDS else 6
        if flags & _HAS_SCALE:
            at += 2
        elif flags & _HAS_XY_SCALE:
            at += 4
        elif flags & _HAS_TWO_BY_TWO:
            at += 8
    return bytes(copy)


def _assemble(tables: dict[str, bytes]) -> bytes:
    """The tables as a font file. Table checksums stay zero: readers of embedded fonts do not look at them."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">L4H", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    directory, body, at = [], [], 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        directory.append(struct.pack(">4s3L", tag.encode("latin-1"), 0, at, len(data)))
        padded = data + b"\0" * (-len(data) % 4)
        body.append(padded)
        at += len(padded)
    return head + b"".join(directory) + b"".join(body)
