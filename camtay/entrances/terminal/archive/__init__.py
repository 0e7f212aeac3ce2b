"""Backup and restore: one file with everything an installation owns, its keys left out unless asked for.

Manifest   what the archive holds: version, engine, rows by table, SHA-256 by file, which keys it was made under
Engine     how SQLite and PostgreSQL give a consistent copy of themselves, and take one back
writing    the copy, while the installation serves
reading    the way back: checked in full before anything is touched, the old state laid aside
"""
