"""The people of the sample: one fictional county bureau, its city bureau, and who works there; and the parties they deal with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime

from cases.base.actors import Actor
from cases.base.models import DatedSetting, User
from cases.base.roles import Role
from cases.base.work import Work, begin, legal_date
from cases.parties import services
from cases.parties.models import Appointment, Authority, CertificateKind, Officer, Party, Region
from cases.parties.models.regions import RegionLevel
from cases.parties.selectors import actor_of
from cases.parties.uscc import make_valid
from workflows.sample.parties import register_parties

SEEDING = Actor.system("示例准备")
SINCE = date(2024, 1, 2)
# the setting by which a database says that everything in it is fiction
MARK = "sample.database"

# no real division begins with 99: no real place stands beside a fictional violation
DIVISIONS = (
    ("990000", "示例省", RegionLevel.PROVINCE, ""),
    ("990100", "示例市", RegionLevel.CITY, "990000"),
    ("990101", "示例县", RegionLevel.COUNTY, "990100"),
)
CITY_CODE, BUREAU_CODE = make_valid("1199010000000001"), make_valid("1199010100000002")

# sign-in name, name, role, unit; every name is invented
PEOPLE = (
    ("intake", "周晓梅", Role.INTAKE, "投诉举报中心"),
    ("officer1", "李向东", Role.CO, "食品执法一队"),
    ("officer2", "王思远", Role.CO, "食品执法一队"),
    ("officer3", "赵启明", Role.CO, "产品质量执法二队"),
    ("officer4", "陈雨桐", Role.CO, "产品质量执法二队"),
    ("unithead", "孙立群", Role.UH, "综合执法大队"),
    ("reviewer", "何静", Role.AR, "案件审核科"),
    ("legal", "林秋实", Role.LR, "法规科"),
    ("leader", "郑国栋", Role.BL, "局领导"),
    ("head", "吴建平", Role.BH, "局领导"),
    ("credit", "冯雅琴", Role.CREDIT, "信用监管科"),
    ("supervisor", "许志刚", Role.SUPERVISION, "执法监督科"),
    ("supervisor2", "罗敏", Role.SUPERVISION, "执法监督科"),
    ("deputy1", "邓海峰", Role.BL, "局领导"),
    ("deputy2", "沈洁", Role.BL, "局领导"),
)

# who signs in at the city bureau: the superior of the county bureau
SUPERIORS = (("cityleader", "高文远", Role.BL, "局领导"),)

SETTINGS = (
    ("payment.bank", "示例银行示例县支行（账号：示例 0000 0000 0000）", "PP72"),
    ("remedy.government", "示例县人民政府", "ARL24"),
    ("remedy.court", "示例县人民法院", "ALL46"),
    ("archive.retention", "永久", "PP78"),
    ("contact.phone", "0000-0000000", "PP57"),
    ("contact.address", "示例县示例路1号", "PP57"),
)


@dataclass
class Cast:
    """The bureaus, the people by sign-in name with the passwords made up for this run, the parties by key."""

    bureau: Authority
    city: Authority
    region: Region
    appointments: dict[str, Appointment] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)

    def actor(self, who: str, now: datetime) -> Actor:
        """The actor that this person is on that day."""
        return actor_of(self.appointments[who], on=legal_date(now))

    def officer(self, who: str) -> Officer:
        return self.appointments[who].officer


def authority_codes() -> tuple[str, str]:
    """The credit codes of the sample's two authorities, which no authority has."""
    return CITY_CODE, BUREAU_CODE


def assemble(*, now: datetime) -> Cast:
    """Create bureaus, accounts, officers, certificates, appointments and parties."""
    _province, city_region, region = (_division(*row) for row in DIVISIONS)
    with begin(SEEDING, now, act="sample.cast") as work:
        work.save(DatedSetting(key=MARK, value="示例数据库，内容均为虚构", valid_from=SINCE, article="示例"))
        city = services.register_authority(
            work=work,
            name="示例市市场监督管理局",
            short_name="示市",
            level="city",
            region=city_region,
            uscc=CITY_CODE,
            valid_from=SINCE,
        )
        bureau = services.register_authority(
            work=work,
            name="示例县市场监督管理局",
            short_name="示",
            level="county",
            region=region,
            uscc=BUREAU_CODE,
            valid_from=SINCE,
            parent=city,
        )
        cast = Cast(bureau, city, region)
        staff = [(bureau, row) for row in PEOPLE] + [(city, row) for row in SUPERIORS]
        for number, (authority, (who, name, role, unit)) in enumerate(staff, start=1):
            cast.passwords[who] = secrets.token_urlsafe(9)
            cast.appointments[who] = hire(work, authority, who, name, role, unit, number, password=cast.passwords[who])
        for key, value, article in SETTINGS:
            work.save(DatedSetting(key=key, authority=bureau.pk, value=value, valid_from=SINCE, article=article))
        cast.parties = register_parties(work=work, region=region)
    return cast


def _division(code: str, name: str, level: RegionLevel, parent: str) -> Region:
    columns = {"name": name, "level": level, "parent": parent}
    return Region.objects.get_or_create(code=code, valid_from=SINCE, defaults=columns)[0]


def hire(
    work: Work, authority: Authority, who: str, name: str, role: Role, unit: str, number: int, *, password: str | None = None
) -> Appointment:
    """An account, its officer with the certificates of the role, and the appointment; without a password nobody signs in."""
    user = User.objects.create_user(username=who, password=password, full_name=name)
    officer = services.register_officer(work=work, name=name, staff_number=f"SL{number:04d}", user=user)
    services.issue_certificate(
        work=work, officer=officer, kind=CertificateKind.ENFORCEMENT, number=f"示例{number:06d}", valid_from=SINCE
    )
    if role is Role.LR:
        services.issue_certificate(
            work=work, officer=officer, kind=CertificateKind.LEGAL_PROFESSION, number=f"A示例{number:06d}", valid_from=SINCE
        )
    return services.appoint(work=work, officer=officer, authority=authority, role=role, unit=unit, valid_from=SINCE)
