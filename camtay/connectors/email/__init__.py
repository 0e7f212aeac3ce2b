"""Plain-text letters by SMTP, through Django's mail settings (CAMTAY_EMAIL_URL).

Line  one connection for several letters; connects with the first, hangs up at the end
fake  an SMTP server on loopback, for tests
"""

from camtay.connectors.email.client import Line, PermanentError, TemporaryError, configured

__all__ = ["Line", "PermanentError", "TemporaryError", "configured"]
