"""Text messages by SMPP 3.4 (CAMTAY_SMS_URL), the protocol in which telephone companies take them.

client   the Line: one bound session for several messages; loaded with the first message that is due
Account  host, sign-in and habits of the company's message centre, read from the address
messages how a Vietnamese text becomes one or several parts
fake     a message centre on loopback, for tests
"""

from camtay.connectors.sms.messages import PermanentError, TemporaryError
from camtay.connectors.sms.settings import Account, configured

__all__ = ["Account", "PermanentError", "TemporaryError", "configured"]
