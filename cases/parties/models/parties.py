"""Parties (当事人): enterprises, sole traders, natural persons, other organisations; and their licences."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cases.base.models import AuditedModel
from cases.parties import masking
from cases.parties.models.authorities import Authority
from cases.parties.models.officers import Officer
from cases.parties.models.regions import Region
from cases.parties.sealing import sealer


class PartyKind(models.TextChoices):
    """Codes are those of the `party` fact of contracts.md §2."""

    COMPANY = "company", "企业"
    SOLE_TRADER = "sole_trader", "个体工商户"
    NATURAL_PERSON = "natural_person", "自然人"
    OTHER_ORG = "other_org", "其他组织"


class IdentityKind(models.TextChoices):
    """Kind of the document that names a person (CF_XDR_ZJLX)."""

    RESIDENT = "resident", "居民身份证"
    PASSPORT = "passport", "护照"
    HK_MACAO = "hk_macao", "港澳居民来往内地通行证"
    TAIWAN = "taiwan", "台湾居民来往大陆通行证"
    FOREIGN_RESIDENT = "foreign_resident", "外国人永久居留身份证"


class Party(AuditedModel):
    """A party, licensed or not. Unlicensed operators and natural persons have no USCC.

    `identity_*` name the natural person, or the owner of a sole trader; `birth_sealed` is the day of birth where the paper
    does not state it. `merged_into` is the party that this one turned out to be: both keep their histories and their cases,
    and what is done from then on is done to that party. `region` is today's place of jurisdiction, `registration_region` the
    code of the day of registration. `capital` is the registry's own text, `capital_fen` the amount where it is in renminbi.
    `province`, `city` are the registry's own words.
    """

    kind = models.CharField("类别", max_length=16, choices=PartyKind.choices)
    licensed = models.BooleanField("持有营业执照", default=True)
    name = models.CharField("名称", max_length=200)
    uscc = models.CharField("统一社会信用代码", max_length=18, null=True, blank=True, unique=True)  # noqa: DJ001
    registration_number = models.CharField("注册号", max_length=15, blank=True)
    owner_name = models.CharField("经营者姓名", max_length=64, blank=True)
    identity_kind = models.CharField("证件类型", max_length=16, choices=IdentityKind.choices, blank=True)
    identity_sealed = models.TextField("证件号码（加密）", blank=True, editable=False)
    identity_digest = models.CharField("证件号码摘要", max_length=64, blank=True, editable=False)
    identity_masked = models.CharField("证件号码", max_length=32, blank=True)
    birth_sealed = models.TextField("出生日期（加密）", blank=True, editable=False)
    phone_sealed = models.TextField("电话（加密）", blank=True, editable=False)
    phone_masked = models.CharField("电话", max_length=32, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="管辖区划")
    registration_region = models.CharField("登记时区划代码", max_length=6, blank=True)
    address = models.CharField("住所", max_length=300, blank=True)
    legal_representative = models.CharField("法定代表人", max_length=100, blank=True)
    # of a person under eighteen, or without full capacity (PL30, PL31); None: nobody was registered
    guardian = models.CharField("法定代理人（监护人）", max_length=64, null=True, blank=True)  # noqa: DJ001
    established_on = models.DateField("注册日期", null=True, blank=True)
    registry_type = models.CharField("企业类型", max_length=100, blank=True)
    capital = models.CharField("注册资金", max_length=64, blank=True)
    capital_fen = models.BigIntegerField("注册资金（分）", null=True, blank=True)
    business_scope = models.TextField("经营范围", blank=True)
    province = models.CharField("所在省份", max_length=32, blank=True)
    city = models.CharField("地区", max_length=32, blank=True)
    ended_on = models.DateField("注销日期", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="merged", null=True, blank=True, verbose_name="并入的当事人"
    )

    class Meta:
        verbose_name = "当事人"
        verbose_name_plural = "当事人"
        indexes = [
            models.Index(fields=["region", "id"], name="party_region"),
            # prefix search needs the pattern class on PostgreSQL, whatever the collation
            models.Index(fields=["name"], opclasses=["varchar_pattern_ops"], name="party_name_prefix"),
            models.Index(fields=["identity_digest"], condition=~Q(identity_digest=""), name="party_identity"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(licensed=True) | Q(uscc=None), name="party_unlicensed_no_uscc"),
            models.CheckConstraint(
                condition=~Q(kind="natural_person") | Q(uscc=None, licensed=False), name="party_person_no_uscc"
            ),
            models.CheckConstraint(
                condition=~Q(kind="company") | Q(licensed=False) | Q(uscc__isnull=False), name="party_company_uscc"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="party_named"),
            models.UniqueConstraint(
                fields=["identity_digest"],
                condition=Q(kind="natural_person", merged_into=None) & ~Q(identity_digest=""),
                name="party_person_once",
            ),
        ]

    def __str__(self) -> str:
        return self.public_name

    def __repr__(self) -> str:
        return f"<Party {self.pk} {self.kind}>"

    @property
    def stream_key(self) -> str:
        return f"party:{self.pk}"

    @property
    def public_name(self) -> str:
        """The name for everybody outside the case: natural persons are masked."""
        return masking.mask_name(self.name) if self.kind == PartyKind.NATURAL_PERSON else self.name

    @property
    def standing(self) -> Party:
        """The party that counts: itself, or the one it was merged into."""
        return self.merged_into or self

    def open_identity(self) -> str:
        """The identity number in clear, for exchange with those the law names; the caller records it."""
        return sealer().open(self.identity_sealed, purpose="identity")

    def open_birth(self) -> str:
        """The recorded day of birth in clear, as ISO text; empty where a paper states it or nobody knows it."""
        return sealer().open(self.birth_sealed, purpose="birth")

    def open_phone(self) -> str:
        """The telephone number in clear, for service of documents."""
        return sealer().open(self.phone_sealed, purpose="phone")


class PartyName(models.Model):
    """A name that a party bears (`until` None) or bore: what every search looks in, by `key` (spelling.name_key).

    Parts of it are found by `cuts` (cases/base/cuts.py, cases/parties/name_index.py). Derived from the party's history with each
    act that names it. The days are those of the record, both inclusive; `since` is None where the history began with the name.
    """

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("名称", max_length=200)
    key = models.CharField("检索形式", max_length=400)
    cuts = models.TextField("检索切分", editable=False)
    since = models.DateField("自", null=True)
    until = models.DateField("至", null=True)

    class Meta:
        verbose_name = "当事人名称"
        indexes = [
            # prefix search needs the pattern class on PostgreSQL, whatever the collation
            models.Index(fields=["key"], opclasses=["varchar_pattern_ops"], name="party_name_key")
        ]
        constraints = [models.UniqueConstraint(fields=["party"], condition=Q(until=None), name="party_name_current")]

    def __str__(self) -> str:
        return self.name


class LicenceStatus(models.TextChoices):
    VALID = "valid", "有效"
    SUSPENDED = "suspended", "暂扣"
    REVOKED = "revoked", "吊销"
    CANCELLED = "cancelled", "注销"
    EXPIRED = "expired", "届满失效"


class Licence(AuditedModel):
    """A licence or filing: who issued it, who supervises it, who answers (谁发证、谁监管、谁负责)."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="licences")
    kind = models.CharField("种类", max_length=64)
    number = models.CharField("编号", max_length=64)
    issuing_authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="licences_issued")
    supervising_authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="licences_supervised")
    supervisor = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="licences", null=True)
    valid_from = models.DateField("有效期自")
    valid_to = models.DateField("有效期至", null=True, blank=True)
    status = models.CharField("状态", max_length=12, choices=LicenceStatus.choices, default=LicenceStatus.VALID)

    class Meta:
        verbose_name = "许可"
        verbose_name_plural = "许可"
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="licence_number"),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="licence_validity"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def stream_key(self) -> str:
        return f"party:{self.party_id}"
