"""Officers, their certificates and the appointments under which they act."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.base.models import AuditedModel
from cases.base.roles import Role
from cases.parties.models.authorities import Authority


class Officer(AuditedModel):
    """A person in office. Never deleted; leaving office ends the appointments."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officer", null=True, verbose_name="账号"
    )
    name = models.CharField("姓名", max_length=64)
    staff_number = models.CharField("工号", max_length=32, unique=True)

    class Meta:
        verbose_name = "执法人员"
        verbose_name_plural = "执法人员"

    def __str__(self) -> str:
        return self.name

    @property
    def stream_key(self) -> str:
        return f"officer:{self.pk}"


class CertificateKind(models.TextChoices):
    ENFORCEMENT = "enforcement", "行政执法证"
    LEGAL_PROFESSION = "legal_profession", "法律职业资格证书"


class Certificate(AuditedModel):
    """A certificate an officer holds: to enforce (APL 42) or to review law (PP51). Both ends inclusive."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField("种类", max_length=16, choices=CertificateKind.choices)
    number = models.CharField("证号", max_length=64)
    valid_from = models.DateField("有效期自")
    valid_to = models.DateField("有效期至", null=True, blank=True)
    suspended = models.BooleanField("暂扣", default=False)

    class Meta:
        verbose_name = "资格证件"
        verbose_name_plural = "资格证件"
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="certificate_number"),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="certificate_validity"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def stream_key(self) -> str:
        return f"officer:{self.officer_id}"


class Appointment(AuditedModel):
    """One officer, one authority, one role, for a time (both ends inclusive). `acting` = 主持工作."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="appointments")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="appointments")
    unit = models.CharField("内设机构", max_length=64, blank=True)
    role = models.CharField("身份", max_length=16, choices=Role.choices)
    valid_from = models.DateField("任职自")
    valid_to = models.DateField("任职至", null=True, blank=True)
    acting = models.BooleanField("主持工作", default=False)

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = "任职"
        indexes = [models.Index(fields=["authority", "role"], name="appointment_role")]
        constraints = [
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="appointment_validity"),
            models.CheckConstraint(condition=~Q(role=Role.SYSTEM), name="appointment_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.officer} {self.get_role_display()}"

    @property
    def stream_key(self) -> str:
        return f"officer:{self.officer_id}"
