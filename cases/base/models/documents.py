"""Documents are issued, not printed: number, frozen content, PDF and digests stay as they were."""

from __future__ import annotations

from django.db import models

from cases.base.models.audited import AuditedModel


class StoredFile(models.Model):
    """A file in the content-addressed store; the digest is its address."""

    digest = models.CharField("摘要", max_length=64, primary_key=True)
    size = models.BigIntegerField("字节")
    media_type = models.CharField("类型", max_length=100)
    stored_at = models.DateTimeField("存入时间")

    class Meta:
        verbose_name = "文件"

    def __str__(self) -> str:
        return self.digest


class NumberSeries(models.Model):
    """The last number given per bureau, document type and year. Gaps stay, numbers never return."""

    authority = models.BigIntegerField()
    type_code = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "文号序列"
        constraints = [models.UniqueConstraint(fields=["authority", "type_code", "year"], name="number_series")]

    def __str__(self) -> str:
        return f"{self.type_code}〔{self.year}〕{self.last}"


class Document(AuditedModel):
    """An issued document of the register (cases/law/documents.csv)."""

    stream = models.CharField("对象", max_length=48, db_index=True)
    authority = models.BigIntegerField("机关")
    form = models.CharField("文书", max_length=8)
    title = models.CharField("名称", max_length=120)
    type_code = models.CharField("字", max_length=16, blank=True)
    year = models.PositiveSmallIntegerField("年份")
    number = models.PositiveIntegerField("序号")
    reference = models.CharField("文号", max_length=80)
    issued_at = models.DateTimeField("制发时间")
    issued_by = models.CharField("制发人", max_length=128)
    snapshot = models.JSONField("内容快照")
    snapshot_digest = models.CharField("内容摘要", max_length=64)
    # of papers from before ADR 0018; the file of a later one is a row of its own (Rendering)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    pages = models.PositiveSmallIntegerField("页数", null=True)
    verify_code = models.CharField("查验码", max_length=32, unique=True)

    class Meta:
        verbose_name = "文书"
        constraints = [models.UniqueConstraint(fields=["authority", "type_code", "year", "number"], name="document_number")]

    def __str__(self) -> str:
        return f"{self.title} {self.reference}"

    @property
    def stream_key(self) -> str:
        return self.stream

    @property
    def file_digest(self) -> str:
        """Where its file lies; empty while it has none (cases.base.renderings makes it)."""
        made = self._made
        return str(self.pdf_id or (made.pdf_id if made else ""))

    @property
    def file_pages(self) -> int | None:
        """How many pages its file has; None while it has none."""
        made = self._made
        return self.pages if self.pdf_id or made is None else made.pages

    @property
    def _made(self) -> Rendering | None:
        return None if self.pdf_id else getattr(self, "rendering", None)


class Rendering(AuditedModel):
    """The file of a document, made after its act was committed from the content that the act froze (ADR 0018)."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="rendering")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveSmallIntegerField("页数")
    made_at = models.DateTimeField("生成时间")

    class Meta:
        verbose_name = "文书文件"

    def __str__(self) -> str:
        return f"{self.document_id} {self.pdf_id}"

    @property
    def stream_key(self) -> str:
        return self.document.stream
