"""Photos and papers that phones send apart from the commands that mention them."""

from datetime import datetime
from typing import IO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.rounds.models import Attachment, Device
from camtay.foundation import files
from camtay.foundation.access import Refused


class OtherContent(Refused):
    """Something else came under this id before."""


@transaction.atomic
def receive(
    *, device: Device, attachment_id: UUID, name: str, content: IO[bytes], now: datetime
) -> Attachment:
    """Keep it; the same again is the one kept. Raises files.BadFile with words for people, OtherContent."""
    stored = files.store(content, name=name, kinds=files.PAPERS, now=now)
    made, fresh = Attachment.objects.select_related("file").get_or_create(
        pk=attachment_id,
        defaults={
            "device": device, "account_id": device.account_id, "file": stored, "name": files.safe_name(name),
            "received_at": now,
        },
    )  # fmt: skip
    if not fresh and (made.file_id != stored.pk or made.account_id != device.account_id):
        raise OtherContent(_("Mã tệp này đã dùng cho tệp khác. Hãy chụp lại."))
    return made
