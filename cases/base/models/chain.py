"""The hash chain: one stream per aggregate, party and authority, one each for the law, the settings and the refusals."""

from __future__ import annotations

from django.db import models


class ChainEntry(models.Model):
    """One link. `hash` = SHA-256(prev + payload); `source`/`row` name the row that the payload repeats.

    `payload` is canonical JSON text and carries its own column list, so that later columns break no old hash.
    """

    stream = models.CharField(max_length=48)
    seq = models.BigIntegerField()
    act_id = models.UUIDField()
    source = models.CharField(max_length=63)
    row = models.BigIntegerField()
    payload = models.TextField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "链条目"
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="chain_stream_seq")]
        indexes = [models.Index(fields=["source", "row"], name="chain_source_row")]

    def __str__(self) -> str:
        return f"{self.stream}#{self.seq}"


class ChainHead(models.Model):
    """The last link of a stream; its row lock serialises the appends."""

    stream = models.CharField(max_length=48, primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
    # the latest moment recorded; null where an older version wrote and nobody has since
    at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "链首"

    def __str__(self) -> str:
        return f"{self.stream}#{self.seq}"
