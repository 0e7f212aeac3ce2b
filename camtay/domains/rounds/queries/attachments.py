"""What phones sent apart from their commands."""

from camtay.domains.rounds.models import Attachment
from camtay.domains.rounds.rules import receipts

RECEIVED = "received"


def receipt_of(attachment: Attachment) -> str:
    """By which the phone proves that we had it."""
    return receipts.receipt(
        command_id=attachment.pk,
        digest=attachment.file.sha256,
        state=RECEIVED,
        received_at=attachment.received_at,
    )
