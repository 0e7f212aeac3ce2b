"""Who may do what, where: actors, roles held in places, permissions as data, scope."""
