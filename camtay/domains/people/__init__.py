"""People: residents, officials, helpers; accounts; roles held in a place; one-time codes."""
