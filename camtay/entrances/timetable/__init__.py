"""Time as a visitor: binds queued and scheduled job names to actions."""
