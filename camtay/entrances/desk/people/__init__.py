"""People at the desk: who works here with which role, residents, the permission matrix, the journal."""
