"""Pure rules of teams: when a team and its members stand, and how a roster is read."""
