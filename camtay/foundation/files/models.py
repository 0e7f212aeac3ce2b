"""One row for each content kept."""

from typing import ClassVar

from django.db import models


class StoredFile(models.Model):
    """Content under FILES_ROOT, found by its digest. Never changed; the same content twice is one row."""

    # The content itself may be sensitive; its row says nothing about anybody.
    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        ("id", "sha256", "size", "kind", "mime", "pages", "created_at", "keep_until"), "none"
    )

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=8)
    mime = models.CharField(max_length=100)
    pages = models.PositiveIntegerField(
        null=True, help_text="PDF pages; pictures are one page; null for tables"
    )
    created_at = models.DateTimeField()
    keep_until = models.DateField(null=True, help_text="not swept before this day, even when unreferenced")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.mime}, {self.size} B)"
