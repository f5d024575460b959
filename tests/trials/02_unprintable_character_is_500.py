from common import *

got = {}
for t in (
    "举报照片😡",
    "检出SO₂残留0.35g/kg",
    "菌落总数3.2×10⁶CFU/g",
    "标签为한국김치",
    "☑投诉 ☐举报",
    "第一段\u2028第二段",
    "张𠀀经营",
):
    r, _ = clue(content=t)
    got[t] = r.status_code
check(
    500 not in got.values(),
    "302 (printed with a fallback font) or 422 naming the character at its field; never 500, the text is kept",
    got,
)
