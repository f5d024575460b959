"""The fictional parties of the sample. Every name is invented (units carry 示例); codes have valid check characters and
organisation bodies that count from 00000001 (1 and 2 are the two bureaus), which no registry has given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.base.work import Work
from cases.parties import identity, services
from cases.parties.models import Party, Region
from cases.parties.uscc import make_valid

COMPANY, TRADER, PERSON = "company", "sole_trader", "natural_person"


@dataclass(frozen=True, slots=True)
class Figure:
    """One party: the body of its organisation code (0: has none), its name, place and the person behind it."""

    key: str
    kind: str
    body: int
    name: str
    address: str
    person: str
    since: str
    scope: str


FIGURES = (
    Figure("huimin", COMPANY, 3, "示例县惠民生活超市有限公司", "示例县城关镇东门路18号", "赵惠民", "2017-05-16", "食品销售；日用百货销售"),
    Figure("qinghe", COMPANY, 4, "示例县青禾食品有限公司", "示例县经济开发区禾苗路6号", "钱一鸣", "2015-03-02", "食品生产"),
    Figure("chenji", TRADER, 5, "示例县城关镇陈记熟食店", "示例县城关镇菜市场12号", "陈有福", "2020-08-11", "散装熟食销售"),
    Figure("zhiwei", COMPANY, 6, "示例县知味餐饮管理有限公司", "示例县城关镇学府路33号", "周知味", "2019-09-05", "集体用餐配送；食堂管理"),
    Figure("beiji", COMPANY, 7, "示例县北极星冷链仓储有限公司", "示例县经济开发区物流园3号库", "郭长寒", "2018-11-20", "食品冷藏仓储"),
    Figure("wuchun", TRADER, 0, "吴春生", "示例县北岭镇上坪村57号临街房", "吴春生", "", "加工、销售卤味"),
    Figure("nuanyang", COMPANY, 8, "示例县暖阳电器有限公司", "示例县经济开发区兴业路21号", "孙暖阳", "2014-07-01", "家用电器制造"),
    Figure("hengtong", TRADER, 9, "示例县恒通电线电缆经营部", "示例县建材市场B区8号", "韩恒通", "2016-04-19", "电线电缆零售"),
    Figure("lixin", COMPANY, 10, "示例县立信五金建材有限公司", "示例县建材市场A区1号", "李信之", "2013-02-27", "五金、建材批发零售"),
    Figure("caihong", TRADER, 11, "示例县彩虹涂料经营部", "示例县建材市场C区5号", "彭彩虹", "2021-06-30", "涂料、防水材料零售"),
    Figure("zhang", PERSON, 0, "张小满", "示例县南山镇示例小区2幢301室", "张小满", "", ""),
    Figure("guoxiang", TRADER, 12, "示例县果香园水果店", "示例县城关镇人民路77号", "郑果香", "2022-03-08", "水果、预包装食品零售"),
    Figure("tongle", TRADER, 13, "示例县童乐玩具店", "示例县城关镇少年宫路9号", "童乐天", "2019-12-12", "玩具零售"),
    Figure("laochen", TRADER, 14, "示例县老陈豆腐坊", "示例县西溪镇豆腐弄3号", "陈守信", "2018-01-15", "豆制品加工、销售"),
    Figure("chayu", TRADER, 15, "示例县茶语饮品店", "示例县城关镇步行街41号", "叶茶语", "2023-05-04", "饮品制售"),
    Figure("jinsui", COMPANY, 16, "示例县金穗米业有限公司", "示例县平川镇粮站路2号", "米金穗", "2012-10-10", "大米加工、销售"),
    Figure("anxing", COMPANY, 17, "示例县安行头盔有限公司", "示例县经济开发区兴业路88号", "安建行", "2020-02-24", "摩托车、电动自行车乘员头盔制造"),
    Figure("baiwei", COMPANY, 18, "示例县百味调味品有限公司", "示例县经济开发区调和路5号", "白味生", "2016-08-08", "调味品生产"),
    Figure("kangtai", TRADER, 19, "示例县康泰水产批发部", "示例县农贸批发市场水产区6号", "康泰来", "2017-07-17", "水产品批发"),
    Figure("qidian", COMPANY, 20, "示例县新起点幼儿用品有限公司", "示例县经济开发区兴业路52号", "齐起点", "2021-01-11", "童车、儿童家具制造"),
    Figure("xinda", COMPANY, 21, "示例县鑫达燃气具有限公司", "示例县城关镇建设路120号", "辛达之", "2015-09-09", "燃气具销售、安装"),
    Figure("linju", COMPANY, 22, "示例县好邻居便利店有限公司", "示例县城关镇南门路5号", "林居安", "2019-03-25", "食品、日用百货零售"),
    Figure("huoguo", TRADER, 23, "示例县味之源火锅店", "示例县城关镇滨河路16号", "魏之源", "2021-10-01", "餐饮服务"),
    Figure("cuiwei", COMPANY, 24, "示例县翠微茶业有限公司", "示例县南山镇茶园村1号", "崔微山", "2014-04-04", "茶叶加工、销售"),
    Figure("lawei", TRADER, 25, "示例县乡味腊味加工坊", "示例县北岭镇老街22号", "项腊生", "2020-11-11", "腊味制品加工、销售"),
    Figure("mingliang", COMPANY, 26, "示例县明亮照明电器有限公司", "示例县经济开发区光明路10号", "明亮达", "2017-02-14", "灯具制造"),
    Figure("shunda", TRADER, 27, "示例县顺达电动自行车行", "示例县城关镇环城路203号", "顺达安", "2018-06-18", "电动自行车零售、维修"),
    Figure("jieer", COMPANY, 28, "示例县洁尔日化有限公司", "示例县经济开发区清洁路7号", "洁明尔", "2016-12-01", "洗涤用品制造"),
    Figure("xueyuan", TRADER, 29, "示例县学苑文具店", "示例县城关镇学府路35号", "学文元", "2022-08-20", "文具零售"),
    Figure("fengnian", COMPANY, 30, "示例县丰年面粉有限公司", "示例县平川镇粮站路9号", "丰年余", "2011-11-18", "面粉加工、销售"),
    Figure("qingquan", COMPANY, 31, "示例县清泉饮用水有限公司", "示例县南山镇清泉村8号", "全清源", "2018-05-28", "瓶（桶）装饮用水生产"),
    Figure("qiaoshou", COMPANY, 32, "示例县巧手家纺有限公司", "示例县经济开发区织造路15号", "乔巧手", "2013-06-06", "床上用品制造"),
    Figure("xianda", COMPANY, 33, "示例县鲜达生鲜配送有限公司", "示例县经济开发区物流园7号库", "鲜达远", "2020-07-23", "食用农产品、预包装食品配送"),
    Figure("gangjin", COMPANY, 34, "示例县固城金属材料有限公司", "示例县经济开发区钢贸城2号", "顾城金", "2015-05-05", "建筑用钢材销售"),
    Figure("tangren", TRADER, 35, "示例县甜蜜坊烘焙店", "示例县城关镇人民路102号", "田蜜芳", "2021-04-21", "糕点制售"),
    Figure("jiafeng", COMPANY, 36, "示例县家丰农贸市场有限公司", "示例县西溪镇市场路1号", "家丰裕", "2016-01-20", "市场经营管理"),
    Figure("yueju", COMPANY, 37, "示例县悦居家具有限公司", "示例县经济开发区织造路40号", "岳居平", "2017-08-29", "家具制造"),
    Figure("haoshi", COMPANY, 38, "示例县好食汇食品经营有限公司", "示例县农贸批发市场粮油区3号", "郝食会", "2019-01-07", "预包装食品批发"),
)  # fmt: skip


def register_parties(*, work: Work, region: Region) -> dict[str, Party]:
    """Register all figures; by key."""
    return {figure.key: _register(work, region, figure) for figure in FIGURES}


def uscc_of(figure: Figure) -> str:
    """The figure's credit code; empty for natural persons and operators without a licence."""
    if not figure.body:
        return ""
    return make_valid(f"{'92' if figure.kind == TRADER else '91'}330726{figure.body:08d}")


def _register(work: Work, region: Region, figure: Figure) -> Party:
    trader, person = figure.kind == TRADER, figure.kind == PERSON
    return services.register_party(
        work=work, kind=figure.kind, name=figure.name, licensed=bool(figure.body), uscc=uscc_of(figure), region=region,
        owner_name=figure.person if trader else "", legal_representative="" if trader or person else figure.person,
        address=figure.address, established_on=date.fromisoformat(figure.since) if figure.since else None,
        business_scope=figure.scope, identity_number="" if figure.body else _identity(figure),
    )  # fmt: skip


def _identity(figure: Figure) -> str:
    """A well-formed number that nobody has: born in 1905, with the sequence number 000, which is never given."""
    day = 1 + FIGURES.index(figure)
    return identity.make_valid(f"330726190501{day:02d}000")
