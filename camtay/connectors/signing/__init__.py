"""Time stamps by RFC 3161 (CAMTAY_TSA_URL): an authority outside says that a digest stood at a moment.

client    asks for a token, and checks one against the roots that are trusted; loaded with the first
check     says what is missing of the settings
Authority the address, who signs in there, and the file of trusted roots
fake      an authority on loopback that really signs, for tests
"""

from camtay.connectors.signing.settings import (
    Authority,
    PermanentError,
    Stamped,
    TemporaryError,
    check,
    configured,
)

__all__ = ["Authority", "PermanentError", "Stamped", "TemporaryError", "check", "configured"]
