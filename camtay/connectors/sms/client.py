"""The SMPP 3.4 client: bind as transmitter, submit, unbind."""

import time
from contextlib import suppress
from datetime import timedelta
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from smpplib import client as smpp
from smpplib import consts, exceptions

from camtay.connectors.sms import messages
from camtay.connectors.sms.messages import PermanentError, TemporaryError
from camtay.connectors.sms.settings import Account

# What is wrong with this message itself, and will be at every attempt (SMPP 3.4, 5.1.3).
FINAL = {
    consts.SMPP_ESME_RINVMSGLEN,
    consts.SMPP_ESME_RINVDSTADR,
    consts.SMPP_ESME_RINVDSTTON,
    consts.SMPP_ESME_RINVDSTNPI,
    consts.SMPP_ESME_RINVEXPIRY,
    consts.SMPP_ESME_RX_P_APPN,
    consts.SMPP_ESME_RX_R_APPN,
}
BUSY = {consts.SMPP_ESME_RTHROTTLED, consts.SMPP_ESME_RMSGQFUL}


class Line:
    """A bound session, for several messages."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client: Any = None
        self._next = 0.0

    @classmethod
    def from_settings(cls) -> "Line":
        return cls(settings.CAMTAY_SMS_URL)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            # Said or not, the session ends with the connection.
            with suppress(exceptions.ConnectionError, exceptions.PDUError, OSError):
                self._client.unbind()
            self._hang_up()

    def send(self, message_id: UUID, to: str, body: str, valid_for: timedelta | None = None) -> str:
        """Submit one text; answers the centre's own id for it (of the first part).

        SMPP knows no idempotency: a repeat after a lost answer carries the same user reference and the same part
        numbers, by which a centre or a telephone may drop it. Raises TemporaryError or PermanentError.
        """
        number = messages.international(to)
        if not 8 <= len(number) <= 15:
            raise PermanentError("not a telephone number")
        try:
            coding, pieces = messages.encoded(body)
        except (messages.TooLongError, UnicodeError) as error:
            raise PermanentError(str(error)) from error
        self._connect()
        common = {
            "destination_addr": number,
            "dest_addr_ton": consts.SMPP_TON_INTL,
            "dest_addr_npi": consts.SMPP_NPI_ISDN,
            "data_coding": coding,
            "user_message_reference": message_id.int & 0xFFFF,
            **_sender(self._account.source),
            **_validity(valid_for),
        }
        answers = [self._submit({**common, **form}) for form in self._forms(pieces, message_id.int & 0xFF)]
        return answers[0]

    def _forms(self, pieces: list[bytes], reference: int) -> list[dict[str, Any]]:
        if len(pieces) == 1:
            return [{"short_message": pieces[0]}]
        if self._account.long == "payload":
            return [{"message_payload": b"".join(pieces)}]
        parts = messages.with_header(pieces, reference)
        return [{"short_message": part, "esm_class": consts.SMPP_GSMFEAT_UDHI} for part in parts]

    def _connect(self) -> None:
        if self._client is not None:
            return
        try:
            self._account = Account.parse(self._url)
        except ImproperlyConfigured as error:
            raise TemporaryError(str(error), line_down=True) from error
        self._client = smpp.Client(
            self._account.host,
            self._account.port,
            timeout=self._account.timeout,
            logger_name="camtay.sms",
            allow_unknown_opt_params=True,
        )
        try:
            self._client.connect()
            self._client.bind_transmitter(system_id=self._account.user, password=self._account.password)
        except (
            exceptions.ConnectionError,
            exceptions.PDUError,
            exceptions.UnknownCommandError,
            OSError,
        ) as error:
            self._hang_up()
            raise TemporaryError(
                f"no session with the message centre: {_words(error)}", line_down=True
            ) from error

    def _submit(self, fields: dict[str, Any]) -> str:
        time.sleep(max(self._next - time.monotonic(), 0.0))
        self._next = time.monotonic() + 1 / self._account.rate
        try:
            sent = self._client.send_message(**fields)
            answer = self._answer(sent.sequence)
        except (
            exceptions.ConnectionError,
            exceptions.PDUError,
            exceptions.UnknownCommandError,
            OSError,
        ) as error:
            self._hang_up()
            raise TemporaryError(f"connection lost: {_words(error)}", line_down=True) from error
        if answer.status in FINAL:
            raise PermanentError(answer.get_status_desc())
        if answer.status != consts.SMPP_ESME_ROK:
            raise TemporaryError(answer.get_status_desc(), line_down=answer.status in BUSY)
        return (answer.message_id or b"").decode("ascii", "replace")

    def _answer(self, sequence: int) -> Any:
        """The answer to our request; the centre may ask in between whether we are still there."""
        deadline = time.monotonic() + self._account.timeout
        while time.monotonic() < deadline:
            pdu = self._client.read_pdu()
            if pdu.command == "enquire_link":
                self._client._enquire_link_received(pdu)
            elif pdu.sequence == sequence and pdu.command in ("submit_sm_resp", "generic_nack"):
                return pdu
            elif pdu.command == "unbind":
                raise exceptions.ConnectionError("the centre ended the session")
        raise TimeoutError("no answer")

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client._socket is not None:
            client._socket.close()
            client._socket = None


def _sender(source: str) -> dict[str, Any]:
    if source.isdigit():
        return {
            "source_addr": source,
            "source_addr_ton": consts.SMPP_TON_UNK,
            "source_addr_npi": consts.SMPP_NPI_ISDN,
        }
    return {
        "source_addr": source,
        "source_addr_ton": consts.SMPP_TON_ALNUM,
        "source_addr_npi": consts.SMPP_NPI_UNK,
    }


def _validity(valid_for: timedelta | None) -> dict[str, str]:
    """How long the centre may keep trying, in SMPP's relative time (7.1.1.2): a code must not come too late."""
    if valid_for is None:
        return {}
    seconds = max(int(valid_for.total_seconds()), 60)
    days, seconds = divmod(min(seconds, 30 * 86400), 86400)
    return {
        "validity_period": f"0000{days:02d}{seconds // 3600:02d}{seconds % 3600 // 60:02d}{seconds % 60:02d}000R"
    }


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
