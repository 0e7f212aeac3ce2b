"""Reading and writing the key file."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Keys:
    current: str
    keys: dict[str, bytes]
    index: bytes
    secret: str


def load(path: Path, *, may_create: bool) -> Keys:
    """Read the key file; make one only inside CAMTAY_HOME, where demo and development keep theirs.

    Raises ImproperlyConfigured when a file named on purpose is missing or unreadable: making a new one would
    leave every stored citizen number unreadable.
    """
    if not path.exists():
        if not may_create:
            raise ImproperlyConfigured(
                f"CAMTAY_KEY_FILE names {path}, which does not exist. Mount the disk it lies on, correct the path,"
                " or make a new one for a new installation with `camtay new-keys PATH`."
            )
        create(path)
    try:
        raw = json.loads(path.read_text())
        return Keys(
            raw["current"],
            {k: v.encode() for k, v in raw["keys"].items()},
            bytes.fromhex(raw["index"]),
            raw["secret"],
        )
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            f"The key file {path} cannot be read ({error}). Restore it from its own backup."
        ) from error


def create(path: Path) -> None:
    """Write a fresh key file, readable by its owner alone; two processes starting at once agree on one.

    A file that is there stays as it is.
    """
    content = {
        "current": "k1",
        "keys": {"k1": Fernet.generate_key().decode()},
        "index": secrets.token_hex(32),
        "secret": secrets.token_urlsafe(48),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def add(path: Path) -> str:
    """Add a fresh key and make it current; its name. The former ones stay, for old rows and old backups."""
    content = json.loads(path.read_text())
    name = f"k{len(content['keys']) + 1}"
    content["keys"][name] = Fernet.generate_key().decode()
    content["current"] = name
    os.replace(_draft(path, content), path)
    return name


def _draft(path: Path, content: dict[str, Any]) -> Path:
    """The content on disk, beside the file it is for, so that a power cut leaves the old file or the new one."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    with draft.open("w") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return draft
