"""What may be done with teams: one transaction each, with permission and journal."""
