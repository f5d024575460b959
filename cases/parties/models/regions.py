"""Administrative divisions (GB/T 2260) with the years in which each code and name was in use."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class RegionLevel(models.TextChoices):
    PROVINCE = "province", "省级"
    CITY = "city", "地级"
    COUNTY = "county", "县级"
    # no division of GB/T 2260: entered by act, with a bureau and parties of its own
    ZONE = "zone", "开发区"


class RegionQuerySet(models.QuerySet["Region"]):
    def on(self, day: date) -> RegionQuerySet:
        """The divisions in use on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Region(models.Model):
    """One code under one name for a time; both ends inclusive, in the file mostly exact to the year (data/README.md).

    `parent` is the code above, `successors` the codes the whole territory went to. Reference data: what the file says, and
    what an act entered or ended since (`by_act`), which the file does not undo.
    """

    code = models.CharField("代码", max_length=6)
    name = models.CharField("名称", max_length=64)
    level = models.CharField("级别", max_length=8, choices=RegionLevel.choices)
    parent = models.CharField("上级代码", max_length=6, blank=True, db_index=True)
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True, blank=True)
    successors = models.JSONField("后继代码", default=list, blank=True)
    by_act = models.BooleanField("由行为登记", default=False)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "行政区划"
        verbose_name_plural = "行政区划"
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="region_code_from")]

    def __str__(self) -> str:
        return f"{self.name}（{self.code}）"

    @property
    def prefix(self) -> str:
        """The digits that codes below share: 2 of a province, 4 of a city, all 6 of a county."""
        return self.code[: {"province": 2, "city": 4}.get(self.level, 6)]
