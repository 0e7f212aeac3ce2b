"""What may be done with learning: one transaction each, with permission and journal."""
