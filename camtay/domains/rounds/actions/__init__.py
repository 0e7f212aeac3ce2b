"""What may be done with rounds: one transaction each, with permission and journal."""
