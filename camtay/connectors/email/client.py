"""The SMTP client: Django's own, with every failure sorted into “later” and “never”."""

import smtplib
from types import TracebackType
from typing import Self
from uuid import UUID

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage, get_connection

CONSOLE = "django.core.mail.backends.console.EmailBackend"


class TemporaryError(Exception):
    """Try again later. `line_down`: nothing else will get through just now either."""

    def __init__(self, message: str, *, line_down: bool = False) -> None:
        super().__init__(message)
        self.line_down = line_down


class PermanentError(Exception):
    """This letter will never be taken: the address does not exist, or the text is refused."""


def configured() -> bool:
    """Has the installation a mail server? Printing letters to a console is none: links in them open accounts."""
    return bool(settings.EMAIL_BACKEND != CONSOLE)


class Line:
    """A connection to the mail server, for several letters."""

    def __init__(self) -> None:
        self._connection = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, message_id: UUID, to: str, subject: str, body: str) -> str:
        """Hand over one letter; answers its Message-ID, the same at every attempt so that mailboxes drop a repeat.

        Raises TemporaryError or PermanentError.
        """
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
        reference = f"<{message_id}@{domain}>"
        letter = EmailMessage(
            subject,
            body,
            settings.DEFAULT_FROM_EMAIL,
            [to],
            headers={"Message-ID": reference, "Auto-Submitted": "auto-generated"},
        )
        try:
            self._connection.open()
            self._connection.send_messages([letter])
        except (BadHeaderError, UnicodeError, smtplib.SMTPNotSupportedError) as error:
            raise PermanentError(str(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise _sorted(error) from error
        return reference

    def _hang_up(self) -> None:
        try:
            self._connection.close()
        except (smtplib.SMTPException, OSError):  # a broken line needs no farewell
            self._connection.connection = None  # type: ignore[attr-defined]


def _sorted(error: smtplib.SMTPException | OSError) -> TemporaryError | PermanentError:
    """5xx about the recipient or the text is final (RFC 5321, 4.2.1); all about us or the line may be mended."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        said = f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
        return PermanentError(said) if code >= 500 else TemporaryError(said)
    if isinstance(error, smtplib.SMTPDataError):
        said = f"{error.smtp_code} {error.smtp_error!s}"
        return PermanentError(said) if error.smtp_code >= 500 else TemporaryError(said)
    return TemporaryError(f"{type(error).__name__}: {error}", line_down=True)
