from collections.abc import Iterator

import pytest

from camtay.connectors.sms.fake import FakeSmsc


@pytest.fixture
def smsc(settings) -> Iterator[FakeSmsc]:
    """A message centre that takes this installation's text messages."""
    with FakeSmsc() as fake:
        settings.CAMTAY_SMS_URL = fake.url()
        yield fake
