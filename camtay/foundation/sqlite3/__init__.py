"""Django's SQLite, with writers who wait in a queue.

SQLite lets one write at a time, and has the others sleep ever longer before they look again: with eight threads at
work half of what the disk could take was lost to sleeping. Here writers of one process wait for each other by a lock
that wakes the next at once, and processes for each other by a file lock that is looked at every half millisecond.
The queue only spares waiting. What keeps writers apart is SQLite's own lock, as ever.
"""
