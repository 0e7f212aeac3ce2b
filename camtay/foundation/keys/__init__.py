"""The key file: what encrypts citizen numbers, indexes them, and signs sessions.

key      encrypts; ciphertext carries its name, so that old rows stay readable after a rotation
current  the key new ciphertext is made with
index    makes a number findable without keeping it readable; it stays the same for ever
secret   Django's, for sessions and signed links
sign     a signature of our own under the current key, which names it

JSON: {"current": "k1", "keys": {"k1": "<Fernet key>"}, "index": "<hex>", "secret": "<text>"}.
"""

from camtay.foundation.keys.keyfile import Keys, add, create, load
from camtay.foundation.keys.signing import is_signed, sign

__all__ = ["Keys", "add", "create", "is_signed", "load", "sign"]
