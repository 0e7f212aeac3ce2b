"""Content-addressed files: type sniffed from content, limits, streamed, served only through a permission check.

kind     what a caller accepts: pdf, jpeg, png, docx, xlsx, csv, mp3, m4a, ogg, wav
stored   content under its own SHA-256, once, however many records refer to it
row      `models.StoredFile`; the name a person gave the file belongs to the record that refers to it
sweep    takes away what broken uploads left, and (only when told) what no record refers to any more

A file is on disk, flushed, before its row is committed. Who may read it is the referring record's question.
"""

from camtay.foundation.files.errors import BadFile
from camtay.foundation.files.kinds import PAPERS, PICTURES, SOUNDS, TABLES
from camtay.foundation.files.serving import answer, headers, open_file, path_of, play, safe_name
from camtay.foundation.files.storing import MAX_BYTES, store
from camtay.foundation.files.sweeping import Swept, drop, find_damage, keep, sweep

__all__ = [
    "MAX_BYTES",
    "PAPERS",
    "PICTURES",
    "SOUNDS",
    "TABLES",
    "BadFile",
    "Swept",
    "answer",
    "drop",
    "find_damage",
    "headers",
    "keep",
    "open_file",
    "path_of",
    "play",
    "safe_name",
    "store",
    "sweep",
]
